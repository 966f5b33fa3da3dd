package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/target"
	"github.com/liangce/liangce/internal/survey"
)

// The sheets of the annex; formulas name them.
const (
	guideSheet    = "说明"
	verdictSheet  = "指标评价"
	attainedSheet = "达标率"
	dataSheet     = "各地数据"
	tableSheet    = "各地一览"
	splitSheet    = "分项数据"
	seriesSheet   = "历年"
	workSheet     = "任务与项目"
	scoreSheet    = "专家评分"
	indexSheet    = "发展指数"
	surveySheet   = "满意度"
	selfSheet     = "自评"
)

// annex makes the Excel file: what the reports say in tables, with formulas where a reader would check the sum.
func (f *Facts) annex() ([]byte, error) {
	b := newBook(f.title(Annex), f.Office.Name, f.day())
	f.guidePage(b)
	f.verdictPage(b)
	f.dataPage(b)
	f.attainedPage(b)
	if len(f.beneath()) > 0 {
		f.tablePage(b)
	}
	if len(f.Splits) > 0 {
		f.splitPage(b)
	}
	f.seriesPage(b)
	f.workPage(b)
	f.scorePage(b)
	f.indexPage(b)
	f.surveyPage(b)
	f.selfPage(b)
	return b.bytes()
}

func (f *Facts) guidePage(b *book) {
	p := b.page(guideSheet, 0, 22, 90)
	p.put(cell{value: f.title(Annex), style: titled})
	p.put(words(f.Office.Name + "　" + date(f.day())))
	if !f.Final() {
		p.put(bold("征求意见稿"))
	}
	p.put()
	p.put(words("数据来源"), words(fmt.Sprintf("%d年度第%d版发布数据（%s发布）；历年数据取自评估建立时各年度最新的发布版。", f.Evaluation.Year, f.Edition.Edition, date(f.Edition.PublishedAt))))
	p.put(words("公式"), words("比率、合计、达标率、加权总分和指数以公式给出，可点开核对；其余为发布值。"))
	p.put()
	p.heads("工作表", "内容")
	for _, s := range [][2]string{
		{verdictSheet, f.Area.Name + "各指标的基期值、上年值、本年值、目标与评价"},
		{dataSheet, "各指标在各地的分子、分母与数值"},
		{attainedSheet, "分领域、分地区的达标率"},
		{tableSheet, "各指标在各地的数值，指标为行、地区为列"},
		{splitSheet, "各指标按性别等分项的数值，有分项数据时列出"},
		{seriesSheet, f.Area.Name + "各指标历年数值"},
		{workSheet, "牵头单位年度工作报告的评定情况"},
		{scoreSheet, "评分表权重与各地得分"},
		{indexSheet, "发展指数及各领域得分"},
		{surveySheet, "满意度调查的答卷数与满意率"},
		{selfSheet, "各单位自评时的结果"},
	} {
		p.put(words(s[0]), words(s[1]))
	}
	p.put()
	p.heads("评价", "符号")
	for _, s := range verdicts {
		p.put(words(looks[s].word), words(looks[s].shape))
	}
	p.end()
}

// noPart stands for a verdict where an area has no part in an indicator.
const noPart = "不适用"

func (f *Facts) verdictPage(b *book) {
	p := b.page(verdictSheet, 1, 8, 44, 22, 9, 12, 12, 12, 16, 12, 60, 22)
	year := f.Evaluation.Year
	p.heads("编码", "指标", "领域", "单位", fmt.Sprintf("%d年", f.Plan.BaselineYear), fmt.Sprintf("%d年", year-1), fmt.Sprintf("%d年", year), fmt.Sprintf("%d年目标", f.Plan.TargetYear), "评价", "理由", "牵头单位")
	own := f.place(f.Evaluation.AreaCode)
	for n, i := range f.Table.Indicators {
		t, word, reason := f.Table.Targets[i.Code], noPart, ""
		if look, why, ok := verdict(f.own(n)); ok {
			word, reason = look.word, why
		}
		p.put(words(i.Code), words(i.Name), words(f.domainName(i.Domain)), words(i.Unit), words(orNone(t.BaselinePrinted)),
			result(f.of(n, own, 1)), result(f.own(n)), words(t.Printed), words(word), words(reason), words(f.lead(i)))
	}
	p.end()
}

