package db_test

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/platform/db"
)

// TestRowsComeInTheTypesOfTheirFields: also what is null after a row where it was not, and arrays that need quoting.
func TestRowsComeInTheTypesOfTheirFields(t *testing.T) {
	t.Parallel()
	type row struct {
		ID     string
		N      int
		At     *time.Time
		Value  decimal.NullDecimal
		Reason *string
		List   db.TextArray
	}
	var rows []row
	var texts []string
	_, err := db.Read(t.Context(), open(t), person(), func(tx *db.Tx) (struct{}, error) {
		return struct{}{}, tx.Ask(t.Context(),
			db.Into(&rows, func(r *row) []any { return []any{&r.ID, &r.N, &r.At, &r.Value, &r.Reason, &r.List} }, `
				select '01a22160-54f9-7760-a7de-2ad204b89776'::uuid, $1::int, '2025-12-31'::date, 0.10::numeric, '无', '{"a,b",c}'::text[]
				union all select '01a22160-5505-7504-9c11-e892418c17f7', 2, null, null, null, '{}' order by 2`, 1),
			db.Into(&texts, db.One, `select unnest($1::text[])`, db.TextArray{"x", "y"}))
	})
	require.NoError(t, err)
	day, reason := time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC), "无"
	require.Equal(t, []row{
		{ID: "01a22160-54f9-7760-a7de-2ad204b89776", N: 1, At: &day, Value: decimal.NewNullDecimal(decimal.New(10, -2)), Reason: &reason, List: db.TextArray{"a,b", "c"}},
		{ID: "01a22160-5505-7504-9c11-e892418c17f7", N: 2, List: db.TextArray{}},
	}, rows)
	require.Equal(t, []string{"x", "y"}, texts)
}

func TestAColumnThatFitsNoFieldIsAnError(t *testing.T) {
	t.Parallel()
	var numbers []int
	_, err := db.Read(t.Context(), open(t), person(), func(tx *db.Tx) (struct{}, error) {
		return struct{}{}, tx.Ask(t.Context(), db.Into(&numbers, db.One, `select null::int`))
	})
	require.Error(t, err)
}
