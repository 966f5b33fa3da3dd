package target

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/rule/quantity"
)

func dec(text string) *decimal.Decimal {
	if text == "" {
		return nil
	}
	d := decimal.RequireFromString(text)
	return &d
}

// exact reads "85.71", "6/7" (a share in per cent) or "" for none.
func exact(text string) *quantity.Exact {
	if text == "" {
		return nil
	}
	if num, den, ok := strings.Cut(text, "/"); ok {
		x, _ := quantity.Ratio(*dec(num), *dec(den), decimal.NewFromInt(100))
		return &x
	}
	x := quantity.FromDecimal(*dec(text))
	return &x
}

func rule(t Type, value string, strict bool) Rule {
	return Rule{Type: t, Value: dec(value), Strict: strict, Printed: "印"}
}

// plan is a course from 2020 to 2025 at precision 1.
func plan(year int, baseline, value, previous string) Course {
	return Course{
		BaseYear: 2020, TargetYear: 2025, Year: year, Precision: 1,
		Baseline: exact(baseline), Value: exact(value), Previous: exact(previous),
	}
}

func TestJudge(t *testing.T) {
	atLeast70, below53 := rule(ThresholdMin, "70", false), rule(ThresholdMax, "53", true)
	keep, increase := rule(KeepVsBaseline, "", false), rule(IncreaseVsBaseline, "", false)
	total30 := rule(CumulativeMin, "30", false)
	cases := []struct {
		reason string
		rule   Rule
		course Course
		status Status
		code   string
	}{
		{"at the threshold", atLeast70, plan(2024, "60", "70", ""), Met, "met"},
		{"a strict threshold is not met by itself", rule(ThresholdMin, "70", true), plan(2025, "60", "70", ""), OnTrack, "on_course"},
		{"a ceiling", below53, plan(2024, "58.4", "52.96", ""), Met, "met"},
		{"a strict ceiling is not met by itself", below53, plan(2024, "58.4", "53", ""), OnTrack, "on_course"},
		{"a zero baseline is a baseline", rule(ThresholdMax, "7", true), plan(2024, "0", "5.46", ""), Met, "met"},
		{"missing data is never met", rule(ThresholdMax, "7", true), plan(2024, "0", "", ""), NoData, "no_value"},

		{"share of the way 0.76 = 0.95 of the time 0.8", atLeast70, plan(2024, "60", "67.6", ""), OnTrack, "on_course"},
		{"a hair less is at risk", atLeast70, plan(2024, "60", "67.5999999", ""), AtRisk, "behind"},
		{"0.48 = 0.6 of the time", atLeast70, plan(2024, "60", "64.8", ""), AtRisk, "behind"},
		{"a hair less is off track", atLeast70, plan(2024, "60", "64.7999999", ""), OffTrack, "far_behind"},
		{"no way made at all", atLeast70, plan(2024, "60", "60", ""), OffTrack, "far_behind"},
		{"away from the target", atLeast70, plan(2024, "60", "59.9", ""), Worsening, "away"},
		{"downwards the same: 58.4 to 53, half the way in 0.8 of the time", below53, plan(2024, "58.4", "55.5", ""), AtRisk, "behind"},
		{"downwards, risen above the baseline", below53, plan(2024, "58.4", "58.5", ""), Worsening, "away"},

		{"the base year has no course", atLeast70, plan(2020, "60", "60", ""), AtRisk, "base_year"},
		{"nor can it be worse than itself", atLeast70, plan(2020, "60", "59", ""), AtRisk, "base_year"},
		{"but it can be met", atLeast70, plan(2020, "71", "71", ""), Met, "met"},

		{"satisfied at the baseline, no longer", rule(ThresholdMax, "5", true), plan(2023, "2", "5.2", ""), OffTrack, "lost"},
		{"and better than last year", rule(ThresholdMax, "5", true), plan(2023, "2", "5.2", "6"), OffTrack, "lost"},
		{"and worse than last year", rule(ThresholdMax, "5", true), plan(2023, "2", "5.2", "4.9"), Worsening, "lost_worse"},
		{"T = B, strict: no way to divide", rule(ThresholdMin, "85", true), plan(2023, "85", "84", "86"), OffTrack, "not_met"},
		{"no baseline: no share", atLeast70, plan(2024, "", "69.9", "60"), OffTrack, "not_met"},

		{"a hair above the baseline is an increase", increase, plan(2024, "60.2", "60.2000001", ""), Met, "met"},
		{"the baseline itself is none", increase, plan(2024, "60.2", "60.2", "61"), OffTrack, "not_met"},
		{"a fall from a baseline that never met the rule", increase, plan(2024, "60.2", "59", "60"), OffTrack, "not_met"},
		{"no baseline, no increase to speak of", increase, plan(2024, "", "60", ""), NoData, "no_bound"},
		{"the base year is the baseline, whatever its unprinted decimals", increase, plan(2020, "24.3", "91/374", ""), AtRisk, "base_year"},
		{"a year later the decimals count", increase, plan(2021, "24.3", "91/374", ""), Met, "met"},
		{"kept", keep, plan(2024, "1.03", "1.03", ""), Met, "met"},
		{"the base year keeps itself", keep, plan(2020, "1.0", "0.98", ""), Met, "met"},
		{"a hair below is not kept", keep, plan(2024, "1.03", "1.0299", "1.02"), OffTrack, "lost"},
		{"not kept, and falling", keep, plan(2024, "1.03", "1.02", "1.025"), Worsening, "lost_worse"},

		{"a running total", total30, plan(2023, "", "30", ""), Met, "met"},
		{"a running total begins at zero: 23 of 30 in 0.8 of the time", total30, plan(2024, "", "23", ""), OnTrack, "on_course"},
		{"nothing added yet", total30, plan(2024, "", "0", ""), OffTrack, "far_behind"},
		{"a threshold without its number", rule(ThresholdMin, "", false), plan(2024, "60", "70", ""), NoData, "no_bound"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			v := Judge(c.rule, c.course, HigherBetter)
			if v.Status != c.status || v.Reason.Code != c.code {
				t.Errorf("got %s (%s), want %s (%s)", v.Status, v.Reason.Code, c.status, c.code)
			}
			saysAll(t, v.Reason)
		})
	}
}