// result is a value as a number, or the word for why there is none.
func result(r *rollup.Result) cell {
	if r == nil || r.Display == nil {
		return cell{value: bare(r), style: faint}
	}
	x, err := decimal.NewFromString(*r.Display)
	if err != nil { // shown otherwise than as a number
		return words(*r.Display)
	}
	return exact(x)
}

func (f *Facts) domainName(code string) string {
	for _, d := range f.Table.Domains {
		if d.Code == code {
			return d.Name
		}
	}
	return ""
}

// dataRow is where an indicator's value in an area stands on the sheet of data, below its row of heads.
func (f *Facts) dataRow(indicator, area int) int { return 2 + indicator*len(f.Table.Areas) + area }

func (f *Facts) dataPage(b *book) {
	p := b.page(dataSheet, 1, 8, 40, 22, 10, 16, 9, 14, 14, 12, 14, 12, 60)
	p.heads("编码", "指标", "领域", "地区代码", "地区", "单位", "分子", "分母", "倍数", "数值", "评价", "理由")
	for n, i := range f.Table.Indicators {
		for a, area := range f.Table.Areas {
			r := f.of(n, a, 0)
			word, reason := noPart, ""
			if look, why, ok := verdict(r); ok {
				word, reason = look.word, why
			}
			row := []cell{words(i.Code), words(i.Name), words(f.domainName(i.Domain)), words(area.Code), words(area.Name), words(i.Unit), {}, {}, {}, result(r), words(word), words(reason)}
			if r != nil && r.Numerator.Valid && r.Denominator.Valid && r.Value.Valid && !r.Denominator.Decimal.IsZero() {
				row[6], row[7], row[8] = exact(r.Numerator.Decimal), exact(r.Denominator.Decimal), exact(i.Multiplier)
				here := p.row + 1
				row[9] = row[9].by(fmt.Sprintf("ROUND(%s/%s*%s,%d)", at(6, here), at(7, here), at(8, here), places(*r.Display)))
			}
			p.put(row...)
		}
	}
	p.end()
}

func exact(d decimal.Decimal) cell { return number(d, max(0, -int(d.Exponent()))) }

// places is how many decimals a value is shown with: one more than usual where rounding would contradict its verdict.
func places(shown string) int {
	_, decimals, _ := strings.Cut(shown, ".")
	return len(decimals)
}

func (f *Facts) attainedPage(b *book) {
	p := b.page(attainedSheet, 0, 30, 12, 12, 12, 12, 12)
	p.put(cell{value: "分领域", style: titled})
	p.heads("领域", "指标数", "可评价", "达标", "接近达标", "达标率")
	first := p.row + 1
	last := len(f.Table.Indicators) + 1
	for _, d := range f.Table.Domains {
		f.attainedRow(p, d.Name, f.domain(d.Code), fmt.Sprintf("'%s'!$C$2:$C$%d", verdictSheet, last), fmt.Sprintf("'%s'!$I$2:$I$%d", verdictSheet, last), at(0, p.row+1))
	}
	sum := []cell{bold("合计")}
	t := f.Attained.Overall
	for c, n := range []int{t.Total, t.Judgeable, t.Met, t.Nearly} {
		sum = append(sum, count(n).loud().by(fmt.Sprintf("SUM(%s:%s)", at(c+1, first), at(c+1, p.row))))
	}
	p.put(append(sum, shareOf(t, p.row+1))...)
	if len(f.Attained.Areas) > 0 {
		p.put()
		p.put(cell{value: "分地区", style: titled})
		p.heads("地区", "指标数", "可评价", "达标", "接近达标", "达标率")
		rows := f.dataRow(len(f.Table.Indicators), 0) - 1
		for _, g := range f.Attained.Areas {
			f.attainedRow(p, f.areaOf(g.Group).Name, g.Tally, fmt.Sprintf("'%s'!$E$2:$E$%d", dataSheet, rows), fmt.Sprintf("'%s'!$K$2:$K$%d", dataSheet, rows), at(0, p.row+1))
		}
	}
	p.end()
}

