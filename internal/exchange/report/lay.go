package report

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/liangce/liangce/internal/devindex"
	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/exchange/docx"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rule/prose"
	"github.com/liangce/liangce/internal/rule/target"
)

// names are what the documents are called.
var names = fault.Texts{
	string(Monitoring) + string(evaluation.Annual):  {fault.Chinese: "年度监测报告", fault.English: "Annual monitoring report"},
	string(Monitoring) + string(evaluation.Midterm): {fault.Chinese: "中期监测报告", fault.English: "Midterm monitoring report"},
	string(Monitoring) + string(evaluation.Final):   {fault.Chinese: "终期监测报告", fault.English: "Final monitoring report"},
	string(Evaluation) + string(evaluation.Annual):  {fault.Chinese: "年度评估报告", fault.English: "Annual evaluation report"},
	string(Evaluation) + string(evaluation.Midterm): {fault.Chinese: "中期评估报告", fault.English: "Midterm evaluation report"},
	string(Evaluation) + string(evaluation.Final):   {fault.Chinese: "终期评估报告", fault.English: "Final evaluation report"},
	string(Annex) + string(evaluation.Annual):       {fault.Chinese: "年度统计附表", fault.English: "Statistical annex"},
	string(Annex) + string(evaluation.Midterm):      {fault.Chinese: "中期统计附表", fault.English: "Statistical annex"},
	string(Annex) + string(evaluation.Final):        {fault.Chinese: "终期统计附表", fault.English: "Statistical annex"},
}

// LocalName is what a document of an evaluation is called, in zh-CN or en.
func LocalName(kind Kind, of evaluation.Kind, lang string) string {
	return names.Say(lang, nil, string(kind)+string(of))
}

// title is the document's own: area, plan and year come with it.
func (f *Facts) title(kind Kind) string {
	return f.subject() + f.dated() + LocalName(kind, f.Evaluation.Kind, fault.Chinese)
}

// subject is what the documents are about: the plan, and of a county that is not the plan's own, what it makes of it.
func (f *Facts) subject() string {
	if f.Area.Code != f.Plan.AreaCode {
		return f.Area.Name + "实施《" + f.Plan.Title + "》"
	}
	return f.Plan.Title
}

// dated is the year in the title; a final evaluation is one of the whole plan.
func (f *Facts) dated() string {
	switch f.Evaluation.Kind {
	case evaluation.Annual:
		return strconv.Itoa(f.Evaluation.Year) // “年度” follows
	case evaluation.Midterm:
		return strconv.Itoa(f.Evaluation.Year) + "年"
	default:
		return ""
	}
}

// FileName is the document's, as it is saved.
func (f *Facts) FileName(kind Kind) string {
	ending := ".docx"
	if kind == Annex {
		ending = ".xlsx"
	}
	// What a file system does not take.
	return strings.NewReplacer("/", "-", "\\", "-", ":", "：", "*", "＊", "?", "？", "\"", "”", "<", "〈", ">", "〉", "|", "-").Replace(f.title(kind)) + ending
}

// Lay lays a document out.
func (f *Facts) Lay(kind Kind, texts map[string]Text, p Pictures) ([]byte, error) {
	if kind == Annex {
		return f.annex()
	}
	l := &layout{Facts: f, texts: texts, values: Values(f.Fields()), pictures: p, doc: docx.New(docx.Properties{
		Title: f.title(kind), Subject: f.Plan.Title, Author: f.Office.Name, At: f.day(),
	})}
	l.cover(kind)
	l.doc.Contents("目　录")
	if kind == Monitoring {
		l.monitoring()
	} else {
		l.evaluation()
	}
	var out bytes.Buffer
	if err := l.doc.Write(&out); err != nil {
		return nil, fmt.Errorf("report: write the document: %w", err)
	}
	return out.Bytes(), nil
}

// layout is a Word document in the making.
type layout struct {
	*Facts
	doc               *docx.Document
	texts             map[string]Text
	values            map[string]string
	pictures          Pictures
	chapters, section int
}

func (l *layout) cover(kind Kind) {
	c := docx.Cover{Title: strings.Replace(l.title(kind), l.subject(), l.subject()+"\n", 1), Under: "（" + strconv.Itoa(l.Evaluation.Year) + "年度数据，第" + fmt.Sprint(l.Edition.Edition) + "版）", Foot: []string{l.Office.Name}}
	if kind == Monitoring && l.Statistics != nil {
		c.Foot = append(c.Foot, l.Statistics.Name)
	}
	c.Foot = append(c.Foot, date(l.day()))
	if !l.Final() {
		c.Mark = "征求意见稿"
	}
	l.doc.Cover(c)
}

func (l *layout) chapter(title string) {
	l.chapters++
	l.section = 0
	l.doc.Heading(1, ordinal(l.chapters)+"、"+title)
}

func (l *layout) sub(title string) {
	l.section++
	l.doc.Heading(2, "（"+ordinal(l.section)+"）"+title)
}

// text lays the words of a part, its fields filled in; a changed number is marked, and the text with it.
func (l *layout) text(part string) {
	t := l.texts[part]
	if len(t.Changed) > 0 {
		l.doc.Marked("以下文字中有数字在撰写后发生变动（已标出），文字是否仍然适用，待确认。")
	}
	var runs []docx.Run
	for _, piece := range t.Pieces {
		if piece.Key != "" {
			runs = append(runs, docx.Run{Text: l.said(piece), Marked: slices.Contains(t.Changed, piece.Key)})
			continue
		}
		runs = append(runs, docx.Run{Text: piece.Words})
	}
	l.paragraphs(runs)
}

