package signoff_test

import (
	"context"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/testcity"
)

func number(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// TestFourEyes gives the reporter the other roles too: it still decides on nothing that it entered.
func TestFourEyes(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	f := d.Report(testcity.Deaths, "1")
	both := c.Actor("330481-hc/reporter")
	both.Roles = append(slices.Clone(both.Roles), access.Reviewer)
	out, err := db.Write(t.Context(), c.Store, both, func(tx *db.Tx) (signoff.Decided, error) {
		return signoff.Decide(t.Context(), tx, []signoff.Decision{pass(f)})
	})
	require.NoError(t, err)
	require.Equal(t, "FOUR_EYES.", why(out))
	require.NotEmpty(t, out.Refused[0].Fault.Text(fault.Chinese))
	page, err := db.Read(t.Context(), c.Store, both, func(tx *db.Tx) (*signoff.Page, error) {
		return signoff.Queue(t.Context(), tx, testcity.Women, 2025, 50, "")
	})
	require.NoError(t, err)
	require.Empty(t, page.Items, "what one entered does not wait for oneself")
	require.Zero(t, page.Total)

	insert := func(enteredBy string) error {
		_, err := db.Write(t.Context(), c.Store, both, func(tx *db.Tx) (struct{}, error) {
			return struct{}{}, tx.DB.Exec(`insert into sign_off (city_id, id, figure_id, revision, area_path, line, entered_by, stage, duty, tenant_id, by_user, at, outcome)
				values (?, gen_random_uuid(), ?, 1, ?, 'HC', ?, 'department_review', 'reviewer', ?, ?, now(), 'PASS')`,
				both.CityID, f.ID, f.AreaPath, enteredBy, both.TenantID, both.UserID).Error
		})
		return err
	}
	require.True(t, db.Violates(insert(both.UserID), "four_eyes"), "past the verb, the database refuses")
	other := c.Actor("330481-hc/reviewer").UserID
	require.True(t, db.Violates(insert(other), "sign_off_city_id_figure_id_revision_entered_by_fkey"), "and so where the inserter lies about who entered it")
}

// TestNobodyButTheReporterChangesAValue goes past the verbs: what row security and the grants leave to those who decide.
func TestNobodyButTheReporterChangesAValue(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	f := c.Pass("330481-hc/reviewer", d.Report(testcity.Deaths, "1"))
	const entering = `insert into figure_revision (city_id, figure_id, revision, area_path, line, tenant_id, value, origin, entered_by, entered_at)
		values ('330400', @figure, 2, '330400/330481/', 'HC', cast(@tenant as uuid), 9, 'page', cast(@by as uuid), now())`
	reporter := c.Actor("330481-hc/reporter")
	users := []string{"330481-wcwc/signer", "330481-stat/signer", "330400-hc/reviewer", "330400-wcwc/signer", "330400-stat/signer", "330400-wcwc/admin", "330482-hc/reporter"}
	attempt := func(a access.Actor, sql, tenant, by string) error {
		_, err := db.Write(t.Context(), c.Store, a, func(tx *db.Tx) (struct{}, error) {
			return struct{}{}, tx.DB.Exec(sql, map[string]any{"figure": f.ID, "tenant": tenant, "by": by}).Error
		})
		return err
	}
	actors := map[string]access.Actor{"loader": access.Loader(testcity.Code), "rollup": access.Rollup(testcity.Code), "snapshot": access.Snapshot(testcity.Code)}
	for _, user := range users {
		actors[user] = c.Actor(user)
	}
	for who, a := range actors {
		require.True(t, db.RefusedByPolicy(attempt(a, entering, reporter.TenantID, reporter.UserID)), "%s appends as the reporter", who)
		require.True(t, db.RefusedByPolicy(attempt(a, entering, reporter.TenantID, a.UserID+nobody(a))), "%s appends for the reporter's tenant", who)
		require.Error(t, attempt(a, entering, a.TenantID+nobody(a), a.UserID+nobody(a)), "%s appends for its own tenant to another's figure", who)
	}
	actors["the reporter itself"] = reporter
	for who, a := range actors {
		for _, sql := range []string{
			`update figure_revision set value = 9 where figure_id = @figure`, `update figure_revision set entered_by = cast(@by as uuid) where figure_id = @figure`,
			`delete from figure_revision where figure_id = @figure`, `delete from sign_off where figure_id = @figure`, `update sign_off set outcome = 'RETURN' where figure_id = @figure`,
		} {
			require.True(t, db.RefusedByPolicy(attempt(a, sql, "", reporter.UserID)), "%s: %s", who, sql)
		}
	}
	require.True(t, db.RefusedByPolicy(attempt(c.Actor("330481-hc/reviewer"), entering, reporter.TenantID, reporter.UserID)), "not even a colleague in the reporter's name")
	require.Equal(t, "1", c.Figure(f.ID).Newest.Value.Decimal.String())
}

// nobody stands for the ids that a machine has not.
func nobody(a access.Actor) string {
	if a.UserID == "" {
		return "00000000-0000-0000-0000-000000000000"
	}
	return ""
}

func TestTheTrailSaysWhoDecidedWhat(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	f := d.Report(testcity.Deaths, "1")
	c.Pass("330481-hc/reviewer", f)
	require.Equal(t, 1, c.Count(`select count(*) from audit_entry where action = 'pass_figure' and object = $1 and user_name = '330481-hc reviewer'
		and detail ->> 'stage' = 'department_review' and detail ->> 'state' = 'reviewed' and (detail ->> 'revision')::int = 1`, f.ID))
	made := func(user string, first, after int) (ids []string, total int) {
		testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (struct{}, error) {
			rows, n, err := signoff.Made(ctx, tx, testcity.Women, 2025, first, after)
			for _, r := range rows {
				ids = append(ids, r.FigureID)
			}
			total = n
			return struct{}{}, err
		})
		return ids, total
	}
	ids, total := made("330481-hc/viewer", 10, 0)
	require.Equal(t, []string{f.ID}, ids)
	require.Equal(t, 1, total)
	ids, total = made("330481-hc/viewer", 10, 5)
	require.Empty(t, ids)
	require.Equal(t, 1, total, "a page beyond the end still says how many there are")
	_, total = made("330481-wcwc/viewer", 10, 0)
	require.Zero(t, total, "a tenant's list is of its own decisions")
}
