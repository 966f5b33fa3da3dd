package graph

import (
	"context"
	"net/http"
	"sync"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/cell"
	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/organisation"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/promise"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/reporting"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/source"
	"github.com/liangce/liangce/internal/talk"
	"github.com/liangce/liangce/internal/tenant"
)

// book is what one request looks up: the short lists of its city, whole and once, and rows by id, all of an answer at once. It
// sees what its actor sees.
type book struct {
	store *db.Store
	actor access.Actor
	plans *plans
	lists func() (*lists, error)

	mu         sync.Mutex
	catalogues map[string]func() (*plan.Catalogue, error)
	evaluated  map[string]evaluation.Evaluation
	sources    map[string]func() (reporting.Source, error)
	promises   map[string]func() (map[string]promise.Series, error)

	tenants     *shelf[tenant.Tenant]
	users       *shelf[tenant.User]
	snapshots   *shelf[snapshot.Snapshot]
	revisions   *shelf[[]figure.Revision]
	signOffs    *shelf[[]figure.SignOff]
	divergences *shelf[[]figure.Divergence]
	recordFiles *shelf[[]organisation.File]
	editions    *shelf[*rollup.Table]
	heard       *shelf[talk.Heard]
	origins     *shelf[source.Origin]
}

// lists are what a city's codes stand for, by code.
type lists struct {
	city     tenant.City
	areas    map[string]tenant.Area
	lines    map[string]tenant.Line
	elements map[string]plan.Element
	plans    map[string]plan.Plan
	regime   regime.Regime
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
	b.lists = sync.OnceValues(func() (*lists, error) { return db.ReadDefined(ctx, b.store, b.actor, "lists", readLists) })
	b.shelve()
	return context.WithValue(ctx, bookKey{}, b)
}

// shelve begins with empty shelves, as a request does, and as it does again after each mutation.
func (b *book) shelve() {
	b.sources = map[string]func() (reporting.Source, error){}
	b.promises = map[string]func() (map[string]promise.Series, error){}
	b.tenants = newShelf(b, tenant.TenantsByID, func(tenant.Tenant) {})
	b.users = newShelf(b, tenant.UsersByID, func(tenant.User) {})
	b.snapshots = newShelf(b, snapshot.ByIDs, func(s snapshot.Snapshot) { b.users.expect(s.PublishedBy) })
	b.revisions = newShelf(b, figure.Revisions, func(rows []figure.Revision) {
		for _, r := range rows {
			b.users.expect(r.EnteredBy)
			b.users.expect(orZero(r.ForUser))
			b.origins.expect(orZero(r.SourceItem))
		}
	})
	b.signOffs = newShelf(b, figure.SignOffs, b.expectSigners)
	b.evaluated = map[string]evaluation.Evaluation{}
	b.editions = newShelf(b, b.frozenOf, func(*rollup.Table) {})
	b.origins = newShelf(b, source.Origins, func(source.Origin) {})
	b.recordFiles = newShelf(b, organisation.Files, func(rows []organisation.File) {
		for _, f := range rows {
			b.users.expect(f.AddedBy)
		}
	})
	b.heard = newShelf(b, talk.HeardByRef, func(talk.Heard) {})
	b.divergences = newShelf(b, figure.Divergences, b.expectDisputes)
}

// expectFrozen notes an evaluation, whose frozen values may be asked for.
func (b *book) expectFrozen(e evaluation.Evaluation) {
	b.mu.Lock()
	b.evaluated[e.ID] = e
	b.mu.Unlock()
	b.editions.expect(e.ID)
}

func (b *book) frozenOf(ctx context.Context, tx *db.Tx, ids []string) (map[string]*rollup.Table, error) {
	b.mu.Lock()
	rows := make([]evaluation.Evaluation, len(ids))
	for i, id := range ids {
		rows[i] = b.evaluated[id]
	}
	b.mu.Unlock()
	return evaluation.FrozenOf(ctx, tx, rows)
}

func (b *book) expectDisputes(rows []figure.Divergence) {
	for _, d := range rows {
		for _, user := range []string{d.ByUser, orZero(d.ForUser), orZero(d.AnsweredBy), orZero(d.AnsweredFor)} {
			b.users.expect(user)
		}
		b.tenants.expect(d.TenantID)
	}
}

func (b *book) expectSigners(rows []figure.SignOff) {
	for _, s := range rows {
		b.users.expect(s.ByUser)
		b.users.expect(orZero(s.ForUser))
		b.tenants.expect(s.TenantID)
	}
}

// expectHeard notes a place, of which it may be asked how much is said there, and names it.
func (b *book) expectHeard(at figure.Key) string {
	ref := cell.Ref(at)
	b.heard.expect(ref)
	return ref
}

// expectFigure notes a figure, of which everything may be asked.
func (b *book) expectFigure(id, enteredBy string) {
	b.users.expect(enteredBy)
	b.revisions.expect(id)
	b.signOffs.expect(id)
	b.divergences.expect(id)
}

func readLists(ctx context.Context, tx *db.Tx) (*lists, error) {
	city, err := tenant.Own(ctx, tx)
	if err != nil {
		return nil, err
	}
	areas, err := tenant.Areas(ctx, tx)
	if err != nil {
		return nil, err
	}
	lines, err := tenant.Lines(ctx, tx)
	if err != nil {
		return nil, err
	}
	elements, err := plan.Elements(ctx, tx)
	if err != nil {
		return nil, err
	}
	plans, err := plan.Collected(ctx, tx)
	if err != nil {
		return nil, err
	}
	way, err := regime.Of(ctx, tx)
	return &lists{
		city, byCode(areas, func(a tenant.Area) string { return a.Code }), byCode(lines, func(l tenant.Line) string { return l.Code }),
		byCode(elements, func(e plan.Element) string { return e.Code }), byCode(plans, func(p plan.Plan) string { return p.Code }), way,
	}, err
}

func byCode[T any](rows []T, code func(T) string) map[string]T {
	out := make(map[string]T, len(rows))
	for _, row := range rows {
		out[code(row)] = row
	}
	return out
}

// catalogue reads a plan whole, once per request.
func (b *book) catalogue(ctx context.Context, code string) (*plan.Catalogue, error) {
	of, err := b.lists()
	if err != nil {
		return nil, err
	}
	head, ok := of.plans[code]
	if !ok {
		return nil, fault.New(fault.NotFound, "plan", code)
	}
	b.mu.Lock()
	load, ok := b.catalogues[code]
	if !ok {
		load = sync.OnceValues(func() (*plan.Catalogue, error) { return b.plans.load(ctx, b.store, b.actor, head) })
		b.catalogues[code] = load
	}
	b.mu.Unlock()
	return load()
}
