package tryout_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/testcity"
)

// TestPeersAreWhatWasPublishedBefore: a clerk and the city's office are told of the same rates, those of the newest published year
// before, and of nothing that is being collected.
func TestPeersAreWhatWasPublishedBefore(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	rates := func(user string, year int) []rollup.Rate {
		return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]rollup.Rate, error) {
			var rates []rollup.Rate
			err := tx.Ask(ctx, rollup.AskRates(tx, &rates, []string{"jiaxing-women-14-5/W03"}, year))
			return rates, err
		})
	}
	clerk := rates("330481-hc/reporter", 2024)
	require.Len(t, clerk, 7, "the counties, without the city and its own institutions")
	require.Equal(t, clerk, rates(office, 2024))
	for _, r := range clerk {
		published := c.Count(`select c.numerator::int from snapshot_cell c join round r on r.city_id = c.city_id and r.snapshot_id = c.snapshot_id
			where r.plan = 'jiaxing-women-14-5' and r.year = 2023 and c.indicator = 'W03' and c.area_code = $1`, r.AreaCode)
		require.Equal(t, int64(published), r.Numerator.IntPart(), r.AreaCode)
	}
	require.Equal(t, rates(office, 2025), rates(office, 2026), "2025 is not published")
	require.Empty(t, rates(office, 2020))
}
