package target

import (
	"strings"
	"testing"

	"github.com/liangce/liangce/internal/fault"
)

func TestForesee(t *testing.T) {
	below53, heads := rule(ThresholdMax, "53", true), printed(FullCoverage, "", "", "应保尽保")
	step := printed(AnnualStep, ">=", "1", "每年降低1个百分点以上")
	narrow := printed(Approx, "~", "45.5", "45.5左右")
	narrow.Band = dec("0.5")
	straight := "2021:57.4 2022:56.4 2023:55.4"
	cases := []struct {
		reason               string
		rule                 Rule
		course               Course
		prospect             Prospect
		projected, low, high string
		code                 string
	}{
		{"a straight line has no band: a point a year ends at 53.4", below53, plan(2024, "58.4", "54.4", "").over(straight), Misses, "53.4", "53.4", "53.4", "forecast_misses"},
		{"the same does reach the project's own goal", step, plan(2024, "58.4", "54.4", "").over(straight), Reaches, "53.4", "53.4", "53.4", "forecast_reaches"},
		{"one odd year does not turn the line", below53, plan(2024, "58.4", "54.4", "").over("2021:57.4 2022:70 2023:55.4"), Misses, "53.4", "53.4", "53.4", "forecast_misses"},
		{"scatter makes a band, and the limit lies in it", below53, plan(2023, "58.4", "55", "").over("2021:56.8 2022:56"), Uncertain, "52.833333333333", "52.433333333333", "53.233333333333", "forecast_uncertain"},
		{"three years are a trend", below53, plan(2022, "58.4", "56.4", "").over("2021:57.4"), Misses, "53.4", "53.4", "53.4", "forecast_misses"},
		{"two are none", below53, plan(2021, "58.4", "57", "").over(""), Unknown, "", "", "", "forecast_few"},
		{"nor are none", below53, plan(2024, "58.4", "54.4", "55.4"), Unknown, "", "", "", "forecast_few"},
		{"terms and counties move in steps", below53, plan(2024, "58.4", "54.4", "").over(straight).with(func(c *Course) { c.Steps = &Steps{} }), Unknown, "", "", "", "forecast_steps"},
		{"so do units", printed(AllUnits, ">=", "1", "每个"), plan(2024, "58.4", "54.4", "").over(straight), Unknown, "", "", "", "forecast_steps"},
		{"in the target year it is over", below53, plan(2025, "58.4", "54.4", "").over(straight), Unknown, "", "", "", "forecast_over"},
		{"a head count is no coverage", heads, plan(2024, "58.4", "54.4", "").over(straight), Unknown, "", "", "", "forecast_heads"},
		{"a rate does not fall below zero", rule(ThresholdMax, "7", true), plan(2022, "4", "0", "").over("2021:2"), Reaches, "0", "0", "0", "forecast_reaches"},
		{"a share does not rise above the whole", rule(ThresholdMin, "95", false), plan(2022, "90", "98", "").over("2021:94").with(func(c *Course) { c.Ceiling = dec("100") }), Reaches, "100", "100", "100", "forecast_reaches"},
		{"a value without a limit is projected all the same", printed(Commensurate, "", "", "相适应"), plan(2022, "53", "51", "").over("2021:52"), Unknown, "48", "48", "48", "forecast_only"},
		{"a narrow aim within a wide band", narrow, plan(2023, "50", "49", "").over("2021:54 2022:48"), Uncertain, "47.166666666667", "44.666666666667", "49.666666666667", "forecast_uncertain"},
		{"an aim that the band passes by", printed(Approx, "~", "60", "60左右"), plan(2023, "50", "49", "").over("2021:54 2022:48"), Misses, "47.166666666667", "44.666666666667", "49.666666666667", "forecast_misses"},
		{"a missing year is not filled in", below53, plan(2024, "58.4", "54.4", "").over("2022:56.4"), Misses, "53.4", "53.4", "53.4", "forecast_misses"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			o := Foresee(c.rule, c.course, LowerBetter)
			if o.Prospect != c.prospect || o.Reason.Code != c.code {
				t.Errorf("got %s (%s)", o.Prospect, o.Reason.Code)
			}
			saysAll(t, o.Reason)
			if c.projected == "" {
				if o.Projected != nil || o.Slope != nil {
					t.Error("a forecast without a trend")
				}
				return
			}
			if o.Projected.String() != c.projected || o.Low.String() != c.low || o.High.String() != c.high {
				t.Errorf("%s (%s–%s)", o.Projected, o.Low, o.High)
			}
		})
	}
	small := plan(2024, "0", "20", "").over("2022:0 2023:41").with(func(c *Course) { c.Denominator, c.MinDenominator = dec("2425"), dec("5000") })
	if o := Foresee(rule(ThresholdMax, "7", true), small, LowerBetter); o.Prospect != Unknown || o.Reason.Code != "small_denominator" {
		t.Errorf("chance is projected: %+v", o)
	}
}