// paragraphs lays words out; each line of them is a paragraph.
func (l *layout) paragraphs(words []docx.Run) {
	var runs []docx.Run
	flush := func() {
		if len(runs) > 0 {
			l.doc.Paragraph(runs...)
		}
		runs = nil
	}
	for _, w := range words {
		for n, line := range strings.Split(w.Text, "\n") {
			if n > 0 {
				flush()
			}
			if line = strings.TrimRight(line, "\r"); strings.TrimSpace(line) != "" {
				w.Text = line
				runs = append(runs, w)
			}
		}
	}
	flush()
}

func (l *layout) said(p prose.Piece) string {
	if value, known := l.values[p.Key]; known {
		return value
	}
	return none
}

// cells are a table's row of plain words.
func cells(words ...string) [][]docx.Run {
	out := make([][]docx.Run, len(words))
	for n, w := range words {
		out[n] = []docx.Run{{Text: w}}
	}
	return out
}

func seen(l look) []docx.Run { return []docx.Run{{Text: l.both(), Color: l.color}} }

// attainment is the table and the picture of what is met, by domain and by area.
func (l *layout) attainment() {
	t := tallies("分领域指标达标情况", "领域")
	for _, d := range l.Table.Domains {
		t.Rows = append(t.Rows, tallied(d.Name, l.domain(d.Code), false))
	}
	t.Rows = append(t.Rows, tallied("合计", l.Attained.Overall, true))
	l.doc.Table(t)
	l.doc.Note("达标率＝达标指标数÷可评价指标数。接近达标不计入达标率。暂不可评价的指标不计入分母。")
	l.doc.Figure(docx.Figure{Caption: "分领域指标评价结果（项）", Alt: "各领域按评价结果分的指标数", PNG: l.pictures.domains, Width: wide})
}

// tallies is a table that counts what is met, group by group.
func tallies(caption, of string) docx.Table {
	return docx.Table{Caption: caption, Columns: []docx.Column{
		{Head: of, Width: 50},
		{Head: "指标数", Width: 18, Align: docx.Right},
		{Head: "可评价", Width: 18, Align: docx.Right},
		{Head: "达标", Width: 18, Align: docx.Right},
		{Head: "接近达标", Width: 20, Align: docx.Right},
		{Head: "达标率", Width: 20, Align: docx.Right},
	}}
}

func tallied(group string, t target.Tally, strong bool) docx.Row {
	return docx.Row{Strong: strong, Cells: cells(group, strconv.Itoa(t.Total), strconv.Itoa(t.Judgeable), strconv.Itoa(t.Met), strconv.Itoa(t.Nearly), rate(t))}
}

// byArea compares the areas beneath.
func (l *layout) byArea() {
	if len(l.Attained.Areas) == 0 {
		return
	}
	l.chapter("各地情况")
	t := tallies("各地指标达标情况", "地区")
	t.Rows = append(t.Rows, tallied(l.Area.Name, l.Attained.Overall, true))
	for _, g := range l.Attained.Areas {
		t.Rows = append(t.Rows, tallied(l.areaOf(g.Group).Name, g.Tally, false))
	}
	l.doc.Table(t)
	l.doc.Note("各地按《规划》的目标值衡量；只在全市统计的指标不计入各地。")
	l.doc.Figure(docx.Figure{Caption: "各地指标达标率", Alt: "各地达标率的条形图", PNG: l.pictures.areas, Width: wide})
}

// method says how the document came about.
func (l *layout) method() {
	l.chapter("数据说明")
	l.doc.Paragraph(docx.Run{Text: fmt.Sprintf("本报告全部指标数据取自%d年度第%d版发布数据，发布日期为%s。历年数据取自评估建立时各年度最新的发布版。此后的更正不改变本报告，另以勘误列出。",
		l.Evaluation.Year, l.Edition.Edition, date(l.Edition.PublishedAt))})
	l.doc.Paragraph(docx.Run{Text: "评价结果按《规划》各指标的目标类型计算，分为以下各类，以文字、符号和颜色同时表示。"})
	means := []string{"达到目标要求", "尚未达到目标，进度不慢于时间进度", "略慢于时间进度，或已达标但出现下滑", "明显慢于时间进度，或未达到年度要求", "连续恶化", "数值不足以判断，须由有权单位认定", "没有可用的数据"}
	t := docx.Table{Caption: "评价结果分类", Columns: []docx.Column{{Head: "评价", Width: 34}, {Head: "含义", Width: 110}}}
	for n, s := range verdicts {
		t.Rows = append(t.Rows, docx.Row{Cells: [][]docx.Run{seen(looks[s]), {{Text: means[n]}}}})
	}
	l.doc.Table(t)
	l.doc.Note("“接近达标”指未达标但已完成目标差距的95%以上，或以百分比计量的指标距目标不超过1个百分点。")
}

// indexed are the areas of the index that belong to the evaluation.
func (f *Facts) indexed() []devindex.Area {
	var out []devindex.Area
	for _, a := range f.Index.Areas {
		if f.place(a.Area.Code) >= 0 {
			out = append(out, a)
		}
	}
	return out
}

// lead is the department that answers for an indicator.
func (f *Facts) lead(i plan.Indicator) string { return f.Lines[i.Lead].Name }
