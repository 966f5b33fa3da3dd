package rollup_test

import (
	"context"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/testcity"
)

// TestThePrintedColumnOf2020 reads the 2020 column of both gazette tables back through the roll-up, in the public's basis and
// in the approved one: 28 values out of county figures, 5 entered for the city.
func TestThePrintedColumnOf2020(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	entered := map[string]bool{"W01": true, "W06": true, "W07": true, "W12": true, "W13": true}
	for _, basis := range []rollup.Basis{rollup.Published, rollup.Approved, rollup.Submitted} {
		var summed, typed int
		for _, code := range []string{"jiaxing-women-14-5", "jiaxing-children-14-5"} {
			table := read(c, "330481-hc/viewer", rollup.Query{Plan: code, Area: "330400", Years: []int{2020}, Basis: basis})
			for i, indicator := range table.Indicators {
				target := table.Targets[indicator.Code]
				if target.BaselineValue == nil {
					continue
				}
				r := table.At(i, 0, 0)
				require.NotNil(t, r, indicator.Code)
				require.NotNil(t, r.Display, "%s has no value", indicator.Code)
				shown, err := decimal.NewFromString(*r.Display)
				require.NoError(t, err)
				require.True(t, shown.Equal(*target.BaselineValue), "%s %s: %s, printed is %s", basis, indicator.Code, shown, target.BaselinePrinted)
				require.False(t, r.Provisional, indicator.Code)
				method := formula.Method(indicator.Method)
				if method == formula.CityOnly || method == formula.CitySurvey {
					require.True(t, entered[indicator.Code], "%s is entered for the city", indicator.Code)
					typed++
				} else {
					require.Greater(t, r.Expected, 1, "%s comes out of county figures", indicator.Code)
					summed++
				}
			}
		}
		require.Equal(t, []int{28, 5}, []int{summed, typed}, basis)
	}
	for _, code := range []string{"jiaxing-women-14-5", "jiaxing-children-14-5"} {
		found := testcity.Do(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) ([]rollup.Difference, error) { return rollup.Verify(ctx, tx, code) })
		require.Empty(t, found, "six years of cells are what their figures give")
	}
}
