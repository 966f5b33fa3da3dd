package source_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/source"
	"github.com/liangce/liangce/internal/testcity"
)

func (b *bench) again(user string) (fit int, err error) {
	_, err = testcity.Try(b.city, user, func(ctx context.Context, tx *db.Tx) (s source.Source, err error) {
		s, fit, err = source.Again(ctx, tx, clinics)
		return s, err
	})
	return fit, err
}

func (b *bench) call(user, name, element, category string) error {
	_, err := testcity.Try(b.city, user, func(ctx context.Context, tx *db.Tx) (source.Source, error) {
		return source.CallField(ctx, tx, clinics, name, element, category)
	})
	return err
}

func (b *bench) waiting(user string) ([]source.Item, int) {
	total := 0
	items := testcity.Do(b.city, user, func(ctx context.Context, tx *db.Tx) (items []source.Item, err error) {
		items, total, err = source.Waiting(ctx, tx, clinics, 10)
		return items, err
	})
	return items, total
}

func TestNamingWhatDidNotFit(t *testing.T) {
	t.Parallel()
	b := open(t)
	require.Equal(t, 2, b.deliver(figure("geburten", testcity.Haining, "1000"), figure(testcity.Deaths, "HN", "3")).Quarantined)
	_, total := b.waiting(owner + "/viewer")
	require.Equal(t, 2, total)
	_, foreign := b.waiting("330481-hc/viewer")
	require.Zero(t, foreign, "it waits for its owner alone")

	require.Equal(t, fault.ReasonLevel, testcity.Reason(b.call("330481-hc/reporter", "geburten", testcity.Births, "")))
	require.Equal(t, fault.ReasonRole, testcity.Reason(b.call(owner+"/viewer", "geburten", testcity.Births, "")))
	require.Equal(t, fault.ReasonUnknown, testcity.Reason(b.call(owner+"/reporter", "geburten", testcity.Pupils, "")), "another line's element")
	require.Equal(t, fault.ReasonUnknown, testcity.Reason(b.call(owner+"/reporter", "geburten", testcity.Births, "elderly")))
	require.Equal(t, fault.ReasonMalformed, testcity.Reason(b.call(owner+"/reporter", "张三", testcity.Births, "")))
	require.NoError(t, b.call(owner+"/reporter", "geburten", testcity.Births, ""))
	fit, err := b.again(owner + "/reporter")
	require.NoError(t, err)
	require.Equal(t, 1, fit)
	items, total := b.waiting(owner + "/viewer")
	require.Equal(t, []any{1, source.UnknownArea}, []any{total, items[0].Reason})

	testcity.Do(b.city, owner+"/admin", func(ctx context.Context, tx *db.Tx) (source.Source, error) {
		return source.CallArea(ctx, tx, clinics, "HN", testcity.Haining)
	})
	fit, err = b.again(owner + "/admin")
	require.NoError(t, err)
	require.Equal(t, 1, fit)
	require.Equal(t, 2, b.deliver(figure("geburten", "HN", "1001"), figure(testcity.Births, testcity.Pinghu, "900")).Taken, "the next delivery fits at once")
	require.NoError(t, b.call(owner+"/reporter", "geburten", testcity.Births, "female"))
	got := b.deliver(figure("geburten", "HN", "500"))
	require.Equal(t, 1, got.Taken)
	require.Equal(t, 1, b.city.Count(`select count(*) from source_item where category = 'female' and value = 500`))
}

func TestARoundThatOpensLater(t *testing.T) {
	t.Parallel()
	b := open(t)
	early := figure(testcity.Births, testcity.Haining, "1000")
	early.Year = 2024
	require.Equal(t, map[string]source.Code{"figures 0": source.NoRound}, codes(b.deliver(early)))
	fit, err := b.again(owner + "/reporter")
	require.NoError(t, err)
	require.Zero(t, fit)
	b.city.OpenRound(testcity.Women, 2024)
	fit, err = b.again(owner + "/reporter")
	require.NoError(t, err)
	require.Equal(t, 1, fit)
}

func TestTriedAgainInTheScopeOfItsKey(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.key = b.make([]string{testcity.Deaths}, nil)
	b.deliver(figure("geburten", testcity.Haining, "1000"))
	require.NoError(t, b.call(owner+"/reporter", "geburten", testcity.Births, ""))
	fit, err := b.again(owner + "/reporter")
	require.NoError(t, err)
	require.Zero(t, fit)
	items, _ := b.waiting(owner + "/viewer")
	require.Equal(t, source.FieldNotAllowed, items[0].Reason, "it is told why now")
}

func TestDropping(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.deliver(figure("geburten", testcity.Haining, "1000"), figure("tote", testcity.Haining, "1"))
	items, _ := b.waiting(owner + "/viewer")
	drop := func(user, words string) (n int, err error) {
		_, err = testcity.Try(b.city, user, func(ctx context.Context, tx *db.Tx) (s source.Source, err error) {
			s, n, err = source.Drop(ctx, tx, clinics, []string{items[0].ID}, words)
			return s, err
		})
		return n, err
	}
	_, err := drop(owner+"/reporter", " ")
	require.Equal(t, fault.ReasonRequired, testcity.Reason(err))
	_, err = drop("330481-hc/admin", "误报")
	require.Equal(t, fault.ReasonLevel, testcity.Reason(err))
	for want := 1; want >= 0; want-- {
		n, err := drop(owner+"/reporter", "误报")
		require.NoError(t, err)
		require.Equal(t, want, n)
	}
	_, total := b.waiting(owner + "/viewer")
	require.Equal(t, 1, total)
	require.Equal(t, 1, b.city.Count(`select count(*) from audit_entry where action = 'source.drop' and detail ->> 'reason' = '误报'`))
}

