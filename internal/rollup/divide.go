package rollup

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/tenant"
)

// Way is a division by which an indicator can be shown. Where only the numerator is divided there is no rate of a part: the
// parts are then Counted, in the numerator's unit.
type Way struct {
	Division plan.Division
	Counted  bool
	Unit     string
	of       plan.Indicator
	decimals int
}

// Detail is an indicator's value for one category.
type Detail struct {
	Indicator string
	AreaCode  string
	Category  string
	Year      int
	Result    `gorm:"embedded"`
}

// Divided is an indicator by all its ways. Cells holds ways × their categories × areas × years in that order; nil where there
// is nothing, or nothing that the caller may read.
type Divided struct {
	Indicator plan.Indicator
	Ways      []Way
	Areas     []tenant.Area
	Years     []int
	Cells     []*Result
}

// ways are those of the indicator, in the order of its numerator's divisions. A share of counties has none.
func (d *definitions) ways(i plan.Indicator) []Way {
	spec := i.Spec()
	if spec.Method.Share() {
		return nil
	}
	top := spec.Elements()[0]
	var out []Way
	for _, by := range d.elements[top].Divisions {
		w := Way{Division: by, Unit: i.Unit, of: i, decimals: i.Precision}
		same := func(other plan.Division) bool { return other.Code == by.Code }
		if spec.Denominator != "" && !slices.ContainsFunc(d.elements[spec.Denominator].Divisions, same) {
			w.Counted, w.Unit, w.decimals = true, d.elements[top].Unit, 0
		}
		out = append(out, w)
	}
	return out
}

// part computes one category of an indicator; ok is false where no area has reported it.
func (w Way) part(expected formula.Expected, in []formula.Input, year int) (Result, bool) {
	spec := w.of.In(year).Spec()
	if w.Counted {
		spec = formula.Spec{Method: formula.Sum, Count: spec.Elements()[0]}
	}
	r := formula.Eval(spec, expected, in, year)
	out := resultOf(r)
	if r.Value != nil {
		shown := r.Value.Display(w.decimals)
		out.Display = &shown
	}
	return out, r.Reported > 0
}

type dividedInput struct {
	Element, AreaCode, Category string
	Year                        int
	Value                       decimal.NullDecimal
	Emptiness                   *string
}

func byCategory(rows []dividedInput) map[string][]formula.Input {
	out := map[string][]formula.Input{}
	for _, r := range rows {
		v := quantity.Of(r.Value.Decimal)
		if r.Emptiness != nil {
			v = quantity.Absent(quantity.Emptiness(*r.Emptiness))
		}
		out[r.Category] = append(out[r.Category], formula.Input{Element: r.Element, Area: r.AreaCode, Year: r.Year, Value: v, Reported: true})
	}
	return out
}

// Details computes from the figures that an edition froze what it says of the parts of a plan's indicators.
func Details(ctx context.Context, tx *db.Tx, plan, edition string, year int) ([]Detail, error) {
	d, err := defineAll(ctx, tx, plan)
	if err != nil {
		return nil, err
	}
	var rows []dividedInput
	err = tx.DB.WithContext(ctx).Raw(`select element, area_code, category, year, value, emptiness from snapshot_figure
		where city_id = ? and snapshot_id = cast(? as uuid) and category <> 'total'`, tx.Actor.CityID, edition).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("rollup: read the frozen parts: %w", err)
	}
	in := byCategory(rows)
	var out []Detail
	for _, i := range d.indicators {
		for _, w := range d.ways(i) {
			for _, category := range w.Division.Parts() {
				for _, a := range d.areas {
					if r, ok := w.part(d.expected(i, a), in[category], year); ok {
						out = append(out, Detail{i.Code, a.code, category, year, r})
					}
				}
			}
		}
	}
	return out, nil
}

