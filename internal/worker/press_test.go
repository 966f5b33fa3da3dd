package worker_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/exchange/report"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/filestore"
	"github.com/liangce/liangce/internal/reporting"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/testcity"
	"github.com/liangce/liangce/internal/worker"
)

const cityOffice, cityStats = "330400-wcwc/signer", "330400-stat/signer"

// press is the small city with an evaluation whose documents can be made, and where their files are kept.
type press struct {
	*testing.T
	*testcity.City
	files *filestore.Store
	dir   string
	of    evaluation.Evaluation
}

func newPress(t *testing.T) press {
	t.Helper()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	d := c.Desk("330481-hc", testcity.Women, 2025)
	d.Approve(d.Report(testcity.Births, "2000"))
	testcity.Do(c, cityOffice, func(ctx context.Context, tx *db.Tx) (*snapshot.Snapshot, error) {
		return snapshot.Publish(ctx, tx, testcity.Women, 2025)
	})
	due := c.Now().AddDate(0, 0, 14)
	of := testcity.Do(c, cityOffice, func(ctx context.Context, tx *db.Tx) (evaluation.Evaluation, error) {
		e, err := evaluation.Create(ctx, tx, testcity.Women, evaluation.Annual, 2025)
		if err != nil {
			return e, err
		}
		return e, reporting.Advance(ctx, tx, e.ID, e.Revision, evaluation.Collecting, &due)
	})
	dir := t.TempDir()
	files, err := filestore.Open(dir)
	require.NoError(t, err)
	return press{t, c, files, dir, of}
}

func (p press) ask(user string, kind report.Kind) {
	p.Helper()
	testcity.Do(p.City, user, func(ctx context.Context, tx *db.Tx) (struct{}, error) {
		return struct{}{}, reporting.Ask(ctx, tx, p.of.ID, kind)
	})
}

func (p press) print() (bool, error) { return worker.Print(p.Context(), p.Store, p.files) }

func (p press) document(kind report.Kind) reporting.Document {
	p.Helper()
	all := testcity.Do(p.City, cityOffice, func(ctx context.Context, tx *db.Tx) ([]reporting.Document, error) {
		return reporting.Documents(ctx, tx, p.of)
	})
	for _, d := range all {
		if d.Kind == kind {
			return d
		}
	}
	p.Fatalf("no document %s", kind)
	return reporting.Document{}
}

// kept are the bytes of a document's newest file.
func (p press) kept(kind report.Kind) []byte {
	p.Helper()
	file, err := p.files.Read(*p.document(kind).File.SHA256)
	require.NoError(p.T, err)
	defer func() { _ = file.Close() }()
	body, err := io.ReadAll(file)
	require.NoError(p.T, err)
	return body
}

func TestDocumentsThatWaitAreMade(t *testing.T) {
	p := newPress(t)
	more, err := p.print()
	require.NoError(t, err)
	require.False(t, more, "none waits")
	for _, kind := range report.Kinds {
		p.ask(cityOffice, kind)
	}
	for range report.Kinds {
		more, err = p.print()
		require.NoError(t, err)
		require.True(t, more)
	}
	more, err = p.print()
	require.NoError(t, err)
	require.False(t, more)
	for _, kind := range report.Kinds {
		d := p.document(kind)
		require.Equal(t, reporting.Done, d.Run.State)
		require.Equal(t, reporting.Steps, d.Run.Step)
		body := p.kept(kind)
		require.True(t, bytes.HasPrefix(body, []byte("PK")))
		require.Len(t, body, int(*d.File.Size))
		require.False(t, *d.File.Final)
		require.False(t, d.File.Published)
	}
}

func TestOfficeAndStatisticsGetTheSameFile(t *testing.T) {
	p := newPress(t)
	p.ask(cityOffice, report.Monitoring)
	_, err := p.print()
	require.NoError(t, err)
	first := p.document(report.Monitoring).File
	p.Move(p.Now().AddDate(0, 1, 0))
	p.ask(cityStats, report.Monitoring)
	_, err = p.print()
	require.NoError(t, err)
	second := p.document(report.Monitoring).File
	require.NotEqual(t, first.ID, second.ID)
	require.Equal(t, *first.SHA256, *second.SHA256)
}

func TestADocumentThatCannotBeMadeSaysWhy(t *testing.T) {
	p := newPress(t)
	p.ask(cityStats, report.Annex)
	_, err := p.Owner().Exec(t.Context(), `update app_user set disabled = true where id = $1`, p.Actor(cityStats).UserID)
	require.NoError(t, err)
	more, err := p.print()
	require.Error(t, err)
	require.True(t, more, "the next one may be made all the same")
	run := p.document(report.Annex).Run
	require.Equal(t, reporting.Failed, run.State)
	require.Contains(t, run.Why("en"), "no access any more")

	p.ask(cityOffice, report.Annex)
	require.NoError(t, os.RemoveAll(p.dir))
	require.NoError(t, os.WriteFile(p.dir, nil, 0o600)) // a full or broken disk
	_, err = p.print()
	require.Error(t, err)
	run = p.document(report.Annex).Run
	require.Equal(t, reporting.Failed, run.State)
	require.Contains(t, run.Why("zh-CN"), "出错")
	require.Nil(t, p.document(report.Annex).File)
}

func TestAWorkerThatIsStoppedLeavesItsDocumentToTheNext(t *testing.T) {
	p := newPress(t)
	p.ask(cityOffice, report.Annex)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		worker.Press(ctx, p.Store, p.files, 1)
	}()
	for p.document(report.Annex).Run.State == reporting.Queued { // until it is at it
		require.NoError(t, t.Context().Err())
	}
	stop()
	<-ended
	if run := p.document(report.Annex).Run; run.State == reporting.Running {
		p.Move(p.Now().AddDate(0, 0, 1))
		more, err := p.print()
		require.NoError(t, err)
		require.True(t, more)
	}
	require.Equal(t, reporting.Done, p.document(report.Annex).Run.State)
	found, err := filepath.Glob(filepath.Join(p.dir, "*", "*"))
	require.NoError(t, err)
	require.Len(t, found, 1, "nothing half done stays")
}
