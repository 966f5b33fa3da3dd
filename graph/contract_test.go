package graph_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"github.com/liangce/liangce/graph/generated"
)

type coded struct{ Code string }

// cell is a cell of the contract's Rollup.
type cell struct {
	Indicator      coded
	Area           struct{ Code, Name string }
	Year           int
	Value, Display *string
	Emptiness      *string
	Provisional    bool
	Verdict        *struct{ Status, Reason string }
	Completeness   struct {
		Reported, Expected int
		Missing            []coded
	}
}

type rolledUp struct{ Cells []cell }

func (r rolledUp) find(t *testing.T, indicator, area string, year int) cell {
	t.Helper()
	i := slices.IndexFunc(r.Cells, func(c cell) bool { return c.Indicator.Code == indicator && c.Area.Code == area && c.Year == year })
	require.GreaterOrEqual(t, i, 0, "%s of %s in %d", indicator, area, year)
	return r.Cells[i]
}

func rollupVars(plan, area, basis string, years ...int) vars {
	return vars{"plan": plan, "area": area, "basis": basis, "years": years}
}

// deep asks for the children of the area too.
func (v vars) deep() vars { v["depth"] = 1; return v }

func TestContractDocumentsAreValid(t *testing.T) {
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	document, errs := gqlparser.LoadQueryWithRules(schema, operations, rules.NewDefaultRules())
	require.Empty(t, errs)
	var names []string
	for _, o := range document.Operations {
		names = append(names, o.Name)
	}
	require.Equal(t, []string{
		"SignIn", "Viewer", "Plan", "Rollup", "Sheet", "SaveFigures", "SubmitSheet", "Queue", "Decide", "PublishRound", "Explain",
	}, names)
}

func TestContractSignIn(t *testing.T) {
	w := demo(t)
	good := read[struct {
		AccessToken string
		ExpiresAt   time.Time
		Viewer      struct {
			Tenant struct{ Slug, Kind string }
			Roles  []string
		}
	}](t, w.as("").run(t, "SignIn", vars{"tenant": "330481-hc", "username": "reporter", "password": password}))
	require.Len(t, strings.Split(good.AccessToken, "."), 3, "a JWT")
	require.True(t, good.ExpiresAt.After(time.Now()))
	require.Equal(t, "330481-hc", good.Viewer.Tenant.Slug)
	require.Equal(t, []string{"reporter"}, good.Viewer.Roles)

	refused := map[string]vars{
		"a wrong password":  {"tenant": "330481-wcwc", "username": "viewer", "password": "x"},
		"an unknown user":   {"tenant": "330481-wcwc", "username": "nobody", "password": password},
		"an unknown tenant": {"tenant": "330481-none", "username": "viewer", "password": password},
		"no tenant's form":  {"tenant": "'; --", "username": "viewer", "password": password},
	}
	var answers []string
	for reason, v := range refused {
		t.Run(reason, func(t *testing.T) {
			a := w.as("").run(t, "SignIn", v)
			a.refused(t, "UNAUTHENTICATED")
			answers = append(answers, a.raw)
		})
	}
	require.Len(t, slices.Compact(answers), 1, "nothing tells which of the three was wrong")
}

func TestContractViewer(t *testing.T) {
	type viewer struct {
		User   struct{ Name string }
		Tenant struct {
			Slug, Name, Kind string
			Area             struct{ Code, Name string }
			Line             *struct{ Code, Name string }
		}
		Roles []string
	}
	cases := []struct{ reason, who, kind, area, line, role string }{
		{"the city's office has no line", "330400-wcwc/signer", "office", "330400", "", "signer"},
		{"statistics is a line too", "330400-stat/signer", "statistics", "330400", "STAT", "signer"},
		{"a line has one code in city and county", "330400-hc/reviewer", "department", "330400", "HC", "reviewer"},
		{"a county's department", "330481-hc/reporter", "department", "330481", "HC", "reporter"},
		{"an administrator's role", "330481-wcwc/admin", "office", "330481", "", "tenant_admin"},
		{"an evaluator", "330481-stat/evaluator", "statistics", "330481", "STAT", "evaluator"},
		{"another city", "330500-hc/viewer", "department", "330500", "HC", "viewer"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			v := read[viewer](t, demo(t).as(c.who).run(t, "Viewer", nil))
			require.Equal(t, []any{c.kind, c.area, []string{c.role}}, []any{v.Tenant.Kind, v.Tenant.Area.Code, v.Roles})
			require.NotEmpty(t, v.User.Name)
			line := ""
			if v.Tenant.Line != nil {
				line = v.Tenant.Line.Code
			}
			require.Equal(t, c.line, line)
		})
	}
	demo(t).as("").run(t, "Viewer", nil).refused(t, "UNAUTHENTICATED")
}

type prose struct{ Code, Name, Printed string }

type planned struct {
	Code, Title              string
	BaselineYear, TargetYear int
	Domains                  []struct{ Code, Name string }
	Indicators               []struct {
		Code, Name, Unit, Direction, Aggregation string
		Precision                                int
		Domain, Lead                             coded
		Baseline                                 struct {
			Value   *string
			Printed string
		}
		Target struct{ Type, Printed string }
	}
	Tasks []struct {
		Code, Heading string
		Domain, Lead  coded
		Targets       []prose
	}
	Projects []struct {
		Code, Name string
		Lead       coded
		Targets    []prose
	}
}

