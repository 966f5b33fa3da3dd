// Package survey asks people how content they are: a committee office writes the questions, opens them to everybody who has the
// link, closes them, and reads the results by area with their sample sizes and intervals.
//
// It must not know who answered: an answer has no person, no address, no time and no token. It must not know HTTP either; how
// often somebody may knock is the edge's to bound.
//
// Invariants: questions do not change once the survey is open; a token gives one answer; a result is computed when the survey is
// closed, for what is counted while answers come in tells each of them apart; no group smaller than Threshold is told, nor can it
// be found by subtraction; a result becomes a figure only through the sheet of a tenant that owes it.
package survey
