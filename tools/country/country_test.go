package main

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"fmt"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/demo"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/testdb"
)

var tiny = country{Provinces: 2, Cities: 3, Counties: 7, Towns: 20, Figures: 20_000, Plans: []int{20, 30}, Computed: 0, Seed: 1}

// tinyCountry is made on a database of its own.
func tinyCountry(t *testing.T, of country) (*maker, *testdb.DB) {
	t.Helper()
	database := testdb.New(t)
	store, err := db.Open(t.Context(), database.AppURL, 4)
	require.NoError(t, err)
	t.Cleanup(store.Close)
	conn, err := pgx.Connect(t.Context(), database.OwnerURL)
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	m := &maker{country: of, store: store, conn: conn}
	require.NoError(t, m.make(t.Context()))
	return m, database
}

func (m *maker) count(t *testing.T, sql string, args ...any) (n int) {
	t.Helper()
	require.NoError(t, m.conn.QueryRow(t.Context(), sql, args...).Scan(&n), sql)
	return n
}

func TestACountryIsOfCitiesOneCanWorkIn(t *testing.T) {
	t.Parallel()
	m, _ := tinyCountry(t, tiny)
	all, err := m.places()
	require.NoError(t, err)
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	gate, err := auth.New(auth.Options{Store: m.store, Key: key, Issuer: "i", Audience: "a", AccessTTL: time.Minute, RefreshTTL: time.Hour})
	require.NoError(t, err)
	for _, p := range all {
		t.Run(p.code(), func(t *testing.T) {
			found, err := verify(t.Context(), m.store, p.code())
			require.NoError(t, err)
			require.Empty(t, found, "every roll-up is what the figures give")

			session, err := gate.SignIn(t.Context(), p.code()+"-wcwc", "signer", demo.Password)
			require.NoError(t, err)
			q := rollup.Query{Plan: Plan, Area: p.code(), Years: []int{openYear - 1}, Basis: rollup.Approved, Depth: 1}
			board, err := rollup.ReadDense(t.Context(), m.store, session.Actor, q)
			require.NoError(t, err)
			require.Len(t, board.Indicators, m.Plans[p.template])
			require.Len(t, board.Areas, p.counties+2, "the city, its own institutions and its counties")
			for _, c := range board.Cells[:1] {
				require.True(t, c.Known)
				require.NotNil(t, c.Value)
			}
			require.Equal(t, p.counties*p.towns, m.count(t, "select count(*) from area where city_id = $1 and level = 'town'", p.code()))

			clerk, err := gate.SignIn(t.Context(), p.county(0)+"-edu", "reporter", demo.Password)
			require.NoError(t, err)
			s, err := db.Read(t.Context(), m.store, clerk.Actor, func(tx *db.Tx) (*sheet.Sheet, error) { return sheet.Read(t.Context(), tx, Plan, openYear) })
			require.NoError(t, err)
			require.NotEmpty(t, s.Cells)
		})
	}
}

// TestWhatWasCopiedHangsTogether looks for children without parents: the copy put the checks of foreign keys off.
func TestWhatWasCopiedHangsTogether(t *testing.T) {
	t.Parallel()
	m, _ := tinyCountry(t, tiny)
	rows, err := m.conn.Query(t.Context(), `select conrelid::regclass::text, confrelid::regclass::text, conname,
			(select string_agg(format('c.%I is not null and p.%I = c.%I', a.attname, b.attname, a.attname), ' and ' order by k.n)
				from unnest(conkey, confkey) with ordinality k(ours, theirs, n)
				join pg_attribute a on a.attrelid = conrelid and a.attnum = k.ours join pg_attribute b on b.attrelid = confrelid and b.attnum = k.theirs),
			(select string_agg(format('c.%I is not null', a.attname), ' and ') from unnest(conkey) k(ours) join pg_attribute a on a.attrelid = conrelid and a.attnum = k.ours)
		from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`)
	require.NoError(t, err)
	type key struct{ Child, Parent, Name, Match, Whole string }
	keys, err := pgx.CollectRows(rows, pgx.RowToStructByPos[key])
	require.NoError(t, err)
	require.Greater(t, len(keys), 100)
	for _, k := range keys {
		lost := m.count(t, fmt.Sprintf("select count(*) from %s c where %s and not exists (select from %s p where %s)", k.Child, k.Whole, k.Parent, k.Match))
		require.Zero(t, lost, "%s of %s", k.Name, k.Child)
	}
	require.Zero(t, m.count(t, "select count(*) from area where name not like '合成%'"), "nobody takes it for a place")
	require.Zero(t, m.count(t, `select count(*) from figure f where state = 'approved' and approved_revision is null`))
}

func TestTheSeedDecides(t *testing.T) {
	t.Parallel()
	small := country{Provinces: 1, Cities: 2, Counties: 3, Towns: 3, Figures: 1, Plans: []int{5}, Seed: 7}
	sum := func(of country) (figures, values int) {
		m, _ := tinyCountry(t, of)
		require.Equal(t, openYear, m.from, "no fewer than a year")
		return m.figures, m.count(t, "select (sum(value * length(figure_id::text || area_path)) * 7)::bigint % 1000000007 + sum(('x' || substr(figure_id::text, 25, 8))::bit(32)::bigint)::bigint % 1000000007 from figure_revision")
	}
	n, values := sum(small)
	again, same := sum(small)
	require.Equal(t, n, again)
	require.Equal(t, values, same)
	small.Seed = 8
	_, other := sum(small)
	require.NotEqual(t, values, other)
}

func TestACountryThatCannotBeIsRefused(t *testing.T) {
	t.Parallel()
	for reason, c := range map[string]country{
		"no city":                     {Provinces: 1, Plans: []int{40}},
		"more provinces than codes":   {Provinces: 40, Cities: 40, Plans: []int{40}},
		"more cities than codes":      {Provinces: 1, Cities: 100, Plans: []int{40}},
		"fewer cities than templates": {Provinces: 1, Cities: 1, Plans: []int{40, 80}},
		"no plan":                     {Provinces: 1, Cities: 1},
	} {
		_, err := c.places()
		require.Error(t, err, reason)
	}
	whole := country{Provinces: 31, Cities: 333, Counties: 2843, Towns: 38000, Plans: []int{40}, Seed: 1}
	all, err := whole.places()
	require.NoError(t, err)
	counties, towns, seen := 0, 0, map[string]bool{}
	for _, p := range all {
		counties += p.counties
		towns += p.counties * p.towns
		require.False(t, seen[p.prefix])
		seen[p.prefix] = true
	}
	require.InEpsilon(t, whole.Counties, counties, 0.1)
	require.InEpsilon(t, whole.Towns, towns, 0.15)
}
