package graph_test

import (
	"maps"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const (
	lendRoles     = `mutation($input:LendRolesInput!){lendRoles(input:$input){rows{id reason}}}`
	endDelegation = `mutation($input:EndDelegationInput!){endDelegation(input:$input){rows{id}}}`
)

// loan has the viewer of a department stand in for its reporter, in days that are far ahead.
func loan(t *testing.T, w *world, department string, ahead int) vars {
	t.Helper()
	day := time.Now().AddDate(0, 0, ahead).Format(time.DateOnly)
	in := vars{"roles": []string{"reporter"}, "firstDay": day, "lastDay": day, "reason": "培训"}
	for _, p := range read[struct {
		Colleagues []struct{ ID, Username string }
	}](t, w.as(department+"/admin").ask(t, `{delegations{colleagues{id username}}}`, nil)).Colleagues {
		switch p.Username {
		case "reporter":
			in["lender"] = p.ID
		case "viewer":
			in["standIn"] = p.ID
		}
	}
	return in
}

// lentTo is such a delegation.
func lentTo(t *testing.T, w *world, department string) string {
	t.Helper()
	in := loan(t, w, department, 300)
	in["requestId"] = "lent to " + department
	rows := read[struct{ Rows []struct{ ID string } }](t, w.as(department+"/admin").ask(t, lendRoles, vars{"input": in})).Rows
	require.Len(t, rows, 1)
	return rows[0].ID
}

func delegations(change func(field, object string, how asked, input func(*fixtures) vars), doc func(string) asked) {
	change("lendRoles", "of the reporter of Haining health", doc(lendRoles), func(x *fixtures) vars { return maps.Clone(x.lending) })
	change("endDelegation", "of the reporter of Haining health", doc(endDelegation), func(x *fixtures) vars { return vars{"delegation": x.lent} })
}
