package check

import (
	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

// The bands of the checks. Small counts swing by chance, so below these sizes a change says nothing.
var (
	jumpBand      = decimal.RequireFromString("0.3")
	jumpFrom      = decimal.NewFromInt(20)
	zeroFrom      = decimal.NewFromInt(5)
	slipFrom      = decimal.NewFromInt(100) // the larger of the two counts
	slipLow       = decimal.RequireFromString("0.8")
	slipHigh      = decimal.RequireFromString("1.25")
	slipMaxFactor = 8 // powers of ten
)

// emptiness: what was collected last year needs a value or one of the reasoned empty states, and "not
// collected" needs its reason whatever last year was.
func emptiness(c Cell) []Problem {
	switch {
	case c.Value.Empty == quantity.NotCollected:
		return []Problem{problem(c, ReasonRequired)}
	case c.Value.Empty == quantity.NotReported && c.LastYear != nil && c.LastYear.Present():
		return []Problem{problem(c, Missing, "last", c.LastYear.Dec.String())}
	}
	return nil
}

// bounds: what the kind and the range demand. A value outside says nothing when compared further.
func bounds(c Cell) []Problem {
	var problems []Problem
	zero, one := decimal.Zero, decimal.NewFromInt(1)
	limits := Range{}
	if c.Range != nil {
		limits = *c.Range
	}
	switch c.Kind {
	case Count:
		if !c.Value.Dec.IsInteger() {
			problems = append(problems, problem(c, NotInteger))
		}
		if limits.Min == nil {
			limits.Min = &zero
		}
	case Flag:
		if !c.Value.Dec.IsZero() && !c.Value.Dec.Equal(one) {
			return []Problem{problem(c, OutOfRange, "range", "0, 1")}
		}
	case Decimal:
	}
	if limits.excludes(c.Value.Dec) {
		problems = append(problems, problem(c, OutOfRange, "range", limits.text()))
	}
	return problems
}

func (r Range) excludes(d decimal.Decimal) bool {
	return r.Min != nil && d.LessThan(*r.Min) || r.Max != nil && d.GreaterThan(*r.Max)
}

func (r Range) text() string {
	switch {
	case r.Min == nil:
		return "≤ " + r.Max.String()
	case r.Max == nil:
		return "≥ " + r.Min.String()
	}
	return r.Min.String() + " – " + r.Max.String()
}

// lastYear names the one most telling difference: a slip of the unit is a jump too, but says more.
func lastYear(c Cell) []Problem {
	if c.Redefined || c.LastYear == nil || !c.LastYear.Present() || c.Kind == Flag || c.TermStock {
		return nil
	}
	now, last := c.Value.Dec, c.LastYear.Dec
	if last.IsZero() || now.Equal(last) {
		if now.IsZero() || last.IsZero() {
			return nil
		}
		return []Problem{problem(c, Unchanged)}
	}
	text := last.String()
	if now.IsZero() {
		if last.LessThan(zeroFrom) {
			return nil
		}
		return []Problem{problem(c, SuddenZero, "last", text)}
	}
	if factor, slipped := slip(c.Kind, now, last); slipped {
		return []Problem{problem(c, UnitSlip, "last", text, "factor", factor.String())}
	}
	change := now.Sub(last)
	if c.Kind == Count && last.GreaterThanOrEqual(jumpFrom) && change.Abs().GreaterThan(last.Abs().Mul(jumpBand)) {
		percent, _ := quantity.Ratio(change, last, decimal.NewFromInt(100))
		return []Problem{problem(c, Jump, "last", text, "percent", percent.Display(0))}
	}
	return nil
}

// slip finds the power of ten that lies between two values, if one does.
func slip(kind Kind, now, last decimal.Decimal) (factor decimal.Decimal, found bool) {
	small, large := now.Abs(), last.Abs()
	if small.GreaterThan(large) {
		small, large = large, small
	}
	if kind == Count && large.LessThan(slipFrom) {
		return factor, false
	}
	for power := 1; power <= slipMaxFactor; power++ {
		factor = decimal.New(1, int32(power))
		shifted := small.Mul(factor)
		if large.GreaterThanOrEqual(shifted.Mul(slipLow)) && large.LessThanOrEqual(shifted.Mul(slipHigh)) {
			return factor, true
		}
	}
	return factor, false
}
