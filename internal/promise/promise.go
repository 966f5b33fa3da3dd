package promise

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
)

// Value is what was reached of a target in a year.
type Value struct {
	Year        int
	Value       decimal.NullDecimal
	Display     *string
	Emptiness   *string
	Provisional bool
	// Verdict is nil where nothing is judged: the value is provisional, or the area has no part in it.
	Verdict *Verdict
}

// Verdict is what the target's rule says of a value.
type Verdict struct {
	Status target.Status
	Reason target.Reason
}

// Red tells whether the target is on no way to be met.
func (v *Verdict) Red() bool {
	return v != nil && (v.Status == target.OffTrack || v.Status == target.Worsening)
}

// Series are the values of a target, year by year.
type Series struct {
	Target plan.ProseTarget
	Values []Value
}

// In is the value of a year, and whether the caller may read one.
func (s Series) In(year int) (Value, bool) {
	for _, v := range s.Values {
		if v.Year == year {
			return v, true
		}
	}
	return Value{}, false
}

// Follow gives the series of a plan's targets in prose that something measures, in the order of the plan. They are of the
// plan's own area, which made the promise.
func Follow(ctx context.Context, tx *db.Tx, code string) ([]Series, error) {
	p, err := plan.Get(ctx, tx, code)
	if err != nil {
		return nil, err
	}
	targets, err := gorm.G[plan.ProseTarget](tx.DB).Where("city_id = ? and plan = ? and measured_by is not null", tx.Actor.CityID, code).Order("number").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("promise: read targets in prose: %w", err)
	}
	if len(targets) == 0 {
		return nil, nil
	}
	var years []int
	for year := p.BaselineYear; year <= p.TargetYear; year++ {
		years = append(years, year)
	}
	table, err := rollup.Read(ctx, tx, rollup.Query{Plan: code, Area: p.AreaCode, Years: years, Basis: rollup.Approved})
	if err != nil {
		return nil, err
	}
	var out []Series
	for _, t := range targets {
		for n, i := range table.Indicators {
			if i.Code == *t.MeasuredBy {
				out = append(out, Series{Target: t, Values: newWalk(table, n, t).values()})
			}
		}
	}
	return out, nil
}

// walk goes with a target's rule through the years of the indicator that measures it.
type walk struct {
	table     *rollup.Table
	indicator plan.Indicator
	place     int
	rule      target.Rule
	course    target.Course
}

func newWalk(t *rollup.Table, n int, held plan.ProseTarget) *walk {
	i := t.Indicators[n]
	w := &walk{table: t, indicator: i, place: n, rule: held.Rule(), course: target.Course{
		BaseYear: t.Plan.BaselineYear, TargetYear: t.Plan.TargetYear, MinDenominator: i.MinDenominator, Precision: i.Precision,
		Inputs: target.Inputs{Series: target.Series{}},
	}}
	if printed := t.Targets[i.Code].BaselineValue; printed != nil {
		baseline := quantity.FromDecimal(*printed)
		w.course.Baseline = &baseline
	}
	return w
}

func (w *walk) values() []Value {
	var out []Value
	for y, year := range w.table.Years {
		if r := w.table.At(w.place, 0, y); r != nil {
			out = append(out, w.at(year, r))
		}
	}
	return out
}

// at judges one year. Years are taken in order; what is incomplete is judged in no later year.
func (w *walk) at(year int, r *rollup.Result) Value {
	v := Value{Year: year, Value: r.Value, Emptiness: r.Emptiness, Provisional: r.Provisional}
	course, direction := w.course, target.Direction(w.indicator.Direction)
	course.Year, course.Denominator, course.Steps = year, known(r.Denominator), w.steps(r)
	if before, ok := w.course.Series[year-1]; ok {
		course.Previous = &before
	}
	if r.Value.Valid {
		exact := w.exact(r)
		course.Value = &exact
		shown := target.Display(exact, w.indicator.Precision, w.rule, course, direction)
		v.Display = &shown
	}
	// What the roll-up has not judged is not complete.
	if r.Verdict == nil {
		return v
	}
	if course.Value != nil {
		w.course.Series[year] = *course.Value
	}
	judged := target.Judge(w.rule, course, direction)
	v.Verdict = &Verdict{Status: judged.Status, Reason: judged.Reason}
	if judged.Warning != nil {
		v.Verdict.Reason = *judged.Warning
	}
	return v
}

// exact is the value before it was cut to the digits that are kept: against a ratio of units, six of seven in two years would
// come out as a fall.
func (w *walk) exact(r *rollup.Result) quantity.Exact {
	if r.Numerator.Valid && r.Denominator.Valid {
		if ratio, ok := quantity.Ratio(r.Numerator.Decimal, r.Denominator.Decimal, w.indicator.Multiplier); ok {
			return ratio
		}
	}
	return quantity.FromDecimal(r.Value.Decimal)
}

// steps are the units that have it of those that shall: the indicator counts them, its target in prose is of each.
func (w *walk) steps(r *rollup.Result) *target.Steps {
	if w.rule.Type != target.AllUnits || !r.Numerator.Valid || !r.Denominator.Valid {
		return nil
	}
	return &target.Steps{
		Have: r.Numerator.Decimal.IntPart(), Of: r.Denominator.Decimal.IntPart(),
		Counties: formula.Method(w.indicator.Method) == formula.ShareOfCounties,
	}
}

func known(d decimal.NullDecimal) *decimal.Decimal {
	if !d.Valid {
		return nil
	}
	return &d.Decimal
}
