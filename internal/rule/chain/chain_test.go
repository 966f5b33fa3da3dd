package chain

import (
	"slices"
	"testing"

	"github.com/liangce/liangce/internal/fault"
)

func TestAdvance(t *testing.T) {
	cases := []struct {
		reason   string
		level    Level
		state    State
		passed   []Duty
		duty     Duty
		want     State
		complete bool
		refused  string
	}{
		{"the department's second person passes", County, Submitted, nil, Reviewer, Reviewed, true, ""},
		{"the office alone does not complete the county's stage", County, Reviewed, nil, Office, Reviewed, false, ""},
		{"nor does statistics alone", County, Reviewed, nil, Statistics, Reviewed, false, ""},
		{"statistics after the office completes it", County, Reviewed, []Duty{Office}, Statistics, CountySigned, true, ""},
		{"the office after statistics completes it as well", County, Reviewed, []Duty{Statistics}, Office, CountySigned, true, ""},
		{"the same body does not count twice", County, Reviewed, []Duty{Office}, Office, Reviewed, false, fault.ReasonDecided},
		{"the line checks county figures", County, CountySigned, nil, Line, LineChecked, true, ""},
		{"the last signature approves", County, LineChecked, []Duty{Office}, Statistics, Approved, true, ""},
		{"the city's own figures go from review to city sign-off", City, Reviewed, []Duty{Statistics}, Office, Approved, true, ""},
		{"the city's own figures have no line check", City, CountySigned, nil, Line, CountySigned, false, fault.ReasonNotWaiting},
		{"a draft waits for nobody", County, Draft, nil, Reviewer, Draft, false, fault.ReasonNotWaiting},
		{"what is approved waits for nobody", County, Approved, nil, Office, Approved, false, fault.ReasonNotWaiting},
		{"what is returned waits for its reporter", County, Returned, nil, Reviewer, Returned, false, fault.ReasonNotWaiting},
		{"a duty of another stage is not asked for", County, Submitted, nil, Office, Submitted, false, fault.ReasonNotWaiting},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			state, complete, err := Default().Advance(c.level, c.state, c.passed, c.duty)
			if state != c.want || complete != c.complete {
				t.Errorf("got %s, %v; want %s, %v", state, complete, c.want, c.complete)
			}
			f, refused := fault.As(err)
			if refused != (c.refused != "") || refused && (f.Code != fault.WrongState || f.Reason() != c.refused) {
				t.Errorf("refused with %v, want %q", err, c.refused)
			}
		})
	}
}

func TestEveryFigureReachesApproval(t *testing.T) {
	for level, stages := range map[Level][]Stage{
		County: {DepartmentReview, CountySignOff, LineCheck, CitySignOff},
		City:   {DepartmentReview, CitySignOff},
	} {
		var went []Stage
		state := Submitted
		for state != Approved {
			step, waiting := Default().Next(level, state)
			if !waiting {
				t.Fatalf("%s: stuck at %s", level, state)
			}
			went = append(went, step.Stage)
			var passed []Duty
			for _, duty := range step.Open(nil) {
				state, _, _ = Default().Advance(level, state, passed, duty)
				passed = append(passed, duty)
			}
			if len(step.Open(passed)) != 0 {
				t.Fatalf("%s: duties left at %s", level, step.Stage)
			}
		}
		if !slices.Equal(went, stages) {
			t.Errorf("%s went through %v, want %v", level, went, stages)
		}
	}
}

func TestACityMayLeaveStagesOut(t *testing.T) {
	both := Default()
	cases := []struct {
		reason string
		county []Step
		states []State
	}{
		{"without a line check", []Step{both[County][0], both[County][1], both[County][3]}, []State{Reviewed, CountySigned, Approved}},
		{"the line before the county", []Step{both[County][0], both[County][2], both[County][1], both[County][3]}, []State{Reviewed, LineChecked, CountySigned, Approved}},
		{"the department alone", []Step{both[County][0]}, []State{Approved}},
		{"the county has the last word", []Step{both[County][0], both[County][1]}, []State{Reviewed, Approved}},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			own := Chain{County: Lead(c.county), City: both[City]}
			if err := own.Validate(); err != nil {
				t.Fatal(err)
			}
			var went []State
			for _, s := range own[County] {
				went = append(went, s.To)
			}
			if !slices.Equal(went, c.states) {
				t.Errorf("went through %v, want %v", went, c.states)
			}
		})
	}
}

