// Package chain says which stage a figure waits for, whose duties that stage has, and what state comes next.
//
// The chain is data, one per city and year; Default is the usual one. A stage with two duties (office and statistics)
// completes when both have passed, in either order. Who may perform a duty is decided in access; writing the
// state is figure's alone. Publishing is no state here: it is membership in a snapshot.
package chain
