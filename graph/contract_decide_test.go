package graph_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

type waiting struct {
	TotalCount int
	PageInfo   struct {
		HasNextPage bool
		EndCursor   *string
	}
	Nodes []queued
}

type queued struct {
	Stage  string
	Due    *string
	Figure struct {
		ID, State     string
		Revision      int
		Value         *string
		Element, Area struct{ Code, Name string }
		EnteredBy     struct{ Name string }
	}
	Problems []struct{ Grade, Message string }
}

type decided struct {
	Decided []struct {
		Figure struct {
			ID, State string
			Revision  int
		}
	}
	Refused []struct{ Figure, Code, Message string }
}

func queue(t *testing.T, c caller, plan string, first int) waiting {
	t.Helper()
	return read[waiting](t, c.run(t, "Queue", vars{"plan": plan, "year": openYear, "first": first}))
}

// waitingAt picks a figure from a caller's queue, by its stage.
func waitingAt(t *testing.T, c caller, plan, stage string) queued {
	t.Helper()
	all := queue(t, c, plan, 500).Nodes
	i := slices.IndexFunc(all, func(q queued) bool { return q.Stage == stage })
	require.GreaterOrEqual(t, i, 0, "%s has nothing at %s", c.who, stage)
	return all[i]
}

func pass(figure string, revision int) vars {
	return vars{"figure": figure, "revision": revision, "outcome": "PASS"}
}

func decide(t *testing.T, c caller, request string, decisions ...vars) answer {
	t.Helper()
	return c.run(t, "Decide", vars{"input": vars{"requestId": request, "decisions": decisions}})
}

func TestContractQueue(t *testing.T) {
	w := demo(t)
	cases := []struct{ reason, who, stage string }{
		{"a department's second person", "330421-hc/reviewer", "department_review"},
		{"the county's office", "330481-wcwc/signer", "county_sign_off"},
		{"the county's statistics", "330481-stat/signer", "county_sign_off"},
		{"the city's department of the line", "330400-hc/reviewer", "line_check"},
		{"the city's office", "330400-wcwc/signer", "city_sign_off"},
		{"the city's statistics", "330400-stat/signer", "city_sign_off"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			q := queue(t, w.as(c.who), children, 500)
			require.Equal(t, len(q.Nodes), q.TotalCount)
			require.False(t, q.PageInfo.HasNextPage)
			require.NotEmpty(t, q.Nodes)
			last := ""
			for _, n := range q.Nodes {
				require.Equal(t, c.stage, n.Stage)
				require.LessOrEqual(t, last, *n.Due, "the oldest deadline first")
				last = *n.Due
				_, err := time.Parse(time.DateOnly, *n.Due)
				require.NoError(t, err)
				require.NotEmpty(t, n.Figure.EnteredBy.Name)
			}
			var paged []queued
			page := waiting{}
			page.PageInfo.HasNextPage = true
			for page.PageInfo.HasNextPage {
				page = read[waiting](t, w.as(c.who).run(t, "Queue", vars{"plan": children, "year": openYear, "first": 2, "after": page.PageInfo.EndCursor}))
				require.Equal(t, q.TotalCount, page.TotalCount)
				paged = append(paged, page.Nodes...)
			}
			require.Equal(t, q.Nodes, paged, "page by page it is the same")
		})
	}
	require.Zero(t, queue(t, w.as("330481-hc/reporter"), children, 500).TotalCount, "nothing waits for who decides nothing")
	for _, v := range []vars{{"first": 0}, {"first": -1}, {"first": 501}, {"after": "x"}} {
		v["plan"], v["year"] = children, openYear
		w.as("330400-wcwc/signer").run(t, "Queue", v).refused(t, "INVALID_INPUT")
	}
}