// attainedRow counts by the verdicts of another sheet: of, where what counts is named, and said, where the verdicts stand.
func (f *Facts) attainedRow(p *page, name string, t target.Tally, of, said, key string) {
	row := p.row + 1
	counted := func(word string) string { return fmt.Sprintf(`COUNTIFS(%s,%s,%s,"%s")`, of, key, said, word) }
	p.put(words(name),
		count(t.Total).by(fmt.Sprintf(`COUNTIFS(%s,%s,%s,"<>%s")`, of, key, said, noPart)),
		count(t.Judgeable).by(at(1, row)+"-"+counted(looks[target.NeedsJudgement].word)+"-"+counted(looks[target.NoData].word)),
		count(t.Met).by(counted(looks[target.Met].word)), count(t.Nearly), shareOf(t, row))
}

func shareOf(t target.Tally, row int) cell {
	c := cell{value: none, style: shareN}
	if x, ok := t.Rate(); ok {
		c.value = double(x.Output().Shift(-2))
	}
	return c.by(fmt.Sprintf(`IF(%[1]s=0,"%[3]s",%[2]s/%[1]s)`, at(2, row), at(3, row), none))
}

func (f *Facts) tablePage(b *book) {
	widths := []float64{8, 40, 9}
	heads := []string{"编码", "指标", "单位"}
	for _, a := range f.Table.Areas {
		widths, heads = append(widths, 13), append(heads, a.Name)
	}
	p := b.page(tableSheet, 1, widths...)
	p.heads(heads...)
	for n, i := range f.Table.Indicators {
		row := []cell{words(i.Code), words(i.Name), words(i.Unit)}
		for a := range f.Table.Areas {
			row = append(row, result(f.of(n, a, 0)).by(fmt.Sprintf("'%s'!%s", dataSheet, at(9, f.dataRow(n, a)))))
		}
		p.put(row...)
	}
	p.end()
}

func (f *Facts) seriesPage(b *book) {
	widths, heads := []float64{8, 40, 9}, []string{"编码", "指标", "单位"}
	for _, y := range f.Table.Years {
		widths, heads = append(widths, 12), append(heads, strconv.Itoa(y)+"年")
	}
	p := b.page(seriesSheet, 1, append(widths, 16)...)
	p.heads(append(heads, fmt.Sprintf("%d年目标", f.Plan.TargetYear))...)
	own := f.place(f.Evaluation.AreaCode)
	for n, i := range f.Table.Indicators {
		row := []cell{words(i.Code), words(i.Name), words(i.Unit)}
		for y := range f.Table.Years {
			row = append(row, result(f.Table.At(n, own, y)))
		}
		p.put(append(row, words(f.Table.Targets[i.Code].Printed))...)
	}
	p.end()
}

func (f *Facts) surveyPage(b *book) {
	p := b.page(surveySheet, 1, 30, 46, 16, 10, 10, 10, 10, 10)
	p.heads("调查", "问题", "地区", "答卷数", "满意", "满意率", "区间下限", "区间上限")
	for _, s := range f.Surveys {
		for _, q := range s.Questions {
			if q.Question.Kind != survey.Satisfaction {
				continue
			}
			f.surveyRow(p, s, q, "合计", q.Overall)
			for _, g := range q.Areas {
				f.surveyRow(p, s, q, f.areaName(g.AreaCode), g)
			}
		}
	}
	if p.row == 1 {
		p.put(words("本年度没有已结束的满意度调查。"))
	}
	p.end()
}

func (f *Facts) surveyRow(p *page, s survey.Result, q survey.Found, area string, g survey.Group) {
	row := []cell{words(s.Survey.Title), words(q.Question.Words.ZH), words(area)}
	if g.Hidden || g.Satisfied == nil {
		p.put(append(row, cell{value: "不公布", style: faint})...)
		return
	}
	here, satisfied := p.row+1, 0
	for n, c := range g.Counts {
		if n+1 >= survey.Satisfied {
			satisfied += c
		}
	}
	share := func(d decimal.Decimal) cell { return cell{value: double(d.Shift(-2)), style: shareN} }
	p.put(append(row, count(g.Size), count(satisfied), share(g.Satisfied.Of).by(fmt.Sprintf("ROUND(%s/%s,3)", at(4, here), at(3, here))), share(g.Satisfied.Low), share(g.Satisfied.High))...)
}
