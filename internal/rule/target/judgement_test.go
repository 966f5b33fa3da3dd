package target

import (
	"strings"
	"testing"
	"time"
)

func TestSign(t *testing.T) {
	at := time.Date(2026, 3, 8, 9, 0, 0, 0, time.UTC)
	unsettled := Verdict{Status: NeedsJudgement, Reason: Reason{Code: "type_full_coverage"}}
	off := Verdict{Status: OffTrack, Reason: Reason{Code: "far_behind"}}
	empty := Verdict{Status: NoData, Reason: Reason{Code: "no_value"}}
	small := Verdict{Status: NoData, Reason: Reason{Code: "small_denominator"}}
	signed := func(s Status) Override {
		return Override{Status: s, Reason: "部门台账核实", Signer: "李", At: at}
	}
	cases := []struct {
		reason   string
		computed Verdict
		override Override
		refused  string
		status   Status
	}{
		{"numbers could not settle it", unsettled, signed(Met), "", Met},
		{"the office judges otherwise", off, signed(AtRisk), "", AtRisk},
		{"a case of chance may be judged by its circumstances", small, signed(Met), "", Met},
		{"missing data is never met", empty, signed(Met), "sign_over_missing_data", NoData},
		{"nor anything else", empty, signed(OffTrack), "sign_over_missing_data", NoData},
		{"a figure may be declared not judgeable", off, signed(NoData), "", NoData},
		{"to ask for a judgement is none", unsettled, signed(NeedsJudgement), "sign_needs_status", NeedsJudgement},
		{"a status that nobody knows", off, signed("fine"), "sign_needs_status", OffTrack},
		{"no reason", off, Override{Status: Met, Reason: " ", Signer: "李", At: at}, "sign_needs_reason", OffTrack},
		{"no signer", off, Override{Status: Met, Reason: "核实", At: at}, "sign_needs_signer", OffTrack},
		{"no time", off, Override{Status: Met, Reason: "核实", Signer: "李"}, "sign_needs_signer", OffTrack},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			s, refused := Sign(c.computed, c.override)
			if refused == nil && c.refused != "" || refused != nil && refused.Code != c.refused {
				t.Errorf("refused: %+v", refused)
			}
			if refused != nil {
				saysAll(t, *refused)
			}
			if s.Status() != c.status || s.Overridden() != (c.refused == "") {
				t.Errorf("counts as %s", s.Status())
			}
			if s.Computed.Status != c.computed.Status || s.Computed.Reason.Code != c.computed.Reason.Code {
				t.Error("the computed verdict is gone")
			}
		})
	}
}

func TestAJudgementWhoseNumbersMoved(t *testing.T) {
	over := Verdict{Status: NeedsJudgement, Reason: Reason{Code: "type_commensurate"}}
	s, refused := Sign(over, Override{Status: Met, Reason: "核实", Signer: "李", At: time.Unix(0, 0)})
	if refused != nil || s.Outdated() {
		t.Fatal("just signed")
	}
	s.Computed = Verdict{Status: OffTrack, Reason: Reason{Code: "not_met"}}
	if !s.Outdated() || s.Status() != Met {
		t.Error("the judgement still counts, and is to be looked at again")
	}
	s.Computed = Verdict{Status: NoData, Reason: Reason{Code: "no_value"}}
	if s.Status() != NoData || s.Overridden() {
		t.Errorf("the data are gone, and missing data is never met: %s", s.Status())
	}
}

