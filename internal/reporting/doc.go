// Package reporting is how an evaluation's documents come about: the texts that office and statistics write for them, which of
// these have to be read again since a number changed, and the making of the files, which a worker does.
//
// It must not know what the documents look like; package exchange/report lays them out.
//
// Invariants: a text never holds a number that a field could, without saying so; a field in a text exists when it is written; a text
// whose numbers changed is marked until a person confirms it; a document is made in the scope of whoever asked for it, and what is
// being made is made by one worker at a time.
package reporting