func saysAll(t *testing.T, r Reason) {
	t.Helper()
	for _, lang := range []string{fault.Chinese, fault.English} {
		if text := r.Text(lang); strings.ContainsAny(text, "…{}") || text == r.Code {
			t.Errorf("unfinished sentence: %s", text)
		}
	}
}

func TestSharesAreHandedOut(t *testing.T) {
	v := Judge(rule(ThresholdMin, "70", false), plan(2024, "60", "64.8", ""), HigherBetter)
	if v.Share.String() != "0.48" || v.TimeShare.String() != "0.8" {
		t.Errorf("share %s of the way in %s of the time", v.Share, v.TimeShare)
	}
	if got := v.Reason.Text("en"); !strings.Contains(got, "64.8") || !strings.Contains(got, "48% of the way in 80% of the time") {
		t.Error(got)
	}
	v = Judge(rule(ThresholdMin, "70", false), plan(2024, "", "64.8", ""), HigherBetter)
	if v.Share != nil || v.TimeShare != nil {
		t.Error("a share without a baseline")
	}
}

func TestSteps(t *testing.T) {
	all, most := rule(ThresholdMin, "100", false), rule(ThresholdMin, "85", false)
	cases := []struct {
		reason   string
		rule     Rule
		year     int
		have, of int64
		previous string
		status   Status
		code     string
		words    string
	}{
		{"all of them", all, 2024, 7, 7, "6/7", Met, "met", "100.0 meets"},
		{"before the target year, the number to go", all, 2024, 5, 7, "5/7", AtRisk, "to_go_counties", "2 of 7 counties to go"},
		{"85 of 7 counties are 6", most, 2024, 4, 7, "", AtRisk, "to_go_counties", "2 of 7 counties to go"},
		{"in the target year", all, 2025, 6, 7, "6/7", OffTrack, "late_counties", "1 of 7 counties to go"},
		{"after a fall", all, 2024, 5, 7, "6/7", Worsening, "fell_counties", "2 of 7 counties to go"},
		{"a fall in the target year is a fall", all, 2025, 5, 7, "6/7", Worsening, "fell_counties", "2 of 7 counties to go"},
		{"the base year knows no fall", all, 2020, 5, 7, "6/7", AtRisk, "base_year", "base year"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			course := plan(c.year, "5/7", "", c.previous)
			value, _ := quantity.Ratio(decimal.NewFromInt(c.have), decimal.NewFromInt(c.of), decimal.NewFromInt(100))
			course.Value, course.Steps = &value, &Steps{Have: c.have, Of: c.of, Counties: true}
			v := Judge(c.rule, course, HigherBetter)
			if v.Status != c.status || v.Reason.Code != c.code || !strings.Contains(v.Reason.Text("en"), c.words) {
				t.Errorf("got %s (%s) %q", v.Status, v.Reason.Code, v.Reason.Text("en"))
			}
			if v.Share != nil || v.Warning != nil {
				t.Error("steps have no course")
			}
			saysAll(t, v.Reason)
		})
	}
}

