package testdb_test

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/testdb"
)

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

func TestEachTestHasADatabaseOfItsOwn(t *testing.T) {
	one, other := testdb.New(t), testdb.New(t)
	_, err := connect(t, one.OwnerURL).Exec(t.Context(), "create table mine (x int)")
	require.NoError(t, err)
	var seen bool
	require.NoError(t, connect(t, other.OwnerURL).QueryRow(t.Context(), "select to_regclass('mine') is not null").Scan(&seen))
	require.False(t, seen)
}

func TestAppRoleIsBoundByRowSecurity(t *testing.T) {
	var role string
	var above bool
	err := connect(t, testdb.New(t).AppURL).QueryRow(t.Context(),
		"select rolname, rolsuper or rolbypassrls from pg_roles where rolname = current_user").Scan(&role, &above)
	require.NoError(t, err)
	require.Equal(t, "liangce_app", role)
	require.False(t, above)
}

func TestDatabaseEndsWithItsTest(t *testing.T) {
	var name string
	t.Run("a test with a database", func(t *testing.T) { name = testdb.New(t).Name })
	var left bool
	err := connect(t, testdb.New(t).OwnerURL).QueryRow(t.Context(),
		"select exists (select from pg_database where datname = $1)", name).Scan(&left)
	require.NoError(t, err)
	require.False(t, left)
}
