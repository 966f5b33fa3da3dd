package devindex_test

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/devindex"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/composite"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/testcity"
)

const (
	women    = "jiaxing-women-14-5"
	children = "jiaxing-children-14-5"
	office   = "330400-wcwc/signer"
)

func read(c *testcity.City, user string, q devindex.Query) (*devindex.Report, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (*devindex.Report, error) { return devindex.Read(ctx, tx, q) })
}

func report(t *testing.T, c *testcity.City, user string, q devindex.Query) *devindex.Report {
	t.Helper()
	r, err := read(c, user, q)
	require.NoError(t, err)
	return r
}

func of(t *testing.T, r *devindex.Report, area string) devindex.Area {
	t.Helper()
	at := slices.IndexFunc(r.Areas, func(a devindex.Area) bool { return a.Area.Code == area })
	require.GreaterOrEqual(t, at, 0, area)
	return r.Areas[at]
}

func shown(e *quantity.Exact) string {
	if e == nil {
		return "none"
	}
	return e.Display(2)
}

// totals are what everybody compares.
func totals(r *devindex.Report) map[string]string {
	out := map[string]string{}
	for _, a := range r.Areas {
		out[a.Area.Code] = shown(a.Placed.Index.Total)
	}
	return out
}

func left(a devindex.Area) map[string]composite.Out {
	out := map[string]composite.Out{}
	for _, i := range a.Placed.Index.Left {
		out[i.Code] = i.Out
	}
	return out
}

func score(t *testing.T, a devindex.Area, code string) string {
	t.Helper()
	at := slices.IndexFunc(a.Items, func(i composite.Item) bool { return i.Code == code })
	require.GreaterOrEqual(t, at, 0, code)
	return shown(a.Items[at].Score)
}

func TestTheWomensIndexOf2024(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	r := report(t, c, "330400-wcwc/viewer", devindex.Query{Plan: women, Year: 2024, Basis: rollup.Approved})
	require.Equal(t, 2, r.Weights.Version, "the newest version counts")
	require.Len(t, r.Areas, 8, "the city and its seven counties; its own institutions are no area to compare")

	city, haining := of(t, r, "330400"), of(t, r, "330481")
	require.Equal(t, "85.71", score(t, city, "W21"), "6 of 7 counties, held against 100 %")
	require.Equal(t, "100.00", score(t, city, "W02"), "below the ceiling")
	require.Equal(t, "100.00", score(t, city, "W14"), "6 of 7 satisfy the 85 % of the years without a change of term")
	require.Equal(t, composite.Whole, city.Placed.Why)
	require.Equal(t, composite.NoValue, left(city)["W04"])
	require.Equal(t, composite.NeedsJudgement, left(city)["W06"], "no number says what is in keeping")
	require.Equal(t, composite.NeedsJudgement, left(city)["W16"], "heads do not show that all are covered")

	require.Equal(t, composite.Small, left(haining)["W02"], "one death more would tip a county")
	require.Equal(t, composite.CityOnly, left(haining)["W01"])
	require.NotContains(t, left(haining), "W03")
	places := map[int]bool{}
	for _, a := range r.Areas[1:] {
		require.NotZero(t, a.Placed.Rank, "%s: what is too small everywhere compares nobody", a.Area.Code)
		require.Len(t, a.Placed.Ranks, len(r.Variants))
		places[a.Placed.Rank] = true
	}
	require.True(t, places[1] && places[7])
	require.Equal(t, 3+2*5, len(r.Variants), "five of the eight domains can be compared")

	for year, point := range city.Series {
		same := report(t, c, office, devindex.Query{Plan: women, Year: 2020 + year, Basis: rollup.Approved})
		require.Equal(t, totals(same)["330400"], shown(point.Index.Total), "%d", point.Year)
	}
	require.Len(t, city.Series, 6)
	require.Equal(t, 2024, report(t, c, office, devindex.Query{Plan: women, Basis: rollup.Submitted}).Year, "2025 is still being reported")
}

func TestTooLittleDataIsRefused(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	r := report(t, c, office, devindex.Query{Plan: children, Year: 2020, Basis: rollup.Approved})
	require.Equal(t, devindex.Undecided, r.Weights.Version)
	city := of(t, r, "330400")
	require.Equal(t, "67.5", city.Placed.Index.Answered.Display(1))
	require.Nil(t, city.Placed.Index.Total, "below 70 %%")
	require.Empty(t, r.Variants)
	for _, a := range r.Areas[1:] {
		require.Equal(t, composite.Refused, a.Placed.Why)
	}
	require.Equal(t, composite.CityTotal, left(of(t, report(t, c, office, devindex.Query{Plan: children, Year: 2024, Basis: rollup.Approved}), "330481"))["C01"],
		"thirty places are the city's goal, not a county's")
	open := report(t, c, office, devindex.Query{Plan: women, Year: 2025, Basis: rollup.Submitted})
	require.Contains(t, left(of(t, open, "330400")), "W14")
	require.Equal(t, composite.Provisional, left(of(t, open, "330400"))["W14"], "what is still being reported is not scored")
}

// Whoever is shown an index is shown the same one: of a published year everybody, of an open one nobody who sees a part.
func TestEverybodyIsShownTheSame(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	published := devindex.Query{Plan: women, Year: 2024, Basis: rollup.Published}
	want := report(t, c, office, published)
	for _, user := range []string{"330481-hc/reporter", "330481-wcwc/signer", "330400-edu/reviewer", "330481-stat/viewer"} {
		got := report(t, c, user, published)
		require.Equal(t, totals(want), totals(got), user)
		require.Equal(t, of(t, want, "330481").Placed.Rank, of(t, got, "330481").Placed.Rank, user)
		approved := published
		approved.Basis = rollup.Approved
		require.Equal(t, totals(want), totals(report(t, c, user, approved)), user)
	}
	open := devindex.Query{Plan: women, Year: 2025, Basis: rollup.Submitted}
	for _, user := range []string{"330481-hc/reporter", "330481-wcwc/signer", "330400-edu/reviewer"} {
		got := report(t, c, user, open)
		for _, a := range got.Areas {
			require.Zero(t, a.Placed.Rank, user)
			if a.Area.Code != "330481" || user == "330481-hc/reporter" {
				require.Contains(t, a.Placed.Index.Left, composite.Item{Code: "W09", Domain: "W4", Out: composite.Hidden}, "%s of %s", user, a.Area.Code)
				require.Nil(t, a.Placed.Index.Total)
			}
		}
	}
	c.ReadActors("330500")
	_, err := read(c, "330500-wcwc/signer", published)
	require.True(t, fault.Has(err, fault.NotFound), "another city's plan is not there: %v", err)
	for _, q := range []devindex.Query{{Plan: women, Year: 2019, Basis: rollup.Approved}, {Plan: women, Year: 2024, Basis: rollup.Approved, Version: 3}, {Plan: "none", Year: 2024, Basis: rollup.Approved}} {
		_, err := read(c, office, q)
		require.True(t, fault.Has(err, fault.NotFound), "%v: %v", q, err)
	}
}
