package round_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/testcity"
)

func byArea(c *testcity.City, user string) map[string]round.Count {
	rows := testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]round.AreaCount, error) {
		return round.ByArea(ctx, tx, testcity.Women, 2025)
	})
	out := map[string]round.Count{}
	for _, r := range rows {
		r.Deadline, r.Punctual = nil, round.Punctual{} // package deadline's tests hold who was in time
		out[r.AreaCode] = r.Count
	}
	return out
}

// halfDone has one figure of Haining's health department in each kind of state: approved, submitted, returned, a draft.
func halfDone(t *testing.T) (*testcity.City, testcity.Desk, *figure.Figure) {
	t.Helper()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	d := c.Desk("330481-hc", testcity.Women, 2025)
	approved := d.Approve(d.Report(testcity.Births, "100"))
	d.Report(testcity.Deaths, "1")
	back := d.Report(testcity.Exams, "50")
	why := chain.WrongValue
	c.Decide("330481-hc/reviewer", signoff.Decision{FigureID: back.ID, Revision: 1, Outcome: figure.Return, ReasonCode: &why})
	d.Save(d.Entry(testcity.Clinic, testcity.Haining, figure.Total, "1", ""))
	return c, d, approved
}

func TestHowFarARoundIs(t *testing.T) {
	t.Parallel()
	c, d, approved := halfDone(t)
	before := round.Count{Owed: 7, Submitted: 2, Approved: 1, Returned: 1}
	require.Equal(t, before, byArea(c, "330400-wcwc/viewer")[testcity.Haining])
	require.Equal(t, round.Count{Owed: 5, Submitted: 2, Approved: 1, Returned: 1}, byArea(c, "330400-hc/viewer")[testcity.Haining], "a department counts its line and the one that it supports")
	require.Len(t, byArea(c, "330481-wcwc/viewer"), 1, "a county counts itself")
	require.Equal(t, round.Count{Owed: 1}, byArea(c, "330400-wcwc/viewer")["330400"])

	c.Move(time.Date(2026, 4, 2, 0, 0, 0, 0, time.UTC))
	late := before
	late.Late = 5
	require.Equal(t, late, byArea(c, "330400-wcwc/viewer")[testcity.Haining], "what has not been submitted is late once its deadline has passed")

	value := "110"
	testcity.Do(c, "330481-hc/reporter", func(ctx context.Context, tx *db.Tx) (sheet.Changed, error) {
		return sheet.Correct(ctx, tx, d.Sheet().ID.String(), []sheet.Correction{{Ref: sheet.Ref{FigureID: approved.ID, Revision: 1}, Value: &value, Reason: "漏报一家医院"}}, "page")
	})
	late.Approved = 0
	require.Equal(t, late, byArea(c, "330400-wcwc/viewer")[testcity.Haining], "a correction under way makes nobody late")
}

func TestTenantsByLateness(t *testing.T) {
	t.Parallel()
	c, _, _ := halfDone(t)
	page := func(first, after int) ([]round.TenantCount, int, error) {
		var total int
		rows, err := testcity.Try(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) (rows []round.TenantCount, err error) {
			rows, total, err = round.ByTenant(ctx, tx, testcity.Women, 2025, first, after)
			return rows, err
		})
		return rows, total, err
	}
	all, total, err := page(50, 0)
	require.NoError(t, err)
	require.Equal(t, 9, total, "each department of each area that owes something")
	require.Len(t, all, 9)
	second, total, err := page(4, 4)
	require.NoError(t, err)
	require.Equal(t, 9, total)
	require.Equal(t, all[4:8], second)
	for i := 1; i < len(all); i++ {
		require.GreaterOrEqual(t, all[i-1].Owed-all[i-1].Submitted, all[i].Owed-all[i].Submitted, "who owes most comes first")
	}
	none, total, err := page(4, 40)
	require.NoError(t, err)
	require.Empty(t, none)
	require.Equal(t, 9, total, "a page beyond the end still says how many there are")
	for _, first := range []int{0, 201} {
		_, _, err = page(first, 0)
		require.True(t, fault.Has(err, fault.InvalidInput))
	}
}

func TestWhatTheCallersTenantOwes(t *testing.T) {
	t.Parallel()
	c, _, _ := halfDone(t)
	c.OpenRound(testcity.Children, 2025)
	got := testcity.Do(c, "330481-hc/viewer", round.Owed)
	require.Len(t, got, 2)
	require.Equal(t, []any{testcity.Children, 1, 1}, []any{got[0].Plan, got[0].Owed, got[0].Approved}, "births are reported once for both plans")
	require.Equal(t, []any{testcity.Women, 4, 1}, []any{got[1].Plan, got[1].Owed, got[1].Approved})
	require.Empty(t, testcity.Do(c, "330481-stat/viewer", round.Owed))
}
