package graph_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/liangce/liangce/graph/generated"
)

var update = flag.Bool("update", false, "write testdata/authz.golden anew")

const authzGolden = "testdata/authz.golden"

// personas are the columns: one user for each part that somebody plays, all looking at Haining's health department.
var personas = []struct{ name, who string }{
	{"clerk", "330481-hc/reporter"},
	{"reviewer", "330481-hc/reviewer"},
	{"county_office", "330481-wcwc/signer"},
	{"county_stat", "330481-stat/signer"},
	{"city_line", "330400-hc/reviewer"},
	{"city_office", "330400-wcwc/signer"},
	{"city_stat", "330400-stat/signer"},
	{"viewer", "330481-hc/viewer"},
	{"evaluator", "330400-wcwc/evaluator"},
	{"admin", "330481-hc/admin"},
	{"operator", "330400-wcwc/admin"}, // made one by arrange
	{"other_line", "330481-edu/reporter"},
	{"other_county", "330482-hc/reporter"},
	{"other_city", "330502-hc/reporter"},
	{"province", "330000-wcwc/signer"},
	{"anonymous", ""},
}

const legend = `# Who may do what through the API. Written by "go test ./graph -run Authorisation -update"; look at every difference.
#
# Rows are the fields of Query, Mutation and Subscription, each with the object that was asked for; columns are users of one tenant each:
# clerk, reviewer, viewer, admin: Haining's health department (330481-hc). county_office, county_stat: signers of Haining.
# city_line: reviewer of the city's health commission. city_office, city_stat: signers of the city. evaluator: of the city's
# office. operator: the service's own. other_line: Haining's education. other_county: Pinghu's health department.
# other_city: a clerk of Huzhou. province: a signer of the office over both cities. anonymous: without signing in.
#
# yes: done, or answered with something. nothing: answered, and there is nothing in it for this user. Else the code of the
# refusal. WRONG_STATE of a clerk who did not wait, for instance, means that the work itself is the clerk's.
`

// probe is one row: how a field is asked, and what of its answer tells that there was something in it.
type probe struct {
	field, object string
	ask           func(c caller, x *fixtures) answer
	// rows is the list of the answer that holds what was asked for; "" where the answer is the thing itself.
	rows string
	// changes tells that what was asked for is not what it was, once somebody was let.
	changes bool
}

func TestAuthorisationOfEveryField(t *testing.T) {
	table := probes(t)
	requireEveryField(t, table)
	cells := make([][]string, len(table))
	var x *fixtures
	for _, persona := range personas {
		if x == nil || x.changed {
			x = arrange(t)
		}
		for i, p := range table {
			cells[i] = append(cells[i], x.outcome(t, p, persona.who))
		}
	}
	got := draw(t, table, cells)
	if *update {
		require.NoError(t, os.WriteFile(authzGolden, got, 0o644)) //nolint:gosec // a file of the repository
	}
	want, err := os.ReadFile(authzGolden)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "if the change is meant, write it with -update and look at the difference")
}

// requireEveryField fails for a field of the schema that has no row, and for a row without a field.
func requireEveryField(t *testing.T, table []probe) {
	t.Helper()
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	var fields []string
	for _, root := range []*ast.Definition{schema.Query, schema.Mutation, schema.Subscription} {
		for _, f := range root.Fields {
			if !strings.HasPrefix(f.Name, "__") {
				fields = append(fields, root.Name+"."+f.Name)
			}
		}
	}
	var rows []string
	for _, p := range table {
		rows = append(rows, p.field)
	}
	slices.Sort(fields)
	slices.Sort(rows)
	require.Equal(t, fields, slices.Compact(rows), "every field of the schema has a row in probes")
}

// outcome runs a probe as a persona and says in a word what came of it.
func (x *fixtures) outcome(t *testing.T, p probe, who string) string {
	t.Helper()
	a := p.ask(x.w.as(who), x)
	if len(a.Errors) > 0 {
		return a.code()
	}
	var data map[string]any
	require.NoError(t, json.Unmarshal(a.Data, &data), a.raw)
	for _, payload := range data {
		rows, listed := payload.([]any)
		if payload, ok := payload.(map[string]any); ok {
			if code := refusal(payload); code != "" {
				return code
			}
			rows, listed = payload[p.rows].([]any)
		}
		if listed && !slices.ContainsFunc(rows, func(row any) bool { return row != nil }) {
			return "nothing"
		}
	}
	x.changed = x.changed || p.changes
	return "yes"
}

// refusal is the code of the one figure or cell that a mutation was asked for, where it was refused.
func refusal(payload map[string]any) string {
	for _, list := range []string{"refused", "problems"} {
		rows, _ := payload[list].([]any)
		for _, row := range rows {
			if grade, graded := row.(map[string]any)["grade"]; !graded || grade == "A" {
				return fmt.Sprint(row.(map[string]any)["code"])
			}
		}
	}
	return ""
}

func draw(t *testing.T, table []probe, cells [][]string) []byte {
	t.Helper()
	var b bytes.Buffer
	b.WriteString(legend)
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	line := func(first, second string, rest []string) {
		_, err := fmt.Fprintf(w, "%s\t%s\t%s\n", first, second, strings.Join(rest, "\t"))
		require.NoError(t, err)
	}
	var names []string
	for _, p := range personas {
		names = append(names, p.name)
	}
	line("field", "object", names)
	for i, p := range table {
		line(p.field, p.object, cells[i])
	}
	require.NoError(t, w.Flush())
	var out bytes.Buffer
	for l := range strings.Lines(b.String()) {
		out.WriteString(strings.TrimRight(l, " \n") + "\n")
	}
	return out.Bytes()
}
