// Package disclosure says which groups of a table are too small to be shown, and which others have to go with them so that the
// small ones cannot be found by subtracting what is shown from the total.
//
// It must not know what the groups are: it is given their sizes.
//
// Invariants: no group below the threshold is shown; what is hidden is together at least as large as the threshold and spread
// over at least two groups, or the total is below the threshold itself and nothing is shown.
package disclosure
