package target

import (
	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

// settles tells whether numbers can settle the rule: what it is held against is there. Otherwise a person judges.
func (r Rule) settles(course Course, direction Direction) bool {
	switch r.Type {
	case ThresholdMin, ThresholdMax, IncreaseVsBaseline, KeepVsBaseline, CumulativeMin, Approx:
		return true
	case FullCoverage:
		return r.Value != nil || course.Entitled != nil
	case Commensurate:
		return course.Reference != nil && course.Band != nil
	case RelativeMin:
		return course.Reference != nil
	case CompoundTermChange:
		return course.Calendar != nil
	case AllUnits:
		return r.Op == Equal || r.counted(course)
	case FrequencyMin:
		return r.counted(course)
	case DecreaseEveryYear, Directional, AnnualStep:
		_, known := r.upwards(direction)
		return known && (course.Series != nil || !r.everyYear(course))
	default:
		return false
	}
}

// ofWhole tells a number that a sum of areas shall reach, where the value is of one of them: how much of it falls on an area is
// for its own target to say.
func (r Rule) ofWhole(c Course) bool {
	switch r.Type {
	case ThresholdMin, ThresholdMax, CumulativeMin, Approx:
		return c.Part
	default:
		return false
	}
}

// heads tells the coverage that is printed as a number of people: only the entitled population makes a share of it.
func (r Rule) heads() bool { return r.Type == FullCoverage && r.Value == nil }

// counted tells the rules over units whose units are counted.
func (r Rule) counted(course Course) bool {
	return (r.Type == AllUnits || r.Type == FrequencyMin) && (course.Units != nil || course.Steps != nil && course.Steps.Of > 0)
}

// moves tells a value whose limit is set by a number that moves itself: there is no course to it.
func (r Rule) moves() bool { return r.Type == RelativeMin || r.Type == Commensurate || r.heads() }

// convert turns what was reported into what the rule compares: heads into the share of the entitled, units into the
// share of units.
func (r Rule) convert(c Course) (Course, *Verdict) {
	switch {
	case r.heads():
		return r.coverage(c)
	case r.counted(c):
		return r.share(c)
	case r.moves():
		c.Baseline = nil
	case r.everyTerm(c) && c.Steps == nil:
		c.Steps = &Steps{}
	}
	return c, nil
}

// coverage is the share of the entitled. Earlier head counts are no shares, so they are left out.
func (r Rule) coverage(c Course) (Course, *Verdict) {
	share, ok := c.Value.Mul(hundred).Quo(quantity.FromDecimal(*c.Entitled))
	if !ok {
		return c, &Verdict{Status: NoData, Reason: Reason{Code: reasonNoneEntitled}}
	}
	c.Value, c.Baseline, c.Previous, c.Series = &share, nil, nil, nil
	return c, nil
}

// share counts the units that have it. A unit that has not reported cannot make the rule hold; it does not break it
// either, so the verdict then hangs on those that have.
func (r Rule) share(c Course) (Course, *Verdict) {
	if u := c.Units; u != nil {
		least := decimal.NewFromInt(1)
		if r.Value != nil && r.Op != Equal {
			least = *r.Value
		}
		s := Steps{Of: u.Of, Counties: u.Counties}
		for _, n := range u.Counts {
			if n.GreaterThanOrEqual(least) {
				s.Have++
			}
		}
		if reported := int64(len(u.Counts)); s.Have == reported && reported < u.Of {
			return c, &Verdict{Status: NoData, Reason: Reason{reasonUnitsMissing, map[string]string{
				"missing": count(u.Of - reported), "of": count(u.Of),
			}}}
		}
		c.Steps = &s
	}
	share, ok := quantity.FromInt(c.Steps.Have).Mul(hundred).Quo(quantity.FromInt(c.Steps.Of))
	if !ok {
		return c, &Verdict{Status: NoData, Reason: Reason{Code: reasonNoValue}}
	}
	c.Value = &share
	return c, nil
}
