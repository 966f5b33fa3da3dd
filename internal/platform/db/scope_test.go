package db_test

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/testcity"
	"github.com/liangce/liangce/internal/testdb"
)

const other = "330500"

// twoCities have the same tenants, users and plans, an open round with a figure in each state of the first steps.
func twoCities(t *testing.T) *testcity.City {
	t.Helper()
	c := testcity.Open(t)
	c.Found(other)
	c.OpenRound(testcity.Women, 2025)
	f := c.Desk("330481-hc", testcity.Women, 2025).Report(testcity.Deaths, "3")
	c.Pass("330481-hc/reviewer", f)
	return c
}

func tables(t *testing.T, owner *pgx.Conn) []string {
	t.Helper()
	rows, err := owner.Query(t.Context(), `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'city_id'
		where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') order by 1`)
	require.NoError(t, err)
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(t, err)
	require.Greater(t, len(names), 20, "the test looks in the wrong place")
	return names
}

func TestWithoutAScopeNothingIsVisible(t *testing.T) {
	t.Parallel()
	c := twoCities(t)
	app := connect(t, c.Database.AppURL)
	for _, table := range tables(t, c.Owner()) {
		var n int
		require.NoError(t, app.QueryRow(t.Context(), "select count(*) from "+table).Scan(&n), table)
		require.Zero(t, n, "%s shows rows to a connection without a scope", table)
	}
}

func TestTheScopeEndsWithItsTransaction(t *testing.T) {
	t.Parallel()
	c := twoCities(t)
	one, err := db.Open(t.Context(), c.Database.AppURL, 1)
	require.NoError(t, err)
	t.Cleanup(one.Close)
	ends := map[string]error{"after a commit": nil, "after a rollback": errors.New("no")}
	for reason, end := range ends {
		t.Run(reason, func(t *testing.T) {
			_, err := db.Write(t.Context(), one, c.Actor("330481-hc/reporter"), func(tx *db.Tx) (n int, err error) {
				require.NoError(t, tx.DB.Raw("select count(*) from figure").Scan(&n).Error)
				require.Equal(t, 1, n)
				return n, end
			})
			require.ErrorIs(t, err, end)
			var n int
			require.NoError(t, one.Pool().QueryRow(t.Context(), "select count(*) from figure").Scan(&n))
			require.Zero(t, n, "the pooled connection kept the scope of the one before")
		})
	}
}

// everybody is one user of each kind, and the machines, of a city.
func everybody(c *testcity.City, city string) map[string]access.Actor {
	actors := map[string]access.Actor{
		"rollup": access.Rollup(city), "loader": access.Loader(city), "public": access.Public(city), "snapshot": access.Snapshot(city), "respondent": access.Respondent(city), "tally": access.Tally(city), "sign in": {Narrow: "sign_in", CityID: city},
	}
	for _, user := range []string{"00-wcwc/signer", "00-stat/signer", "00-hc/reviewer", "81-wcwc/signer", "81-hc/reporter", "81-edu/viewer", "82-hc/admin"} {
		actors[user] = c.Actor(city[:4] + user)
	}
	return actors
}

func TestOfAnotherCityNothingIsVisible(t *testing.T) {
	t.Parallel()
	c := twoCities(t)
	names := tables(t, c.Owner())
	for who, actor := range everybody(c, other) {
		for _, table := range names {
			if table == "tenant_directory" && actor.Narrow == "sign_in" {
				continue // it finds the city of who signs in
			}
			n, err := db.Read(t.Context(), c.Store, actor, func(tx *db.Tx) (n int, err error) {
				return n, tx.DB.Raw("select count(*) from "+table+" where city_id <> ?", other).Scan(&n).Error
			})
			require.NoError(t, err)
			require.Zero(t, n, "%s of %s sees %s of another city", who, other, table)
		}
	}
}

// TestNoRowOfAnotherCityCanBeChanged writes a column to itself over all rows of the other city.
func TestNoRowOfAnotherCityCanBeChanged(t *testing.T) {
	t.Parallel()
	c := twoCities(t)
	owner := c.Owner()
	for _, table := range tables(t, owner) {
		var column *string
		require.NoError(t, owner.QueryRow(t.Context(), `select max(column_name::text) from information_schema.column_privileges
			where grantee = 'liangce_app' and privilege_type = 'UPDATE' and table_name = $1`, table).Scan(&column))
		if column == nil {
			continue // nobody may change it at all
		}
		for who, actor := range everybody(c, other) {
			hit, err := db.Write(t.Context(), c.Store, actor, func(tx *db.Tx) (int64, error) {
				done := tx.DB.Exec(fmt.Sprintf("update %s set %s = %s where city_id = ?", table, *column, *column), testcity.Code)
				return done.RowsAffected, done.Error
			})
			require.NoError(t, err)
			require.Zero(t, hit, "%s of %s changes %s of another city", who, other, table)
		}
	}
}

