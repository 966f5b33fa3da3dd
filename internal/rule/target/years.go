package target

import (
	"strconv"
	"strings"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// walk is what the years from the beginning to the course's say, one against the other.
type walk struct {
	from    int
	breaks  []string // years that did not do what each year should
	missing []string
	fell    bool // the course's own year is worse than the year before it
}

// overYears judges a rule that every year has to satisfy. One year breaks it for good; a year without a value can hide
// a break, so it is never met. What the end says against the beginning stands beside it.
func (j judgement) overYears() Verdict {
	w := j.walk()
	said := j.yearWords(w)
	var v Verdict
	switch {
	case j.course.Year <= j.course.BaseYear:
		return said.say(AtRisk, reasonBaseYear)
	case len(w.breaks) > 0 && w.fell:
		v = said.say(Worsening, reasonYearWorse)
	case len(w.breaks) > 0:
		v = said.say(OffTrack, reasonYearBroken)
	case len(w.missing) > 0:
		v = said.say(NoData, reasonYearMissing)
	default:
		v = said.say(Met, reasonYearMet)
	}
	v.Parts = []Part{{EveryYear, v.Status, v.Reason}, j.ends()}
	return v
}

func (j judgement) yearWords(w walk) judgement {
	words := map[string]string{
		"from": strconv.Itoa(w.from), "breaks": strings.Join(w.breaks, ", "), "missing": strings.Join(w.missing, ", "),
		"breaks@" + fault.Chinese: strings.Join(w.breaks, "、"), "missing@" + fault.Chinese: strings.Join(w.missing, "、"),
	}
	if j.rule.Printed != "" {
		words["target@"+fault.Chinese], words["target@"+fault.English] = j.rule.Printed, j.rule.Printed
	}
	return j.with(words)
}

// ends judges the value against the beginning alone: better than the baseline, or for a yearly step so many steps in
// all.
func (j judgement) ends() Part {
	name := AgainstBaseline
	if j.rule.Type == AnnualStep {
		name = OnAverage
	}
	start, _, _ := j.course.start(j.rule)
	switch {
	case j.bound.holds(j.value):
		return Part{name, Met, Reason{reasonMet, j.words}}
	case j.bound.worse(j.value, start):
		return Part{name, Worsening, Reason{reasonAway, j.words}}
	}
	return Part{name, OffTrack, Reason{reasonNotMet, j.words}}
}

// overTerms judges a rule that each new term has to satisfy: no fall on the way, and better than at the beginning.
func (j judgement) overTerms() Verdict {
	w := j.walk()
	if len(w.breaks) == 0 || j.course.Year <= j.course.BaseYear {
		return j.verdict()
	}
	if w.fell {
		return j.yearWords(w).say(Worsening, reasonYearWorse)
	}
	return j.yearWords(w).say(OffTrack, reasonYearBroken)
}

// walk compares each known year with the known one before it.
func (j judgement) walk() walk {
	up, _ := j.rule.upwards(j.direction)
	var w walk
	var before quantity.Exact
	last := 0
	for _, year := range j.course.years() {
		if year < j.course.BaseYear {
			continue
		}
		now, _ := j.course.at(year)
		if year == j.course.BaseYear && j.course.Baseline != nil {
			now = *j.course.Baseline
		}
		if last == 0 {
			w.from = year
			w.missing = j.unbegun(year)
		} else {
			for gap := last + 1; gap < year; gap++ {
				w.missing = append(w.missing, strconv.Itoa(gap))
			}
			better := now.Sub(before)
			if !up {
				better = before.Sub(now)
			}
			if !j.enough(better, int64(year-last)) {
				w.breaks = append(w.breaks, strconv.Itoa(year))
			}
			w.fell = better.Sign() < 0
		}
		before, last = now, year
	}
	return w
}

// unbegun are the years before the first known one of a rule that counts from the base year.
func (j judgement) unbegun(first int) (missing []string) {
	if j.rule.Type == Directional {
		return nil
	}
	for year := j.course.BaseYear; year < first; year++ {
		missing = append(missing, strconv.Itoa(year))
	}
	return missing
}

// enough tells whether the years between two known ones can each have brought what the rule asks of a year.
func (j judgement) enough(better quantity.Exact, years int64) bool {
	switch {
	case j.rule.Type == AnnualStep:
		least := quantity.FromDecimal(*j.rule.Value).Mul(quantity.FromInt(years))
		return better.Cmp(least) > 0 || better.Cmp(least) == 0 && !j.rule.Strict
	case j.rule.everyTerm(j.course) || j.rule.contains():
		return better.Sign() >= 0
	}
	return better.Sign() > 0
}
