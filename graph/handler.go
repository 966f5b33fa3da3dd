package graph

import (
	"context"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/liangce/liangce/graph/generated"
	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/region"
	"github.com/liangce/liangce/internal/rollup"
)

// The limits of a document. The libraries' defaults have none: a document of 140 kB with a thousand aliases would cost
// seconds and a gigabyte.
const (
	maxTokens = 2000
	maxDepth  = 12
	// maxSchemaDepth is for questions about the schema, which are deep by nature.
	maxSchemaDepth = 24
	maxAliases     = 15
	maxFields      = 500
	maxDirectives  = 20
	maxComplexity  = 100_000
	// maxValues is above the largest sheet and the longest list of decisions, field by field.
	maxValues     = 20_000
	keptDocuments = 1000
)

// Handlers serve the API over HTTP: questions and acts at one address, what goes on and on at another.
type Handlers struct{ API, Stream http.Handler }

// NewHandlers makes them. The caller has put the actor into the request's context, where there is one.
func NewHandlers(c Config) Handlers {
	r := &Resolver{Config: c, plans: newPlans(), versions: rollup.NewVersions(c.Store), regions: region.NewVersions(c.Store), sayings: rollup.NewSayings(), documents: newShelved(c.Documents)}
	api := r.serve(limits{introspection: c.Introspection}, transport.Options{}, transport.GET{}, transport.POST{})
	api.Use(answers{resolver: r})
	stream := r.serve(limits{introspection: c.Introspection, stream: true}, transport.SSE{})
	worked := withOrigin(r.withBook(overHTTP(api)))
	if c.Admit != nil {
		worked = c.Admit(worked)
	}
	return Handlers{API: withLang(newFront(r, worked)), Stream: withLang(r.withBook(onlyStreams(stream)))}
}

func (r *Resolver) serve(bounds limits, transports ...graphql.Transport) *handler.Server {
	c := r.Config
	srv := handler.New(generated.NewExecutableSchema(generated.Config{Resolvers: r, Complexity: costs()}))
	for _, t := range transports {
		srv.AddTransport(t)
	}
	srv.SetQueryCache(lru.New[*ast.QueryDocument](keptDocuments))
	srv.SetParserTokenLimit(maxTokens)
	srv.SetDisableSuggestion(!c.Introspection)
	srv.Use(extension.AutomaticPersistedQuery{Cache: r.documents})
	srv.Use(bounds)
	srv.Use(extension.FixedComplexityLimit(maxComplexity))
	if c.Introspection {
		srv.Use(extension.Introspection{})
	}
	srv.SetErrorPresenter(present)
	srv.SetRecoverFunc(func(ctx context.Context, cause any) error { return recovered(ctx, cause) })
	return srv
}

// onlyStreams refuses whoever does not ask for an event stream, in the words of the API.
func onlyStreams(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if (transport.SSE{}).Supports(r) {
			next.ServeHTTP(w, r)
			return
		}
		refuse(w, r, http.StatusNotAcceptable, fault.New(fault.InvalidInput, "reason", fault.ReasonMalformed, "field", "Accept", "expected", "text/event-stream (POST, application/json)"))
	})
}

// costs weighs fields that hold lists by how many rows the caller asks for.
func costs() generated.ComplexityRoot {
	var c generated.ComplexityRoot
	page := func(child int, first *int) int { return 1 + child*min(max(pageSize(first), 1), longestPage) }
	c.Query.Queue = func(child int, _ string, _ int, first *int, _ *string) int { return page(child, first) }
	c.Query.Decisions = func(child int, _ string, _ int, first *int, _ *string) int { return page(child, first) }
	c.Query.Audit = func(child int, first *int, _ *string) int { return page(child, first) }
	c.RoundProgress.Tenants = func(child int, first *int, _ *string) int { return page(child, first) }
	cells := func(years []int, depth *int) int { return 40 * max(len(years), 1) * (1 + 8*max(orZero(depth), 0)) }
	c.Query.Rollup = func(child int, _, _ string, years []int, _ model.Basis, depth *int) int {
		return 1 + child*cells(years, depth)
	}
	c.Query.Board = func(_ int, _, _ string, years []int, _ model.Basis, depth *int) int { return 1 + cells(years, depth) }
	return c
}

// withOrigin notes that a request comes from our own page.
func withOrigin(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Liangce-Client") == "page" {
			r = r.WithContext(context.WithValue(r.Context(), originKey{}, "page"))
		}
		next.ServeHTTP(w, r)
	})
}

var _ graphql.HandlerExtension = limits{}
