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
	settings, err := settingList(actor)
	if err != nil {
		return err
	}
	batch := &pgx.Batch{}
	batch.Queue("begin read only")
	for _, statement := range settings {
		batch.Queue(statement)
	}
	batch.Queue(query, args...).QueryRow(func(row pgx.Row) error { return row.Scan(into...) })
	batch.Queue("commit")
	if err := s.pool.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("db: quick read: %w", err)
	}
	return nil
}
