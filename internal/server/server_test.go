package server

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/platform/telemetry"
	"github.com/liangce/liangce/internal/tenant/tenanttest"
)

var key = sync.OnceValue(func() *rsa.PrivateKey {
	k, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return k
})

// gate is a gate with one signed-in user.
func gate(t *testing.T) (*auth.Gate, auth.Session) {
	t.Helper()
	store := tenanttest.Store(t)
	hash, err := auth.HashPassword(t.Context(), "p")
	require.NoError(t, err)
	tenanttest.Open(t, store, "330400", hash)
	g, err := auth.New(auth.Options{Store: store, Key: key(), Issuer: "i", Audience: "a", AccessTTL: time.Minute, RefreshTTL: time.Hour})
	require.NoError(t, err)
	session, err := g.SignIn(t.Context(), "330481-hc", "reporter", "p")
	require.NoError(t, err)
	return g, session
}

var script = strings.Repeat("export const x = 1;\n", 200)

func page(t *testing.T) *Page {
	t.Helper()
	p, err := NewPage(fstest.MapFS{
		"index.html":          {Data: []byte("<!doctype html><title>量策</title>")},
		"favicon.svg":         {Data: []byte("<svg xmlns='http://www.w3.org/2000/svg'/>")},
		"assets/app-a1b2.js":  {Data: []byte(script)},
		"assets/logo-c3.woff": {Data: []byte("wOFF")},
	})
	require.NoError(t, err)
	return p
}

func alive(context.Context) error { return nil }

func get(t *testing.T, h http.Handler, target string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	return send(h, httptest.NewRequestWithContext(t.Context(), http.MethodGet, target, nil), headers...)
}

func send(h http.Handler, r *http.Request, headers ...string) *httptest.ResponseRecorder {
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// graph answers with the tenant of whoever asks, after reading the whole request.
var graph = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	if _, err := io.ReadAll(r.Body); err != nil {
		http.Error(w, err.Error(), http.StatusRequestEntityTooLarge)
		return
	}
	actor, ok := auth.ActorFrom(r.Context())
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{"tenant": actor.TenantSlug, "known": ok})
})

func TestBearerToken(t *testing.T) {
	g, session := gate(t)
	s := New(Options{Gate: g, Graph: graph, Page: page(t), Probes: Probes{Database: alive}})
	cases := []struct {
		reason, authorization, accept string
		status                        int
		says                          string
	}{
		{"a good token", "Bearer " + session.AccessToken, "", 200, `"tenant":"330481-hc"`},
		{"the scheme in lower case", "bearer " + session.AccessToken, "", 200, `"tenant":"330481-hc"`},
		{"no token goes on as nobody's", "", "", 200, `"known":false`},
		{"a bad token, to a client that knows JSON only", "Bearer x", "application/json", 200, `"code":"UNAUTHENTICATED"`},
		{"a bad token, to a client of GraphQL over HTTP", "Bearer x", "application/graphql-response+json", 401, `"code":"UNAUTHENTICATED"`},
		{"a password where a token belongs", "Basic dTpw", "", 200, `"code":"UNAUTHENTICATED"`},
		{"a huge token", "Bearer " + strings.Repeat("x", 1<<16), "", 200, `"code":"UNAUTHENTICATED"`},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			r := get(t, s, "/graphql", "Authorization", c.authorization, "Accept", c.accept)
			require.Equal(t, c.status, r.Code)
			require.Contains(t, r.Body.String(), c.says)
			require.Equal(t, "no-store", r.Header().Get("Cache-Control"))
		})
	}
	r := get(t, s, "/graphql", "Authorization", "Bearer x", "Accept-Language", "en-GB,en;q=0.8")
	require.Contains(t, r.Body.String(), "The access token is not valid")
	r = get(t, s, "/graphql", "Authorization", "Bearer x", "Accept-Language", "fr")
	require.Contains(t, r.Body.String(), "登录凭证无效")
}

func TestAnswersAreCompressedForWhoReadsThat(t *testing.T) {
	g, _ := gate(t)
	s := New(Options{Gate: g, Graph: graph, Page: page(t), Probes: Probes{Database: alive}})
	r := get(t, s, "/graphql", "Accept-Encoding", "br;q=1, gzip;q=0.8")
	require.Equal(t, "gzip", r.Header().Get("Content-Encoding"))
	z, err := gzip.NewReader(r.Body)
	require.NoError(t, err)
	text, err := io.ReadAll(z)
	require.NoError(t, err)
	require.JSONEq(t, `{"tenant":"","known":false}`, string(text))
	for _, refused := range []string{"", "br", "gzip;q=0", "*;q=1, gzip;q=0"} {
		r := get(t, s, "/graphql", "Accept-Encoding", refused)
		require.Empty(t, r.Header().Get("Content-Encoding"), refused)
		require.JSONEq(t, `{"tenant":"","known":false}`, r.Body.String(), refused)
	}
}

