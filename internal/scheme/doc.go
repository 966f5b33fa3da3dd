// Package scheme fills the forms of statistical schemes: what stands in each row for an area and a year, what is missing and who owes
// it, and what else the figure serves.
//
// It collects nothing: a scheme's rounds, sheets and figures are those of packages round, sheet and figure, and its values are package
// rollup's, as everybody reads them there. So it knows no figures' tables and hides nothing itself. It must not know how a form is
// printed or sent.
//
// Invariants: a form is for the areas of its level alone, and only for those whose figures the caller may read; a row whose line is not
// the caller's says so and shows what is published, if anything; a form never shows another value than the roll-up.
package scheme
