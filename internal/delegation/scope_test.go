package delegation_test

import (
	"context"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reconcile"
	"github.com/liangce/liangce/internal/reference"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/testcity"
)

func TestWhoSeesDelegations(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.Found("330500")
	_, err := lend(c, hc+"/reporter", terms(c, hc, "viewer", 3))
	require.NoError(t, err)
	cases := []struct {
		reason, user string
		want         int
	}{
		{"the tenant's people", hc + "/evaluator", 1},
		{"the county's office", "330481-wcwc/viewer", 1},
		{"the city's office", "330400-wcwc/viewer", 1},
		{"not the next county's", "330482-wcwc/signer", 0},
		{"not statistics, which sees all lines", "330481-stat/signer", 0},
		{"not another department there", "330481-edu/admin", 0},
		{"not the city's department of the line", "330400-hc/admin", 0},
		{"not another city's office", "330500-wcwc/signer", 0},
	}
	for _, k := range cases {
		n := testcity.Do(c, k.user, func(_ context.Context, tx *db.Tx) (n int, err error) {
			return n, tx.DB.Raw(`select count(*) from delegation`).Scan(&n).Error
		})
		require.Equal(t, k.want, n, k.reason)
	}
}

// TestTheDatabaseKnowsWhoLends goes past the verbs.
func TestTheDatabaseKnowsWhoLends(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.Found("330500")
	put := func(by access.Actor, in, lender, standIn string) error {
		_, err := db.Write(t.Context(), c.Store, by, func(tx *db.Tx) (struct{}, error) {
			return struct{}{}, tx.DB.Exec(`insert into delegation (city_id, id, tenant_id, area_path, lender, stand_in, roles, first_day, last_day, reason, set_by, set_at)
				values (@city, gen_random_uuid(), cast(@tenant as uuid), @area, cast(@lender as uuid), cast(@stand_in as uuid), '{reporter}', current_date, current_date, 'x', cast(@by as uuid), now())`,
				map[string]any{
					"city": testcity.Code, "tenant": c.Actor(in + "/viewer").TenantID, "area": c.Actor(in + "/viewer").AreaPath,
					"lender": c.Actor(in + "/" + lender).UserID, "stand_in": c.Actor(in + "/" + standIn).UserID, "by": by.UserID,
				}).Error
		})
		return err
	}
	require.True(t, db.RefusedByPolicy(put(c.Actor(hc+"/viewer"), hc, "reporter", "reviewer")), "a viewer")
	require.True(t, db.RefusedByPolicy(put(c.Actor("330481-edu/admin"), hc, "reporter", "viewer")), "an administrator of another tenant")
	require.True(t, db.RefusedByPolicy(put(c.Actor("330481-wcwc/admin"), hc, "reporter", "viewer")), "an administrator of the office")
	require.True(t, db.RefusedByPolicy(put(c.Actor("330500-hc/admin"), hc, "reporter", "viewer")), "an administrator of another city")
	require.True(t, db.Violates(put(c.Actor(hc+"/admin"), hc, "reporter", "admin"), "delegation_to_another"), "an administrator to itself")
	require.NoError(t, put(c.Actor(hc+"/admin"), hc, "reporter", "viewer"))
	require.NoError(t, put(c.Actor(hc+"/reporter"), hc, "reporter", "reviewer"))

	stop := func(by access.Actor) int64 {
		n, err := db.Write(t.Context(), c.Store, by, func(tx *db.Tx) (int64, error) {
			done := tx.DB.Exec(`update delegation set ended_at = now(), ended_by = cast(? as uuid)`, by.UserID)
			return done.RowsAffected, done.Error
		})
		require.NoError(t, err)
		return n
	}
	require.Zero(t, stop(c.Actor(hc+"/viewer")), "a stand-in")
	require.Zero(t, stop(c.Actor("330481-wcwc/admin")))
	require.EqualValues(t, 2, stop(c.Actor(hc+"/admin")))
	require.Zero(t, stop(c.Actor(hc+"/admin")), "what has ended is not ended anew")
	_, err := db.Write(t.Context(), c.Store, c.Actor(hc+"/admin"), func(tx *db.Tx) (struct{}, error) {
		return struct{}{}, tx.DB.Exec(`delete from delegation`).Error
	})
	require.True(t, db.RefusedByPolicy(err), "nothing is deleted")
}