func TestRefreshCookieIsOutOfReachOfScripts(t *testing.T) {
	g, session := gate(t)
	var came string
	s := New(Options{Gate: g, Page: page(t), Secure: true, Probes: Probes{Database: alive}, Graph: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		came = auth.RefreshCookie(r.Context())
		auth.SetRefreshCookie(r.Context(), session)
		auth.ClearRefreshCookie(r.Context())
		_, _ = w.Write([]byte("{}"))
	})})
	r := get(t, s, "/graphql", "Cookie", auth.CookieName+"=330400.x")
	require.Equal(t, "330400.x", came)
	given, taken := (&http.Response{Header: r.Header()}).Cookies()[0], (&http.Response{Header: r.Header()}).Cookies()[1]
	require.Equal(t, session.RefreshToken, given.Value)
	require.Equal(t, []any{"/graphql", true, true, http.SameSiteStrictMode, ""},
		[]any{given.Path, given.HttpOnly, given.Secure, given.SameSite, given.Domain})
	require.True(t, taken.Value == "" && taken.Expires.Before(time.Unix(2, 0)), taken)
}

func TestBodyIsBounded(t *testing.T) {
	g, _ := gate(t)
	s := New(Options{Gate: g, Graph: graph, Page: page(t), Probes: Probes{Database: alive}})
	post := func(length int64) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", strings.NewReader(strings.Repeat("x", bodyLimit+1)))
		r.ContentLength = length
		return send(s, r)
	}
	announced := post(bodyLimit + 1)
	require.Equal(t, http.StatusRequestEntityTooLarge, announced.Code)
	require.Contains(t, announced.Body.String(), `"code":"INVALID_INPUT"`)
	require.Equal(t, http.StatusRequestEntityTooLarge, post(-1).Code, "without a length it is cut while being read")
}

func TestPage(t *testing.T) {
	g, _ := gate(t)
	s := New(Options{Gate: g, Graph: graph, Page: page(t), Secure: true, Probes: Probes{Database: alive}})
	cases := []struct {
		reason, target, contentType, cache string
		status                             int
		says                               string
	}{
		{"the first page", "/", "text/html", "no-cache", 200, "量策"},
		{"a tenant's address belongs to the page", "/330481-hc/sheet?year=2025", "text/html", "no-cache", 200, "量策"},
		{"an address may end in a task's number", "/330481-hc/progress/p/2025/W2.5", "text/html", "no-cache", 200, "量策"},
		{"a file under a name that holds", "/assets/app-a1b2.js", "text/javascript", "public, max-age=31536000, immutable", 200, "export const x"},
		{"a file of another build", "/assets/app-old.js", "text/plain", "", 404, ""},
		{"a file that may change", "/favicon.svg", "image/svg+xml", "no-cache", 200, "<svg"},
		{"a file outside", "/../../etc/passwd.txt", "text/plain", "", 404, ""},
		{"a map that is not built", "/x.map", "text/plain", "", 404, ""},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			r := get(t, s, c.target)
			require.Equal(t, c.status, r.Code)
			require.Contains(t, r.Header().Get("Content-Type"), c.contentType)
			require.Equal(t, c.cache, r.Header().Get("Cache-Control"))
			require.Contains(t, r.Body.String(), c.says)
			require.Contains(t, r.Header().Get("Content-Security-Policy"), "script-src 'self';")
			require.Equal(t, "nosniff", r.Header().Get("X-Content-Type-Options"))
			require.NotEmpty(t, r.Header().Get("Strict-Transport-Security"))
		})
	}
}

