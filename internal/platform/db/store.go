package db

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

// Store is the application's one door to PostgreSQL.
type Store struct {
	pool *pgxpool.Pool
	gorm *gorm.DB
	now  func() time.Time

	definitions definitions
}

// ErrPrivilegedRole is returned by Open when the role could bypass row security.
var ErrPrivilegedRole = errors.New("db: the service's role must not be a superuser, bypass row security or own a table")

// Open connects as the application role and refuses to work as any role that row security does not bind.
func Open(ctx context.Context, url string, maxConns int32) (*Store, error) {
	cfg, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("db: read the database address: %w", err)
	}
	cfg.MaxConns = maxConns
	cfg.ConnConfig.RuntimeParams["application_name"] = "liangce"
	cfg.ConnConfig.RuntimeParams["timezone"] = "UTC"
	cfg.ConnConfig.RuntimeParams["statement_timeout"] = "30000"
	cfg.ConnConfig.RuntimeParams["idle_in_transaction_session_timeout"] = "60000"
	cfg.ConnConfig.OnNotice = func(_ *pgconn.PgConn, n *pgconn.Notice) {
		slog.Debug("notice of the database", slog.String("severity", n.Severity), slog.String("notice", n.Message))
	}
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return nil, fmt.Errorf("db: connect: %w", err)
	}
	if err := refusePrivileged(ctx, pool); err != nil {
		pool.Close()
		return nil, err
	}
	g, err := gorm.Open(postgres.New(postgres.Config{Conn: stdlib.OpenDBFromPool(pool)}), &gorm.Config{
		SkipDefaultTransaction: true,
		Logger:                 newStatementLog(),
		NowFunc:                func() time.Time { return time.Now().UTC() },
	})
	if err != nil {
		pool.Close()
		return nil, fmt.Errorf("db: open gorm: %w", err)
	}
	return &Store{pool: pool, gorm: g, now: func() time.Time { return time.Now().UTC() }}, nil
}

func refusePrivileged(ctx context.Context, pool *pgxpool.Pool) error {
	var privileged bool
	err := pool.QueryRow(ctx, `select r.rolsuper or r.rolbypassrls
		or exists (select from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p'))
		from pg_roles r where r.rolname = current_user`).Scan(&privileged)
	if err != nil {
		return fmt.Errorf("db: look up the service's role: %w", err)
	}
	if privileged {
		return ErrPrivilegedRole
	}
	return nil
}

// Close releases every connection.
func (s *Store) Close() { s.pool.Close() }

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error { return s.pool.Ping(ctx) }

// Clock replaces the clock that transactions take their time from: demonstration data is dated, and tests move time on.
func (s *Store) Clock(now func() time.Time) { s.now = now }

// Now is the time a transaction opened now would carry.
func (s *Store) Now() time.Time { return s.now() }
