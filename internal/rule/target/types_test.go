package target

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
)

// given is one case of a rule with what it needs beside the value.
type given struct {
	reason string
	rule   Rule
	course Course
	status Status
	code   string
	words  string // of the Chinese sentence
}

func check(t *testing.T, direction Direction, cases []given) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			v := Judge(c.rule, c.course, direction)
			if v.Status != c.status || v.Reason.Code != c.code {
				t.Errorf("got %s (%s), want %s (%s)", v.Status, v.Reason.Code, c.status, c.code)
			}
			if text := v.Reason.Text(fault.Chinese); !strings.Contains(text, c.words) {
				t.Errorf("%s lacks %q", text, c.words)
			}
			saysAll(t, v.Reason)
			if v.Warning != nil {
				saysAll(t, *v.Warning)
			}
			for _, part := range v.Parts {
				saysAll(t, part.Reason)
			}
		})
	}
}

// over reads "2020:1.41 2021:1.3" as a series and puts it under the course.
func (c Course) over(text string) Course {
	c.Series = Series{}
	for _, pair := range strings.Fields(text) {
		year, value, _ := strings.Cut(pair, ":")
		c.Series[int(dec(year).IntPart())] = *exact(value)
	}
	return c
}

func (c Course) with(change func(*Course)) Course { change(&c); return c }

func printed(kind Type, op Op, value, text string) Rule {
	return Rule{Type: kind, Op: op, Value: dec(value), Printed: text}
}

func TestDecreaseEveryYear(t *testing.T) {
	down := printed(DecreaseEveryYear, "", "", "逐年降低")
	at := func(year int, value, series string) Course { return plan(year, "1.41", value, "").over(series) }
	check(t, LowerBetter, []given{
		{"the base year begins it", down, at(2020, "1.41", ""), AtRisk, "base_year", "逐年降低"},
		{"one year down", down, at(2021, "1.40", ""), Met, "year_met", "2020 年以来"},
		{"three years down", down, at(2023, "1.1", "2021:1.3 2022:1.2"), Met, "year_met", ""},
		{"the same again is no fall", down, at(2023, "1.2", "2021:1.3 2022:1.2"), OffTrack, "year_broken", "2023"},
		{"one rise breaks it for good", down, at(2024, "0.9", "2021:1.3 2022:1.35 2023:1.0"), OffTrack, "year_broken", "2022"},
		{"two years are both named", down, at(2024, "1.3", "2021:1.3 2022:1.35 2023:1.36"), OffTrack, "year_broken", "2022、2023"},
		{"a rise in the year itself", down, at(2023, "1.25", "2021:1.3 2022:1.2"), Worsening, "year_worse", "比上年退步"},
		{"a year without a value can hide a rise", down, at(2023, "1.1", "2021:1.3"), NoData, "year_missing", "2022"},
		{"but a rise over the gap is sure", down, at(2023, "1.35", "2021:1.3"), Worsening, "year_worse", "2023"},
		{"without the years a person judges", down, plan(2023, "1.41", "1.1", ""), NeedsJudgement, "type_decrease_every_year", "逐年"},
		{"missing data is never met", down, plan(2023, "1.41", "", "").over("2021:1.3"), NoData, "no_value", ""},
		{"without a baseline 2020 is missing", down, plan(2022, "", "1.1", "").over("2021:1.3"), NoData, "year_missing", "2020"},
	})
	broken := Judge(down, at(2025, "0.9", "2021:1.3 2022:1.35 2023:1.0 2024:0.95"), LowerBetter)
	if len(broken.Parts) != 2 || broken.Parts[0].Status != OffTrack || broken.Parts[1].Name != AgainstBaseline || broken.Parts[1].Status != Met {
		t.Errorf("broken in 2022 and yet below the baseline: %+v", broken.Parts)
	}
	if text := broken.Parts[1].Reason.Text(fault.Chinese); text != "0.9 达到目标（< 1.41）。" {
		t.Error(text)
	}
	risen := Judge(down, at(2021, "1.5", ""), LowerBetter)
	if risen.Parts[1].Status != Worsening {
		t.Errorf("above the baseline is %s", risen.Parts[1].Status)
	}
}

