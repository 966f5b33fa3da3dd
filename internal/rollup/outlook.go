package rollup

import (
	"context"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
)

// Outlook is where an indicator of an area is heading, as it looked in a year.
type Outlook struct {
	target.Outlook
	Year     int
	Verdict  target.Verdict
	Warnings []Warning
}

// Warning is an early warning about an indicator.
type Warning struct {
	Indicator plan.Indicator
	target.Alert
}

// Foresee looks ahead from the query's one year. Like every value, it is answered from the caller's scope, outside of it from
// what is published.
func Foresee(ctx context.Context, tx *db.Tx, q Query, indicator string) (*Outlook, error) {
	q.Depth = 0
	w, err := look(ctx, tx, q)
	if err != nil {
		return nil, err
	}
	n := w.table.place(indicator)
	if n < 0 {
		return nil, fault.New(fault.NotFound, "indicator", indicator)
	}
	h, course := w.course(n)
	i := w.table.Indicators[n]
	direction := target.Direction(i.Direction)
	return &Outlook{
		Outlook: target.Foresee(h.rule, course, direction), Year: w.year,
		Verdict: target.Judge(h.rule, course, direction), Warnings: w.warnings(n),
	}, nil
}

// Warnings are the early warnings of all indicators that the caller may read in the area, as it looks in the query's one year.
func Warnings(ctx context.Context, tx *db.Tx, q Query) ([]Warning, error) {
	q.Depth = 0
	w, err := look(ctx, tx, q)
	if err != nil {
		return nil, err
	}
	var out []Warning
	for n := range w.table.Indicators {
		out = append(out, w.warnings(n)...)
	}
	return out, nil
}

// watch is an area's values over the years up to one.
type watch struct {
	table       *Table
	definitions *definitions
	year        int
}

func look(ctx context.Context, tx *db.Tx, q Query) (*watch, error) {
	if len(q.Years) != 1 {
		return nil, fault.New(fault.InvalidInput, "reason", fault.ReasonPageSize, "field", "years", "limit", "1")
	}
	p, err := plan.Get(ctx, tx, q.Plan)
	if err != nil {
		return nil, err
	}
	year := min(max(q.Years[0], p.BaselineYear), p.TargetYear)
	q.Years = nil
	for y := p.BaselineYear; y <= year; y++ {
		q.Years = append(q.Years, y)
	}
	t, err := Read(ctx, tx, q)
	if err != nil {
		return nil, err
	}
	var d *definitions
	err = tx.As(access.Rollup(tx.Actor.CityID), func() (err error) {
		d, err = defineAll(ctx, tx, q.Plan)
		return err
	})
	return &watch{table: t, definitions: d, year: year}, err
}

// course is an indicator's way up to the last year. A forecast needs no calendar and no pooled years: neither has a line.
func (w *watch) course(n int) (held, target.Course) {
	h := w.heldAt(n, 0)
	return h, w.along(&h, n, 0)
}

func (w *watch) heldAt(n, a int) held {
	area := w.table.Areas[a]
	return w.definitions.held(w.table.Indicators[n], w.table.Plan, nodeOf(area))
}

func (w *watch) along(h *held, n, a int) target.Course {
	var course target.Course
	for y, year := range w.table.Years {
		r := w.table.At(n, a, y)
		if r == nil {
			r = &Result{}
		}
		var value *quantity.Exact
		if r.Value.Valid {
			exact := quantity.FromDecimal(r.Value.Decimal)
			value = &exact
		}
		course = h.at(year, value, r.Provisional, known(r.Numerator), known(r.Denominator))
	}
	return course
}

func (w *watch) warnings(n int) []Warning {
	h, course := w.course(n)
	i := w.table.Indicators[n]
	var out []Warning
	for _, alert := range target.Alerts(h.rule, course, target.Direction(i.Direction)) {
		out = append(out, Warning{Indicator: i, Alert: alert})
	}
	return out
}

func known(d decimal.NullDecimal) *decimal.Decimal {
	if !d.Valid {
		return nil
	}
	return &d.Decimal
}
