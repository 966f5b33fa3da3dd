package main

import (
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/testdb"
)

// TestTheSchemaIsDistributedByCity: what Citus refuses of the schema is known, and every other table goes with its city.
func TestTheSchemaIsDistributedByCity(t *testing.T) {
	t.Parallel()
	conn, err := pgx.Connect(t.Context(), testdb.New(t).OwnerURL)
	require.NoError(t, err)
	query, err := os.ReadFile("../citus/statements.sql")
	require.NoError(t, err)
	rows, err := conn.Query(t.Context(), strings.TrimSuffix(strings.TrimSpace(string(query)), ";"))
	require.NoError(t, err)
	statements, err := pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(t, err)
	require.NoError(t, conn.Close(t.Context()))
	var open, references []string
	beside, dropped, added := 0, 0, 0
	for _, s := range statements {
		switch {
		case strings.HasPrefix(s, "-- TO BE SETTLED"):
			open = append(open, s)
		case strings.HasPrefix(s, "select create_distributed_table('city',"):
			require.Equal(t, "select create_distributed_table('city', 'city_id');", s)
		case strings.HasPrefix(s, "select create_distributed_table"):
			beside++
			require.True(t, strings.HasSuffix(s, ", 'city_id', colocate_with => 'city');"), s)
		case strings.HasPrefix(s, "select create_reference_table"):
			references = append(references, s)
		case strings.Contains(s, " drop constraint "):
			dropped++
		case strings.Contains(s, " add constraint "):
			added++
		}
	}
	require.Equal(t, []string{"-- TO BE SETTLED: source_key_id_key of source_key does not hold city_id, so it cannot be unique over all nodes"}, open)
	require.Equal(t, []string{"select create_reference_table('tenant_directory');"}, references)
	require.Greater(t, beside, 20, "every other table lies beside its city")
	require.Positive(t, dropped)
	require.Equal(t, dropped, added)
}
