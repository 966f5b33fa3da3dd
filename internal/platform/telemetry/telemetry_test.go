package telemetry_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/platform/telemetry"
)

func TestLinesCarryWhatTheContextHolds(t *testing.T) {
	var out bytes.Buffer
	log := telemetry.NewLogger(&out, slog.LevelInfo).With("part", "server")
	request := telemetry.With(context.Background(), slog.String("request", "r1"))
	tenant := telemetry.With(request, slog.String("tenant", "330481-hc"))
	telemetry.With(request, slog.String("tenant", "330500-hc")) // a sibling must not leak in
	log.InfoContext(tenant, "saved")
	log.DebugContext(tenant, "below the level")

	var line map[string]any
	require.NoError(t, json.Unmarshal(out.Bytes(), &line), "exactly one line of JSON")
	delete(line, "time")
	require.Equal(t, map[string]any{
		"level": "INFO", "msg": "saved", "part": "server", "request": "r1", "tenant": "330481-hc",
	}, line)
}

func TestRequestsAreCountedByRouteNotByPath(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/sheet/{id}", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) })
	server := telemetry.Measure(func(r *http.Request) string { return r.Pattern })(mux)
	for _, request := range []*http.Request{
		httptest.NewRequest(http.MethodGet, "/sheet/1", nil),
		httptest.NewRequest("BREW", "/sheet/2", nil),
	} {
		server.ServeHTTP(httptest.NewRecorder(), request)
	}
	metrics := httptest.NewRecorder()
	telemetry.Handler().ServeHTTP(metrics, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	body := metrics.Body.String()
	require.Contains(t, body, `liangce_http_requests_total{method="GET",route="/sheet/{id}",status="418"} 1`)
	require.Contains(t, body, `liangce_http_requests_total{method="other",route="/sheet/{id}",status="418"} 1`)
	require.Contains(t, body, `liangce_http_request_duration_seconds_count{route="/sheet/{id}"} 2`)
}
