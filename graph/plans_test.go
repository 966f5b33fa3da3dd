package graph_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

// A plan is put into words once for all its readers: who reads it next finds them, and of what has changed since the new ones.
func TestAPlanIsShownAsItIsNow(t *testing.T) {
	w := ownDemo(t)
	type led struct {
		Code string
		Lead struct{ Name string }
	}
	leads := func(language string) string {
		a := w.as("330481-hc/reporter").send(t, http.MethodPost, "/graphql",
			`{"query":"{sheet(plan:\"jiaxing-women-14-5\",year:2025){plan{tasks{code lead{name}}} cells{indicators{code lead{name}}}}}"}`, "Accept-Language", language)
		s := read[struct {
			Plan  struct{ Tasks []led }
			Cells []struct{ Indicators []led }
		}](t, a)
		first := s.Cells[0].Indicators[0]
		require.Equal(t, "W02", first.Code)
		require.Contains(t, s.Plan.Tasks, led{"W2.1", first.Lead}, "which the same line leads")
		return first.Lead.Name
	}
	require.Equal(t, "Health", leads("en"))
	require.Equal(t, "卫生健康", leads("zh"))
	w.owner(t, `update line set name = '卫健', name_en = 'Health and Care' where city_id = '330400' and code = 'HC'`)
	require.Equal(t, "Health and Care", leads("en"))
	require.Equal(t, "卫健", leads("zh"))
}
