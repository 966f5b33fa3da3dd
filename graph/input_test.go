package graph_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Whatever a client sends, it is told what is wrong; INTERNAL is for faults of ours.
func TestBadInputIsToldNotLogged(t *testing.T) {
	office := demo(t).as("330400-wcwc/signer")
	const plan = `"jiaxing-women-14-5"`
	cases := []struct {
		reason, document string
		variables        vars
	}{
		{"a year past 32 bits, in the document", `{sheet(plan:` + plan + `,year:2147483648){id}}`, nil},
		{"a year past 32 bits, as a variable", `query($y:Int!){sheet(plan:` + plan + `,year:$y){id}}`, vars{"y": int64(1) << 40}},
		{"a year past 64 bits", `query($y:Int!){sheet(plan:` + plan + `,year:$y){id}}`, vars{"y": 1e30}},
		{"a year with decimals", `query($y:Int!){sheet(plan:` + plan + `,year:$y){id}}`, vars{"y": 2024.5}},
		{"a year in quotes", `query($y:Int!){sheet(plan:` + plan + `,year:$y){id}}`, vars{"y": "2024"}},
		{"a NUL in a name", `query($p:String!){plan(code:$p){code}}`, vars{"p": "a\x00b"}},
		{"a NUL in the document", `{plan(code:"\u0000"){code}}`, nil},
		{"a text that turns its reading around", `query($p:String!){plan(code:$p){code}}`, vars{"p": "a\u202eb"}},
		{"a bell in a name", `query($p:String!){plan(code:$p){code}}`, vars{"p": "a\ab"}},
		{"a NUL in an id", `query($f:ID!){figure(id:$f){id}}`, vars{"f": "\x00"}},
		{"a NUL in a request id", `mutation{publishRound(input:{plan:` + plan + `,year:2025,requestId:"\u0000"}){snapshot{id}}}`, nil},
		{"an enum in lower case", `query($b:Basis!){rollup(plan:` + plan + `,area:"330400",years:[2024],basis:$b){cells{year}}}`, vars{"b": "approved"}},
		{"an enum that is none", `query($b:Basis!){rollup(plan:` + plan + `,area:"330400",years:[2024],basis:$b){cells{year}}}`, vars{"b": "DRAFT"}},
		{"a day that is none", `mutation{openRound(input:{plan:` + plan + `,year:2026,due:"2026-02-30",requestId:"r"}){obligations}}`, nil},
		{"a day in another form", `mutation($d:Date!){openRound(input:{plan:` + plan + `,year:2026,due:$d,requestId:"r"}){obligations}}`, vars{"d": "31.12.2026"}},
		{"a day as a number", `mutation($d:Date!){openRound(input:{plan:` + plan + `,year:2026,due:$d,requestId:"r"}){obligations}}`, vars{"d": 20261231}},
		{"a decimal as a number", `mutation{saveFigures(input:{sheet:"s",requestId:"r",figures:[{obligation:"o",value:1.5}]}){problems{code}}}`, nil},
		{"a list of the wrong things", `query($y:[Int!]!){rollup(plan:` + plan + `,area:"330400",years:$y,basis:APPROVED){cells{year}}}`, vars{"y": []any{"x"}}},
		{"a variable that is missing", `query($y:Int!){sheet(plan:` + plan + `,year:$y){id}}`, nil},
		{"a field that does not exist", `{viewer{password}}`, nil},
		{"no GraphQL", `{viewer{`, nil},
		{"nothing", ``, nil},
		{"too many years", `query($y:[Int!]!){board(plan:` + plan + `,area:"330400",years:$y,basis:APPROVED)}`, vars{"y": make([]int, 13)}},
		{"a page before the first", `{audit(first:-1){totalCount}}`, nil},
		{"a page without end", `{audit(first:2147483647){totalCount}}`, nil},
		{"a cursor of somebody's own", `{decisions(plan:` + plan + `,year:2025,after:"eyJ"){totalCount}}`, nil},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			a := office.ask(t, c.document, c.variables)
			a.refused(t, "INVALID_INPUT")
			require.NotEmpty(t, a.Errors[0].Message)
			require.NotContains(t, a.Errors[0].Message, "…", "no hole of the sentence is left open")
		})
	}
}

func TestTextsOfTheCallersLanguage(t *testing.T) {
	w := demo(t)
	body := `{"query":"{plan(code:\"x\"){code}}"}`
	for header, want := range map[string]string{"en": "There is no such thing", "zh-CN,zh;q=0.9": "没有找到", "fr": "没有找到", "": "没有找到", "en-GB,zh;q=0.1": "There is no such thing"} {
		a := w.as("330481-hc/viewer").send(t, "POST", "/graphql", body, "Accept-Language", header)
		require.Contains(t, a.Errors[0].Message, want, header)
	}
}

func TestIDsAreReadInAnyCase(t *testing.T) {
	w := demo(t)
	reviewer := w.as("330481-hc/reviewer")
	figure := readSheet(t, reviewer, children, 2024).Cells[0].Figure.ID
	type found struct{ ID string }
	require.Equal(t, figure, read[found](t, reviewer.ask(t, `query($f:ID!){figure(id:$f){id}}`, vars{"f": strings.ToUpper(figure)})).ID)
	reviewer.ask(t, `query($f:ID!){figure(id:$f){id}}`, vars{"f": 5}).refused(t, "NOT_FOUND")
}