// TestAStandInDoesNotReviewWhatItEntered: the reviewer stands in for the reporter.
func TestAStandInDoesNotReviewWhatItEntered(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	_, err := lend(c, hc+"/admin", terms(c, hc, "reviewer", 3))
	require.NoError(t, err)
	both := now(t, c, hc+"/reviewer")
	desk := c.Desk(hc, testcity.Women, 2025)
	entry := desk.Entry(testcity.Deaths, testcity.Haining, figure.Total, "3", "数据已核实无误")
	id := desk.Sheet().ID.String()
	_, err = db.Write(t.Context(), c.Store, both, func(tx *db.Tx) (sheet.SubmittedSheet, error) {
		if _, err := sheet.Save(t.Context(), tx, id, []sheet.Entry{entry}, "page"); err != nil {
			return sheet.SubmittedSheet{}, err
		}
		return sheet.Submit(t.Context(), tx, id, []string{entry.Obligation})
	})
	require.NoError(t, err)
	f := desk.Figure(testcity.Deaths)
	lender := c.Actor(hc + "/reporter").UserID
	require.Equal(t, &lender, f.Newest.ForUser, "it was entered for the reporter")

	decided, err := db.Write(t.Context(), c.Store, both, func(tx *db.Tx) (signoff.Decided, error) {
		return signoff.Decide(t.Context(), tx, []signoff.Decision{{FigureID: f.ID, Revision: f.Newest.Revision, Outcome: figure.Pass}})
	})
	require.NoError(t, err)
	require.Len(t, decided.Refused, 1)
	require.Equal(t, fault.FourEyes, decided.Refused[0].Fault.Code)
	_, err = db.Write(t.Context(), c.Store, both, func(tx *db.Tx) (struct{}, error) {
		return struct{}{}, tx.DB.Exec(`insert into sign_off (city_id, id, figure_id, revision, area_path, line, support, plans, entered_by, stage, duty, tenant_id, by_user, for_user, at, outcome)
			select city_id, gen_random_uuid(), figure_id, revision, area_path, line, support, plans, entered_by, 'department_review', 'reviewer', tenant_id, entered_by, cast(? as uuid), now(), 'PASS'
			from figure_revision where figure_id = cast(? as uuid)`, lender, f.ID).Error
	})
	require.True(t, db.Violates(err, "four_eyes"), "%v", err)

	trail := testcity.Do(c, hc+"/admin", func(ctx context.Context, tx *db.Tx) (audit.Page, error) { return audit.List(ctx, tx, 10, "") })
	said := map[string]string{}
	for _, e := range trail.Entries {
		said[e.Action] = e.UserName + " for " + e.For()
	}
	require.Equal(t, map[string]string{
		"submit_sheet": hc + " reviewer for " + hc + " reporter", "save_figures": hc + " reviewer for " + hc + " reporter",
		"lend_roles": hc + " admin for ",
	}, said)
	_, err = audit.Verify(t.Context(), c.Store, testcity.Code)
	require.NoError(t, err)
}

