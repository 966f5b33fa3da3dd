package target

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
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

// Judgeable tells the statuses that count in an attainment rate.
func (s Status) Judgeable() bool {
	switch s {
	case Met, OnTrack, AtRisk, OffTrack, Worsening:
		return true
	default:
		return false
	}
}

// Verdict is a judgement with its reason. Share is the part of the way from baseline to target that lies
// behind, TimeShare the part of the time; both are nil where there is no course.
type Verdict struct {
	Status    Status
	Reason    Reason
	Warning   *Reason // while met: what may still break the rule
	Share     *decimal.Decimal
	TimeShare *decimal.Decimal
	Distance  *decimal.Decimal // to the limit, in the value's unit; 0 where it is reached
	Required  *decimal.Decimal // the yearly change, with its sign, that would still reach the limit
	Parts     []Part           // of a rule that asks two things: what each of them says alone
}

// PartName says what a part of a verdict looks at.
type PartName string

// The parts of the rules over the years.
const (
	EveryYear       PartName = "every_year"
	AgainstBaseline PartName = "against_baseline"
	OnAverage       PartName = "on_average"
)

// Part is the verdict on one of the things that a rule asks.
type Part struct {
	Name   PartName
	Status Status
	Reason Reason
}

// The shares of the time gone that still count as on track and as at risk.
var (
	onTrackFrom = quantity.FromDecimal(decimal.RequireFromString("0.95"))
	atRiskFrom  = quantity.FromDecimal(decimal.RequireFromString("0.6"))
)

// Judge applies the rule to the value in its course.
func Judge(rule Rule, course Course, direction Direction) Verdict {
	if rule.Type == Milestone && course.Progress != nil {
		return course.milestone(rule)
	}
	j, refused := resolve(rule, course, direction)
	if refused != nil {
		return *refused
	}
	var v Verdict
	switch {
	case rule.everyYear(j.course):
		v = j.overYears()
	case rule.everyTerm(j.course):
		v = j.overTerms()
	case rule.Type == CompoundTermChange:
		v = j.compound()
	case rule.Type == FrequencyMin:
		v = j.frequency()
	default:
		v = j.verdict()
	}
	if v.Status.Judgeable() {
		j.measure(&v)
	}
	return v
}

// judgement is one call of Judge on its way to the verdict.
type judgement struct {
	rule      Rule
	course    Course
	direction Direction
	bound     bound
	value     quantity.Exact
	reported  *quantity.Exact // what was reported, where the value is computed of it
	words     map[string]string
}

// resolve makes the rule concrete for the value, or says why it cannot be judged.
func resolve(rule Rule, course Course, direction Direction) (judgement, *Verdict) {
	none := judgement{}
	if course.Value == nil && !rule.counted(course) {
		return none, &Verdict{Status: NoData, Reason: Reason{Code: reasonNoValue}}
	}
	pooled := false
	if course.tooSmall() {
		if course, pooled = course.pool(); !pooled || rule.everyYear(course) {
			return none, &Verdict{Status: NoData, Reason: Reason{reasonSmall, map[string]string{
				"denominator": course.Denominator.String(), "least": course.MinDenominator.String(),
			}}}
		}
	}
	if rule.ofWhole(course) {
		return none, &Verdict{Status: NeedsJudgement, Reason: Reason{reasonPart, map[string]string{"printed": rule.Printed}}}
	}
	if reason, is := course.severed(rule); is {
		return none, &Verdict{Status: NeedsJudgement, Reason: reason}
	}
	if !rule.settles(course, direction) {
		return none, &Verdict{Status: NeedsJudgement, Reason: Reason{"type_" + string(rule.Type), map[string]string{"printed": rule.Printed}}}
	}
	reported := course.Value
	course, refused := rule.convert(course)
	if refused != nil {
		return none, refused
	}
	b, ok := rule.bound(course, direction)
	if !ok {
		return none, &Verdict{Status: NoData, Reason: Reason{Code: reasonNoBound}}
	}
	if _, year, known := course.start(rule); known && rule.compares() && year == course.Year && year > course.BaseYear {
		return none, &Verdict{Status: NoData, Reason: Reason{reasonFirst, map[string]string{"year": strconv.Itoa(year)}}}
	}
	j := judgement{rule: rule, course: course, direction: direction, bound: b, value: *course.Value, reported: reported}
	if course.inBaseYear(rule) && course.Baseline != nil {
		j.value = quantity.FromDecimal(course.Value.Round(course.Precision))
	}
	j.words = j.wording(pooled)
	return j, nil
}

