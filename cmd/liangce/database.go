package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"

	"github.com/jackc/pgx/v5"

	"github.com/liangce/liangce/internal/platform/config"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/pgembed"
)

// databaseFlags reach a database that is migrated by somebody else.
type databaseFlags struct {
	AppDatabaseURL string `env:"LIANGCE_APP_DATABASE_URL" help:"PostgreSQL as liangce_app, when DATABASE_URL is not to be known to the process that serves."`
}

// database is an open database, with the server that runs it when it is our own.
type database struct {
	*db.Store
	server *pgembed.Server
}

// close lets go of the database; an embedded server that this process started ends.
func (d *database) close() {
	d.Close()
	if d.server != nil {
		d.server.Stop()
	}
}

// embedded says whether the database lives and dies with this process's data folder.
func (d *database) embedded() bool { return d.server != nil }

const embeddedDatabase = "liangce"

// open opens the database as the role that row security binds. Where the owner's address is known, the schema is brought up
// to date first; without any address a server of our own is started in the data folder.
func (f databaseFlags) open(ctx context.Context, c config.Config) (*database, error) {
	d := &database{}
	app := f.AppDatabaseURL
	if owner := c.DatabaseURL; owner != "" || app == "" {
		if owner == "" {
			var err error
			if d.server, owner, err = startEmbedded(ctx, c); err != nil {
				return nil, err
			}
		}
		var err error
		if app, err = migrate(ctx, owner, app); err != nil {
			d.stopServer()
			return nil, err
		}
	}
	store, err := db.Open(ctx, app, c.DBMaxConns)
	if err != nil {
		d.stopServer()
		return nil, err
	}
	d.Store = store
	return d, nil
}

func (d *database) stopServer() {
	if d.server != nil {
		d.server.Stop()
	}
}

func startEmbedded(ctx context.Context, c config.Config) (*pgembed.Server, string, error) {
	server, err := pgembed.Start(ctx, pgembed.Options{DataDir: filepath.Join(c.DataDir, "postgres")})
	if err != nil {
		return nil, "", err
	}
	if err := server.Ensure(ctx, embeddedDatabase); err != nil {
		server.Stop()
		return nil, "", err
	}
	return server, server.URL(embeddedDatabase), nil
}

// migrate brings the schema up to date and answers the address of the application role: app where one is given, whose
// password the role then gets, else the one derived from the owner's.
func migrate(ctx context.Context, owner, app string) (string, error) {
	if err := db.Migrate(ctx, owner); err != nil {
		return "", err
	}
	if app == "" {
		return db.AppURL(owner)
	}
	return app, givePassword(ctx, owner, app)
}

func givePassword(ctx context.Context, owner, app string) error {
	address, err := url.Parse(app)
	if err != nil {
		return errors.New("LIANGCE_APP_DATABASE_URL: must be postgres://liangce_app:password@host:port/database")
	}
	password, ok := address.User.Password()
	if !ok || address.User.Username() != db.AppRole {
		return nil // another way of signing in, which is not ours to change
	}
	conn, err := pgx.Connect(ctx, owner)
	if err != nil {
		return fmt.Errorf("connect as the owner: %w", err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	var statement string // ALTER ROLE takes no parameters; PostgreSQL itself quotes the password
	if err := conn.QueryRow(ctx, "select format('alter role %I password %L', $1::text, $2::text)", db.AppRole, password).Scan(&statement); err != nil {
		return fmt.Errorf("quote the password: %w", err)
	}
	if _, err := conn.Exec(ctx, statement); err != nil {
		return fmt.Errorf("give %s its password: %w", db.AppRole, err)
	}
	return nil
}
