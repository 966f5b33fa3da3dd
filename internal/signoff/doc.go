// Package signoff is the deciding side of a round: what waits for whom, passing and returning single figures, and recording
// a divergence beside one.
//
// It must not know sheets, and it changes no value: it asks chain what comes next, access who may, and figure to write it.
//
// Invariants: every decision names the revision it was made on; one bad figure in a request does not hold up the others;
// nobody decides on what they entered (access says it in words, a constraint of the database makes sure).
package signoff
