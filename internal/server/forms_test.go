package server

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/testcity"
)

func TestFormsAreForWhoeverReadsTheArea(t *testing.T) {
	d := newDesk(t)
	d.city.Bring(testcity.SchemeFile)
	const form = "/scheme-forms/" + testcity.Scheme
	own := form + "/F1.xlsx?area=" + testcity.Haining + "&year=2025&basis=SUBMITTED"
	cases := []struct {
		reason, path, user string
		status             int
		says               string
	}{
		{"nobody", own, "", http.StatusUnauthorized, "UNAUTHENTICATED"},
		{"one's own county's", own, clerk, http.StatusOK, "PK"},
		{"another county's", own, "330482-hc/reporter", http.StatusForbidden, "area"},
		{"the city's", form + "/F2.xlsx?area=330400&year=2025&basis=APPROVED", clerk, http.StatusForbidden, "area"},
		{"an area that does not fill it", form + "/F2.xlsx?area=330481&year=2025&basis=APPROVED", clerk, http.StatusNotFound, "NOT_FOUND"},
		{"no such form", form + "/F9.xlsx?area=330481&year=2025&basis=APPROVED", clerk, http.StatusNotFound, "NOT_FOUND"},
		{"a plan, which has no forms", "/scheme-forms/women-1/F1.xlsx?area=330481&year=2025&basis=APPROVED", clerk, http.StatusNotFound, "NOT_FOUND"},
		{"a year that is not collected", form + "/F1.xlsx?area=330481&year=2019&basis=APPROVED", clerk, http.StatusNotFound, "NOT_FOUND"},
		{"no year", form + "/F1.xlsx?area=330481&year=x&basis=APPROVED", clerk, http.StatusUnprocessableEntity, "INVALID_INPUT"},
		{"no basis", form + "/F1.xlsx?area=330481&year=2025", clerk, http.StatusUnprocessableEntity, "INVALID_INPUT"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			w := d.send(http.MethodGet, c.path, c.user, "")
			require.Equal(t, c.status, w.Code, w.Body.String())
			require.Contains(t, w.Body.String(), c.says)
		})
	}
	require.Equal(t, excelFile, d.send(http.MethodGet, own, clerk, "").Header().Get("Content-Type"))
}
