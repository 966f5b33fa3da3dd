package graph_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/rand"
	"crypto/rsa"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/graph"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/live"
	"github.com/liangce/liangce/internal/platform/cache"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/telemetry"
	"github.com/liangce/liangce/internal/server"
	"github.com/liangce/liangce/internal/testdb"
)

// The demonstration city's fixed points, as the contract promises them.
const (
	women    = "jiaxing-women-14-5"
	children = "jiaxing-children-14-5"
	password = "liangce-demo"
	openYear = 2025
)

// operations are the documents of clients outside the project, word for word.
//
//go:embed testdata/operations.graphql
var operations string

// world is the API as it is served: the HTTP edge over a demonstration database.
type world struct {
	edge     http.Handler
	store    *db.Store
	database *testdb.DB

	mu     sync.Mutex
	tokens map[string]string
	// full says that nothing that has to be worked for finds a place.
	full atomic.Bool
}

func (w *world) admit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(answer http.ResponseWriter, r *http.Request) {
		if w.full.Load() {
			answer.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		next.ServeHTTP(answer, r)
	})
}

// shared is the world that tests read from and leave as it is; made by the first who asks, it ends with the binary.
var shared = struct {
	once sync.Once
	*world
	close func()
	err   error
}{close: func() {}}

func TestMain(m *testing.M) {
	slog.SetDefault(telemetry.NewLogger(os.Stderr, slog.LevelError))
	code := m.Run()
	shared.close()
	os.Exit(code)
}

func demo(t testing.TB) *world {
	t.Helper()
	shared.once.Do(func() {
		ctx := context.WithoutCancel(t.Context())
		database, drop, err := testdb.OpenDemo(ctx)
		if shared.err = err; err != nil {
			return
		}
		w, closeWorld, err := newWorld(ctx, database, database.AppURL, "")
		shared.world, shared.err = w, err
		shared.close = func() {
			if closeWorld != nil {
				closeWorld()
			}
			if err := drop(); err != nil {
				panic(err)
			}
		}
	})
	require.NoError(t, shared.err)
	return shared.world
}

// ownDemo is a world for a test that changes what others read.
func ownDemo(t testing.TB) *world {
	t.Helper()
	database := testdb.Demo(t)
	return worldOver(t, database, database.AppURL, "")
}

// worldOver serves a database by a given address, with the Redis of another or, where that is "", with one of its own.
func worldOver(t testing.TB, database *testdb.DB, appURL, redisURL string) *world {
	t.Helper()
	w, closeWorld, err := newWorld(context.WithoutCancel(t.Context()), database, appURL, redisURL)
	require.NoError(t, err)
	t.Cleanup(closeWorld)
	return w
}

// key signs the tokens of all worlds of the binary.
var key = sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) })

func newWorld(ctx context.Context, database *testdb.DB, appURL, redisURL string) (*world, func(), error) {
	store, err := db.Open(ctx, appURL, 8)
	if err != nil {
		return nil, nil, err
	}
	answers, err := cache.Open(ctx, redisURL)
	if err != nil {
		return nil, store.Close, err
	}
	end := func() {
		_ = answers.Close()
		store.Close()
	}
	signing, err := key()
	if err != nil {
		return nil, end, err
	}
	gate, err := auth.New(auth.Options{Store: store, Key: signing, Issuer: "liangce", Audience: "liangce", AccessTTL: time.Hour, RefreshTTL: time.Hour})
	if err != nil {
		return nil, end, err
	}
	page, err := server.NewPage(fstest.MapFS{"index.html": {Data: []byte("<!doctype html>")}})
	if err != nil {
		return nil, end, err
	}
	surveys, err := server.NewSurvey(store)
	if err != nil {
		return nil, end, err
	}
	hub := live.NewHub(store, live.Limits{Readers: 100, PerUser: 3})
	listening, deaf := context.WithCancel(ctx)
	var running sync.WaitGroup
	running.Go(func() { hub.Run(listening) })
	w := &world{store: store, database: database, tokens: map[string]string{}}
	handlers := graph.NewHandlers(graph.Config{Store: store, Cache: answers, Gate: gate, Live: hub, Admit: w.admit, Documents: pagesDocuments()})
	w.edge = server.New(server.Options{
		Gate: gate, Page: page, Survey: surveys, Graph: handlers.API, Stream: handlers.Stream, Probes: server.Probes{Database: store.Ping},
	})
	quiet := func() {
		deaf()
		running.Wait()
		end()
	}
	return w, quiet, nil
}

