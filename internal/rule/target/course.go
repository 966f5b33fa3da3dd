package target

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

// Course is a value in its time: where the plan began, where it wants to be, and where it stands.
type Course struct {
	BaseYear, TargetYear, Year int
	Baseline                   *quantity.Exact
	Value                      *quantity.Exact
	Previous                   *quantity.Exact // of the year before
	Denominator                *decimal.Decimal
	MinDenominator             *decimal.Decimal // below it an area is not judged: one case more would tip the verdict
	Steps                      *Steps           // what moves in steps has no course between them
	Part                       bool             // the value is a part of the sum that a number of the rule is of
	Precision                  int
	Crossing                   *Crossing // of a change of definition since the beginning; nil without one
	Inputs
}

// Inputs are what some rules need beside the value; each rule looks at its own part.
type Inputs struct {
	Series    Series           // the values by year, for rules over the years and the forecast
	Pooled    *Pooled          // judged in place of a value whose denominator is too small
	Ceiling   *decimal.Decimal // what a forecast cannot exceed: 100 where the value is a part of a whole
	Entitled  *decimal.Decimal // how many are entitled, in the unit of the value
	Reference *quantity.Exact  // the ratio that this one is held against
	Band      *decimal.Decimal // how far from the reference is still in keeping with it
	Calendar  Calendar
	Units     *Units
	Progress  *Progress
}

// Series holds the known values by year; a year without a value is not in it.
type Series map[int]quantity.Exact

// Pooled is a ratio of the sums of several years, for areas with few cases.
type Pooled struct {
	Value       quantity.Exact
	Denominator decimal.Decimal
	From, To    int
}

// Steps describes values that move in steps: Have of Of counties or units have the property. A term's stock
// has a step only at the change of term, and nothing to count (Of is 0).
type Steps struct {
	Have, Of int64
	Counties bool // counties, not units of another kind
}

// Calendar says in which years leaderships change. A year that is not in it has no change; without a calendar it is
// not known whether it has one.
type Calendar map[int]Change

// Change is a year of change: Of leaderships changed, and afterwards Have of them have the property.
type Change struct{ Have, Of int64 }

// Units are the counts of single units: how many a town has, how often a library met in the year. A unit that has not
// reported is missing from Counts, and it is neither one that has it nor one that has not.
type Units struct {
	Counts   []decimal.Decimal
	Of       int64
	Counties bool
}

// State is how far a milestone has come.
type State string

// The states of a milestone.
const (
	NotBegun State = "not_begun"
	UnderWay State = "under_way"
	Done     State = "done"
)

// Progress is what is reported of a milestone: its state, and how many pieces of evidence lie with it.
type Progress struct {
	State    State
	Evidence int
}

func (c Course) tooSmall() bool {
	return c.MinDenominator != nil && c.Denominator != nil && c.Denominator.LessThan(*c.MinDenominator)
}

// pool puts the pooled value in the place of the year's own; false where there is none or it is too small as well. The
// single years beside it say nothing, so they are left out.
func (c Course) pool() (Course, bool) {
	if c.Pooled == nil || c.Pooled.Denominator.LessThan(*c.MinDenominator) {
		return c, false
	}
	c.Value, c.Denominator, c.Previous, c.Series = &c.Pooled.Value, &c.Pooled.Denominator, nil, nil
	return c, true
}

// inBaseYear: the baseline is printed rounded, and is this very value. Against its own rounding it would come
// out "increased" or "not kept" by chance, so in that year a rule against the baseline looks at the shown value.
func (c Course) inBaseYear(rule Rule) bool {
	return rule.againstBaseline() && c.Year == c.BaseYear
}

// at is the value of a year: the course's own before the series', the printed baseline in the base year.
func (c Course) at(year int) (quantity.Exact, bool) {
	for _, known := range []struct {
		year  int
		value *quantity.Exact
	}{{c.Year, c.Value}, {c.Year - 1, c.Previous}, {c.BaseYear, c.Baseline}} {
		if known.year == year && known.value != nil {
			return *known.value, true
		}
	}
	v, ok := c.Series[year]
	return v, ok
}

// before is the value of the year before, as last year's value and not as the baseline.
func (c Course) before() *quantity.Exact {
	if c.Previous != nil {
		return c.Previous
	}
	if v, ok := c.Series[c.Year-1]; ok {
		return &v
	}
	return nil
}

// start is where the way begins: the baseline, which prose may print within the rule. A direction that is printed without a baseline begins in the first year that is known.
func (c Course) start(rule Rule) (quantity.Exact, int, bool) {
	if c.Baseline != nil {
		return *c.Baseline, c.BaseYear, true
	}
	if rule.Type == IncreaseVsBaseline || rule.Type == KeepVsBaseline {
		if rule.Value == nil {
			return quantity.Exact{}, 0, false
		}
		return quantity.FromDecimal(*rule.Value), c.BaseYear, true
	}
	for _, year := range c.years() {
		if year >= c.BaseYear {
			v, ok := c.at(year)
			return v, year, ok
		}
	}
	return quantity.Exact{}, 0, false
}

// years lists the years with a value up to the course's, in order.
func (c Course) years() []int {
	var years []int
	for year := range c.Series {
		if year <= c.Year {
			years = append(years, year)
		}
	}
	for _, year := range []int{c.BaseYear, c.Year - 1, c.Year} {
		if _, ok := c.at(year); ok && !slices.Contains(years, year) {
			years = append(years, year)
		}
	}
	slices.Sort(years)
	return years
}

// allChange tells a year in which every leadership changes.
func (c Course) allChange() bool {
	change := c.Calendar[c.Year]
	return change.Of > 0 && (c.Steps == nil || change.Of >= c.Steps.Of)
}
