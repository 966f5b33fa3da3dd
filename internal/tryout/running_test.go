package tryout_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/tenant"
	"github.com/liangce/liangce/internal/testcity"
)

// TestARunningTotalGoesOnFromWhatWasPublished: a correction of a published year shows as a difference between the two editions that the
// next year's own addition does not explain.
func TestARunningTotalGoesOnFromWhatWasPublished(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.Redefine(func(_ *tenant.Opening, plans []plan.Catalogue) {
		since := 2024
		for n, i := range plans[0].Indicators {
			if i.CumulativeFrom != nil {
				plans[0].Indicators[n].CumulativeFrom = &since
			}
		}
	})
	c.OpenRound(testcity.Women, 2024)
	before := c.Desk("330481-ca", testcity.Women, 2024)
	before.Approve(before.Report(testcity.Trained, "4"))
	rule := draft("running - edition != value")
	rule.Elements, rule.ValidFrom = db.TextArray{testcity.Trained}, 2025
	rule.Sentence, rule.SentenceEN = "新增 {value}，累计 {running}，已公布 {edition}。", "{value}, {running}, {edition}."
	c.OpenRound(testcity.Women, 2025)
	now := c.Desk("330481-ca", testcity.Women, 2025)
	found := func() []string {
		out, err := run(c, office, rule)
		require.NoError(t, err)
		var texts []string
		for _, h := range out.Hits {
			require.Equal(t, 2025, h.Year)
			texts = append(texts, h.Problem.Text(fault.English))
		}
		return texts
	}
	now.Report(testcity.Trained, "3")
	require.Empty(t, found(), "nothing is published")
	testcity.Do(c, office, func(ctx context.Context, tx *db.Tx) (*snapshot.Snapshot, error) {
		return snapshot.Publish(ctx, tx, testcity.Women, 2024)
	})
	require.Empty(t, found(), "4 and 3 are 7, three more than were published")
	before.Correct(testcity.Trained, "9")
	require.Len(t, found(), 1)
	require.Contains(t, found()[0], "3, 12, 4.")
	ofRate := draft("edition > 1")
	ofRate.Elements, ofRate.Indicators = nil, db.TextArray{"women-1/W1"}
	_, err := run(c, office, ofRate)
	require.Equal(t, fault.ReasonExpression, testcity.Reason(err), "a rate has no running total")
}