func TestKeys(t *testing.T) {
	t.Parallel()
	b := open(t)
	try := func(user string, elements ...string) error {
		_, err := testcity.Try(b.city, user, func(ctx context.Context, tx *db.Tx) (source.Key, error) {
			return source.MakeKey(ctx, tx, clinics, "备用", elements, nil)
		})
		return err
	}
	require.Equal(t, fault.ReasonRole, testcity.Reason(try(owner+"/reporter")))
	require.Equal(t, fault.ReasonLevel, testcity.Reason(try("330481-hc/admin")))
	require.Equal(t, fault.ReasonUnknown, testcity.Reason(try(owner+"/admin", testcity.Pupils)))
	require.NoError(t, try(owner+"/admin"))
	require.Equal(t, fault.ReasonSourceKeys, testcity.Reason(try(owner+"/admin")), "two are valid at once")
	revoke := func() source.Key {
		return testcity.Do(b.city, owner+"/admin", func(ctx context.Context, tx *db.Tx) (source.Key, error) {
			return source.RevokeKey(ctx, tx, clinics, b.key.ID)
		})
	}
	first := revoke()
	b.city.Move(b.city.Now().Add(time.Hour))
	require.Equal(t, first.RevokedAt.UTC(), revoke().RevokedAt.UTC(), "once is enough")
	_, err := b.receive(b.key, parcel("late", figure(testcity.Births, testcity.Haining, "1")))
	require.True(t, fault.Has(err, fault.Unauthenticated), "%v", err)
	require.Zero(t, b.city.Count(`select count(*) from source_delivery`))
	require.NoError(t, try(owner+"/admin"))
	seen := func(user string) int {
		return len(testcity.Do(b.city, user, func(ctx context.Context, tx *db.Tx) ([]source.Key, error) { return source.Keys(ctx, tx, clinics) }))
	}
	require.Equal(t, []int{3, 0, 0}, []int{seen(owner + "/viewer"), seen("330481-hc/admin"), seen("330400-wcwc/signer")})
}

func TestSecretsFollowFromTheKey(t *testing.T) {
	s := source.NewSecrets([]byte("master"))
	require.Equal(t, s.Of("k"), source.NewSecrets([]byte("master")).Of("k"))
	require.NotEqual(t, s.Of("k"), s.Of("l"))
	require.NotEqual(t, s.Of("k"), source.NewSecrets([]byte("other")).Of("k"))
}

func TestFresh(t *testing.T) {
	at := func(text string) *time.Time { d := asOf(text); return &d }
	for _, k := range []struct {
		every string
		last  *time.Time
		now   string
		want  source.Freshness
	}{
		{"month", nil, "2026-01-01", source.Never},
		{"month", at("2025-12-31"), "2026-02-15", source.Fresh},
		{"month", at("2025-12-31"), "2026-02-17", source.Overdue},
		{"month", at("2025-12-15"), "2026-02-15", source.Fresh},
		{"quarter", at("2025-12-31"), "2026-04-30", source.Fresh},
		{"quarter", at("2025-12-31"), "2026-05-02", source.Overdue},
		{"year", at("2024-12-31"), "2026-03-31", source.Fresh},
		{"year", at("2024-12-31"), "2026-04-02", source.Overdue},
	} {
		got, _ := source.Source{Every: k.every, LastAsOf: k.last}.Fresh(asOf(k.now))
		require.Equal(t, k.want, got, "%s %v %s", k.every, k.last, k.now)
	}
}

// TestTheOwnerIsToldOnceADayOfWhatWaits: a system that sends the same nonsense every minute floods nobody.
func TestTheOwnerIsToldOnceADayOfWhatWaits(t *testing.T) {
	t.Parallel()
	b := open(t)
	told := func(user string) []string {
		var out []string
		for _, n := range testcity.Do(b.city, user, func(ctx context.Context, tx *db.Tx) ([]notice.Notice, error) { return notice.List(ctx, tx, 10) }) {
			if n.Kind == notice.DeliveryQuarantined {
				out = append(out, n.Kind+" "+n.Params["count"])
			}
		}
		return out
	}
	b.deliver(figure(testcity.Births, testcity.Haining, "1000"))
	require.Empty(t, told(owner+"/reporter"), "what fits waits for nobody")
	b.deliver(figure("geburten", testcity.Haining, "1000"), figure(testcity.Deaths, "HN", "3"))
	b.deliver(figure("geburten", testcity.Haining, "1001"))
	require.Equal(t, []string{"delivery_quarantined 2"}, told(owner+"/reporter"))
	require.Empty(t, told("330481-hc/reporter"), "the counties are not told")
	b.city.Move(b.city.Now().AddDate(0, 0, 1))
	b.deliver(figure("geburten", testcity.Haining, "1002"))
	require.Equal(t, []string{"delivery_quarantined 1", "delivery_quarantined 2"}, told(owner+"/reporter"))
}
