package graph

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/tenant"
)

// user looks a user's name up.
func (b *book) user(ctx context.Context, id string) (*model.User, error) {
	u, err := b.users.get(ctx, id)
	if err != nil {
		return nil, err
	}
	return &model.User{Name: u.Name}, nil
}

// acting is a user, with the colleague for whom the user acted as a stand-in, where there is one.
func (b *book) acting(ctx context.Context, id, forID string) (*model.User, error) {
	u, err := b.user(ctx, id)
	if err != nil || forID == "" {
		return u, err
	}
	lender, err := b.users.get(ctx, forID)
	if err != nil {
		return nil, err
	}
	of, err := b.tenants.get(ctx, lender.TenantID)
	if err != nil {
		return nil, err
	}
	return &model.User{Name: standing(langOf(ctx), u.Name, within(of, lender.Name))}, nil
}

// within is a person's name among the tenant's own; where accounts are named after their tenant, it says the rest.
func within(t tenant.Tenant, name string) string {
	if rest, found := strings.CutPrefix(name, t.Name); found && strings.TrimSpace(rest) != "" {
		return strings.TrimSpace(rest)
	}
	return name
}

// standing names a person who acts for a colleague; "" where it is for nobody.
func standing(lang, name, lender string) string {
	switch {
	case lender == "":
		return name
	case lang == fault.English:
		return name + " (for " + lender + ")"
	}
	return name + "（代" + lender + "）"
}

// userOrNone is a user, nil where nobody is named.
func (b *book) userOrNone(ctx context.Context, id string) (*model.User, error) {
	if id == "" {
		return nil, nil
	}
	return b.user(ctx, id)
}

// namesAndCatalogue is what a roll-up is presented with.
func namesAndCatalogue(ctx context.Context, code string) (*names, *plan.Catalogue, error) {
	n, err := bookOf(ctx).names(ctx)
	if err != nil {
		return nil, nil, err
	}
	c, err := bookOf(ctx).catalogue(ctx, code)
	return n, c, err
}

// approvedCell presents one approved value as it stands now.
func (r *Resolver) approvedCell(ctx context.Context, of rollup.Case) (*model.RollupCell, error) {
	t, err := read(ctx, r, func(tx *db.Tx) (*rollup.Table, error) {
		return rollup.Read(ctx, tx, rollup.Query{Plan: of.Plan, Area: of.Area, Years: []int{of.Year}, Basis: rollup.Approved})
	})
	if err != nil {
		return nil, err
	}
	n, c, err := namesAndCatalogue(ctx, of.Plan)
	if err != nil {
		return nil, err
	}
	cells := n.rollup(t, c).Cells
	at := slices.IndexFunc(cells, func(cell model.RollupCell) bool { return cell.Indicator.Code == of.Indicator })
	if at < 0 {
		return nil, fault.New(fault.NotFound, "indicator", of.Indicator)
	}
	return &cells[at], nil
}

// tenant looks a tenant up.
func (b *book) tenant(ctx context.Context, id string) (*model.Tenant, error) {
	return b.tenantAt(ctx, id, b.store.Now())
}

// tenantAt looks a tenant up under the name that it had at a moment: what it signed then keeps it.
func (b *book) tenantAt(ctx context.Context, id string, at time.Time) (*model.Tenant, error) {
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	t, err := b.tenants.get(ctx, id)
	if err != nil {
		return nil, err
	}
	out := n.tenant(t.At(at))
	return &out, nil
}

func (b *book) figure(ctx context.Context, f figure.Figure) (*model.Figure, error) {
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	out := n.figure(f)
	return &out, nil
}

// figuresByID looks figures up in the order of their ids; one that is out of sight is left out.
func (b *book) figuresByID(ctx context.Context, ids []string) ([]model.Figure, error) {
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	found, err := db.Read(ctx, b.store, b.actor, func(tx *db.Tx) ([]figure.Figure, error) { return figure.ByIDs(ctx, tx, ids) })
	if err != nil {
		return nil, err
	}
	byID := make(map[string]model.Figure, len(found))
	for _, f := range found {
		byID[f.ID] = n.figure(f)
	}
	out := make([]model.Figure, 0, len(ids))
	for _, id := range ids {
		if f, ok := byID[id]; ok {
			out = append(out, f)
		}
	}
	return out, nil
}

// sheetAfter presents a sheet after a change to it, with the names to say what happened. One that nothing changed is read.
func (r *Resolver) sheetAfter(ctx context.Context, of sheet.Changing) (*model.Sheet, *names, error) {
	n, err := bookOf(ctx).names(ctx)
	if err != nil {
		return nil, nil, err
	}
	s := of.Sheet
	if s == nil {
		parsed, err := sheet.ParseID(of.SheetID)
		if err != nil {
			return nil, nil, fault.New(fault.NotFound)
		}
		if s, err = read(ctx, r, func(tx *db.Tx) (*sheet.Sheet, error) { return sheet.Read(ctx, tx, parsed.Plan, parsed.Year) }); err != nil {
			return nil, nil, err
		}
	}
	shown, err := bookOf(ctx).sheet(ctx, s)
	return shown, n, err
}

func orZero[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}

// onRevision keeps the decisions on one revision.
func onRevision(all []figure.SignOff, revision int) []figure.SignOff {
	var out []figure.SignOff
	for _, s := range all {
		if s.Revision == revision {
			out = append(out, s)
		}
	}
	return out
}
