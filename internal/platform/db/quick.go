package db

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"github.com/liangce/liangce/internal/access"
)

// Quick reads one row of a city that everybody of it may read, in a single round trip: begin, city, query and commit go out together.
// It is for what stands on every request's way, and says no more of who asks: whatever depends on that shows nothing.
func (s *Store) Quick(ctx context.Context, city, query string, args []any, into ...any) error {
	setting, err := settingOf("city", city)
	if err != nil {
		return err
	}
	batch := begun(setting)
	batch.Queue(query, args...).QueryRow(func(row pgx.Row) error { return row.Scan(into...) })
	return s.send(ctx, batch)
}

// Ask asks questions in the actor's scope in a single round trip, all of one state of the data. They are planned once for a
// connection, whatever is asked: a question of Ask reads by keys, and planning it anew would take as long as answering it.
func (s *Store) Ask(ctx context.Context, actor access.Actor, questions ...Question) error {
	settings, err := settingList(actor)
	if err != nil {
		return err
	}
	batch := begun(settings...)
	if err := queue(batch, append([]Question{PlanOnce()}, questions...)); err != nil {
		return err
	}
	return s.send(ctx, batch)
}

func begun(settings ...string) *pgx.Batch {
	batch := &pgx.Batch{}
	batch.Queue("begin isolation level repeatable read read only")
	for _, statement := range settings {
		batch.Queue(statement)
	}
	return batch
}

func (s *Store) send(ctx context.Context, batch *pgx.Batch) error {
	batch.Queue("commit")
	if err := s.pool.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("db: quick read: %w", err)
	}
	return nil
}