// Divide answers what the parts of an indicator are, in the caller's scope as Read does.
func Divide(ctx context.Context, tx *db.Tx, q Query, indicator string) (*Divided, error) {
	all, err := DivideEach(ctx, tx, q, []string{indicator})
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

// DivideEach answers it of several indicators at once, in the order in which they are named.
func DivideEach(ctx context.Context, tx *db.Tx, q Query, indicators []string) ([]*Divided, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	q.Measures = true
	t, err := axes(ctx, tx, q)
	if err != nil {
		return nil, err
	}
	d, err := defineAll(ctx, tx, q.Plan)
	if err != nil {
		return nil, err
	}
	out := make([]*Divided, len(indicators))
	for n, code := range indicators {
		at := t.place(code)
		if at < 0 {
			return nil, fault.New(fault.NotFound, "indicator", code)
		}
		out[n] = d.undivided(t, t.Indicators[at])
	}
	if !slices.ContainsFunc(out, func(o *Divided) bool { return len(o.Cells) > 0 }) {
		return out, nil
	}
	if q.Basis != Published {
		if err := fillLive(ctx, tx, d, q.Basis, out); err != nil {
			return nil, err
		}
	}
	return out, fillPublishedParts(ctx, tx, q, out)
}

// undivided has the ways of an indicator and room for what it comes to.
func (d *definitions) undivided(t *Table, i plan.Indicator) *Divided {
	o := &Divided{Indicator: i, Areas: t.Areas, Years: t.Years, Ways: d.ways(i)}
	n := 0
	for _, w := range o.Ways {
		n += len(w.Division.Categories)
	}
	o.Cells = make([]*Result, n*len(o.Areas)*len(o.Years))
	return o
}

// At is the value of a part in an area and a year, by its category and by the places on the axes; nil where there is nothing, or
// nothing that the caller may read.
func (o *Divided) At(category string, area, year int) *Result {
	n := 0
	for _, w := range o.Ways {
		for _, c := range w.Division.Parts() {
			if c == category {
				return o.Cells[(n*len(o.Areas)+area)*len(o.Years)+year]
			}
			n++
		}
	}
	return nil
}

// each visits the cells with what they are of.
func (o *Divided) each(visit func(w Way, category string, area tenant.Area, year int, cell **Result)) {
	n := 0
	for _, w := range o.Ways {
		for _, category := range w.Division.Parts() {
			for _, a := range o.Areas {
				for _, year := range o.Years {
					visit(w, category, a, year, &o.Cells[n])
					n++
				}
			}
		}
	}
}

// fillLive computes the parts of the areas whose figures the caller may read, which are all that enter them.
func fillLive(ctx context.Context, tx *db.Tx, d *definitions, basis Basis, all []*Divided) error {
	elements, first, years := db.TextArray{}, math.MaxInt, all[0].Years
	for _, o := range all {
		elements = append(elements, o.Indicator.Elements()...)
		first = min(first, o.Indicator.Spec().Years(years[0])[0])
	}
	var rows []dividedInput
	err := tx.DB.WithContext(ctx).Raw(`select element, area_code, category, year, value, emptiness from rollup_inputs
		where city_id = ? and basis = ? and category <> 'total' and element = any (?) and year between ? and ?`,
		tx.Actor.CityID, basis, elements, first, years[len(years)-1]).Scan(&rows).Error
	if err != nil {
		return fmt.Errorf("rollup: read the parts: %w", err)
	}
	for _, o := range all {
		i := o.Indicator
		own := i.Elements()
		in := byCategory(slices.DeleteFunc(slices.Clone(rows), func(r dividedInput) bool { return !slices.Contains(own, r.Element) }))
		o.each(func(w Way, category string, a tenant.Area, year int, cell **Result) {
			object := access.Object{City: i.CityID, AreaPath: a.Path, Line: i.Lead, Support: i.Support, Plans: []string{i.Plan}}
			if access.Check(tx.Actor, access.ReadFigure, object) != nil {
				return
			}
			if r, ok := w.part(d.expected(i, nodeOf(a)), in[category], year); ok {
				*cell = &r
			}
		})
	}
	return nil
}

// fillPublishedParts puts the frozen parts where nothing stands yet.
func fillPublishedParts(ctx context.Context, tx *db.Tx, q Query, all []*Divided) error {
	areas, indicators := db.TextArray{}, db.TextArray{}
	for _, a := range all[0].Areas {
		areas = append(areas, a.Code)
	}
	for _, o := range all {
		indicators = append(indicators, o.Indicator.Code)
	}
	var rows []Detail
	err := tx.DB.WithContext(ctx).Raw(`select c.indicator, c.area_code, c.category, s.year, `+published+`
		from (`+latestEditions+`) s join published_cell c on c.city_id = s.city_id and c.snapshot_id = s.id
		where c.city_id = @city and c.category <> 'total' and c.indicator = any (@indicators) and c.area_code = any (@areas)`,
		map[string]any{"city": tx.Actor.CityID, "plan": q.Plan, "years": texts(all[0].Years), "areas": areas, "indicators": indicators}).Scan(&rows).Error
	if err != nil {
		return fmt.Errorf("rollup: read the published parts: %w", err)
	}
	type part struct {
		indicator string
		place
	}
	found := map[part]*Result{}
	for n, r := range rows {
		found[part{r.Indicator, place{r.Category, r.AreaCode, r.Year}}] = rows[n].shown()
	}
	for _, o := range all {
		o.each(func(_ Way, category string, a tenant.Area, year int, cell **Result) {
			if *cell == nil {
				*cell = found[part{o.Indicator.Code, place{category, a.Code, year}}]
			}
		})
	}
	return nil
}