func TestDecompose(t *testing.T) {
	cases := []struct {
		reason   string
		method   Method
		city     Rule
		baseline string
		targets  string // value*weight, a leading ! for a strict one
		answer   Answer
		together string
		gap      string
		code     string
	}{
		{"the big county carries the small one", RatioOfSums, rule(ThresholdMin, "85", false), "", "80*1 90*3", Enough, "87.5", "0", "counties_enough"},
		{"a mean of the rates would have been enough", RatioOfSums, rule(ThresholdMin, "85", false), "", "80*3 90*1", NotEnough, "82.5", "2.5", "counties_short"},
		{"exactly", RatioOfSums, rule(ThresholdMin, "85", false), "", "85*1 85*3", Enough, "85", "0", "counties_enough"},
		{"exactly is not more than", RatioOfSums, rule(ThresholdMin, "85", true), "", "85*1 85*3", NotEnough, "85", "0", "counties_short"},
		{"unless a county aims at more than that", RatioOfSums, rule(ThresholdMin, "85", true), "", "!85*1 85*3", Enough, "85", "0", "counties_enough"},
		{"one that weighs nothing does not help", RatioOfSums, rule(ThresholdMin, "85", true), "", "!85*0 85*3", NotEnough, "85", "0", "counties_short"},
		{"a ceiling", RatioOfSums, rule(ThresholdMax, "53", true), "", "!53*2 !53*5", Enough, "53", "0", "counties_enough"},
		{"over the ceiling", RatioOfSums, rule(ThresholdMax, "53", true), "", "54*1 53*1", NotEnough, "53.5", "0.5", "counties_short"},
		{"30 sites over seven counties", Sum, rule(CumulativeMin, "30", false), "", "5 5 4 4 4 4 4", Enough, "30", "0", "counties_enough"},
		{"one site short", Sum, rule(CumulativeMin, "30", false), "", "5 5 4 4 4 4 3", NotEnough, "29", "1", "counties_short"},
		{"six of seven counties", ShareOfCounties, rule(ThresholdMin, "85", false), "", "1 1 1 1 100 1 0", Enough, "85.714285714286", "0", "counties_enough"},
		{"five of seven", ShareOfCounties, rule(ThresholdMin, "85", false), "", "1 1 1 1 1 0 0", NotEnough, "71.428571428571", "13.571428571429", "counties_short"},
		{"more than the city's baseline", RatioOfSums, rule(IncreaseVsBaseline, "", false), "60.2", "60*1 60.5*1", Enough, "60.25", "0", "counties_enough"},
		{"the baseline is not printed", RatioOfSums, rule(IncreaseVsBaseline, "", false), "", "60*1", Undecided, "", "", "no_bound"},
		{"a county without a target", Sum, rule(CumulativeMin, "30", false), "", "30 -", Undecided, "", "", "counties_missing"},
		{"a county without a weight", RatioOfSums, rule(ThresholdMin, "85", false), "", "90*1 90", Undecided, "", "", "counties_missing"},
		{"no county at all", Sum, rule(CumulativeMin, "30", false), "", "", Undecided, "", "", "counties_none"},
		{"weights of nothing", RatioOfSums, rule(ThresholdMin, "85", false), "", "90*0", Undecided, "", "", "counties_no_weight"},
		{"a survey of the city is not made up of counties", "city_survey", rule(ThresholdMin, "95", false), "", "96", Undecided, "", "", "counties_not_added"},
		{"every year is not a number", RatioOfSums, rule(DecreaseEveryYear, "", false), "1.41", "1*1", Undecided, "", "", "counties_not_added"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			d := Decompose(c.method, c.city, plan(2025, c.baseline, "", ""), HigherBetter, countyTargets(c.targets))
			together, gap := "", ""
			if d.Together != nil {
				together, gap = d.Together.String(), d.Gap.String()
			}
			if d.Answer != c.answer || together != c.together || gap != c.gap || d.Reason.Code != c.code {
				t.Errorf("%s (%s): %s, gap %s", d.Answer, d.Reason.Code, together, gap)
			}
			saysAll(t, d.Reason)
		})
	}
	d := Decompose(Sum, rule(CumulativeMin, "30", false), plan(2025, "", "", ""), HigherBetter, countyTargets("30 - -"))
	if len(d.Missing) != 2 || d.Missing[0] != "b" || !strings.Contains(d.Text("zh-CN"), "b县、c县") {
		t.Errorf("the counties without a target are not named: %+v", d)
	}
}

func TestWhoHasNoTargetOfItsOwn(t *testing.T) {
	least85 := rule(ThresholdMin, "85", true)
	follows := func(weight string) CountyTarget {
		return CountyTarget{Area: "f", Name: "桐", NameEN: "Tong", Follows: true, Weight: dec(weight)}
	}
	kept := func(value string) CountyTarget {
		c := CountyTarget{Area: "k", Name: "市本级", NameEN: "City proper", Kept: true, Weight: dec("1")}
		if value != "" {
			c.Value = dec(value)
		}
		return c
	}
	cases := []struct {
		reason   string
		method   Method
		city     Rule
		targets  string
		more     []CountyTarget
		answer   Answer
		together string
		notes    string
	}{
		{"who took it back goes by the city's", RatioOfSums, least85, "95*1", []CountyTarget{follows("3")}, Enough, "87.5", "counties_follow"},
		{"all do, and the city's limit is itself outside", RatioOfSums, least85, "", []CountyTarget{follows("3")}, Enough, "85", "counties_follow"},
		{"about a value is that value", RatioOfSums, rule(Approx, "52", false), "", []CountyTarget{follows("3")}, Enough, "52", "counties_follow"},
		{"one that follows has the property", ShareOfCounties, rule(ThresholdMin, "50", false), "0", []CountyTarget{follows("1")}, Enough, "50", "counties_follow"},
		{"of a sum there is no share", Sum, rule(CumulativeMin, "30", false), "30", []CountyTarget{follows("1")}, Undecided, "", ""},
		{"the city's own count as they are", RatioOfSums, least85, "90*1", []CountyTarget{kept("70")}, NotEnough, "80", "counties_kept"},
		{"or are left out, and it is said", RatioOfSums, least85, "90*1", []CountyTarget{kept("")}, Enough, "90", "counties_left_out"},
		{"both", Sum, rule(CumulativeMin, "30", false), "29", []CountyTarget{kept("1")}, Enough, "30", "counties_kept"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			d := Decompose(c.method, c.city, plan(2025, "", "", ""), HigherBetter, append(countyTargets(c.targets), c.more...))
			together, notes := "", ""
			if d.Together != nil {
				together = d.Together.String()
			}
			for _, note := range d.Notes {
				notes += note.Code
				saysAll(t, note)
			}
			if d.Answer != c.answer || together != c.together || notes != c.notes {
				t.Errorf("%s %s %s", d.Answer, together, notes)
			}
		})
	}
	d := Decompose(RatioOfSums, least85, plan(2025, "", "", ""), HigherBetter, []CountyTarget{follows("3"), kept("70")})
	none := Decompose(ShareOfCounties, rule(IncreaseVsBaseline, "", false), plan(2025, "0", "", ""), HigherBetter, append(countyTargets("0"), follows("1")))
	if none.Together == nil || none.Together.String() != "50" {
		t.Errorf("who follows is to have it, also where none had it at first: %+v", none)
	}
	if text := d.Text("en"); !strings.Contains(text, "Tong.") || !strings.Contains(text, "(70.0), having no target: City proper.") {
		t.Error(text)
	}
	if text := d.Text("zh-CN"); !strings.Contains(text, "。收回了自定目标、按全市目标计入的：桐。") {
		t.Error(text)
	}
}