func TestFullCoverage(t *testing.T) {
	heads, whole := printed(FullCoverage, "", "", "应保尽保"), printed(FullCoverage, Equal, "100", "全覆盖")
	of := func(value, entitled string) Course {
		return plan(2024, "118.01", value, "119").with(func(c *Course) { c.Entitled = dec(entitled) })
	}
	check(t, Coverage, []given{
		{"a count that rose proves nothing", heads, of("120", ""), NeedsJudgement, "type_full_coverage", "应保尽保"},
		{"everyone entitled is covered", heads, of("120", "120"), Met, "met", "120 / 120 = 100.0%"},
		{"one in a thousand is not", heads, of("119.88", "120"), OffTrack, "not_met", "119.88 / 120 = 99.9%"},
		{"and does not look as if", heads, of("119.9999", "120"), OffTrack, "not_met", "= 100.00%"},
		{"nobody entitled, nothing to divide by", heads, of("0", "0"), NoData, "none_entitled", "应覆盖人数为 0"},
		{"no head count, however many are entitled", heads, of("", "120"), NoData, "no_value", ""},
		{"a coverage in per cent is judged as it is", whole, plan(2024, "97", "100", ""), Met, "met", "100.0"},
		{"and has a way", whole, plan(2024, "97", "98", ""), OffTrack, "far_behind", "33%"},
		{"in the base year nobody is late", heads, of("110", "120").with(func(c *Course) { c.Year = 2020 }), AtRisk, "base_year", ""},
	})
	if v := Judge(heads, of("121", "120"), Coverage); v.Status != Met || v.Warning == nil || v.Warning.Code != "over_covered" {
		t.Errorf("more covered than entitled: %+v", v)
	}
}

func TestBesideAReference(t *testing.T) {
	same, least := printed(Commensurate, "~ref", "", "与女职工总数的比例相适应"), printed(RelativeMin, ">=ref", "", "不低于女党员比例")
	at := func(value, reference, band string) Course {
		return plan(2024, "40", value, "").with(func(c *Course) { c.Reference, c.Band = exact(reference), dec(band) })
	}
	check(t, NeutralBand, []given{
		{"in keeping", same, at("46", "45", "2"), Met, "met", "43–47"},
		{"at the lower edge", same, at("43", "45", "2"), Met, "met", ""},
		{"below it", same, at("42.9", "45", "2"), OffTrack, "not_met", "43–47"},
		{"at the upper edge", same, at("47", "45", "2"), Met, "met", ""},
		{"above it is no better", same, at("47.1", "45", "2"), OffTrack, "not_met", ""},
		{"no band, no verdict", same, at("46", "45", ""), NeedsJudgement, "type_commensurate", "参照"},
		{"no reference, no verdict", same, at("46", "", "2"), NeedsJudgement, "type_commensurate", "参照"},
		{"missing data is never met", same, at("", "45", "2"), NoData, "no_value", ""},
		{"not lower than the other ratio", least, at("35.2", "35.2", ""), Met, "met", "≥ 35.2"},
		{"lower", least, at("35.1", "35.2", ""), OffTrack, "not_met", "≥ 35.2"},
		{"the other ratio is not known", least, at("35.1", "", ""), NeedsJudgement, "type_relative_min", "另一比例"},
		{"a congress moves with its term", least, at("35.1", "35.2", "").with(func(c *Course) { c.Steps = &Steps{} }), AtRisk, "to_go_term", "换届"},
		{"a reference that no decimal holds is shown rounded", same, at("30", "1/3", "1"), OffTrack, "not_met", "32.333–34.333"},
	})
}

func TestApprox(t *testing.T) {
	about := printed(Approx, "~", "45", "保持在45%左右")
	wide := about
	wide.Band = dec("3")
	check(t, HigherBetter, []given{
		{"within one point", about, plan(2024, "45.2", "44", ""), Met, "met", "44–46"},
		{"a hair below", about, plan(2024, "45.2", "43.99", ""), OffTrack, "lost", "43.99"},
		{"above is as far off", about, plan(2024, "45.2", "46.1", ""), OffTrack, "lost", "46.1"},
		{"and worse than last year, on the same side", about, plan(2024, "45.2", "46.5", "46.2"), Worsening, "lost_worse", ""},
		{"a band of its own", wide, plan(2024, "45.2", "42", ""), Met, "met", "42–48"},
		{"the way leads to the nearer edge: 40 to 44, three quarters", about, plan(2024, "40", "43", ""), AtRisk, "behind", "75%"},
		{"over the other edge counts as that far from it", about, plan(2024, "40", "47", ""), AtRisk, "behind", "75%"},
		{"without its number", printed(Approx, "~", "", "左右"), plan(2024, "40", "47", ""), NoData, "no_bound", ""},
	})
}

