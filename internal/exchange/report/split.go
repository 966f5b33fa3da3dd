package report

import (
	"fmt"
	"slices"

	"github.com/liangce/liangce/internal/exchange/docx"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rollup"
)

// splitTables set a domain's indicators by sex, and by what else they are divided, beside their totals in the evaluation's own area.
func (l *layout) splitTables(d plan.Domain) {
	var order []string
	tables := map[string]*docx.Table{}
	for _, s := range l.Splits {
		n := l.indicatorAt(s.Indicator.Code)
		if s.Indicator.Domain != d.Code || n < 0 || !s.In(l.Area.Code) {
			continue
		}
		t := tables[s.Division.Code]
		if t == nil {
			t = &docx.Table{Caption: fmt.Sprintf("%s：%d年分%s情况", d.Name, l.Evaluation.Year, s.Division.Name), Columns: []docx.Column{{Head: "指标（单位）", Width: 62}, {Head: "合计", Width: 20, Align: docx.Right}}}
			for _, c := range s.Division.Categories {
				t.Columns = append(t.Columns, docx.Column{Head: c.Name, Width: 20, Align: docx.Right})
			}
			tables[s.Division.Code], order = t, append(order, s.Division.Code)
		}
		row := cells(named(s), whole(s, l.own(n)))
		for _, c := range s.Division.Categories {
			row = append(row, cells(part(s.At(c.Code, l.Area.Code)))...)
		}
		t.Rows = append(t.Rows, docx.Row{Cells: row})
	}
	for _, code := range order {
		l.doc.Table(*tables[code])
	}
	if len(order) > 0 {
		l.doc.Note("“*”表示尚有地区未报分项。只有分子分项的指标，列出的是分项的数量。")
	}
}

// indicatorAt is an indicator's place in the table; -1 where the plan's tables do not print it.
func (f *Facts) indicatorAt(code string) int {
	return slices.IndexFunc(f.Table.Indicators, func(i plan.Indicator) bool { return i.Code == code })
}

// named is an indicator with the unit of its parts.
func named(s rollup.Split) string {
	return s.Indicator.Code + " " + s.Indicator.Name + "（" + s.Unit + "）"
}

// whole stands beside the parts where it is in their unit.
func whole(s rollup.Split, r *rollup.Result) string {
	if s.Counted {
		if r == nil || !r.Numerator.Valid {
			return none
		}
		return r.Numerator.Decimal.String()
	}
	return bare(r)
}

// part is what is said of a part; what some areas lack is marked.
func part(r *rollup.Result) string {
	said := bare(r)
	if r != nil && r.Provisional && r.Display != nil {
		said += "*"
	}
	return said
}

// splitPage lists all parts in all areas.
func (f *Facts) splitPage(b *book) {
	p := b.page(splitSheet, 1, 8, 40, 14, 16, 12, 14, 10, 14, 22)
	p.heads("编码", "指标", "地区代码", "地区", "分类", "分项", "单位", "数值", "说明")
	for _, s := range f.Splits {
		if f.indicatorAt(s.Indicator.Code) < 0 {
			continue
		}
		for _, area := range f.Table.Areas {
			if !s.In(area.Code) {
				continue
			}
			for _, c := range s.Division.Categories {
				r := s.At(c.Code, area.Code)
				note := ""
				if r != nil && r.Provisional {
					note = fmt.Sprintf("%d个地区已报%d个", r.Expected, r.Reported)
				}
				p.put(words(s.Indicator.Code), words(s.Indicator.Name), words(area.Code), words(area.Name), words(s.Division.Name), words(c.Name), words(s.Unit), result(r), words(note))
			}
		}
	}
	p.end()
}
