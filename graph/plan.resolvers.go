package graph

import (
	"context"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

func (r *queryResolver) Plans(ctx context.Context) ([]model.Plan, error) {
	heads, err := read(ctx, r.Resolver, func(tx *db.Tx) ([]plan.Plan, error) { return plan.List(ctx, tx) })
	if err != nil {
		return nil, err
	}
	out := make([]model.Plan, len(heads))
	for i, head := range heads {
		p, err := bookOf(ctx).plan(ctx, head.Code)
		if err != nil {
			return nil, err
		}
		out[i] = *p
	}
	return out, nil
}

func (r *queryResolver) Plan(ctx context.Context, code string) (*model.Plan, error) {
	if _, err := actorOf(ctx); err != nil {
		return nil, err
	}
	return bookOf(ctx).plan(ctx, code)
}
