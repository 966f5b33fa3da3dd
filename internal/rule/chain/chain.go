package chain

import (
	"fmt"
	"slices"

	"github.com/liangce/liangce/internal/fault"
)

// State is where a figure stands.
type State string

// The states.
const (
	Draft        State = "draft"
	Submitted    State = "submitted"
	Reviewed     State = "reviewed"
	CountySigned State = "county_signed"
	LineChecked  State = "line_checked"
	Approved     State = "approved"
	Returned     State = "returned"
	Withdrawn    State = "withdrawn"
)

// Stage is a step of the chain at which somebody decides.
type Stage string

// The stages.
const (
	DepartmentReview Stage = "department_review"
	CountySignOff    Stage = "county_sign_off"
	LineCheck        Stage = "line_check"
	CitySignOff      Stage = "city_sign_off"
)

// Duty is one decision that a stage needs: the body that has to pass the figure.
type Duty string

// The duties. Reviewer is the reporting tenant's second person, Line the city's department of the line.
const (
	Reviewer   Duty = "reviewer"
	Office     Duty = "office"
	Statistics Duty = "statistics"
	Line       Duty = "line"
)

// Level is whose figures go through: a county tenant's, or a city department's own (city-wide and 市本级).
type Level string

// The levels.
const (
	County Level = "county"
	City   Level = "city"
)

// Step is one stage: from which state it takes a figure to which, and the duties that must all pass.
type Step struct {
	Stage  Stage
	From   State
	To     State
	Duties []Duty
}

// Chain is a city's order of stages, by level.
type Chain map[Level][]Step

// Default is the regime's chain: a city department's own figures skip the county and the line check.
func Default() Chain {
	both := []Duty{Office, Statistics}
	return Chain{
		County: {
			{DepartmentReview, Submitted, Reviewed, []Duty{Reviewer}},
			{CountySignOff, Reviewed, CountySigned, both},
			{LineCheck, CountySigned, LineChecked, []Duty{Line}},
			{CitySignOff, LineChecked, Approved, both},
		},
		City: {
			{DepartmentReview, Submitted, Reviewed, []Duty{Reviewer}},
			{CitySignOff, Reviewed, Approved, both},
		},
	}
}

// Next is the step that a figure in that state waits for; false where it waits for nobody's decision.
func (c Chain) Next(level Level, state State) (Step, bool) {
	for _, step := range c[level] {
		if step.From == state {
			return step, true
		}
	}
	return Step{}, false
}

// Advance passes one duty of the step that the figure waits for, the earlier passes on this revision given. It
// returns the state afterwards and whether the stage is complete. A duty that is not asked for, or that has
// passed already, is refused.
func (c Chain) Advance(level Level, state State, passed []Duty, duty Duty) (State, bool, error) {
	step, waiting := c.Next(level, state)
	if !waiting || !slices.Contains(step.Duties, duty) {
		return state, false, fault.New(fault.WrongState, "reason", fault.ReasonNotWaiting,
			"state", state.Name(fault.Chinese), "state@en", state.Name(fault.English))
	}
	if slices.Contains(passed, duty) {
		return state, false, fault.New(fault.WrongState, "reason", fault.ReasonDecided)
	}
	for _, d := range step.Duties {
		if d != duty && !slices.Contains(passed, d) {
			return state, false, nil
		}
	}
	return step.To, true, nil
}

// Open lists the duties of the step that have not passed yet.
func (s Step) Open(passed []Duty) []Duty {
	var open []Duty
	for _, d := range s.Duties {
		if !slices.Contains(passed, d) {
			open = append(open, d)
		}
	}
	return open
}

// Validate refuses a city's chain that would lose a figure: each level must lead from submitted to approved,
// every step once, with at least one duty.
func (c Chain) Validate() error {
	for _, level := range []Level{County, City} {
		at, seen := Submitted, map[State]bool{}
		for i, step := range c[level] {
			switch {
			case step.From != at:
				return broken(level, fmt.Sprintf("step %d starts at %q, the one before ends at %q", i+1, step.From, at))
			case len(step.Duties) == 0:
				return broken(level, fmt.Sprintf("step %d has no duty", i+1))
			case seen[step.To] || !step.To.passing():
				return broken(level, fmt.Sprintf("step %d ends at %q", i+1, step.To))
			}
			seen[step.To], at = true, step.To
		}
		if at != Approved {
			return broken(level, fmt.Sprintf("it ends at %q", at))
		}
	}
	return nil
}

func broken(level Level, what string) error {
	return fault.New(fault.InvalidInput, "reason", fault.ReasonChain, "what", string(level)+": "+what)
}