func TestDirectional(t *testing.T) {
	up, down := printed(Directional, Up, "", "提高"), printed(Directional, Down, "", "降低")
	yearly, gradually := printed(Directional, UpEachYear, "", "逐年提高"), printed(Directional, Up, "", "逐步提高")
	term, kept, gone := printed(Directional, UpEachTerm, "", "逐届提高"), printed(Directional, Down, "", "有效控制"), printed(Directional, None, "", "消除")
	terms := func(year int, value, previous string) Course {
		return plan(year, "24.3", value, previous).with(func(c *Course) { c.Steps = &Steps{} })
	}
	check(t, "", []given{
		{"higher than the baseline", up, plan(2024, "50", "50.01", ""), Met, "met", "> 50"},
		{"the baseline itself is no rise", up, plan(2024, "50", "50", ""), OffTrack, "not_met", ""},
		{"lower than the baseline", down, plan(2024, "50", "49.9", ""), Met, "met", "< 50"},
		{"not lower", down, plan(2024, "50", "50.1", ""), OffTrack, "not_met", ""},
		{"without a printed baseline the first known year is the beginning", up, plan(2024, "", "51", "").over("2022:50 2023:52"), Met, "met", "（2022 年）"},
		{"years before the plan are none of its own", up, plan(2024, "", "51", "").over("2018:60 2022:50"), Met, "met", "> 50"},
		{"which itself has nothing to compare with", up, plan(2022, "", "51", "").over(""), NoData, "first_value", "2022"},
		{"kept in check: standing still is enough", kept, plan(2024, "11", "11", ""), Met, "met", "≤ 11"},
		{"out of check", kept, plan(2024, "11", "11.1", ""), OffTrack, "lost", ""},
		{"abolished", gone, plan(2024, "", "0", ""), Met, "met", "≤ 0"},
		{"one case is one too many", gone, plan(2024, "", "1", ""), OffTrack, "not_met", ""},
		{"up in every year", yearly, plan(2023, "50", "53", "").over("2021:51 2022:52"), Met, "year_met", "逐年提高"},
		{"one year back", yearly, plan(2023, "50", "53", "").over("2021:51 2022:50.5"), OffTrack, "year_broken", "2022"},
		{"step by step asks it of each year too", gradually, plan(2023, "50", "53", "").over("2021:51 2022:51"), OffTrack, "year_broken", "2022"},
		{"without the years", yearly, plan(2023, "50", "53", ""), NeedsJudgement, "type_directional", ""},
		{"a term stays as it is between two changes", term, terms(2023, "24.3", "24.3"), AtRisk, "to_go_term", "换届"},
		{"and rises with one", term, terms(2023, "25", "24.3"), Met, "met", "> 24.3"},
		{"a fall takes it back", term, terms(2023, "24", "24.3"), Worsening, "year_worse", "退步"},
		{"though still above the beginning", term, terms(2023, "24.9", "25"), Worsening, "year_worse", "退步"},
		{"a fall that was made good is still one", term, terms(2024, "26", "23").over("2022:25"), OffTrack, "year_broken", "2023"},
		{"step by step in terms is each term", gradually, terms(2023, "24.3", "24.3"), AtRisk, "to_go_term", ""},
		{"the direction is not known", printed(Directional, "", "", "改善"), plan(2024, "50", "51", ""), NeedsJudgement, "type_directional", ""},
		{"the words say it", printed(Directional, "", "", "扩大"), plan(2024, "50", "51", ""), Met, "met", "> 50"},
		{"in either direction", printed(Directional, "", "", "减少"), plan(2024, "50", "49", ""), Met, "met", "< 50"},
		{"提高 is the commonest of them", printed(Directional, "", "", "提高"), plan(2024, "50", "51", ""), Met, "met", "> 50"},
	})
	if v := Judge(printed(Directional, "", "", "改善"), plan(2024, "50", "49", ""), LowerBetter); v.Status != Met {
		t.Errorf("the indicator's direction says it: %s", v.Status)
	}
}

