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

// Question is one statement of several that are asked together. All columns of its answer are of type text; Row gets each row's as
// bytes, nil for null, which are gone when it returns. Into makes one whose columns may be of any type.
type Question struct {
	SQL  string
	Args []any
	Row  func(columns [][]byte) error

	rows func(pgx.Rows) error
}

// Into is the question whose rows are appended to out; fields names where the columns of a row go, in their order. It is for rows that
// every page and every write reads: gorm would look up each field of each row by its name.
func Into[T any](out *[]T, fields func(*T) []any, query string, args ...any) Question {
	return Question{SQL: query, Args: args, rows: func(rows pgx.Rows) error {
		var zero, row T
		into := fields(&row)
		for i, to := range into {
			if array, ok := to.(*TextArray); ok {
				into[i] = (*[]string)(array) // which the driver fills by itself, from what is no literal
			}
		}
		for rows.Next() {
			row = zero
			if err := rows.Scan(into...); err != nil {
				return err
			}
			*out = append(*out, row)
		}
		return rows.Err()
	}}
}

// One is where the row of a single column goes.
func One[T any](column *T) []any { return []any{column} }

// Ask asks questions in the actor's scope in a single round trip, all of one state of the data. They are planned once for a
// connection, whatever is asked: a question of Ask reads by keys, and planning it anew would take as long as answering it.
func (s *Store) Ask(ctx context.Context, actor access.Actor, questions ...Question) error {
	settings, err := settingList(actor)
	if err != nil {
		return err
	}
	batch := begun(settings...)
	batch.Queue(planOnce)
	queue(batch, questions)
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
