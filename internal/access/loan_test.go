package access

import "testing"

// TestALentRoleIsExercisedForItsLender: of the work that an actor does, what it could do anyway is its own, the rest somebody else's.
func TestALentRoleIsExercisedForItsLender(t *testing.T) {
	clerk := Loan{Role: Reporter, Lender: "u-li", LenderName: "李四"}
	head := Loan{Role: Signer, Lender: "u-wang", LenderName: "王五"}
	lent := func(a Actor, loans ...Loan) Actor {
		a.Lent = loans
		for _, l := range loans {
			a.Roles = append(a.Roles, l.Role)
		}
		return a
	}
	cases := []struct {
		reason string
		actor  Actor
		act    Action
		want   string
	}{
		{"nothing is lent", user(t, "330481-hc", Reporter), SaveFigure, ""},
		{"the lent role is needed", lent(user(t, "330481-hc", Reviewer), clerk), SaveFigure, "李四"},
		{"the own role suffices", lent(user(t, "330481-hc", Reviewer), clerk), ReviewDepartment, ""},
		{"either would do, so the own one counts", lent(user(t, "330481-hc", Reviewer), clerk), WriteRemark, ""},
		{"neither would do", lent(user(t, "330481-hc", Reviewer), clerk), SignCounty, ""},
		{"of two lenders the one whose role it takes", lent(user(t, "330481-stat", Viewer), clerk, head), SignCounty, "王五"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			if got, _ := StandsFor(c.actor, c.act); got.LenderName != c.want {
				t.Errorf("got %q, want %q", got.LenderName, c.want)
			}
		})
	}
}