func TestAnnualStep(t *testing.T) {
	step := printed(AnnualStep, ">=", "1", "每年降低1个百分点以上")
	at := func(year int, value, series string) Course { return plan(year, "58.4", value, "").over(series) }
	check(t, LowerBetter, []given{
		{"one point a year", step, at(2022, "56.4", "2021:57.4"), Met, "year_met", ""},
		{"a hair less in one year", step, at(2022, "55", "2021:57.41"), OffTrack, "year_broken", "2021"},
		{"lower, but not by a point", step, at(2022, "56.9", "2021:57.4"), OffTrack, "year_broken", "2022"},
		{"higher", step, at(2022, "57.5", "2021:57.4"), Worsening, "year_worse", "2022"},
		{"two years over a gap could each have brought one", step, at(2022, "56.4", ""), NoData, "year_missing", "2021"},
		{"but not if they brought less than two", step, at(2022, "56.5", ""), OffTrack, "year_broken", "2022"},
		{"without the years", step, plan(2022, "58.4", "56", ""), NeedsJudgement, "type_annual_step", ""},
		{"without its number", printed(AnnualStep, ">=", "", "每年降低"), at(2022, "56", "2021:57"), NoData, "no_bound", ""},
	})
	v := Judge(step, at(2025, "53.4", "2021:57 2022:55.9 2023:54.5 2024:53.5"), LowerBetter)
	if v.Status != OffTrack || v.Parts[1].Name != OnAverage || v.Parts[1].Status != Met {
		t.Errorf("five points in all, though one year brought a tenth: %+v", v)
	}
	if v := Judge(step, at(2021, "57.9", ""), LowerBetter); v.Required == nil || v.Required.String() != "-1.125" || v.Distance.String() != "0.5" {
		t.Errorf("from 57.9 to 53.4 in four years: %v, and half a point behind: %v", v.Required, v.Distance)
	}
}

func TestUnits(t *testing.T) {
	each, share := printed(AllUnits, ">=", "1", "每个镇（街道）至少1家"), printed(AllUnits, Equal, "100", "所有学校")
	often := printed(FrequencyMin, ">=", "3", "每年至少开展3次")
	of := func(year int, text string, of int64) Course {
		return plan(year, "", "", "").with(func(c *Course) {
			c.Units = &Units{Of: of}
			for _, n := range strings.Fields(text) {
				c.Units.Counts = append(c.Units.Counts, decimal.RequireFromString(n))
			}
		})
	}
	counties := plan(2024, "", "", "").with(func(c *Course) { c.Steps = &Steps{Have: 5, Of: 7, Counties: true} })
	fewer := of(2024, "1 0 0", 3).with(func(c *Course) { c.Previous = exact("2/3") })
	check(t, "", []given{
		{"each has one", each, of(2024, "1 2 1", 3), Met, "met", "100.0"},
		{"six in one do not serve the others", each, of(2024, "6 0 0", 3), AtRisk, "to_go_units", "3 个单位中还差 2 个"},
		{"in the target year", each, of(2025, "1 1 0", 3), OffTrack, "late_units", "还差 1 个"},
		{"fewer than last year", each, fewer, Worsening, "fell_units", "还差 2 个"},
		{"a unit that has not reported is missing, not without", each, of(2024, "1 1", 3), NoData, "units_missing", "3 个单位中有 1 个未报数"},
		{"but one without settles it", each, of(2024, "1 0", 3), AtRisk, "to_go_units", ""},
		{"counted by the roll-up", each, counties, AtRisk, "to_go_counties", "还差 2 个"},
		{"an average of one proves nothing", each, plan(2024, "", "1.2", ""), NeedsJudgement, "type_all_units", ""},
		{"a share is judged as it is", share, plan(2024, "80", "100", ""), Met, "met", ""},
		{"a share short of all", share, plan(2024, "80", "99.9", ""), OnTrack, "on_course", ""},
		{"nothing reported", each, plan(2024, "", "", ""), NoData, "no_value", ""},
		{"each three times", often, of(2024, "3 4 3", 3), Met, "frequency_met", "每年至少开展3次"},
		{"one twice: the year is over", often, of(2024, "3 4 2", 3), OffTrack, "frequency_short", "只有 2 个达到"},
		{"in the base year", often, of(2020, "3 4 2", 3), AtRisk, "base_year", ""},
		{"an average of three proves nothing", often, plan(2024, "", "3", ""), NeedsJudgement, "type_frequency_min", ""},
		{"no units at all", often, of(2024, "", 0), NoData, "no_value", ""},
	})
	less := of(2024, "3 2 2", 3).with(func(c *Course) { c.Previous = exact("2/3") })
	if v := Judge(often, less, ""); v.Status != Worsening {
		t.Errorf("fewer libraries than last year: %s", v.Status)
	}
}

