package graph_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	nationalScheme = "women-children-statistics"
	schemeForm     = `query($form:String!,$area:String!){schemeForm(scheme:"women-children-statistics",form:$form,area:$area,year:2025,basis:SUBMITTED){
		rows{number words display emptiness closed missing{tenant{slug}} serves{code scheme}}}}`
)

type shownForm struct {
	Rows []struct {
		Number, Words, Display string
		Emptiness              string
		Closed                 bool
		Missing                []struct{ Tenant struct{ Slug string } }
		Serves                 []struct {
			Code   string
			Scheme bool
		}
	}
}

// Clients list plans, and count on what these are; a statistical scheme is none.
func TestSchemesStandApartFromThePlans(t *testing.T) {
	t.Parallel()
	w := demo(t)
	plans := read[[]struct{ Code string }](t, w.as("330400-wcwc/viewer").ask(t, `{plans{code}}`, nil))
	require.Len(t, plans, 2)
	for _, p := range plans {
		require.Contains(t, []string{women, children}, p.Code)
	}
	schemes := read[[]struct {
		Code  string
		Years []int
		Forms []struct{ Areas []struct{ Code string } }
	}](t, w.as("330481-hc/viewer").ask(t, `{schemes{code years forms{areas{code}}}}`, nil))
	require.Equal(t, nationalScheme, schemes[0].Code, "the national one first")
	for _, s := range schemes {
		require.Equal(t, []int{openYear}, s.Years)
		for _, f := range s.Forms {
			require.Len(t, f.Areas, 1)
			require.Equal(t, "330481", f.Areas[0].Code, "a county's department chooses its own county's forms")
		}
	}
	refused := w.as("330400-wcwc/signer").ask(t, `{evaluations(plan:"women-children-statistics"){id}}`, nil)
	require.Equal(t, "NOT_FOUND", refused.code())
}

func TestAFormSaysWhatElseItsFiguresServe(t *testing.T) {
	t.Parallel()
	form := read[shownForm](t, demo(t).as("330481-wcwc/viewer").ask(t, schemeForm, vars{"form": "FZ1", "area": "330481"}))
	require.NotEmpty(t, form.Rows)
	shared, owed := 0, 0
	for _, r := range form.Rows {
		require.False(t, r.Closed, "an office reads all lines")
		for _, s := range r.Serves {
			require.NotEqual(t, nationalScheme, s.Code)
			if !s.Scheme {
				shared++
			}
		}
		for _, m := range r.Missing {
			require.Contains(t, m.Tenant.Slug, "330481-")
			owed++
		}
	}
	require.NotZero(t, shared)
	require.NotZero(t, owed)
}
