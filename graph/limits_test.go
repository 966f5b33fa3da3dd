package graph_test

import (
	"fmt"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// worth is more memory than reading and refusing any of these takes; one that is let run takes gigabytes.
const worth = 24 << 20

// costly runs a request and wants it to have cost little, whatever it asked for.
func costly(t *testing.T, send func() answer) answer {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	a := send()
	runtime.ReadMemStats(&after)
	require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(worth), "bytes allocated")
	return a
}

// fanOut is a document whose fragments double at each level: 2^levels fields.
func fanOut(levels int) string {
	var b strings.Builder
	b.WriteString("{viewer{...f0}}")
	for i := range levels {
		fmt.Fprintf(&b, " fragment f%d on Viewer{...f%d ...f%d}", i, i+1, i+1)
	}
	fmt.Fprintf(&b, " fragment f%d on Viewer{roles}", levels)
	return b.String()
}

func aliases(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d:roles ", i)
	}
	return "{viewer{" + b.String() + "}}"
}

func TestDocumentsAreBounded(t *testing.T) {
	cases := []struct{ reason, document, reply string }{
		{"a thousand aliases", aliases(1000), "INVALID_INPUT"},
		{"sixteen aliases", aliases(16), "INVALID_INPUT"},
		{"fifteen aliases", aliases(15), "ok"},
		{"aliases of a fragment that is spread again and again", "{viewer{" + strings.Repeat("...f ", 6) + "}} fragment f on Viewer{a:roles b:roles c:work}", "INVALID_INPUT"},
		{"fifty levels of nothing", strings.Repeat("{viewer", 50) + strings.Repeat("}", 50), "INVALID_INPUT"},
		{"five hundred inline fragments, one in the other", "{viewer" + strings.Repeat("{...", 500) + "{roles}" + strings.Repeat("}", 500) + "}", "INVALID_INPUT"},
		{"the same field 500 times", "{viewer{" + strings.Repeat("roles ", 500) + "}}", "INVALID_INPUT"},
		{"the same field 170 000 times", "{viewer{" + strings.Repeat("roles ", 170_000) + "}}", "INVALID_INPUT"},
		{"a fragment that spreads itself", "{viewer{...f}} fragment f on Viewer{...f}", "INVALID_INPUT"},
		{"fragments that spread each other", "{viewer{...f}} fragment f on Viewer{...g} fragment g on Viewer{...f}", "INVALID_INPUT"},
		{"a fan-out of 2^26 fields", fanOut(26), "INVALID_INPUT"},
		{"a fan-out of 2^100 fields", fanOut(100), "INVALID_INPUT"},
		{"a directive on every field", "{viewer{" + strings.Repeat("roles@include(if:true) ", 21) + "}}", "INVALID_INPUT"},
		{"a directive again and again", "{viewer{roles" + strings.Repeat("@include(if:true)", 300) + "}}", "INVALID_INPUT"},
		{"fifty thousand directives", "{viewer{roles" + strings.Repeat("@a", 50_000) + "}}", "INVALID_INPUT"},
		{"fifteen times the widest roll-up", "{" + wideRollups(15) + "}", "INVALID_INPUT"},
		{"the widest roll-up", "{" + wideRollups(1) + "}", "ok"},
		{"the longest page of the longest list, again and again", "{" + strings.Repeat(`audit(first:200){nodes{seq}} `, 250) + "}", "INVALID_INPUT"},
		{"the schema, where it is not shown", "{__schema{types{name}}}", "INVALID_INPUT"},
		{"a type, where it is not shown", `{__type(name:"Figure"){name}}`, "INVALID_INPUT"},
		{"its own name, which every client asks for", "{__typename viewer{__typename roles}}", "ok"},
	}
	office := demo(t).as("330400-wcwc/viewer")
	office.token(t)
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			if c.reply == "ok" {
				office.ask(t, c.document, nil).accepted(t)
				return
			}
			a := costly(t, func() answer { return office.ask(t, c.document, nil) })
			require.NotEmpty(t, a.Errors, a.raw)
			for _, e := range a.Errors {
				require.Equal(t, c.reply, e.Extensions.Code, a.raw)
				require.NotContains(t, e.Message, "Did you mean", "the schema is not told")
			}
			require.Less(t, len(a.raw), 4000, "a refusal is short")
		})
	}
}

