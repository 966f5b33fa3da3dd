package regime_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/testcity"
)

func read(c *testcity.City, user string) regime.Regime {
	return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (regime.Regime, error) { return regime.Of(ctx, tx) })
}

func load(t *testing.T, c *testcity.City, city string, r regime.Regime) (bool, error) {
	t.Helper()
	return db.Write(t.Context(), c.Store, access.Loader(city), func(tx *db.Tx) (bool, error) { return regime.Load(t.Context(), tx, r) })
}

func TestEveryTenantReadsWhatItsCitySays(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.Found("330500")
	r := regime.Default()
	r.Grades[0].Name = "必改"
	r.Periods = append(r.Periods, period.Kind{Code: "fitness", Name: "体质监测年", NameEN: "Physique", Shape: period.Survey, Years: []int{2020, 2025}})
	changed, err := load(t, c, "330500", r)
	require.NoError(t, err)
	require.True(t, changed)
	for user, want := range map[string]string{"330581-hc/reporter": "必改", "330500-wcwc/viewer": "必改", "330481-hc/reporter": "强制性"} {
		require.Equal(t, want, read(c, user).Grades[0].Name, user)
	}
	require.Equal(t, r, read(c, "330581-hc/reporter"))
	changed, err = load(t, c, "330500", r)
	require.NoError(t, err)
	require.False(t, changed, "the same again is nothing new")
	_, err = testcity.Try(c, "330400-wcwc/signer", func(ctx context.Context, tx *db.Tx) (bool, error) { return regime.Load(ctx, tx, regime.Default()) })
	require.Equal(t, fault.Forbidden, reasonOf(err), "the file is the source: no page changes it")
}

func reasonOf(err error) fault.Code {
	f, _ := fault.As(err)
	return f.Code
}

func TestACityWithoutAWordGoesTheUsualWay(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	_, err := c.Owner().Exec(t.Context(), `delete from city_regime; delete from return_reason`)
	require.NoError(t, err)
	require.Equal(t, regime.Default(), read(c, "330481-hc/viewer"))
}

func TestARegimeThatLosesFiguresIsRefused(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	cases := []struct {
		reason string
		breaks func(*regime.Regime)
	}{
		{"a chain that ends at nobody", func(r *regime.Regime) { r.Chain[chain.County] = r.Chain[chain.County][:2] }},
		{"two bodies of one role", func(r *regime.Regime) { r.Bodies = append(r.Bodies, r.Bodies[0]) }},
		{"a period that is none", func(r *regime.Regime) { r.Periods[0].Months = 0 }},
	}
	for _, k := range cases {
		r := regime.Default()
		k.breaks(&r)
		_, err := load(t, c, testcity.Code, r)
		require.Error(t, err, k.reason)
	}
	require.Equal(t, regime.Default(), read(c, "330481-hc/viewer"), "what was refused changed nothing")
}

func TestABodyHasOneNameADay(t *testing.T) {
	body := func(from, to, name string) regime.Body {
		return regime.Body{Role: regime.Committee, Name: name, From: from, To: to}
	}
	r := regime.Regime{Bodies: []regime.Body{body("2026-02-01", "", "new"), body("2000-01-01", "2026-01-30", "old"), {Role: "statistics", Name: "other"}}}
	_, _, twice := r.Overlap()
	require.False(t, twice)
	// A day begins in China.
	for at, want := range map[string]string{"1999-05-01T00:00:00Z": "old", "2026-01-30T12:00:00Z": "old", "2026-01-31T12:00:00Z": "old", "2026-01-31T16:00:00Z": "new", "2030-01-01T00:00:00Z": "new"} {
		moment, err := time.Parse(time.RFC3339, at)
		require.NoError(t, err)
		require.Equal(t, want, r.Committee(moment).Name, at)
	}
	for _, b := range []regime.Body{body("", "", "always"), body("2026-01-01", "2026-01-30", "inside"), body("2026-02-01", "2026-02-01", "a day")} {
		_, _, twice := regime.Regime{Bodies: append(r.Bodies[:2:2], b)}.Overlap()
		require.True(t, twice, b.Name)
	}
	require.Equal(t, "妇儿工委办", regime.Regime{}.Committee(time.Now()).Office, "who names no committee has the usual one")
}

func TestACityWithAnotherBodySpeaksOfIt(t *testing.T) {
	own := regime.Regime{Bodies: []regime.Body{{Role: regime.Committee, Short: "妇儿联席会议", Office: "妇儿联席办", From: "2026-02-01"}, {Role: regime.Committee, Short: "妇儿工委", Office: "妇儿工委办", To: "2026-01-31"}}}
	text := "请联系妇儿工委办，由妇儿工委答复。"
	day := time.Date(2026, 2, 1, 4, 0, 0, 0, time.UTC)
	require.Equal(t, "请联系妇儿联席办，由妇儿联席会议答复。", own.Speak(text, day))
	require.Equal(t, text, own.Speak(text, day.AddDate(0, 0, -1)), "what was said before the day keeps the old name")
	require.Equal(t, text, regime.Default().Speak(text, day))
}
