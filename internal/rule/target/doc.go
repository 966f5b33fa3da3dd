// Package target judges a value against a target's rule: a verdict with its reason in words.
//
// A rule is judged on the exact value. Missing data is never met, and a rule that numbers cannot settle needs
// a person's judgement. Short of the rule, the verdict says how much of the way from baseline to target lies
// behind, against the time gone; what moves in steps has no course. There are no growth rates: with a baseline
// of 0 they mean nothing. The package knows no area and no roll-up: whether the data are complete is the caller's.
package target
