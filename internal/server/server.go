package server

import (
	"context"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/platform/telemetry"
)

// Options are what a server is made of.
type Options struct {
	Gate *auth.Gate
	// Evidence takes and gives the files of reports, RecordFiles those of records under the organisation articles,
	// FigureFiles the papers at figures' places.
	Evidence, RecordFiles, FigureFiles *Attachments
	// Reports gives the documents of evaluations.
	Reports *Reports
	// Sheets gives sheets as workbooks and reads them again.
	Sheets *Sheets
	// Forms gives the filled forms of statistical schemes as workbooks.
	Forms *Forms
	// History takes files of past figures.
	History *History
	// Feeds takes what outside systems deliver.
	Feeds *Feeds
	// Survey gives and takes what people answer without signing in.
	Survey *Survey
	// Graph answers /graphql; it finds the actor in the context (auth.ActorFrom).
	Graph http.Handler
	// Stream answers /graphql/stream: answers that go on until the client leaves, the token runs out or the process ends.
	Stream http.Handler
	Probes
	Page *Page
	// Secure says that browsers reach us over HTTPS only.
	Secure bool
}

// Probes are what readiness depends on.
type Probes struct {
	// Database must answer for the process to serve.
	Database func(context.Context) error
	// Cache is told about when it does not answer; the process serves without it.
	Cache func(context.Context) error
	// Changes tells what to do where pages are not told of changes; the process serves without that.
	Changes func() error
}

const (
	// bodyLimit is far above the largest sheet.
	bodyLimit = 1 << 20
	// timeLimit bounds a request as a whole; statements are bounded more tightly.
	timeLimit = 30 * time.Second
	// fileTimeLimit lets a slow line bring the largest file.
	fileTimeLimit = 5 * time.Minute
	gzipLevel     = 5
)

// Server is the HTTP edge of a process.
type Server struct {
	http.Handler
	stopping atomic.Bool
	// ending is closed when streams are to end.
	ending chan struct{}
}

// New lays the routes of a process that serves users.
func New(o Options) *Server {
	s := &Server{ending: make(chan struct{})}
	r := s.base(o.Probes)
	r.Group(func(r chi.Router) {
		r.Use(limitBody, unkept, bearer(o.Gate), s.lasting)
		r.Handle(streamPath, o.Stream)
	})
	r.Group(func(r chi.Router) {
		r.Use(compress, middleware.Timeout(timeLimit), limitBody, cookies(o.Secure), bearer(o.Gate))
		r.Handle(graphqlPath, o.Graph)
	})
	r.Group(func(r chi.Router) {
		r.Use(middleware.Timeout(fileTimeLimit), cookies(o.Secure), bearer(o.Gate))
		r.Post("/evidence/{id}", o.Evidence.take)
		r.Get("/evidence/{id}", o.Evidence.give)
		r.Post("/record-files/{id}", o.RecordFiles.take)
		r.Get("/record-files/{id}", o.RecordFiles.give)
		r.Post("/figure-files/{id}", o.FigureFiles.take)
		r.Get("/figure-files/{id}", o.FigureFiles.give)
		r.Get("/reports/{id}", o.Reports.give)
		r.Get("/sheets/{id}.xlsx", o.Sheets.give)
		r.Get("/scheme-forms/{scheme}/{form}.xlsx", o.Forms.give)
		r.Post("/sheets/{id}/workbook", o.Sheets.compare)
		r.Post("/sheets/{id}/workbook/remarks", o.Sheets.remark)
		r.Post("/history-imports", o.History.take)
		r.Get("/history-imports/template.xlsx", o.History.template)
	})
	r.Group(func(r chi.Router) {
		r.Use(middleware.Timeout(timeLimit), unkept)
		r.Get("/public/survey/{key}", o.Survey.give)
		r.Post("/public/survey/{key}", o.Survey.take)
	})
	r.Group(func(r chi.Router) {
		r.Use(middleware.Timeout(timeLimit), unkept)
		r.Post("/feeds/{source}", o.Feeds.take)
	})
	page := pageHeaders(o.Secure)(o.Page)
	r.Method(http.MethodGet, "/*", page)
	r.Method(http.MethodHead, "/*", page)
	return s
}

// NewProbes lays the routes of a process that has no users, such as the worker.
func NewProbes(p Probes) *Server {
	s := &Server{ending: make(chan struct{})}
	s.base(p)
	return s
}

// base has what every process answers.
func (s *Server) base(p Probes) *chi.Mux {
	r := chi.NewRouter()
	r.Use(identify, logRequests, telemetry.Measure(route), survive)
	r.Get("/healthz", func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusOK, map[string]string{"status": "alive"})
	})
	r.Get("/readyz", s.ready(p))
	r.Method(http.MethodGet, "/metrics", telemetry.Handler())
	s.Handler = r
	return r
}

// route names a request's route in logs and metrics, never its path.
func route(r *http.Request) string {
	if c := chi.RouteContext(r.Context()); c != nil {
		if pattern := c.RoutePattern(); pattern != "" {
			return pattern
		}
	}
	return "unknown"
}
