// Package rollup keeps the value of every indicator for every area, year and basis, and answers from them.
//
// Values are recomputed for the touched indicators inside the transaction that changes a figure, from the figures alone, so
// a value is never a day old and never drifts: computing again gives the same. Reading computes nothing.
//
// It must not know figures' tables, sheets or sign-offs: its inputs come from the view rollup_inputs, which is its contract
// with package figure. Row security hides from a county what the city's value needs, so the computation runs as the narrow
// actor access.Rollup inside the caller's transaction.
//
// Invariants: cells are locked before what they are made of is read, so the last writer sees all committed figures; those of areas
// that report come before those of the area above, each level in key order; a plan's version is raised in the transaction that
// changes one of its cells; a provisional value is not judged.
package rollup
