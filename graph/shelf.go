package graph

import (
	"context"
	"sync"

	"github.com/liangce/liangce/internal/platform/db"
)

// shelf looks rows up by id, for one request. Whoever presents rows tells it first which ids they name; the first who asks
// fetches all of these at once. So how many queries an answer takes is a matter of its document, not of its rows, nor of what
// comes first in time.
type shelf[T any] struct {
	fetch func(ctx context.Context, ids []string) (map[string]T, error)

	mu       sync.Mutex
	expected map[string]bool
	held     map[string]T
	err      error
}

// newShelf makes a shelf over a domain's read by ids; seen is told each row as it comes, to expect what it names in turn.
func newShelf[T any](b *book, find func(context.Context, *db.Tx, []string) (map[string]T, error), seen func(T)) *shelf[T] {
	return &shelf[T]{
		expected: map[string]bool{}, held: map[string]T{},
		fetch: func(ctx context.Context, ids []string) (map[string]T, error) {
			found, err := db.Read(ctx, b.store, b.actor, func(tx *db.Tx) (map[string]T, error) { return find(ctx, tx, ids) })
			for _, row := range found {
				seen(row)
			}
			return found, err
		},
	}
}

// expect notes ids that may be asked for.
func (s *shelf[T]) expect(ids ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.note(ids)
}

func (s *shelf[T]) note(ids []string) {
	for _, id := range ids {
		if _, there := s.held[id]; !there && id != "" {
			s.expected[id] = true
		}
	}
}

// get answers the row of an id, the zero one where there is none in sight.
func (s *shelf[T]) get(ctx context.Context, id string) (T, error) {
	rows, err := s.all(ctx, []string{id})
	return rows[0], err
}

// all answers rows in the order of their ids.
func (s *shelf[T]) all(ctx context.Context, ids []string) ([]T, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.note(ids)
	out := make([]T, len(ids))
	for _, id := range ids {
		if s.expected[id] {
			s.fill(ctx)
			break
		}
	}
	for i, id := range ids {
		out[i] = s.held[id]
	}
	return out, s.err
}

// fill fetches what is expected; after a failure nothing more is fetched, for the request is lost.
func (s *shelf[T]) fill(ctx context.Context) {
	if s.err != nil {
		return
	}
	ids := make([]string, 0, len(s.expected))
	for id := range s.expected {
		ids = append(ids, id)
	}
	found, err := s.fetch(ctx, ids)
	if err != nil {
		s.err = err
		return
	}
	for _, id := range ids {
		s.held[id] = found[id]
	}
	clear(s.expected)
}
