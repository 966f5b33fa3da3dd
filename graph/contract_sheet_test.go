package graph_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

type problem struct{ Obligation, Grade, Code, Message string }

// sheetCell is a cell of the contract's Sheet.
type sheetCell struct {
	Obligation string
	Element    struct{ Code, Name, Unit, Kind string }
	Area       coded
	Category   coded
	Figure     *struct {
		ID, State        string
		Value, Emptiness *string
		Revision         int
	}
	LastYear *struct{ Value *string }
	Problems []problem
}

type sheet struct {
	ID, State string
	Deadline  *time.Time
	Cells     []sheetCell
}

// at is the cell of an element in the caller's own area.
func (s sheet) at(t *testing.T, element string) sheetCell {
	t.Helper()
	i := slices.IndexFunc(s.Cells, func(c sheetCell) bool { return c.Element.Code == element && c.Category.Code == "total" })
	require.GreaterOrEqual(t, i, 0, element)
	return s.Cells[i]
}

type saved struct {
	Sheet    struct{ ID, State string }
	Problems []problem
}

type submitted struct {
	Sheet     struct{ ID, State string }
	Submitted []string
	Problems  []problem
}

func readSheet(t *testing.T, c caller, plan string, year int) sheet {
	t.Helper()
	return read[sheet](t, c.run(t, "Sheet", vars{"plan": plan, "year": year}))
}

func save(t *testing.T, c caller, id, request string, figures ...vars) answer {
	t.Helper()
	return c.run(t, "SaveFigures", vars{"input": vars{"sheet": id, "requestId": request, "figures": figures}})
}

func submit(t *testing.T, c caller, id, request string, obligations ...string) answer {
	t.Helper()
	input := vars{"sheet": id, "requestId": request}
	if len(obligations) > 0 {
		input["obligations"] = obligations
	}
	return c.run(t, "SubmitSheet", vars{"input": input})
}

func TestContractSheet(t *testing.T) {
	w := demo(t)
	open := readSheet(t, w.as("330481-hc/reporter"), women, openYear)
	require.Equal(t, "open", open.State)
	require.NotNil(t, open.Deadline)
	missing := slices.DeleteFunc(slices.Clone(open.Cells), func(c sheetCell) bool { return c.Figure != nil })
	require.GreaterOrEqual(t, len(missing), 2, "what is still to report")
	for _, c := range open.Cells {
		require.NotEmpty(t, c.Obligation)
		require.Contains(t, []string{"count", "decimal", "flag"}, c.Element.Kind)
		require.Equal(t, "330481", c.Area.Code)
		require.NotNil(t, c.LastYear)
	}
	closed := readSheet(t, w.as("330481-hc/viewer"), women, 2024)
	require.Equal(t, "approved", closed.State)
	for _, c := range closed.Cells {
		require.Equal(t, "approved", c.Figure.State)
		require.Equal(t, c.Figure.Value == nil, c.Figure.Emptiness != nil)
	}
	require.Empty(t, readSheet(t, w.as("330481-wcwc/signer"), women, openYear).Cells, "an office owes nothing")
	city := readSheet(t, w.as("330400-hc/reporter"), women, openYear)
	for _, c := range city.Cells {
		require.Contains(t, []string{"330400", "330401"}, c.Area.Code, "the city's department reports for the city and its own institutions")
	}
}

func TestContractSheetsInAllStates(t *testing.T) {
	w := demo(t)
	figures := map[string]bool{}
	for _, tenant := range []string{"330481-hc", "330481-ca", "330481-edu", "330402-hc", "330411-hrss", "330400-hc", "330483-hc"} {
		for _, plan := range []string{women, children} {
			s := readSheet(t, w.as(tenant+"/viewer"), plan, openYear)
			require.Contains(t, []string{"open", "submitted", "approved"}, s.State)
			least := "approved"
			for _, c := range s.Cells {
				state := "none"
				if c.Figure != nil {
					state = c.Figure.State
					figures[state] = true
				}
				switch {
				case c.Category.Code != "total":
				case slices.Contains([]string{"none", "draft", "returned", "withdrawn"}, state):
					least = "open"
				case state != "approved" && least == "approved":
					least = "submitted"
				}
			}
			require.Equal(t, least, s.State, "%s %s: the least advanced cell decides", tenant, plan)
		}
	}
	for state := range figures {
		require.Contains(t, []string{"draft", "submitted", "reviewed", "county_signed", "line_checked", "approved", "returned", "withdrawn"}, state)
	}
}

