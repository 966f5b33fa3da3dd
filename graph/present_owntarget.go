package graph

import (
	"context"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/owntarget"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
)

func aimOf(in model.SetOwnTargetInput) (owntarget.Aim, error) {
	aim := owntarget.Aim{Type: in.Type, Strict: orZero(in.Strict), Printed: in.Printed, Note: in.Note}
	var err error
	if aim.Value, err = numberOrNone(in.Value); err != nil {
		return aim, err
	}
	aim.Baseline, err = numberOrNone(in.Baseline)
	return aim, err
}

func numberOrNone(typed *string) (*decimal.Decimal, error) {
	if typed == nil {
		return nil, nil
	}
	d, err := quantity.Parse(*typed)
	return &d, err
}

func (n *names) ownTargets(v *owntarget.View, c *plan.Catalogue) *model.OwnTargets {
	shown := n.indicator(c, v.Indicator)
	out := &model.OwnTargets{
		Indicator: shown, Offered: presentAll(v.Offered, func(t target.Type) string { return string(t) }),
		Above: n.ownTargetRow(v.Above, shown, v.Year),
		Rows:  presentAll(v.Rows, func(r owntarget.Row) model.OwnTargetRow { return n.ownTargetRow(r, shown, v.Year) }),
	}
	if v.Decomposition != nil {
		d := n.decomposition(*v.Decomposition, c)
		out.Decomposition = &d
	}
	return out
}

func (n *names) ownTargetRow(r owntarget.Row, shown model.Indicator, year int) model.OwnTargetRow {
	out := model.OwnTargetRow{Area: n.area(r.Area.Code), History: presentAll(r.Revisions, n.ownTarget), MaySet: r.MaySet}
	if r.Result != nil {
		cell := n.cell(shown, r.Area.Code, year, *r.Result)
		out.Cell = &cell
	}
	if t := r.Standing(); t != nil {
		standing := n.ownTarget(*t)
		out.Target = &standing
	}
	if r.Own != nil {
		out.Verdict = &model.ComputedVerdict{Status: string(r.Own.Status), Reason: r.Own.Reason.Text(n.lang)}
	}
	return out
}

// ownTarget presents a revision that was just added.
func (b *book) ownTarget(ctx context.Context, t owntarget.Target) (*model.OwnTarget, error) {
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	out := n.ownTarget(t)
	return &out, nil
}

func (n *names) ownTarget(t owntarget.Target) model.OwnTarget {
	n.book.users.expect(t.SignedBy)
	n.book.tenants.expect(t.TenantID)
	return model.OwnTarget{
		Revision: t.Revision, Type: t.Type, Strict: t.Strict, Value: text(t.Value), Baseline: text(t.Baseline), Printed: t.Printed, Note: t.Note,
		At: t.SignedAt, ByUserID: t.SignedBy, TenantID: t.TenantID,
	}
}

func (n *names) decomposition(d owntarget.Decomposition, c *plan.Catalogue) model.TargetDecomposition {
	return model.TargetDecomposition{
		Indicator: n.indicator(c, d.Indicator), Answer: string(d.Answer), Reason: d.Text(n.lang), Together: text(d.Together), Gap: text(d.Gap),
		Set: d.Set, Of: d.Of,
	}
}
