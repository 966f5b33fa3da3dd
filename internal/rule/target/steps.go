package target

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// steps: no course; what is still missing can be counted where counties or units are.
func (j judgement) steps() Verdict {
	j, kind := j.counting()
	switch p := j.course.before(); {
	case p != nil && j.bound.worse(j.value, *p):
		return j.say(Worsening, reasonFell+kind)
	case j.course.Year >= j.course.TargetYear:
		return j.say(OffTrack, reasonLate+kind)
	}
	return j.say(AtRisk, reasonToGo+kind)
}

// counting adds how many are still missing, and says what is counted.
func (j judgement) counting() (judgement, string) {
	s := *j.course.Steps
	if s.Of == 0 {
		return j, "_term"
	}
	kind := "_units"
	if s.Counties {
		kind = "_counties"
	}
	toGo := j.toGo(s)
	return j.with(map[string]string{
		"have": count(s.Have), "of": count(s.Of), "to_go": count(toGo),
	}), kind
}

// toGo counts how many more counties or units it takes for the rule to hold.
func (j judgement) toGo(s Steps) int64 {
	for have := s.Have; have < s.Of; have++ {
		share, _ := quantity.Ratio(decimal.NewFromInt(have), decimal.NewFromInt(s.Of), decimal.NewFromInt(100))
		if j.bound.holds(share) {
			return have - s.Have
		}
	}
	return s.Of - s.Have
}

// frequency: the year is over when it is judged, so what was not held in it cannot be made good.
func (j judgement) frequency() Verdict {
	j, _ = j.with(map[string]string{"printed": j.rule.Printed}).counting()
	p := j.course.before()
	switch {
	case j.bound.holds(j.value):
		return j.say(Met, reasonFrequencyMet)
	case j.course.Year <= j.course.BaseYear:
		return j.say(AtRisk, reasonBaseYear)
	case p != nil && j.bound.worse(j.value, *p):
		return j.say(Worsening, reasonFrequencyFell)
	}
	return j.say(OffTrack, reasonFrequencyShort)
}

// compound: a year in which leaderships change asks more than the others, and what it missed stays missed until the
// next change.
func (j judgement) compound() Verdict {
	change := j.course.Calendar[j.course.Year]
	j = j.termWords(change)
	complete := j.complete(change)
	p := j.course.before()
	switch {
	case j.bound.holds(j.value) && complete:
		v := j.say(Met, reasonTermMet)
		v.Warning = j.missedChange()
		return v
	case j.course.Year <= j.course.BaseYear:
		return j.say(AtRisk, reasonBaseYear)
	case p != nil && j.bound.worse(j.value, *p):
		return j.say(Worsening, reasonTermFell)
	case !complete:
		return j.say(OffTrack, reasonChangeIncomplete)
	case change.Of > 0 || j.course.Year >= j.course.TargetYear:
		return j.say(OffTrack, reasonTermShort)
	}
	return j.say(AtRisk, reasonTermShort)
}

// termWords say what kind of year it is, and the bound as a number of leaderships: 85 of 7 are 6.
func (j judgement) termWords(change Change) judgement {
	kind := [2]string{"非换届年份", "a year without a change of term"}
	if change.Of > 0 {
		kind = [2]string{"换届年份", "a year of change of term"}
	}
	words := map[string]string{
		"kind@" + fault.Chinese: kind[0], "kind@" + fault.English: kind[1],
		"changed": count(change.Of), "kept": count(change.Have),
	}
	if s := j.course.Steps; s != nil && s.Of > 0 {
		none := *s
		none.Have = 0
		of, least, target := count(s.Of), count(j.toGo(none)), j.words["target"]
		words["value"] = j.words["value"] + " (" + count(s.Have) + "/" + of + ")"
		words["target@"+fault.Chinese] = target + "，即 " + of + " 个中至少 " + least + " 个"
		words["target@"+fault.English] = target + ", at least " + least + " of " + of
	}
	return j.with(words)
}

// complete tells whether enough of the leaderships that changed have the property. Where all changed, that is the
// bound itself.
func (j judgement) complete(change Change) bool {
	if change.Of == 0 || j.course.allChange() {
		return true
	}
	share, _ := quantity.Ratio(decimal.NewFromInt(change.Have), decimal.NewFromInt(change.Of), decimal.NewFromInt(100))
	return share.Cmp(quantity.FromDecimal(*j.rule.InYearOfChange)) >= 0
}

// missedChange reminds, while the milder threshold of another year holds, of the change that missed the harder one.
func (j judgement) missedChange() *Reason {
	missed := 0
	for year, change := range j.course.Calendar {
		if year <= j.course.BaseYear || year >= j.course.Year || change.Of == 0 || year < missed {
			continue
		}
		share, _ := quantity.Ratio(decimal.NewFromInt(change.Have), decimal.NewFromInt(change.Of), decimal.NewFromInt(100))
		if share.Cmp(quantity.FromDecimal(*j.rule.InYearOfChange)) < 0 {
			missed = year
		}
	}
	if missed == 0 {
		return nil
	}
	change := j.course.Calendar[missed]
	return &Reason{reasonChangeMissed, j.with(map[string]string{
		"change_year": strconv.Itoa(missed), "changed": count(change.Of), "kept": count(change.Have),
	}).words}
}

// milestone: what is said to be done counts with its evidence only.
func (c Course) milestone(rule Rule) Verdict {
	words := map[string]string{"printed": rule.Printed, "evidence": strconv.Itoa(c.Progress.Evidence), "target_year": strconv.Itoa(c.TargetYear)}
	say := func(status Status, code string) Verdict { return Verdict{Status: status, Reason: Reason{code, words}} }
	late := c.Year >= c.TargetYear
	switch {
	case c.Progress.State == Done && c.Progress.Evidence > 0:
		return say(Met, reasonMilestoneDone)
	case c.Progress.State == Done:
		return say(NeedsJudgement, reasonMilestoneUnproved)
	case c.Progress.State == UnderWay && !late:
		return say(OnTrack, reasonMilestoneUnderWay)
	case c.Progress.State == UnderWay:
		return say(OffTrack, reasonMilestoneLate)
	case c.Progress.State == NotBegun && !late:
		return say(AtRisk, reasonMilestoneNotBegun)
	case c.Progress.State == NotBegun:
		return say(OffTrack, reasonMilestoneNever)
	}
	return say(NoData, reasonNoValue)
}