func TestContractSaveFigures(t *testing.T) {
	w := ownDemo(t)
	clerk := w.as("330481-hc/reporter")
	s := readSheet(t, clerk, women, openYear)
	deaths, births := s.at(t, "maternal_deaths").Obligation, s.at(t, "live_births").Obligation
	foreign := readSheet(t, w.as("330482-hc/reporter"), women, openYear).Cells[0].Obligation
	good := vars{"obligation": deaths, "value": "0", "expectedRevision": nil}
	refused := []struct {
		reason string
		figure vars
		code   string
	}{
		{"not a number", vars{"obligation": births, "value": "abc"}, "INVALID_VALUE"},
		{"a full-width digit", vars{"obligation": births, "value": "１2"}, "INVALID_VALUE"},
		{"a value and an emptiness", vars{"obligation": births, "value": "1", "emptiness": "not_collected"}, "INVALID_VALUE"},
		{"neither", vars{"obligation": births}, "INVALID_VALUE"},
		{"an emptiness that is none", vars{"obligation": births, "emptiness": "NOT_COLLECTED"}, "INVALID_VALUE"},
		{"the same cell twice", vars{"obligation": deaths, "value": "1"}, "INVALID_VALUE"},
		{"a revision that is not there yet", vars{"obligation": births, "value": "5000", "expectedRevision": 1}, "STALE_REVISION"},
		{"another tenant's obligation", vars{"obligation": foreign, "value": "1"}, "FORBIDDEN"},
		{"an obligation that does not exist", vars{"obligation": "x", "value": "1"}, "FORBIDDEN"},
		{"a category that the element does not have", vars{"obligation": births, "category": "rural", "value": "1"}, "FORBIDDEN"},
	}
	for _, c := range refused {
		t.Run(c.reason, func(t *testing.T) {
			out := read[saved](t, save(t, clerk, s.ID, "save "+c.reason, good, c.figure))
			require.Len(t, out.Problems, 1)
			require.Equal(t, []string{c.figure["obligation"].(string), "A", c.code}, []string{out.Problems[0].Obligation, out.Problems[0].Grade, out.Problems[0].Code})
			require.NotEmpty(t, out.Problems[0].Message)
			require.Nil(t, readSheet(t, clerk, women, openYear).at(t, "maternal_deaths").Figure, "the good cell is not saved either")
		})
	}

	first := save(t, clerk, s.ID, "first", good, vars{"obligation": births, "value": "6500.5", "expectedRevision": 0})
	out := read[saved](t, first)
	require.Equal(t, "open", out.Sheet.State)
	require.Contains(t, codesOfProblems(out.Problems), "A NOT_INTEGER", "a draft is saved with what is wrong with it")
	require.Equal(t, first.raw, save(t, clerk, s.ID, "first", good, vars{"obligation": births, "value": "6500.5", "expectedRevision": 0}).raw, "the same request acts once")
	after := readSheet(t, clerk, women, openYear)
	require.Equal(t, []any{"draft", 1, "0"}, []any{after.at(t, "maternal_deaths").Figure.State, after.at(t, "maternal_deaths").Figure.Revision, *after.at(t, "maternal_deaths").Figure.Value})
	require.Nil(t, after.at(t, "maternal_deaths").Figure.Emptiness, "zero is a value")

	save(t, clerk, s.ID, "first", good).refused(t, "REQUEST_REUSED")
	require.Equal(t, []string{"A STALE_REVISION"}, codesOfProblems(read[saved](t, save(t, clerk, s.ID, "no revision", good)).Problems), "null is for a first save")
	require.Empty(t, filter(read[saved](t, save(t, clerk, s.ID, "second", vars{"obligation": births, "value": "6500", "expectedRevision": 1})).Problems, "A"))
	require.Equal(t, 2, readSheet(t, clerk, women, openYear).at(t, "live_births").Figure.Revision)
	require.Empty(t, filter(read[saved](t, save(t, clerk, s.ID, "empty", vars{"obligation": births, "emptiness": "not_collected", "explanation": "本年停统,明年恢复。", "expectedRevision": 2})).Problems, "A"))
	require.Equal(t, "not_collected", *readSheet(t, clerk, women, openYear).at(t, "live_births").Figure.Emptiness)
}

func codesOfProblems(list []problem) []string {
	out := []string{}
	for _, p := range list {
		out = append(out, p.Grade+" "+p.Code)
	}
	return out
}

func filter(list []problem, grade string) []problem {
	return slices.DeleteFunc(slices.Clone(list), func(p problem) bool { return p.Grade != grade })
}

func TestContractSavingIsTheReportersAlone(t *testing.T) {
	w := demo(t)
	clerk := w.as("330481-hc/reporter")
	own := readSheet(t, clerk, women, openYear).ID
	figure := vars{"obligation": "x", "value": "1"}
	for _, who := range []string{"330481-hc/reviewer", "330481-hc/viewer", "330481-hc/admin"} {
		save(t, w.as(who), own, "r", figure).refused(t, "FORBIDDEN")
		submit(t, w.as(who), own, "r").refused(t, "FORBIDDEN")
	}
	absent := save(t, clerk, women+":2025:00000000-0000-0000-0000-000000000000", "a", figure)
	absent.refused(t, "NOT_FOUND")
	for reason, id := range map[string]string{
		"another tenant's": readSheet(t, w.as("330482-hc/reporter"), women, openYear).ID,
		"another city's":   readSheet(t, w.as("330502-hc/reporter"), "huzhou-women-14-5", openYear).ID,
		"no sheet's id":    "x",
	} {
		t.Run(reason, func(t *testing.T) {
			require.Equal(t, absent.raw, save(t, clerk, id, "b "+reason, figure).raw)
			require.Equal(t, strings.ReplaceAll(absent.raw, "saveFigures", "submitSheet"), withoutPlaces(submit(t, clerk, id, "c "+reason).raw, absent.raw))
		})
	}
	for reason, id := range map[string]string{"no request id": "", "a request id of 65 characters": strings.Repeat("号", 65)} {
		t.Run(reason, func(t *testing.T) {
			save(t, clerk, own, id, figure).refused(t, "INVALID_INPUT")
			submit(t, clerk, own, id).refused(t, "INVALID_INPUT")
		})
	}
	read[saved](t, save(t, clerk, own, strings.Repeat("号", 64), figure))
}

