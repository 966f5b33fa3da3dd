package graph

import (
	"context"

	"github.com/google/uuid"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/platform/db"
)

// read runs one domain call in a read-only transaction of the caller.
func read[T any](ctx context.Context, r *Resolver, fn func(*db.Tx) (T, error)) (T, error) {
	actor, err := actorOf(ctx)
	if err != nil {
		var zero T
		return zero, err
	}
	return db.Read(ctx, r.Store, actor, fn)
}

// once runs one domain call in a transaction of the caller, at most once for its request id. op keeps two mutations with
// like inputs apart. What an earlier mutation of the document looked up is out of date.
func once[T any](ctx context.Context, r *Resolver, op, requestID string, input any, fn func(*db.Tx) (T, error)) (T, error) {
	actor, err := actorOf(ctx)
	if err != nil {
		var zero T
		return zero, err
	}
	bookOf(ctx).shelve()
	return db.Once(ctx, r.Store, actor, requestID, struct {
		Op    string
		Input any
	}{op, input}, fn)
}

// known passes an id that can exist; anything else becomes one that does not, so that it is answered like any other.
func known(id string) string {
	parsed, err := uuid.Parse(id)
	if err != nil {
		return uuid.NewSHA1(uuid.Nil, []byte(id)).String()
	}
	return parsed.String()
}

// echo names refused figures by the ids that the caller sent.
func echo(refused []model.Refusal, sent ...string) []model.Refusal {
	as := make(map[string]string, len(sent))
	for _, id := range sent {
		as[known(id)] = id
	}
	for i := range refused {
		refused[i].Figure = as[refused[i].Figure]
	}
	return refused
}
