package graph_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

type promised struct {
	Targets []struct {
		Code       string
		MeasuredBy *string
		Series     []struct {
			Year            int
			Display, Status *string
			Reason          *string
		}
	}
}

// A task's targets come with what was reached: a department of another line sees what is published, and the open year not.
func TestPromisesAreAnsweredInTheCallersScope(t *testing.T) {
	w := demo(t)
	const document = `query($plan:String!,$year:Int!){progress(plan:$plan,year:$year){items{code targets{code measuredBy series{year display status reason}}}}}`
	said := func(who, code string, year int) (status, reason string, shown bool) {
		for _, item := range read[struct{ Items []promised }](t, w.as(who).ask(t, document, vars{"plan": children, "year": openYear})).Items {
			for _, target := range item.Targets {
				require.Equal(t, target.MeasuredBy == nil, len(target.Series) == 0, target.Code)
				for _, v := range target.Series {
					if target.Code == code && v.Year == year {
						shown = true
						if v.Status != nil {
							status, reason = *v.Status, *v.Reason
						}
					}
				}
			}
		}
		return status, reason, shown
	}
	for _, who := range []string{"330400-wcwc/viewer", "330481-dpf/reporter"} {
		status, reason, shown := said(who, "C7.3-b", 2024)
		require.True(t, shown, who)
		require.Equal(t, "at_risk", status, who)
		require.Contains(t, reason, "6", who)
	}
	status, _, shown := said("330400-wcwc/viewer", "C7.3-b", openYear)
	require.True(t, shown)
	require.Empty(t, status, "the year is not complete, so it is not judged")
	_, _, shown = said("330481-dpf/reporter", "C7.3-b", openYear)
	require.False(t, shown, "nor is it published")
}
