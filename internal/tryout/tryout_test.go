package tryout_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/checkrule"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/testcity"
	"github.com/liangce/liangce/internal/tryout"
)

const office, statistics = "330400-wcwc/signer", "330400-stat/signer"

func draft(expression string) checkrule.Draft {
	return checkrule.Draft{
		Code: "K-1", Grade: check.C, Elements: db.TextArray{testcity.Births}, Expression: expression, ValidFrom: 2024,
		Sentence: "“{element}”为 {value}，上年 {last}。", SentenceEN: "{element}: {value}, {last}.", Note: "测试",
	}
}

func run(c *testcity.City, user string, d checkrule.Draft) (tryout.Outcome, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (tryout.Outcome, error) { return tryout.Run(ctx, tx, d) })
}

func collected(t *testing.T) *testcity.City {
	t.Helper()
	c := testcity.Open(t)
	for year, values := range map[int][2]string{2023: {"100", "200"}, 2024: {"110", "290"}} {
		c.OpenRound(testcity.Women, year)
		c.Desk("330481-hc", testcity.Women, year).Report(testcity.Births, values[0])
		c.Desk("330482-hc", testcity.Women, year).Report(testcity.Births, values[1])
	}
	return c
}

func TestWouldHaveFlagged(t *testing.T) {
	t.Parallel()
	c := collected(t)
	out, err := run(c, office, draft("changed(value, last) > 20"))
	require.NoError(t, err)
	require.Equal(t, []tryout.Count{{Year: 2024, Flagged: 1, Tested: 2}, {Year: 2023, Flagged: 0, Tested: 2}}, out.Years)
	require.Equal(t, 1, out.Flagged)
	require.Equal(t, 4, out.Tested)
	require.Len(t, out.Hits, 1)
	require.Equal(t, testcity.Pinghu, out.Hits[0].Problem.Area)
	require.Contains(t, out.Hits[0].Problem.Text(fault.Chinese), "为 290，上年 200。")
	_, err = run(c, office, draft("value > lats"))
	require.Equal(t, fault.ReasonExpression, testcity.Reason(err))
	_, err = run(c, "330481-hc/reporter", draft("value > 1"))
	require.Equal(t, fault.ReasonArea, testcity.Reason(err))
}

// TestTheSheetSaysWhatWasTriedOut: what is put into force stands on the clerk's sheet at once, holds it up as its grade says, and
// is gone when it is retired.
func TestTheSheetSaysWhatWasTriedOut(t *testing.T) {
	t.Parallel()
	c := collected(t)
	c.OpenRound(testcity.Women, 2025)
	d := c.Desk("330481-hc", testcity.Women, 2025)
	e := d.Entry(testcity.Births, testcity.Haining, figure.Total, "120", "")
	require.Empty(t, d.Save(e).Problems)
	testcity.Do(c, statistics, func(ctx context.Context, tx *db.Tx) (checkrule.Rule, error) {
		return checkrule.Propose(ctx, tx, 0, draft("value > before(2) * 1.1"))
	})
	codes := func() []check.Code {
		var out []check.Code
		for _, p := range d.Cell(testcity.Births, testcity.Haining, figure.Total).Problems {
			out = append(out, p.Code)
		}
		return out
	}
	require.Empty(t, codes(), "a draft says nothing")
	r := testcity.Do(c, office, func(ctx context.Context, tx *db.Tx) (checkrule.Rule, error) { return tryout.Enforce(ctx, tx, "K-1", 1) })
	require.Equal(t, 0, *r.Flagged)
	require.Equal(t, 4, *r.Tested)
	require.Equal(t, []check.Code{"K-1"}, codes())
	require.Empty(t, d.Submit(e.Obligation).Submitted, "grade C asks for an explanation")
	e.Explanation, e.ExpectedRevision = "已与原始台账核对", 1
	d.Save(e)
	require.Equal(t, []string{e.Obligation}, d.Submit(e.Obligation).Submitted)
	found := func(user string) map[string]int {
		return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (*tryout.View, error) { return tryout.Look(ctx, tx, 2025) }).Found
	}
	require.Equal(t, map[string]int{"K-1": 1}, found(office))
	require.Empty(t, found("330482-hc/reporter"), "not another county's")
	testcity.Do(c, statistics, func(ctx context.Context, tx *db.Tx) (checkrule.Rule, error) {
		return checkrule.Retire(ctx, tx, "K-1", 1)
	})
	require.Empty(t, codes())
}
