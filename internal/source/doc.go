// Package source holds the outside systems that deliver figures and counts of events: what each may deliver, with which keys, what
// came and what became of it.
//
// It must not know how a delivery is signed, sent or written down, and it enters no figure: what fits is a proposal to whoever
// reports, and only that person's act (in sheet) makes a figure of it.
//
// Invariants: a delivery acts once and keeps its answer; one that holds a person's data leaves nothing but the reason why it was
// refused; a record is taken only for an element and an area of the key's scope, which the row policies hold as well; what was taken
// is never changed, and what does not fit waits until the owner settles it.
package source
