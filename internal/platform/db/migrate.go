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

// Migrate brings the schema up to date as its owner and gives the application role its password: that of app where an
// address for it is given, else one derived from the owner's. It answers the address by which the service reaches the
// database. Several instances may call it at once: a session lock lets one do the work.
func Migrate(ctx context.Context, owner, app string) (string, error) {
	conn, err := sql.Open("pgx", owner)
	if err != nil {
		return "", fmt.Errorf("db: open for migration: %w", err)
	}
	defer func() { _ = conn.Close() }()
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return "", fmt.Errorf("db: make the migration lock: %w", err)
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, conn, migrations.FS, goose.WithSessionLocker(locker))
	if err != nil {
		return "", fmt.Errorf("db: read the migrations: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return "", fmt.Errorf("db: migrate: %w", err)
	}
	if app == "" {
		if app, err = AppURL(owner); err != nil {
			return "", err
		}
	}
	return app, givePassword(ctx, conn, app)
}

// givePassword changes the role only when the address does not open the door already, so instances that start together do
// not write the same catalogue row at once.
func givePassword(ctx context.Context, conn *sql.DB, app string) error {
	address, err := url.Parse(app)
	if err != nil {
		return fmt.Errorf("db: the application role's address must be a postgres:// URL")
	}
	password, ok := address.User.Password()
	if !ok || address.User.Username() != AppRole {
		return nil // another way of signing in, which is not ours to change
	}
	probe, err := sql.Open("pgx", app)
	if err != nil {
		return fmt.Errorf("db: open as %s: %w", AppRole, err)
	}
	defer func() { _ = probe.Close() }()
	if probe.PingContext(ctx) == nil {
		return nil
	}
	var statement string // ALTER ROLE takes no parameters; PostgreSQL itself quotes the password
	if err := conn.QueryRowContext(ctx, "select format('alter role %I password %L', $1::text, $2::text)", AppRole, password).Scan(&statement); err != nil {
		return fmt.Errorf("db: quote the password of %s: %w", AppRole, err)
	}
	if _, err := conn.ExecContext(ctx, statement); err != nil {
		return fmt.Errorf("db: give %s its password: %w", AppRole, err)
	}
	return nil
}

// AppURL is the address by which the service reaches the owner's database as the application role. Its password is
// derived from the owner's, so whoever can migrate can serve, and nothing more needs to be kept.
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
