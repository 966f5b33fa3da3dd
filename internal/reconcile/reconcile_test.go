package reconcile_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reconcile"
	"github.com/liangce/liangce/internal/reference"
	rule "github.com/liangce/liangce/internal/rule/reconcile"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/source"
	"github.com/liangce/liangce/internal/tenant"
	"github.com/liangce/liangce/internal/testcity"
)

const yearbook = "统计年鉴 2026 表 3-2"

var (
	haining = figure.Key{Element: testcity.Deaths, AreaCode: testcity.Haining, Year: 2025, Category: figure.Total}
	sum     = figure.Key{Element: testcity.Deaths, AreaCode: testcity.Code, Year: 2025, Category: figure.Total}
)

func opened(t *testing.T) *testcity.City {
	t.Helper()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	return c
}

func number(text string) *decimal.Decimal {
	d := decimal.RequireFromString(text)
	return &d
}

func look(c *testcity.City, user string) (*reconcile.Board, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (*reconcile.Board, error) {
		return reconcile.Look(ctx, tx, testcity.Women, 2025)
	})
}

func rowAt(t *testing.T, c *testcity.City, user string, key figure.Key) reconcile.Row {
	t.Helper()
	board, err := look(c, user)
	require.NoError(t, err)
	at := slices.IndexFunc(board.Rows, func(r reconcile.Row) bool { return r.Key == key })
	require.GreaterOrEqual(t, at, 0)
	return board.Rows[at]
}

func refer(c *testcity.City, user string, key figure.Key, said reconcile.Said) error {
	said.Source = yearbook
	_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (reference.Value, error) {
		return reconcile.Refer(ctx, tx, key, said)
	})
	return err
}

func accept(c *testcity.City, user string, key figure.Key, over int) error {
	_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (reference.Value, error) {
		return reconcile.Accept(ctx, tx, testcity.Women, key, reconcile.Said{Source: yearbook, Note: "年鉴按常住地统计", Over: over})
	})
	return err
}

func tolerate(c *testcity.City, user, percent string, over int) error {
	_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (reference.Tolerance, error) {
		return reconcile.Tolerate(ctx, tx, testcity.Deaths, *number(percent), "年鉴四舍五入", over)
	})
	return err
}

func TestWhoSeesTheBoard(t *testing.T) {
	t.Parallel()
	c := opened(t)
	for _, user := range []string{"330400-wcwc/viewer", "330400-stat/viewer"} {
		require.Equal(t, testcity.Code, rowAt(t, c, user, sum).AreaCode, user)
		rowAt(t, c, user, haining)
	}
	for _, user := range []string{"330481-wcwc/viewer", "330481-stat/signer"} {
		board, err := look(c, user)
		require.NoError(t, err)
		require.NotEmpty(t, board.Rows)
		for _, r := range board.Rows {
			require.Equal(t, testcity.Haining, r.AreaCode, "a county sees its own rows")
		}
	}
	_, err := look(c, "330481-hc/reviewer")
	require.Equal(t, fault.ReasonSigners, testcity.Reason(err))
}

func TestASumIsComparedOnceAllOfItIsThere(t *testing.T) {
	t.Parallel()
	c := opened(t)
	require.NoError(t, refer(c, "330400-stat/signer", sum, reconcile.Said{Value: number("9")}))
	before := rowAt(t, c, "330400-wcwc/viewer", sum)
	require.Equal(t, rule.Incomplete, before.State)
	require.Zero(t, before.Have)
	for tenant, area := range map[string]string{"330400-hc": testcity.Municipal, "330481-hc": testcity.Haining, "330482-hc": testcity.Pinghu} {
		require.Nil(t, rowAt(t, c, "330400-wcwc/viewer", sum).Reported)
		c.Desk(tenant, testcity.Women, 2025).ReportOf(testcity.Deaths, area, "3")
	}
	after := rowAt(t, c, "330400-wcwc/viewer", sum)
	require.Equal(t, after.Of, after.Have)
	require.Equal(t, "9", after.Reported.String())
	require.Equal(t, rule.Agrees, after.State)
	require.NoError(t, refer(c, "330400-stat/signer", sum, reconcile.Said{Value: number("10"), Over: 1}))
	after = rowAt(t, c, "330400-wcwc/viewer", sum)
	require.Equal(t, rule.Differs, after.State)
	require.Equal(t, [2]string{"-1", "-10"}, [2]string{after.Claims[0].Difference.Absolute.String(), after.Claims[0].Difference.Percent.String()})
	require.Equal(t, c.Actor("330400-stat/signer").TenantID, after.Claims[0].Turn)
}

