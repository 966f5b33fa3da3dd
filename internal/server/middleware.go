package server

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"strings"
	"time"

	"github.com/go-chi/chi/v5/middleware"
	"github.com/google/uuid"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/gzipped"
	"github.com/liangce/liangce/internal/platform/telemetry"
)

const requestIDHeader = "X-Request-Id"

var requestIDForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// identify gives a request its id: the one a proxy gave it, where it looks like one.
func identify(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := r.Header.Get(requestIDHeader)
		if !requestIDForm.MatchString(id) {
			id = uuid.NewString()
		}
		w.Header().Set(requestIDHeader, id)
		next.ServeHTTP(w, r.WithContext(telemetry.With(r.Context(), slog.String("request", id))))
	})
}

type seenKey struct{}

// seen is what a request's log line tells; the tenant is found out by later middleware.
type seen struct {
	began  time.Time
	answer middleware.WrapResponseWriter
	tenant string
}

func logRequests(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		about := &seen{began: time.Now(), answer: middleware.NewWrapResponseWriter(w, r.ProtoMajor)}
		ctx := context.WithValue(r.Context(), seenKey{}, about)
		defer about.log(ctx, r)
		next.ServeHTTP(about.answer, r.WithContext(ctx))
	})
}

func (s *seen) log(ctx context.Context, r *http.Request) {
	level := slog.LevelInfo
	if route(r) != graphqlPath { // probes and files would drown what users do
		level = slog.LevelDebug
	}
	slog.LogAttrs(ctx, level, "request", slog.String("method", r.Method), slog.String("route", route(r)),
		slog.Int("status", s.answer.Status()), slog.Int("bytes", s.answer.BytesWritten()),
		slog.Int64("ms", time.Since(s.began).Milliseconds()), slog.String("tenant", s.tenant))
}

// survive turns a panic into a logged error and an answer.
func survive(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			why := recover()
			if why == nil {
				return
			}
			if err, ok := why.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(why)
			}
			refuseInternal(w, r, slog.Any("panic", why), slog.String("stack", string(debug.Stack())))
		}()
		next.ServeHTTP(w, r)
	})
}

// limitBody refuses what says that it is too long, and stops reading what does not say.
func limitBody(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength > bodyLimit {
			refuse(w, r, http.StatusRequestEntityTooLarge,
				fault.New(fault.InvalidInput, "reason", fault.ReasonTooLong, "field", "body", "limit", "1048576"))
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, bodyLimit)
		next.ServeHTTP(w, r)
	})
}

// compress compresses answers for who reads that. The library looks for the word in what a client accepts, and overlooks that it may
// stand there to be refused.
func compress(next http.Handler) http.Handler {
	compressed := middleware.Compress(gzipLevel, "application/json", "application/graphql-response+json")(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if gzipped.Accepted(r.Header.Get("Accept-Encoding")) {
			compressed.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// unkept is for answers that no cache may hold and no browser may take for something else.
func unkept(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		noStore(w)
		next.ServeHTTP(w, r)
	})
}

func noStore(w http.ResponseWriter) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
}

func cookies(secure bool) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			noStore(w)
			next.ServeHTTP(w, r.WithContext(auth.WithCookies(r.Context(), w, r, secure)))
		})
	}
}

// bearer puts the actor into the context. Without a token the request goes on as nobody's; what needs somebody refuses it.
func bearer(gate *auth.Gate) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			header := r.Header.Get("Authorization")
			if header == "" {
				next.ServeHTTP(w, r)
				return
			}
			scheme, token, _ := strings.Cut(header, " ")
			if !strings.EqualFold(scheme, "Bearer") {
				token = ""
			}
			actor, err := gate.Verify(r.Context(), token)
			if f, ok := fault.As(err); ok {
				refuse(w, r, http.StatusUnauthorized, f)
				return
			}
			if err != nil {
				refuseInternal(w, r, slog.Any("error", err))
				return
			}
			if about, ok := r.Context().Value(seenKey{}).(*seen); ok {
				about.tenant = actor.TenantSlug
			}
			ctx := telemetry.With(auth.WithActor(r.Context(), actor), slog.String("tenant", actor.TenantSlug))
			ctx = auth.WithAgain(ctx, func(ctx context.Context) (access.Actor, error) { return gate.Verify(ctx, token) })
			next.ServeHTTP(w, r.WithContext(ctx))
		})
	}
}
