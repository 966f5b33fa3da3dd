package target

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

// Status is a verdict in one word.
type Status string

// The statuses.
const (
	Met            Status = "met"
	OnTrack        Status = "on_track"
	AtRisk         Status = "at_risk"
	OffTrack       Status = "off_track"
	Worsening      Status = "worsening"
	NoData         Status = "no_data"
	NeedsJudgement Status = "needs_judgement"
)

// Course is a value in its time: where the plan began, where it wants to be, and where it stands.
type Course struct {
	BaseYear, TargetYear, Year int
	Baseline                   *quantity.Exact
	Value                      *quantity.Exact
	Previous                   *quantity.Exact // of the year before
	Denominator                *decimal.Decimal
	MinDenominator             *decimal.Decimal // below it an area is not judged: one case more would tip the verdict
	Steps                      *Steps           // what moves in steps has no course between them
	Precision                  int
}

// Steps describes values that move in steps: Have of Of counties or units have the property. A term's stock
// has a step only at the change of term, and nothing to count (Of is 0).
type Steps struct {
	Have, Of int64
	Counties bool // counties, not units of another kind
}

// Verdict is a judgement with its reason. Share is the part of the way from baseline to target that lies
// behind, TimeShare the part of the time; both are nil where there is no course.
type Verdict struct {
	Status    Status
	Reason    Reason
	Warning   *Reason // while met: the trend would break the rule by the target year
	Share     *decimal.Decimal
	TimeShare *decimal.Decimal
}

// The shares of the time gone that still count as on track and as at risk.
var (
	onTrackFrom = quantity.FromDecimal(decimal.RequireFromString("0.95"))
	atRiskFrom  = quantity.FromDecimal(decimal.RequireFromString("0.6"))
)

// Judge applies the rule to the value in its course.
func Judge(rule Rule, course Course, direction Direction) Verdict {
	if course.Value == nil {
		return Verdict{Status: NoData, Reason: Reason{Code: reasonNoValue}}
	}
	if course.tooSmall() {
		return Verdict{Status: NoData, Reason: Reason{reasonSmall, map[string]string{
			"denominator": course.Denominator.String(), "least": course.MinDenominator.String(),
		}}}
	}
	if !rule.Type.Judged() {
		return Verdict{Status: NeedsJudgement, Reason: Reason{"type_" + string(rule.Type), map[string]string{"printed": rule.Printed}}}
	}
	b, ok := rule.bound(course.Baseline, direction)
	if !ok {
		return Verdict{Status: NoData, Reason: Reason{Code: reasonNoBound}}
	}
	j := judgement{rule: rule, course: course, bound: b, value: *course.Value}
	if course.inBaseYear(rule) {
		j.value = quantity.FromDecimal(course.Value.Round(course.Precision))
	}
	j.words = map[string]string{
		"value":  Display(*course.Value, course.Precision, rule, course, direction),
		"target": b.op() + " " + b.limit.Output().String(),
		"year":   strconv.Itoa(course.Year), "target_year": strconv.Itoa(course.TargetYear),
	}
	return j.verdict()
}

func (c Course) tooSmall() bool {
	return c.MinDenominator != nil && c.Denominator != nil && c.Denominator.LessThan(*c.MinDenominator)
}

// inBaseYear: the baseline is printed rounded, and is this very value. Against its own rounding it would come
// out "increased" or "not kept" by chance, so in that year a rule against the baseline looks at the shown value.
func (c Course) inBaseYear(rule Rule) bool {
	return rule.Type.againstBaseline() && c.Year == c.BaseYear
}

// judgement is one call of Judge on its way to the verdict.
type judgement struct {
	rule   Rule
	course Course
	bound  bound
	value  quantity.Exact
	words  map[string]string
}

func (j judgement) verdict() Verdict {
	switch {
	case j.bound.holds(j.value):
		return j.met()
	case j.course.Year <= j.course.BaseYear:
		return j.say(AtRisk, reasonBaseYear)
	case j.course.Steps != nil:
		return j.steps()
	}
	if baseline, ok := j.baseline(); ok && j.bound.holds(baseline) {
		return j.lost()
	}
	return j.way()
}

