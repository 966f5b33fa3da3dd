package rollup

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// Input is one figure that a value is made of; without a figure nothing was reported there.
type Input struct {
	Element   plan.Element
	Area      tenant.Area
	Year      int
	FigureID  *string
	Revision  *int
	State     *string
	Value     decimal.NullDecimal
	Emptiness *string
	EnteredBy *string
	EnteredAt *time.Time
}

// Explanation is one value with everything that it is made of.
type Explanation struct {
	Indicator plan.Indicator
	Elements  []plan.Element
	Area      tenant.Area
	Year      int
	Result    Result
	Inputs    []Input
}

// Explain opens one value down to its figures. What the caller may not see of the figures is left out; row security decides.
func Explain(ctx context.Context, tx *db.Tx, q Query, indicator string) (*Explanation, error) {
	q.Depth = 0
	t, err := Read(ctx, tx, q)
	if err != nil {
		return nil, err
	}
	at := t.place(indicator)
	if at < 0 || t.At(at, 0, 0) == nil {
		return nil, fault.New(fault.NotFound, "indicator", indicator)
	}
	d, err := defineAll(ctx, tx, q.Plan)
	if err != nil {
		return nil, err
	}
	e := &Explanation{Indicator: t.Indicators[at], Area: t.Areas[0], Year: t.Years[0], Result: *t.At(at, 0, 0)}
	e.Indicator = e.Indicator.In(e.Year)
	parts := e.Indicator.Spec().Elements()
	if e.Indicator.Entitled != nil {
		parts = append(parts, *e.Indicator.Entitled)
	}
	for _, code := range parts {
		e.Elements = append(e.Elements, d.elements[code].In(e.Year))
	}
	areas, err := tenant.Areas(ctx, tx)
	if err != nil {
		return nil, err
	}
	expected := d.expected(t.Indicators[at], nodeOf(e.Area))
	years := e.Indicator.Spec().Years(e.Year)
	figures, err := readFigures(ctx, tx, q, parts, expected.In(years), years)
	if err != nil {
		return nil, err
	}
	for _, element := range e.Elements {
		for _, a := range areas {
			for _, year := range years {
				if !slices.Contains(expected(year), a.Code) {
					continue
				}
				in := Input{Element: element, Area: a, Year: year}
				if f, ok := figures[place{element.Code, a.Code, year}]; ok {
					in.FigureID, in.Revision, in.State, in.Value, in.Emptiness, in.EnteredBy, in.EnteredAt = &f.FigureID, &f.Revision, &f.State, f.Value, f.Emptiness, &f.EnteredBy, &f.EnteredAt
				}
				e.Inputs = append(e.Inputs, in)
			}
		}
	}
	return e, nil
}

type inputFigure struct {
	Element   string
	AreaCode  string
	Year      int
	FigureID  string
	Revision  int
	State     string
	Value     decimal.NullDecimal
	Emptiness *string
	EnteredBy string
	EnteredAt time.Time
}

// The published basis explains itself by the frozen figures of the years' latest editions.
const publishedFigures = `select s.element, s.area_code, s.year, s.figure_id, s.revision, f.state, s.value, s.emptiness, v.entered_by, v.entered_at
	from round r join snapshot_figure s on s.city_id = r.city_id and s.snapshot_id = r.snapshot_id
	join figure f on f.city_id = s.city_id and f.id = s.figure_id
	join figure_revision v on v.city_id = s.city_id and v.figure_id = s.figure_id and v.revision = s.revision
	where r.city_id = ? and r.plan = ? and s.category = 'total' and s.element = any (?) and s.area_code = any (?) and s.year = any (?::int[])`

const liveFigures = `select element, area_code, year, figure_id, revision, state, value, emptiness, entered_by, entered_at from rollup_inputs
	where city_id = ? and basis = ? and category = 'total' and element = any (?) and area_code = any (?) and year = any (?::int[])`

func readFigures(ctx context.Context, tx *db.Tx, q Query, elements, areas []string, years []int) (map[place]inputFigure, error) {
	query, by := liveFigures, string(q.Basis)
	if q.Basis == Published {
		query, by = publishedFigures, q.Plan
	}
	var rows []inputFigure
	err := tx.DB.WithContext(ctx).Raw(query, tx.Actor.CityID, by, db.TextArray(elements), db.TextArray(areas), texts(years)).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("rollup: read the figures of a value: %w", err)
	}
	out := make(map[place]inputFigure, len(rows))
	for _, r := range rows {
		out[place{r.Element, r.AreaCode, r.Year}] = r
	}
	return out, nil
}
