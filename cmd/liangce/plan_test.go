package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/catalogue"
	"github.com/liangce/liangce/internal/testdb"
)

// folder is a copy of a city's files with one text exchanged.
func folder(t *testing.T, city, file, was, is string) string {
	t.Helper()
	dir := t.TempDir()
	entries, err := catalogue.FS.ReadDir(city)
	require.NoError(t, err)
	for _, e := range entries {
		data, err := catalogue.FS.ReadFile(city + "/" + e.Name())
		require.NoError(t, err)
		if e.Name() == file {
			require.Contains(t, string(data), was)
			data = []byte(strings.Replace(string(data), was, is, 1))
		}
		require.NoError(t, os.WriteFile(filepath.Join(dir, e.Name()), data, 0o600))
	}
	return dir
}

func TestPlanImport(t *testing.T) {
	fresh := testdb.New(t)
	t.Setenv("DATABASE_URL", fresh.OwnerURL)
	owner, err := pgx.Connect(t.Context(), fresh.OwnerURL)
	require.NoError(t, err)
	t.Cleanup(func() { _ = owner.Close(t.Context()) })
	state := func() (text string) {
		require.NoError(t, owner.QueryRow(t.Context(), `select concat_ws(' ', (select string_agg(p::text, ' ') from plan p), (select string_agg(v::text, ' ') from plan_version v),
			(select count(*) from indicator), (select count(*) from rollup_cell))`).Scan(&text))
		return text
	}
	empty := state()
	bad := folder(t, "huzhou", "women-14-5.yaml", "lead: HC", "lead: XX\n  deputy: HC")
	err = execute(t, "plan import --city 330500 "+bad)
	require.ErrorContains(t, err, "nothing was imported, problems: 2\n")
	require.Regexp(t, filepath.Join(bad, "women-14-5.yaml")+`:\d+:\d+: NO_SUCH: .*\n`+filepath.Join(bad, "women-14-5.yaml")+`:\d+:\d+: UNKNOWN_KEY: `, err.Error())
	require.ErrorContains(t, execute(t, "plan import --city 330500 ../../catalogue/jiaxing"), "describes the city 330400")
	require.ErrorContains(t, execute(t, "plan import --city 330500 "+t.TempDir()), "UNREADABLE_CATALOG")
	require.Equal(t, empty, state(), "a refused folder changes nothing")

	require.NoError(t, execute(t, "plan import --city 330500 ../../catalogue/huzhou"))
	once := state()
	require.NotEqual(t, empty, once)
	require.NoError(t, execute(t, "plan import --city 330500 ../../catalogue/huzhou"))
	require.Equal(t, once, state(), "brought in again it changes nothing")
	require.NoError(t, execute(t, "plan import --city 330500 "+folder(t, "huzhou", "women-14-5.yaml", "title_en: ", "title_en: New ")))
	require.NotEqual(t, once, state(), "and what differs is changed")
}
