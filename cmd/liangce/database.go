package main

import (
	"context"
	"path/filepath"

	"github.com/liangce/liangce/internal/platform/config"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/pgembed"
)

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

// openDatabase opens the database as the role that row security binds. Where the owner's address is known, the schema is brought up
// to date first; without any address a server of our own is started in the data folder.
func openDatabase(ctx context.Context, c config.Config) (*database, error) {
	d := &database{}
	app := c.AppDatabaseURL
	if owner := c.DatabaseURL; owner != "" || app == "" {
		if owner == "" {
			var err error
			if d.server, owner, err = startEmbedded(ctx, c); err != nil {
				return nil, err
			}
		}
		var err error
		if app, err = db.Migrate(ctx, owner, app); err != nil {
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
