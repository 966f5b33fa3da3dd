package data_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/checkrule"
	"github.com/liangce/liangce/internal/demo/data"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// TestTheShippedChecksAskLittle: a check that finds much is not read. The figures are made up, but as a city's would be.
func TestTheShippedChecksAskLittle(t *testing.T) {
	city, figures := read(t, "jiaxing")
	found, flagged, tested := map[string]int{}, 0, 0
	for year := 2021; year <= 2025; year++ {
		problems, n := check.Try(cells(figures, elementsOf(city), year), shipped(t, city, figures, year))
		tested += n
		flagged += len(problems)
		for _, p := range problems {
			found[string(p.Code)]++
			t.Logf("%d %s %s %s: %s", year, p.Code, p.Area, p.Element, p.Text("zh-CN"))
		}
	}
	t.Logf("%d of %d: %v", flagged, tested, found)
	require.Greater(t, tested, 1000)
	require.Less(t, flagged*50, tested, "less than one in fifty")
}

func elementsOf(city planfile.City) map[string]plan.Element {
	out := map[string]plan.Element{}
	for _, c := range city.Plans {
		for _, e := range c.Elements {
			out[e.Code] = e
		}
	}
	return out
}

// shipped are the catalogue's checks with what they look at in a year.
func shipped(t *testing.T, city planfile.City, figures data.Figures, year int) check.Rules {
	t.Helper()
	known := planfile.CheckedAgainst(city.Plans, city.Sources)
	rules := check.Rules{Year: year, Past: map[check.Place]quantity.Value{}, Baselines: map[string]int{}, Peers: map[string]map[string]quantity.Exact{}}
	for _, d := range city.Checks {
		r, err := d.Check(known)
		require.NoError(t, err, d.Code)
		rules.All = append(rules.All, r)
	}
	for _, f := range figures {
		rules.Past[check.Place{Element: f.Element, Area: f.Area, Category: f.Category, Year: f.Year}] = f.Value
	}
	for _, e := range known.Elements {
		rules.Baselines[e.Code] = 2020
	}
	for _, i := range known.Indicators {
		if i.Numerator == nil {
			continue
		}
		key := checkrule.IndicatorKey(i)
		rules.Peers[key] = map[string]quantity.Exact{}
		for _, a := range city.Areas {
			top := rules.Past[check.Place{Element: *i.Numerator, Area: a.Code, Category: "total", Year: year - 1}]
			bottom := rules.Past[check.Place{Element: *i.Denominator, Area: a.Code, Category: "total", Year: year - 1}]
			if x, ok := quantity.Ratio(top.Dec, bottom.Dec, i.Multiplier); ok && a.Level == "county" {
				rules.Peers[key][a.Code] = x
			}
		}
	}
	return rules
}
