package main

import (
	"path/filepath"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/testdb"
)

func TestRegionImport(t *testing.T) {
	fresh := testdb.New(t)
	t.Setenv("DATABASE_URL", fresh.OwnerURL)
	owner, err := pgx.Connect(t.Context(), fresh.OwnerURL)
	require.NoError(t, err)
	t.Cleanup(func() { _ = owner.Close(t.Context()) })
	state := func() (text string) {
		require.NoError(t, owner.QueryRow(t.Context(), `select concat_ws(' ', (select string_agg(r::text, ' ') from region r), (select count(*) from region_indicator), (select count(*) from tenant))`).Scan(&text))
		return text
	}
	empty := state()
	bad := folder(t, "zhejiang", "region.yaml", "level: province", "level: county")
	err = execute(t, "region import --region 330000 "+bad)
	require.ErrorContains(t, err, "nothing was imported, problems: 1\n")
	require.Regexp(t, filepath.Join(bad, "region.yaml")+`:\d+:\d+: BAD_CHOICE: `, err.Error())
	require.ErrorContains(t, execute(t, "region import --region 340000 ../../catalogue/zhejiang"), "describes the region 330000")
	require.Equal(t, empty, state())

	require.NoError(t, execute(t, "region import --region 330000 ../../catalogue/zhejiang"))
	once := state()
	require.NotEqual(t, empty, once)
	require.NoError(t, execute(t, "region import --region 330000 ../../catalogue/zhejiang"))
	require.Equal(t, once, state())
}
