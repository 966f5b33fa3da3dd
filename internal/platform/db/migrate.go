package db

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"net/url"

	_ "github.com/jackc/pgx/v5/stdlib" // the database/sql driver goose works through
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"github.com/liangce/liangce/migrations"
)

// AppRole is the role that the service works as.
const AppRole = "liangce_app"

// Migrate brings the schema up to date as its owner and gives the application role the password that AppURL derives. Several
// instances may call it at once: a session lock lets one do the work.
func Migrate(ctx context.Context, ownerURL string) error {
	conn, err := sql.Open("pgx", ownerURL)
	if err != nil {
		return fmt.Errorf("db: open for migration: %w", err)
	}
	defer func() { _ = conn.Close() }()
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return fmt.Errorf("db: make the migration lock: %w", err)
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, conn, migrations.FS, goose.WithSessionLocker(locker))
	if err != nil {
		return fmt.Errorf("db: read the migrations: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("db: migrate: %w", err)
	}
	return givePassword(ctx, conn, ownerURL)
}

// givePassword changes the role only when its password does not open the door already, so instances that start together do
// not write the same catalogue row at once.
func givePassword(ctx context.Context, conn *sql.DB, ownerURL string) error {
	app, err := AppURL(ownerURL)
	if err != nil {
		return err
	}
	probe, err := sql.Open("pgx", app)
	if err != nil {
		return fmt.Errorf("db: open as %s: %w", AppRole, err)
	}
	defer func() { _ = probe.Close() }()
	if probe.PingContext(ctx) == nil {
		return nil
	}
	// The password is hexadecimal, so it may be quoted into a statement that takes no parameters.
	if _, err := conn.ExecContext(ctx, fmt.Sprintf("alter role %s password '%s'", AppRole, appPassword(ownerURL))); err != nil {
		return fmt.Errorf("db: give %s its password: %w", AppRole, err)
	}
	return nil
}

// AppURL is the address by which the service reaches the owner's database as the application role. Its password is derived
// from the owner's, so whoever can migrate can serve, and nothing more needs to be kept.
func AppURL(ownerURL string) (string, error) {
	u, err := url.Parse(ownerURL)
	if err != nil || u.Host == "" {
		return "", fmt.Errorf("db: the database address must be a postgres:// URL")
	}
	u.User = url.UserPassword(AppRole, appPassword(ownerURL))
	return u.String(), nil
}

func appPassword(ownerURL string) string {
	var password string
	if u, err := url.Parse(ownerURL); err == nil && u.User != nil {
		password, _ = u.User.Password()
	}
	sum := sha256.Sum256([]byte(AppRole + ":" + password))
	return hex.EncodeToString(sum[:])
}
