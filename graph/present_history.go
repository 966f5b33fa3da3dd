package graph

import (
	"context"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/history"
	"github.com/liangce/liangce/internal/platform/db"
)

func (b *book) historyImport(i history.Import, lang string) model.HistoryImport {
	b.users.expect(i.AskedBy, orZero(i.TakenBy))
	b.tenants.expect(i.TenantID, orZero(i.TakenTenant))
	return model.HistoryImport{
		ID: i.ID, Name: i.Name, Source: i.Source, TenantID: i.TenantID, ByUserID: i.AskedBy, At: i.AskedAt, State: i.State, Says: i.Says(lang),
		Total: i.Total, Done: i.Done, Fresh: i.Fresh, Changed: i.Changed, Same: i.Same, Refused: i.Refused, Doubted: i.Doubted,
		FirstYear: i.FirstYear, LastYear: i.LastYear, TakenTenantID: orZero(i.TakenTenant), TakenByID: orZero(i.TakenBy), TakenAt: i.TakenAt, EndedAt: i.EndedAt,
		May: i.Acts(b.actor),
	}
}

// decideHistory does something with an import, and answers with it as it stands then.
func (r *Resolver) decideHistory(ctx context.Context, op string, input model.HistoryImportInput, act func(context.Context, *db.Tx, string) (history.Import, error)) (*model.HistoryImport, error) {
	id := known(input.Import)
	_, err := once(ctx, r, op, input.RequestID, input, func(tx *db.Tx) (struct{}, error) {
		_, err := act(ctx, tx, id)
		return struct{}{}, err
	})
	if err != nil {
		return nil, err
	}
	return r.historyImport(ctx, id)
}

func (r *Resolver) historyImport(ctx context.Context, id string) (*model.HistoryImport, error) {
	found, err := read(ctx, r, func(tx *db.Tx) (history.Import, error) { return history.Get(ctx, tx, id) })
	if err != nil {
		return nil, err
	}
	shown := bookOf(ctx).historyImport(found, langOf(ctx))
	return &shown, nil
}