func TestATermHasNoCourse(t *testing.T) {
	increase := rule(IncreaseVsBaseline, "", false)
	for year, want := range map[int]Status{2020: AtRisk, 2023: AtRisk, 2025: OffTrack} {
		course := plan(year, "24.3", "24.3", "24.3")
		course.Steps = &Steps{}
		v := Judge(increase, course, HigherBetter)
		if v.Status != want {
			t.Errorf("%d: %s, want %s", year, v.Status, want)
		}
		saysAll(t, v.Reason)
	}
	course := plan(2023, "24.3", "23", "24.3")
	course.Steps = &Steps{}
	if v := Judge(increase, course, HigherBetter); v.Status != Worsening {
		t.Errorf("after a fall: %s", v.Status)
	}
}

func TestWarningWhileMet(t *testing.T) {
	below5 := rule(ThresholdMax, "5", true)
	cases := []struct {
		reason          string
		year            int
		value, previous string
		warns           bool
	}{
		{"rising by 0.8 a year reaches 5 by 2025", 2023, "3.4", "2.6", true},
		{"rising too slowly to matter", 2023, "3.4", "3.3", false},
		{"falling", 2023, "3.4", "4", false},
		{"in the target year there is nothing left to warn of", 2025, "4.9", "2", false},
		{"one year is no trend", 2023, "3.4", "", false},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			v := Judge(below5, plan(c.year, "2", c.value, c.previous), LowerBetter)
			if v.Status != Met || (v.Warning != nil) != c.warns {
				t.Errorf("got %s, warning %v", v.Status, v.Warning)
			}
			if v.Warning != nil {
				saysAll(t, *v.Warning)
			}
		})
	}
}

// alone are the types that need nothing beside value, baseline and the rule itself.
func alone(kind Type) bool {
	return slices.Contains([]Type{ThresholdMin, ThresholdMax, IncreaseVsBaseline, KeepVsBaseline, CumulativeMin, Approx}, kind)
}

func TestTypesThatNeedAJudgementAreNamed(t *testing.T) {
	said := map[string]bool{}
	for _, kind := range Types() {
		r := rule(kind, "", false)
		r.Op = map[Type]Op{Directional: UpEachYear}[kind]
		if alone(kind) {
			continue
		}
		v := Judge(r, plan(2024, "1", "2", ""), HigherBetter)
		if v.Status != NeedsJudgement || said[v.Reason.Text("en")] || said[v.Reason.Text("zh-CN")] {
			t.Errorf("%s: %s, %s", kind, v.Status, v.Reason.Text("en"))
		}
		said[v.Reason.Text("en")], said[v.Reason.Text("zh-CN")] = true, true
		saysAll(t, v.Reason)
		if v := Judge(r, plan(2024, "1", "", ""), HigherBetter); v.Status != NoData {
			t.Errorf("%s without data is %s", kind, v.Status)
		}
	}
	if v := Judge(rule("novel", "", false), plan(2024, "1", "2", ""), HigherBetter); v.Status != NeedsJudgement {
		t.Errorf("an unknown type is %s", v.Status)
	} else {
		saysAll(t, v.Reason)
	}
}

func TestSmallDenominatorsAreNotJudged(t *testing.T) {
	course := plan(2024, "0", "41.2", "")
	course.Denominator, course.MinDenominator = dec("2425"), dec("10000")
	v := Judge(rule(ThresholdMax, "7", true), course, LowerBetter)
	if v.Status != NoData || v.Reason.Code != "small_denominator" {
		t.Errorf("got %s (%s)", v.Status, v.Reason.Code)
	}
	saysAll(t, v.Reason)
	course.Denominator = dec("10000")
	if v := Judge(rule(ThresholdMax, "7", true), course, LowerBetter); v.Status == NoData {
		t.Error("the least denominator itself is judged")
	}
}

func TestKeepFollowsTheDirection(t *testing.T) {
	keep := rule(KeepVsBaseline, "", false)
	if v := Judge(keep, plan(2024, "2", "1.5", ""), LowerBetter); v.Status != Met {
		t.Errorf("lower is better, and lower it is: %s", v.Status)
	}
	keep.Tolerance = *dec("0.1")
	for value, want := range map[string]Status{"1.9": Met, "1.89": OffTrack} {
		if v := Judge(keep, plan(2024, "2", value, ""), HigherBetter); v.Status != want {
			t.Errorf("2 − 0.1 against %s: %s, want %s", value, v.Status, want)
		}
	}
}

