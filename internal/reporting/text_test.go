package reporting_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/exchange/report"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reporting"
	"github.com/liangce/liangce/internal/rule/prose"
	"github.com/liangce/liangce/internal/testcity"
)

func TestEveryPartHasATextFromTheStart(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 2025)
	s := d.source()
	values := report.Values(s.Facts.Fields())
	for _, text := range s.Texts {
		if text.Conclusion {
			require.Empty(t, text.Body, "nobody concludes for the office")
			continue
		}
		require.True(t, text.Proposed)
		require.False(t, text.Marked())
		for _, key := range prose.Keys(text.Pieces) {
			require.Contains(t, values, key, "%s names a number that there is not", text.Code)
		}
		require.Empty(t, prose.Typed(text.Pieces), "%s holds a number that no field vouches for", text.Code)
	}
	require.Contains(t, d.reads(report.Summary), "2025年")
}

func TestWhoWritesATextAndHow(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 2025)
	require.Equal(t, fault.ReasonSigners, testcity.Reason(d.write(health, report.Summary, 0, "x")))
	require.Equal(t, fault.ReasonArea, testcity.Reason(d.write(countyOffice, report.Summary, 0, "x")))
	require.Equal(t, fault.ReasonRole, testcity.Reason(d.write("330400-wcwc/viewer", report.Summary, 0, "x")))
	require.Equal(t, "NOT_FOUND", testcity.Reason(d.write(cityOffice, "domain/none", 0, "x")))
	require.Equal(t, fault.ReasonConclusionPart, testcity.Reason(d.write(cityOffice, report.Overview, 0, "x")))
	require.Equal(t, fault.ReasonUnknownField, testcity.Reason(d.write(cityOffice, report.Summary, 0, "达标率{rat}")))
	require.Equal(t, fault.ReasonBraces, testcity.Reason(d.write(cityOffice, report.Summary, 0, "达标率{rate")))
	require.Equal(t, "STALE_REVISION", testcity.Reason(d.write(cityOffice, report.Summary, 3, "x")))

	require.NoError(t, d.write(cityStats, report.Summary, 0, " 共{total}项，其中98.7%在册。 "))
	text := d.text(report.Summary)
	require.Equal(t, "共{total}项，其中98.7%在册。", text.Body)
	require.Equal(t, []string{"98.7%"}, text.Typed)
	require.False(t, text.Proposed)
	require.Equal(t, d.Actor(cityStats).UserID, *text.WrittenBy)
	require.Equal(t, "STALE_REVISION", testcity.Reason(d.write(cityOffice, report.Summary, 0, "x")), "a colleague was faster")
	require.NoError(t, d.write(cityOffice, report.Summary, 1, ""))
	require.True(t, d.text(report.Summary).Proposed, "no words give the proposal its place back")
}

func TestATextWhoseNumberChangedIsMarkedUntilConfirmed(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 2025)
	require.NoError(t, d.write(cityOffice, report.Foreword, 0, "收到{submitted}份自评。"))
	before := d.source().Digest()
	require.False(t, d.text(report.Foreword).Marked())

	d.handIn(health)
	text := d.text(report.Foreword)
	require.Equal(t, []prose.Change{{Key: "submitted", Was: "0", Now: "1"}}, text.Changes)
	require.Equal(t, []string{"write", "confirm"}, text.May(d.Actor(cityOffice), d.evaluation()))
	require.Equal(t, []string{"submitted"}, reporting.Laid([]reporting.Text{text})[report.Foreword].Changed)
	require.NotEqual(t, before, d.source().Digest(), "a document from before would be another one now")

	require.Equal(t, "STALE_REVISION", testcity.Reason(d.confirm(cityOffice, report.Foreword, 2)))
	require.Equal(t, fault.ReasonSigners, testcity.Reason(d.confirm(health, report.Foreword, 1)))
	require.NoError(t, d.confirm(cityStats, report.Foreword, 1))
	text = d.text(report.Foreword)
	require.False(t, text.Marked())
	require.Equal(t, "收到{submitted}份自评。", text.Body)
	require.Equal(t, d.Actor(cityStats).UserID, *text.ConfirmedBy)
	require.Equal(t, d.Actor(cityOffice).UserID, *text.WrittenBy)

	d.handIn("330400-edu/reporter")
	require.True(t, d.text(report.Foreword).Marked())
	require.NoError(t, d.write(cityOffice, report.Foreword, 2, "共收到{submitted}份。"))
	require.False(t, d.text(report.Foreword).Marked(), "whoever writes has the numbers before them")
}