func TestTheBaselineMayBePrintedInTheRule(t *testing.T) {
	more := printed(IncreaseVsBaseline, ">base", "90", "在2020年90%的基础上有所提高")
	check(t, HigherBetter, []given{
		{"more than printed", more, plan(2024, "", "90.1", ""), Met, "met", "> 90"},
		{"not more", more, plan(2024, "", "90", ""), OffTrack, "not_met", ""},
		{"the indicator's own baseline comes first", more, plan(2024, "90.2", "90.1", ""), OffTrack, "not_met", "> 90.2"},
	})
}

// TestPromisesWithoutANumber are the further directional promises of the two plans' prose.
func TestPromisesWithoutANumber(t *testing.T) {
	cases := []struct {
		reason           string
		op               Op
		printed          string
		fell, same, rose Status
	}{
		{"W1.5-a: the gap in housework", Down, "缩小", Met, OffTrack, OffTrack},
		{"W4.5-b: the gap in income", Down, "缩小", Met, OffTrack, OffTrack},
		{"W5.2-c: women among congress deputies", Up, "逐步提高", Worsening, OffTrack, Met},
		{"W5.5-b: women in management", Up, "提高", OffTrack, OffTrack, Met},
		{"W5.6-e: women in village bodies", Up, "提高", OffTrack, OffTrack, Met},
		{"W6.3-a: cover against work injury", Up, "扩大", OffTrack, OffTrack, Met},
		{"W6.4-a: the rate of relief; 稳步 is no every year", Up, "稳步提高", OffTrack, OffTrack, Met},
		{"W7.3-a: protection orders in time", Up, "提高", OffTrack, OffTrack, Met},
		{"C2.4-e: common diseases are kept in check", Down, "控制", Met, Met, OffTrack},
		{"C2.6-e: poor sight is kept in check", Down, "控制", Met, Met, OffTrack},
		{"C2.8-a: mental disorders are kept in check", Down, "控制", Met, Met, OffTrack},
		{"C6.9-a: no child at work, so fewer is not enough", None, "消除", OffTrack, OffTrack, Worsening},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			for value, want := range map[string]Status{"49": c.fell, "50": c.same, "51": c.rose} {
				v := Judge(printed(Directional, c.op, "", c.printed), plan(2021, "50", value, "").over(""), "")
				if v.Status != want {
					t.Errorf("from 50 to %s: %s, want %s", value, v.Status, want)
				}
			}
		})
	}
}

