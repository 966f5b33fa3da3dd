package telemetry

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

var (
	requests = promauto.NewCounterVec(prometheus.CounterOpts{
		Name: "liangce_http_requests_total",
		Help: "HTTP requests by route, method and status.",
	}, []string{"route", "method", "status"})
	durations = promauto.NewHistogramVec(prometheus.HistogramOpts{
		Name: "liangce_http_request_duration_seconds",
		Help: "Time from the first byte of a request to the end of its answer, by route.",
		// From a cached answer to one that a person has given up on.
		Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10},
	}, []string{"route"})
)

// Handler serves all metrics of the process.
func Handler() http.Handler { return promhttp.Handler() }

// Measure counts requests and their time. route names the route of a request that has been served;
// it must be one of few, never the path, which anybody can make up.
func Measure(route func(*http.Request) string) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			seen := &statusWriter{ResponseWriter: w, status: http.StatusOK}
			began := time.Now()
			defer func() {
				name := route(r)
				durations.WithLabelValues(name).Observe(time.Since(began).Seconds())
				requests.WithLabelValues(name, knownMethod(r.Method), strconv.Itoa(seen.status)).Inc()
			}()
			next.ServeHTTP(seen, r)
		})
	}
}

// knownMethod keeps invented methods from becoming time series.
func knownMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch,
		http.MethodDelete, http.MethodOptions:
		return method
	default:
		return "other"
	}
}

// statusWriter remembers the status; Unwrap keeps flushing and hijacking reachable.
type statusWriter struct {
	http.ResponseWriter
	status int
	wrote  bool
}

func (w *statusWriter) WriteHeader(status int) {
	if !w.wrote && status >= http.StatusOK { // 1xx are not the answer
		w.status, w.wrote = status, true
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *statusWriter) Write(body []byte) (int, error) {
	w.wrote = true
	return w.ResponseWriter.Write(body)
}

func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
