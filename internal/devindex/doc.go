// Package devindex makes the development index of a plan: for the city and each of its counties, year by year, out of what
// the roll-up says, by the weights that the city's committee office has decided on (docs/index-method.md).
//
// It must not know how values come about, and it judges none: it reads the roll-up as every board does, so nobody is answered
// beyond their scope, and whoever is shown an index is shown the same one. What a caller may not see makes no index.
//
// Invariants: versions of weights are added and never changed; version 1 is nobody's, all domains alike. The goals that
// values are held against are those of the plan's own area, for all areas and years.
package devindex
