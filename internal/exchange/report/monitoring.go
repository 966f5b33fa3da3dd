package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/liangce/liangce/internal/exchange/docx"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/target"
)

// monitoring lays out what the figures say.
func (l *layout) monitoring() {
	l.chapter("总体情况")
	l.text(Summary)
	l.attainment()
	l.chapter("各领域监测情况")
	for _, d := range l.Table.Domains {
		l.sub(d.Name)
		l.text(DomainPart + d.Code)
		if l.measured(d) {
			l.domainTable(d)
			l.splitTables(d)
		}
		if picture := l.pictures.series[d.Code]; picture != nil {
			l.doc.Figure(docx.Figure{Caption: d.Name + "：历年变化", Alt: d.Name + "各指标历年数值与目标", PNG: picture, Width: wide})
		}
		l.breaks(d)
	}
	l.unmetTable()
	l.byArea()
	l.matrix()
	l.chapter("监测建议")
	l.text(Advice)
	l.method()
}

// domainTable sets a domain's indicators beside their targets.
func (l *layout) domainTable(d plan.Domain) {
	year := l.Evaluation.Year
	t := docx.Table{Caption: d.Name + "：指标与目标", Columns: []docx.Column{
		{Head: "指标", Width: 46},
		{Head: "单位", Width: 14, Align: docx.Center},
		{Head: strconv.Itoa(l.Plan.BaselineYear) + "年", Width: 17, Align: docx.Right},
		{Head: strconv.Itoa(year-1) + "年", Width: 17, Align: docx.Right},
		{Head: strconv.Itoa(year) + "年", Width: 17, Align: docx.Right},
		{Head: strconv.Itoa(l.Plan.TargetYear) + "年目标", Width: 22, Align: docx.Right},
		{Head: "评价", Width: 24},
	}}
	own := l.place(l.Evaluation.AreaCode)
	for n, i := range l.Table.Indicators {
		if i.Domain != d.Code {
			continue
		}
		of := l.Table.Targets[i.Code]
		row := cells(i.Code+" "+i.Name, i.Unit, orNone(of.BaselinePrinted), bare(l.of(n, own, 1)), bare(l.of(n, own, 0)), of.Printed, none)
		if look, _, ok := verdict(l.own(n)); ok {
			row[6] = seen(look)
		}
		t.Rows = append(t.Rows, docx.Row{Cells: row})
	}
	l.doc.Table(t)
}

func orNone(text string) string {
	if text == "" || text == "-" {
		return none
	}
	return text
}

// unmetTable lists what is not met, and what cannot be judged, with the reasons.
func (l *layout) unmetTable() {
	l.chapter("未达标和暂不可评价的指标")
	open := docx.Table{Caption: "未达标指标", Columns: []docx.Column{
		{Head: "指标", Width: 36},
		{Head: strconv.Itoa(l.Evaluation.Year) + "年", Width: 17, Align: docx.Right},
		{Head: "目标", Width: 15, Align: docx.Right},
		{Head: "评价", Width: 22},
		{Head: "原因", Width: 46},
		{Head: "牵头单位", Width: 18},
	}}
	unjudged := docx.Table{Caption: "暂不可评价指标", Columns: []docx.Column{{Head: "指标", Width: 52}, {Head: "情况", Width: 24}, {Head: "原因", Width: 52}, {Head: "牵头单位", Width: 28}}}
	for n, i := range l.Table.Indicators {
		status, judged := l.status(n)
		if !judged || status == target.Met {
			continue
		}
		r := l.own(n)
		look, reason, _ := verdict(r)
		name := []docx.Run{{Text: i.Code + " " + i.Name}}
		if status.Judgeable() {
			open.Rows = append(open.Rows, docx.Row{Cells: [][]docx.Run{
				name, {{Text: value(i, r)}}, {{Text: printed(i, l.Table.Targets[i.Code].Printed)}}, seen(look), {{Text: reason}}, {{Text: l.lead(i)}},
			}})
			continue
		}
		if reason == "" {
			reason = bare(r)
		}
		unjudged.Rows = append(unjudged.Rows, docx.Row{Cells: [][]docx.Run{name, seen(look), {{Text: reason}}, {{Text: l.lead(i)}}}})
	}
	l.listed(open, "可评价的指标全部达标。")
	l.listed(unjudged, "全部指标均可评价。")
}

