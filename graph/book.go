package graph

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/vikstrous/dataloadgen"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/tenant"
)

// book is what one request looks up: names of a city by code, whole and once, and rows by id, in batches. It sees what its
// actor sees.
type book struct {
	store *db.Store
	actor access.Actor
	plans *plans

	areas    func() (map[string]tenant.Area, error)
	lines    func() (map[string]tenant.Line, error)
	elements func() (map[string]plan.Element, error)

	mu         sync.Mutex
	catalogues map[string]func() (*plan.Catalogue, error)

	tenants     *dataloadgen.Loader[string, tenant.Tenant]
	users       *dataloadgen.Loader[string, tenant.User]
	snapshots   *dataloadgen.Loader[string, snapshot.Snapshot]
	revisions   *dataloadgen.Loader[string, []figure.Revision]
	signOffs    *dataloadgen.Loader[string, []figure.SignOff]
	divergences *dataloadgen.Loader[string, []figure.Divergence]
	figures     *dataloadgen.Loader[string, figure.Figure]
}

type bookKey struct{}

// bookOf is the request's book; a request that names nobody has none, and its resolvers have been refused before.
func bookOf(ctx context.Context) *book {
	b, _ := ctx.Value(bookKey{}).(*book)
	return b
}

func (r *Resolver) withBook(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		ctx := req.Context()
		if actor, err := actorOf(ctx); err == nil {
			ctx = r.openBook(ctx, actor)
		}
		next.ServeHTTP(w, req.WithContext(ctx))
	})
}

func (r *Resolver) openBook(ctx context.Context, actor access.Actor) context.Context {
	b := &book{store: r.Store, actor: actor, plans: r.plans, catalogues: map[string]func() (*plan.Catalogue, error){}}
	b.areas = whole(ctx, b, tenant.Areas, func(a tenant.Area) string { return a.Code })
	b.lines = whole(ctx, b, tenant.Lines, func(l tenant.Line) string { return l.Code })
	b.elements = whole(ctx, b, plan.Elements, func(e plan.Element) string { return e.Code })
	b.tenants = batched(b, tenant.TenantsByID)
	b.users = batched(b, tenant.UsersByID)
	b.snapshots = batched(b, snapshot.ByIDs)
	b.revisions = batched(b, figure.Revisions)
	b.signOffs = batched(b, figure.SignOffs)
	b.divergences = batched(b, figure.Divergences)
	b.figures = batched(b, func(ctx context.Context, tx *db.Tx, ids []string) (map[string]figure.Figure, error) {
		found, err := figure.ByIDs(ctx, tx, ids)
		out := make(map[string]figure.Figure, len(found))
		for _, f := range found {
			out[f.ID] = f
		}
		return out, err
	})
	return context.WithValue(ctx, bookKey{}, b)
}

// whole reads a city's short list on first use, by code.
func whole[T any](ctx context.Context, b *book, list func(context.Context, *db.Tx) ([]T, error), code func(T) string) func() (map[string]T, error) {
	return sync.OnceValues(func() (map[string]T, error) {
		rows, err := db.Read(ctx, b.store, b.actor, func(tx *db.Tx) ([]T, error) { return list(ctx, tx) })
		if err != nil {
			return nil, err
		}
		out := make(map[string]T, len(rows))
		for _, row := range rows {
			out[code(row)] = row
		}
		return out, nil
	})
}

// batchWait is how long a loader collects ids; resolvers of one level start together.
const batchWait = time.Millisecond

func batched[T any](b *book, find func(context.Context, *db.Tx, []string) (map[string]T, error)) *dataloadgen.Loader[string, T] {
	return dataloadgen.NewLoader(func(ctx context.Context, ids []string) ([]T, []error) {
		found, err := db.Read(ctx, b.store, b.actor, func(tx *db.Tx) (map[string]T, error) { return find(ctx, tx, ids) })
		out := make([]T, len(ids))
		for i, id := range ids {
			out[i] = found[id]
		}
		if err != nil {
			return out, []error{err}
		}
		return out, nil
	}, dataloadgen.WithWait(batchWait))
}

// catalogue reads a plan whole, once per request.
func (b *book) catalogue(ctx context.Context, code string) (*plan.Catalogue, error) {
	b.mu.Lock()
	load, ok := b.catalogues[code]
	if !ok {
		load = sync.OnceValues(func() (*plan.Catalogue, error) { return b.plans.load(ctx, b.store, b.actor, code) })
		b.catalogues[code] = load
	}
	b.mu.Unlock()
	return load()
}
