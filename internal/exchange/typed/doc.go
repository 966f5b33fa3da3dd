// Package typed reads what people type into the cells of a file as the page reads what is typed into it: numbers in full-width digits,
// numbers as Excel stores them, the words for the empty states.
//
// It must not know any file's form.
//
// Invariant: what could be read in two ways is refused, never guessed.
package typed
