// Package regime is a city's own way of doing it: what its bodies are called and since when, the stages that a figure goes
// through, why a figure may be returned, which kinds of period there are, and the words for grades and ratings.
//
// It is the one place where these are read. It must not know plans, rounds or figures: they ask it. Nothing here is changed on a
// page: a city's file is the source, and loading it writes the whole.
//
// Invariants: on any day at most one body has a role; a chain that would lose a figure is refused; the figures of a year go through
// the chain that was in force when the year's first round was opened; a reason that was given once stays, retired where the file
// does not name it any more.
package regime
