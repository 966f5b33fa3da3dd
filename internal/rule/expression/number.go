package expression

import (
	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

// Number is an exact number, or unknown. The zero Number is unknown.
type Number struct {
	exact quantity.Exact
	known bool
}

// Of is a number that is there.
func Of(x quantity.Exact) Number { return Number{x, true} }

// From is the number of a figure; one of the empty states has none, a zero has.
func From(v quantity.Value) Number {
	if !v.Present() {
		return Number{}
	}
	return Of(quantity.FromDecimal(v.Dec))
}

// Exact is the number; false where it is unknown.
func (n Number) Exact() (quantity.Exact, bool) { return n.exact, n.known }

// Truth is what is known of a condition.
type Truth int8

// The three of them. A condition is found only where it is Yes.
const (
	No      Truth = -1
	Unknown Truth = 0
	Yes     Truth = 1
)

func truth(yes bool) Truth {
	if yes {
		return Yes
	}
	return No
}

// with computes from what is known.
func with(a, b Number, do func(a, b quantity.Exact) quantity.Exact) Number {
	if !a.known || !b.known {
		return Number{}
	}
	return Of(do(a.exact, b.exact))
}

func add(a, b Number) Number      { return with(a, b, quantity.Exact.Add) }
func subtract(a, b Number) Number { return with(a, b, quantity.Exact.Sub) }
func multiply(a, b Number) Number { return with(a, b, quantity.Exact.Mul) }

// divide: what is divided by zero is unknown.
func divide(a, b Number) Number {
	if !a.known || !b.known {
		return Number{}
	}
	q, ok := a.exact.Quo(b.exact)
	return Number{q, ok}
}

func negate(a Number) Number { return subtract(Of(quantity.Exact{}), a) }

func abs(a Number) Number {
	if a.known && a.exact.Sign() < 0 {
		return negate(a)
	}
	return a
}

func compare(holds func(sign int) bool) func(a, b Number) Truth {
	return func(a, b Number) Truth {
		if !a.known || !b.known {
			return Unknown
		}
		return truth(holds(a.exact.Cmp(b.exact)))
	}
}

// The connectives, whose answer does not depend on the order: what one side settles, the other need not know.
func both(a, b Truth) Truth   { return min(a, b) }
func either(a, b Truth) Truth { return max(a, b) }
func deny(a Truth) Truth      { return -a }

var hundred = decimal.NewFromInt(100)

func whole(n int64) Number { return Of(quantity.FromInt(n)) }