func TestPageIsSentOnceAndSmall(t *testing.T) {
	g, _ := gate(t)
	s := New(Options{Gate: g, Graph: graph, Page: page(t), Probes: Probes{Database: alive}})
	r := get(t, s, "/assets/app-a1b2.js", "Accept-Encoding", "br, gzip")
	require.Equal(t, "gzip", r.Header().Get("Content-Encoding"))
	z, err := gzip.NewReader(r.Body)
	require.NoError(t, err)
	text, err := io.ReadAll(z)
	require.NoError(t, err)
	require.Equal(t, script, string(text))
	require.Equal(t, http.StatusNotModified, get(t, s, "/assets/app-a1b2.js", "If-None-Match", r.Header().Get("ETag")).Code)
	require.Empty(t, get(t, s, "/assets/app-a1b2.js", "Accept-Encoding", "gzip;q=0").Header().Get("Content-Encoding"))
}

func TestUnbuiltPageSaysSo(t *testing.T) {
	p, err := NewPage(missing{})
	require.NoError(t, err)
	require.Contains(t, get(t, p, "/").Body.String(), "make build")
}

type missing struct{}

func (missing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func TestProbes(t *testing.T) {
	gone := func(context.Context) error { return errors.New("gone") }
	cases := []struct {
		reason string
		probes Probes
		status int
		says   string
	}{
		{"all there", Probes{Database: alive, Cache: alive}, 200, `{"database":"ok","redis":"ok","status":"ready"}`},
		{"Redis is gone: slower, but ready", Probes{Database: alive, Cache: gone}, 200, `"redis":"does not answer; going on without it","status":"ready"`},
		{"the database is gone", Probes{Database: gone, Cache: alive}, 503, `"status":"not ready"`},
		{"nobody is told of changes", Probes{Database: alive, Changes: func() error { return errors.New("do so") }}, 200, `{"changes":"do so","database":"ok","status":"ready"}`},
		{"a process without a cache", Probes{Database: alive}, 200, `{"database":"ok","status":"ready"}`},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			s := NewProbes(c.probes)
			r := get(t, s, "/readyz")
			require.Equal(t, c.status, r.Code)
			require.Contains(t, r.Body.String(), c.says)
			require.Equal(t, http.StatusOK, get(t, s, "/healthz").Code)
			require.Contains(t, get(t, s, "/metrics").Body.String(), `route="/readyz"`)
		})
	}
}

func TestLogHoldsIdsAndNoPersonalData(t *testing.T) {
	var out bytes.Buffer
	before := slog.Default()
	slog.SetDefault(telemetry.NewLogger(&out, slog.LevelInfo))
	defer slog.SetDefault(before)
	g, session := gate(t)
	s := New(Options{Gate: g, Page: page(t), Probes: Probes{Database: alive}, Graph: http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("boom") })})
	r := get(t, s, "/graphql?query=secret", "Authorization", "Bearer "+session.AccessToken, requestIDHeader, "from-proxy")
	require.Equal(t, http.StatusInternalServerError, r.Code)
	require.Equal(t, "from-proxy", r.Header().Get(requestIDHeader))
	answer := r.Body.String()
	require.Contains(t, answer, `"code":"INTERNAL"`)
	require.NotContains(t, answer, "boom")
	log := out.String()
	require.Contains(t, log, `"panic":"boom"`)
	require.Contains(t, log, `"route":"/graphql","status":500`)
	require.Contains(t, log, `"tenant":"330481-hc","request":"from-proxy"`)
	for _, secret := range []string{"secret", session.AccessToken, session.Actor.UserName} {
		require.NotContains(t, log, secret)
	}
	require.NotEqual(t, "a\nb", get(t, s, "/healthz", requestIDHeader, "a b").Header().Get(requestIDHeader))
}

func TestStoppingFinishesWhatHasBegun(t *testing.T) {
	g, _ := gate(t)
	begun, finish := make(chan struct{}), make(chan struct{})
	s := New(Options{Gate: g, Page: page(t), Probes: Probes{Database: alive}, Graph: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(begun)
		<-finish
		_, _ = w.Write([]byte("done"))
	})})
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	ran := make(chan error, 1)
	go func() { ran <- s.Run(ctx, listener) }()
	answers := make(chan string, 1)
	go func() {
		r, err := http.Get("http://" + listener.Addr().String() + "/graphql")
		if err != nil {
			answers <- err.Error()
			return
		}
		defer r.Body.Close()
		text, _ := io.ReadAll(r.Body)
		answers <- string(text)
	}()
	<-begun
	stop()
	for !s.stopping.Load() {
		runtime.Gosched()
	}
	require.Equal(t, http.StatusServiceUnavailable, get(t, s, "/readyz").Code)
	close(finish)
	require.Equal(t, "done", <-answers)
	require.NoError(t, <-ran)
}
