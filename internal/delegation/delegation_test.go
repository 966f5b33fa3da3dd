package delegation_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/delegation"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/rule/remind"
	"github.com/liangce/liangce/internal/testcity"
)

const hc = "330481-hc"

// at is a moment of a day in China, the days counted from the city's today.
func at(c *testcity.City, days, hour, minute int) time.Time {
	y, m, d := c.Now().In(period.China).Date()
	return time.Date(y, m, d+days, hour, minute, 0, 0, period.China)
}

// terms have a colleague of a tenant stand in for its reporter from today on for some days.
func terms(c *testcity.City, tenant, standIn string, days int) delegation.Terms {
	today := remind.Day(c.Now())
	return delegation.Terms{
		Lender: c.Actor(tenant + "/reporter").UserID, StandIn: c.Actor(tenant + "/" + standIn).UserID, Roles: []string{"reporter"},
		FirstDay: today, LastDay: today.AddDate(0, 0, days-1), Reason: "休产假",
	}
}

func lend(c *testcity.City, user string, terms delegation.Terms) (delegation.Delegation, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (delegation.Delegation, error) {
		return delegation.Lend(ctx, tx, terms)
	})
}

func end(c *testcity.City, user, id string) error {
	_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (delegation.Delegation, error) {
		return delegation.End(ctx, tx, id)
	})
	return err
}

// now is a user as they would sign in at the city's time.
func now(t *testing.T, c *testcity.City, user string) access.Actor {
	t.Helper()
	a, err := auth.Recall(t.Context(), c.Store, testcity.Code, c.Actor(user).UserID)
	require.NoError(t, err)
	return a
}

func TestARoleIsLentFromTheFirstDayToTheLast(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	lent := terms(c, hc, "viewer", 3)
	lent.FirstDay, lent.LastDay = lent.FirstDay.AddDate(0, 0, 1), lent.LastDay.AddDate(0, 0, 1)
	_, err := lend(c, hc+"/reporter", lent)
	require.NoError(t, err)
	moments := []struct {
		reason string
		at     time.Time
		lent   bool
		state  delegation.State
	}{
		{"the evening before", at(c, 0, 23, 59), false, delegation.Coming},
		{"the first midnight", at(c, 1, 0, 0), true, delegation.Current},
		{"the last evening, in China", at(c, 3, 23, 59), true, delegation.Current},
		{"the midnight after", at(c, 4, 0, 0), false, delegation.Past},
	}
	for _, m := range moments {
		c.Move(m.at)
		a := now(t, c, hc+"/viewer")
		require.Equal(t, m.lent, a.Has(access.Reporter), m.reason)
		loan, is := a.LentRole(access.Reporter)
		require.Equal(t, m.lent, is, m.reason)
		if m.lent {
			require.Equal(t, access.Loan{Role: access.Reporter, Lender: lent.Lender, LenderName: hc + " reporter"}, loan)
		}
		rows := testcity.Do(c, hc+"/viewer", delegation.List)
		require.Len(t, rows, 1)
		require.Equal(t, m.state, rows[0].State(c.Now()), m.reason)
		require.True(t, now(t, c, hc+"/reporter").Has(access.Reporter), "the lender may still come in")
	}
}

func TestAnEndAheadOfTime(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	d, err := lend(c, hc+"/admin", terms(c, hc, "viewer", 3))
	require.NoError(t, err)
	require.Equal(t, "role", testcity.Reason(end(c, hc+"/viewer", d.ID)), "the stand-in does not end it")
	require.Equal(t, "role", testcity.Reason(end(c, hc+"/reviewer", d.ID)), "nor does a colleague")
	require.Equal(t, "NOT_FOUND", testcity.Reason(end(c, "330482-hc/admin", d.ID)))
	require.True(t, now(t, c, hc+"/viewer").Has(access.Reporter))
	require.NoError(t, end(c, hc+"/reporter", d.ID), "the lender is back early")
	require.False(t, now(t, c, hc+"/viewer").Has(access.Reporter))
	require.Equal(t, "loan_over", testcity.Reason(end(c, hc+"/admin", d.ID)))
	require.Equal(t, 1, c.Count(`select count(*) from delegation`), "it stays on record")

	told := testcity.Do(c, hc+"/viewer", func(ctx context.Context, tx *db.Tx) ([]notice.Notice, error) { return notice.List(ctx, tx, 10) })
	require.Len(t, told, 2)
	require.Equal(t, hc+" reporter已提前结束您代"+hc+" reporter的填报工作。", told[0].Text("zh-CN", nil))
	require.Equal(t, "自 2026-02-03 至 2026-02-05，由您代"+hc+" reporter办理填报工作。原因：休产假", told[1].Text("zh-CN", nil))
	others := testcity.Do(c, hc+"/admin", func(ctx context.Context, tx *db.Tx) ([]notice.Notice, error) { return notice.List(ctx, tx, 10) })
	require.Empty(t, others, "only those two are told")
	lender := testcity.Do(c, hc+"/reporter", func(ctx context.Context, tx *db.Tx) ([]notice.Notice, error) { return notice.List(ctx, tx, 10) })
	require.Len(t, lender, 1, "what the lender did is no news to the lender")
	require.Equal(t, hc+" admin已安排"+hc+" viewer自 2026-02-03 至 2026-02-05 代您办理填报工作。原因：休产假", lender[0].Text("zh-CN", nil))
}

