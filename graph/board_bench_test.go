package graph_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
)

// dashboard is what a leader opens: all indicators of a plan in the city and its counties, over the plan's years.
const dashboard = `query Board($plan: String!, $area: String!, $years: [Int!]!) { board(plan: $plan, area: $area, years: $years, basis: APPROVED, depth: 1) }`

// byHand is the least that any server could do for it: the cells' columns as JSON, made by the database, of somebody who may see all.
const byHand = `select json_build_object('values', json_agg(value::text order by indicator, area_code, year), 'displays', json_agg(display order by indicator, area_code, year),
	'verdicts', json_agg(verdict order by indicator, area_code, year), 'reasons', json_agg(reason order by indicator, area_code, year),
	'empty', json_agg(emptiness order by indicator, area_code, year), 'reported', json_agg(reported order by indicator, area_code, year),
	'expected', json_agg(expected order by indicator, area_code, year), 'missing', json_agg(missing order by indicator, area_code, year))::text
	from rollup_cell where city_id = '330400' and plan = 'jiaxing-women-14-5' and basis = 'APPROVED' and year between 2020 and 2025`

func BenchmarkDashboard(b *testing.B) {
	w := demo(b)
	token := w.as("330400-wcwc/signer").token(b)
	variables := vars{"plan": women, "area": "330400", "years": []int{2020, 2021, 2022, 2023, 2024, 2025}}
	asked := 0
	ask := func(b *testing.B, document string) {
		body, err := json.Marshal(map[string]any{"query": document, "variables": variables})
		require.NoError(b, err)
		r := httptest.NewRequestWithContext(b.Context(), http.MethodPost, "/graphql", bytes.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Authorization", "Bearer "+token)
		recorder := httptest.NewRecorder()
		w.edge.ServeHTTP(recorder, r)
		require.NotContains(b, recorder.Body.String()[:20], "errors")
		b.SetBytes(int64(recorder.Body.Len()))
	}
	b.Run("warm", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			ask(b, dashboard)
		}
	})
	b.Run("cold", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			asked++ // a document that nobody has asked before
			ask(b, dashboard+"\n# "+strconv.Itoa(asked))
		}
	})
	b.Run("by hand", func(b *testing.B) {
		conn, err := pgx.Connect(b.Context(), w.database.OwnerURL)
		require.NoError(b, err)
		b.Cleanup(func() { _ = conn.Close(b.Context()) })
		b.ReportAllocs()
		for b.Loop() {
			var text string
			require.NoError(b, conn.QueryRow(b.Context(), byHand).Scan(&text))
			b.SetBytes(int64(len(text)))
		}
	})
}
