package source_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/source"
	"github.com/liangce/liangce/internal/testcity"
)

func TestLoadingAgain(t *testing.T) {
	t.Parallel()
	b := open(t)
	require.Empty(t, load(t, b.city, draft()), "the same says nothing new")
	births, total := testcity.Births, "total"
	named := draft()
	named.Names = []source.Name{{Subject: source.OfField, Name: "geburten", Element: &births, Category: &total}}
	require.Equal(t, []string{clinics}, load(t, b.city, named))
	require.Equal(t, 1, b.deliver(figure("geburten", testcity.Haining, "1000")).Taken)
	require.NoError(t, b.call(owner+"/reporter", "geburten", testcity.Deaths, ""))
	require.Empty(t, load(t, b.city, named), "what the owner said goes before the file")
	require.Equal(t, 1, b.city.Count(`select count(*) from source_name where element = 'deaths'`))

	testcity.Do(b.city, owner+"/admin", func(ctx context.Context, tx *db.Tx) (source.Source, error) {
		return source.Switch(ctx, tx, clinics, false)
	})
	smaller := draft()
	smaller.Elements = db.TextArray{testcity.Births}
	smaller.Kinds[0].Name = "电话"
	require.Equal(t, []string{clinics}, load(t, b.city, smaller))
	s, kinds, err := get(b)
	require.NoError(t, err)
	names := testcity.Do(b.city, owner+"/viewer", func(ctx context.Context, tx *db.Tx) ([]source.Name, error) { return source.Names(ctx, tx, clinics) })
	require.False(t, s.Enabled, "whether it is on is the owner's to say")
	require.NotNil(t, s.LastAt)
	require.Equal(t, []any{db.TextArray{testcity.Births}, "电话", 1}, []any{s.Elements, kinds[0].Name, len(names)})
}

func TestWhatASourceOfALineIs(t *testing.T) {
	t.Parallel()
	b := open(t)
	all := testcity.Do(b.city, "330482-ca/viewer", func(ctx context.Context, tx *db.Tx) ([]source.Source, error) { return source.List(ctx, tx) })
	require.Len(t, all, 1, "everybody may know which sources there are")
	b.deliver(figure(testcity.Births, testcity.Haining, "1000"), figure("geburten", testcity.Haining, "1"))
	count := func(user string) source.Counts {
		return testcity.Do(b.city, user, func(ctx context.Context, tx *db.Tx) (map[string]source.Counts, error) { return source.Count(ctx, tx) })[clinics]
	}
	require.Equal(t, source.Counts{Source: clinics, Deliveries: 1, Taken: 1, Waiting: 1}, count(owner+"/viewer"))
	require.Zero(t, count("330481-hc/viewer"))
	require.Equal(t, 1, count("330400-wcwc/viewer").Deliveries)
}

func TestCountsOfATask(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.deliver(
		event("calls", testcity.Haining, 3, 4), event("calls", testcity.Pinghu, 3, 30),
		event("cases", testcity.Code, 3, 60), event("cases", testcity.Haining, 3, 4), event("cases", testcity.Pinghu, 3, 20), event("cases", testcity.Municipal, 3, 36),
		event("cases", testcity.Haining, 4, 40),
	)
	b.deliver(event("calls", testcity.Haining, 3, 5))
	see := func(user, kind string) map[string]source.Monthly {
		all := testcity.Do(b.city, user, func(ctx context.Context, tx *db.Tx) ([]source.Activity, error) {
			return source.Activities(ctx, tx, testcity.Women, "D1.1", 2025)
		})
		out := map[string]source.Monthly{}
		for _, a := range all {
			for _, area := range a.Areas {
				if a.Kind.Kind == kind {
					out[area.Area.Code] = area.Months[2]
				}
			}
		}
		return out
	}
	shown := func(n int) source.Monthly { return source.Monthly{Count: n, Given: true} }
	hidden := func(n int) source.Monthly { return source.Monthly{Count: n, Given: true, Hidden: true} }
	require.Equal(t, map[string]source.Monthly{testcity.Haining: shown(5), testcity.Pinghu: shown(30)}, see("330400-wcwc/viewer", "calls"), "the newest")
	require.Equal(t, map[string]source.Monthly{testcity.Haining: shown(5)}, see("330481-edu/viewer", "calls"), "a county is told its own")
	require.Equal(t, map[string]source.Monthly{testcity.Code: shown(60), testcity.Haining: shown(4), testcity.Pinghu: shown(20), testcity.Municipal: shown(36)}, see(owner+"/viewer", "cases"))
	require.Equal(t, map[string]source.Monthly{testcity.Code: shown(60), testcity.Haining: hidden(4), testcity.Pinghu: hidden(20), testcity.Municipal: shown(36)}, see("330400-wcwc/viewer", "cases"))
	require.Equal(t, map[string]source.Monthly{testcity.Code: shown(60), testcity.Haining: hidden(4)}, see("330481-hc/viewer", "cases"))
	require.Empty(t, testcity.Do(b.city, owner+"/viewer", func(ctx context.Context, tx *db.Tx) ([]source.Activity, error) {
		return source.Activities(ctx, tx, testcity.Women, "D1.2", 2025)
	}))
}
