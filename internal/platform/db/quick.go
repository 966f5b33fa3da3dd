package db

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"github.com/liangce/liangce/internal/access"
)

// Quick reads one row in the actor's scope in a single round trip: begin, scope, query and commit go out together. It is for
// the few reads that stand on every request's way.
func (s *Store) Quick(ctx context.Context, actor access.Actor, query string, args []any, into ...any) error {
	batch, err := begun(actor)
	if err != nil {
		return err
	}
	batch.Queue(query, args...).QueryRow(func(row pgx.Row) error { return row.Scan(into...) })
	return s.send(ctx, batch)
}

// Question is one statement of several that are asked together. All columns of its answer are of type text; Row gets each row's as
// bytes, nil for null, which are gone when it returns.
type Question struct {
	SQL  string
	Args []any
	Row  func(columns [][]byte) error
}

// Ask asks questions in the actor's scope in a single round trip, all of one state of the data.
func (s *Store) Ask(ctx context.Context, actor access.Actor, questions ...Question) error {
	batch, err := begun(actor)
	if err != nil {
		return err
	}
	queue(batch, questions)
	return s.send(ctx, batch)
}

func begun(actor access.Actor) (*pgx.Batch, error) {
	settings, err := settingList(actor)
	if err != nil {
		return nil, err
	}
	batch := &pgx.Batch{}
	batch.Queue("begin isolation level repeatable read read only")
	for _, statement := range settings {
		batch.Queue(statement)
	}
	return batch, nil
}

func (s *Store) send(ctx context.Context, batch *pgx.Batch) error {
	batch.Queue("commit")
	if err := s.pool.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("db: quick read: %w", err)
	}
	return nil
}
