package graph

import (
	"context"

	"github.com/liangce/liangce/graph/generated"
	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
)

func (r *divergenceResolver) By(ctx context.Context, obj *model.Divergence) (*model.User, error) {
	return bookOf(ctx).user(ctx, obj.ByUserID)
}

func (r *divergenceResolver) Tenant(ctx context.Context, obj *model.Divergence) (*model.Tenant, error) {
	return bookOf(ctx).tenant(ctx, obj.TenantID)
}

func (r *figureResolver) EnteredBy(ctx context.Context, obj *model.Figure) (*model.User, error) {
	return bookOf(ctx).user(ctx, obj.EnteredByID)
}

func (r *figureResolver) Revisions(ctx context.Context, obj *model.Figure) ([]model.FigureRevision, error) {
	rows, err := bookOf(ctx).revisions.Load(ctx, obj.ID)
	return presentAll(rows, presentRevision), err
}

func (r *figureResolver) SignOffs(ctx context.Context, obj *model.Figure) ([]model.SignOff, error) {
	rows, err := bookOf(ctx).signOffs.Load(ctx, obj.ID)
	return presentAll(rows, presentSignOff), err
}

func (r *figureResolver) Divergences(ctx context.Context, obj *model.Figure) ([]model.Divergence, error) {
	rows, err := bookOf(ctx).divergences.Load(ctx, obj.ID)
	return presentAll(rows, presentDivergence), err
}

func (r *figureRevisionResolver) EnteredBy(ctx context.Context, obj *model.FigureRevision) (*model.User, error) {
	return bookOf(ctx).user(ctx, obj.EnteredByID)
}

func (r *queryResolver) Figure(ctx context.Context, id string) (*model.Figure, error) {
	f, err := read(ctx, r.Resolver, func(tx *db.Tx) (*figure.Figure, error) { return figure.Get(ctx, tx, known(id)) })
	if err != nil {
		return nil, err
	}
	return bookOf(ctx).figure(ctx, *f)
}

func (r *signOffResolver) By(ctx context.Context, obj *model.SignOff) (*model.User, error) {
	return bookOf(ctx).user(ctx, obj.ByUserID)
}

func (r *signOffResolver) Tenant(ctx context.Context, obj *model.SignOff) (*model.Tenant, error) {
	return bookOf(ctx).tenant(ctx, obj.TenantID)
}

func (r *Resolver) Divergence() generated.DivergenceResolver { return &divergenceResolver{r} }

func (r *Resolver) Figure() generated.FigureResolver { return &figureResolver{r} }

func (r *Resolver) FigureRevision() generated.FigureRevisionResolver {
	return &figureRevisionResolver{r}
}

func (r *Resolver) SignOff() generated.SignOffResolver { return &signOffResolver{r} }

type (
	divergenceResolver     struct{ *Resolver }
	figureResolver         struct{ *Resolver }
	figureRevisionResolver struct{ *Resolver }
	signOffResolver        struct{ *Resolver }
)
