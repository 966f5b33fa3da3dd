package db

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/gorm"
)

const (
	beginWrite = "begin"
	beginRead  = "begin isolation level repeatable read read only"
	// undoing is how long giving up a transaction may take; a connection that takes longer is not used again.
	undoing = 5 * time.Second
)

// transact runs fn in a transaction on one connection, over which batches go too. The transaction is begun by statements that the
// server gets at once, its scope among them: database/sql would wait for its begin alone.
func (s *Store) transact(ctx context.Context, begin string, fn func(*gorm.DB, *sql.Conn) error) error {
	return s.gorm.WithContext(ctx).Connection(func(g *gorm.DB) error {
		conn, ok := g.Statement.ConnPool.(*sql.Conn)
		if !ok {
			return fmt.Errorf("db: a connection of type %T", g.Statement.ConnPool)
		}
		committed := false
		defer func() {
			if !committed {
				undo(ctx, conn)
			}
		}()
		if _, err := say(ctx, conn, begin); err != nil {
			return fmt.Errorf("db: begin in the scope: %w", err)
		}
		// A session of its own: statements on g would go on from each other's.
		if err := fn(g.Session(&gorm.Session{NewDB: true}), conn); err != nil {
			return err
		}
		done, err := say(ctx, conn, "commit")
		if err != nil {
			return fmt.Errorf("db: commit: %w", err)
		}
		if done == "ROLLBACK" { // what PostgreSQL answers where a statement had failed and nobody said so
			return fmt.Errorf("db: commit: %w", pgx.ErrTxCommitRollback)
		}
		committed = true
		return nil
	})
}

// undo ends a transaction also for somebody who went away. A connection on which that fails is closed by its pool, for it is not idle.
func undo(ctx context.Context, conn *sql.Conn) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), undoing)
	defer cancel()
	_, _ = say(ctx, conn, "rollback")
}

// say sends statements without parameters together and returns what the last of them did.
func say(ctx context.Context, conn *sql.Conn, statements string) (done string, err error) {
	err = onWire(conn, func(wire *pgx.Conn) error {
		results, err := wire.PgConn().Exec(ctx, statements).ReadAll()
		if err == nil && len(results) > 0 {
			done = results[len(results)-1].CommandTag.String()
		}
		return err
	})
	return done, err
}

// onWire hands out the driver's own connection.
func onWire(conn *sql.Conn, do func(*pgx.Conn) error) error {
	return conn.Raw(func(driver any) error {
		c, ok := driver.(*stdlib.Conn)
		if !ok {
			return fmt.Errorf("db: a driver of type %T", driver)
		}
		return do(c.Conn())
	})
}
