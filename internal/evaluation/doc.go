// Package evaluation is a level's judgement of a plan: annual, midterm or final. A committee office makes one on the snapshot of a
// published year; the units give their own account beside their frozen results; experts score blind on a weighted sheet; the office
// rules on what is in dispute, writes the conclusion and publishes.
//
// It must not know documents or pages, and it computes no verdict: those are frozen in the snapshot. What scores amount to is
// decided in rule/score.
//
// Invariants: an evaluation is bound to one edition and later corrections do not change it; it moves one state at a time and never
// back; no expert, and no office, sees another expert's score before all have submitted; a ruling stands beside the scores and
// replaces none.
package evaluation
