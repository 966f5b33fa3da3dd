// Package delegation keeps who stands in for whom: a person lends roles to a colleague of the same tenant for some days, so that a duty
// is never without somebody. It says who holds which role on a day.
//
// It must not know what a role is for, nor what is done with one; access says that of an actor that has it.
//
// Invariants: a role is lent by somebody who has it of its own, to a colleague and never by whom it goes to, so nothing is lent on. It
// ends by itself after its last day in China. Nothing is deleted. Four eyes look at persons, not at roles: whoever enters as a stand-in
// does not review it.
package delegation
