// Package reference keeps what bulletins and yearbooks say of the figures that are reported here: what each states, revision by
// revision, how far a figure may lie from it, and which sources the city's catalogue knows.
//
// It must not know who enters what is stated, or what comes of a difference: the first is reconcile's, the second its board's and
// the checks'.
//
// Invariants: no revision is ever changed, and of a source the newest counts; nothing is computed from what is kept here.
package reference
