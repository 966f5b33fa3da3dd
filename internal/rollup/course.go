package rollup

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
)

// held is an indicator in an area with the rule that it is held against, on its way through the years.
type held struct {
	indicator plan.Indicator
	rule      target.Rule
	course    target.Course
	// ownBaseline: without a printed one, the value of the baseline year is where the area begins.
	ownBaseline bool
	crossing    crossing
	// inTerms: its value stands still between two changes of term.
	inTerms bool
}

// held is the target that an area is held against, with its baseline: its own, or its city's with the area's own value of
// the baseline year.
func (d *definitions) held(i plan.Indicator, p plan.Plan, at areaNode) held {
	t := d.targetAt(i, at)
	own := t.AreaCode == at.code
	h := held{indicator: i, rule: t.Rule(), inTerms: d.periods.Of(i.PeriodBasis).Steps(), crossing: crossing{p.BaselineYear, d.breaks(i, at)}, course: target.Course{
		BaseYear: p.BaselineYear, TargetYear: p.TargetYear, MinDenominator: i.MinDenominator, Precision: i.Precision,
		Inputs: target.Inputs{Series: target.Series{}, Ceiling: ceiling(i), Band: t.Band},
	}}
	if own && t.BaselineValue != nil {
		baseline := quantity.FromDecimal(*t.BaselineValue)
		h.course.Baseline = &baseline
	}
	h.course.Part = !own && at.code != p.AreaCode && formula.Method(i.Method) == formula.Sum
	h.ownBaseline = h.course.Baseline == nil && at.code != p.AreaCode
	return h
}

// targetAt is an area's own target, or its plan's.
func (d *definitions) targetAt(i plan.Indicator, at areaNode) plan.Target {
	if t, own := d.targets[targetKey{i.Plan, i.Code, at.code}]; own {
		return t
	}
	return d.targets[targetKey{i.Plan, i.Code, d.planOf(i.Plan).AreaCode}]
}

// ceiling is what a part of a whole cannot exceed; a gross ratio can.
func ceiling(i plan.Indicator) *decimal.Decimal {
	hundred := decimal.NewFromInt(100)
	if i.Gross || i.Unit != "%" || !i.Multiplier.Equal(hundred) {
		return nil
	}
	return &hundred
}

// at goes on to a year and gives the course as it stands there. Years are taken in order; what is incomplete is judged in no
// later year.
func (h *held) at(year int, value *quantity.Exact, provisional bool, numerator, denominator *decimal.Decimal) target.Course {
	if value != nil && !h.rule.WithinYear() {
		carried, over := h.crossing.carry(year, *value)
		if severed := over != nil && over.Reported == nil; severed && len(h.crossing.between(year-1, year)) > 0 {
			h.course.Series = target.Series{}
		}
		value, h.course.Crossing = &carried, over
	}
	c := h.course
	c.Year, c.Value, c.Previous, c.Denominator, c.Steps = year, value, nil, denominator, h.steps(numerator, denominator)
	if before, ok := h.course.Series[year-1]; ok {
		c.Previous = &before
	}
	if provisional || value == nil {
		return c
	}
	h.course.Series[year] = *value
	if year == h.course.BaseYear && h.ownBaseline {
		h.course.Baseline = value
		c.Baseline = value
	}
	return c
}

// steps tells what moves in steps: shares of counties or units, and stocks that change with a term.
func (h *held) steps(numerator, denominator *decimal.Decimal) *target.Steps {
	if method := formula.Method(h.indicator.Method); method.Share() {
		s := &target.Steps{Counties: method == formula.ShareOfCounties}
		if numerator != nil && denominator != nil {
			s.Have, s.Of = numerator.IntPart(), denominator.IntPart()
		}
		return s
	}
	if h.inTerms {
		return &target.Steps{}
	}
	return nil
}

// calendar says how many of the expected areas changed their leadership in a year, and how many of those have the property
// afterwards; nil where the plan's file has no calendar.
func (d *definitions) calendar(i plan.Indicator, expected formula.Expected, figures formula.Figures) target.Calendar {
	changes := d.changes[indicatorKey{i.Plan, i.Code}]
	if changes == nil || i.Count == nil {
		return nil
	}
	out := target.Calendar{}
	for _, c := range changes {
		if !slices.Contains(expected(c.Year), c.AreaCode) {
			continue
		}
		year := out[c.Year]
		year.Of++
		if has, ok := figures.At(*i.Count, c.AreaCode, c.Year); ok && has.Dec.IsPositive() {
			year.Have++
		}
		out[c.Year] = year
	}
	return out
}

// poolYears is over how many years small numbers are taken together.
const poolYears = 3

// pooled is the ratio of the sums of the last years, where each of them is complete and none is of another definition; it is carried
// back as the single values are.
func (h *held) pooled(year int, results []formula.Result) *target.Pooled {
	i := h.indicator.In(year)
	if i.MinDenominator == nil || len(results) < poolYears || len(h.crossing.between(year-poolYears+1, year)) > 0 {
		return nil
	}
	var numerator, denominator decimal.Decimal
	for _, r := range results[len(results)-poolYears:] {
		if r.Provisional || r.Numerator == nil || r.Denominator == nil {
			return nil
		}
		numerator, denominator = numerator.Add(*r.Numerator), denominator.Add(*r.Denominator)
	}
	value, ok := quantity.Ratio(numerator, denominator, i.Multiplier)
	if !ok {
		return nil
	}
	if !h.rule.WithinYear() {
		value, _ = h.crossing.carry(year, value)
	}
	return &target.Pooled{Value: value, Denominator: denominator, From: year - poolYears + 1, To: year}
}
