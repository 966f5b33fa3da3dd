package graph_test

import (
	"fmt"
	"maps"
	"testing"

	"github.com/stretchr/testify/require"
)

// arrangeSurveys has Haining's office ask, and a count that the department owes be one in percent, as none of the plan is.
func (x *fixtures) arrangeSurveys(t *testing.T) {
	t.Helper()
	x.surveys = map[string]vars{}
	asker := x.w.as("330481-wcwc/signer")
	act := func(verb string, in vars) vars {
		type made struct {
			ID       string
			Revision int
		}
		m := read[made](t, asker.ask(t, `mutation($input:SurveyInput!){`+verb+`(input:$input){id revision}}`, vars{"input": in}))
		return vars{"survey": m.ID, "revision": m.Revision}
	}
	for _, state := range []string{"draft", "draft too", "draft three", "open", "open too", "closed"} {
		m := read[struct{ ID string }](t, asker.ask(t, saveSurvey, vars{"input": surveyOf("arrange " + state)}))
		in := vars{"survey": m.ID, "revision": 1}
		for i, verb := range map[string][]string{"open": {"openSurvey"}, "open too": {"openSurvey"}, "closed": {"openSurvey", "closeSurvey"}}[state] {
			in["requestId"] = fmt.Sprintf("arrange %s %d", state, i)
			in = act(verb, in)
		}
		x.surveys[state] = in
	}
	x.w.owner(t, `insert into survey_answer (city_id, id, survey_id, area_code, said)
		select s.city_id, gen_random_uuid(), s.id, a.code, '{"q1": {"score": 4}}' from survey s join area a on a.city_id = s.city_id and a.parent = s.area_code, generate_series(1, 20)
		where s.id = $1::uuid`, x.surveys["closed"]["survey"])
	asked := read[struct{ Areas []struct{ Code string } }](t, asker.ask(t, `query($id:ID!){survey(id:$id){areas{code}}}`, vars{"id": x.surveys["open too"]["survey"]}))
	x.town = asked.Areas[0].Code
	for _, c := range x.womens.Cells {
		if c.Figure == nil && c.Category.Code == "total" && c.Element.Code != "maternal_deaths" {
			x.place = c.Obligation
			x.w.owner(t, `update element set unit = '%' where code = $1`, c.Element.Code)
			break
		}
	}
	require.NotEmpty(t, x.place)
}

func surveyOf(request string) vars {
	return vars{"plan": women, "year": openYear, "revision": 0, "title": vars{"zh": "调查", "en": "Survey"}, "requestId": request, "questions": []vars{
		{"kind": "satisfaction", "words": vars{"zh": "满意吗", "en": "Content?"}, "required": true, "options": []vars{}},
	}}
}

// surveys are the rows of a county's surveys, in the order of their work.
func surveys(change func(field, object string, how asked, input func(*fixtures) vars), doc func(string) asked) {
	change("saveSurvey", "a new one of one's own area", doc(saveSurvey), func(*fixtures) vars { return surveyOf("") })
	change("saveSurvey", "a draft of Haining's office", doc(saveSurvey), func(x *fixtures) vars {
		in := surveyOf("")
		in["survey"], in["revision"] = x.surveys["draft"]["survey"], x.surveys["draft"]["revision"]
		return in
	})
	ofSurvey := func(state string, more vars) func(*fixtures) vars {
		return func(x *fixtures) vars {
			in := maps.Clone(more)
			maps.Copy(in, x.surveys[state])
			return in
		}
	}
	change("discardSurvey", "a draft of Haining's office", doc(`mutation($input:SurveyInput!){discardSurvey(input:$input)}`), ofSurvey("draft three", vars{}))
	change("openSurvey", "a draft of Haining's office", doc(`mutation($input:SurveyInput!){openSurvey(input:$input){state}}`), ofSurvey("draft too", vars{}))
	change("closeSurvey", "an open one of Haining's office", doc(`mutation($input:SurveyInput!){closeSurvey(input:$input){state}}`), ofSurvey("open", vars{}))
	issue := doc(`mutation($input:IssueLinksInput!){issueSurveyLinks(input:$input){tokens}}`)
	change("issueSurveyLinks", "of an open one of Haining's office", func(c caller, v vars) answer {
		in := v["input"].(vars)
		delete(in, "requestId")
		return issue(c, v)
	}, func(x *fixtures) vars { return ofSurvey("open too", vars{"area": x.town, "count": 2})(x) })
	change("adoptSurveyResult", "for a figure that Haining health owes", doc(`mutation($input:AdoptSurveyInput!){adoptSurveyResult(input:$input){sheet{state}}}`), func(x *fixtures) vars {
		return vars{"survey": x.surveys["closed"]["survey"], "question": "q1", "obligation": x.place}
	})
}
