package quantity

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"
)

// fraction is a number in its lowest terms, as far as 63 bits go: whatever would need more is told, and never cut off.
type fraction struct {
	num int64
	// past is how much the denominator is more than 1, so that the zero fraction is 0.
	past int64
}

// powers are the powers of ten that fit.
var powers = func() (out [19]int64) {
	out[0] = 1
	for n := 1; n < len(out); n++ {
		out[n] = out[n-1] * 10
	}
	return out
}()

// reduced takes a fraction to its lowest terms; den is positive.
func reduced(num, den int64) (fraction, bool) {
	if num == math.MinInt64 { // its negative does not fit
		return fraction{}, false
	}
	by := divisor(size(num), uint64(den))
	return fraction{num / int64(by), den/int64(by) - 1}, true
}

func fractionOf(coefficient *big.Int, exponent int32) (fraction, bool) {
	if !coefficient.IsInt64() || exponent >= int32(len(powers)) || -exponent >= int32(len(powers)) {
		return fraction{}, false
	}
	if exponent <= 0 {
		return reduced(coefficient.Int64(), powers[-exponent])
	}
	num, ok := times(coefficient.Int64(), powers[exponent])
	if !ok {
		return fraction{}, false
	}
	return reduced(num, 1)
}

func (f fraction) den() int64 { return f.past + 1 }

func (f fraction) neg() fraction { return fraction{-f.num, f.past} }

// inverse is of a fraction that is not 0.
func (f fraction) inverse() fraction {
	if f.num < 0 {
		return fraction{-f.den(), -f.num - 1}
	}
	return fraction{f.den(), f.num - 1}
}

func (f fraction) add(g fraction) (fraction, bool) {
	a, okA := times(f.num, g.den())
	b, okB := times(g.num, f.den())
	den, okDen := times(f.den(), g.den())
	sum := a + b
	if !okA || !okB || !okDen || (a < 0) == (b < 0) && (sum < 0) != (a < 0) {
		return fraction{}, false
	}
	return reduced(sum, den)
}

// mul takes out what the one's numerator and the other's denominator have in common first, so that more fits.
func (f fraction) mul(g fraction) (fraction, bool) {
	one, other := int64(divisor(size(f.num), uint64(g.den()))), int64(divisor(size(g.num), uint64(f.den())))
	num, okNum := times(f.num/one, g.num/other)
	den, okDen := times(f.den()/other, g.den()/one)
	if !okNum || !okDen {
		return fraction{}, false
	}
	return fraction{num, den - 1}, true
}

func (f fraction) cmp(g fraction) int {
	if side := cmp.Compare(sign(f.num), sign(g.num)); side != 0 {
		return side
	}
	highF, lowF := bits.Mul64(size(f.num), uint64(g.den()))
	highG, lowG := bits.Mul64(size(g.num), uint64(f.den()))
	return sign(f.num) * cmp.Or(cmp.Compare(highF, highG), cmp.Compare(lowF, lowG))
}

// round gives how many units of that many decimals it is, half-up.
func (f fraction) round(places int) (int64, bool) {
	if places >= len(powers) {
		return 0, false
	}
	high, low := bits.Mul64(size(f.num), uint64(powers[places]))
	den := uint64(f.den())
	if high >= den {
		return 0, false
	}
	units, rest := bits.Div64(high, low, den)
	if rest >= den-rest {
		units++
	}
	if units > math.MaxInt64 {
		return 0, false
	}
	return int64(sign(f.num)) * int64(units), true
}

func (f fraction) terminates() (places int, ends bool) {
	rest := uint64(f.den())
	twos := bits.TrailingZeros64(rest)
	rest >>= twos
	fives := 0
	for rest%5 == 0 {
		rest /= 5
		fives++
	}
	return max(twos, fives), rest == 1
}

func sign(n int64) int { return cmp.Compare(n, 0) }

func size(n int64) uint64 {
	if n < 0 {
		return uint64(-n)
	}
	return uint64(n)
}

// times is a × b where that fits and can be negated.
func times(a, b int64) (int64, bool) {
	high, low := bits.Mul64(size(a), size(b))
	if high != 0 || low > math.MaxInt64 {
		return 0, false
	}
	return int64(sign(a)) * int64(sign(b)) * int64(low), true
}

// divisor is the greatest common one of two numbers, the second of them not 0.
func divisor(a, b uint64) uint64 {
	if a == 0 {
		return b
	}
	shift := bits.TrailingZeros64(a | b)
	a >>= bits.TrailingZeros64(a)
	for b != 0 {
		b >>= bits.TrailingZeros64(b)
		if a > b {
			a, b = b, a
		}
		b -= a
	}
	return a << shift
}