func readPlan(t *testing.T, code string) planned {
	t.Helper()
	return read[planned](t, demo(t).as("330481-hc/viewer").run(t, "Plan", vars{"plan": code}))
}

func TestContractPlanIsComplete(t *testing.T) {
	onTasks, onProjects := 0, 0
	for code, want := range map[string][4]int{women: {8, 21, 62, 5}, children: {7, 19, 52, 6}} {
		p := readPlan(t, code)
		require.Equal(t, want, [4]int{len(p.Domains), len(p.Indicators), len(p.Tasks), len(p.Projects)}, code)
		require.Equal(t, [2]int{2020, 2025}, [2]int{p.BaselineYear, p.TargetYear})
		for _, i := range p.Indicators {
			require.Contains(t, []string{"higher_better", "lower_better", "neutral_band", "coverage"}, i.Direction)
			require.Contains(t, []string{"ratio_of_sums", "sum", "share_of_counties", "share_of_units", "city_only", "city_survey"}, i.Aggregation)
			require.Regexp(t, `^[a-z_]+$`, i.Target.Type)
			require.NotEmpty(t, i.Target.Printed, "%s: a merged cell's text stands beside each of its indicators", i.Code)
			require.NotEmpty(t, i.Lead.Code)
			require.NotEmpty(t, i.Domain.Code)
		}
		for _, task := range p.Tasks {
			onTasks += len(task.Targets)
		}
		for _, project := range p.Projects {
			onProjects += len(project.Targets)
		}
	}
	require.Equal(t, [2]int{73, 10}, [2]int{onTasks, onProjects}, "targets in the prose")
}

func TestContractRollupGivesThePrintedBaselines(t *testing.T) {
	found := 0
	for _, code := range []string{women, children} {
		of2020 := read[rolledUp](t, demo(t).as("330400-wcwc/viewer").run(t, "Rollup", rollupVars(code, "330400", "PUBLISHED", 2020)))
		for _, i := range readPlan(t, code).Indicators {
			if i.Baseline.Value == nil {
				continue
			}
			found++
			c := of2020.find(t, i.Code, "330400", 2020)
			require.NotNil(t, c.Display, i.Code)
			require.True(t, decimal.RequireFromString(*i.Baseline.Value).Equal(decimal.RequireFromString(*c.Display)),
				"%s: printed %s, rolled up %s", i.Code, *i.Baseline.Value, *c.Display)
			require.False(t, c.Provisional)
		}
	}
	require.Equal(t, 33, found)
}

func TestContractRollupCells(t *testing.T) {
	office := demo(t).as("330400-wcwc/viewer")
	years := []int{2020, 2024, 2025}
	areas := []string{"330400", "330401", "330402", "330411", "330421", "330424", "330481", "330482", "330483"}
	for _, code := range []string{women, children} {
		for _, basis := range []string{"SUBMITTED", "APPROVED", "PUBLISHED"} {
			t.Run(code+" "+basis, func(t *testing.T) {
				got := read[rolledUp](t, office.run(t, "Rollup", rollupVars(code, "330400", basis, 2025, 2020, 2024).deep()))
				p := readPlan(t, code)
				n := 0
				for _, i := range p.Indicators {
					for _, area := range areas {
						for _, year := range years {
							c := got.Cells[n]
							require.Equal(t, []any{i.Code, area, year}, []any{c.Indicator.Code, c.Area.Code, c.Year}, "ordered by indicator, area, year; none left out")
							checkCell(t, c, i.Precision)
							if basis == "PUBLISHED" && year == openYear {
								require.Nil(t, c.Value)
								require.Equal(t, "not_reported", *c.Emptiness, "nothing is there yet")
							}
							n++
						}
					}
				}
				require.Len(t, got.Cells, n)
			})
		}
	}
}

// checkCell holds a cell to what the contract says of its fields.
func checkCell(t *testing.T, c cell, precision int) {
	t.Helper()
	require.NotEmpty(t, c.Area.Name)
	require.Equal(t, c.Value == nil, c.Emptiness != nil, "emptiness is null for any value: %+v", c)
	require.Equal(t, c.Value == nil, c.Display == nil)
	require.Equal(t, c.Completeness.Reported < c.Completeness.Expected, c.Provisional, "%+v", c)
	require.Len(t, c.Completeness.Missing, c.Completeness.Expected-c.Completeness.Reported)
	if c.Emptiness != nil {
		require.Contains(t, []string{"not_reported", "not_applicable", "not_collected", "withheld"}, *c.Emptiness)
	}
	if c.Provisional {
		require.Nil(t, c.Verdict, "a provisional value is not judged")
	}
	if c.Verdict != nil {
		require.Contains(t, []string{"met", "on_track", "at_risk", "off_track", "worsening", "needs_judgement", "no_data"}, c.Verdict.Status)
		require.NotEmpty(t, c.Verdict.Reason)
	}
	if c.Value == nil {
		return
	}
	value := decimal.RequireFromString(*c.Value)
	require.LessOrEqual(t, -value.Exponent(), int32(12))
	decimals := len(*c.Display) - 1 - strings.IndexByte(*c.Display, '.')
	if !strings.Contains(*c.Display, ".") {
		decimals = 0
	}
	require.Contains(t, []int{precision, precision + 1}, decimals, "the indicator's precision, or one more: %+v", c)
	require.True(t, value.Round(int32(decimals)).Equal(decimal.RequireFromString(*c.Display)), "%+v", c)
}

