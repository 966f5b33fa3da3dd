// Package target judges a value against a target's rule: a verdict with its reason in words.
//
// A rule is judged on the exact value. Missing data is never met, and what numbers cannot settle needs a person's
// judgement, which stands beside the computed one (Standing). Short of the rule, the verdict says how much of the way
// from baseline to target lies behind, against the time gone; what moves in steps has no course. There are no growth
// rates: with a baseline of 0 they mean nothing. Beside the verdict stand the forecast for the target year (Foresee),
// early warnings (Alerts), whether targets of counties reach their city's (Decompose), and the attainment over many
// verdicts (Attain). Everything comes in as plain values: the package knows no area, no roll-up and no store, and
// whether the data are complete is the caller's to say.
package target
