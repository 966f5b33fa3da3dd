package graph

import (
	"context"

	"github.com/liangce/liangce/graph/generated"
	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
)

func (r *explainedInputResolver) EnteredBy(ctx context.Context, obj *model.ExplainedInput) (*model.User, error) {
	if obj.EnteredByID == "" {
		return nil, nil
	}
	return bookOf(ctx).user(ctx, obj.EnteredByID)
}

func (r *explainedInputResolver) SignOffs(ctx context.Context, obj *model.ExplainedInput) ([]model.SignOff, error) {
	if obj.FigureID == nil || obj.Revision == nil {
		return []model.SignOff{}, nil
	}
	all, err := bookOf(ctx).signOffs.Load(ctx, *obj.FigureID)
	if err != nil {
		return nil, err
	}
	return presentAll(onRevision(all, *obj.Revision), presentSignOff), nil
}

func (r *queryResolver) Rollup(ctx context.Context, plan string, area string, years []int, basis model.Basis, depth *int) (*model.Rollup, error) {
	t, err := read(ctx, r.Resolver, func(tx *db.Tx) (*rollup.Table, error) {
		return rollup.Read(ctx, tx, rollup.Query{Plan: plan, Area: area, Years: years, Basis: rollup.Basis(basis), Depth: orZero(depth)})
	})
	if err != nil {
		return nil, err
	}
	n, err := bookOf(ctx).names(ctx)
	if err != nil {
		return nil, err
	}
	c, err := bookOf(ctx).catalogue(ctx, plan)
	if err != nil {
		return nil, err
	}
	return n.rollup(t, c), nil
}

func (r *queryResolver) Board(ctx context.Context, plan string, area string, years []int, basis model.Basis, depth *int) ([]byte, error) {
	t, err := read(ctx, r.Resolver, func(tx *db.Tx) (*rollup.Table, error) {
		return rollup.Read(ctx, tx, rollup.Query{Plan: plan, Area: area, Years: years, Basis: rollup.Basis(basis), Depth: orZero(depth)})
	})
	if err != nil {
		return nil, err
	}
	return encodeDense(t, langOf(ctx))
}

func (r *queryResolver) Explain(ctx context.Context, plan string, indicator string, area string, year int, basis model.Basis) (*model.Explanation, error) {
	e, err := read(ctx, r.Resolver, func(tx *db.Tx) (*rollup.Explanation, error) {
		return rollup.Explain(ctx, tx, rollup.Query{Plan: plan, Area: area, Years: []int{year}, Basis: rollup.Basis(basis)}, indicator)
	})
	if err != nil {
		return nil, err
	}
	n, err := bookOf(ctx).names(ctx)
	if err != nil {
		return nil, err
	}
	c, err := bookOf(ctx).catalogue(ctx, plan)
	if err != nil {
		return nil, err
	}
	return n.explanation(e, c), nil
}

func (r *Resolver) ExplainedInput() generated.ExplainedInputResolver {
	return &explainedInputResolver{r}
}

type explainedInputResolver struct{ *Resolver }

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
