package rollup

import (
	"context"
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
)

// inputs are the figures of a city by basis, as the view rollup_inputs offers them.
type inputs map[Basis][]formula.Input

// readInputs reads the figures of all years that any value looks at.
func readInputs(ctx context.Context, tx *db.Tx, d *definitions) (inputs, error) {
	from := d.first()
	first := make(map[string]int, len(d.elements))
	for code := range d.elements {
		first[code] = from
	}
	in := inputs{}
	if err := tx.Ask(ctx, in.figures(d.city, first, Live, nil)); err != nil {
		return nil, fmt.Errorf("rollup: read inputs: %w", err)
	}
	return in, nil
}

// figures reads those of elements, each from its first year on, of some areas or, where none is named, of all.
func (in inputs) figures(city string, first map[string]int, bases []Basis, areas []string) db.Question {
	elements, years := make([]string, 0, len(first)), make([]int, 0, len(first))
	for element, year := range first {
		elements, years = append(elements, element), append(years, year)
	}
	return db.Question{
		SQL: `select i.basis, i.element, i.area_code, i.year::text, i.value::text, i.emptiness from unnest($2::text[], $3::int[]) as k (element, first)
			join rollup_inputs i on i.city_id = $1 and i.element = k.element and i.year >= k.first
			where i.category = 'total' and i.basis = any ($4) and ($5::text[] is null or i.area_code = any ($5))`,
		Args: []any{city, elements, years, names(bases), areas}, Row: in.take,
	}
}

func (in inputs) take(c [][]byte) error {
	year, err := strconv.Atoi(string(c[3]))
	if err != nil {
		return fmt.Errorf("rollup: read a year: %w", err)
	}
	figure := formula.Input{Element: string(c[1]), Area: string(c[2]), Year: year, Reported: true}
	if c[5] != nil {
		figure.Value = quantity.Absent(quantity.Emptiness(c[5]))
	} else {
		d, err := number(c[4])
		if err != nil {
			return err
		}
		figure.Value = quantity.Of(*d)
	}
	in[Basis(c[0])] = append(in[Basis(c[0])], figure)
	return nil
}

// evaluate computes the cells of all its indicators over the given areas, all years and both live bases.
func (d *definitions) evaluate(in inputs, areas []areaNode) []Cell {
	var out []Cell
	for _, basis := range Live {
		figures := formula.Index(in[basis])
		for _, i := range d.indicators {
			for _, a := range areas {
				out = append(out, d.series(course{basis: basis, indicator: i, at: a, figures: figures})...)
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

// series computes the cells of a course; a verdict looks at the years before its own.
func (d *definitions) series(c course) []Cell {
	i, at := c.indicator, c.at
	// A measure is of the areas that report it; the others are not held to it, so they have no cell.
	if i.Measure && len(d.ever(i, at)) == 0 {
		return nil
	}
	p := d.planOf(i.Plan)
	expected := d.expected(i, at)
	h := d.held(i, p, at)
	h.course.Calendar = d.calendar(i, expected, c.figures)
	var cells []Cell
	var behind []formula.Result
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
