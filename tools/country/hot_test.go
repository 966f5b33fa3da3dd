package main

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestWhatIsHotIsFoundByItsCity runs alone, since it listens to the log. In a small country all tables are small: what has no index led by the
// city is told apart by forbidding to read them from end to end.
func TestWhatIsHotIsFoundByItsCity(t *testing.T) {
	m, database := tinyCountry(t, country{Provinces: 1, Cities: 2, Counties: 3, Towns: 3, Figures: 1, Plans: []int{20}, Seed: 1})
	_, err := m.conn.Exec(t.Context(), "alter database "+database.Name+" set enable_seqscan = off")
	require.NoError(t, err)
	all, err := m.places()
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, proveAll(t.Context(), &out, m.conn, database.AppURL, all[1].code(), io.Discard))
	told := strings.Split(strings.TrimSpace(out.String()), "\n")
	require.Len(t, told, 7)
	for _, line := range told {
		require.True(t, strings.HasSuffix(line, "not led by the city:"), line)
	}
}
