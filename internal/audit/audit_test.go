package audit_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant/tenanttest"
	"github.com/liangce/liangce/internal/testdb"
)

const city = "330400"

func act(t testing.TB, s *db.Store, actor access.Actor, entries ...audit.Entry) error {
	_, err := db.Write(t.Context(), s, actor, func(tx *db.Tx) (struct{}, error) {
		for _, e := range entries {
			audit.Record(tx, e)
		}
		return struct{}{}, nil
	})
	return err
}

func entry(n int) audit.Entry {
	return audit.Entry{
		Action: "figure.submit", Object: fmt.Sprint("figure/", n), AreaPath: "330400/330481/", Line: "HC", Plans: []string{"women"},
		Detail: map[string]any{"value": "12.50", "count": n, "share": 0.1, "big": 1e30, "note": "<全角> \"引号\"", "list": []any{nil, true}},
	}
}

func verify(t *testing.T, s *db.Store) error {
	t.Helper()
	_, err := audit.Verify(t.Context(), s, city)
	return err
}

func list(t *testing.T, s *db.Store, actor access.Actor, first int, after string) (audit.Page, error) {
	return db.Read(t.Context(), s, actor, func(tx *db.Tx) (audit.Page, error) { return audit.List(t.Context(), tx, first, after) })
}

func TestTrailHoldsWhoDidWhatInOrder(t *testing.T) {
	s := tenanttest.Store(t)
	c := tenanttest.Open(t, s, city, "x")
	clerk, machine := c.Actor("330481-hc", access.Reporter), access.Reminder(city)
	require.NoError(t, act(t, s, clerk, entry(1), entry(2)))
	require.NoError(t, act(t, s, machine, audit.Entry{Action: "reminder.sweep", Object: "city/330400"}))
	require.NoError(t, verify(t, s))

	seen, err := list(t, s, c.Actor("330400-wcwc", access.Signer), 10, "")
	require.NoError(t, err)
	require.Equal(t, 3, seen.Total)
	require.Equal(t, "reminder", seen.Entries[0].UserName, "a machine signs with its own name")
	require.Equal(t, []int64{3, 2, 1}, []int64{seen.Entries[0].Seq, seen.Entries[1].Seq, seen.Entries[2].Seq})
	require.Equal(t, []string{clerk.UserID, clerk.TenantSlug, "figure/1"}, []string{seen.Entries[2].UserID, seen.Entries[2].TenantSlug, seen.Entries[2].Object})
	require.Equal(t, seen.Entries[1].PrevHash, seen.Entries[2].Hash)
	end, err := audit.Verify(t.Context(), s, city)
	require.NoError(t, err)
	require.Equal(t, audit.End{Seq: 3, Hash: seen.Entries[0].Hash}, end)
}

func TestAnActThatFailsLeavesNoEntry(t *testing.T) {
	s := tenanttest.Store(t)
	c := tenanttest.Open(t, s, city, "x")
	office := c.Actor("330400-wcwc", access.Signer)
	_, err := db.Write(t.Context(), s, office, func(tx *db.Tx) (struct{}, error) {
		audit.Record(tx, entry(1))
		return struct{}{}, errors.New("no")
	})
	require.Error(t, err)
	seen, err := list(t, s, office, 10, "")
	require.NoError(t, err)
	require.Zero(t, seen.Total)
	require.NoError(t, verify(t, s))
}

func TestChainHoldsUnderWritersAtOnce(t *testing.T) {
	s := tenanttest.Store(t)
	c := tenanttest.Open(t, s, city, "x")
	var wait sync.WaitGroup
	errs := make(chan error, 40)
	for i := range 40 {
		wait.Go(func() { errs <- act(t, s, c.Actor("330481-hc", access.Reporter), entry(i), entry(i)) })
	}
	verified := verify(t, s)
	wait.Wait()
	close(errs)
	for err := range errs {
		require.NoError(t, err)
	}
	require.NoError(t, verified, "verifying beside writers")
	require.NoError(t, verify(t, s))
	seen, err := list(t, s, c.Actor("330400-wcwc", access.Signer), 10, "")
	require.NoError(t, err)
	require.Equal(t, 80, seen.Total)
}

