package promise

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/period"
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
	table, err := rollup.Read(ctx, tx, rollup.Query{Plan: code, Area: p.AreaCode, Years: years, Basis: rollup.Approved, Measures: true})
	if err != nil {
		return nil, err
	}
	r, err := regime.Of(ctx, tx)
	if err != nil {
		return nil, err
	}
	place := map[string]int{}
	for n, i := range table.Indicators {
		place[i.Code] = n
	}
	var out []Series
	for _, t := range targets {
		n, found := place[*t.MeasuredBy]
		if !found {
			continue
		}
		w := newWalk(table, n, t, r.Periods)
		if t.Reference != nil {
			if reference, found := place[*t.Reference]; found {
				w.reference = &reference
			}
		}
		out = append(out, Series{Target: t, Values: w.values()})
	}
	return out, nil
}

// walk goes with a target's rule through the years of the indicator that measures it.
type walk struct {
	table     *rollup.Table
	target    plan.ProseTarget
	indicator plan.Indicator
	place     int
	reference *int // the place of what it is held against
	rule      target.Rule
	course    target.Course
	inTerms   bool // its value stands still between two changes of term
}

func newWalk(t *rollup.Table, n int, held plan.ProseTarget, periods period.Kinds) *walk {
	i := t.Indicators[n]
	w := &walk{table: t, target: held, indicator: i, place: n, rule: held.Rule(), inTerms: i.Measure && periods.Of(i.PeriodBasis).Steps(), course: target.Course{
		BaseYear: t.Plan.BaselineYear, TargetYear: t.Plan.TargetYear, MinDenominator: i.MinDenominator, Precision: i.Precision,
		Inputs: target.Inputs{Series: target.Series{}, Band: held.Band},
	}}
	if printed := t.Targets[i.Code].BaselineValue; printed != nil {
		baseline := quantity.FromDecimal(*printed)
		w.course.Baseline = &baseline
	}
	// What shall be built in each of a number of places is there once each of them has it.
	if w.rule.Type == target.Milestone && (w.ofPrinted() || i.Denominator != nil) {
		w.rule.Type = target.AllUnits
	}
	if w.ofPrinted() {
		w.indicator.Multiplier, w.course.Precision = hundred, sharePrecision
	}
	return w
}

// sharePrecision is how many decimals a share of a printed number of units is shown with.
const sharePrecision = 2

// ofPrinted tells what is reported as a number of units, out of as many as the plan prints that there are.
func (w *walk) ofPrinted() bool { return w.target.UnitsTotal != nil && w.indicator.Measure }

func (w *walk) values() []Value {
	var out []Value
	for y, year := range w.table.Years {
		if r := w.table.At(w.place, 0, y); r != nil {
			out = append(out, w.at(year, y, w.share(*r)))
		}
	}
	return out
}

// share puts a number of units against how many the plan prints that there are.
func (w *walk) share(r rollup.Result) *rollup.Result {
	if !w.ofPrinted() || !r.Value.Valid {
		return &r
	}
	r.Numerator, r.Denominator = r.Value, decimal.NewNullDecimal(decimal.NewFromInt(int64(*w.target.UnitsTotal)))
	r.Value = decimal.NewNullDecimal(w.exact(&r).Output())
	return &r
}

var hundred = decimal.NewFromInt(100)

// at judges one year. Years are taken in order; what is incomplete is judged in no later year.
func (w *walk) at(year, y int, r *rollup.Result) Value {
	v := Value{Year: year, Value: r.Value, Emptiness: r.Emptiness, Provisional: r.Provisional}
	course, direction := w.course, target.Direction(w.indicator.Direction)
	course.Year, course.Denominator, course.Steps = year, known(r.Denominator), w.steps(r)
	course.Reference, course.Progress = w.beside(y), w.state(r)
	if before, ok := w.course.Series[year-1]; ok {
		course.Previous = &before
	}
	if r.Value.Valid {
		exact := w.exact(r)
		course.Value = &exact
		shown := target.Display(exact, course.Precision, w.rule, course, direction)
		v.Display = &shown
	}
	// What is not complete, and what no area has a part in, is not judged.
	if r.Provisional || r.Expected == 0 {
		return v
	}
	if course.Value != nil {
		w.course.Series[year] = *course.Value
		// The plan prints no baseline for what it has not counted: the way begins with what is reported for that year.
		if w.indicator.Measure && year == w.course.BaseYear {
			w.course.Baseline, course.Baseline = course.Value, course.Value
		}
	}
	judged := target.Judge(w.rule, course, direction)
	v.Verdict = &Verdict{Status: judged.Status, Reason: judged.Reason}
	if judged.Warning != nil {
		v.Verdict.Reason = *judged.Warning
	}
	return v
}

// beside is the value of the same year that the target is held against.
func (w *walk) beside(y int) *quantity.Exact {
	if w.reference == nil {
		return nil
	}
	r := w.table.At(*w.reference, 0, y)
	if r == nil || !r.Value.Valid || r.Provisional {
		return nil
	}
	reference := quantity.FromDecimal(r.Value.Decimal)
	return &reference
}

// state is what is reported of a milestone that has no units: that it is there or not. A number is no evidence.
func (w *walk) state(r *rollup.Result) *target.Progress {
	if w.rule.Type != target.Milestone || !r.Value.Valid {
		return nil
	}
	if r.Value.Decimal.IsPositive() {
		return &target.Progress{State: target.Done}
	}
	return &target.Progress{State: target.NotBegun}
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

// steps are the units that have it of those that shall; between two changes of term a value stands still.
func (w *walk) steps(r *rollup.Result) *target.Steps {
	counted := w.rule.Type == target.AllUnits || w.rule.Type == target.FrequencyMin
	switch {
	case counted && r.Numerator.Valid && r.Denominator.Valid:
		counties := formula.Method(w.indicator.Method) == formula.ShareOfCounties || w.target.Units != nil && *w.target.Units == unitsOfCounties
		return &target.Steps{Have: r.Numerator.Decimal.IntPart(), Of: r.Denominator.Decimal.IntPart(), Counties: counties}
	case w.inTerms:
		return &target.Steps{}
	}
	return nil
}

// unitsOfCounties is what the catalogue calls units that are counties.
const unitsOfCounties = "counties"

func known(d decimal.NullDecimal) *decimal.Decimal {
	if !d.Valid {
		return nil
	}
	return &d.Decimal
}
