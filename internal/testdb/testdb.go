package testdb

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/liangce/liangce/internal/platform/db"
)

// DB is a database for one test.
type DB struct {
	Name string
	// OwnerURL connects as the superuser, who passes row security by: for arranging and looking.
	OwnerURL string
	// AppURL connects as liangce_app, the role the service works as.
	AppURL string
}

// New gives a fresh database with all migrations applied and no rows but theirs.
func New(t testing.TB) *DB {
	t.Helper()
	return fresh(t, schemaTemplate)
}

// Demo gives a fresh database with the demonstration city and its half-finished year.
func Demo(t testing.TB) *DB {
	t.Helper()
	return fresh(t, demoTemplate)
}

func fresh(t testing.TB, template func(context.Context, string) (string, error)) *DB {
	t.Helper()
	ctx := context.WithoutCancel(t.Context())
	found, err := findServer()
	if err != nil {
		t.Fatalf("testdb: %v", err)
	}
	server := found.url
	name := testPrefix + strings.ToLower(rand.Text()[:12])
	if err := copyTemplate(ctx, server, name, template); err != nil {
		t.Fatalf("testdb: %v", err)
	}
	t.Cleanup(func() {
		drop := "drop database if exists " + name + " with (force)"
		if err := execute(ctx, server, drop); err != nil {
			t.Errorf("testdb: drop: %v", err)
		}
	})
	owner := withDatabase(server, name)
	app, err := db.AppURL(owner)
	if err != nil {
		t.Fatalf("testdb: %v", err)
	}
	return &DB{Name: name, OwnerURL: owner, AppURL: app}
}

func copyTemplate(ctx context.Context, server, name string, template func(context.Context, string) (string, error)) error {
	source, err := template(ctx, server)
	if err != nil {
		return err
	}
	return execute(ctx, server, fmt.Sprintf("create database %s template %s", name, source))
}

// withDatabase is the same server's address with another database.
func withDatabase(server, name string) string {
	address, err := url.Parse(server)
	if err != nil {
		panic("testdb: the server's address was parsed before: " + err.Error())
	}
	address.Path = "/" + name
	return address.String()
}

// execute runs statements one by one on a connection of their own, outside any transaction.
func execute(ctx context.Context, url string, statements ...string) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(ctx) }()
	for _, statement := range statements {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}
