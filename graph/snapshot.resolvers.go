package graph

import (
	"context"

	"github.com/liangce/liangce/graph/generated"
	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/snapshot"
)

func (r *mutationResolver) PublishRound(ctx context.Context, input model.PublishRoundInput) (*model.PublishRoundPayload, error) {
	s, err := once(ctx, r.Resolver, "publishRound", input.RequestID, input, func(tx *db.Tx) (*snapshot.Snapshot, error) {
		return snapshot.Publish(ctx, tx, input.Plan, input.Year)
	})
	if err != nil {
		return nil, err
	}
	return &model.PublishRoundPayload{Snapshot: presentSnapshot(*s)}, nil
}

func (r *queryResolver) Errata(ctx context.Context, plan string, year int) ([]model.Erratum, error) {
	rows, err := read(ctx, r.Resolver, func(tx *db.Tx) ([]snapshot.Erratum, error) { return snapshot.Errata(ctx, tx, plan, year) })
	if err != nil {
		return nil, err
	}
	n, err := bookOf(ctx).names(ctx)
	if err != nil {
		return nil, err
	}
	return presentAll(rows, func(e snapshot.Erratum) model.Erratum {
		return model.Erratum{
			Element: n.element(e.Element), Area: n.area(e.AreaCode), Published: nullText(e.Published), Approved: nullText(e.Approved), Reason: e.Reason, At: e.At,
		}
	}), nil
}

func (r *queryResolver) Published(ctx context.Context, city string, plan string) (*model.PublishedPlan, error) {
	return r.published(ctx, city, plan)
}

func (r *snapshotResolver) PublishedBy(ctx context.Context, obj *model.Snapshot) (*model.User, error) {
	return bookOf(ctx).user(ctx, obj.PublishedByID)
}

func (r *Resolver) Snapshot() generated.SnapshotResolver { return &snapshotResolver{r} }

type snapshotResolver struct{ *Resolver }