// TestALenderHearsThatItIsOver: an administrator ended it.
func TestALenderHearsThatItIsOver(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	d, err := lend(c, hc+"/reporter", terms(c, hc, "viewer", 3))
	require.NoError(t, err)
	told := func() []notice.Notice {
		return testcity.Do(c, hc+"/reporter", func(ctx context.Context, tx *db.Tx) ([]notice.Notice, error) { return notice.List(ctx, tx, 10) })
	}
	require.Empty(t, told())
	require.NoError(t, end(c, hc+"/admin", d.ID))
	require.Len(t, told(), 1)
	require.Equal(t, hc+" admin has ended early that "+hc+" viewer stands in for you (reporter); they are yours again.", told()[0].Text("en", nil))
}

func TestWhatIsRefused(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.Found("330500")
	_, err := lend(c, hc+"/reporter", terms(c, hc, "viewer", 5))
	require.NoError(t, err)
	// The viewer, who stands in for the reporter, would have somebody else do so.
	onward := terms(c, hc, "reviewer", 2)
	onward.Lender = ""
	cases := []struct {
		reason, user string
		change       func(*delegation.Terms)
		want         string
	}{
		{"the same again", hc + "/reporter", func(x *delegation.Terms) { x.FirstDay = x.FirstDay.AddDate(0, 0, 4); x.LastDay = x.FirstDay }, "loan_overlap"},
		{"the same afterwards", hc + "/reporter", func(x *delegation.Terms) {
			x.FirstDay, x.LastDay = x.FirstDay.AddDate(0, 0, 5), x.FirstDay.AddDate(0, 0, 6)
		}, "none"},
		{"the end before the start", hc + "/reporter", func(x *delegation.Terms) { x.LastDay = x.FirstDay.AddDate(0, 0, -1) }, "loan_order"},
		{"in the past", hc + "/reporter", func(x *delegation.Terms) { x.FirstDay = x.FirstDay.AddDate(0, 0, -1) }, "loan_past"},
		{"a year and a day", hc + "/reporter", func(x *delegation.Terms) { x.LastDay = x.FirstDay.AddDate(0, 0, 366) }, "loan_long"},
		{"a year", hc + "/reporter", func(x *delegation.Terms) {
			x.FirstDay = x.FirstDay.AddDate(0, 0, 20)
			x.LastDay = x.FirstDay.AddDate(0, 0, 365)
		}, "none"},
		{"a role that the lender does not have", hc + "/admin", func(x *delegation.Terms) { x.Roles = []string{"reviewer"} }, "loan_role"},
		{"a role that is not lent", hc + "/admin", func(x *delegation.Terms) { x.Roles = []string{"evaluator"} }, "unknown"},
		{"no role", hc + "/admin", func(x *delegation.Terms) { x.Roles = nil }, "required"},
		{"no reason", hc + "/admin", func(x *delegation.Terms) { x.Reason = "  " }, "required"},
		{"to oneself", hc + "/reporter", func(x *delegation.Terms) { x.StandIn = x.Lender }, "loan_self"},
		{"an administrator takes it", hc + "/admin", func(x *delegation.Terms) { x.StandIn = c.Actor(hc + "/admin").UserID }, "loan_own"},
		{"to another tenant", hc + "/reporter", func(x *delegation.Terms) { x.StandIn = c.Actor("330481-edu/viewer").UserID }, "loan_tenant"},
		{"to another city", hc + "/reporter", func(x *delegation.Terms) { x.StandIn = c.Actor("330500-hc/viewer").UserID }, "loan_tenant"},
		{"for somebody of another tenant", hc + "/admin", func(x *delegation.Terms) { x.Lender = c.Actor("330481-edu/reporter").UserID }, "NOT_FOUND"},
		{"of a colleague, by no administrator", hc + "/reviewer", func(*delegation.Terms) {}, "role"},
		{"of nobody, by a viewer", hc + "/viewer", func(x *delegation.Terms) { *x = onward }, "role"},
	}
	for _, k := range cases {
		lent := terms(c, hc, "viewer", 2)
		k.change(&lent)
		_, err := lend(c, k.user, lent)
		require.Equal(t, k.want, testcity.Reason(err), k.reason)
	}
	_, err = db.Write(t.Context(), c.Store, now(t, c, hc+"/viewer"), func(tx *db.Tx) (delegation.Delegation, error) {
		return delegation.Lend(t.Context(), tx, onward)
	})
	require.Equal(t, "loan_role", testcity.Reason(err), "what was lent is not lent on")
}

func TestWhoLeavesIsStoodInForUntilTheLastDay(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	_, err := lend(c, hc+"/admin", terms(c, hc, "viewer", 3))
	require.NoError(t, err)
	owner := c.Owner()
	set := func(user, sql string) {
		_, err := owner.Exec(t.Context(), `update app_user set `+sql+` where id = $1`, c.Actor(hc+"/"+user).UserID)
		require.NoError(t, err)
	}
	set("reporter", "disabled = true")
	require.True(t, now(t, c, hc+"/viewer").Has(access.Reporter))
	set("reporter", "roles = '{reviewer}'")
	require.False(t, now(t, c, hc+"/viewer").Has(access.Reporter), "nobody lends what they have not")
	set("reporter", "roles = '{reporter}'")
	set("viewer", "disabled = true")
	holders := testcity.Do(c, hc+"/admin", func(ctx context.Context, tx *db.Tx) ([]delegation.Holder, error) {
		return delegation.Holders(ctx, tx, remind.Day(tx.Now))
	})
	for _, h := range holders {
		require.NotContains(t, []string{c.Actor(hc + "/viewer").UserID, c.Actor(hc + "/reporter").UserID}, h.UserID, "neither can work")
	}
}
