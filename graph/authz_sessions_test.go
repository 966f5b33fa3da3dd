package graph_test

import (
	"net/http"
	"testing"
)

// sessions are the rows of what belongs to one's own session or to one thing, and is no other row's; the last one ends the session.
func sessions(t *testing.T) []probe {
	withCookie := func(mutation string) func(caller, *fixtures) answer {
		return func(c caller, _ *fixtures) answer {
			var headers []string
			for _, cookie := range (&http.Response{Header: c.signIn(t).header}).Cookies() {
				headers = append(headers, "Cookie", cookie.Name+"="+cookie.Value)
			}
			return c.send(t, http.MethodPost, "/graphql", `{"query":"`+mutation+`"}`, headers...)
		}
	}
	return []probe{
		{field: "Query.figure", object: "Haining health's, approved", ask: func(c caller, x *fixtures) answer {
			return c.ask(t, `query($id:ID!){figure(id:$id){value signOffs{stage} revisions{value}}}`, vars{"id": x.at["approved"]["figure"]})
		}},
		{field: "Query.recordHistory", object: "of Haining health's own plan", ask: func(c caller, x *fixtures) answer {
			return c.ask(t, `query($id:ID!){recordHistory(record:$id){revision}}`, vars{"id": x.record})
		}},
		{field: "Query.evaluation", object: "the city's, collecting", ask: func(c caller, x *fixtures) answer {
			return c.ask(t, `query($id:ID!){evaluation(id:$id){state}}`, vars{"id": x.collecting})
		}},
		{field: "Query.evaluationReports", object: "the city's, collecting", ask: func(c caller, x *fixtures) answer {
			return c.ask(t, `query($id:ID!){evaluationReports(evaluation:$id){texts{part} fields{key} documents{kind may}}}`, vars{"id": x.collecting})
		}},
		{field: "Query.selfEvaluation", object: "of Pinghu's office", ask: func(c caller, x *fixtures) answer {
			return c.ask(t, `query($id:ID!){selfEvaluation(evaluation:$id,tenant:"330482-wcwc"){state}}`, vars{"id": x.collecting})
		}},
		{field: "Query.survey", object: "of Haining's office, open", ask: func(c caller, x *fixtures) answer {
			return c.ask(t, `query($id:ID!){survey(id:$id){state key}}`, vars{"id": x.surveys["open"]["survey"]})
		}},
		{field: "Query.historyImport", object: "brought by the city's statistics", ask: func(c caller, x *fixtures) answer {
			return c.ask(t, `query($id:ID!){historyImport(id:$id){state}}`, vars{"id": x.checked})
		}},
		{field: "Query.historyProblems", object: "brought by the city's statistics", ask: func(c caller, x *fixtures) answer {
			return c.ask(t, `query($id:ID!){historyProblems(import:$id){totalCount}}`, vars{"id": x.checked})
		}},
		{field: "Query.surveyResult", object: "of Haining's office, closed", ask: func(c caller, x *fixtures) answer {
			return c.ask(t, `query($id:ID!){surveyResult(id:$id){threshold places{obligation} questions{texts}}}`, vars{"id": x.surveys["closed"]["survey"]})
		}},
		{field: "Mutation.judgeTarget", object: "of Haining's published value", ask: func(c caller, _ *fixtures) answer {
			return c.ask(t, `mutation($input:JudgeTargetInput!){judgeTarget(input:$input){cell{verdict{status}}}}`, vars{"input": vars{
				"plan": women, "indicator": "W16", "area": "330481", "year": 2024, "status": "met", "reason": "参保率已核对。", "requestId": "judge " + c.who,
			}})
		}},
		{field: "Mutation.markNoticesRead", object: "one's own", ask: func(c caller, _ *fixtures) answer { return c.ask(t, `mutation{markNoticesRead(ids:[])}`, nil) }},
		{field: "Mutation.signIn", object: "with one's own password", ask: func(c caller, _ *fixtures) answer { return c.signIn(t) }},
		{field: "Mutation.refresh", object: "with one's own cookie", ask: withCookie(`mutation{refresh{expiresAt}}`)},
		{field: "Mutation.signOut", object: "of one's own session", ask: withCookie(`mutation{signOut}`)},
	}
}