func TestCompoundTermChange(t *testing.T) {
	both := Rule{Type: CompoundTermChange, InYearOfChange: dec("100"), OtherYears: dec("85"), Printed: "换届后当年达到100%，平时保持在85%以上"}
	at := func(year int, have int64, calendar Calendar) Course {
		return plan(year, "100", "", "").with(func(c *Course) {
			c.Value, c.Steps, c.Calendar = exact(count(have)+"/7"), &Steps{Have: have, Of: 7, Counties: true}, calendar
		})
	}
	all, part, kept := Calendar{2022: {Have: 6, Of: 7}}, Calendar{2022: {Have: 2, Of: 3}}, Calendar{2022: {Have: 3, Of: 3}}
	check(t, HigherBetter, []given{
		{"85 of 7 are 6", both, at(2023, 6, Calendar{}), Met, "term_met", "7 个中至少 6 个"},
		{"5 of 7 are too few, and can still be mended", both, at(2023, 5, Calendar{}), AtRisk, "term_short", "71.4 (5/7)"},
		{"but not in the target year", both, at(2025, 5, Calendar{}), OffTrack, "term_short", ""},
		{"in the year of change 6 are too few, and it does not come again", both, at(2022, 6, all), OffTrack, "term_short", "7 个中至少 7 个"},
		{"all of them in it", both, at(2022, 7, Calendar{2022: {Have: 7, Of: 7}}), Met, "term_met", "换届年份"},
		{"three changed and one of them lacks it", both, at(2022, 6, part), OffTrack, "change_incomplete", "3 个班子中只有 2 个"},
		{"three changed and have it; another lacks it", both, at(2022, 6, kept), Met, "term_met", "至少 6 个"},
		{"a fall", both, at(2023, 5, Calendar{}).with(func(c *Course) { c.Previous = exact("6/7") }), Worsening, "term_fell", "退步"},
		{"the base year", both, at(2020, 5, Calendar{}), AtRisk, "base_year", ""},
		{"no calendar: nobody knows which threshold holds", both, at(2023, 6, nil), NeedsJudgement, "type_compound_term_change", "换届日历"},
		{"without its thresholds", Rule{Type: CompoundTermChange}, at(2023, 6, Calendar{}), NoData, "no_bound", ""},
		{"missing data is never met", both, at(2023, 6, Calendar{}).with(func(c *Course) { c.Value = nil }), NoData, "no_value", ""},
		{"a share without its counts", both, at(2022, 6, all).with(func(c *Course) { c.Steps = nil }), OffTrack, "term_short", "≥ 100"},
	})
	v := Judge(both, at(2024, 6, all), HigherBetter)
	if v.Status != Met || v.Warning == nil || !strings.Contains(v.Warning.Text(fault.Chinese), "2022 年换届的 7 个班子中只有 6 个") {
		t.Errorf("the year of change stays missed: %+v", v)
	}
	if v := Judge(both, at(2024, 6, Calendar{2016: {Have: 6, Of: 7}, 2026: {Have: 6, Of: 7}}), HigherBetter); v.Warning != nil {
		t.Errorf("changes before the plan and after the year say nothing: %+v", v.Warning)
	}
}

func TestMilestone(t *testing.T) {
	built := printed(Milestone, "", "", "形成")
	at := func(year int, state State, evidence int) Course {
		return plan(year, "", "", "").with(func(c *Course) { c.Progress = &Progress{state, evidence} })
	}
	check(t, "", []given{
		{"done, with evidence", built, at(2023, Done, 2), Met, "milestone_done", "2 份佐证"},
		{"done, they say", built, at(2023, Done, 0), NeedsJudgement, "milestone_unproved", "没有佐证"},
		{"under way", built, at(2023, UnderWay, 0), OnTrack, "milestone_under_way", ""},
		{"under way in the target year", built, at(2025, UnderWay, 3), OffTrack, "milestone_late", ""},
		{"not begun", built, at(2023, NotBegun, 0), AtRisk, "milestone_not_begun", ""},
		{"never begun", built, at(2025, NotBegun, 0), OffTrack, "milestone_never", ""},
		{"nothing reported", built, plan(2023, "", "", ""), NoData, "no_value", ""},
		{"an unknown state", built, at(2023, "half", 0), NoData, "no_value", ""},
		{"a number is no progress", built, plan(2023, "", "3", ""), NeedsJudgement, "type_milestone", ""},
	})
}

func TestSmallDenominatorsArePooled(t *testing.T) {
	below7 := rule(ThresholdMax, "7", true)
	at := func(value string, pooled *Pooled) Course {
		return plan(2024, "0", value, "20").with(func(c *Course) {
			c.Denominator, c.MinDenominator, c.Pooled = dec("2425"), dec("5000"), pooled
		})
	}
	three := func(value, denominator string) *Pooled {
		return &Pooled{Value: *exact(value), Denominator: *dec(denominator), From: 2022, To: 2024}
	}
	check(t, LowerBetter, []given{
		{"three years are enough", below7, at("41.2", three("6.9", "7500")), Met, "met", "6.9（2022–2024 年合并）"},
		{"and can fail", below7, at("0", three("13.7", "7500")), OffTrack, "lost", "13.7（"},
		{"three years are too small as well", below7, at("0", three("6.9", "4999")), NoData, "small_denominator", "2425"},
		{"a year without a value is not met by the years before it", below7, at("", three("0", "7500")), NoData, "no_value", ""},
		{"every year cannot be pooled", printed(DecreaseEveryYear, "", "", "逐年降低"), at("0", three("0", "7500")).over("2021:1"), NoData, "small_denominator", ""},
	})
}
