package devindex_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/devindex"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/testcity"
)

func shares(pairs ...string) devindex.Shares {
	out := devindex.Shares{}
	for n := 0; n < len(pairs); n += 2 {
		out[pairs[n]] = decimal.RequireFromString(pairs[n+1])
	}
	return out
}

// decision is a whole one on the women's plan of the demonstration.
func decision() devindex.Decision {
	return devindex.Decision{
		Plan: women, Over: 2, Domains: shares("W2", "10.5", "W3", "20", "W4", "9.5", "W5", "10", "W6", "10", "W7", "10", "W8", "30"),
		Indicators: shares("W09", "0", "W05", "2.5"), Least: decimal.NewFromInt(60), Note: " 专家咨询后调整。 ",
	}
}

func decide(c *testcity.City, user string, d devindex.Decision) (devindex.Weights, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (devindex.Weights, error) { return devindex.Decide(ctx, tx, d) })
}

func versions(t *testing.T, c *testcity.City, user string) []devindex.Weights {
	t.Helper()
	return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]devindex.Weights, error) {
		return devindex.Versions(ctx, tx, women)
	})
}

func TestADecisionAddsAVersion(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	q := devindex.Query{Plan: women, Year: 2024, Basis: rollup.Published}
	before := report(t, c, office, q)
	w, err := decide(c, office, decision())
	require.NoError(t, err)
	require.Equal(t, 3, w.Version)
	require.Equal(t, "专家咨询后调整。", w.Note)

	after := report(t, c, "330481-hc/viewer", q)
	require.Equal(t, 3, after.Weights.Version)
	require.Equal(t, "10.5", after.Weights.Domains["W2"].String(), "exact")
	require.NotEqual(t, totals(before), totals(after))
	q.Version = 2
	require.Equal(t, totals(before), totals(report(t, c, office, q)), "the versions before still answer as they did")
	q.Version = devindex.Undecided
	equal := report(t, c, office, q)
	require.Empty(t, equal.Weights.Note)
	require.NotEqual(t, totals(before), totals(equal))

	all := versions(t, c, "330481-hc/viewer")
	require.Len(t, all, 3)
	require.Equal(t, []int{3, 2, 1}, []int{all[0].Version, all[1].Version, all[2].Version})
	require.Equal(t, c.Actor(office).UserID, all[0].SignedBy)
	require.Equal(t, 1, c.Count(`select count(*) from audit_entry where action = 'index.weigh' and object = 'jiaxing-women-14-5/3' and detail->>'note' like '专家%'`))

	_, err = decide(c, office, decision())
	require.True(t, fault.Has(err, fault.StaleRevision), "somebody has decided since: %v", err)
}

func TestOfTwoWhoDecideAtOnceOneIsLate(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	actor := c.Actor(office)
	var group sync.WaitGroup
	results := make([]error, 2)
	for n := range results {
		group.Go(func() {
			_, results[n] = db.Write(t.Context(), c.Store, actor, func(tx *db.Tx) (devindex.Weights, error) { return devindex.Decide(t.Context(), tx, decision()) })
		})
	}
	group.Wait()
	late := errors.Join(results...)
	require.True(t, fault.Has(late, fault.StaleRevision), "%v", late)
	require.True(t, results[0] == nil || results[1] == nil)
	require.Equal(t, 1, c.Count(`select count(*) from index_weights where plan = $1 and version > 2`, women))
}

func TestWhoDecides(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	for _, user := range []string{"330400-wcwc/viewer", "330481-wcwc/signer", "330400-stat/signer", "330400-hc/reviewer", "330481-hc/reporter"} {
		require.False(t, devindex.MayWeigh(c.Actor(user), women), user)
		_, err := decide(c, user, decision())
		require.True(t, fault.Has(err, fault.Forbidden), "%s: %v", user, err)
	}
	require.True(t, devindex.MayWeigh(c.Actor(office), women))
	c.ReadActors("330500")
	_, err := decide(c, "330500-wcwc/signer", decision())
	require.True(t, fault.Has(err, fault.NotFound), "another city: %v", err)
}

func TestWeightsThatSayNothingAreRefused(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	set := func(code, share string) func(*devindex.Decision) {
		return func(d *devindex.Decision) { d.Domains[code] = decimal.RequireFromString(share) }
	}
	within := func(pairs ...string) func(*devindex.Decision) {
		return func(d *devindex.Decision) { d.Indicators = shares(pairs...) }
	}
	cases := []struct {
		reason string
		edit   func(*devindex.Decision)
		want   string
	}{
		{"not quite 100", set("W2", "10.49"), fault.ReasonWeightSum},
		{"a domain forgotten", func(d *devindex.Decision) { delete(d.Domains, "W8") }, fault.ReasonRequired},
		{"a domain without indicators", set("W1", "0"), fault.ReasonUnknown},
		{"a domain of no plan", set("X9", "0"), fault.ReasonUnknown},
		{"below zero", set("W2", "-1"), fault.ReasonRange},
		{"finer than is shown", set("W2", "10.505"), fault.ReasonMalformed},
		{"an indicator of no plan", within("W99", "1"), fault.ReasonUnknown},
		{"an indicator above 100", within("W01", "101"), fault.ReasonRange},
		{"a domain with weight and no indicator that has any", within("W21", "0"), fault.ReasonWeightless},
		{"an index of the smaller part", func(d *devindex.Decision) { d.Least = decimal.NewFromInt(49) }, fault.ReasonRange},
		{"more than all", func(d *devindex.Decision) { d.Least = decimal.NewFromInt(101) }, fault.ReasonRange},
		{"no word why", func(d *devindex.Decision) { d.Note = "  " }, fault.ReasonRequired},
		{"too many words", func(d *devindex.Decision) { d.Note = strings.Repeat("由", 1001) }, fault.ReasonTooLong},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			d := decision()
			k.edit(&d)
			_, err := decide(c.In(t), office, d)
			f, ok := fault.As(err)
			require.True(t, ok, "%v", err)
			require.Equal(t, k.want, f.Reason())
		})
	}
	require.Len(t, versions(t, c, office), 2)
}

func TestTheDatabaseRefusesWhatTheCodeForgets(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	const insert = `insert into index_weights select city_id, plan, 9, domains, indicators, least, note, cast(? as uuid), cast(? as uuid), signed_at from index_weights where version = 2`
	signer, county := c.Actor(office), c.Actor("330481-wcwc/signer")
	clerk := c.Actor("330400-hc/reporter")
	cases := []struct {
		reason, user, tenant, by string
	}{
		{"by a county's office", "330481-wcwc/signer", county.TenantID, county.UserID},
		{"by a department", "330400-hc/reporter", clerk.TenantID, clerk.UserID},
		{"in another's name", office, signer.TenantID, clerk.UserID},
		{"for another tenant", office, clerk.TenantID, signer.UserID},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			_, err := testcity.Try(c.In(t), k.user, func(ctx context.Context, tx *db.Tx) (struct{}, error) {
				return struct{}{}, tx.DB.WithContext(ctx).Exec(insert, k.tenant, k.by).Error
			})
			require.True(t, db.RefusedByPolicy(err), "%v", err)
		})
	}
	for reason, sql := range map[string]string{"overwrite": `update index_weights set note = 'x'`, "delete": `delete from index_weights`} {
		_, err := testcity.Try(c, office, func(ctx context.Context, tx *db.Tx) (struct{}, error) {
			return struct{}{}, tx.DB.WithContext(ctx).Exec(sql).Error
		})
		require.Error(t, err, reason)
	}
}
