package server

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/attachment"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/filestore"
	"github.com/liangce/liangce/internal/progress"
	"github.com/liangce/liangce/internal/testcity"
)

// desk is a server with a report that Haining's health department is writing.
type desk struct {
	*testing.T
	city   *testcity.City
	edge   http.Handler
	gate   *auth.Gate
	report string
	folder string
}

const clerk, office = "330481-hc/reporter", "330481-wcwc/signer"

var task = progress.Key{Plan: testcity.Women, Year: 2025, Item: "D1.1"}

func newDesk(t *testing.T) *desk {
	t.Helper()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	rating := progress.UnderWay
	report := testcity.Do(c, clerk, func(ctx context.Context, tx *db.Tx) (string, error) {
		return progress.Save(ctx, tx, task, 0, progress.Body{Done: "已做", Next: "下一步", SelfRating: &rating})
	})
	hash, err := auth.HashPassword(t.Context(), "p")
	require.NoError(t, err)
	_, err = c.Owner().Exec(t.Context(), `update credential set password_hash = $1`, hash)
	require.NoError(t, err)
	g, err := auth.New(auth.Options{Store: c.Store, Key: key(), Issuer: "i", Audience: "a", AccessTTL: time.Hour, RefreshTTL: 2 * time.Hour})
	require.NoError(t, err)
	folder := t.TempDir()
	files, err := filestore.Open(folder)
	require.NoError(t, err)
	edge := New(Options{Gate: g, Evidence: NewEvidence(c.Store, files), RecordFiles: NewRecordFiles(c.Store, files), FigureFiles: NewFigureFiles(c.Store, files), Reports: NewReports(c.Store, files), Sheets: NewSheets(c.Store, []byte("k")), Forms: NewForms(c.Store), Graph: http.NotFoundHandler(), Page: page(t), Probes: Probes{Database: alive, Cache: alive}})
	return &desk{t, c, edge, g, report, folder}
}

func (d *desk) send(method, target, user, body string) *httptest.ResponseRecorder {
	d.Helper()
	r := httptest.NewRequestWithContext(d.Context(), method, target, strings.NewReader(body))
	if user != "" {
		tenant, name, _ := strings.Cut(user, "/")
		session, err := d.gate.SignIn(d.Context(), tenant, name, "p")
		require.NoError(d, err)
		r.Header.Set("Authorization", "Bearer "+session.AccessToken)
	}
	return send(d.edge, r)
}

func (d *desk) kept() int {
	d.Helper()
	found, err := filepath.Glob(filepath.Join(d.folder, "*", "*"))
	require.NoError(d, err)
	return len(found)
}

const pdf = "%PDF-1.7\n%%EOF\n"

func TestAFileGoesInAndComesOut(t *testing.T) {
	d := newDesk(t)
	in := d.send(http.MethodPost, "/evidence/"+d.report+"?name=%E5%9F%B9%E8%AE%AD.pdf", clerk, pdf)
	require.Equal(t, http.StatusCreated, in.Code, in.Body.String())
	var added struct {
		ID, Name, MediaType string
		Size                int
	}
	require.NoError(t, json.Unmarshal(in.Body.Bytes(), &added))
	require.Equal(t, [3]any{"培训.pdf", "application/pdf", len(pdf)}, [3]any{added.Name, added.MediaType, added.Size})

	out := d.send(http.MethodGet, "/evidence/"+added.ID, clerk, "")
	require.Equal(t, http.StatusOK, out.Code)
	require.Equal(t, pdf, out.Body.String())
	require.Equal(t, "application/pdf", out.Header().Get("Content-Type"))
	require.Contains(t, out.Header().Get("Content-Disposition"), "attachment", "never shown as a page of ours")
	require.Equal(t, "nosniff", out.Header().Get("X-Content-Type-Options"))
	require.Equal(t, http.StatusNotFound, d.send(http.MethodGet, "/evidence/"+added.ID, office, "").Code, "a draft's files are its writer's")

	testcity.Do(d.city, clerk, func(ctx context.Context, tx *db.Tx) (progress.Key, error) {
		return progress.Submit(ctx, tx, d.report, 1)
	})
	require.Equal(t, http.StatusOK, d.send(http.MethodGet, "/evidence/"+added.ID, office, "").Code)
	require.Equal(t, http.StatusNotFound, d.send(http.MethodGet, "/evidence/"+added.ID, "330482-wcwc/signer", "").Code)

	digest := sha256.Sum256([]byte(pdf))
	name := hex.EncodeToString(digest[:])
	require.NoError(t, os.Remove(filepath.Join(d.folder, name[:2], name)))
	require.Equal(t, http.StatusNotFound, d.send(http.MethodGet, "/evidence/"+added.ID, office, "").Code, "a file that was lost is not found")
}

func TestAFileIsRefused(t *testing.T) {
	d := newDesk(t)
	cases := []struct {
		reason, target, user, body string
		status                     int
		says                       string
	}{
		{"nobody", "/evidence/" + d.report, "", pdf, http.StatusUnauthorized, "UNAUTHENTICATED"},
		{"somebody else's report", "/evidence/" + d.report, "330482-hc/reporter", pdf, http.StatusNotFound, "NOT_FOUND"},
		{"an office adds nothing", "/evidence/" + d.report, office, pdf, http.StatusForbidden, "owner"},
		{"a report that there is not", "/evidence/01a20d9f-d708-703a-927a-61a65249109e", clerk, pdf, http.StatusNotFound, "NOT_FOUND"},
		{"no id", "/evidence/..%2F..%2Fetc", clerk, pdf, http.StatusNotFound, "NOT_FOUND"},
		{"a page", "/evidence/" + d.report + "?name=a.pdf", clerk, "<!DOCTYPE html><p>", http.StatusUnsupportedMediaType, "file_type"},
		{"nothing", "/evidence/" + d.report + "?name=a.pdf", clerk, "", http.StatusUnprocessableEntity, "file_empty"},
		{"too much", "/evidence/" + d.report + "?name=a.pdf", clerk, pdf + strings.Repeat(" ", attachment.MostBytes), http.StatusRequestEntityTooLarge, "file_large"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			w := d.send(http.MethodPost, c.target, c.user, c.body)
			require.Equal(t, c.status, w.Code, w.Body.String())
			require.Contains(t, w.Body.String(), c.says)
		})
	}
	require.Zero(t, d.kept(), "what is refused is not kept")
}
