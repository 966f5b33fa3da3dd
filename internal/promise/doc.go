// Package promise follows the targets in a plan's prose through the years: what was reached, and what the target's own rule
// says of it.
//
// A target that the catalogue calls measured by an indicator has that indicator's values as its series; it may be stricter or
// milder than the indicator's own target, so it is judged anew, by the same rules. Any other has a measure of its own: what the
// lead department of its task reports for the city, through the same sheets and signatures. One that nothing measures has no
// series.
//
// It must not know figures, cells or snapshots: values come from package rollup, in the caller's scope, and outside of it from
// what is published. Nothing is stored; so a verdict is never older than the value that it judges.
//
// Invariants: what the caller may not read is left out and not called missing; a provisional value is not judged; what an
// office signed over the indicator's verdict was not said of the prose and does not count for it.
package promise