func TestTextsOfTheYearBeforeAreTakenOverAndMarked(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 2024)
	require.NoError(t, d.write(cityOffice, report.Summary, 0, "{year}年共{total}项。"))
	require.NoError(t, d.write(cityOffice, report.Advice, 0, "补齐数据。"))
	require.Equal(t, fault.ReasonNoEarlier, testcity.Reason(d.act(cityOffice, func(ctx context.Context, tx *db.Tx) error { return reporting.TakeOver(ctx, tx, d.id) })))
	d.publish(2025)
	d.id = d.begin(evaluation.Annual, 2025)
	require.NoError(t, d.write(cityOffice, report.Advice, 0, "已有的话。"))
	require.NoError(t, d.act(cityOffice, func(ctx context.Context, tx *db.Tx) error { return reporting.TakeOver(ctx, tx, d.id) }))
	text := d.text(report.Summary)
	require.Equal(t, []prose.Change{{Key: "year", Was: "2024", Now: "2025"}}, text.Changes, "the words are last year's")
	require.Contains(t, d.reads(report.Summary), "2025年共")
	require.Equal(t, "已有的话。", d.text(report.Advice).Body, "what somebody has written stays")
}

func TestTheConclusionKeepsItsNumbersForWhoeverReadsIt(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 2025)
	d.handIn(health)
	c := evaluation.Conclusion{Overview: "收到{submitted}份", Achievements: "达标{met}项", Problems: "未达标{open}项", Suggestions: "改进"}
	bad := c
	bad.Problems = "{none}"
	d.Move(d.Now().AddDate(0, 0, 16))
	require.NoError(t, d.lead(d.id, evaluation.Scoring))
	require.Equal(t, fault.ReasonUnknownField, testcity.Reason(d.act(cityOffice, func(ctx context.Context, tx *db.Tx) error {
		return reporting.WriteConclusion(ctx, tx, d.id, d.evaluation().Revision, bad)
	})))
	require.Empty(t, d.text(report.Overview).Body, "a refused conclusion leaves nothing behind")
	require.NoError(t, d.act(cityOffice, func(ctx context.Context, tx *db.Tx) error {
		return reporting.WriteConclusion(ctx, tx, d.id, d.evaluation().Revision, c)
	}))
	require.Equal(t, "收到1份", d.reads(report.Overview))
	require.NoError(t, d.lead(d.id, evaluation.Concluded))
	require.NoError(t, d.lead(d.id, evaluation.Published))
	read := testcity.Do(d.City, "330481-hc/reporter", func(ctx context.Context, tx *db.Tx) (*evaluation.Conclusion, error) {
		e, err := evaluation.Get(ctx, tx, d.id)
		if err != nil {
			return nil, err
		}
		return reporting.Conclusion(ctx, tx, e)
	})
	require.Equal(t, "收到1份", read.Overview, "a county's clerk does not see who handed in, and reads the number all the same")

	require.Equal(t, fault.ReasonPrinted, testcity.Reason(d.write(cityOffice, report.Summary, 0, "x")))
}

func TestTextsAreNobodyElsesPastTheVerbs(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 2025)
	require.NoError(t, d.write(cityOffice, report.Summary, 0, "共{total}项。"))
	count := func(user string) int {
		return testcity.Do(d.City, user, func(_ context.Context, tx *db.Tx) (int, error) {
			var n int
			return n, tx.DB.Raw(`select count(*) from report_text`).Scan(&n).Error
		})
	}
	require.Equal(t, 1, count(cityStats))
	require.Zero(t, count(health))
	require.Zero(t, count(countyOffice))
	for _, user := range []string{health, countyOffice} {
		changed := testcity.Do(d.City, user, func(_ context.Context, tx *db.Tx) (int64, error) {
			done := tx.DB.Exec(`update report_text set body = 'x'`)
			return done.RowsAffected, done.Error
		})
		require.Zero(t, changed, user)
		_, err := testcity.Try(d.City, user, func(_ context.Context, tx *db.Tx) (struct{}, error) {
			return struct{}{}, tx.DB.Exec(`insert into report_text (city_id, evaluation, part, plan, area_path, body, said, revision, written_by, written_at)
				values ('330400', cast(? as uuid), 'advice', ?, '330400/', 'x', '{}', 1, cast(? as uuid), now())`, d.id, testcity.Women, tx.Actor.UserID).Error
		})
		require.True(t, db.RefusedByPolicy(err), "%s: %v", user, err)
	}
}
