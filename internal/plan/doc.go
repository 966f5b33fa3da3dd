// Package plan is the catalogue: what a five-year plan prints (domains, indicators, targets, tasks, projects) and what was
// inferred to make it countable (elements, formulas, owners), each inferred row marked as such.
//
// A catalogue goes in whole with Put and comes out whole with Load; there is no verb that changes one row of it. It knows no
// figures and no rounds beyond the question whether any refer to an element, and it does not know the file it came from.
//
// Invariants: an element belongs to the city and is defined by exactly one plan, the first of its Plans; other plans use it
// by code. Element.Support and Element.Plans follow from the indicators, so whoever may read an indicator may read its parts.
package plan