func TestContractDecideRefuses(t *testing.T) {
	w := ownDemo(t)
	w.owner(t, `update app_user set roles = '{reporter,reviewer}' where username = 'reporter'
		and tenant_id = (select tenant_id from tenant_directory where slug = '330421-hc')`)
	office, reviewer := w.as("330400-wcwc/signer"), w.as("330481-hc/reviewer")
	mine := waitingAt(t, reviewer, children, "department_review").Figure
	atCity := waitingAt(t, office, children, "city_sign_off").Figure
	other := waitingAt(t, w.as("330421-hc/reviewer"), children, "department_review").Figure
	foreign := waitingAt(t, w.as("330521-hc/reviewer"), "huzhou-women-14-5", "department_review").Figure
	approved := readSheet(t, reviewer, children, 2024).Cells[0].Figure
	returned := func(id string, more vars) vars {
		v := vars{"figure": id, "revision": 1, "outcome": "RETURN", "due": "2027-01-31"}
		for name, value := range more {
			v[name] = value
		}
		return v
	}
	cases := []struct {
		reason, who string
		decision    vars
		code        string
	}{
		{"on a revision that is not the newest", "330481-hc/reviewer", pass(mine.ID, 2), "STALE_REVISION"},
		{"on what is approved already", "330481-hc/reviewer", pass(approved.ID, approved.Revision), "WRONG_STATE"},
		{"on what one entered oneself", "330421-hc/reporter", pass(other.ID, 1), "FOUR_EYES"},
		{"by the reporter", "330481-hc/reporter", pass(mine.ID, 1), "FORBIDDEN"},
		{"by a viewer", "330400-wcwc/viewer", pass(atCity.ID, 1), "FORBIDDEN"},
		{"by the county's office before its stage", "330481-wcwc/signer", pass(mine.ID, 1), "FORBIDDEN"},
		{"by a line department on another stage", "330400-hc/reviewer", pass(mine.ID, 1), "FORBIDDEN"},
		{"on another county's figure", "330481-hc/reviewer", pass(other.ID, 1), "FORBIDDEN"},
		{"on another city's figure", "330481-hc/reviewer", pass(foreign.ID, 1), "FORBIDDEN"},
		{"on a figure that does not exist", "330481-hc/reviewer", pass("00000000-0000-0000-0000-000000000001", 1), "FORBIDDEN"},
		{"on what is no id", "330481-hc/reviewer", pass("x", 1), "FORBIDDEN"},
		{"to return without a reason", "330481-hc/reviewer", returned(mine.ID, nil), "INVALID_VALUE"},
		{"to return for another reason without words", "330481-hc/reviewer", returned(mine.ID, vars{"reasonCode": "OTHER"}), "INVALID_VALUE"},
		{"in too many words", "330481-hc/reviewer", returned(mine.ID, vars{"reasonCode": "OTHER", "comment": strings.Repeat("字", 2001)}), "INVALID_VALUE"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			out := read[decided](t, decide(t, w.as(c.who), "refuse "+c.reason, c.decision))
			require.Empty(t, out.Decided)
			require.Len(t, out.Refused, 1)
			require.Equal(t, []string{c.decision["figure"].(string), c.code}, []string{out.Refused[0].Figure, out.Refused[0].Code})
			require.NotEmpty(t, out.Refused[0].Message)
		})
	}
	absent := decide(t, reviewer, "absent", pass("00000000-0000-0000-0000-000000000001", 1)).raw
	for request, id := range map[string]string{"foreign": foreign.ID, "other": other.ID} {
		require.Equal(t, absent, strings.ReplaceAll(decide(t, reviewer, request, pass(id, 1)).raw, id, "00000000-0000-0000-0000-000000000001"), request)
	}
	both := read[decided](t, decide(t, reviewer, "one good, one bad", pass(mine.ID, 1), pass(other.ID, 1)))
	require.Len(t, both.Refused, 1, "one that is refused holds up no other")
	require.Equal(t, []any{mine.ID, "reviewed", 1}, []any{both.Decided[0].Figure.ID, both.Decided[0].Figure.State, both.Decided[0].Figure.Revision})
	require.Equal(t, both, read[decided](t, decide(t, reviewer, "one good, one bad", pass(mine.ID, 1), pass(other.ID, 1))), "the same request acts once")
	decide(t, reviewer, "one good, one bad", pass(mine.ID, 1)).refused(t, "REQUEST_REUSED")
	decide(t, reviewer, "", pass(mine.ID, 1)).refused(t, "INVALID_INPUT")
	decide(t, reviewer, "no such outcome", vars{"figure": mine.ID, "revision": 1, "outcome": "pass"}).refused(t, "INVALID_INPUT")
}

func TestContractReturnAndResubmit(t *testing.T) {
	w := ownDemo(t)
	for _, reason := range []string{"WRONG_VALUE", "WRONG_DEFINITION", "NEEDS_EXPLANATION", "OTHER"} {
		t.Run(reason, func(t *testing.T) {
			office, clerk := w.as("330481-wcwc/signer"), w.as("330481-hc/reporter")
			s := readSheet(t, clerk, women, openYear)
			i := slices.IndexFunc(s.Cells, func(c sheetCell) bool { return c.Figure == nil || c.Figure.State == "returned" })
			cell, revision := s.Cells[i], 0
			if cell.Figure != nil {
				revision = cell.Figure.Revision
			}
			value := vars{"obligation": cell.Obligation, "value": *cell.LastYear.Value, "explanation": "与上年相同,已核对台账。", "expectedRevision": revision}
			read[saved](t, save(t, clerk, s.ID, "save for "+reason, value))
			require.Equal(t, []string{cell.Obligation}, read[submitted](t, submit(t, clerk, s.ID, "submit for "+reason, cell.Obligation)).Submitted)
			figure := readSheet(t, clerk, women, openYear).Cells[i].Figure
			require.Equal(t, revision+1, figure.Revision)
			require.Empty(t, read[decided](t, decide(t, w.as("330481-hc/reviewer"), "review for "+reason, pass(figure.ID, figure.Revision))).Refused)
			out := read[decided](t, decide(t, office, "return for "+reason, vars{
				"figure": figure.ID, "revision": figure.Revision, "outcome": "RETURN", "reasonCode": reason, "comment": "请核对。", "due": "2027-01-31",
			}))
			require.Empty(t, out.Refused)
			require.Equal(t, "returned", out.Decided[0].Figure.State)
			back := readSheet(t, clerk, women, openYear)
			require.Equal(t, "returned", back.Cells[i].Figure.State)
			require.Equal(t, "open", back.State)
		})
	}
}