// TestPublicationsAreNamedForWhoEntersWhatTheyState: those of the catalogue that deliver nothing by themselves.
func TestPublicationsAreNamedForWhoEntersWhatTheyState(t *testing.T) {
	t.Parallel()
	c := opened(t)
	_, err := db.Write(t.Context(), c.Store, access.Loader(testcity.Code), func(tx *db.Tx) ([]string, error) {
		return source.Load(t.Context(), tx, []source.Draft{
			{Source: source.Source{Code: "bulletin", Name: "统计公报", NameEN: "Bulletin", Line: "HC", Every: "year"}},
			{Source: source.Source{Code: "clinics", Name: "诊疗系统", NameEN: "Clinics", Line: "HC", Every: "year", Elements: db.TextArray{testcity.Deaths}}},
		})
	})
	require.NoError(t, err)
	board, err := look(c, "330481-stat/signer")
	require.NoError(t, err)
	require.Equal(t, []reference.Source{{Code: "bulletin", Name: "统计公报"}}, board.Publications)
}

func TestWhatStatisticsEntersIsKeptInRevisions(t *testing.T) {
	t.Parallel()
	c := opened(t)
	c.Desk("330481-hc", testcity.Women, 2025).Report(testcity.Deaths, "5")
	const stat = "330481-stat/signer"
	require.Equal(t, string(fault.NotFound), testcity.Reason(refer(c, stat, haining, reconcile.Said{})), "there is nothing to take back")
	require.NoError(t, refer(c, stat, haining, reconcile.Said{Value: number("6")}))
	require.Equal(t, rule.Differs, rowAt(t, c, stat, haining).State)
	require.Equal(t, string(fault.StaleRevision), testcity.Reason(refer(c, stat, haining, reconcile.Said{Value: number("7")})))
	require.NoError(t, refer(c, stat, haining, reconcile.Said{Value: number("5"), Over: 1}))
	row := rowAt(t, c, stat, haining)
	require.Equal(t, rule.Agrees, row.State)
	require.Len(t, row.Claims[0].Earlier, 1)
	require.NoError(t, refer(c, stat, haining, reconcile.Said{Over: 2}))
	require.Equal(t, rule.Alone, rowAt(t, c, stat, haining).State)
	require.Equal(t, 3, c.Count(`select count(*) from audit_entry where action = 'set_reference_value'`))
	require.Equal(t, 3, c.Count(`select count(*) from reference_value`))
}

func TestWhoEntersWhatAYearbookSays(t *testing.T) {
	t.Parallel()
	c := opened(t)
	said := reconcile.Said{Value: number("6")}
	for user, reason := range map[string]string{
		"330481-wcwc/signer": fault.ReasonStatistics, "330481-stat/viewer": fault.ReasonRole, "330481-hc/reporter": fault.ReasonStatistics,
		"330482-stat/signer": string(fault.NotFound),
	} {
		require.Equal(t, reason, testcity.Reason(refer(c, user, haining, said)), user)
	}
	require.Equal(t, fault.ReasonArea, testcity.Reason(refer(c, "330481-stat/signer", sum, said)), "the city's sum is the city's")
	require.NoError(t, refer(c, "330400-stat/signer", haining, said), "the city's statistics knows the yearbook of each county")
	require.Equal(t, fault.ReasonLeast, testcity.Reason(refer(c, "330481-stat/signer", haining, reconcile.Said{Value: number("-1"), Over: 1})))
	flag := haining
	flag.Element = testcity.Clinic
	require.Equal(t, string(fault.NotFound), testcity.Reason(refer(c, "330481-stat/signer", flag, said)), "a yes or no has no yearbook")
}

func TestADifferenceIsLetStandUntilAnotherValueIsReported(t *testing.T) {
	t.Parallel()
	c := opened(t)
	const stat = "330481-stat/signer"
	d := c.Desk("330481-hc", testcity.Women, 2025)
	require.NoError(t, refer(c, stat, haining, reconcile.Said{Value: number("6")}))
	require.Equal(t, fault.ReasonNotComplete, testcity.Reason(accept(c, stat, haining, 1)))
	f := d.ReportOf(testcity.Deaths, testcity.Haining, "5")
	require.Equal(t, fault.ReasonStatistics, testcity.Reason(accept(c, "330481-wcwc/signer", haining, 1)))
	require.NoError(t, accept(c, stat, haining, 1))
	require.Equal(t, rule.Accepted, rowAt(t, c, stat, haining).State)
	d.Approve(f)
	require.Equal(t, rule.Accepted, rowAt(t, c, stat, haining).State)
	c.Move(c.Now().Add(time.Hour))
	d.Correct(testcity.Deaths, "4")
	require.Equal(t, rule.Differs, rowAt(t, c, stat, haining).State)
}

