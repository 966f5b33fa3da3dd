// Package checkrule holds the checks that a city has written itself: what each version says, who proposed it, who put it into
// force, and for which years it holds.
//
// It must not know figures: what a rule is held against is gathered by finding, which runs it with the built-in checks, and what
// it would have found in past years by tryout.
//
// Invariants: a version is never changed, a rule changes by a new one; what a body of the city proposes, the other body puts into
// force (the database holds it too); for a year the newest version counts that is in force and holds for that year; every
// expression that is stored compiles.
package checkrule
