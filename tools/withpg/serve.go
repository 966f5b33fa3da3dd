package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/liangce/liangce/internal/platform/pgembed"
)

// idleLimit is how long a server waits for another test run before it ends.
const idleLimit = time.Minute

// serveOthers keeps a server up while it has users.
func serveOthers(ctx context.Context, folder string) error {
	server, err := pgembed.Start(ctx, pgembed.Options{DataDir: filepath.Join(folder, "pg"), Fast: true})
	if err != nil {
		return err
	}
	defer server.Stop()
	if err := sweep(ctx, server.URL("postgres")); err != nil {
		return fmt.Errorf("drop the databases of killed tests: %w", err)
	}
	address := filepath.Join(folder, "url")
	if err := os.WriteFile(address, []byte(server.URL("postgres")), 0o600); err != nil {
		return err
	}
	users, err := os.OpenFile(filepath.Join(folder, "users.lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	defer func() { _ = users.Close() }() // last: newcomers wait until the server is down
	if _, err := fmt.Fprintln(os.Stdout, server.URL("postgres")); err != nil {
		return err
	}
	return errors.Join(waitUntilUnused(ctx, users), os.Remove(address))
}

// waitUntilUnused returns with the lock in hand, so that nobody begins to use a server that ends.
func waitUntilUnused(ctx context.Context, users *os.File) error {
	lastUse := time.Now()
	for {
		err := syscall.Flock(int(users.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		switch {
		case err == nil && time.Since(lastUse) >= idleLimit:
			return nil
		case err == nil:
			err = syscall.Flock(int(users.Fd()), syscall.LOCK_UN)
		case errors.Is(err, syscall.EWOULDBLOCK):
			lastUse, err = time.Now(), nil
		}
		if err != nil {
			return fmt.Errorf("look for users: %w", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(time.Second):
		}
	}
}

// sweep drops what killed tests left; nobody uses a server before its address is known.
func sweep(ctx context.Context, url string) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(ctx) }()
	rows, err := conn.Query(ctx, "select datname from pg_database where starts_with(datname, 'test_')")
	if err != nil {
		return err
	}
	left, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, name := range left {
		if _, err := conn.Exec(ctx, "drop database "+pgx.Identifier{name}.Sanitize()); err != nil {
			return err
		}
	}
	return nil
}
