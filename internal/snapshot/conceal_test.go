package snapshot_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/testcity"
)

const children = "jiaxing-children-14-5"

// injuries reads the deaths of children by injury in 2024, of the city and of every area beneath: where there is a value, and
// where it is hidden.
func injuries(t *testing.T, c *testcity.City, reader access.Actor, basis rollup.Basis) (values, hidden map[string]bool) {
	t.Helper()
	table, err := db.Read(t.Context(), c.Store, reader, func(tx *db.Tx) (*rollup.Table, error) {
		return rollup.Read(t.Context(), tx, rollup.Query{Plan: children, Area: "330400", Years: []int{2024}, Basis: basis, Depth: 1})
	})
	require.NoError(t, err)
	values, hidden = map[string]bool{}, map[string]bool{}
	for i, indicator := range table.Indicators {
		if indicator.Code != "C13" {
			continue
		}
		for a, area := range table.Areas {
			r := table.At(i, a, 0)
			require.NotNil(t, r, area.Code)
			if r.Hidden {
				require.False(t, r.Value.Valid || r.Display != nil || r.Numerator.Valid || r.Denominator.Valid || r.Share.Valid || r.Distance.Valid, area.Code)
				require.Equal(t, "withheld", *r.Emptiness)
				require.NotRegexp(t, `\d`, r.Says("en"), "the reason tells no number")
				hidden[area.Code] = true
			} else if r.Value.Valid {
				values[area.Code] = true
			}
		}
	}
	return values, hidden
}

// TestTooFewPeople: what tells of a few people is not published, nor enough of the others to work it out; those who may read the
// figures find it in the approved basis.
func TestTooFewPeople(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	values, hidden := injuries(t, c, access.Public("330400"), rollup.Published)
	require.GreaterOrEqual(t, len(hidden), 3, "a county that knows its own does not find one other")
	require.True(t, values["330400"], "the city's own value is what the plan promises")
	for _, user := range []string{"330400-wcwc/viewer", "330400-hc/viewer", "330481-edu/viewer"} {
		_, same := injuries(t, c, c.Actor(user), rollup.Published)
		require.Equal(t, hidden, same, "what is published is the same for %s", user)
	}
	_, none := injuries(t, c, c.Actor("330400-hc/viewer"), rollup.Approved)
	require.Empty(t, none, "the department of the line reads the figures")
	for county := range hidden {
		if county == "330401" {
			continue
		}
		own, others := injuries(t, c, c.Actor(county+"-hc/viewer"), rollup.Approved)
		require.True(t, own[county], "a county reads its own")
		require.Len(t, others, len(hidden)-1, "and no more of the others")
	}
}

func TestDetailOfTooFewPeople(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	read := func(user, indicator string, basis rollup.Basis) (d *rollup.Divided, shown, hidden int) {
		d = testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (*rollup.Divided, error) {
			return rollup.Divide(ctx, tx, rollup.Query{Plan: children, Area: "330400", Years: []int{2024}, Basis: basis, Depth: 1}, indicator)
		})
		for _, r := range d.Cells {
			switch {
			case r == nil:
			case r.Hidden:
				require.False(t, r.Value.Valid || r.Display != nil)
				hidden++
			default:
				shown++
			}
		}
		return d, shown, hidden
	}
	d, all, none := read("330400-court/viewer", "C17", rollup.Approved)
	require.Equal(t, "sex", d.Ways[0].Division.Code)
	require.False(t, d.Ways[0].Counted, "offenders are counted by sex too, so there are rates")
	require.Zero(t, none)
	_, shown, hidden := read("330402-hrss/viewer", "C17", rollup.Published)
	require.Equal(t, all, shown+hidden)
	require.Greater(t, hidden, all/3, "girls are few in every county, and what is left of a total tells of them")
	require.Positive(t, shown, "in the whole city they are not")
	d, _, _ = read("330400-edu/viewer", "C10", rollup.Approved)
	require.True(t, d.Ways[0].Counted, "the children of three to five are not counted by sex, so there is no rate")
	require.Equal(t, "人", d.Ways[0].Unit)
	d, _, _ = read("330400-edu/viewer", "C07", rollup.Approved)
	require.Len(t, d.Ways, 2, "by sex and by stage")
	require.True(t, d.Cells[len(d.Cells)-len(d.Areas)].Provisional, "one county has no figures of its senior secondary schools")
}

// TestTheCatalogueSaysWhatIsTooFew: what is hidden follows the catalogue, and what was frozen stays as it was.
func TestTheCatalogueSaysWhatIsTooFew(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	const sum = `select (sum(value) * 1000)::int from snapshot_cell`
	before := c.Count(sum)
	conceal := func() {
		_, err := db.Write(t.Context(), c.Store, access.Loader("330400"), func(tx *db.Tx) (struct{}, error) {
			return struct{}{}, snapshot.Conceal(t.Context(), tx, children)
		})
		require.NoError(t, err)
	}
	_, err := c.Owner().Exec(t.Context(), `update element set small_cells = null`)
	require.NoError(t, err)
	conceal()
	_, hidden := injuries(t, c, access.Public("330400"), rollup.Published)
	require.Empty(t, hidden)
	_, err = c.Owner().Exec(t.Context(), `update element set small_cells = 1000 where code = 'injury_deaths_under_18'`)
	require.NoError(t, err)
	conceal()
	values, _ := injuries(t, c, access.Public("330400"), rollup.Published)
	require.Equal(t, map[string]bool{"330400": true}, values)
	require.Equal(t, before, c.Count(sum))
	_, err = db.Read(t.Context(), c.Store, c.Actor("330400-wcwc/viewer"), func(tx *db.Tx) (struct{}, error) {
		return struct{}{}, tx.DB.Exec(`select value from snapshot_cell`).Error
	})
	require.True(t, db.RefusedByPolicy(err), "nobody reads past the view: %v", err)
}
