package graph

import (
	"context"

	"github.com/liangce/liangce/graph/generated"
	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/auth"
)

func (r *mutationResolver) SignIn(ctx context.Context, input model.SignInInput) (*model.SignInPayload, error) {
	s, err := r.Gate.SignIn(ctx, input.Tenant, input.Username, input.Password)
	return r.enter(ctx, s, err)
}

func (r *mutationResolver) Refresh(ctx context.Context) (*model.SignInPayload, error) {
	s, err := r.Gate.Refresh(ctx, auth.RefreshCookie(ctx))
	return r.enter(ctx, s, err)
}

func (r *mutationResolver) SignOut(ctx context.Context) (bool, error) {
	auth.ClearRefreshCookie(ctx)
	if err := r.Gate.SignOut(ctx, auth.RefreshCookie(ctx)); err != nil {
		return false, err
	}
	return true, nil
}

func (r *queryResolver) Viewer(ctx context.Context) (*model.Viewer, error) {
	actor, err := actorOf(ctx)
	if err != nil {
		return nil, err
	}
	return bookOf(ctx).viewer(ctx, actor)
}

func (r *Resolver) Mutation() generated.MutationResolver { return &mutationResolver{r} }

func (r *Resolver) Query() generated.QueryResolver { return &queryResolver{r} }

type (
	mutationResolver struct{ *Resolver }
	queryResolver    struct{ *Resolver }
)