func TestVerifyNamesTheFirstBrokenEntry(t *testing.T) {
	cases := []struct {
		reason string
		sql    string
		seq    int64
	}{
		{"a changed detail", `update audit_entry set detail = jsonb_set(detail, '{value}', '"13"') where seq = 3`, 3},
		{"a changed user", `update audit_entry set user_name = 'x' where seq = 1`, 1},
		{"a changed reader scope", `update audit_entry set plans = '{}' where seq = 2`, 2},
		{"a removed entry", `delete from audit_entry where seq = 2`, 2},
		{"a removed tail", `delete from audit_entry where seq >= 4`, 4},
		{"everything removed", `delete from audit_entry`, 1},
		{"two entries swapped", `update audit_entry set seq = case seq when 2 then 102 when 3 then 103 end where seq in (2, 3);
			update audit_entry set seq = case seq when 103 then 2 when 102 then 3 end where seq in (102, 103)`, 2},
		{"an entry added past the head", `insert into audit_entry select city_id, 6, at, user_id, user_name, tenant_id, tenant_slug, action, object,
			detail, area_path, line, support, plans, hash, 'x' from audit_entry where seq = 5`, 6},
		{"a head that was moved back", `update audit_head set seq = 3, hash = (select hash from audit_entry where seq = 3)`, 4},
		{"a head that was removed", `delete from audit_head`, 1},
		{"a head with another hash", `update audit_head set hash = 'x'`, 5},
		{"a detail re-sealed without its followers", `update audit_entry set hash = 'y' where seq = 5; update audit_head set hash = 'y'`, 5},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			database := testdb.New(t)
			s, err := db.Open(t.Context(), database.AppURL, 4)
			require.NoError(t, err)
			defer s.Close()
			clerk := tenanttest.Open(t, s, city, "x").Actor("330481-hc", access.Reporter)
			for i := range 5 {
				require.NoError(t, act(t, s, clerk, entry(i)))
			}
			require.NoError(t, verify(t, s))
			tamper(t, database.OwnerURL, c.sql)
			var broken *audit.Broken
			require.ErrorAs(t, verify(t, s), &broken)
			require.Equal(t, c.seq, broken.Seq, broken.Error())
		})
	}
}

func tamper(t *testing.T, ownerURL, sql string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), ownerURL)
	require.NoError(t, err)
	_, err = conn.PgConn().Exec(t.Context(), sql).ReadAll()
	require.NoError(t, err)
	require.NoError(t, conn.Close(t.Context()))
}

func TestServiceCannotRewriteTheTrail(t *testing.T) {
	s := tenanttest.Store(t)
	clerk := tenanttest.Open(t, s, city, "x").Actor("330481-hc", access.Reporter)
	require.NoError(t, act(t, s, clerk, entry(1)))
	for _, sql := range []string{"update audit_entry set object = 'x'", "delete from audit_entry", "truncate audit_entry"} {
		_, err := db.Write(t.Context(), s, clerk, func(tx *db.Tx) (struct{}, error) { return struct{}{}, tx.DB.Exec(sql).Error })
		require.True(t, db.RefusedByPolicy(err), "%s: %v", sql, err)
	}
}

func TestWhoReadsTheTrail(t *testing.T) {
	s := tenanttest.Store(t)
	c := tenanttest.Open(t, s, city, "x")
	other := tenanttest.Open(t, s, "330500", "x")
	require.NoError(t, act(t, s, c.Actor("330481-hc", access.Reporter), entry(1), entry(2)))
	require.NoError(t, act(t, s, c.Actor("330400-hc", access.Reviewer), entry(3)))
	require.NoError(t, act(t, s, c.Actor("330400-wcwc", access.Signer), audit.Entry{Action: "round.open", Object: "round/women/2025", Plans: []string{"women"}}))
	cases := []struct {
		reason string
		actor  access.Actor
		total  int
		code   fault.Code
	}{
		{"the city office sees all it signs", c.Actor("330400-wcwc", access.Signer), 4, ""},
		{"county statistics sees its area", c.Actor("330481-stat", access.Signer), 3, ""},
		{"a department's administrator sees what the department did", c.Actor("330481-hc", access.TenantAdmin), 2, ""},
		{"the city department's administrator likewise", c.Actor("330400-hc", access.TenantAdmin), 1, ""},
		{"a clerk sees no trail", c.Actor("330481-hc", access.Reporter), 0, fault.Forbidden},
		{"another city sees nothing", other.Actor("330500-wcwc", access.Signer), 0, ""},
	}
	for _, cs := range cases {
		t.Run(cs.reason, func(t *testing.T) {
			seen, err := list(t, s, cs.actor, 10, "")
			if cs.code != "" {
				require.True(t, fault.Has(err, cs.code), "%v", err)
				return
			}
			require.NoError(t, err)
			require.Equal(t, cs.total, seen.Total)
			require.Len(t, seen.Entries, cs.total)
		})
	}
}

func TestPagesLeaveNothingOut(t *testing.T) {
	s := tenanttest.Store(t)
	c := tenanttest.Open(t, s, city, "x")
	office := c.Actor("330400-wcwc", access.Signer)
	for i := range 7 {
		require.NoError(t, act(t, s, office, entry(i)))
	}
	var seqs []int64
	after := ""
	for {
		page, err := list(t, s, office, 3, after)
		require.NoError(t, err)
		require.Equal(t, 7, page.Total)
		for _, e := range page.Entries {
			seqs = append(seqs, e.Seq)
		}
		if after = page.EndCursor; !page.HasNextPage {
			break
		}
		// What is written while somebody pages must not shift the pages.
		require.Equal(t, 7, page.Total)
	}
	require.Equal(t, []int64{7, 6, 5, 4, 3, 2, 1}, seqs)
	_, err := list(t, s, office, 3, "nonsense")
	require.True(t, fault.Has(err, fault.InvalidInput))
	_, err = list(t, s, office, 0, "")
	require.True(t, fault.Has(err, fault.InvalidInput))
}
