package quantity

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
)

// TestSmallAndLargeNumbersAreTheSame holds every operation against the one on big fractions, with numbers at and over the edge of what
// fits a small one.
func TestSmallAndLargeNumbersAreTheSame(t *testing.T) {
	dice := rand.New(rand.NewPCG(4, 2))
	edges := []int64{0, 1, 2, 5, 10, 625, math.MaxInt32, math.MaxInt64, math.MaxInt64 - 1, math.MinInt64, math.MinInt64 + 1, 1 << 62, 1_000_000_000_000}
	pick := func() int64 {
		switch dice.IntN(4) {
		case 0:
			return edges[dice.IntN(len(edges))]
		case 1:
			return dice.Int64() - math.MaxInt64/2
		}
		return dice.Int64N(200_001) - 100_000
	}
	number := func() (Exact, *big.Rat) {
		d := decimal.New(pick(), int32(dice.IntN(45)-25))
		r := d.Rat()
		if by := pick(); by != 0 {
			q, _ := FromDecimal(d).Quo(FromInt(by))
			return q, r.Quo(r, big.NewRat(by, 1))
		}
		return FromDecimal(d), r
	}
	same := func(what string, x Exact, r *big.Rat) {
		t.Helper()
		if x.r().Cmp(r) != 0 || x.Sign() != r.Sign() {
			t.Fatalf("%s: %s, want %s", what, x.r(), r)
		}
		again, large := settled(new(big.Rat).Set(r)), Exact{large: r}
		if (again.large == nil) != (x.large == nil) || again.small != x.small {
			t.Fatalf("%s: %s has two forms", what, r)
		}
		for _, places := range []int{0, 1, 4, 12, 18, 19} {
			if got, want := x.Round(places), large.Round(places); !got.Equal(want) || got.Exponent() != want.Exponent() {
				t.Fatalf("%s to %d places: %s, want %s", r, places, got, want)
			}
		}
		if got, want := x.Output(), large.Output(); !got.Equal(want) || got.Exponent() != want.Exponent() {
			t.Fatalf("%s is put out as %s, want %s", r, got, want)
		}
	}
	for range 4000 {
		x, a := number()
		y, b := number()
		same("a number", x, a)
		same("sum", x.Add(y), new(big.Rat).Add(a, b))
		same("difference", x.Sub(y), new(big.Rat).Sub(a, b))
		same("product", x.Mul(y), new(big.Rat).Mul(a, b))
		if q, ok := x.Quo(y); ok {
			same("quotient", q, new(big.Rat).Quo(a, b))
		}
		if x.Cmp(y) != a.Cmp(b) {
			t.Fatalf("%s against %s", a, b)
		}
	}
}
