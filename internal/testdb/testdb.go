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

// OpenDemo is Demo for a program that is no test; drop ends the database.
func OpenDemo(ctx context.Context) (made *DB, drop func() error, err error) {
	return open(ctx, demoTemplate)
}

func fresh(t testing.TB, template template) *DB {
	t.Helper()
	made, drop, err := open(context.WithoutCancel(t.Context()), template)
	if err != nil {
		t.Fatalf("testdb: %v", err)
	}
	t.Cleanup(func() {
		if err := drop(); err != nil {
			t.Errorf("testdb: drop: %v", err)
		}
	})
	return made
}

// template names a database to copy on a server, and makes it when missing.
type template func(ctx context.Context, server string) (name string, err error)

func open(ctx context.Context, template template) (*DB, func() error, error) {
	found, err := findServer()
	if err != nil {
		return nil, nil, err
	}
	source, err := template(ctx, found.url)
	if err != nil {
		return nil, nil, err
	}
	name := testPrefix + strings.ToLower(rand.Text()[:12])
	owner := withDatabase(found.url, name)
	app, err := db.AppURL(owner)
	if err != nil {
		return nil, nil, err
	}
	if err := execute(ctx, found.url, fmt.Sprintf("create database %s template %s", name, source)); err != nil {
		return nil, nil, err
	}
	drop := func() error {
		return execute(context.WithoutCancel(ctx), found.url, "drop database if exists "+name+" with (force)")
	}
	return &DB{Name: name, OwnerURL: owner, AppURL: app}, drop, nil
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
