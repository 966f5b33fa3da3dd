// Package quantity is what a figure's value is: an exact decimal or one of four empty states.
//
// Nothing here is a float. A quotient stays a fraction (Exact) until it is shown or put out, so a rule is
// judged on the true value and rounding happens once, half-up, at the end. Zero is a value, never an emptiness.
// The package knows no element and no indicator.
package quantity
