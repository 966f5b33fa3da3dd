package graph

import (
	"context"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reconcile"
	"github.com/liangce/liangce/internal/reference"
)

func (n *names) reconciliationRow(r reconcile.Row) model.ReconciliationRow {
	out := model.ReconciliationRow{
		Element: n.element(r.Element), Area: n.area(r.AreaCode), Category: n.category(r.Element, r.Category), OwnerID: r.Owner, Reported: text(r.Reported),
		Have: r.Have, Of: r.Of, Tolerance: presentTolerance(r.Tolerance), Claims: presentAll(r.Claims, n.claim), State: model.ClaimState(r.State),
		RestatedFrom: presentAll(r.RestatedFrom, n.area), MayDecide: r.MayDecide, MayRefer: r.MayRefer,
	}
	n.book.tenants.expect(r.Owner)
	if r.Figure != nil {
		shown := n.figure(*r.Figure)
		out.Figure = &shown
	}
	return out
}

func (n *names) claim(c reconcile.Claim) model.Claim {
	n.book.tenants.expect(c.Turn)
	out := model.Claim{Value: c.Value.String(), State: model.ClaimState(c.State), TurnID: c.Turn}
	if c.Turn != "" {
		out.Since = &c.Since
	}
	if c.Difference != nil {
		out.Difference, out.Percent = text(&c.Difference.Absolute), text(c.Difference.Percent)
	}
	if c.Divergence != nil {
		n.book.expectDisputes([]figure.Divergence{*c.Divergence})
		shown := presentDivergence(*c.Divergence)
		out.Divergence = &shown
	}
	if c.Reference != nil {
		shown := n.reference(*c.Reference)
		shown.Earlier = presentAll(c.Earlier, n.reference)
		out.Reference = &shown
	}
	return out
}

func (n *names) reference(r reference.Value) model.ReferenceValue {
	n.book.users.expect(r.ByUser)
	n.book.users.expect(orZero(r.ForUser))
	n.book.tenants.expect(r.TenantID)
	return model.ReferenceValue{
		Source: r.Source, Revision: r.Revision, Value: text(r.Value), Accepts: text(r.Accepts), Note: r.Note, At: r.At,
		ByUserID: r.ByUser, ForUserID: orZero(r.ForUser), TenantID: r.TenantID, Earlier: []model.ReferenceValue{},
	}
}

func presentTolerance(t reference.Tolerance) model.Tolerance {
	return model.Tolerance{Revision: t.Revision, Percent: t.Percent.String(), Note: optional(t.Note)}
}

// referred adds a revision of what a source says, once, and presents it.
func (r *Resolver) referred(ctx context.Context, op, requestID string, input any, fn func(*db.Tx) (reference.Value, error)) (*model.ReferenceValue, error) {
	added, err := once(ctx, r, op, requestID, input, fn)
	if err != nil {
		return nil, err
	}
	n, err := bookOf(ctx).names(ctx)
	if err != nil {
		return nil, err
	}
	out := n.reference(added)
	return &out, nil
}

// tenantOrNone looks a tenant up, where there is one.
func (b *book) tenantOrNone(ctx context.Context, id string) (*model.Tenant, error) {
	if id == "" {
		return nil, nil
	}
	return b.tenant(ctx, id)
}
