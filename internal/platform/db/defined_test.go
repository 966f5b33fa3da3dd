package db_test

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/testcity"
)

// kept gives what a kept definition says, and whether it had to be read.
func kept(t *testing.T, c *testcity.City, store *db.Store, user string) (title string, loaded bool) {
	t.Helper()
	title, err := db.Write(t.Context(), store, c.Actor(user), func(tx *db.Tx) (string, error) {
		require.NoError(t, tx.Hold(t.Context()))
		return db.Defined(t.Context(), tx, "test", func() (title string, err error) {
			loaded = true
			return title, tx.DB.Raw(`select title from plan where plan = ?`, testcity.Women).Scan(&title).Error
		})
	})
	require.NoError(t, err)
	return title, loaded
}

func rename(t *testing.T, c *testcity.City, city, title string, end error) {
	t.Helper()
	_, err := db.Write(t.Context(), c.Store, access.Loader(city), func(tx *db.Tx) (struct{}, error) {
		require.NoError(t, tx.DB.Exec(`update plan set title = ? where city_id = ? and plan = ?`, title, city, testcity.Women).Error)
		return struct{}{}, end
	})
	require.ErrorIs(t, err, end)
}

func TestADefinitionIsReadOncePerVersion(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.Found(other)
	a, err := db.Open(t.Context(), c.Database.AppURL, 2)
	require.NoError(t, err)
	t.Cleanup(a.Close)
	const user = "330400-wcwc/viewer"
	see := func(reason, title string, loads bool) {
		t.Helper()
		got, loaded := kept(t, c, a, user)
		require.Equal(t, title, got, reason)
		require.Equal(t, loads, loaded, reason)
	}
	see("the first reads", testcity.Women, true)
	see("the second is given it", testcity.Women, false)
	rename(t, c, testcity.Code, "甲", nil)
	see("what another instance has committed is seen", "甲", true)
	see("and kept", "甲", false)
	rename(t, c, testcity.Code, "乙", context.Canceled)
	see("what was rolled back changed nothing", "甲", false)
	rename(t, c, other, "丙", nil)
	see("another city's change is nothing to it", "甲", false)
	title, loaded := kept(t, c, a, "330500-wcwc/viewer")
	require.True(t, loaded, "a city is not given what another's is")
	require.Equal(t, "丙", title)
	_, err = c.Owner().Exec(t.Context(), `update plan set title = '丁' where plan = $1`, testcity.Women)
	require.NoError(t, err)
	see("nor does a change past the service go unnoticed", "丁", true)
}

// TestAReadSeesDefinitionsOfOneMoment: what changes while it reads is for the next one, and what it keeps misleads nobody.
func TestAReadSeesDefinitionsOfOneMoment(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	titles := func(during func()) (first, second string) {
		_, err := db.Read(t.Context(), c.Store, c.Actor("330400-wcwc/viewer"), func(tx *db.Tx) (struct{}, error) {
			title := func(name string) string {
				said, err := db.Defined(t.Context(), tx, name, func() (title string, err error) {
					return title, tx.DB.Raw(`select title from plan where plan = ?`, testcity.Women).Scan(&title).Error
				})
				require.NoError(t, err)
				return said
			}
			first = title("first")
			during()
			second = title("second")
			return struct{}{}, nil
		})
		require.NoError(t, err)
		return first, second
	}
	first, second := titles(func() { rename(t, c, testcity.Code, "甲", nil) })
	require.Equal(t, []string{testcity.Women, testcity.Women}, []string{first, second})
	first, second = titles(func() {})
	require.Equal(t, []string{"甲", "甲"}, []string{first, second})
	first, second = titles(func() {
		_, err := c.Owner().Exec(t.Context(), `alter table plan rename column title to hidden`)
		require.NoError(t, err)
	})
	require.Equal(t, []string{"甲", "甲"}, []string{first, second}, "what is kept is not read again")
}

// TestWhoRedefinesWaitsForWhoWorks: while a transaction holds the definitions nobody changes them, and the next one sees the change.
func TestWhoRedefinesWaitsForWhoWorks(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	changed := make(chan struct{})
	_, err := db.Write(t.Context(), c.Store, c.Actor("330481-hc/reporter"), func(tx *db.Tx) (struct{}, error) {
		require.NoError(t, tx.Hold(t.Context()))
		go func() {
			defer close(changed)
			rename(t, c, testcity.Code, "甲", nil)
		}()
		waits := `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
		require.Eventually(t, func() bool { return c.Count(waits) == 1 }, 20*time.Second, 10*time.Millisecond, "the loader waits")
		var title string
		require.NoError(t, tx.DB.Raw(`select title from plan where city_id = ? and plan = ?`, testcity.Code, testcity.Women).Scan(&title).Error)
		require.Equal(t, testcity.Women, title)
		return struct{}{}, nil
	})
	require.NoError(t, err)
	<-changed
	title, _ := kept(t, c, c.Store, "330481-hc/reporter")
	require.Equal(t, "甲", title)
}

// TestDefinitionsAreSharedByWhoSeesTheSame: what is kept is told apart by city, plans and machine. A policy of a definition that
// asked for more would show one person what another may see.
func TestDefinitionsAreSharedByWhoSeesTheSame(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	rows, err := c.Owner().Query(t.Context(), `select p.tablename || ': ' || coalesce(p.qual, '') from pg_policies p
		join pg_class c on c.relname = p.tablename and c.relnamespace = 'public'::regnamespace
		join pg_trigger t on t.tgname = 'raise_definitions' and t.tgrelid = c.oid where p.cmd in ('SELECT', 'ALL')`)
	require.NoError(t, err)
	policies, err := pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(t, err)
	require.Greater(t, len(policies), 14, "the test looks in the wrong place")
	setting := regexp.MustCompile(`'app\.([a-z]+)'`)
	for _, policy := range policies {
		if strings.HasPrefix(policy, "check_rule:") {
			continue // a draft is for some alone; of rules only what is in force is kept
		}
		for _, asked := range setting.FindAllStringSubmatch(policy, -1) {
			require.Contains(t, []string{"city", "narrow", "plans"}, asked[1], policy)
		}
	}
}
