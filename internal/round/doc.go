// Package round is one year's collection for a plan: who owes which figures by when, and how far everybody is.
//
// Obligations are computed from the catalogue and the tenants when a round is opened; nobody makes forms by hand. It must
// not know values: it counts the states of figures, and changes none.
//
// Invariants: a round with a gap in ownership does not open; an obligation names one element, area and owing tenant; two
// plans that use an element in the same year share its figure.
package round
