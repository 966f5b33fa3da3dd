package quantity

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// OutputDecimals is how far a value that does not terminate is put out.
const OutputDecimals = 12

// Exact is a number without any rounding: a decimal, or a quotient that no decimal can hold. It is a value:
// no method changes it. The zero Exact is 0. What fits is kept as a small fraction, for a rebuild makes millions of them; what does
// not is a big one. A number has one form, so two that are equal are the same.
type Exact struct {
	small fraction
	large *big.Rat
}

// FromDecimal is d, exactly.
func FromDecimal(d decimal.Decimal) Exact {
	if f, ok := fractionOf(d.Coefficient(), d.Exponent()); ok {
		return Exact{small: f}
	}
	return settled(d.Rat())
}

// FromInt is n, exactly.
func FromInt(n int64) Exact {
	if f, ok := reduced(n, 1); ok {
		return Exact{small: f}
	}
	return settled(big.NewRat(n, 1))
}

// settled gives a number its one form.
func settled(r *big.Rat) Exact {
	if r.Num().IsInt64() && r.Denom().IsInt64() {
		if f, ok := reduced(r.Num().Int64(), r.Denom().Int64()); ok {
			return Exact{small: f}
		}
	}
	return Exact{large: r}
}

// Ratio is num ÷ den × mult; false where den is zero, for then there is no number.
func Ratio(num, den, mult decimal.Decimal) (Exact, bool) {
	q, ok := FromDecimal(num).Quo(FromDecimal(den))
	return q.Mul(FromDecimal(mult)), ok
}

// InUnit converts by the multiplier of a unit: persons × 0.0001 are 万人.
func InUnit(d, multiplier decimal.Decimal) Exact { return FromDecimal(d).Mul(FromDecimal(multiplier)) }

func (x Exact) r() *big.Rat {
	if x.large != nil {
		return x.large
	}
	return big.NewRat(x.small.num, x.small.den())
}

func (x Exact) fits(y Exact) bool { return x.large == nil && y.large == nil }

// Add is x + y.
func (x Exact) Add(y Exact) Exact {
	if x.fits(y) {
		if f, ok := x.small.add(y.small); ok {
			return Exact{small: f}
		}
	}
	return settled(new(big.Rat).Add(x.r(), y.r()))
}

// Sub is x − y.
func (x Exact) Sub(y Exact) Exact {
	if x.fits(y) {
		if f, ok := x.small.add(y.small.neg()); ok {
			return Exact{small: f}
		}
	}
	return settled(new(big.Rat).Sub(x.r(), y.r()))
}

// Mul is x × y.
func (x Exact) Mul(y Exact) Exact {
	if x.fits(y) {
		if f, ok := x.small.mul(y.small); ok {
			return Exact{small: f}
		}
	}
	return settled(new(big.Rat).Mul(x.r(), y.r()))
}

// Quo is x ÷ y; false where y is zero.
func (x Exact) Quo(y Exact) (Exact, bool) {
	if y.Sign() == 0 {
		return Exact{}, false
	}
	if x.fits(y) {
		if f, ok := x.small.mul(y.small.inverse()); ok {
			return Exact{small: f}, true
		}
	}
	return settled(new(big.Rat).Quo(x.r(), y.r())), true
}

// Cmp is -1, 0 or +1 as x is less than, equal to or more than y.
func (x Exact) Cmp(y Exact) int {
	if x.fits(y) {
		return x.small.cmp(y.small)
	}
	return x.r().Cmp(y.r())
}

// Sign is -1, 0 or +1.
func (x Exact) Sign() int {
	if x.large != nil {
		return x.large.Sign()
	}
	return x.small.cmp(fraction{})
}

// Output is the value as it leaves the rules: exact where it terminates, else half-up to 12 decimals.
func (x Exact) Output() decimal.Decimal {
	if places, ends := x.terminates(); ends {
		return x.Round(places)
	}
	return x.Round(OutputDecimals)
}

// Round is x at that many decimals, half-up (away from zero), as 四舍五入 is taught.
func (x Exact) Round(places int) decimal.Decimal {
	places = max(places, 0)
	if x.large == nil {
		if n, ok := x.small.round(places); ok {
			return decimal.New(n, int32(-places))
		}
	}
	num, den := new(big.Int).Abs(x.r().Num()), x.r().Denom()
	num.Mul(num, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
	num.Lsh(num, 1).Add(num, den)
	num.Quo(num, new(big.Int).Lsh(den, 1))
	if x.Sign() < 0 {
		num.Neg(num)
	}
	return decimal.NewFromBigInt(num, int32(-places))
}

// Display is the value as it is shown: rounded once, with exactly that many decimals.
func (x Exact) Display(precision int) string {
	return x.Round(precision).StringFixed(int32(max(precision, 0)))
}

// terminates finds how many decimals hold x exactly: the larger power of 2 or 5 in a denominator made of both.
func (x Exact) terminates() (places int, ends bool) {
	if x.large == nil {
		return x.small.terminates()
	}
	rest := new(big.Int).Set(x.large.Denom())
	twos, fives := strip(rest, 2), strip(rest, 5)
	return max(twos, fives), rest.IsInt64() && rest.Int64() == 1
}

func strip(n *big.Int, factor int64) (times int) {
	f, q, m := big.NewInt(factor), new(big.Int), new(big.Int)
	for {
		if q.QuoRem(n, f, m); m.Sign() != 0 {
			return times
		}
		n.Set(q)
		times++
	}
}
