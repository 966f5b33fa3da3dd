package target

import "github.com/liangce/liangce/internal/rule/quantity"

// Goal is where a rule is satisfied, whatever the year: at Low and above, at High and below, or between the two. A limit
// that is itself outside of the rule counts as its end: how near a value is, knows no "just".
type Goal struct{ Low, High *quantity.Exact }

// Held is the rule's goal by the plan's own baseline. A rule that is harder in some years gives the one of the others.
// settled is false where numbers cannot settle the rule, ok where the plan has no number to hold a value against.
func (r Rule) Held(baseline *quantity.Exact, baseYear, targetYear int, direction Direction) (goal Goal, settled, ok bool) {
	course := Course{
		BaseYear: baseYear, TargetYear: targetYear, Year: targetYear, Baseline: baseline,
		Inputs: Inputs{Series: Series{}, Calendar: Calendar{}},
	}
	if !r.settles(course, direction) {
		return Goal{}, false, false
	}
	b, ok := r.bound(course, direction)
	if !ok {
		return Goal{}, true, false
	}
	if b.low != nil {
		goal.Low = &b.low.at
	}
	if b.high != nil {
		goal.High = &b.high.at
	}
	return goal, true, true
}
