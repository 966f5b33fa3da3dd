// Package deadline is what people do about deadlines: a tenant asks for more time and its area's committee office answers (the
// city's where the area has none), and offices chase those who have not reported, with a log of whom, when, for what and what came of it.
//
// It must not know values or how a figure gets on: the round says what is owed, what is outstanding and what is late.
//
// Invariants: an obligation stands in one open request at most; nobody answers what they asked for; a deadline only moves to a
// later day, and the first one is kept; a tenant is chased once a day for a plan's year, more often only with words.
package deadline
