// Package admission bounds how much is at work at once, and divides it fairly among those who ask: a place that comes free goes
// to the one who has the fewest at work, among equals to whoever got its last place longest ago. So one who asks a hundred times as often as the others
// waits for itself.
//
// It must not know what the work is, nor that it comes over HTTP.
//
// Invariants: never more at work than there are places; a place is free only while nobody waits; who waits gives up after Patience;
// where too many wait, the newest of those who have the most waiting is turned away, so a crowd never turns others away.
package admission