// TestADecisionIsMadeForWhoeverLentTheRole: somebody else reviews as a stand-in for the reviewer.
func TestADecisionIsMadeForWhoeverLentTheRole(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	lent := terms(c, hc, "viewer", 3)
	lent.Lender, lent.Roles = c.Actor(hc+"/reviewer").UserID, []string{"reviewer"}
	_, err := lend(c, hc+"/admin", lent)
	require.NoError(t, err)
	f := c.Desk(hc, testcity.Women, 2025).Report(testcity.Deaths, "3")
	_, err = db.Write(t.Context(), c.Store, now(t, c, hc+"/viewer"), func(tx *db.Tx) (signoff.Decided, error) {
		return signoff.Decide(t.Context(), tx, []signoff.Decision{{FigureID: f.ID, Revision: f.Newest.Revision, Outcome: figure.Pass}})
	})
	require.NoError(t, err)
	require.Equal(t, 1, c.Count(`select count(*) from sign_off where for_user = $1`, lent.Lender))
	trail := testcity.Do(c, hc+"/admin", func(ctx context.Context, tx *db.Tx) (audit.Page, error) { return audit.List(ctx, tx, 1, "") })
	require.Equal(t, "pass_figure", trail.Entries[0].Action)
	require.Equal(t, hc+" reviewer", trail.Entries[0].For())
	require.Nil(t, c.Desk(hc, testcity.Women, 2025).Figure(testcity.Deaths).Newest.ForUser, "the reporter acted as itself")
}

// TestWhatIsSaidForAColleagueNamesThem: a stand-in of a signer records a value of its own and accepts what another source says, one of a
// reporter answers.
func TestWhatIsSaidForAColleagueNamesThem(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	const stat = "330481-stat"
	lent := terms(c, hc, "viewer", 3)
	_, err := lend(c, hc+"/admin", lent)
	require.NoError(t, err)
	signs := terms(c, stat, "viewer", 3)
	signs.Lender, signs.Roles = c.Actor(stat+"/signer").UserID, []string{"signer"}
	_, err = lend(c, stat+"/admin", signs)
	require.NoError(t, err)
	f := c.Pass(hc+"/reviewer", c.Desk(hc, testcity.Women, 2025).Report(testcity.Deaths, "3"))
	standIn := now(t, c, stat+"/viewer")
	value := decimal.NewFromInt(4)
	said, err := db.Write(t.Context(), c.Store, standIn, func(tx *db.Tx) (signoff.Diverged, error) {
		return signoff.Diverge(t.Context(), tx, f.ID, f.Newest.Revision, value, "年报为 4")
	})
	require.NoError(t, err)
	_, err = db.Write(t.Context(), c.Store, now(t, c, hc+"/viewer"), func(tx *db.Tx) (*figure.Figure, error) {
		return sheet.Answer(t.Context(), tx, said.Divergence.ID, "年报多计 1 例")
	})
	require.NoError(t, err)
	stored := testcity.Do(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) (map[string][]figure.Divergence, error) {
		return figure.Divergences(ctx, tx, []string{f.ID})
	})[f.ID][0]
	require.Equal(t, &signs.Lender, stored.ForUser)
	require.Equal(t, &lent.Lender, stored.AnsweredFor)
	key := figure.Key{Element: testcity.Deaths, AreaCode: testcity.Haining, Year: 2025, Category: figure.Total}
	entered, err := db.Write(t.Context(), c.Store, standIn, func(tx *db.Tx) (reference.Value, error) {
		return reconcile.Refer(t.Context(), tx, key, reconcile.Said{Source: "统计年鉴", Value: &value})
	})
	require.NoError(t, err)
	require.Equal(t, &signs.Lender, entered.ForUser)
	accepted, err := db.Write(t.Context(), c.Store, standIn, func(tx *db.Tx) (reference.Value, error) {
		return reconcile.Accept(t.Context(), tx, testcity.Women, key, reconcile.Said{Source: "统计年鉴", Note: "口径不同", Over: 1})
	})
	require.NoError(t, err)
	require.Equal(t, &signs.Lender, accepted.ForUser)
	own := testcity.Do(c, stat+"/signer", func(ctx context.Context, tx *db.Tx) (reference.Value, error) {
		return reconcile.Refer(ctx, tx, key, reconcile.Said{Source: "统计年鉴", Value: &value, Over: 2})
	})
	require.Nil(t, own.ForUser, "the signer is back for a moment and acts as itself")
}
