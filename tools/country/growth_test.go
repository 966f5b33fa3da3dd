package main

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/testdb"
)

func TestCountriesOfSeveralSizesAreComparedAndRemoved(t *testing.T) {
	t.Parallel()
	server := testdb.New(t).OwnerURL
	var out bytes.Buffer
	like := country{Provinces: 2, Cities: 3, Counties: 6, Towns: 9, Figures: 1, Plans: []int{5}, Seed: 1}
	require.NoError(t, grow(t.Context(), &out, server, []int{1, 2}, like))
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	require.Len(t, lines, 1+7, out.String())
	require.Regexp(t, `cities 1, figures \d+ +cities 2, figures \d+$`, lines[0])
	for _, line := range lines[1:] {
		require.Regexp(t, regexp.MustCompile(`^\S.*ms \(1\.00\) +[\d.]+ms \(\d+\.\d\d\)$`), line)
	}
	require.Error(t, grow(t.Context(), &out, server, []int{0}, like), "a country of no city")

	conn, err := pgx.Connect(t.Context(), server)
	require.NoError(t, err)
	defer func() { _ = conn.Close(t.Context()) }()
	var left int
	require.NoError(t, conn.QueryRow(t.Context(), "select count(*) from pg_database where datname like 'growth%'").Scan(&left))
	require.Zero(t, left)
}
