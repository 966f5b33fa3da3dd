package rollup_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/target"
	"github.com/liangce/liangce/internal/testcity"
)

func attained(c *testcity.City, user, area string, year int, basis rollup.Basis) rollup.Attained {
	t := testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (*rollup.Table, error) {
		return rollup.Read(ctx, tx, rollup.Query{Plan: demoWomen, Area: area, Years: []int{year}, Basis: basis, Depth: 1})
	})
	return t.Attain(area)
}

func TestAttainmentAddsUp(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	const signer = "330400-wcwc/signer"
	nearly := 0
	for year := 2020; year <= 2025; year++ {
		a := attained(c, signer, "330400", year, rollup.Approved)
		sum := target.Tally{}
		for _, d := range a.Domains {
			sum.Met, sum.Nearly, sum.Judgeable, sum.Total = sum.Met+d.Met, sum.Nearly+d.Nearly, sum.Judgeable+d.Judgeable, sum.Total+d.Total
			sum.Unjudged = append(sum.Unjudged, d.Unjudged...)
		}
		require.Equal(t, [4]int{a.Overall.Met, a.Overall.Nearly, a.Overall.Judgeable, a.Overall.Total}, [4]int{sum.Met, sum.Nearly, sum.Judgeable, sum.Total}, "%d: the domains add up", year)
		require.ElementsMatch(t, a.Overall.Unjudged, sum.Unjudged)
		require.Equal(t, a.Overall.Total, a.Overall.Judgeable+len(a.Overall.Unjudged), "what cannot be judged is named, none is lost")
		require.Len(t, a.Areas, 8, "seven counties and the city's own institutions")
		nearly += a.Overall.Nearly
		for _, area := range a.Areas {
			nearly += area.Nearly
			require.Equal(t, area.Total, area.Judgeable+len(area.Unjudged))
		}
	}
	require.NotZero(t, nearly, "somebody is close")
}

// TestAttainmentOfTheCityIn2024 holds the count against the verdicts themselves: 10 of 14 are met, and W07, 69.6 % on the way to
// 70 %, is within a point.
func TestAttainmentOfTheCityIn2024(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	of := attained(c, "330400-wcwc/signer", "330400", 2024, rollup.Approved).Overall
	require.Equal(t, [3]int{10, 14, 21}, [3]int{of.Met, of.Judgeable, of.Total})
	require.Equal(t, []string{"W04", "W06", "W16", "W17", "W18", "W19", "W20"}, of.Unjudged)
	require.NotZero(t, of.Nearly)
	published := attained(c, "330481-hc/viewer", "330400", 2024, rollup.Published).Overall
	require.Equal(t, of.Nearly, published.Nearly, "what was frozen tells how close it was")
	require.Zero(t, attained(c, "330481-hc/viewer", "330482", 2025, rollup.Approved).Overall.Total, "what may not be read is not counted")
}
