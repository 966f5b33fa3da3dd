package target

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

var (
	hundred = quantity.FromInt(100)
	oneHalf = quantity.FromDecimal(decimal.New(5, -1))
)

// limit is one end of what a rule allows; a strict one is itself outside.
type limit struct {
	at     quantity.Exact
	strict bool
}

// bound is a rule made concrete: the value must lie above low, below high, or between the two.
type bound struct{ low, high *limit }

func around(middle quantity.Exact, band decimal.Decimal) bound {
	half := quantity.FromDecimal(band)
	return bound{low: &limit{at: middle.Sub(half)}, high: &limit{at: middle.Add(half)}}
}

func (b bound) holds(v quantity.Exact) bool {
	if b.low != nil {
		if side := v.Cmp(b.low.at); side < 0 || side == 0 && b.low.strict {
			return false
		}
	}
	if b.high != nil {
		if side := v.Cmp(b.high.at); side > 0 || side == 0 && b.high.strict {
			return false
		}
	}
	return true
}

// touches tells whether any value from low to high holds.
func (b bound) touches(low, high quantity.Exact) bool {
	return (bound{low: b.low}).holds(high) && (bound{high: b.high}).holds(low)
}

// gap is how far v lies outside; 0 inside, and at a limit that is itself outside.
func (b bound) gap(v quantity.Exact) quantity.Exact {
	switch {
	case b.low != nil && v.Cmp(b.low.at) < 0:
		return b.low.at.Sub(v)
	case b.high != nil && v.Cmp(b.high.at) > 0:
		return v.Sub(b.high.at)
	}
	return quantity.Exact{}
}

// aim is the number to go for, and whether it is itself outside.
func (b bound) aim() (quantity.Exact, bool) {
	switch {
	case b.high == nil:
		return b.low.at, b.low.strict
	case b.low == nil:
		return b.high.at, b.high.strict
	}
	return b.low.at.Add(b.high.at).Mul(oneHalf), false
}

// need is the change, with its sign, that brings v to the limit.
func (b bound) need(v quantity.Exact) quantity.Exact {
	if b.high != nil && v.Cmp(b.high.at) > 0 {
		return b.high.at.Sub(v)
	}
	return b.gap(v)
}

// worse tells whether v lies further from the good side than w.
func (b bound) worse(v, w quantity.Exact) bool {
	switch {
	case b.high == nil:
		return v.Cmp(w) < 0
	case b.low == nil:
		return v.Cmp(w) > 0
	}
	return b.gap(v).Cmp(b.gap(w)) > 0
}

// text is the bound as it is written: "≥ 70", "< 53", "44–46".
func (b bound) text(precision int) string {
	switch {
	case b.high == nil:
		return sign(b.low.strict, "> ", "≥ ") + number(b.low.at, precision)
	case b.low == nil:
		return sign(b.high.strict, "< ", "≤ ") + number(b.high.at, precision)
	}
	return number(b.low.at, precision) + "–" + number(b.high.at, precision)
}

func sign(strict bool, yes, no string) string {
	if strict {
		return yes
	}
	return no
}

// mostDecimals is as far as a number of a plan goes; what is longer is computed and is shown rounded.
const mostDecimals = 4

func number(x quantity.Exact, precision int) string {
	d := x.Output()
	if -d.Exponent() > mostDecimals {
		return x.Display(precision + 2)
	}
	return d.String()
}

// display is the value rounded to the precision, with one decimal more where the rounded one lies on the other side.
func (b bound) display(v quantity.Exact, precision int) string {
	if b.holds(v) != b.holds(quantity.FromDecimal(v.Round(precision))) {
		return v.Display(precision + 1)
	}
	return v.Display(precision)
}

func count(n int64) string { return strconv.FormatInt(n, 10) }