func TestWhatMayBeDoneInAState(t *testing.T) {
	cases := []struct {
		state                                                    State
		save, submit, withdraw, correct, counted, returned, next bool
		reason                                                   string
	}{
		{Draft, true, true, false, false, false, false, false, "only its reporter knows it"},
		{Submitted, false, false, true, false, true, true, true, "nobody has acted yet"},
		{Reviewed, false, false, false, false, true, true, true, "somebody has acted"},
		{CountySigned, false, false, false, false, true, true, true, "on its way"},
		{LineChecked, false, false, false, false, true, true, true, "on its way"},
		{Approved, false, false, false, true, true, false, false, "changed by a correction alone"},
		{Returned, true, true, false, false, false, false, false, "its reporter mends it"},
		{Withdrawn, true, true, false, false, false, false, false, "its reporter took it back"},
	}
	for _, c := range cases {
		t.Run(string(c.state)+": "+c.reason, func(t *testing.T) {
			_, next := Default().Next(County, c.state)
			got := []bool{c.state.Saveable(), c.state.Submittable(), c.state.Withdrawable(), c.state.Correctable(), c.state.Counted(), c.state.Returnable(), next}
			want := []bool{c.save, c.submit, c.withdraw, c.correct, c.counted, c.returned, c.next}
			if !slices.Equal(got, want) {
				t.Errorf("save submit withdraw correct counted returned waits: got %v, want %v", got, want)
			}
			if !c.state.Valid() || c.state.Name("en") == c.state.Name("zh-CN") {
				t.Error("state without a name in both languages")
			}
		})
	}
	if len(cases) != len(names) {
		t.Errorf("%d states answered, %d exist", len(cases), len(names))
	}
	if State("published").Valid() {
		t.Error("published is membership in a snapshot, no state")
	}
}

func TestValidate(t *testing.T) {
	if err := Default().Validate(); err != nil {
		t.Error(err)
	}
	cases := []struct {
		reason string
		breaks func(Chain)
	}{
		{"a level without steps loses its figures", func(c Chain) { delete(c, City) }},
		{"a gap between two steps", func(c Chain) { c[County] = slices.Delete(c[County], 1, 2) }},
		{"a stage that nobody has to pass", func(c Chain) { c[City][0].Duties = nil }},
		{"an end before approval", func(c Chain) { c[City] = c[City][:1] }},
		{"a circle", func(c Chain) { c[City][1].To = Reviewed }},
		{"a figure that its own department has not looked at", func(c Chain) { c[City] = Lead(c[City][1:]) }},
		{"a review after the signatures", func(c Chain) { c[City] = Lead([]Step{c[City][0], c[City][1], c[City][0]}) }},
		{"a duty that belongs to another stage", func(c Chain) { c[County][2].Duties = []Duty{Office} }},
		{"a duty that would have to pass twice", func(c Chain) { c[City][1].Duties = []Duty{Office, Office} }},
		{"a county's signature on the city's own figures", func(c Chain) { c[City] = Lead([]Step{c[City][0], c[County][1], c[City][1]}) }},
		{"a stage that leads back to a draft", func(c Chain) { c[City][0].To, c[City][1].From = Draft, Draft }},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			c := Default()
			k.breaks(c)
			if f, ok := fault.As(c.Validate()); !ok || f.Reason() != fault.ReasonChain {
				t.Error("accepted")
			}
		})
	}
}

func TestNamesAreComplete(t *testing.T) {
	for _, gap := range names.Gaps() {
		t.Error(gap)
	}
}
