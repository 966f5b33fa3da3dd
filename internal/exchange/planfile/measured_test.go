package planfile_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/rule/target"
)

// measured are the targets in the prose whose value is an indicator's. The others speak of another quantity: of a wider or a
// narrower one, of several at once, of a state and not a number.
var measured = map[string]string{
	"W2.3-a": "W03", "W2.5-b": "W02", "W2.8-a": "W04", "W3.3-a": "W08", "W4.3-b": "W10",
	"C1.6-c": "C02", "C2.4-c": "C08", "C4.2-a": "C10", "C4.2-b": "C11", "C7.3-a": "C19", "C7.3-b": "C18", "C-P1-a": "C07",
}

func TestAPromiseIsMeasuredByItsOwnQuantity(t *testing.T) {
	found, all := map[string]string{}, 0
	for _, p := range city(t, "jiaxing").Plans {
		all += len(p.ProseTargets)
		for _, prose := range p.ProseTargets {
			if prose.MeasuredBy == nil {
				continue
			}
			found[prose.Code] = *prose.MeasuredBy
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
	require.Equal(t, 83, all)
	require.Equal(t, measured, found)
}
