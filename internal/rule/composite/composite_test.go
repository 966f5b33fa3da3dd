package composite

import (
	"fmt"
	"math/rand"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/rule/quantity"
)

func scored(code, domain, score string) Item {
	return Item{Code: code, Domain: domain, Score: end(score)}
}

func left(code, domain string, why Out) Item { return Item{Code: code, Domain: domain, Out: why} }

func weights(domains ...string) Weights {
	w := Weights{Domains: map[string]quantity.Exact{}}
	for n := 0; n < len(domains); n += 2 {
		w.Domains[domains[n]] = exact(domains[n+1])
	}
	return w
}

func TestAnIndexIsTheMeanOfItsDomains(t *testing.T) {
	items := []Item{scored("a", "A", "100"), scored("b", "A", "50"), scored("c", "B", "30"), left("d", "B", NoValue), left("e", "C", NeedsJudgement)}
	x := Make(items, Weights{}, exact("70"))
	require.Equal(t, "52.5", x.Total.Output().String(), "(75 + 30) ÷ 2: a domain without a score has no part")
	require.Equal(t, "75 30", x.Domains[0].Score.Output().String()+" "+x.Domains[1].Score.Output().String())
	require.Nil(t, x.Domains[2].Score)
	require.Equal(t, []int{1, 2}, []int{x.Domains[1].Scored, x.Domains[1].Of})
	require.Equal(t, "75", x.Answered.Output().String(), "what only a person can judge is no fault of the data")
	require.Equal(t, "50", x.Covered.Output().String())
	require.Len(t, x.Left, 2)

	w := weights("A", "60", "B", "20", "C", "20")
	w.Within = map[string]quantity.Exact{"b": exact("3")}
	require.Equal(t, "54.375", Make(items, w, zero).Total.Output().String(), "(60 × 62.5 + 20 × 30) ÷ 80")
}

func TestWhatHasNoWeightIsLeftOut(t *testing.T) {
	items := []Item{scored("a", "A", "100"), scored("b", "A", "50"), scored("c", "B", "30")}
	w := weights("A", "100", "B", "0")
	w.Within = map[string]quantity.Exact{"b": zero}
	x := Make(items, w, exact("100"))
	require.Equal(t, "100", x.Total.Output().String())
	require.Equal(t, []Out{NoWeight, NoWeight}, []Out{x.Left[0].Out, x.Left[1].Out})
	require.Nil(t, Make(items, weights("A", "0", "B", "0"), zero).Total, "no weight at all is no index")
}

func TestTooLittleDataGivesNoIndex(t *testing.T) {
	for _, why := range []Out{NoValue, Provisional, Small} {
		items := []Item{scored("a", "A", "100"), left("b", "A", why), scored("c", "B", "30")}
		require.NotNil(t, Make(items, Weights{}, exact("75")).Total, "%s: exactly the least share is enough", why)
		require.Nil(t, Make(items, Weights{}, exact("75.01")).Total, "%s", why)
	}
	for _, why := range []Out{NeedsJudgement, NoGoal, CityOnly, CityTotal, NotApplicable} {
		require.NotNil(t, Make([]Item{scored("a", "A", "100"), left("b", "A", why)}, Weights{}, exact("100")).Total, "%s is not missing", why)
	}
	require.Nil(t, Make([]Item{scored("a", "A", "100"), left("b", "A", Hidden)}, Weights{}, zero).Total, "half seen is no index, and not another one")
	require.Nil(t, Make([]Item{left("a", "A", NeedsJudgement)}, Weights{}, zero).Total)
}

// lot is a random plan with random weights, and a factor.
type lot struct {
	items  []Item
	w      Weights
	factor quantity.Exact
}

func (lot) Generate(r *rand.Rand, _ int) reflect.Value {
	l := lot{w: Weights{Domains: map[string]quantity.Exact{}, Within: map[string]quantity.Exact{}}, factor: quantity.FromInt(1 + r.Int63n(50))}
	for n := range 1 + r.Intn(12) {
		domain := string(rune('A' + r.Intn(4)))
		i := Item{Code: fmt.Sprint(n), Domain: domain}
		if score := quantity.FromInt(r.Int63n(101)); r.Intn(4) > 0 {
			i.Score = &score
		} else {
			i.Out = []Out{NoValue, Small, NeedsJudgement, CityOnly}[r.Intn(4)]
		}
		l.items = append(l.items, i)
		l.w.Domains[domain] = quantity.FromInt(r.Int63n(40))
		l.w.Within[i.Code] = quantity.FromInt(r.Int63n(5))
	}
	return reflect.ValueOf(l)
}

func same(a, b *quantity.Exact) bool { return (a == nil) == (b == nil) && (a == nil || a.Cmp(*b) == 0) }

func within(e quantity.Exact) bool { return e.Cmp(zero) >= 0 && e.Cmp(hundred) <= 0 }

func TestAnIndexLiesBetween0And100(t *testing.T) {
	holds(t, func(l lot) bool {
		x := Make(l.items, l.w, zero)
		return (x.Total == nil || within(*x.Total)) && within(x.Answered) && within(x.Covered) && x.Covered.Cmp(x.Answered) <= 0
	})
}

func TestOnlyTheProportionsOfWeightsMatter(t *testing.T) {
	holds(t, func(l lot) bool {
		scaled := Weights{Domains: map[string]quantity.Exact{}, Within: map[string]quantity.Exact{}}
		for code, w := range l.w.Domains {
			scaled.Domains[code] = w.Mul(l.factor)
		}
		for code, w := range l.w.Within {
			scaled.Within[code] = w.Mul(l.factor)
		}
		a, b := Make(l.items, l.w, zero), Make(l.items, scaled, zero)
		return same(a.Total, b.Total) && a.Answered.Cmp(b.Answered) == 0
	})
}

func TestABetterValueNeverLowersTheIndex(t *testing.T) {
	holds(t, func(l lot) bool {
		before := Make(l.items, l.w, zero)
		for n, i := range l.items {
			if i.Score == nil {
				continue
			}
			raised := hundred
			l.items[n].Score = &raised
			after := Make(l.items, l.w, zero)
			if before.Total != nil && after.Total.Cmp(*before.Total) < 0 {
				return false
			}
			l.items[n] = i
		}
		return true
	})
}

func TestMissingNeverRaisesTheShareOfTheData(t *testing.T) {
	holds(t, func(l lot) bool {
		before := Make(l.items, l.w, zero)
		for n, i := range l.items {
			if i.Score == nil {
				continue
			}
			l.items[n] = left(i.Code, i.Domain, NoValue)
			after := Make(l.items, l.w, zero)
			if after.Answered.Cmp(before.Answered) > 0 || after.Covered.Cmp(before.Covered) > 0 {
				return false
			}
			l.items[n] = i
		}
		return true
	})
}
