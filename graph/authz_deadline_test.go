package graph_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	askExtension    = `mutation($input:AskExtensionInput!){askExtension(input:$input){id}}`
	answerExtension = `mutation($input:AnswerExtensionInput!){answerExtension(input:$input){state}}`
	chaseOne        = `mutation($input:ChaseInput!){chase(input:$input){chased}}`
)

// arrangeDeadlines has a department ask for more time for one obligation, and its office chase it.
func arrangeDeadlines(t *testing.T, w *world, plan, department string) (extension string) {
	t.Helper()
	clerk, office := w.as(department+"/reporter"), w.as(department[:6]+"-wcwc/signer")
	var last string
	for _, c := range readSheet(t, clerk, plan, openYear).Cells {
		if c.Figure == nil && c.Category.Code == "total" && c.Element.Code != "maternal_deaths" {
			last = c.Obligation
		}
	}
	require.NotEmpty(t, last, "%s has nothing left to report", department)
	asked := read[struct{ ID string }](t, clerk.ask(t, askExtension, vars{"input": vars{
		"plan": plan, "year": openYear, "obligations": []string{last}, "until": "2030-01-01", "reason": "台账正在核对", "requestId": "arrange deadlines",
	}}))
	read[struct{ Chased int }](t, office.ask(t, chaseOne, vars{"input": vars{
		"plan": plan, "year": openYear, "tenant": department, "words": "请本周内报齐。", "requestId": "arrange deadlines",
	}}))
	return asked.ID
}

func deadlines(change func(field, object string, how asked, input func(*fixtures) vars), doc func(string) asked) {
	change("askExtension", "for all that is still to report", doc(askExtension), func(*fixtures) vars {
		return vars{"plan": women, "year": openYear, "until": "2030-02-01", "reason": "台账正在核对"}
	})
	change("answerExtension", "Haining health's request", doc(answerExtension), func(x *fixtures) vars {
		return vars{"extension": x.extension, "grant": true}
	})
	change("chase", "Haining's health department", doc(chaseOne), func(*fixtures) vars {
		return vars{"plan": women, "year": openYear, "tenant": "330481-hc", "words": "请在周五前报齐。"}
	})
}

// Requests for more time and chases are their tenant's own and the offices'.
func lookAtTenants(s *stranger, _ vars, field any) {
	for _, slug := range at(field, "tenant", "slug") {
		require.True(s, s.tenants[slug.(string)], "seed %d, %s: %v", seed, s.who, slug)
	}
}

func lookAtVacancies(s *stranger, _ vars, field any) {
	for _, slug := range at(field, "vacancies", "tenant", "slug") {
		require.True(s, s.tenants[slug.(string)], "seed %d, %s: %v", seed, s.who, slug)
	}
}
