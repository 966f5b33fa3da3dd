package target

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

// Prospect is what a forecast says of the target.
type Prospect string

// The prospects.
const (
	Reaches   Prospect = "reaches"   // the whole band satisfies the rule
	Misses    Prospect = "misses"    // nothing of the band does
	Uncertain Prospect = "uncertain" // the limit lies in the band
	Unknown   Prospect = "unknown"   // there is no forecast, or no limit to hold it against
)

// Outlook is where a value is heading by the target year. Without a forecast its numbers are nil and the reason says
// why there is none.
type Outlook struct {
	Prospect             Prospect
	Projected, Low, High *decimal.Decimal
	Slope                *decimal.Decimal // a year
	Points               int
	Reason               Reason
	breaks               bool // the projected value itself does not satisfy the rule
}

// fewest is how many years make a trend: two points always lie on a line.
const fewest = 3

// bandWidth is how many median absolute residuals the band is wide on each side: three are about two standard
// deviations (1.4826 × 2) where residuals scatter normally.
const bandWidth = 3

// Foresee projects the value to the target year.
//
// The line is Theil's and Sen's: its slope is the median of the slopes between all pairs of years, its height the median
// of what is left, so that one odd year among five does not turn it (P. K. Sen, "Estimates of the Regression Coefficient
// Based on Kendall's Tau", Journal of the American Statistical Association 63, 1968, 1379–1389; H. Theil, 1950). The band
// is the median absolute residual, three times to each side: it shows how the years scatter round the line, not how sure
// the line itself is.
func Foresee(rule Rule, course Course, direction Direction) Outlook {
	none := func(code string, words map[string]string) Outlook {
		return Outlook{Prospect: Unknown, Reason: Reason{code, words}}
	}
	switch {
	case course.Steps != nil || rule.inSteps():
		return none(reasonForecastSteps, nil)
	case course.Year >= course.TargetYear:
		return none(reasonForecastOver, map[string]string{"target_year": strconv.Itoa(course.TargetYear)})
	case rule.heads():
		return none(reasonForecastHeads, nil)
	case rule.ofWhole(course):
		return none(reasonPart, map[string]string{"printed": rule.Printed})
	}
	if reason, is := course.severed(rule); is {
		return none(reason.Code, reason.Params)
	}
	if course.tooSmall() {
		return none(reasonSmall, map[string]string{"denominator": course.Denominator.String(), "least": course.MinDenominator.String()})
	}
	j := judgement{rule: rule, course: course, direction: direction}
	l, ok := j.line()
	if !ok {
		return none(reasonForecastFew, map[string]string{"points": strconv.Itoa(l.points), "fewest": strconv.Itoa(fewest)})
	}
	return j.outlook(l)
}

// inSteps tells the rules whose values have no line through the years.
func (r Rule) inSteps() bool {
	switch r.Type {
	case CompoundTermChange, AllUnits, FrequencyMin, Milestone:
		return true
	default:
		return false
	}
}

func (j judgement) outlook(l line) Outlook {
	c, year := j.course, j.course.TargetYear
	then, half := l.at(year), l.spread.Mul(quantity.FromInt(bandWidth))
	middle, low, high := l.within(then), l.within(then.Sub(half)), l.within(then.Add(half))
	put := func(x quantity.Exact) *decimal.Decimal { d := x.Output(); return &d }
	o := Outlook{Prospect: Unknown, Projected: put(middle), Low: put(low), High: put(high), Slope: put(l.slope), Points: l.points}
	words := map[string]string{
		"projected": middle.Display(c.Precision), "low": low.Display(c.Precision), "high": high.Display(c.Precision),
		"points": strconv.Itoa(l.points), "target_year": strconv.Itoa(year),
	}
	o.Reason = Reason{reasonForecastOnly, words}
	b, ok := j.rule.bound(c, j.direction)
	if !ok || !j.rule.settles(c, j.direction) {
		return o
	}
	j.bound = b
	end := j.end()
	words["target"] = end.text(c.Precision)
	o.breaks = !end.holds(middle)
	switch {
	case end.holds(low) && end.holds(high):
		o.Prospect, o.Reason.Code = Reaches, reasonForecastReaches
	case end.touches(low, high):
		o.Prospect, o.Reason.Code = Uncertain, reasonForecastUncertain
	default:
		o.Prospect, o.Reason.Code = Misses, reasonForecastMisses
	}
	return o
}

// end is the bound of the target year; only a yearly step's moves on until then.
func (j judgement) end() bound {
	if j.rule.Type != AnnualStep {
		return j.bound
	}
	c := j.course
	start, year, _ := c.start(j.rule)
	c.Baseline, c.BaseYear, c.Year = &start, year, c.TargetYear
	b, _ := j.rule.bound(c, j.direction)
	return b
}

// line is a straight line through years, with how far half of them lie from it at most.
type line struct {
	zero                  int
	slope, height, spread quantity.Exact
	points                int
	floor, ceiling        *quantity.Exact
}

func (l line) at(year int) quantity.Exact {
	return l.height.Add(l.slope.Mul(quantity.FromInt(int64(year - l.zero))))
}

// within keeps a projection in the range that the value can have.
func (l line) within(x quantity.Exact) quantity.Exact {
	switch {
	case l.floor != nil && x.Cmp(*l.floor) < 0:
		return *l.floor
	case l.ceiling != nil && x.Cmp(*l.ceiling) > 0:
		return *l.ceiling
	}
	return x
}

// line is false where the plan's years at hand are too few. What never was negative is not projected below zero.
func (j judgement) line() (line, bool) {
	c := j.course
	l := line{zero: c.BaseYear}
	var years []int
	var values []quantity.Exact
	negative := false
	for _, year := range c.years() {
		if v, ok := c.at(year); ok && year >= c.BaseYear {
			years, values = append(years, year), append(values, v)
			negative = negative || v.Sign() < 0
		}
	}
	l.points = len(years)
	if c.Series == nil || l.points < fewest {
		return l, false
	}
	var slopes, heights, residuals []quantity.Exact
	for a := range years {
		for b := a + 1; b < len(years); b++ {
			slope, _ := values[b].Sub(values[a]).Quo(quantity.FromInt(int64(years[b] - years[a])))
			slopes = append(slopes, slope)
		}
	}
	l.slope = median(slopes)
	for i, year := range years {
		heights = append(heights, values[i].Sub(l.slope.Mul(quantity.FromInt(int64(year-l.zero)))))
	}
	l.height = median(heights)
	for i, year := range years {
		residual := values[i].Sub(l.at(year))
		if residual.Sign() < 0 {
			residual = quantity.Exact{}.Sub(residual)
		}
		residuals = append(residuals, residual)
	}
	l.spread = median(residuals)
	if !negative {
		l.floor = &quantity.Exact{}
	}
	if c.Ceiling != nil {
		ceiling := quantity.FromDecimal(*c.Ceiling)
		l.ceiling = &ceiling
	}
	return l, true
}

func median(of []quantity.Exact) quantity.Exact {
	slices.SortFunc(of, quantity.Exact.Cmp)
	middle := len(of) / 2
	if len(of)%2 == 1 {
		return of[middle]
	}
	mean, _ := of[middle-1].Add(of[middle]).Quo(quantity.FromInt(2))
	return mean
}
