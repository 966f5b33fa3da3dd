package sheet_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/testcity"
)

// TestAChangeComesWithItsSheet: whoever changes a sheet is given it as a reading right after would give it.
func TestAChangeComesWithItsSheet(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	typed := d.Entry(testcity.Births, testcity.Haining, figure.Total, "100", "")
	isNow(t, d, d.Save(typed, d.Entry(testcity.Births, testcity.Haining, "male", "101", "")).Sheet)
	refused := d.Save(typed)
	require.NotEmpty(t, refused.Problems)
	require.Nil(t, refused.Sheet, "nothing changed")
	births := d.Cell(testcity.Births, testcity.Haining, figure.Total).Obligation.ID
	require.Nil(t, d.Submit(births).Sheet, "a part is more than its total")
	d.Save(d.Entry(testcity.Births, testcity.Haining, "male", "48", ""), d.Entry(testcity.Births, testcity.Haining, "female", "52", ""))
	isNow(t, d, d.Submit(births).Sheet)
	f := d.Figure(testcity.Births)
	isNow(t, d, withdraw(c, d, sheet.Ref{FigureID: f.ID, Revision: f.Newest.Revision}).Sheet)
	d.Submit(births)
	f = d.Approve(d.Figure(testcity.Births))
	changed := correct(c, d.Tenant, d.Year, sheet.Correction{Ref: sheet.Ref{FigureID: f.ID, Revision: f.Newest.Revision}, Value: ptr("101"), Reason: "漏报"})
	isNow(t, d, changed.Sheet)
}

func isNow(t *testing.T, d testcity.Desk, got *sheet.Sheet) {
	t.Helper()
	require.NotNil(t, got)
	want, err := json.Marshal(d.Sheet())
	require.NoError(t, err)
	have, err := json.Marshal(got)
	require.NoError(t, err)
	require.JSONEq(t, string(want), string(have))
}
