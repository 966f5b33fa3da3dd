package graph

import (
	"context"

	"github.com/liangce/liangce/graph/generated"
	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/signoff"
)

func (r *homeResolver) Owed(ctx context.Context, _ *model.Home) ([]model.Owed, error) {
	rows, err := read(ctx, r.Resolver, func(tx *db.Tx) ([]round.OwedCount, error) { return round.Owed(ctx, tx) })
	if err != nil {
		return nil, err
	}
	return bookOf(ctx).owed(ctx, rows)
}

func (r *homeResolver) Waiting(ctx context.Context, _ *model.Home) ([]model.Waiting, error) {
	rows, err := read(ctx, r.Resolver, func(tx *db.Tx) ([]signoff.Waiting, error) { return signoff.Count(ctx, tx) })
	if err != nil {
		return nil, err
	}
	return bookOf(ctx).waiting(ctx, rows)
}

func (r *homeResolver) Notices(ctx context.Context, _ *model.Home, first *int) ([]model.Notice, error) {
	rows, err := read(ctx, r.Resolver, func(tx *db.Tx) ([]notice.Notice, error) { return notice.List(ctx, tx, pageSize(first)) })
	if err != nil {
		return nil, err
	}
	return bookOf(ctx).notices(ctx, rows)
}

func (r *mutationResolver) MarkNoticesRead(ctx context.Context, ids []string) (int, error) {
	actor, err := actorOf(ctx)
	if err != nil {
		return 0, err
	}
	return db.Write(ctx, r.Store, actor, func(tx *db.Tx) (int, error) { return notice.MarkRead(ctx, tx, ids) })
}

func (r *queryResolver) Home(ctx context.Context) (*model.Home, error) {
	if _, err := actorOf(ctx); err != nil {
		return nil, err
	}
	return &model.Home{}, nil
}

func (r *queryResolver) Audit(ctx context.Context, first *int, after *string) (*model.AuditConnection, error) {
	page, err := read(ctx, r.Resolver, func(tx *db.Tx) (audit.Page, error) { return audit.List(ctx, tx, pageSize(first), orZero(after)) })
	if err != nil {
		return nil, err
	}
	nodes := presentAll(page.Entries, func(e audit.Recorded) model.AuditEntry {
		return model.AuditEntry{Seq: int(e.Seq), At: e.At, Action: e.Action, By: e.UserName, Tenant: e.TenantSlug, Object: e.Object, Detail: e.Detail, Hash: e.Hash}
	})
	return &model.AuditConnection{TotalCount: page.Total, PageInfo: model.PageInfo{HasNextPage: page.HasNextPage, EndCursor: optional(page.EndCursor)}, Nodes: nodes}, nil
}

func (r *Resolver) Home() generated.HomeResolver { return &homeResolver{r} }

type homeResolver struct{ *Resolver }