// wording is what every sentence may name.
func (j judgement) wording(pooled bool) map[string]string {
	c := j.course
	value := c.Value.Display(c.Precision)
	if !c.inBaseYear(j.rule) {
		value = j.bound.display(*c.Value, c.Precision)
	}
	words := map[string]string{
		"value": value, "target": j.bound.text(c.Precision),
		"year": strconv.Itoa(c.Year), "target_year": strconv.Itoa(c.TargetYear),
	}
	if j.rule.heads() {
		words["value"] = j.reported.Output().String() + " / " + c.Entitled.String() + " = " + value + "%"
	}
	j.carried(words)
	if pooled {
		years := strconv.Itoa(c.Pooled.From) + "–" + strconv.Itoa(c.Pooled.To)
		words["value@"+fault.Chinese], words["value@"+fault.English] = value+"（"+years+" 年合并）", value+" ("+years+" pooled)"
	}
	if _, year, ok := c.start(j.rule); ok && j.rule.Type == Directional && j.rule.Op != None && year != c.BaseYear {
		at := strconv.Itoa(year)
		words["target@"+fault.Chinese], words["target@"+fault.English] = words["target"]+"（"+at+" 年）", words["target"]+" ("+at+")"
	}
	return words
}

func (j judgement) with(more map[string]string) judgement {
	words := map[string]string{}
	for _, from := range []map[string]string{j.words, more} {
		for k, word := range from {
			words[k] = word
		}
	}
	j.words = words
	return j
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

// met warns when the trend would leave the rule by the target year: the line through the years where there are enough
// of them, else last year's step.
func (j judgement) met() Verdict {
	v := j.say(Met, reasonMet)
	if j.rule.heads() && j.value.Cmp(hundred) > 0 {
		v.Warning = &Reason{reasonOverCovered, j.words}
	}
	left := int64(j.course.TargetYear - j.course.Year)
	if j.course.Steps != nil || left <= 0 || j.course.Year <= j.course.BaseYear {
		return v
	}
	if l, ok := j.line(); ok {
		if then := l.within(l.at(j.course.TargetYear)); !j.end().holds(then) {
			v.Warning = &Reason{reasonForecastBreaks, j.with(map[string]string{"projected": then.Display(j.course.Precision)}).words}
		}
		return v
	}
	before := j.course.before()
	if before == nil {
		return v
	}
	step := j.value.Sub(*before)
	if then := j.value.Add(step.Mul(quantity.FromInt(left))); !j.bound.holds(then) {
		v.Warning = &Reason{reasonTrend, j.with(map[string]string{"projected": then.Display(j.course.Precision)}).words}
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
	if p := j.course.before(); p != nil && j.bound.worse(j.value, *p) {
		return j.say(Worsening, reasonLostWorse)
	}
	return j.say(OffTrack, reasonLost)
}

// way compares the share of the way with the share of the time. Without two different ends there is no way. Both ends
// of the share are distances to what the rule allows, so that it also serves a rule with two sides.
func (j judgement) way() Verdict {
	baseline, ok := j.baseline()
	if !ok || j.rule.againstBaseline() {
		return j.say(OffTrack, reasonNotMet)
	}
	whole := j.bound.gap(baseline)
	done, ok := whole.Sub(j.bound.gap(j.value)).Quo(whole)
	if !ok {
		return j.say(OffTrack, reasonNotMet)
	}
	gone := j.timeShare()
	j = j.with(map[string]string{"share": percent(done), "time_share": percent(gone)})
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

// measure adds how far it is to the limit, and what each year left would have to bring.
func (j judgement) measure(v *Verdict) {
	distance := j.bound.gap(j.value).Output()
	v.Distance = &distance
	left := int64(j.course.TargetYear - j.course.Year)
	if end := j.end(); left > 0 && j.course.Steps == nil && !end.holds(j.value) {
		yearly, _ := end.need(j.value).Quo(quantity.FromInt(left))
		required := yearly.Output()
		v.Required = &required
	}
}

func percent(share quantity.Exact) string {
	return share.Mul(quantity.FromInt(100)).Display(0)
}
