package planfile_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rule/target"
)

// measured are the targets in the prose whose value is an indicator's. The others speak of another quantity: of a wider or a
// narrower one, of several at once, of a state and not a number.
var measured = map[string]string{
	"W2.3-a": "W03", "W2.5-b": "W02", "W2.8-a": "W04", "W3.3-a": "W08", "W4.3-b": "W10",
	"C1.6-c": "C02", "C2.4-c": "C08", "C4.2-a": "C10", "C4.2-b": "C11", "C7.3-a": "C19", "C7.3-b": "C18", "C-P1-a": "C07",
}

func TestAPromiseIsMeasuredByItsOwnQuantity(t *testing.T) {
	byIndicator, own, further := map[string]string{}, 0, 0
	for _, p := range city(t, "jiaxing").Plans {
		for _, prose := range p.ProseTargets {
			require.NotNil(t, prose.MeasuredBy, "%s: every promise is followed", prose.Code)
			if prose.Further {
				further++
			}
			if prose.Measured() {
				own++
				measureOf(t, p, prose)
				continue
			}
			byIndicator[prose.Code] = *prose.MeasuredBy
			i, ok := p.Indicator(*prose.MeasuredBy)
			require.True(t, ok, prose.Code)
			switch target.Type(prose.Type) {
			case target.AllUnits: // of each unit, where the indicator is the share of the units that have it
				require.Contains(t, []string{"share_of_counties", "ratio_of_sums"}, i.Method, prose.Code)
			case target.AnnualStep: // the yearly change of the indicator
				require.Equal(t, "%", i.Unit, prose.Code)
			default:
				require.Equal(t, i.Unit, *prose.Unit, prose.Code)
			}
		}
	}
	require.Equal(t, measured, byIndicator)
	require.Equal(t, []int{71 + 12, 12}, []int{own, further})
}

// measureOf holds a measure against the target that it was made for.
func measureOf(t *testing.T, p plan.Catalogue, prose plan.ProseTarget) {
	t.Helper()
	at := slices.IndexFunc(p.Measures, func(m plan.Indicator) bool { return m.Code == prose.Code })
	require.GreaterOrEqual(t, at, 0, prose.Code)
	m := p.Measures[at]
	require.NoError(t, m.Spec().Validate(), m.Code)
	require.True(t, m.Measure)
	for _, code := range m.Elements() {
		e, ok := p.Element(code)
		require.True(t, ok, code)
		require.Equal(t, plan.LevelCity, e.Level, code)
	}
	switch kind := target.Type(prose.Type); {
	case prose.UnitsTotal != nil: // a number of units, out of those that the plan prints
		e, _ := p.Element(*m.Count)
		require.Equal(t, decimal.NewFromInt(int64(*prose.UnitsTotal)).String(), e.Maximum.String(), m.Code)
	case kind == target.AllUnits || kind == target.FrequencyMin:
		require.NotNil(t, m.Denominator, "%s: the units are counted too", m.Code)
	case kind != target.Milestone:
		require.Equal(t, m.Unit, *prose.Unit, m.Code)
	}
}

func TestWhatAValueIsHeldAgainst(t *testing.T) {
	file := strings.NewReplacer(
		`{printed: "100", type: threshold_min, op: ">=", value: 100}`, "{printed: 相适应, type: commensurate, reference: I01, band: 2.5}",
		`{printed: "<9.5", type: threshold_max, op: "<", value: 9.5}`, "{printed: 应保尽保, type: full_coverage}",
		"denominator: live_births\n  multiplier: 1000", "denominator: live_births\n  entitled: deaths\n  multiplier: 1000",
	).Replace(small)
	c, problems := planfile.Parse("small.yaml", []byte(file), known())
	require.Empty(t, problems, problems.Error())
	require.Equal(t, "deaths", *c.Indicators[0].Entitled)
	for _, goal := range c.Targets[1:] { // a merged cell is held against the same
		require.Equal(t, "I01", *goal.Reference)
		require.Equal(t, "2.5", goal.Band.String())
	}
}