// owner changes the database past row security, to arrange what the API cannot.
func (w *world) owner(t testing.TB, statement string, args ...any) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), w.database.OwnerURL)
	require.NoError(t, err)
	defer func() { _ = conn.Close(context.WithoutCancel(t.Context())) }()
	_, err = conn.Exec(t.Context(), statement, args...)
	require.NoError(t, err)
}

// caller is somebody who calls the API: "330481-hc/reporter", or "" for nobody.
type caller struct {
	w   *world
	who string
}

func (w *world) as(who string) caller { return caller{w, who} }

// token signs the caller in, once.
func (c caller) token(t testing.TB) string {
	t.Helper()
	if c.who == "" {
		return ""
	}
	c.w.mu.Lock()
	defer c.w.mu.Unlock()
	if token, ok := c.w.tokens[c.who]; ok {
		return token
	}
	in := read[struct{ AccessToken string }](t, c.signIn(t))
	c.w.tokens[c.who] = in.AccessToken
	return in.AccessToken
}

// signIn opens a new session of the caller.
func (c caller) signIn(t testing.TB) answer {
	t.Helper()
	tenant, user, _ := strings.Cut(c.who, "/")
	return c.w.as("").run(t, "SignIn", vars{"tenant": tenant, "username": user, "password": password})
}

type vars map[string]any

// answer is what came back.
type answer struct {
	Data   json.RawMessage `json:"data"`
	Errors []apiError      `json:"errors"`

	status int
	header http.Header
	raw    string
	// zipped is the body as it was sent, where it was compressed.
	zipped []byte
}

type apiError struct {
	Message    string `json:"message"`
	Path       []any  `json:"path"`
	Extensions struct {
		Code   string `json:"code"`
		Reason string `json:"reason"`
	} `json:"extensions"`
}

// run runs one of the contract's operations.
func (c caller) run(t testing.TB, operation string, v vars) answer {
	t.Helper()
	return c.post(t, map[string]any{"query": operations, "operationName": operation, "variables": v})
}

// ask runs a document of the test's own.
func (c caller) ask(t testing.TB, document string, v vars) answer {
	t.Helper()
	return c.post(t, map[string]any{"query": document, "variables": v})
}

func (c caller) post(t testing.TB, body any) answer {
	t.Helper()
	encoded, err := json.Marshal(body)
	require.NoError(t, err)
	return c.send(t, http.MethodPost, "/graphql", string(encoded))
}

// send sends a request as it stands; headers are names and values in turn.
func (c caller) send(t testing.TB, method, target, body string, headers ...string) answer {
	t.Helper()
	r := httptest.NewRequestWithContext(context.Background(), method, target, bytes.NewReader([]byte(body)))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept-Language", "en")
	if token := c.token(t); token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	recorder := httptest.NewRecorder()
	c.w.edge.ServeHTTP(recorder, r)
	a := answer{status: recorder.Code, header: recorder.Header(), raw: recorder.Body.String()}
	if recorder.Header().Get("Content-Encoding") == "gzip" {
		a.zipped = recorder.Body.Bytes()
		z, err := gzip.NewReader(bytes.NewReader(a.zipped))
		require.NoError(t, err)
		body, err := io.ReadAll(z)
		require.NoError(t, err)
		a.raw = string(body)
	}
	if strings.Contains(recorder.Header().Get("Content-Type"), "json") {
		require.NoError(t, json.Unmarshal([]byte(a.raw), &a), a.raw)
	}
	return a
}

// read reads the one field of an answer without errors.
func read[T any](t testing.TB, a answer) T {
	t.Helper()
	a.accepted(t)
	var fields map[string]T
	require.NoError(t, json.Unmarshal(a.Data, &fields), a.raw)
	require.Len(t, fields, 1)
	for _, field := range fields {
		return field
	}
	panic("unreachable")
}

// code is the code of the answer's one error, or "ok".
func (a answer) code() string {
	switch len(a.Errors) {
	case 0:
		return "ok"
	case 1:
		return a.Errors[0].Extensions.Code
	}
	return fmt.Sprintf("%d errors", len(a.Errors))
}

// accepted wants an answer without errors.
func (a answer) accepted(t testing.TB) {
	t.Helper()
	require.Empty(t, a.Errors, a.raw)
}

// refused wants exactly one error of a code.
func (a answer) refused(t testing.TB, code string) {
	t.Helper()
	require.Equal(t, code, a.code(), a.raw)
}
