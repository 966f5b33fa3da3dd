package target

import (
	"strconv"

	"github.com/liangce/liangce/internal/rule/quantity"
)

// AlertKind is what an early warning warns of.
type AlertKind string

// The kinds of early warnings.
const (
	AboutToBeLost  AlertKind = "about_to_be_lost" // met at the baseline and now, and the forecast breaks it
	WorseningTwice AlertKind = "worsening_twice"  // worse than the year before, two years running
	PaceMisses     AlertKind = "pace_misses"      // going on like this does not reach the target
)

// Alert is an early warning with its reason in words.
type Alert struct {
	Kind   AlertKind
	Reason Reason
}

// Alerts are the early warnings that the course gives. A value with too small a denominator gives none: it would warn
// of chance.
func Alerts(rule Rule, course Course, direction Direction) []Alert {
	if _, severed := course.severed(rule); severed || course.Value == nil || course.tooSmall() || rule.heads() {
		return nil
	}
	var alerts []Alert
	j := judgement{rule: rule, course: course, direction: direction}
	settled := rule.settles(course, direction)
	if settled {
		j.bound, settled = rule.bound(course, direction)
	}
	if o := Foresee(rule, course, direction); o.breaks {
		alerts = append(alerts, j.pace(o))
	}
	if worse, ok := j.worse(settled); ok {
		if a, is := course.twice(worse); is {
			alerts = append(alerts, a)
		}
	}
	return alerts
}

// pace tells a target that is about to be lost from one that is not going to be reached.
func (j judgement) pace(o Outlook) Alert {
	words := map[string]string{"required": "0", "slope": quantity.FromDecimal(*o.Slope).Display(j.course.Precision + 1)}
	for k, word := range o.Reason.Params {
		words[k] = word
	}
	value := *j.course.Value
	words["value"] = j.bound.display(value, j.course.Precision)
	if baseline, ok := j.baseline(); ok && j.bound.holds(baseline) && j.bound.holds(value) {
		return Alert{AboutToBeLost, Reason{reasonAlertLost, words}}
	}
	if j.end().holds(value) {
		return Alert{PaceMisses, Reason{reasonAlertSlips, words}}
	}
	required, _ := j.end().need(value).Quo(quantity.FromInt(int64(j.course.TargetYear - j.course.Year)))
	words["required"] = required.Display(j.course.Precision + 1)
	return Alert{PaceMisses, Reason{reasonAlertPace, words}}
}

// worse is which of two values is the worse one: by the rule, else by the indicator's direction. A rule that no number
// settles still has a direction.
func (j judgement) worse(settled bool) (func(v, w quantity.Exact) bool, bool) {
	up, known := j.rule.upwards(j.direction)
	switch {
	case settled:
		return j.bound.worse, true
	case !known:
		return nil, false
	case up:
		return bound{low: &limit{}}.worse, true
	}
	return bound{high: &limit{}}.worse, true
}

func (c Course) twice(worse func(v, w quantity.Exact) bool) (Alert, bool) {
	before, ok := c.at(c.Year - 1)
	first, known := c.at(c.Year - 2)
	if !ok || !known || c.Year-2 < c.BaseYear || !worse(*c.Value, before) || !worse(before, first) {
		return Alert{}, false
	}
	return Alert{WorseningTwice, Reason{reasonAlertTwice, map[string]string{
		"first": first.Display(c.Precision), "before": before.Display(c.Precision), "value": c.Value.Display(c.Precision),
		"first_year": strconv.Itoa(c.Year - 2), "year": strconv.Itoa(c.Year),
	}}}, true
}
