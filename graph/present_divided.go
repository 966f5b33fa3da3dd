package graph

import (
	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/tenant"
)

func (n *names) divided(d *rollup.Divided, c *plan.Catalogue) *model.DividedIndicator {
	out := &model.DividedIndicator{Indicator: n.indicator(c, d.Indicator), Ways: make([]model.WayOfDividing, len(d.Ways))}
	at := 0
	for i, w := range d.Ways {
		by := model.Division{Code: w.Division.Code, Name: w.Division.LocalName(n.lang)}
		way := model.WayOfDividing{Division: by, Counted: w.Counted, Unit: w.Unit, Parts: make([]model.DividedPart, len(w.Division.Categories))}
		for k, category := range w.Division.Categories {
			part := model.DividedPart{Category: model.Category{Code: category.Code, Name: category.LocalName(n.lang), Division: &by}, Cells: []model.DividedCell{}}
			for _, area := range d.Areas {
				for _, year := range d.Years {
					if r := d.Cells[at]; r != nil {
						part.Cells = append(part.Cells, n.dividedCell(*r, area, year))
					}
					at++
				}
			}
			way.Parts[k] = part
		}
		out.Ways[i] = way
	}
	return out
}

func (n *names) dividedCell(r rollup.Result, area tenant.Area, year int) model.DividedCell {
	return model.DividedCell{
		Area: n.area(area.Code), Year: year, Value: nullText(r.Value), Display: r.Display, Emptiness: r.Emptiness,
		Provisional: r.Provisional, Missing: n.completeness(r).Missing,
	}
}
