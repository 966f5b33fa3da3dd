package server

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/liangce/liangce/internal/exchange/sheetbook"
	"github.com/liangce/liangce/internal/testcity"
)

// typedInto is a workbook with words in the first open cells of the year.
func typedInto(t *testing.T, file string, values ...string) string {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(file))
	require.NoError(t, err)
	defer func() { _ = f.Close() }()
	for i, v := range values {
		at, err := excelize.CoordinatesToCellName(7, 5+i)
		require.NoError(t, err)
		require.NoError(t, f.SetCellStr("填报", at, v))
	}
	var out bytes.Buffer
	require.NoError(t, f.Write(&out))
	return out.String()
}

type compared struct {
	Cells []struct {
		Obligation, Category, Element, Area, Kind string
		Was, Now                                  struct {
			Value                  *string
			Emptiness, Explanation string
		}
		Revision int
		Problems []struct{ Grade, Code, Message string }
	}
}

func TestAWorkbookGoesOutAndComesBackAsWhatItWouldChange(t *testing.T) {
	d := newDesk(t)
	s := d.city.Desk("330481-hc", testcity.Women, 2025).Sheet()
	at := "/sheets/" + s.ID.String()
	out := d.send(http.MethodGet, at+".xlsx", clerk, "")
	require.Equal(t, http.StatusOK, out.Code, out.Body.String())
	require.Equal(t, excelFile, out.Header().Get("Content-Type"))
	require.Contains(t, out.Header().Get("Content-Disposition"), "attachment")

	filled := typedInto(t, out.Body.String(), "3", "二", "0.5")
	answer := d.send(http.MethodPost, at+"/workbook", clerk, filled)
	require.Equal(t, http.StatusOK, answer.Code, answer.Body.String())
	var got compared
	require.NoError(t, json.Unmarshal(answer.Body.Bytes(), &got))
	require.Len(t, got.Cells, 3)
	require.Equal(t, []string{"take", "unreadable", "take"}, []string{got.Cells[0].Kind, got.Cells[1].Kind, got.Cells[2].Kind})
	require.Equal(t, "3", *got.Cells[0].Now.Value)
	require.Equal(t, "not_reported", got.Cells[0].Was.Emptiness)
	require.Equal(t, "INVALID_VALUE", got.Cells[1].Problems[0].Code)
	require.Equal(t, "NOT_INTEGER", got.Cells[2].Problems[0].Code)
	require.Zero(t, d.city.Count(`select count(*) from figure`), "nothing is saved")

	marked := d.send(http.MethodPost, at+"/workbook/remarks", clerk, filled)
	require.Equal(t, http.StatusOK, marked.Code)
	f, err := excelize.OpenReader(marked.Body)
	require.NoError(t, err)
	defer func() { _ = f.Close() }()
	comments, err := f.GetComments("填报")
	require.NoError(t, err)
	require.Len(t, comments, 2)
}

func TestWorkbooksAreForWhoeverFillsTheSheetIn(t *testing.T) {
	d := newDesk(t)
	s := d.city.Desk("330481-hc", testcity.Women, 2025).Sheet()
	at := "/sheets/" + s.ID.String()
	const stranger, reviewer = "330482-hc/reporter", "330481-hc/reviewer"
	cases := []struct {
		reason, method, path, user, body string
		status                           int
		says                             string
	}{
		{"nobody", http.MethodGet, at + ".xlsx", "", "", http.StatusUnauthorized, "UNAUTHENTICATED"},
		{"another tenant", http.MethodGet, at + ".xlsx", stranger, "", http.StatusNotFound, "NOT_FOUND"},
		{"no sheet", http.MethodGet, "/sheets/x.xlsx", clerk, "", http.StatusNotFound, "NOT_FOUND"},
		{"a colleague who reviews reads it", http.MethodGet, at + ".xlsx", reviewer, "", http.StatusOK, "PK"},
		{"and fills nothing in", http.MethodPost, at + "/workbook", reviewer, "PK", http.StatusForbidden, "role"},
		{"another tenant's workbook", http.MethodPost, at + "/workbook", stranger, "PK", http.StatusNotFound, "NOT_FOUND"},
		{"nobody's remarks", http.MethodPost, at + "/workbook/remarks", "", "PK", http.StatusUnauthorized, "UNAUTHENTICATED"},
		{"no workbook", http.MethodPost, at + "/workbook", clerk, "数值", http.StatusUnsupportedMediaType, "workbook_type"},
		{"too large", http.MethodPost, at + "/workbook", clerk, strings.Repeat("P", sheetbook.MostBytes+1), http.StatusRequestEntityTooLarge, "file_large"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			w := d.send(c.method, c.path, c.user, c.body)
			require.Equal(t, c.status, w.Code, w.Body.String())
			require.Contains(t, w.Body.String(), c.says)
		})
	}
}
