package reporting_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/exchange/report"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reporting"
	"github.com/liangce/liangce/internal/testcity"
)

func (d desk) ask(user string, kind report.Kind) error {
	return d.act(user, func(ctx context.Context, tx *db.Tx) error { return reporting.Ask(ctx, tx, d.id, kind) })
}

func (d desk) press(fn func(context.Context, *db.Tx) error) error {
	_, err := db.Write(d.Context(), d.Store, access.Press(testcity.Code), func(tx *db.Tx) (struct{}, error) { return struct{}{}, fn(d.Context(), tx) })
	return err
}

func (d desk) next() *reporting.Run {
	d.Helper()
	run, err := db.Write(d.Context(), d.Store, access.Press(testcity.Code), func(tx *db.Tx) (*reporting.Run, error) { return reporting.Next(d.Context(), tx) })
	require.NoError(d.T, err)
	return run
}

func (d desk) waiting() string {
	d.Helper()
	city, err := db.Read(d.Context(), d.Store, access.Press(""), func(tx *db.Tx) (string, error) { return reporting.Waiting(d.Context(), tx) })
	require.NoError(d.T, err)
	return city
}

func (d desk) documents(user string) []reporting.Document {
	return testcity.Do(d.City, user, func(ctx context.Context, tx *db.Tx) ([]reporting.Document, error) {
		e, err := evaluation.Get(ctx, tx, d.id)
		if err != nil {
			return nil, err
		}
		return reporting.Documents(ctx, tx, e)
	})
}

func (d desk) finish(run reporting.Run, published bool) error {
	return d.press(func(ctx context.Context, tx *db.Tx) error {
		return reporting.Finish(ctx, tx, run, reporting.Made{Name: "附表.xlsx", Facts: "f", Published: published}, "00", 2)
	})
}

func TestADocumentIsMadeByOneWorkerAtATime(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 2025)
	require.Equal(t, fault.ReasonSigners, testcity.Reason(d.ask(health, report.Annex)))
	require.Equal(t, fault.ReasonUnknown, testcity.Reason(d.ask(cityOffice, "poem")))
	require.Empty(t, d.waiting())
	require.NoError(t, d.ask(cityOffice, report.Annex))
	require.NoError(t, d.ask(cityStats, report.Annex))
	require.Equal(t, 1, d.Count(`select count(*) from report_run`), "it is being made already")
	require.Equal(t, testcity.Code, d.waiting())

	run := d.next()
	require.Nil(t, d.next())
	require.Empty(t, d.waiting())
	require.NoError(t, d.press(func(ctx context.Context, tx *db.Tx) error { return reporting.Reached(ctx, tx, *run, 2) }))
	shown := d.documents(cityOffice)[2].Run
	require.Equal(t, 2, shown.Step)
	require.Equal(t, "编排文档", shown.Says("zh-CN"))

	// Its maker dies; another one begins anew, and the first has no say any more.
	d.Move(d.Now().Add(2 * time.Minute))
	require.Equal(t, testcity.Code, d.waiting())
	again := d.next()
	require.Equal(t, run.ID, again.ID)
	require.Equal(t, 2, again.Tries)
	require.Equal(t, "NOT_FOUND", testcity.Reason(d.finish(*run, false)))
	require.NoError(t, d.finish(*again, false))
	require.Empty(t, d.waiting())
	document := d.documents(cityOffice)[2]
	require.Equal(t, document.Run.ID, document.File.ID)
	require.Equal(t, reporting.Done, document.Run.State)
}

func TestADocumentThatKillsItsMakerIsGivenUp(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 2025)
	require.NoError(t, d.ask(cityOffice, report.Monitoring))
	for range 3 {
		require.Equal(t, reporting.Running, d.next().State)
		d.Move(d.Now().Add(2 * time.Minute))
	}
	require.Equal(t, reporting.Failed, d.next().State)
	require.Empty(t, d.waiting())
	run := d.documents(cityOffice)[0].Run
	require.Equal(t, reporting.Failed, run.State)
	require.NotEmpty(t, run.Why("en"))
	require.NoError(t, d.ask(cityOffice, report.Monitoring), "it can be tried again")
	require.Equal(t, reporting.Queued, d.documents(cityOffice)[0].Run.State)
}

