package signoff_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/testcity"
)

func TestReturningFromEachStage(t *testing.T) {
	t.Parallel()
	c, _ := opened(t)
	due := time.Date(2026, 2, 20, 0, 0, 0, 0, time.UTC)
	signers := []string{"330481-hc/reviewer", "330481-wcwc/signer", "330481-stat/signer", "330400-hc/reviewer", "330400-wcwc/signer", "330400-stat/signer"}
	d := c.Desk("330481-hc", testcity.Women, 2025)
	f := d.Report(testcity.Deaths, "1")
	for i, user := range signers {
		t.Run(user, func(t *testing.T) {
			c := c.In(t)
			for _, before := range signers[:i] {
				f = c.Pass(before, f)
			}
			code := chain.WrongDefinition
			decision := signoff.Decision{FigureID: f.ID, Revision: f.Newest.Revision, Outcome: figure.Return, ReasonCode: &code, Comment: "口径不对", Due: &due}
			require.Empty(t, why(c.Decide(user, decision)))
			f = c.Figure(f.ID)
			require.Equal(t, chain.Returned, f.State)
			require.Equal(t, "2026-02-20", f.Due.Format(time.DateOnly))
			require.Empty(t, waits(c, user, f))

			told := testcity.Do(c, "330481-hc/viewer", func(ctx context.Context, tx *db.Tx) ([]notice.Notice, error) { return notice.List(ctx, tx, 1) })
			require.Equal(t, notice.Returned, told[0].Kind)
			require.Equal(t, map[string]string{"element": "deaths", "area": "330481", "reason": "WRONG_DEFINITION", "due": "2026-02-20"}, told[0].Params)

			c.Move(c.Now().Add(time.Hour))
			f = d.Report(testcity.Deaths, []string{"2", "3", "4", "5", "6", "7"}[i])
			require.Nil(t, f.Due, "what is on its way again is due from nobody")
		})
	}
	require.Equal(t, 7, f.Newest.Revision)
	d.Approve(f)
}

func TestADecisionNeedsItsReason(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	f := d.Report(testcity.Deaths, "1")
	no, other, wrong, invented := false, chain.Other, chain.WrongValue, chain.ReasonCode("NICE")
	cases := []struct {
		reason string
		give   signoff.Decision
		want   string
	}{
		{"a return without a code", signoff.Decision{Outcome: figure.Return, Comment: "不对"}, "INVALID_VALUE.required"},
		{"a code that there is not", signoff.Decision{Outcome: figure.Return, ReasonCode: &invented}, "INVALID_VALUE.required"},
		{"another reason without words", signoff.Decision{Outcome: figure.Return, ReasonCode: &other, Comment: " "}, "INVALID_VALUE.required"},
		{"consent withheld without words", signoff.Decision{Outcome: figure.Pass, Consent: &no}, "INVALID_VALUE.required"},
		{"a comment as long as a book", signoff.Decision{Outcome: figure.Pass, Comment: string(make([]rune, 2001))}, "INVALID_VALUE.too_long"},
		{"a coded reason needs no more words", signoff.Decision{Outcome: figure.Return, ReasonCode: &wrong}, ""},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			k.give.FigureID, k.give.Revision = f.ID, 1
			require.Equal(t, k.want, why(c.In(t).Decide("330481-hc/reviewer", k.give)))
		})
	}
	require.Equal(t, "2026-02-10", c.Figure(f.ID).Due.Format(time.DateOnly), "a week, where no day is named")
}

func diverge(c *testcity.City, user string, f *figure.Figure, value, comment string) signoff.Diverged {
	return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (signoff.Diverged, error) {
		return signoff.Diverge(ctx, tx, f.ID, f.Newest.Revision, number(value), comment)
	})
}

func divergences(c *testcity.City, f *figure.Figure) []figure.Divergence {
	return testcity.Do(c, "330481-wcwc/viewer", func(ctx context.Context, tx *db.Tx) (map[string][]figure.Divergence, error) {
		return figure.Divergences(ctx, tx, []string{f.ID})
	})[f.ID]
}
