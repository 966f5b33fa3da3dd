package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
)

// Tx is one transaction in the scope of one actor.
type Tx struct {
	DB    *gorm.DB
	Actor access.Actor
	Now   time.Time

	ctx    context.Context
	store  *Store
	conn   *sql.Conn
	before map[Stage]func(*Tx) error
	after  []func()
	values map[any]any
	lost   error

	// reads says that nothing can be locked; held are the versions of the definitions that stand still, by city.
	reads bool
	held  map[string]string
}

// attempts is how often a write is tried when PostgreSQL breaks a deadlock; rows are locked in fixed orders, so more than
// one retry is rare.
const attempts = 4

// Write runs fn in a transaction of the actor's scope and commits what it did, or nothing.
func Write[T any](ctx context.Context, s *Store, actor access.Actor, fn func(*Tx) (T, error)) (T, error) {
	var zero T
	for attempt := 1; ; attempt++ {
		out, err := run(ctx, s, actor, beginWrite, fn)
		if err == nil {
			return out, nil
		}
		if !retryable(err) || attempt == attempts || ctx.Err() != nil {
			return zero, err
		}
	}
}

// Read runs fn in a read-only transaction of the actor's scope, which sees one state of the data.
func Read[T any](ctx context.Context, s *Store, actor access.Actor, fn func(*Tx) (T, error)) (T, error) {
	return run(ctx, s, actor, beginRead, fn)
}

func run[T any](ctx context.Context, s *Store, actor access.Actor, begin string, fn func(*Tx) (T, error)) (T, error) {
	var zero, out T
	settings, err := settingsOf(actor)
	if err != nil {
		return zero, err
	}
	now := s.now().Truncate(time.Microsecond) // as it will be read again
	tx := &Tx{Actor: actor, Now: now, ctx: ctx, store: s, reads: begin == beginRead, before: map[Stage]func(*Tx) error{}, held: map[string]string{}}
	err = s.transact(ctx, begin+";"+settings, func(g *gorm.DB, conn *sql.Conn) error {
		tx.DB, tx.conn = g, conn
		var err error
		if out, err = fn(tx); err != nil {
			return err
		}
		return tx.finish()
	})
	if errors.Is(err, driver.ErrBadConn) && ctx.Err() != nil {
		err = ctx.Err() // of a connection that is well: database/sql is told so where a statement was not even sent
	}
	if notText(err) {
		return zero, fault.New(fault.InvalidInput, "reason", fault.ReasonMalformed, "field", "text", "expected", "Unicode − U+0000")
	}
	if err != nil {
		return zero, err
	}
	for _, f := range tx.after {
		f()
	}
	return out, nil
}

func (tx *Tx) finish() error {
	if tx.lost != nil {
		return tx.lost
	}
	for _, stage := range []Stage{Derive, Seal, Announce} {
		if f := tx.before[stage]; f != nil {
			if err := f(tx); err != nil {
				return err
			}
		}
	}
	return tx.lost
}

// Stage is when work that a transaction puts off is done, right before its commit.
type Stage int

// The stages, in their order: what follows from the rows that changed; the trail, for whose head all writers of a city queue;
// and what others are told of it.
const (
	Derive Stage = iota
	Seal
	Announce
)

// As runs fn inside the same transaction in the scope of another actor, then switches back: the way a narrow machine actor
// does the one thing a person's scope does not reach. What fails in there fails the whole transaction, even where a caller
// passes the error over: the scope may not have been switched back.
func (tx *Tx) As(actor access.Actor, fn func() error) error {
	settings, err := settingsOf(actor)
	if err != nil {
		return err
	}
	back, err := settingsOf(tx.Actor)
	if err != nil {
		return err
	}
	if _, err := say(tx.ctx, tx.conn, settings); err != nil {
		return fmt.Errorf("db: switch scope to %s: %w", actor.Narrow, err)
	}
	person := tx.Actor
	tx.Actor = actor
	err = fn()
	tx.Actor = person
	if err == nil {
		if _, err = say(tx.ctx, tx.conn, back); err != nil {
			err = fmt.Errorf("db: switch scope back: %w", err)
		}
	}
	if err != nil {
		tx.lost = err
	}
	return err
}

// Before runs f once right before the commit, however often it is asked for: the first to ask for a stage gives its work.
func (tx *Tx) Before(stage Stage, f func(*Tx) error) {
	if _, ok := tx.before[stage]; !ok {
		tx.before[stage] = f
	}
}

// After runs f when the commit has succeeded; a rolled-back transaction drops it.
func (tx *Tx) After(f func()) { tx.after = append(tx.after, f) }

// Keep returns the value kept in the transaction under key, making it on first use.
func Keep[T any](tx *Tx, key any, make func() *T) *T {
	if tx.values == nil {
		tx.values = map[any]any{}
	}
	if v, ok := tx.values[key]; ok {
		return v.(*T)
	}
	v := make()
	tx.values[key] = v
	return v
}

// retryable: serialisation failures and deadlocks, and a unique key taken by a writer that came first, for then a second
// try sees that writer's row and answers by it.
func retryable(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && (pg.Code == "40001" || pg.Code == "40P01" || pg.Code == "23505")
}

// notText: characters that PostgreSQL cannot keep, NUL above all. Any text of a request may bring them, so they are refused here.
func notText(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && (pg.Code == "22021" || pg.Code == "22P05")
}

// Violates reports whether err is the breach of the named constraint.
func Violates(err error, constraint string) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && pg.ConstraintName == constraint
}

// RefusedByPolicy reports whether err is PostgreSQL refusing a row that the actor's policies do not allow.
func RefusedByPolicy(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && pg.Code == "42501"
}

// GatherStatistics has PostgreSQL look at the large tables now: after a bulk load its plans would be those of empty tables.
func (tx *Tx) GatherStatistics() error {
	if err := tx.DB.Exec(`select gather_statistics()`).Error; err != nil {
		return fmt.Errorf("db: gather statistics: %w", err)
	}
	return nil
}