func TestWhoHasTheFileOfADocument(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 2025)
	file := func(user, id string) error {
		return d.act(user, func(ctx context.Context, tx *db.Tx) error { _, err := reporting.File(ctx, tx, id); return err })
	}
	require.NoError(t, d.ask(cityOffice, report.Annex))
	draft := d.next()
	require.Equal(t, "NOT_FOUND", testcity.Reason(file(cityOffice, draft.ID)), "there is no file yet")
	require.NoError(t, d.finish(*draft, false))
	require.NoError(t, file(cityOffice, draft.ID))
	require.NoError(t, file(cityStats, draft.ID))
	require.Equal(t, "NOT_FOUND", testcity.Reason(file(health, draft.ID)), "a draft is not theirs")
	require.Equal(t, "NOT_FOUND", testcity.Reason(file(countyOffice, draft.ID)))

	d.conclude(evaluation.Conclusion{Overview: "好", Achievements: "好", Problems: "少", Suggestions: "改"})
	require.Equal(t, 3, d.Count(`select count(*) from report_run where state = 'queued'`), "a published evaluation has its documents made")
	for range 3 {
		require.NoError(t, d.finish(*d.next(), true))
	}
	for _, user := range []string{health, countyOffice, "330481-hc/reporter"} {
		for _, document := range d.documents(user) {
			require.NoError(t, file(user, document.File.ID), user)
		}
		require.Equal(t, "NOT_FOUND", testcity.Reason(file(user, draft.ID)), "the draft still is not")
	}
}

func TestRunsAreNobodyElsesPastTheVerbs(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 2025)
	require.NoError(t, d.ask(cityOffice, report.Annex))
	for _, user := range []string{health, countyOffice, cityOffice} {
		changed := testcity.Do(d.City, user, func(_ context.Context, tx *db.Tx) (int64, error) {
			done := tx.DB.Exec(`update report_run set state = 'failed', published = true`)
			return done.RowsAffected, done.Error
		})
		require.Zero(t, changed, "%s: only a worker says what became of it", user)
	}
	_, err := testcity.Try(d.City, health, func(_ context.Context, tx *db.Tx) (struct{}, error) {
		return struct{}{}, tx.DB.Exec(`insert into report_run (city_id, id, evaluation, kind, plan, area_path, tenant_id, asked_by, asked_at, state)
			values ('330400', gen_random_uuid(), cast(? as uuid), 'annex', ?, '330400/', cast(? as uuid), cast(? as uuid), now(), 'queued')`,
			d.id, testcity.Women, tx.Actor.TenantID, tx.Actor.UserID).Error
	})
	require.True(t, db.RefusedByPolicy(err), "%v", err)
}

func TestADraftHasNoDocuments(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 2025)
	d.id = testcity.Do(d.City, cityOffice, func(ctx context.Context, tx *db.Tx) (string, error) {
		e, err := evaluation.Create(ctx, tx, testcity.Women, evaluation.Final, 2025)
		return e.ID, err
	})
	require.Equal(t, fault.ReasonEvaluation, testcity.Reason(d.ask(cityOffice, report.Annex)))
	require.Equal(t, fault.ReasonEvaluation, testcity.Reason(d.write(cityOffice, report.Summary, 0, "x")))
}

func TestTheYearsBeforeAreThoseOfTheTime(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 2024, 2025)
	deaths := func() string {
		f := d.source().Facts
		for a, area := range f.Table.Areas {
			for y, year := range f.Table.Years {
				if area.Code == testcity.Haining && year == 2024 {
					return *f.Table.At(0, a, y).Display
				}
			}
		}
		return ""
	}
	require.Equal(t, "5.00", deaths())
	d.Desk("330481-hc", testcity.Women, 2024).Correct(testcity.Deaths, "20")
	d.edition(2024)
	require.Equal(t, "5.00", deaths(), "a later edition of the year before is not this evaluation's")
}
