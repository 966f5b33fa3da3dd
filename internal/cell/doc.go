// Package cell is the place of a figure, whether one stands there yet or not: who owes it, who has a say in it, what stood there in
// the years before, and the papers that show where the figure comes from.
//
// It must not know what is said at a place, and it changes no figure.
//
// Invariants: a place is seen by exactly those who may read its figure, and one out of sight is not found; a paper is added by the
// figure's own tenant, and one that a figure was approved with stays.
package cell