// TestNoRowCanBePutIntoAnotherCity copies a row of each table under another city's code; row security refuses it before
// any key is looked at.
func TestNoRowCanBePutIntoAnotherCity(t *testing.T) {
	t.Parallel()
	c := twoCities(t)
	owner := c.Owner()
	for _, table := range tables(t, owner) {
		if table == "rollup_inputs" || table == "published_cell" {
			continue // a view
		}
		var columns []string
		rows, err := owner.Query(t.Context(), `select attname::text from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`, table)
		require.NoError(t, err)
		columns, err = pgx.CollectRows(rows, pgx.RowTo[string])
		require.NoError(t, err)
		var row string
		err = owner.QueryRow(t.Context(), fmt.Sprintf("select to_jsonb(t) from public.%s t where city_id = $1 limit 1", table), testcity.Code).Scan(&row)
		if errors.Is(err, pgx.ErrNoRows) {
			row = fmt.Sprintf(`{"city_id": %q}`, testcity.Code)
		} else {
			require.NoError(t, err)
		}
		list := strings.Join(columns, ", ")
		for who, actor := range everybody(c, other) {
			_, err := db.Write(t.Context(), c.Store, actor, func(tx *db.Tx) (struct{}, error) {
				return struct{}{}, tx.DB.Exec(fmt.Sprintf("insert into %s (%s) select %s from jsonb_populate_record(null::public.%s, ?::jsonb)", table, list, list, table), row).Error
			})
			require.True(t, db.RefusedByPolicy(err), "%s of %s into %s: %v", who, other, table, err)
		}
	}
}

// TestWhatIsAskedFirstShowsNoMore: the settings that policies ask first show what the others would.
func TestWhatIsAskedFirstShowsNoMore(t *testing.T) {
	t.Parallel()
	c := twoCities(t)
	said := map[string]int{}
	for who, actor := range everybody(c, testcity.Code) {
		_, err := db.Read(t.Context(), c.Store, actor, func(tx *db.Tx) (struct{}, error) {
			seen := func() (found struct{ Cells, Figures, Revisions int }) {
				require.NoError(t, tx.DB.Raw(`select (select count(*) from rollup_cell) as cells, (select count(*) from figure) as figures,
					(select count(*) from figure_revision) as revisions`).Scan(&found).Error)
				return found
			}
			quick := seen()
			for _, setting := range []string{"app.whole", "app.own"} {
				var value string
				require.NoError(t, tx.DB.Raw("select current_setting(?)", setting).Scan(&value).Error)
				if value != "" {
					said[setting]++
				}
				require.NoError(t, tx.DB.Exec("set local "+setting+" = ''").Error)
			}
			require.Equal(t, seen(), quick, who)
			return struct{}{}, nil
		})
		require.NoError(t, err)
	}
	require.Equal(t, 2, said["app.whole"], "the office and statistics")
	require.NotZero(t, said["app.own"], "each department")
}

func TestTheSameScopeHoldsInWhatIsAskedTogether(t *testing.T) {
	t.Parallel()
	c := twoCities(t)
	cases := []struct {
		reason, user string
		want         int
	}{
		{"its reporter sees the figure", "330481-hc/reporter", 1},
		{"a line that supports the indicator reads it", "330481-edu/viewer", 1},
		{"a line without a part in it does not", "330481-ca/viewer", 0},
		{"nor does the line's department of the next county", "330482-hc/viewer", 0},
		{"the county's office sees all lines", "330481-wcwc/viewer", 1},
		{"the next county's office does not", "330482-wcwc/viewer", 0},
		{"the city's department sees its line in all counties", "330400-hc/viewer", 1},
		{"another city's does not", "330500-hc/viewer", 0},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			seen := ""
			require.NoError(t, c.Store.Ask(t.Context(), c.Actor(k.user), db.Question{
				SQL: "select count(*)::text from figure where element = $1", Args: []any{testcity.Deaths},
				Row: func(columns [][]byte) error { seen = string(columns[0]); return nil },
			}))
			require.Equal(t, strconv.Itoa(k.want), seen)
		})
	}
}

func TestAQuickReadShowsWhatEverybodyOfTheCityMayRead(t *testing.T) {
	t.Parallel()
	c := twoCities(t)
	count := func(city, table string) (n int) {
		require.NoError(t, c.Store.Quick(t.Context(), city, "select count(*) from "+table+" where city_id = $1", []any{city}, &n))
		return n
	}
	require.Positive(t, count("330400", "plan_version"))
	require.Zero(t, count("330400", "figure"), "nobody in particular asks")
	var n int
	require.NoError(t, c.Store.Quick(t.Context(), "330500", "select count(*) from plan_version where city_id <> $1", []any{"330500"}, &n))
	require.Zero(t, n, "another city's")
	require.ErrorContains(t, c.Store.Quick(t.Context(), "330400'; reset all; --", "select 1", nil, &n), "refuse the value")
}

func TestAScopeThatIsNoScopeIsRefused(t *testing.T) {
	t.Parallel()
	store, err := db.Open(t.Context(), testdb.New(t).AppURL, 1)
	require.NoError(t, err)
	t.Cleanup(store.Close)
	grant := func(g access.Grant) access.Actor { return access.Actor{CityID: "330400", Grants: []access.Grant{g}} }
	cases := []struct {
		reason string
		actor  access.Actor
	}{
		{"a city that would end the literal", access.Actor{CityID: "330400'; reset all; --"}},
		{"a user that is no id", access.Actor{UserID: "x' or true"}},
		{"a machine with a name of its own making", access.Actor{Narrow: "loader'"}},
		{"a path with a quote", grant(access.Grant{AreaPath: "330400/'/"})},
		{"a line that would widen the list", grant(access.Grant{AreaPath: "330400/", Lines: []string{"HC,*"}})},
		{"a plan that closes the list", grant(access.Grant{AreaPath: "330400/", Plans: []string{"a}"}})},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			_, err := db.Read(t.Context(), store, k.actor, func(*db.Tx) (struct{}, error) {
				t.Error("it ran")
				return struct{}{}, nil
			})
			require.ErrorContains(t, err, "refuse the value")
		})
	}
}