func TestATolerance(t *testing.T) {
	t.Parallel()
	c := opened(t)
	c.Desk("330481-hc", testcity.Women, 2025).Report(testcity.Deaths, "5")
	require.NoError(t, refer(c, "330481-stat/signer", haining, reconcile.Said{Value: number("6")}))
	require.Equal(t, fault.ReasonStatistics, testcity.Reason(tolerate(c, "330400-wcwc/signer", "20", 0)))
	require.Error(t, tolerate(c, "330481-stat/signer", "20", 0))
	require.Equal(t, fault.ReasonRange, testcity.Reason(tolerate(c, "330400-stat/signer", "101", 0)))
	require.NoError(t, tolerate(c, "330400-stat/signer", "20", 0))
	require.Equal(t, rule.Agrees, rowAt(t, c, "330481-stat/signer", haining).State)
	require.Equal(t, string(fault.StaleRevision), testcity.Reason(tolerate(c, "330400-stat/signer", "0", 0)))
	require.NoError(t, tolerate(c, "330400-stat/signer", "0", 1))
	require.Equal(t, rule.Differs, rowAt(t, c, "330481-stat/signer", haining).State)
}

func TestWhoseTurnADivergenceIs(t *testing.T) {
	t.Parallel()
	c := opened(t)
	const stat = "330481-stat/signer"
	d := c.Desk("330481-hc", testcity.Women, 2025)
	f := c.Pass("330481-hc/reviewer", d.ReportOf(testcity.Deaths, testcity.Haining, "5"))
	require.True(t, rowAt(t, c, stat, haining).MayDecide)
	require.False(t, rowAt(t, c, "330400-stat/signer", haining).MayDecide)
	recorded := testcity.Do(c, stat, func(ctx context.Context, tx *db.Tx) (signoff.Diverged, error) {
		return signoff.Diverge(ctx, tx, f.ID, f.Newest.Revision, *number("6"), "年鉴为 6")
	})
	turn := func(state rule.State, slug string) {
		t.Helper()
		row := rowAt(t, c, stat, haining)
		require.Equal(t, state, row.State)
		want := ""
		if slug != "" {
			want = c.Actor(slug + "/viewer").TenantID
		}
		require.Equal(t, want, row.Claims[0].Turn)
	}
	turn(rule.Open, "330481-hc")
	c.Move(c.Now().Add(time.Hour))
	testcity.Do(c, "330481-hc/reporter", func(ctx context.Context, tx *db.Tx) (*figure.Figure, error) {
		return sheet.Answer(ctx, tx, recorded.Divergence.ID, "死亡登记为 5 例")
	})
	turn(rule.Answered, "330481-stat")
	require.Equal(t, c.Now().UTC(), rowAt(t, c, stat, haining).Claims[0].Since.UTC())
	c.Pass(stat, f)
	turn(rule.Accepted, "")
}

// TestAnAreaThatThereWasNotYetIsTheSumOfThoseBefore: of a merged county the year before the merger is restated, and says so.
func TestAnAreaThatThereWasNotYetIsTheSumOfThoseBefore(t *testing.T) {
	t.Parallel()
	c := opened(t)
	city := testcity.Code
	for unit, value := range map[string]string{"330481-hc": "3", "330482-hc": "4"} {
		c.Desk(unit, testcity.Women, 2025).Report(testcity.Deaths, value)
	}
	c.Redefine(func(o *tenant.Opening, _ []plan.Catalogue) {
		o.Areas = append(o.Areas, tenant.Area{Code: "330499", Name: "海平市", NameEN: "Haiping", Level: tenant.LevelCounty, Parent: &city})
		o.Changes = []tenant.AreaChange{{
			Day: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), FirstYear: 2026, Kind: tenant.Merge, Before: db.TextArray{testcity.Haining, testcity.Pinghu},
			After: db.TextArray{"330499"}, Why: "合并设市", WhyEN: "Merged",
		}}
	})
	merged := figure.Key{Element: testcity.Deaths, AreaCode: "330499", Year: 2025, Category: figure.Total}
	row := rowAt(t, c, "330400-stat/signer", merged)
	require.Equal(t, "7", row.Reported.String())
	require.Equal(t, []string{testcity.Haining, testcity.Pinghu}, row.RestatedFrom)
	require.False(t, row.MayRefer)
	require.Empty(t, rowAt(t, c, "330400-stat/signer", haining).RestatedFrom)
	board, err := look(c, "330481-stat/signer")
	require.NoError(t, err)
	require.False(t, slices.ContainsFunc(board.Rows, func(r reconcile.Row) bool { return r.AreaCode == "330499" }), "half of it is not the whole")
}
