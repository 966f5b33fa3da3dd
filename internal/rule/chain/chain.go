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

// Step is one stage: from which state it takes a figure to which, the duties that must all pass, and what the city calls it.
type Step struct {
	Stage  Stage  `json:"stage"`
	From   State  `json:"from"`
	To     State  `json:"to"`
	Duties []Duty `json:"duties"`
	Name   string `json:"name"`
	NameEN string `json:"name_en"`
}

// LocalName is the stage's name in zh-CN or en.
func (s Step) LocalName(lang string) string { return fault.Local(lang, s.Name, s.NameEN) }

// Chain is a city's order of stages, by level.
type Chain map[Level][]Step

// kinds say of each stage which duties it may have, whose figures it is for, and what a figure is once it has passed.
var kinds = map[Stage]struct {
	duties  []Duty
	reached State
	county  bool
}{
	DepartmentReview: {[]Duty{Reviewer}, Reviewed, false},
	CountySignOff:    {[]Duty{Office, Statistics}, CountySigned, true},
	LineCheck:        {[]Duty{Line}, LineChecked, true},
	CitySignOff:      {[]Duty{Office, Statistics}, Approved, false},
}

// Lead sets the states between the steps: each takes over where the one before ends, and the last one approves.
func Lead(steps []Step) []Step {
	at := Submitted
	for i := range steps {
		steps[i].From, steps[i].To = at, kinds[steps[i].Stage].reached
		if i == len(steps)-1 {
			steps[i].To = Approved
		}
		at = steps[i].To
	}
	return steps
}

// Default is the regime's chain: a city department's own figures skip the county and the line check.
func Default() Chain {
	both := []Duty{Office, Statistics}
	review := Step{Stage: DepartmentReview, Duties: []Duty{Reviewer}, Name: "部门审核", NameEN: "Department review"}
	city := Step{Stage: CitySignOff, Duties: both, Name: "市级签核", NameEN: "City sign-off"}
	return Chain{
		County: Lead([]Step{
			review,
			{Stage: CountySignOff, Duties: both, Name: "县级签核", NameEN: "County sign-off"},
			{Stage: LineCheck, Duties: []Duty{Line}, Name: "条线核对", NameEN: "Line check"},
			city,
		}),
		City: Lead([]Step{review, city}),
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

// Validate refuses a city's chain that would lose a figure or let nobody look at it: each level must lead from submitted to
// approved, beginning with the reporting tenant's own review, every step once, with duties that its stage has.
func (c Chain) Validate() error {
	for _, level := range []Level{County, City} {
		at, seen := Submitted, map[State]bool{}
		for i, step := range c[level] {
			if what := step.wrong(level, i, at); what != "" {
				return broken(level, what)
			}
			if seen[step.To] || !step.To.passing() {
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

// wrong finds what one step lacks by itself: its review comes first and only there, since it answers for the figure and for its
// being published.
func (s Step) wrong(level Level, i int, at State) string {
	kind := kinds[s.Stage]
	for n, duty := range s.Duties {
		if !slices.Contains(kind.duties, duty) || slices.Contains(s.Duties[:n], duty) {
			return fmt.Sprintf("step %d: %q is no duty of %q", i+1, duty, s.Stage)
		}
	}
	switch {
	case (i == 0) != (s.Stage == DepartmentReview):
		return fmt.Sprintf("step %d is %q", i+1, s.Stage)
	case kind.county && level != County:
		return fmt.Sprintf("step %d: %q has only county figures", i+1, s.Stage)
	case s.From != at:
		return fmt.Sprintf("step %d starts at %q, the one before ends at %q", i+1, s.From, at)
	case len(s.Duties) == 0:
		return fmt.Sprintf("step %d has no duty", i+1)
	}
	return ""
}

func broken(level Level, what string) error {
	return fault.New(fault.InvalidInput, "reason", fault.ReasonChain, "what", string(level)+": "+what)
}
