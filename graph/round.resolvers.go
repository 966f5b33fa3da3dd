package graph

import (
	"context"

	"github.com/liangce/liangce/graph/generated"
	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
)

func (r *mutationResolver) OpenRound(ctx context.Context, input model.OpenRoundInput) (*model.OpenRoundPayload, error) {
	out, err := once(ctx, r.Resolver, "openRound", input.RequestID, input, func(tx *db.Tx) (round.Opening, error) {
		return round.OpenRound(ctx, tx, input.Plan, input.Year, input.Due)
	})
	if err != nil {
		return nil, err
	}
	n, err := bookOf(ctx).names(ctx)
	if err != nil {
		return nil, err
	}
	payload := &model.OpenRoundPayload{Obligations: out.Obligations, Gaps: presentAll(out.Gaps, func(g round.Gap) model.OwnershipGap {
		return model.OwnershipGap{Element: n.element(g.Element.Code), Area: n.area(g.Area.Code), Message: g.Text(n.lang)}
	})}
	if out.Round != nil {
		payload.Round, err = bookOf(ctx).round(ctx, *out.Round)
	}
	return payload, err
}

func (r *queryResolver) Rounds(ctx context.Context, plan string) ([]model.Round, error) {
	rows, err := read(ctx, r.Resolver, func(tx *db.Tx) ([]round.Round, error) { return round.List(ctx, tx, plan) })
	if err != nil {
		return nil, err
	}
	if _, err := bookOf(ctx).catalogue(ctx, plan); err != nil {
		return nil, err
	}
	out := make([]model.Round, len(rows))
	for i, row := range rows {
		shown, err := bookOf(ctx).round(ctx, row)
		if err != nil {
			return nil, err
		}
		out[i] = *shown
	}
	return out, nil
}

func (r *queryResolver) RoundProgress(ctx context.Context, plan string, year int) (*model.RoundProgress, error) {
	var of round.Round
	areas, err := read(ctx, r.Resolver, func(tx *db.Tx) ([]round.AreaCount, error) {
		var err error
		if of, err = round.Get(ctx, tx, plan, year); err != nil {
			return nil, err
		}
		return round.ByArea(ctx, tx, plan, year)
	})
	if err != nil {
		return nil, err
	}
	n, err := bookOf(ctx).names(ctx)
	if err != nil {
		return nil, err
	}
	shown, err := bookOf(ctx).round(ctx, of)
	if err != nil {
		return nil, err
	}
	return &model.RoundProgress{Round: *shown, Areas: presentAll(areas, func(c round.AreaCount) model.AreaProgress {
		return model.AreaProgress{Area: n.area(c.AreaCode), Owed: c.Owed, Submitted: c.Submitted, Approved: c.Approved, Late: c.Late}
	})}, nil
}

func (r *roundResolver) Snapshot(ctx context.Context, obj *model.Round) (*model.Snapshot, error) {
	if obj.SnapshotID == "" {
		return nil, nil
	}
	s, err := bookOf(ctx).snapshots.Load(ctx, obj.SnapshotID)
	if err != nil {
		return nil, err
	}
	return presentSnapshot(s), nil
}

func (r *roundProgressResolver) Tenants(ctx context.Context, obj *model.RoundProgress, first *int, after *string) (*model.TenantProgressConnection, error) {
	from, err := offset(after)
	if err != nil {
		return nil, err
	}
	total := 0
	rows, err := read(ctx, r.Resolver, func(tx *db.Tx) ([]round.TenantCount, error) {
		counts, n, err := round.ByTenant(ctx, tx, obj.Round.Plan.Code, obj.Round.Year, pageSize(first), from)
		total = n
		return counts, err
	})
	if err != nil {
		return nil, err
	}
	nodes, err := bookOf(ctx).tenantProgress(ctx, rows)
	if err != nil {
		return nil, err
	}
	return &model.TenantProgressConnection{TotalCount: total, PageInfo: pageInfo(from, len(rows), total), Nodes: nodes}, nil
}

func (r *Resolver) Round() generated.RoundResolver { return &roundResolver{r} }

func (r *Resolver) RoundProgress() generated.RoundProgressResolver {
	return &roundProgressResolver{r}
}

type (
	roundResolver         struct{ *Resolver }
	roundProgressResolver struct{ *Resolver }
)
