package report

import (
	"fmt"
	"strconv"

	"github.com/liangce/liangce/internal/devindex"
	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/exchange/docx"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/progress"
	"github.com/liangce/liangce/internal/survey"
)

// evaluation lays out what the office makes of the figures, the work and the scores.
func (l *layout) evaluation() {
	l.chapter("评估工作概述")
	l.text(Foreword)
	l.course()
	l.chapter("总体评价")
	l.text(Overview)
	l.attainment()
	l.chapter("目标达成情况")
	for _, d := range l.Table.Domains {
		l.sub(d.Name)
		l.text(DomainPart + d.Code)
		if l.measured(d) {
			l.verdictTable(d)
		}
	}
	l.byArea()
	l.chapter("任务与项目推进情况")
	l.text(Organisation)
	l.workTable()
	l.scores()
	l.index()
	l.surveys()
	l.chapter("成效、问题与建议")
	for _, part := range []struct{ title, code string }{{"主要成效", Achievements}, {"存在问题", Problems}, {"对策建议", Suggestions}} {
		l.sub(part.title)
		l.text(part.code)
	}
	l.method()
	l.accounts()
}

var stepWords = map[evaluation.State]string{
	evaluation.Draft: "建立评估，固定所依据的数据", evaluation.Collecting: "请各单位开展自评", evaluation.Scoring: "组织专家评分", evaluation.Concluded: "形成评估结论",
}

// course is how the evaluation went.
func (l *layout) course() {
	t := docx.Table{Caption: "评估过程", Columns: []docx.Column{{Head: "步骤", Width: 90}, {Head: "日期", Width: 50}}}
	for _, s := range l.steps() {
		t.Rows = append(t.Rows, docx.Row{Cells: cells(stepWords[s.State], date(s.At))})
	}
	l.doc.Table(t)
}

func (l *layout) verdictTable(d plan.Domain) {
	t := docx.Table{Caption: d.Name + "：评价与理由", Columns: []docx.Column{
		{Head: "指标", Width: 42}, {Head: strconv.Itoa(l.Evaluation.Year) + "年", Width: 20, Align: docx.Right}, {Head: "目标", Width: 20, Align: docx.Right}, {Head: "评价", Width: 23}, {Head: "理由", Width: 52},
	}}
	for n, i := range l.Table.Indicators {
		if i.Domain != d.Code {
			continue
		}
		r := l.own(n)
		row := cells(i.Code+" "+i.Name, value(i, r), printed(i, l.Table.Targets[i.Code].Printed), none, "")
		if look, reason, ok := verdict(r); ok {
			row[3], row[4] = seen(look), []docx.Run{{Text: reason}}
		}
		t.Rows = append(t.Rows, docx.Row{Cells: row})
	}
	l.doc.Table(t)
}

func (l *layout) workTable() {
	if len(l.Evaluation.Work) == 0 {
		return
	}
	t := docx.Table{Caption: "牵头单位年度工作报告评定情况（份）", Columns: []docx.Column{
		{Head: "领域", Width: 52},
		{Head: "应报告", Width: 17, Align: docx.Right},
		{Head: "已完成", Width: 17, Align: docx.Right},
		{Head: "推进中", Width: 17, Align: docx.Right},
		{Head: "滞后", Width: 17, Align: docx.Right},
		{Head: "未启动", Width: 17, Align: docx.Right},
		{Head: "未评定", Width: 17, Align: docx.Right},
	}}
	for _, kind := range workKinds {
		t.Rows = append(t.Rows, docx.Row{Strong: true, Span: true, Cells: cells(kind.zh)})
		for _, w := range l.Evaluation.Work {
			if w.Kind == kind.code {
				t.Rows = append(t.Rows, docx.Row{Cells: cells(l.workName(w), strconv.Itoa(w.Owed), strconv.Itoa(w.Done), strconv.Itoa(w.UnderWay), strconv.Itoa(w.Delayed), strconv.Itoa(w.NotStarted), strconv.Itoa(w.Unrated()))})
			}
		}
	}
	l.doc.Table(t)
}

