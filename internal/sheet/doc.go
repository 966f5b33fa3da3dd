// Package sheet is the reporter's side of a round: what a tenant owes, entering it, sending it off, taking it back, and
// correcting it later.
//
// It must not know who decides on figures afterwards (signoff does), and it writes no figure itself: figure does.
//
// Invariants: a request to save saves every cell or none; only what has no blocking problem is submitted, and one bad cell
// does not hold up the rest; problems of cells come back as data, never as errors.
package sheet
