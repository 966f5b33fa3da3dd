// Package historyfile reads files of past figures, Excel or CSV, one row for a figure, and makes the template for them.
//
// It must not know which rows can be taken: history decides, row by row.
//
// Invariants: a number is read as it was typed or its row says why not, never rounded; no bytes make it panic, and none make it hold
// more than a file of the largest size is worth.
package historyfile