func TestContractRollupDepthDefaultsToTheAreaAlone(t *testing.T) {
	w := demo(t).as("330400-wcwc/viewer")
	v := rollupVars(women, "330400", "APPROVED", 2024)
	left := w.run(t, "Rollup", v)
	require.Len(t, read[rolledUp](t, left).Cells, 21)
	v["depth"] = 0
	require.Equal(t, left.raw, w.run(t, "Rollup", v).raw)
	v["depth"] = nil
	require.Equal(t, left.raw, w.run(t, "Rollup", v).raw)
	for reason, bad := range map[string]vars{
		"deeper than the schema says": {"depth": 2}, "a depth below the area": {"depth": -1}, "no year": {"years": []int{}},
	} {
		t.Run(reason, func(t *testing.T) {
			v := rollupVars(women, "330400", "APPROVED", 2024)
			for name, value := range bad {
				v[name] = value
			}
			w.run(t, "Rollup", v).refused(t, "INVALID_INPUT")
		})
	}
}

func TestContractRollupOutsideTheScope(t *testing.T) {
	w := demo(t)
	own, city := w.as("330481-hc/viewer"), w.as("330400-wcwc/viewer")
	published := read[rolledUp](t, city.run(t, "Rollup", rollupVars(children, "330400", "PUBLISHED", 2024).deep()))
	for _, basis := range []string{"SUBMITTED", "APPROVED", "PUBLISHED"} {
		t.Run(basis, func(t *testing.T) {
			seen := read[rolledUp](t, own.run(t, "Rollup", rollupVars(children, "330400", basis, 2024, 2025).deep()))
			of2025 := map[string]bool{}
			for _, c := range seen.Cells {
				if c.Year == openYear {
					of2025[c.Area.Code] = true
					continue
				}
				want := published.find(t, c.Indicator.Code, c.Area.Code, 2024)
				require.Equal(t, want.Value, c.Value, "the snapshot's value: %+v", c)
			}
			require.Equal(t, map[string]bool{"330481": true}, of2025, "nothing of an open year but its own county's")
			require.Equal(t, len(published.Cells), len(slices.DeleteFunc(seen.Cells, func(c cell) bool { return c.Year != 2024 })), "all of a published year")
		})
	}
	require.Empty(t, read[rolledUp](t, own.run(t, "Rollup", rollupVars(children, "330482", "SUBMITTED", 2025))).Cells, "another county's open year: nothing, and no error")
}

func TestContractForeignAndAbsentThingsAnswerAlike(t *testing.T) {
	w := demo(t).as("330481-hc/reporter")
	cases := map[string]struct {
		operation       string
		absent, foreign vars
	}{
		"a plan":               {"Plan", vars{"plan": "no-such-plan"}, vars{"plan": "huzhou-women-14-5"}},
		"a roll-up's plan":     {"Rollup", rollupVars("no-such-plan", "330400", "APPROVED", 2024), rollupVars("huzhou-women-14-5", "330400", "APPROVED", 2024)},
		"a roll-up's area":     {"Rollup", rollupVars(women, "339999", "APPROVED", 2024), rollupVars(women, "330500", "APPROVED", 2024)},
		"a sheet":              {"Sheet", vars{"plan": "no-such-plan", "year": 2025}, vars{"plan": "huzhou-women-14-5", "year": 2025}},
		"a sheet of no round":  {"Sheet", vars{"plan": women, "year": 2019}, vars{"plan": "huzhou-women-14-5", "year": 2019}},
		"a queue":              {"Queue", vars{"plan": "no-such-plan", "year": 2025}, vars{"plan": "huzhou-women-14-5", "year": 2025}},
		"a value's indicator":  {"Explain", explainVars(women, "W99", "330481", 2024), explainVars("huzhou-women-14-5", "W02", "330500", 2024)},
		"a value's area":       {"Explain", explainVars(women, "W02", "339999", 2024), explainVars(women, "W02", "330502", 2024)},
		"a value out of scope": {"Explain", explainVars(women, "W99", "330482", 2025), explainVars(women, "W02", "330482", 2025)},
	}
	for reason, c := range cases {
		t.Run(reason, func(t *testing.T) {
			absent, foreign := w.run(t, c.operation, c.absent), w.run(t, c.operation, c.foreign)
			absent.refused(t, "NOT_FOUND")
			require.Equal(t, absent.raw, foreign.raw)
		})
	}
}

func explainVars(plan, indicator, area string, year int) vars {
	return vars{"plan": plan, "indicator": indicator, "area": area, "year": year, "basis": "APPROVED"}
}
