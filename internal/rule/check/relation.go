package check

import (
	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

// sheet finds cells by area, element and category; areas and categories keep the order of the cells.
type sheet struct {
	cells      map[string]map[Ref]Cell
	areas      []string
	categories []string
}

func index(cells []Cell) sheet {
	s := sheet{cells: map[string]map[Ref]Cell{}}
	known := map[string]bool{}
	for _, c := range cells {
		if s.cells[c.Area] == nil {
			s.cells[c.Area] = map[Ref]Cell{}
			s.areas = append(s.areas, c.Area)
		}
		s.cells[c.Area][Ref{c.Element, c.Category}] = c
		if !known[c.Category] {
			known[c.Category] = true
			s.categories = append(s.categories, c.Category)
		}
	}
	return s
}

// value finds a cell that has a number.
func (s sheet) value(area string, r Ref) (Cell, bool) {
	c, ok := s.cells[area][r]
	return c, ok && c.Value.Present()
}

func (r Relation) check(s sheet, area string) []Problem {
	if len(r.Parts) > 0 {
		return r.parts(s, area)
	}
	var problems []Problem
	for _, category := range s.categories {
		top, hasTop := s.value(area, Ref{r.Numerator, category})
		bottom, hasBottom := s.value(area, Ref{r.Denominator, category})
		if !hasTop || !hasBottom || !top.Value.Dec.GreaterThan(bottom.Value.Dec) {
			continue
		}
		if at, ok := toldAt(top, bottom); ok {
			problems = append(problems, exceeds(at, top, bottom))
		}
	}
	return problems
}

// toldAt is the numerator, but the denominator where the numerator is another tenant's or has been sent off before.
func toldAt(top, bottom Cell) (Cell, bool) {
	if !top.Context && (!top.Settled || !bottom.mendable()) {
		return top, true
	}
	return bottom, !bottom.Context
}

func (c Cell) mendable() bool { return !c.Context && !c.Settled }

func exceeds(at, top, bottom Cell) Problem {
	p := problem(at, NumeratorExceedsDenominator,
		"other", bottom.Name, "other@en", bottom.NameEn, "other_value", bottom.Value.Dec.String())
	p.Params["element"], p.Params["element@en"] = top.Name, top.NameEn
	p.Params["value"] = top.Value.Dec.String()
	return p
}

// parts: partial detail is allowed, and proves only that the total is not less.
func (r Relation) parts(s sheet, area string) []Problem {
	total, ok := s.value(area, r.Total)
	if !ok || total.Context {
		return nil
	}
	sum, at, whole := decimal.Zero, total, true
	for _, ref := range r.Parts {
		part, given := s.cells[area][ref]
		if !given || !part.Value.Present() && part.Value.Empty != quantity.NotApplicable {
			whole = false
			continue
		}
		if part.Value.Present() {
			sum = sum.Add(part.Value.Dec)
		}
		if at.Settled && part.mendable() {
			at = part
		}
	}
	code := PartsNotTotal
	switch {
	case whole && sum.Equal(total.Value.Dec), !whole && !sum.GreaterThan(total.Value.Dec):
		return nil
	case !whole:
		code = PartsExceedTotal
	}
	return []Problem{problem(at, code, "sum", sum.String(), "total", total.Value.Dec.String(), "division", r.Division, "division@en", r.DivisionEN)}
}
