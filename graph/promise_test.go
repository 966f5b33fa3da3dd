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

// What the city's departments report for the text stands under its task; the plan's tables and its count of targets do not know it.
func TestFiguresForTheTextStandUnderTheirTask(t *testing.T) {
	w := demo(t)
	type target struct {
		Code, Printed string
		Of            struct{ Code, Name string }
	}
	sheet := read[struct {
		Cells []struct {
			Element    struct{ Code string }
			Area       struct{ Code string }
			Indicators []struct{ Code string }
			Targets    []target
		}
	}](t, w.as("330400-hc/reporter").ask(t, `query($plan:String!,$year:Int!){sheet(plan:$plan,year:$year){cells{element{code} area{code} indicators{code} targets{code printed of{code name}}}}}`,
		vars{"plan": children, "year": openYear}))
	found := 0
	for _, c := range sheet.Cells {
		require.NotEqual(t, len(c.Indicators) == 0, len(c.Targets) == 0, "%s is reported for an indicator or for the text", c.Element.Code)
		if c.Element.Code == "child_care_staff_certified" {
			found++
			require.Equal(t, "330400", c.Area.Code)
			require.Equal(t, "C2.3-d", c.Targets[0].Code)
			require.Equal(t, "C2.3", c.Targets[0].Of.Code)
			require.NotEmpty(t, c.Targets[0].Of.Name)
		}
	}
	require.Equal(t, 1, found)

	plan := read[struct {
		Indicators []struct{ Code string }
		Tasks      []struct {
			Code                    string
			Targets, FurtherTargets []struct{ Code, Printed string }
		}
	}](t, w.as("330400-hc/viewer").ask(t, `query($plan:String!){plan(code:$plan){indicators{code} tasks{code targets{code printed} furtherTargets{code printed}}}}`, vars{"plan": children}))
	require.Len(t, plan.Indicators, 19)
	further := map[string]string{}
	for _, task := range plan.Tasks {
		for _, f := range task.FurtherTargets {
			further[f.Code] = f.Printed
		}
	}
	require.Equal(t, map[string]string{"C2.4-e": "控制", "C2.6-e": "控制", "C2.8-a": "控制", "C6.9-a": "消除"}, further)
}
