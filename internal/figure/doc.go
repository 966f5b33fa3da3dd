// Package figure holds the values that were reported: their revisions, where each stands, and every decision on each
// revision. It is the only writer of them.
//
// It must not know sheets, queues or rounds (who owes what, who may decide): sheet and signoff ask for changes here, after
// they have checked the actor.
//
// Invariants: a revision is never changed or deleted; a value lives in its revision alone, and row security lets only the
// owning tenant add one, so nobody else can alter what was collected; figures are locked in the order of their ids; whatever
// changes a basis refreshes the roll-ups in the same transaction.
package figure