func TestReasonsAreComplete(t *testing.T) {
	for _, gap := range reasons.Gaps() {
		t.Error(gap)
	}
	for _, kind := range Types() {
		if _, ok := reasons["type_"+string(kind)]; ok == alone(kind) {
			t.Errorf("%s: sentence %v, judged by itself %v", kind, ok, alone(kind))
		}
	}
}

func TestDisplay(t *testing.T) {
	below53, increase := rule(ThresholdMax, "53", true), rule(IncreaseVsBaseline, "", false)
	cases := []struct {
		reason string
		rule   Rule
		course Course
		want   string
	}{
		{"52.96 shown as 53.0 would contradict <53", below53, plan(2024, "58.4", "52.96", ""), "52.96"},
		{"no contradiction, no decimal more", below53, plan(2024, "58.4", "52.94", ""), "52.9"},
		{"69.96 shown as 70.0 would look met", rule(ThresholdMin, "70", false), plan(2024, "60", "69.96", ""), "69.96"},
		{"an increase hidden by rounding", increase, plan(2024, "60.2", "60.24", ""), "60.24"},
		{"the base year is shown as printed", increase, plan(2020, "24.3", "91/374", ""), "24.3"},
		{"a rule without a number cannot be contradicted", rule(FullCoverage, "", false), plan(2024, "1", "1.96", ""), "2.0"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			if got := Display(*c.course.Value, 1, c.rule, c.course, HigherBetter); got != c.want {
				t.Errorf("shown %s, want %s", got, c.want)
			}
		})
	}
}

// TestMonotone: a better value never has a worse verdict, whatever rule, year and last year's value.
func TestMonotone(t *testing.T) {
	rank := map[Status]int{Worsening: 0, OffTrack: 1, AtRisk: 2, OnTrack: 3, Met: 4}
	rules := []Rule{
		rule(ThresholdMin, "60", false), rule(ThresholdMin, "60", true), rule(ThresholdMax, "40", false),
		rule(IncreaseVsBaseline, "", false), rule(KeepVsBaseline, "", false), rule(CumulativeMin, "60", false),
	}
	for _, r := range rules {
		for _, baseline := range []string{"", "30", "50", "60", "70"} {
			for _, previous := range []string{"", "45", "65"} {
				for year := 2020; year <= 2026; year++ {
					monotone(t, rank, r, year, baseline, previous)
				}
			}
		}
	}
}

func monotone(t *testing.T, rank map[Status]int, r Rule, year int, baseline, previous string) {
	t.Helper()
	last := -1
	for i := range 101 {
		value := i
		if r.Type == ThresholdMax {
			value = 100 - i
		}
		course := plan(year, baseline, decimal.NewFromInt(int64(value)).String(), previous)
		v := Judge(r, course, HigherBetter)
		if v.Status == NoData {
			return
		}
		if rank[v.Status] < last {
			t.Fatalf("%s %d, baseline %s, last year %s: %d is %s", r.Type, year, baseline, previous, value, v.Status)
		}
		last = rank[v.Status]
	}
}

func TestAPartOfASumIsNotHeldToItsWhole(t *testing.T) {
	number := func(text string) *decimal.Decimal { d := decimal.RequireFromString(text); return &d }
	value := quantity.FromDecimal(*number("40"))
	course := Course{BaseYear: 2020, TargetYear: 2025, Year: 2024, Value: &value, Part: true}
	for _, rule := range []Rule{{Type: CumulativeMin, Value: number("30")}, {Type: ThresholdMin, Value: number("30")}, {Type: ThresholdMax, Value: number("30")}} {
		v := Judge(rule, course, HigherBetter)
		if v.Status != NeedsJudgement || v.Reason.Code != reasonPart {
			t.Errorf("%s: %s %s", rule.Type, v.Status, v.Reason.Code)
		}
		if o := Foresee(rule, course, HigherBetter); o.Prospect != Unknown || o.Reason.Code != reasonPart {
			t.Errorf("%s foresees %s %s", rule.Type, o.Prospect, o.Reason.Code)
		}
	}
	if v := Judge(Rule{Type: KeepVsBaseline, Value: number("30")}, course, HigherBetter); v.Status != Met {
		t.Errorf("its own beginning is its own: %s", v.Status)
	}
}
