package planfile_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
)

// The catalogue's typed rules stand here against the print, because the rules themselves do not know a catalogue.

// point is a value on one side of what is asked, and whether it is met there.
type point struct {
	reason string
	change func(*target.Course)
	status target.Status // "" for: judged, and not met
}

// held is a typed rule of the catalogue with the course that it is judged in, in the plan's last year.
type held struct {
	printed   string
	rule      target.Rule
	course    target.Course
	direction target.Direction
}

func heldTargets(t *testing.T) map[string]held {
	t.Helper()
	out := map[string]held{}
	course := target.Course{BaseYear: 2020, TargetYear: 2025, Year: 2025, Precision: 2}
	for _, p := range city(t, "jiaxing").Plans {
		for _, i := range p.Indicators {
			goal, ok := p.TargetOf(i.Code, "330400")
			require.True(t, ok, i.Code)
			c := course
			if goal.BaselineValue != nil {
				c.Baseline = exactly(*goal.BaselineValue)
			}
			out[i.Code] = held{goal.Printed, goal.Rule(), c, target.Direction(i.Direction)}
		}
		for _, prose := range p.ProseTargets {
			out[prose.Code] = held{prose.Printed, prose.Rule(), course, direction(p, prose)}
		}
	}
	return out
}

// direction is that of the indicator which the prose speaks of.
func direction(p plan.Catalogue, t plan.ProseTarget) target.Direction {
	for _, code := range t.Indicators {
		if i, ok := p.Indicator(code); ok {
			return target.Direction(i.Direction)
		}
	}
	return ""
}

func exactly(d decimal.Decimal) *quantity.Exact {
	x := quantity.FromDecimal(d)
	return &x
}

func TestEveryTargetOfThePlansIsJudgedAsPrinted(t *testing.T) {
	all := heldTargets(t)
	require.Len(t, all, 40+83+12)
	require.Len(t, askedByIndicators, 40)
	require.Len(t, askedInProse, 83)
	require.Len(t, askedFurther, 12)
	for _, a := range slices.Concat(askedByIndicators, askedInProse, askedFurther) {
		h, ok := all[a.code]
		require.True(t, ok, a.code)
		delete(all, a.code)
		t.Run(a.code+" "+a.what, func(t *testing.T) {
			require.Equal(t, a.printed, h.printed)
			nothing := target.Judge(h.rule, h.course, h.direction)
			require.Equal(t, target.NoData, nothing.Status, "missing data is never met")
			points := pointsOf(t, a.what)
			require.GreaterOrEqual(t, len(points), 3)
			for _, p := range points {
				c := h.course
				p.change(&c)
				v := target.Judge(h.rule, c, h.direction)
				if p.status != "" {
					require.Equal(t, p.status, v.Status, "%s: %s", p.reason, v.Reason.Text(fault.English))
				} else {
					require.True(t, v.Status.Judgeable() && v.Status != target.Met, "%s: %s, %s", p.reason, v.Status, v.Reason.Text(fault.English))
				}
				for _, lang := range []string{fault.Chinese, fault.English} {
					require.NotContains(t, v.Reason.Text(lang), "…", p.reason)
				}
			}
		})
	}
	require.Empty(t, all, "targets of the catalogue that nobody asked for")
}

const hair = "0.0001"

// pointsOf reads what is asked and says where it is met and where it is not.
func pointsOf(t *testing.T, what string) []point {
	t.Helper()
	switch what {
	case "heads":
		return append(valued("≥ 100", entitled), point{"a head count alone proves nothing", value("100"), target.NeedsJudgement})
	case "reference":
		return append(valued("≥ 40", beside("")), point{"the other ratio is not known", value("40"), target.NeedsJudgement})
	case "reference ± band":
		return append(valued("40 ± 2", beside("2")), point{"without a band", value("40"), target.NeedsJudgement})
	case "term":
		return termPoints()
	case "each year down":
		return yearPoints("-1", true)
	case "each year up":
		return yearPoints("1", true)
	case "each term up":
		return yearPoints("1", false)
	case "down 1 a year":
		return append(yearPoints("-1", true), point{"nine tenths a year", series("-0.9", "-0.9"), ""})
	case "all units":
		return unitPoints("1")
	case "milestone":
		return []point{
			{"done with evidence", progress(target.Done, 1), target.Met},
			{"done without", progress(target.Done, 0), target.NeedsJudgement},
			{"under way in the last year", progress(target.UnderWay, 1), target.OffTrack},
			{"not begun", progress(target.NotBegun, 0), target.OffTrack},
		}
	}
	if times, ok := strings.CutSuffix(what, " times"); ok {
		return unitPoints(times)
	}
	if sign, ok := strings.CutSuffix(what, " start"); ok {
		return valued(sign+" 50", func(v string) func(*target.Course) {
			return func(c *target.Course) {
				value(v)(c)
				c.Series = target.Series{2020: quantity.FromInt(50)}
			}
		})
	}
	return valued(what, value)
}

