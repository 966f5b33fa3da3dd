package graph

import (
	"context"
	"sync"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/promise"
)

// promised follows a plan's targets in prose, once per request, by target.
func (b *book) promised(ctx context.Context, code string) (map[string]promise.Series, error) {
	b.mu.Lock()
	load, ok := b.promises[code]
	if !ok {
		load = sync.OnceValues(func() (map[string]promise.Series, error) {
			rows, err := db.Read(ctx, b.store, b.actor, func(tx *db.Tx) ([]promise.Series, error) { return promise.Follow(ctx, tx, code) })
			return byCode(rows, func(s promise.Series) string { return s.Target.Code }), err
		})
		b.promises[code] = load
	}
	b.mu.Unlock()
	return load()
}

// series presents what was reached of a target; one that nothing measures asks nobody.
func (b *book) series(ctx context.Context, t *model.ProseTarget) ([]model.ProseValue, error) {
	if t.MeasuredBy == nil {
		return []model.ProseValue{}, nil
	}
	all, err := b.promised(ctx, t.Plan)
	if err != nil {
		return nil, err
	}
	lang := langOf(ctx)
	return presentAll(all[t.Code].Values, func(v promise.Value) model.ProseValue {
		out := model.ProseValue{Year: v.Year, Value: nullText(v.Value), Display: v.Display, Emptiness: v.Emptiness, Provisional: v.Provisional}
		if v.Verdict != nil {
			reason := v.Verdict.Reason.Text(lang)
			out.Status, out.Reason = (*string)(&v.Verdict.Status), &reason
		}
		return out
	}), nil
}
