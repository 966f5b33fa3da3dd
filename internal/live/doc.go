// Package live tells those who have a page open that somebody acted. An act is announced in the transaction that acts, so one
// that is rolled back is never told; every instance hears all acts through one connection and hands them to its readers.
//
// It must not know what a figure or a round is, nor who may see one: an event names what changed and nothing of what it is now.
// Whoever hands it on looks up, in the reader's own scope, what of it the reader may know.
//
// Invariants: a reader of one city hears nothing of another; nobody who acts waits for a reader: one who does not keep up loses what
// waits for him and is told that he lost something; after a broken connection everybody is told so.
package live
