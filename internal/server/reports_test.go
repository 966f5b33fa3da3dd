package server

import (
	"bytes"
	"context"
	"encoding/json"
	"mime"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/exchange/report"
	"github.com/liangce/liangce/internal/organisation"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/filestore"
	"github.com/liangce/liangce/internal/reporting"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/testcity"
)

const cityOffice = "330400-wcwc/signer"

// document has the city's office evaluate the year, and keeps a file as its annex.
func (d *desk) document(files *filestore.Store, body string, published bool) string {
	d.Helper()
	testcity.Do(d.city, cityOffice, func(ctx context.Context, tx *db.Tx) (*snapshot.Snapshot, error) {
		return snapshot.Publish(ctx, tx, testcity.Women, 2025)
	})
	due := d.city.Now().AddDate(0, 0, 14)
	testcity.Do(d.city, cityOffice, func(ctx context.Context, tx *db.Tx) (struct{}, error) {
		e, err := evaluation.Create(ctx, tx, testcity.Women, evaluation.Annual, 2025)
		require.NoError(d.T, err)
		require.NoError(d.T, reporting.Advance(ctx, tx, e.ID, e.Revision, evaluation.Collecting, &due))
		return struct{}{}, reporting.Ask(ctx, tx, e.ID, report.Annex)
	})
	in, err := files.Receive(bytes.NewReader([]byte(body)), 100)
	require.NoError(d.T, err)
	defer in.Drop()
	require.NoError(d.T, in.Keep())
	run, err := db.Write(d.Context(), d.city.Store, access.Press(testcity.Code), func(tx *db.Tx) (*reporting.Run, error) {
		run, err := reporting.Next(d.Context(), tx)
		if err != nil {
			return nil, err
		}
		return run, reporting.Finish(d.Context(), tx, *run, reporting.Made{Name: "统计附表.xlsx", Published: published}, in.SHA256, in.Size)
	})
	require.NoError(d.T, err)
	return "/reports/" + run.ID
}

func TestADocumentIsSavedByWhoeverMayHaveIt(t *testing.T) {
	d := newDesk(t)
	files, err := filestore.Open(d.folder)
	require.NoError(t, err)
	at := d.document(files, "PK", false)
	got := d.send(http.MethodGet, at, cityOffice, "")
	require.Equal(t, http.StatusOK, got.Code)
	require.Equal(t, "PK", got.Body.String())
	require.Equal(t, excelFile, got.Header().Get("Content-Type"))
	_, params, err := mime.ParseMediaType(got.Header().Get("Content-Disposition"))
	require.NoError(t, err)
	require.Equal(t, "统计附表.xlsx", params["filename"])

	require.Equal(t, http.StatusNotFound, d.send(http.MethodGet, at, clerk, "").Code, "a draft is the office's")
	require.Equal(t, http.StatusUnauthorized, d.send(http.MethodGet, at, "", "").Code)
	require.Equal(t, http.StatusNotFound, d.send(http.MethodGet, "/reports/x", cityOffice, "").Code)
	require.NoError(t, os.RemoveAll(d.folder))
	lost := d.send(http.MethodGet, at, cityOffice, "")
	require.Equal(t, http.StatusNotFound, lost.Code)
	require.Contains(t, lost.Body.String(), "NOT_FOUND")
}

func TestAPublishedDocumentIsForAllOfTheCity(t *testing.T) {
	d := newDesk(t)
	files, err := filestore.Open(d.folder)
	require.NoError(t, err)
	at := d.document(files, "PK", true)
	require.Equal(t, http.StatusOK, d.send(http.MethodGet, at, clerk, "").Code)
}

func TestADocumentOfARecordIsTakenAndGiven(t *testing.T) {
	d := newDesk(t)
	issued := time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC)
	record := testcity.Do(d.city, clerk, func(ctx context.Context, tx *db.Tx) (organisation.Record, error) {
		return organisation.Put(ctx, tx, organisation.Entry{Plan: testcity.Women, Kind: organisation.ImplementationPlan, Body: organisation.Body{Title: "实施方案", State: "issued", Day: &issued}})
	})
	at := "/record-files/" + record.ID + "?name=方案.pdf"
	require.Equal(t, http.StatusForbidden, d.send(http.MethodPost, at, office, pdf).Code, "each tenant keeps its own plan")
	require.Zero(t, d.kept())
	require.Equal(t, http.StatusUnsupportedMediaType, d.send(http.MethodPost, at, clerk, "MZ not a document").Code)
	added := d.send(http.MethodPost, at, clerk, pdf)
	require.Equal(t, http.StatusCreated, added.Code, added.Body.String())
	var file struct{ ID string }
	require.NoError(t, json.Unmarshal(added.Body.Bytes(), &file))
	require.Equal(t, pdf, d.send(http.MethodGet, "/record-files/"+file.ID, office, "").Body.String())
	require.Equal(t, http.StatusNotFound, d.send(http.MethodGet, "/record-files/"+file.ID, "330482-wcwc/signer", "").Code)
}

func TestAPaperOfAFigureIsTakenAndGiven(t *testing.T) {
	d := newDesk(t)
	place := func(area string) string { return "/figure-files/deaths:" + area + ":2025:total?name=台账.pdf" }
	at := place(testcity.Haining)
	require.Equal(t, http.StatusForbidden, d.send(http.MethodPost, at, "330400-hc/reporter", pdf).Code, "only who reports the figure adds")
	require.Equal(t, http.StatusNotFound, d.send(http.MethodPost, place(testcity.Pinghu), clerk, pdf).Code, "the next county's place is out of sight")
	require.Equal(t, http.StatusNotFound, d.send(http.MethodPost, "/figure-files/x?name=a.pdf", clerk, pdf).Code)
	require.Zero(t, d.kept())
	require.Equal(t, http.StatusUnsupportedMediaType, d.send(http.MethodPost, at, clerk, "MZ not a document").Code)
	added := d.send(http.MethodPost, at, clerk, pdf)
	require.Equal(t, http.StatusCreated, added.Code, added.Body.String())
	var file struct{ ID string }
	require.NoError(t, json.Unmarshal(added.Body.Bytes(), &file))
	escaped := d.send(http.MethodPost, strings.ReplaceAll(at, ":", "%3A"), clerk, pdf)
	require.Equal(t, http.StatusCreated, escaped.Code, "a place whose colons are escaped is the same place: %s", escaped.Body.String())
	require.Equal(t, pdf, d.send(http.MethodGet, "/figure-files/"+file.ID, "330400-hc/reviewer", "").Body.String())
	require.Equal(t, http.StatusNotFound, d.send(http.MethodGet, "/figure-files/"+file.ID, "330482-hc/reporter", "").Code)
	require.Equal(t, http.StatusUnauthorized, d.send(http.MethodGet, "/figure-files/"+file.ID, "", "").Code)
}
