package sample

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// Share is a share of those asked in percent, with the bounds of its 95% interval.
type Share struct{ Of, Low, High decimal.Decimal }

// shownDecimals is how finely a share is told; a finer one would say more than a sample knows.
const shownDecimals = 1

// rootDecimals is how far a root is worked out.
const rootDecimals = 16

var (
	z       = decimal.RequireFromString("1.959964")
	two     = decimal.NewFromInt(2)
	hundred = decimal.NewFromInt(100)
)

// Wilson is the share of x among n, with its interval; false where nobody was asked or the counts contradict each other.
func Wilson(x, n int) (Share, bool) {
	if n <= 0 || x < 0 || x > n {
		return Share{}, false
	}
	hits, all := decimal.NewFromInt(int64(x)), decimal.NewFromInt(int64(n))
	square := z.Mul(z)
	middle := hits.Add(square.DivRound(two, rootDecimals))
	spread := z.Mul(root(square.DivRound(two.Mul(two), rootDecimals).Add(hits.Mul(all.Sub(hits)).DivRound(all, rootDecimals))))
	percent := func(part, whole decimal.Decimal) decimal.Decimal {
		share := part.Mul(hundred).DivRound(whole, rootDecimals).Round(shownDecimals)
		return decimal.Max(decimal.Zero, decimal.Min(hundred, share))
	}
	whole := all.Add(square)
	return Share{Of: percent(hits, all), Low: percent(middle.Sub(spread), whole), High: percent(middle.Add(spread), whole)}, true
}

// Percent is the share of x among n in percent, zero where nobody was asked.
func Percent(x, n int) decimal.Decimal {
	s, _ := Wilson(x, n)
	return s.Of
}

// root is the square root of a number that is not below zero, cut off.
func root(d decimal.Decimal) decimal.Decimal {
	scaled := d.Shift(2 * rootDecimals).BigInt()
	return decimal.NewFromBigInt(new(big.Int).Sqrt(scaled), -rootDecimals)
}