// valued reads "≥ 85", "< 7" and "45 ± 1".
func valued(what string, put func(string) func(*target.Course)) []point {
	sign, number, _ := strings.Cut(what, " ")
	if middle, band, ok := strings.Cut(what, " ± "); ok {
		low, high := plus(middle, "-"+band), plus(middle, band)
		return []point{
			{"just below", put(plus(low, "-"+hair)), ""},
			{"at the lower edge", put(low), target.Met},
			{"in the middle", put(middle), target.Met},
			{"at the upper edge", put(high), target.Met},
			{"just above", put(plus(high, hair)), ""},
		}
	}
	below, at, above := target.Status(""), target.Status(""), target.Met
	if sign == "<" || sign == "≤" {
		below, above = above, below
	}
	if sign == "≥" || sign == "≤" {
		at = target.Met
	}
	return []point{{"just below", put(plus(number, "-"+hair)), below}, {"at it", put(number), at}, {"just above", put(plus(number, hair)), above}}
}

func plus(a, b string) string {
	return decimal.RequireFromString(a).Add(decimal.RequireFromString(b)).String()
}

func value(v string) func(*target.Course) {
	return func(c *target.Course) { c.Value = exactly(decimal.RequireFromString(v)) }
}

func entitled(v string) func(*target.Course) {
	return func(c *target.Course) {
		value(v)(c)
		hundred := decimal.NewFromInt(100)
		c.Entitled = &hundred
	}
}

func beside(band string) func(string) func(*target.Course) {
	return func(v string) func(*target.Course) {
		return func(c *target.Course) {
			value(v)(c)
			c.Reference = exactly(decimal.NewFromInt(40))
			if band != "" {
				b := decimal.RequireFromString(band)
				c.Band = &b
			}
		}
	}
}

// series moves the value by a step in each year, and by another in the last one.
func series(each, last string) func(*target.Course) {
	return func(c *target.Course) {
		v := decimal.NewFromInt(50)
		if c.Baseline != nil {
			v = c.Baseline.Output()
		}
		c.Series = target.Series{2020: quantity.FromDecimal(v)}
		for year := 2021; year < 2025; year++ {
			v = v.Add(decimal.RequireFromString(each))
			c.Series[year] = quantity.FromDecimal(v)
		}
		c.Value = exactly(v.Add(decimal.RequireFromString(last)))
	}
}

func yearPoints(step string, yearly bool) []point {
	back := "1"
	if step == "1" {
		back = "-1"
	}
	standstill := target.Status("")
	if !yearly {
		standstill = target.Met
	}
	return []point{
		{"on each year", series(step, step), target.Met},
		{"the same again in the last year", series(step, "0"), standstill},
		{"back in the last year", series(step, back), target.Worsening},
		{"never moved", series("0", "0"), ""},
	}
}

func termPoints() []point {
	at := func(have int64, calendar target.Calendar) func(*target.Course) {
		return func(c *target.Course) {
			share, _ := quantity.Ratio(decimal.NewFromInt(have), decimal.NewFromInt(7), decimal.NewFromInt(100))
			c.Value, c.Steps, c.Calendar = &share, &target.Steps{Have: have, Of: 7, Counties: true}, calendar
		}
	}
	change := func(have int64) target.Calendar { return target.Calendar{2025: {Have: have, Of: 7}} }
	return []point{
		{"five of seven", at(5, target.Calendar{}), ""},
		{"six of seven", at(6, target.Calendar{}), target.Met},
		{"six in a year of change", at(6, change(6)), ""},
		{"seven in it", at(7, change(7)), target.Met},
		{"without a calendar", at(7, nil), target.NeedsJudgement},
	}
}

// unitPoints have three units, each with as many as is asked, and one with a hair less.
func unitPoints(each string) []point {
	at := func(counts ...string) func(*target.Course) {
		return func(c *target.Course) {
			c.Units = &target.Units{Of: 3}
			for _, n := range counts {
				c.Units.Counts = append(c.Units.Counts, decimal.RequireFromString(n))
			}
		}
	}
	less := plus(each, "-1")
	return []point{
		{"each as many", at(each, each, each), target.Met},
		{"each more", at(plus(each, "1"), each, plus(each, "2")), target.Met},
		{"one of them less", at(each, less, each), ""},
		{"one of them unknown", at(each, each), target.NoData},
	}
}

func progress(state target.State, evidence int) func(*target.Course) {
	return func(c *target.Course) { c.Progress = &target.Progress{State: state, Evidence: evidence} }
}
