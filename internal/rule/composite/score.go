package composite

import (
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
)

var (
	hundred = quantity.FromInt(100)
	zero    = quantity.Exact{}
)

// Measurable tells whether distances to the goal can be taken as shares of it: each of its ends is above zero.
func Measurable(g target.Goal) bool {
	return (g.Low != nil || g.High != nil) && positive(g.Low) && positive(g.High)
}

func positive(end *quantity.Exact) bool { return end == nil || end.Sign() > 0 }

// Score says from 0 to 100 how near a value is to a measurable goal: 100 where it is reached, else 100 less what is missing to
// the goal, or too much, in per cent of it. So 0 lies at zero below a goal, and at its double above it.
func Score(v quantity.Exact, g target.Goal) quantity.Exact {
	var off, end quantity.Exact
	switch {
	case g.Low != nil && v.Cmp(*g.Low) < 0:
		off, end = g.Low.Sub(v), *g.Low
	case g.High != nil && v.Cmp(*g.High) > 0:
		off, end = v.Sub(*g.High), *g.High
	default:
		return hundred
	}
	share, ok := off.Quo(end)
	if score := hundred.Sub(share.Mul(hundred)); ok && score.Sign() > 0 {
		return score
	}
	return zero
}