// listed lays a table, or says that it would be empty.
func (l *layout) listed(t docx.Table, empty string) {
	if len(t.Rows) == 0 {
		l.doc.Paragraph(docx.Run{Text: empty})
		return
	}
	l.doc.Table(t)
}

// matrix shows every indicator in every area, on a page of its own that lies on its side.
func (l *layout) matrix() {
	beneath := l.beneath()
	if len(beneath) == 0 {
		return
	}
	l.doc.Landscape(true)
	l.sub("各地各指标一览")
	t := docx.Table{Caption: fmt.Sprintf("%d年各地指标值与评价", l.Evaluation.Year), Columns: []docx.Column{{Head: "指标（单位）", Width: 62}, {Head: l.Area.Name, Width: 20, Align: docx.Right}}}
	for _, a := range beneath {
		t.Columns = append(t.Columns, docx.Column{Head: l.Table.Areas[a].Name, Width: 20, Align: docx.Right})
	}
	own := l.place(l.Evaluation.AreaCode)
	for _, d := range l.Table.Domains {
		if !l.measured(d) {
			continue
		}
		t.Rows = append(t.Rows, docx.Row{Strong: true, Span: true, Cells: cells(d.Name)})
		for n, i := range l.Table.Indicators {
			if i.Domain != d.Code {
				continue
			}
			row := cells(i.Code + " " + i.Name + "（" + i.Unit + "）")
			for _, a := range append([]int{own}, beneath...) {
				row = append(row, l.short(n, a))
			}
			t.Rows = append(t.Rows, docx.Row{Cells: row})
		}
	}
	l.doc.Table(t)
	l.doc.Note("符号见“数据说明”。“—”表示该指标只在全市统计，或不在该地统计。")
	l.doc.Landscape(false)
}

// short is a value with the shape of its verdict.
func (l *layout) short(indicator, area int) []docx.Run {
	r := l.of(indicator, area, 0)
	look, _, ok := verdict(r)
	if !ok {
		return []docx.Run{{Text: none, Color: quiet}}
	}
	if r.Display == nil {
		return []docx.Run{{Text: look.shape + " " + bare(r), Color: looks[target.NoData].color}}
	}
	return []docx.Run{{Text: look.shape + " ", Color: look.color}, {Text: *r.Display}}
}

// breaksOf are the breaks in the series of an indicator.
func (f *Facts) breaksOf(indicator string) []rollup.Break {
	return slices.DeleteFunc(slices.Clone(f.Breaks), func(b rollup.Break) bool { return b.Indicator != indicator })
}

// breaks says of a domain's indicators from which year they are counted otherwise, and how they were compared nevertheless.
func (l *layout) breaks(d plan.Domain) {
	for _, i := range l.Table.Indicators {
		for _, b := range l.breaksOf(i.Code) {
			if i.Domain != d.Code {
				continue
			}
			said := fmt.Sprintf("注：“%s”自 %d 年起口径有变化（%s）", i.Name, b.Year, strings.TrimSuffix(b.LocalWhy(fault.Chinese), "。"))
			if bridge := b.Bridge; bridge != nil {
				said += fmt.Sprintf("；与规划目标比较时，按“新口径值 = 原口径值 × %s", bridge.Factor.Decimal)
				if !bridge.Shift.Decimal.IsZero() {
					said += " + " + bridge.Shift.Decimal.String()
				}
				said += "”折算。"
			} else {
				said += "；前后数值不直接比较。"
			}
			l.doc.Note(said)
		}
	}
}
