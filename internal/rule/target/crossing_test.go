package target

import (
	"strings"
	"testing"
)

func TestAChangeOfDefinitionIsCrossedOnlyOverABridge(t *testing.T) {
	atLeast70 := rule(ThresholdMin, "70", false)
	course := plan(2024, "60", "72", "71")
	course.Crossing = &Crossing{Year: 2023}
	v := Judge(atLeast70, course, HigherBetter)
	if v.Status != NeedsJudgement || v.Reason.Code != "severed" || v.Reason.Params["year"] != "2023" {
		t.Errorf("without a bridge numbers settled it: %s, %v", v.Status, v.Reason)
	}
	if o := Foresee(atLeast70, course, HigherBetter); o.Prospect != Unknown || o.Reason.Code != "severed" {
		t.Errorf("a forecast was made over the break: %v", o)
	}
	if alerts := Alerts(atLeast70, course, HigherBetter); len(alerts) != 0 {
		t.Errorf("warned over the break: %v", alerts)
	}

	course.Value, course.Crossing.Reported = exact("69"), exact("72")
	v = Judge(atLeast70, course, HigherBetter)
	if v.Status == Met || v.Status == NeedsJudgement {
		t.Errorf("the plan's number was held against the value of the other definition: %s", v.Status)
	}
	if said := v.Reason.Text("en"); !strings.Contains(said, "72.0 (69.0 by the plan's definition)") {
		t.Errorf("the reason names not both values: %s", said)
	}
}

func TestWhatIsComparedWithinAYearKnowsNoBreak(t *testing.T) {
	covered := Rule{Type: FullCoverage, Printed: "应保尽保"}
	course := plan(2024, "", "80", "")
	course.Entitled, course.Crossing = dec("80"), &Crossing{Year: 2023}
	if v := Judge(covered, course, Coverage); v.Status != Met {
		t.Errorf("both sides are of one definition, yet %s: %v", v.Status, v.Reason)
	}
}
