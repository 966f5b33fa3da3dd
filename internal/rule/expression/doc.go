// Package expression is the language in which a city writes checks of its own: one condition over a value, earlier values,
// other elements of the same area and the other counties' rates, which is true where something looks wrong.
//
// It must not know what a sheet, a figure or a rule is: whoever evaluates brings the numbers that Needs names. The text is read,
// type-checked and run by expr-lang; what is let through is a short list of words and operators without loops, so that an
// evaluation ends after as many steps as the text has parts.
//
// Invariants: numbers are exact from the literal to the comparison, there is no float; what has no value is unknown, and so is
// what is computed from it or compared with it; a condition that is not known to be true finds nothing.
package expression