func TestDistanceAndRequiredChange(t *testing.T) {
	cases := []struct {
		reason             string
		rule               Rule
		course             Course
		distance, required string
	}{
		{"1.4 too high, two years left", rule(ThresholdMax, "53", true), plan(2023, "58.4", "54.4", ""), "1.4", "-0.7"},
		{"upwards", rule(ThresholdMin, "70", false), plan(2021, "62", "64", ""), "6", "1.5"},
		{"met: nothing is required", rule(ThresholdMin, "70", false), plan(2021, "62", "71", ""), "0", ""},
		{"at a strict limit the distance is 0 and something is still needed", rule(ThresholdMin, "70", true), plan(2023, "62", "70", ""), "0", "0"},
		{"in the target year no year is left", rule(ThresholdMin, "70", false), plan(2025, "62", "69", ""), "1", ""},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			v := Judge(c.rule, c.course, HigherBetter)
			required := ""
			if v.Required != nil {
				required = v.Required.String()
			}
			if v.Distance.String() != c.distance || required != c.required {
				t.Errorf("distance %s, required %s", v.Distance, required)
			}
		})
	}
	if v := Judge(rule(ThresholdMin, "70", false), plan(2023, "62", "", ""), HigherBetter); v.Distance != nil || v.Required != nil {
		t.Error("a distance without a value")
	}
}

func TestAlerts(t *testing.T) {
	below5, keep, least70 := rule(ThresholdMax, "5", true), rule(KeepVsBaseline, "", false), rule(ThresholdMin, "70", false)
	cases := []struct {
		reason string
		rule   Rule
		course Course
		kinds  string
		words  string
	}{
		{"met at the baseline, still met, and rising past the limit", below5, plan(2023, "2", "3.8", "").over("2021:2.6 2022:3.2"), "about_to_be_lost worsening_twice", "将失去达标"},
		{"rising too slowly to matter, but rising", below5, plan(2023, "2", "2.3", "").over("2021:2.1 2022:2.2"), "worsening_twice", "年又到"},
		{"falling", below5, plan(2023, "2", "1.7", "").over("2021:1.9 2022:1.8"), "", ""},
		{"one year back is not two", below5, plan(2023, "2", "2.1", "").over("2021:1.9 2022:1.8"), "", ""},
		{"what was before the plan does not count", below5, plan(2021, "2", "2.4", "").over("2019:1"), "", ""},
		{"two years back need the year between", below5, plan(2023, "2", "2.4", "").over("2021:2.2"), "", ""},
		{"too slow for the target", least70, plan(2023, "60", "63", "").over("2021:61 2022:62"), "pace_misses", "今后每年需变化 3.50"},
		{"quick enough", least70, plan(2023, "60", "67", "").over("2021:62 2022:65"), "", ""},
		{"met on the way, and slipping", least70, plan(2023, "69", "70.5", "").over("2021:75 2022:73"), "pace_misses worsening_twice", "将不再符合"},
		{"not kept", keep, plan(2023, "1.03", "0.9", "").over("2021:1 2022:0.95"), "pace_misses worsening_twice", ""},
		{"two years are no trend", below5, plan(2021, "2", "4.5", "").over(""), "", ""},
		{"a fall in two terms", rule(IncreaseVsBaseline, "", false), plan(2023, "24", "22", "").over("2021:24 2022:23").with(func(c *Course) { c.Steps = &Steps{} }), "worsening_twice", ""},
		{"a head count that falls says nothing", printed(FullCoverage, "", "", "应保尽保"), plan(2023, "24", "22", "").over("2021:24 2022:23"), "", ""},
		{"without a value there is nothing to warn of", below5, plan(2023, "2", "", "").over("2021:3 2022:4"), "", ""},
		{"a falling value whose rule a person judges", printed(RelativeMin, "", "", "不低于"), plan(2023, "24", "22", "").over("2021:24 2022:23"), "worsening_twice", ""},
		{"in which direction, nobody says", printed(Commensurate, "", "", "相适应"), plan(2023, "24", "22", "").over("2021:24 2022:23"), "worsening_twice", ""},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			var kinds, words []string
			for _, a := range Alerts(c.rule, c.course, HigherBetter) {
				kinds, words = append(kinds, string(a.Kind)), append(words, a.Reason.Text(fault.Chinese))
				saysAll(t, a.Reason)
			}
			if strings.Join(kinds, " ") != c.kinds || !strings.Contains(strings.Join(words, ""), c.words) {
				t.Errorf("%v %v", kinds, words)
			}
		})
	}
	neutral := printed(Commensurate, "", "", "相适应")
	if got := Alerts(neutral, plan(2023, "24", "22", "").over("2021:24 2022:23"), NeutralBand); got != nil {
		t.Errorf("no side is the bad one: %v", got)
	}
	small := plan(2023, "2", "3.8", "").over("2021:2.6 2022:3.2").with(func(c *Course) { c.Denominator, c.MinDenominator = dec("1"), dec("2") })
	if got := Alerts(below5, small, LowerBetter); got != nil {
		t.Errorf("chance gives no warning: %v", got)
	}
}

func TestWarningFollowsTheYearsWhereThereAreEnough(t *testing.T) {
	below5 := rule(ThresholdMax, "5", true)
	v := Judge(below5, plan(2023, "2", "3.9", "").over("2021:2.1 2022:2.2"), LowerBetter)
	if v.Warning != nil {
		t.Errorf("one jump in four years is no trend: %s", v.Warning.Text(fault.English))
	}
	v = Judge(below5, plan(2023, "2", "3.9", "2.2"), LowerBetter)
	if v.Warning == nil || v.Warning.Code != "trend_breaks" {
		t.Error("without the years last year's step is all there is")
	}
	v = Judge(below5, plan(2023, "2", "4.1", "").over("2021:2.7 2022:3.4"), LowerBetter)
	if v.Warning == nil || v.Warning.Code != "forecast_breaks" {
		t.Errorf("a steady rise past the limit: %+v", v.Warning)
	}
}
