package expression

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

// Peers are the rates of the other counties.
type Peers []quantity.Exact

// FewestPeers is how many there must be before their middle says anything: with fewer, one could be guessed from the others.
const FewestPeers = 5

// Two numbers lie a power of ten apart when one is 0.8 to 1.25 times the other so shifted.
var (
	slipLow  = quantity.FromDecimal(decimal.RequireFromString("0.8"))
	slipHigh = quantity.FromDecimal(decimal.RequireFromString("1.25"))
)

const (
	mostPowers = 8
	mostPlaces = 12
	mostUnits  = 1000
	// sharePlaces is how finely a share is printed at least.
	sharePlaces = 2
)

// round is half-up; so many places as no value is printed with are taken as the most.
func round(x, places Number) Number {
	if !x.known || !places.known {
		return Number{}
	}
	n := places.exact.Round(0)
	if n.GreaterThan(decimal.NewFromInt(mostPlaces)) {
		n = decimal.NewFromInt(mostPlaces)
	}
	return Of(quantity.FromDecimal(x.exact.Round(int(n.IntPart()))))
}

func percent(a, b Number) Number { return divide(multiply(a, Of(quantity.FromDecimal(hundred))), b) }

// changed is by how many percent a differs from b, whichever is larger; from zero there is no percentage.
func changed(a, b Number) Number { return percent(abs(subtract(a, b)), abs(b)) }

func smaller(a, b Number) Number {
	return with(a, b, func(a, b quantity.Exact) quantity.Exact {
		if b.Cmp(a) < 0 {
			return b
		}
		return a
	})
}

func larger(a, b Number) Number {
	return with(a, b, func(a, b quantity.Exact) quantity.Exact {
		if b.Cmp(a) > 0 {
			return b
		}
		return a
	})
}

func reported(a Number) Truth { return truth(a.known) }

// isZero: what has no value is not zero.
func isZero(a Number) Truth { return truth(a.known && a.exact.Sign() == 0) }

// powerOfTen tells a slip of the unit: a factor of about 10, 100, 1000 … between two numbers that are not zero.
func powerOfTen(a, b Number) Truth {
	if !a.known || !b.known {
		return Unknown
	}
	low, high := abs(a).exact, abs(b).exact
	if low.Cmp(high) > 0 {
		low, high = high, low
	}
	apart, ok := high.Quo(low)
	if !ok {
		return No
	}
	for power := int32(1); power <= mostPowers; power++ {
		factor := quantity.FromDecimal(decimal.New(1, power))
		if apart.Cmp(factor.Mul(slipLow)) >= 0 && apart.Cmp(factor.Mul(slipHigh)) <= 0 {
			return Yes
		}
	}
	return No
}

// isShareOf tells a percentage that so many units can come to (of 7: 0, 14.29 … 85.71, 100), as exact or as printed.
func isShareOf(x, units Number) Truth {
	if !x.known || !units.known {
		return Unknown
	}
	n := units.exact.Round(0)
	if n.LessThan(decimal.NewFromInt(1)) || n.GreaterThan(decimal.NewFromInt(mostUnits)) {
		return Unknown
	}
	k := x.exact.Mul(quantity.FromDecimal(n.Div(hundred))).Round(0)
	if k.IsNegative() || k.GreaterThan(n) {
		return No
	}
	exact, _ := quantity.Ratio(k, n, hundred)
	return truth(exact.Round(sharePlaces).Equal(x.exact.Round(sharePlaces)))
}

func median(p Peers) Number {
	if len(p) < FewestPeers {
		return Number{}
	}
	return Of(middle(p))
}

// mad is the median distance from the median, which one outlier does not upset as it does a standard deviation.
func mad(p Peers) Number {
	if len(p) < FewestPeers {
		return Number{}
	}
	at := middle(p)
	apart := make(Peers, len(p))
	for i, x := range p {
		apart[i] = abs(Of(x.Sub(at))).exact
	}
	return Of(middle(apart))
}

func count(p Peers) Number { return whole(int64(len(p))) }

func middle(p Peers) quantity.Exact {
	sorted := slices.Clone(p)
	slices.SortFunc(sorted, quantity.Exact.Cmp)
	half := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[half]
	}
	mean, _ := sorted[half-1].Add(sorted[half]).Quo(quantity.FromInt(2))
	return mean
}

// Median is the middle of the other counties' rates, to be shown; false where there are too few of them.
func (p Peers) Median() (quantity.Exact, bool) { return median(p).Exact() }
