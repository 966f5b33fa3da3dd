package tryout_test

import (
	"context"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/checkrule"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reconcile"
	"github.com/liangce/liangce/internal/reference"
	"github.com/liangce/liangce/internal/source"
	"github.com/liangce/liangce/internal/testcity"
	"github.com/liangce/liangce/internal/tryout"
)

// TestASheetIsHeldAgainstABulletin: the clerk, who sees no board, is told what the bulletin says of the figure and explains it; once
// statistics lets the difference stand, nobody is asked any more.
func TestASheetIsHeldAgainstABulletin(t *testing.T) {
	t.Parallel()
	c := collected(t)
	const bulletin = "卫生健康统计公报"
	_, err := db.Write(t.Context(), c.Store, access.Loader(testcity.Code), func(tx *db.Tx) ([]string, error) {
		return source.Load(t.Context(), tx, []source.Draft{{Source: source.Source{Code: "bulletin", Name: bulletin, NameEN: "Bulletin", Line: "HC", Every: "year"}}})
	})
	require.NoError(t, err)
	at := figure.Key{Element: testcity.Births, AreaCode: testcity.Haining, Year: 2024, Category: figure.Total}
	said := func(value string, over int) {
		v := decimal.RequireFromString(value)
		testcity.Do(c, "330481-stat/signer", func(ctx context.Context, tx *db.Tx) (reference.Value, error) {
			return reconcile.Refer(ctx, tx, at, reconcile.Said{Source: bulletin, Value: &v, Over: over})
		})
	}
	rule := draft(`changed(value, stated("bulletin")) > max(tolerance, 1)`)
	rule.Sentence, rule.SentenceEN = "“{element}”为 {value}，公报为 {stated}。", "{element}: {value}, the bulletin says {stated}."
	found := func() []string {
		out, err := run(c, office, rule)
		require.NoError(t, err)
		var texts []string
		for _, h := range out.Hits {
			texts = append(texts, h.Problem.Text(fault.Chinese))
		}
		return texts
	}
	require.Empty(t, found(), "the bulletin says nothing yet")
	said("111", 0)
	require.Empty(t, found(), "within one percent")
	said("120", 1)
	require.Equal(t, []string{"“数births”为 110，公报为 120。如属实，请填写不少于 6 个字的说明。"}, found())
	testcity.Do(c, statistics, func(ctx context.Context, tx *db.Tx) (checkrule.Rule, error) {
		return checkrule.Propose(ctx, tx, 0, rule)
	})
	testcity.Do(c, office, func(ctx context.Context, tx *db.Tx) (checkrule.Rule, error) { return tryout.Enforce(ctx, tx, "K-1", 1) })
	problems := func() int {
		return len(c.Desk("330481-hc", testcity.Women, 2024).Cell(testcity.Births, testcity.Haining, figure.Total).Problems)
	}
	require.Equal(t, 1, problems(), "the clerk's own sheet says so")
	testcity.Do(c, "330400-stat/signer", func(ctx context.Context, tx *db.Tx) (reference.Tolerance, error) {
		return reconcile.Tolerate(ctx, tx, testcity.Births, decimal.NewFromInt(9), "公报口径不同", 0)
	})
	require.Zero(t, problems(), "the board's tolerance is the rule's")
	said("130", 2)
	require.Equal(t, 1, problems())
	testcity.Do(c, "330481-stat/signer", func(ctx context.Context, tx *db.Tx) (reference.Value, error) {
		return reconcile.Accept(ctx, tx, testcity.Women, at, reconcile.Said{Source: bulletin, Note: "公报含外地户籍", Over: 3})
	})
	require.Zero(t, problems(), "the difference was accepted")
	_, err = run(c, office, draft(`value > stated("gazette")`))
	require.Equal(t, fault.ReasonExpression, testcity.Reason(err), "no such publication")
}