// workName is the domain of tasks; projects have none.
func (f *Facts) workName(w evaluation.Work) string {
	if name := f.domainName(w.Domain); name != "" {
		return name
	}
	if w.Kind == progress.KindProject {
		return "各项目"
	}
	return "不分领域"
}

func (l *layout) scores() {
	scored := l.scored()
	if len(scored) == 0 {
		return
	}
	l.chapter("专家评分")
	l.doc.Paragraph(docx.Run{Text: fmt.Sprintf("%d位专家按第%d版评分表对各地独立评分，全部提交后公开。分差超过20分或有异议的项目由评估组织单位裁定，裁定与各专家评分并存。", len(l.Evaluation.Panel), l.Standings.Sheet.Version)})
	sheet := docx.Table{Caption: "评分表", Columns: []docx.Column{{Head: "项目", Width: 40}, {Head: "要点", Width: 80}, {Head: "权重（%）", Width: 22, Align: docx.Right}}}
	for _, i := range l.Standings.Sheet.Items {
		sheet.Rows = append(sheet.Rows, docx.Row{Cells: cells(i.Name, i.Guide, i.Weight.String())})
	}
	l.doc.Table(sheet)
	t := docx.Table{Caption: "各地得分", Columns: []docx.Column{{Head: "地区", Width: 30}}}
	for _, i := range l.Standings.Sheet.Items {
		t.Columns = append(t.Columns, docx.Column{Head: i.Name, Width: 20, Align: docx.Right})
	}
	t.Columns = append(t.Columns, docx.Column{Head: "加权总分", Width: 20, Align: docx.Right})
	ruled := 0
	for _, a := range scored {
		row := []string{a.Area.Name}
		for _, i := range a.Items {
			mark := ""
			if i.Ruling != nil {
				mark, ruled = "*", ruled+1
			}
			row = append(row, i.Points.Display(1)+mark)
		}
		t.Rows = append(t.Rows, docx.Row{Cells: cells(append(row, total(a))...)})
	}
	l.doc.Table(t)
	if ruled > 0 {
		l.doc.Note(fmt.Sprintf("带*的%d项为裁定得分；“—”表示尚有项目待裁定。", ruled))
	}
}

func (l *layout) index() {
	areas := l.indexed()
	if len(areas) == 0 {
		return
	}
	l.chapter("发展指数")
	words := "发展指数把各指标按目标类型折算为0至100分，按领域加权平均。"
	if v := l.Index.Weights.Version; v > devindex.Undecided {
		words += fmt.Sprintf("采用第%d版权重。", v)
	} else {
		words += "各领域等权。"
	}
	l.doc.Paragraph(docx.Run{Text: words + "数据不足规定比例的地区不计算指数，分母过小的地区不排位。"})
	t := docx.Table{Caption: "发展指数", Columns: []docx.Column{
		{Head: "地区", Width: 30}, {Head: "指数", Width: 20, Align: docx.Right}, {Head: "位次", Width: 46, Align: docx.Right}, {Head: "权重变化时的位次", Width: 32, Align: docx.Right}, {Head: "有数据的权重", Width: 26, Align: docx.Right},
	}}
	for _, a := range areas {
		rank, span := unranked[a.Placed.Why], none
		if a.Placed.Rank > 0 {
			rank, span = strconv.Itoa(a.Placed.Rank), fmt.Sprintf("%d–%d", a.Placed.Best, a.Placed.Worst)
		}
		t.Rows = append(t.Rows, docx.Row{Cells: cells(a.Area.Name, index(a.Placed.Index.Total), rank, span, percent(a.Placed.Index.Answered, true))})
	}
	l.doc.Table(t)
	if l.pictures.index != nil {
		l.doc.Figure(docx.Figure{Caption: "各地发展指数", Alt: "各地发展指数的条形图", PNG: l.pictures.index, Width: wide})
	}
}

