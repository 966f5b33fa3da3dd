package db

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// Notify announces payloads on a channel if the transaction commits; PostgreSQL takes less than 8000 bytes of each.
func (tx *Tx) Notify(channel string, payloads ...string) error {
	if err := tx.DB.Exec(`select pg_notify(?, p) from unnest(?::text[]) as p`, channel, TextArray(payloads)).Error; err != nil {
		return fmt.Errorf("db: announce on %s: %w", channel, err)
	}
	return nil
}

// Announce announces a payload at once, outside any transaction.
func (s *Store) Announce(ctx context.Context, channel, payload string) error {
	if _, err := s.pool.Exec(ctx, `select pg_notify($1, $2)`, channel, payload); err != nil {
		return fmt.Errorf("db: announce on %s: %w", channel, err)
	}
	return nil
}

const (
	// silence is how long a listening connection may be silent before it is asked whether it still stands.
	silence = 30 * time.Second
	// answering is how long it may take to answer.
	answering = 5 * time.Second
)

// Listen hands on what is announced on a channel, by whichever instance, until the context ends or the connection is lost. It has
// a connection of its own, outside the pool; ready is called once nothing announced from then on is missed.
func (s *Store) Listen(ctx context.Context, channel string, ready func(), hear func(payload string)) error {
	conn, err := pgx.ConnectConfig(ctx, s.pool.Config().ConnConfig)
	if err != nil {
		return fmt.Errorf("db: connect to listen: %w", err)
	}
	defer func() {
		bye, cancel := context.WithTimeout(context.WithoutCancel(ctx), answering)
		defer cancel()
		_ = conn.Close(bye)
	}()
	if _, err := conn.Exec(ctx, "listen "+pgx.Identifier{channel}.Sanitize()); err != nil {
		return fmt.Errorf("db: listen to %s: %w", channel, err)
	}
	ready()
	for {
		quiet, cancel := context.WithTimeout(ctx, silence)
		heard, err := conn.WaitForNotification(quiet)
		cancel()
		switch {
		case err == nil:
			hear(heard.Payload)
		case ctx.Err() != nil:
			return ctx.Err()
		case quiet.Err() == nil || ping(ctx, conn) != nil:
			return fmt.Errorf("db: listen to %s: %w", channel, err)
		}
	}
}

// ping finds a connection that is gone without a word, as one through a router that forgot it.
func ping(ctx context.Context, conn *pgx.Conn) error {
	soon, cancel := context.WithTimeout(ctx, answering)
	defer cancel()
	return conn.Ping(soon)
}
