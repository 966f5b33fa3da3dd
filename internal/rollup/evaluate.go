package rollup

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
)

// readInputs reads the figures of all years that any value looks at.
func readInputs(ctx context.Context, tx *db.Tx, d *definitions, bases ...Basis) (*inputs, error) {
	in := newInputs(bases)
	if err := tx.Ask(ctx, in.all(d)); err != nil {
		return nil, fmt.Errorf("rollup: read inputs: %w", err)
	}
	return in, nil
}

// evaluate computes the cells of all its indicators over the given areas, all years and the inputs' bases: those of a course together.
func (d *definitions) evaluate(in *inputs, areas []areaNode) []Cell {
	figures := make([]formula.Figures, len(in.bases))
	for n, basis := range in.bases {
		figures[n] = formula.Index(in.figures[basis])
	}
	var out []Cell
	for _, i := range d.indicators {
		for _, a := range areas {
			first := len(out)
			for n, basis := range in.bases {
				if n == 0 || d.differ(in, i, a) {
					out = d.series(out, course{basis: basis, indicator: i, at: a, figures: figures[n]})
					continue
				}
				for _, c := range out[first : first+(len(out)-first)/n] {
					c.Basis = basis
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// course is one indicator of one area on its way through the plan's years.
type course struct {
	basis     Basis
	indicator plan.Indicator
	at        areaNode
	figures   formula.Figures
	// from is the first year whose cell is wanted; what the value was before that, before tells.
	from   int
	before func(year int) formula.Result
	// value gives the value of a wanted year where it is not computed from the figures.
	value func(year int) formula.Result
}

// series adds the cells of a course; a verdict looks at the years before its own.
func (d *definitions) series(cells []Cell, c course) []Cell {
	i, at := c.indicator, c.at
	// A measure is of the areas that report it; the others are not held to it, so they have no cell.
	if i.Measure && len(d.ever(i, at)) == 0 {
		return cells
	}
	p := d.planOf(i.Plan)
	expected := d.expected(i, at)
	h := d.held(i, p, at)
	h.course.Calendar = d.calendar(i, expected, c.figures)
	behind := make([]formula.Result, 0, p.TargetYear-p.BaselineYear+1)
	for year := p.BaselineYear; year <= p.TargetYear; year++ {
		r := c.result(expected, year)
		judged := h.at(year, r.Value, r.Provisional, r.Numerator, r.Denominator)
		behind = append(behind, r)
		if year < c.from {
			continue
		}
		cell := Cell{
			CityID: i.CityID, Plan: i.Plan, Basis: c.basis, Year: year, AreaCode: at.code, Indicator: i.Code,
			AreaPath: at.path, Line: i.Lead, Support: i.Support, Result: resultOf(r),
		}
		judged.Pooled = h.pooled(year, behind)
		judged.Entitled, judged.Reference = entitled(i, expected, c.figures, year), d.reference(i, at, c.figures, year)
		cell.judge(r, h.rule, judged, target.Direction(i.Direction))
		cells = append(cells, cell)
	}
	return cells
}

func (c course) result(expected formula.Expected, year int) formula.Result {
	switch {
	case year < c.from:
		return c.before(year)
	case c.value != nil:
		return c.value(year)
	}
	return c.figures.Eval(c.indicator.In(year).Spec(), expected, year)
}

// entitled is how many are entitled in an area, where all that count them have.
func entitled(i plan.Indicator, expected formula.Expected, figures formula.Figures, year int) *decimal.Decimal {
	if i.Entitled == nil {
		return nil
	}
	r := figures.Eval(formula.Spec{Method: formula.Sum, Count: *i.Entitled, Multiplier: decimal.NewFromInt(1)}, expected, year)
	if r.Provisional || r.Value == nil {
		return nil
	}
	sum := r.Value.Output()
	return &sum
}

// reference is the value that the area's own is held against, where it is complete.
func (d *definitions) reference(i plan.Indicator, at areaNode, figures formula.Figures, year int) *quantity.Exact {
	named := d.targetAt(i, at).Reference
	if named == nil {
		return nil
	}
	other := d.references[indicatorKey{i.Plan, *named}]
	r := figures.Eval(other.In(year).Spec(), d.expected(other, at), year)
	if r.Provisional {
		return nil
	}
	return r.Value
}

func resultOf(r formula.Result) Result {
	out := Result{Emptiness: emptiness(r.Empty), Reported: r.Reported, Expected: r.Expected, Missing: r.Missing, Provisional: r.Provisional}
	if r.Missing == nil {
		out.Missing = db.TextArray{}
	}
	if r.Value != nil {
		out.Value = decimal.NewNullDecimal(r.Value.Output())
		out.Emptiness = nil
	}
	out.Numerator, out.Denominator = optional(r.Numerator), optional(r.Denominator)
	return out
}

// judge adds how the value is shown and, where it is complete and has a target, its verdict.
func (c *Cell) judge(r formula.Result, rule target.Rule, course target.Course, direction target.Direction) {
	if r.Value != nil {
		shown := target.Display(*r.Value, course.Precision, rule, course, direction)
		c.Display = &shown
	}
	if r.Provisional || r.Expected == 0 || rule.Type == "" {
		return
	}
	v := target.Judge(rule, course, direction)
	reason := Reason(v.Reason)
	if v.Warning != nil {
		reason = Reason(*v.Warning)
	}
	c.Verdict, c.Reason = &v.Status, &reason
	c.Share, c.Distance = optional(v.Share), optional(v.Distance)
}

func optional(d *decimal.Decimal) decimal.NullDecimal {
	if d == nil {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(*d)
}
