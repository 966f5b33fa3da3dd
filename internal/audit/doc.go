// Package audit keeps the trail: who did what to what, when, in an append-only table whose entries are chained by hashes, one
// chain per city.
//
// An entry is recorded in the transaction that does the thing, so one exists exactly if the other does. It must not know what
// an action means; nouns name their own actions and objects, and say in which area, line and plans an entry may be read.
//
// Invariants: sequence numbers have no gaps; each hash covers the one before it, so that a changed, removed, added or swapped
// entry is found by Verify; a city's writers queue only for the append itself, at the very end of their transactions.
package audit