func wideRollups(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `r%d: rollup(plan:"jiaxing-women-14-5",area:"330400",basis:APPROVED,depth:1,years:[2014,2015,2016,2017,2018,2019,2020,2021,2022,2023,2024,2025]){
			cells{indicator{code} area{code name} year value display emptiness provisional verdict{status reason} completeness{reported expected missing{code}}}} `, i)
	}
	return b.String()
}

func TestTheWidestQuestionOfTheContractIsAnswered(t *testing.T) {
	a := demo(t).as("330400-wcwc/viewer").run(t, "Rollup", rollupVars(women, "330400", "APPROVED", 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025).deep())
	require.Len(t, read[rolledUp](t, a).Cells, 21*9*12)
	demo(t).as("330400-wcwc/signer").run(t, "Queue", vars{"plan": children, "year": openYear, "first": 500}).accepted(t)
}

func TestRequestsAreBounded(t *testing.T) {
	const graphqlJSON = "application/graphql-response+json"
	good := `{"query":"{viewer{roles}}"}`
	mutation := "/graphql?query=" + url.QueryEscape(`mutation{markNoticesRead(ids:[])}`)
	deep := `{"query":"query($v:[ID!]!){viewer{roles}}","variables":{"v":` + strings.Repeat("[", 200_000) + strings.Repeat("]", 200_000) + `}}`
	many := `{"query":"mutation($i:SaveFiguresInput!){saveFigures(input:$i){problems{code}}}","variables":{"i":{"sheet":"s","requestId":"r","figures":[` +
		strings.TrimSuffix(strings.Repeat(`{"obligation":"o"},`, 40_000), ",") + `]}}}`
	cases := []struct {
		reason, method, target, body string
		headers                      []string
		status                       int
		code                         string
	}{
		{"a good one", "POST", "/graphql", good, nil, 200, "ok"},
		{"a good one, asked for with GET", "GET", "/graphql?query=" + url.QueryEscape("{viewer{roles}}"), "", nil, 200, "ok"},
		{"a change asked for with GET, as a link or an image could", "GET", mutation, "", nil, 405, "INVALID_INPUT"},
		{"two in one", "POST", "/graphql", "[" + good + "," + good + "]", nil, 400, "INVALID_INPUT"},
		{"two in one, to a client of GraphQL over HTTP", "POST", "/graphql", "[" + good + "]", []string{"Accept", graphqlJSON}, 400, "INVALID_INPUT"},
		{"five megabytes", "POST", "/graphql", `{"query":"{` + strings.Repeat("a", 5<<20) + `}"}`, nil, 413, "INVALID_INPUT"},
		{"no JSON", "POST", "/graphql", "{", nil, 400, "INVALID_INPUT"},
		{"nothing", "POST", "/graphql", "", nil, 400, "INVALID_INPUT"},
		{"JSON deeper than anybody needs", "POST", "/graphql", deep, nil, 400, "INVALID_INPUT"},
		{"a list longer than any sheet", "POST", "/graphql", many, nil, 200, "INVALID_INPUT"},
		{"what a form on another page can send: text", "POST", "/graphql", good, []string{"Content-Type", "text/plain"}, 415, "INVALID_INPUT"},
		{"what a form on another page can send: a form", "POST", "/graphql", "query=" + url.QueryEscape("{viewer{roles}}"), []string{"Content-Type", "application/x-www-form-urlencoded"}, 415, "INVALID_INPUT"},
		{"what a form on another page can send: parts", "POST", "/graphql", "--x--", []string{"Content-Type", "multipart/form-data; boundary=x"}, 415, "INVALID_INPUT"},
		{"no content type", "POST", "/graphql", good, []string{"Content-Type", ""}, 415, "INVALID_INPUT"},
		{"another method", "PUT", "/graphql", good, nil, 405, "INVALID_INPUT"},
		{"an upgrade to a socket", "GET", "/graphql", "", []string{"Upgrade", "websocket", "Connection", "Upgrade"}, 400, "INVALID_INPUT"},
	}
	viewer := demo(t).as("330400-wcwc/viewer")
	viewer.token(t)
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			a := costly(t, func() answer { return viewer.send(t, c.method, c.target, c.body, c.headers...) })
			require.Equal(t, c.status, a.status, a.raw)
			require.Equal(t, c.code, a.code(), a.raw)
			require.Less(t, len(a.raw), 4000)
			require.Empty(t, a.header.Get("Access-Control-Allow-Origin"), "no other site reads the answer")
		})
	}
	require.Equal(t, http.StatusOK, viewer.send(t, "POST", "/graphql", good, "Content-Type", "application/json; charset=utf-8").status)
}
