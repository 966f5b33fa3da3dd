package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/platform/config"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant/tenanttest"
	"github.com/liangce/liangce/internal/testcity"
	"github.com/liangce/liangce/internal/testdb"
)

// execute runs a command line in the environment of the test.
func execute(t *testing.T, line string) error {
	t.Helper()
	command, err := commandLine().Parse(strings.Fields(line))
	require.NoError(t, err)
	return run(command)
}

// populated is a database with one city and one entry in its trail.
func populated(t *testing.T) (*testdb.DB, *db.Store, tenanttest.City) {
	t.Helper()
	fresh := testdb.New(t)
	store, err := db.Open(t.Context(), fresh.AppURL, 2)
	require.NoError(t, err)
	t.Cleanup(store.Close)
	city := tenanttest.Open(t, store, "330400", "x")
	_, err = db.Write(t.Context(), store, city.Actor("330400-wcwc", access.Signer), func(tx *db.Tx) (struct{}, error) {
		audit.Record(tx, audit.Entry{Action: "test", Object: "x"})
		return struct{}{}, nil
	})
	require.NoError(t, err)
	return fresh, store, city
}

func TestCommandsRunAsOwnerAndAsApplication(t *testing.T) {
	fresh, _, _ := populated(t)
	for reason, environment := range map[string][2]string{
		"with the owner's address":                   {"DATABASE_URL", fresh.OwnerURL},
		"with the application's address and no more": {"LIANGCE_APP_DATABASE_URL", fresh.AppURL},
	} {
		t.Run(reason, func(t *testing.T) {
			t.Setenv("DATABASE_URL", "")
			t.Setenv(environment[0], environment[1])
			require.NoError(t, execute(t, "audit verify"))
			require.NoError(t, execute(t, "audit verify --city 330400"))
			require.NoError(t, execute(t, "rollup verify"))
			require.NoError(t, execute(t, "rollup recompute --city 330400"))
			require.ErrorContains(t, execute(t, "audit verify --city 330500"), "no city 330500")
		})
	}
}

func TestVerifyFailsWhereTheTrailWasAltered(t *testing.T) {
	fresh, _, _ := populated(t)
	t.Setenv("DATABASE_URL", fresh.OwnerURL)
	owner, err := pgx.Connect(t.Context(), fresh.OwnerURL)
	require.NoError(t, err)
	_, err = owner.Exec(t.Context(), `update audit_entry set object = 'y'`)
	require.NoError(t, err)
	require.NoError(t, owner.Close(t.Context()))
	require.ErrorContains(t, execute(t, "audit verify"), "330400 is broken at entry 1")
}

// TestRecomputeFailsWhereSomethingStaysWrong: who runs it by night looks at whether it failed, not at what it said.
func TestRecomputeFailsWhereSomethingStaysWrong(t *testing.T) {
	c := testcity.Open(t)
	t.Setenv("DATABASE_URL", c.Database.OwnerURL)
	require.NoError(t, execute(t, "rollup recompute"))
	owner := c.Owner()
	for _, sql := range []string{
		`update rollup_cell set display = 'x' where indicator = 'W1' and area_code = city_id and year = 2025 and basis = 'APPROVED'`,
		`create function put_back() returns trigger language plpgsql as 'begin return old; end'`,
		`create trigger put_back before update on rollup_cell for each row execute function put_back()`,
	} {
		_, err := owner.Exec(t.Context(), sql)
		require.NoError(t, err)
	}
	require.ErrorContains(t, execute(t, "rollup recompute"), "330400 "+testcity.Women+": 1 roll-ups still differ")
}

func TestMigrate(t *testing.T) {
	fresh := testdb.New(t)
	t.Setenv("DATABASE_URL", fresh.OwnerURL)
	t.Setenv("LIANGCE_APP_DATABASE_URL", fresh.AppURL)
	require.NoError(t, execute(t, "migrate"))
	t.Setenv("DATABASE_URL", "")
	require.ErrorContains(t, execute(t, "migrate"), "DATABASE_URL: must name the owner")
}

func TestServiceRefusesToWorkAsOwner(t *testing.T) {
	fresh := testdb.New(t)
	t.Setenv("DATABASE_URL", "")
	t.Setenv("LIANGCE_APP_DATABASE_URL", fresh.OwnerURL)
	require.ErrorIs(t, execute(t, "audit verify"), db.ErrPrivilegedRole)
}

func TestDemonstrationDataNeverStandsBesideARealCity(t *testing.T) {
	fresh, store, _ := populated(t)
	owner, err := pgx.Connect(t.Context(), fresh.OwnerURL)
	require.NoError(t, err)
	_, err = owner.Exec(t.Context(), `update city set demonstration = false`)
	require.NoError(t, err)
	require.NoError(t, owner.Close(t.Context()))
	require.ErrorContains(t, loadWanted(t.Context(), &database{Store: store}, nil, config.Config{Demo: true}), "not a demonstration city")
	require.NoError(t, loadWanted(t.Context(), &database{Store: store}, nil, config.Config{}), "not wanted, nothing done")
}

func TestWelcomeNamesOneSignInPerKindOfTenant(t *testing.T) {
	_, store, _ := populated(t)
	var out bytes.Buffer
	require.NoError(t, welcome(t.Context(), &out, store, "http://127.0.0.1:8080"))
	said := out.String()
	for _, line := range []string{"330400-wcwc", "330400-stat", "330400-hc", "330481-wcwc", "330481-stat", "330481-hc"} {
		require.Contains(t, said, "http://127.0.0.1:8080/"+line)
	}
	require.Equal(t, 4, strings.Count(said, "signer"))
	require.Equal(t, 2, strings.Count(said, "reporter"))
}
