package target

import (
	"strconv"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// Crossing is a value's way over a change of its definition after the plan's beginning. The plan's numbers, its baseline and its
// target, are of the definition that it was written by.
type Crossing struct {
	// Year is the first year of the new definition. Without a bridge the value cannot be held against the plan's numbers.
	Year int
	// Reported is the value by its own definition, where the course's is carried back over a bridge; nil without one.
	Reported *quantity.Exact
}

// WithinYear tells the rules that hold a value against one of the same year and definition: a change of it does not touch them.
func (r Rule) WithinYear() bool {
	switch r.Type {
	case FullCoverage, Commensurate, RelativeMin, Milestone:
		return true
	default:
		return false
	}
}

// severed tells that a change of definition lies between the value and the plan's numbers, and no bridge leads over it.
func (c Course) severed(rule Rule) (Reason, bool) {
	if c.Crossing == nil || c.Crossing.Reported != nil || rule.WithinYear() {
		return Reason{}, false
	}
	return Reason{reasonSevered, map[string]string{"year": strconv.Itoa(c.Crossing.Year), "printed": rule.Printed}}, true
}

// carried names both values where the one that is judged was carried over a bridge.
func (j judgement) carried(words map[string]string) {
	x := j.course.Crossing
	if x == nil || x.Reported == nil {
		return
	}
	said, value := x.Reported.Display(j.course.Precision), words["value"]
	words["value@"+fault.Chinese] = said + "（按规划口径折算为 " + value + "）"
	words["value@"+fault.English] = said + " (" + value + " by the plan's definition)"
}