func (l *layout) surveys() {
	if len(l.Surveys) == 0 {
		return
	}
	l.chapter("满意度调查")
	for _, s := range l.Surveys {
		l.sub(s.Survey.Title)
		l.doc.Paragraph(docx.Run{Text: fmt.Sprintf("调查以公开链接匿名进行，%s结束，共收到%d份答卷。", date(*s.Survey.ClosedAt), s.Survey.Answered)})
		t := docx.Table{Caption: s.Survey.Title + "：满意率", Columns: []docx.Column{
			{Head: "问题", Width: 60}, {Head: "地区", Width: 26}, {Head: "答卷数", Width: 18, Align: docx.Right}, {Head: "满意率", Width: 20, Align: docx.Right}, {Head: "95%置信区间", Width: 30, Align: docx.Right},
		}}
		for _, q := range s.Questions {
			if q.Question.Kind != survey.Satisfaction {
				continue
			}
			t.Rows = append(t.Rows, l.group(q.Question.Words.ZH, "合计", q.Overall, true))
			for _, g := range q.Areas {
				t.Rows = append(t.Rows, l.group("", l.areaName(g.AreaCode), g, false))
			}
		}
		l.listed(t, "问卷没有满意度问题。")
		l.doc.Note(fmt.Sprintf("答卷少于%d份的分组不公布，并遮蔽可推算出它的分组。", survey.Threshold))
	}
}

func (f *Facts) areaName(code string) string {
	if n := f.place(code); n >= 0 {
		return f.Table.Areas[n].Name
	}
	return code
}

func (l *layout) group(question, area string, g survey.Group, strong bool) docx.Row {
	row := docx.Row{Strong: strong, Cells: cells(question, area, "不公布", none, none)}
	if g.Hidden {
		return row
	}
	row.Cells[2] = []docx.Run{{Text: strconv.Itoa(g.Size)}}
	if s := g.Satisfied; s != nil {
		row.Cells[3] = []docx.Run{{Text: s.Of.StringFixed(1) + "%"}}
		row.Cells[4] = []docx.Run{{Text: s.Low.StringFixed(1) + "%–" + s.High.StringFixed(1) + "%"}}
	}
	return row
}

// accounts are the units' own words, after all that is said of them.
func (l *layout) accounts() {
	if len(l.Selves) == 0 {
		return
	}
	l.chapter("附：各单位自评")
	t := docx.Table{Caption: "各单位自评时的结果", Columns: []docx.Column{
		{Head: "单位", Width: 50},
		{Head: "指标达标/可评价", Width: 28, Align: docx.Right},
		{Head: "数据按时/应报", Width: 26, Align: docx.Right},
		{Head: "任务报告通过/应报", Width: 30, Align: docx.Right},
		{Head: "自评", Width: 20, Align: docx.Center},
	}}
	for _, s := range l.Selves {
		state := "未提交"
		if s.Sent != nil {
			state = "已提交"
		}
		c := s.Results
		t.Rows = append(t.Rows, docx.Row{Cells: cells(s.Tenant.Name, pair(c.Indicators.Met, c.Indicators.Judgeable), pair(c.Figures.InTime, c.Figures.Owed), pair(c.Tasks.Accepted, c.Tasks.Owed), state)})
	}
	l.doc.Table(t)
	for _, s := range l.Selves {
		if s.Sent == nil {
			continue
		}
		l.doc.Heading(3, s.Tenant.Name)
		for _, said := range []struct{ head, words string }{{"成效", s.Sent.Achievements}, {"问题", s.Sent.Problems}, {"下一步措施", s.Sent.Measures}} {
			l.paragraphs([]docx.Run{{Text: said.head + "：", Bold: true}, {Text: said.words}})
		}
	}
}

func pair(n, of int) string {
	if of == 0 {
		return none
	}
	return fmt.Sprintf("%d/%d", n, of)
}