func (j judgement) say(status Status, code string) Verdict {
	return Verdict{Status: status, Reason: Reason{code, j.words}}
}

// met warns when going on by last year's step would leave the rule by the target year.
func (j judgement) met() Verdict {
	v := j.say(Met, reasonMet)
	left := int64(j.course.TargetYear - j.course.Year)
	if j.course.Previous == nil || j.course.Steps != nil || left <= 0 || j.course.Year <= j.course.BaseYear {
		return v
	}
	step := j.value.Sub(*j.course.Previous)
	if then := j.value.Add(step.Mul(quantity.FromInt(left))); !j.bound.holds(then) {
		words := map[string]string{"projected": then.Display(j.course.Precision)}
		for k, word := range j.words {
			words[k] = word
		}
		v.Warning = &Reason{reasonTrend, words}
	}
	return v
}

// baseline is where the way begins: a running total begins at zero, by its definition.
func (j judgement) baseline() (quantity.Exact, bool) {
	switch {
	case j.course.Baseline != nil:
		return *j.course.Baseline, true
	case j.rule.Type == CumulativeMin:
		return quantity.Exact{}, true
	}
	return quantity.Exact{}, false
}

// lost: the baseline satisfied the rule and the value no longer does.
func (j judgement) lost() Verdict {
	if p := j.course.Previous; p != nil && j.bound.worse(j.value, *p) {
		return j.say(Worsening, reasonLostWorse)
	}
	return j.say(OffTrack, reasonLost)
}

// way compares the share of the way with the share of the time. Without two different ends there is no way.
func (j judgement) way() Verdict {
	baseline, ok := j.baseline()
	if !ok || j.rule.Type.againstBaseline() {
		return j.say(OffTrack, reasonNotMet)
	}
	done, ok := j.value.Sub(baseline).Quo(j.bound.limit.Sub(baseline))
	if !ok {
		return j.say(OffTrack, reasonNotMet)
	}
	gone := j.timeShare()
	j.words["share"], j.words["time_share"] = percent(done), percent(gone)
	var v Verdict
	switch {
	case done.Sign() < 0:
		v = j.say(Worsening, reasonAway)
	case done.Cmp(gone.Mul(onTrackFrom)) >= 0:
		v = j.say(OnTrack, reasonOnCourse)
	case done.Cmp(gone.Mul(atRiskFrom)) >= 0:
		v = j.say(AtRisk, reasonBehind)
	default:
		v = j.say(OffTrack, reasonFarBehind)
	}
	share, timeShare := done.Output(), gone.Output()
	v.Share, v.TimeShare = &share, &timeShare
	return v
}

func (j judgement) timeShare() quantity.Exact {
	span := quantity.FromInt(int64(j.course.TargetYear - j.course.BaseYear))
	gone, ok := quantity.FromInt(int64(j.course.Year - j.course.BaseYear)).Quo(span)
	if !ok {
		return quantity.FromInt(1)
	}
	return gone
}

func percent(share quantity.Exact) string {
	return share.Mul(quantity.FromInt(100)).Display(0)
}

// steps: no course; what is still missing can be counted where counties or units are.
func (j judgement) steps() Verdict {
	s := *j.course.Steps
	kind := "_term"
	if s.Of > 0 {
		kind = "_units"
		if s.Counties {
			kind = "_counties"
		}
		j.words["to_go"], j.words["of"] = strconv.FormatInt(j.toGo(s), 10), strconv.FormatInt(s.Of, 10)
	}
	switch p := j.course.Previous; {
	case p != nil && j.bound.worse(j.value, *p):
		return j.say(Worsening, reasonFell+kind)
	case j.course.Year >= j.course.TargetYear:
		return j.say(OffTrack, reasonLate+kind)
	}
	return j.say(AtRisk, reasonToGo+kind)
}

// toGo counts how many more counties or units it takes for the rule to hold.
func (j judgement) toGo(s Steps) int64 {
	for have := s.Have + 1; have < s.Of; have++ {
		share, _ := quantity.Ratio(decimal.NewFromInt(have), decimal.NewFromInt(s.Of), decimal.NewFromInt(100))
		if j.bound.holds(share) {
			return have - s.Have
		}
	}
	return s.Of - s.Have
}
