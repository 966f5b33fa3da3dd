package access

import "slices"

// Loan is a role that a colleague has lent to an actor, who exercises it for that colleague.
type Loan struct {
	Role Role
	// Lender is the colleague's id, LenderName the name.
	Lender, LenderName string
}

// Lendable are the roles that can be lent: those with work that does not wait. An expert scores in person, and to look needs nobody.
func Lendable() []Role { return []Role{Reporter, Reviewer, Signer, TenantAdmin} }

// LentRole is the loan by which the actor has a role; false where the role is its own, or not its at all.
func (a Actor) LentRole(r Role) (Loan, bool) {
	at := slices.IndexFunc(a.Lent, func(l Loan) bool { return l.Role == r })
	if at < 0 {
		return Loan{}, false
	}
	return a.Lent[at], true
}

// StandsFor is the loan without which the actor might not do such work in its own tenant, area and line; false where it may do so on
// its own. Of several the first counts.
func StandsFor(a Actor, act Action) (Loan, bool) {
	if len(a.Lent) == 0 {
		return Loan{}, false
	}
	object := Object{City: a.CityID, AreaPath: a.AreaPath, Line: a.Line, OwnerTenant: a.TenantID}
	alone := a
	alone.Roles = slices.DeleteFunc(slices.Clone(a.Roles), func(r Role) bool { _, lent := a.LentRole(r); return lent })
	if Check(alone, act, object) == nil {
		return Loan{}, false
	}
	for _, loan := range a.Lent {
		with := alone
		with.Roles = append(slices.Clone(alone.Roles), loan.Role)
		if Check(with, act, object) == nil {
			return loan, true
		}
	}
	return Loan{}, false
}