func TestContractWhereAFigureWasTyped(t *testing.T) {
	w := ownDemo(t)
	clerk := w.as("330481-hc/reporter")
	s := readSheet(t, clerk, women, openYear)
	births := s.at(t, "live_births").Obligation
	read[saved](t, save(t, clerk, s.ID, "typed", vars{"obligation": births, "value": "6850"}))
	figures := []vars{{"obligation": births, "value": "6851", "expectedRevision": 1}}
	read[saved](t, clerk.run(t, "SaveFigures", vars{"input": vars{"sheet": s.ID, "requestId": "uploaded", "figures": figures, "origin": "EXCEL"}}))
	id := readSheet(t, clerk, women, openYear).at(t, "live_births").Figure.ID
	kept := read[struct{ Revisions []struct{ Origin string } }](t, clerk.ask(t, `query ($id: ID!) { figure(id: $id) { revisions { origin } } }`, vars{"id": id}))
	var origins []string
	for _, r := range kept.Revisions {
		origins = append(origins, r.Origin)
	}
	require.ElementsMatch(t, []string{"api", "excel"}, origins)
}

func TestContractSubmitSheet(t *testing.T) {
	w := ownDemo(t)
	clerk := w.as("330481-hc/reporter")
	s := readSheet(t, clerk, women, openYear)
	deaths, births, checkups := s.at(t, "maternal_deaths").Obligation, s.at(t, "live_births").Obligation, s.at(t, "premarital_checkups").Obligation
	out := read[submitted](t, submit(t, clerk, s.ID, "nothing is filled in"))
	require.Empty(t, out.Submitted)
	read[saved](t, save(t, clerk, s.ID, "fill", vars{"obligation": deaths, "value": "0"}, vars{"obligation": births, "value": "685000"}))

	out = read[submitted](t, submit(t, clerk, s.ID, "all ready ones"))
	require.Equal(t, []string{deaths}, out.Submitted, "obligation ids of what went; one bad cell holds up no other")
	require.Equal(t, "open", out.Sheet.State)
	held := map[string][]string{}
	for _, p := range out.Problems {
		held[p.Obligation] = append(held[p.Obligation], p.Grade+" "+p.Code)
	}
	require.Contains(t, held[births], "B UNIT_SLIP", "each problem is named with its cell")
	require.Equal(t, []string{"B MISSING"}, held[checkups], "and what is still to come is one")
	require.Len(t, held, 2)
	require.Equal(t, "submitted", readSheet(t, clerk, women, openYear).at(t, "maternal_deaths").Figure.State)

	out = read[submitted](t, submit(t, clerk, s.ID, "named ones", deaths, checkups, "x"))
	require.Empty(t, out.Submitted)
	named := map[string]string{}
	for _, p := range out.Problems {
		named[p.Obligation] = p.Code
	}
	require.Equal(t, map[string]string{deaths: "WRONG_STATE", checkups: "MISSING", "x": "FORBIDDEN"}, named)

	again := vars{"obligation": deaths, "value": "1", "expectedRevision": 1}
	require.Equal(t, []string{"A WRONG_STATE"}, codesOfProblems(read[saved](t, save(t, clerk, s.ID, "too late", again)).Problems), "what was submitted is not typed over")

	explained := vars{"obligation": births, "value": "685000", "explanation": "按常住口径统计,已与公安核对。", "expectedRevision": 1}
	read[saved](t, save(t, clerk, s.ID, "explain", explained))
	out = read[submitted](t, submit(t, clerk, s.ID, "explained", births))
	require.Equal(t, []string{births}, out.Submitted, "grade B with an explanation may be submitted")
	first := submit(t, clerk, s.ID, "explained", births)
	require.Equal(t, out, read[submitted](t, first), "the same request acts once")
	submit(t, clerk, s.ID, "explained", deaths).refused(t, "REQUEST_REUSED")
}

// withoutPlaces gives a refusal the places of another, whose document puts its field on another line.
func withoutPlaces(raw, like string) string {
	place := func(text string) string {
		from := strings.Index(text, `"locations"`)
		return text[from : from+strings.Index(text[from:], "]")]
	}
	return strings.Replace(raw, place(raw), place(like), 1)
}
