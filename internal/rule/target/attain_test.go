package target

import (
	"strings"
	"testing"

	"github.com/liangce/liangce/internal/fault"
)

func countyTargets(text string) (out []CountyTarget) {
	for i, one := range strings.Fields(text) {
		letter := string(rune('a' + i))
		c := CountyTarget{Area: letter, Name: letter + "县", NameEN: "County " + letter}
		one, c.Strict = strings.TrimPrefix(one, "!"), strings.HasPrefix(one, "!")
		value, weight, weighed := strings.Cut(one, "*")
		if value != "-" {
			c.Value = dec(value)
		}
		if weighed {
			c.Weight = dec(weight)
		}
		out = append(out, c)
	}
	return out
}

func TestNearly(t *testing.T) {
	least70, below5 := rule(ThresholdMin, "70", false), rule(ThresholdMax, "5", true)
	cases := []struct {
		reason  string
		rule    Rule
		course  Course
		percent bool
		nearly  bool
	}{
		{"95% of the way", least70, plan(2025, "60", "69.5", ""), false, true},
		{"a hair less, and no percentage", least70, plan(2025, "60", "69.4999", ""), false, false},
		{"within one point of a percentage", least70, plan(2025, "60", "69", ""), true, true},
		{"a hair more than a point, and 90% of the way", least70, plan(2025, "60", "68.9999", ""), true, false},
		{"met is not nearly met", least70, plan(2025, "60", "70", ""), true, false},
		{"at a strict limit", below5, plan(2025, "2", "5", ""), true, true},
		{"one point of a rate per thousand is a lot", below5, plan(2025, "2", "5.5", ""), false, false},
		{"missing data is not nearly met", least70, plan(2025, "60", "", ""), true, false},
		{"six of seven counties are a county short", rule(ThresholdMin, "100", false), plan(2025, "60", "6/7", "").with(func(c *Course) { c.Steps = &Steps{Have: 6, Of: 7} }), true, false},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			item := Item{Percent: c.percent, Standing: Standing{Computed: Judge(c.rule, c.course, HigherBetter)}}
			if item.Nearly() != c.nearly {
				t.Errorf("nearly %v", item.Nearly())
			}
		})
	}
}

func TestAttain(t *testing.T) {
	item := func(code, group string, status Status) Item {
		return Item{Code: code, Group: group, Standing: Standing{Computed: Verdict{Status: status}}}
	}
	near := item("W04", "W2", OffTrack)
	near.Percent, near.Standing.Computed.Distance = true, dec("0.4")
	judged := item("W16", "W6", NeedsJudgement)
	judged.Standing.Override = &Override{Status: Met}
	a := Attain([]Item{
		item("W05", "W3", Met), item("W02", "W2", Met), item("W03", "W2", Worsening), near, item("W01", "W2", NoData),
		judged, item("W17", "W6", NeedsJudgement),
	})
	if o := a.Overall; o.Met != 3 || o.Nearly != 1 || o.Judgeable != 5 || o.Total != 7 || strings.Join(o.Unjudged, " ") != "W01 W17" {
		t.Errorf("%+v", o)
	}
	rate, _ := a.Overall.Rate()
	both, _ := a.Overall.RateWithNearly()
	if rate.Display(1) != "60.0" || both.Display(1) != "80.0" {
		t.Errorf("%s%%, %s%% with the nearly met", rate.Display(1), both.Display(1))
	}
	if len(a.Groups) != 3 || a.Groups[0].Group != "W3" || a.Groups[1].Judgeable != 3 || a.Groups[2].Met != 1 {
		t.Errorf("%+v", a.Groups)
	}
	if text := a.Overall.Reason().Text(fault.Chinese); text != "7 项中可判断 5 项，达标 3 项，达标率 60.0%；接近达标 1 项；不能判断 2 项。" {
		t.Error(text)
	}
	none := Attain([]Item{item("W01", "W2", NoData)})
	if _, ok := none.Overall.Rate(); ok || none.Overall.Reason().Code != "nothing_judged" {
		t.Error("a rate of nothing")
	}
	saysAll(t, none.Overall.Reason())
	saysAll(t, Attain(nil).Overall.Reason())
}
