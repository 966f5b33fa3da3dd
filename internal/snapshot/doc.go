// Package snapshot freezes a round: what was approved when the office published, and what has changed since.
//
// It must not know evaluations or reports, which read snapshots, and it changes no figure.
//
// Invariants: a snapshot is never changed or deleted; publishing again makes a new edition and the round points to the
// newest; a figure whose department withheld its consent is frozen as withheld, and every value made of it does without it.
package snapshot
