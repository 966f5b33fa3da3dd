package target

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// Method is how values of counties make up their city's, as the catalogue names it.
type Method string

// The methods by which targets of counties can be put together; no other adds up.
const (
	RatioOfSums     Method = "ratio_of_sums"
	Sum             Method = "sum"
	ShareOfCounties Method = "share_of_counties"
)

// CountyTarget is what one county has set itself. Under a share of counties a value above 0 says that it shall have the
// property.
type CountyTarget struct {
	Area   string
	Value  *decimal.Decimal
	Strict bool
	Weight *decimal.Decimal // the denominator, for a ratio
}

// Answer is whether the counties' targets reach the city's.
type Answer string

// The answers.
const (
	Enough    Answer = "enough"
	NotEnough Answer = "not_enough"
	Undecided Answer = "undecided"
)

// Decomposition is what the counties' targets come to together, held against the city's.
type Decomposition struct {
	Answer   Answer
	Together *decimal.Decimal
	Gap      *decimal.Decimal // what they lack, in the city's unit
	Missing  []string         // counties without a target, or without the weight that it needs
	Reason   Reason
}

// Decompose holds the targets of the counties, taken together, against their city's target. The course is the city's:
// its baseline and precision.
func Decompose(method Method, city Rule, course Course, direction Direction, counties []CountyTarget) Decomposition {
	undecided := func(code string, words map[string]string) Decomposition {
		return Decomposition{Answer: Undecided, Reason: Reason{code, words}}
	}
	b, ok := city.bound(course, direction)
	switch {
	case !city.adds() || method != RatioOfSums && method != Sum && method != ShareOfCounties:
		return undecided(reasonNotAdded, map[string]string{"printed": city.Printed})
	case !ok:
		return undecided(reasonNoBound, nil)
	case len(counties) == 0:
		return undecided(reasonNoCounties, nil)
	}
	missing := lacking(method, counties)
	if len(missing) > 0 {
		d := undecided(reasonCountiesMissing, map[string]string{
			"areas@" + fault.Chinese: strings.Join(missing, "、"), "areas@" + fault.English: strings.Join(missing, ", "),
		})
		d.Missing = missing
		return d
	}
	together, ok := combine(method, counties)
	if !ok {
		return undecided(reasonNoWeight, nil)
	}
	out, gap := together.Output(), b.gap(together).Output()
	d := Decomposition{Answer: NotEnough, Together: &out, Gap: &gap, Reason: Reason{reasonCountiesShort, map[string]string{
		"together": b.display(together, course.Precision), "target": b.text(course.Precision), "gap": number(b.gap(together), course.Precision),
	}}}
	// A limit that is itself outside is passed where one county's own target is as strict.
	if b.holds(together) || gap.IsZero() && anyStrict(counties) {
		d.Answer, d.Reason.Code = Enough, reasonCountiesEnough
	}
	return d
}

// adds tells the rules with one limit that counties can share among them.
func (r Rule) adds() bool {
	switch r.Type {
	case ThresholdMin, ThresholdMax, CumulativeMin, IncreaseVsBaseline, KeepVsBaseline, Approx:
		return true
	default:
		return false
	}
}

func lacking(method Method, counties []CountyTarget) (missing []string) {
	for _, c := range counties {
		if c.Value == nil || method == RatioOfSums && c.Weight == nil {
			missing = append(missing, c.Area)
		}
	}
	return missing
}

// combine is false where there is nothing to divide by.
func combine(method Method, counties []CountyTarget) (quantity.Exact, bool) {
	var sum, weights quantity.Exact
	for _, c := range counties {
		value, weight := quantity.FromDecimal(*c.Value), quantity.FromInt(1)
		if method == RatioOfSums {
			weight = quantity.FromDecimal(*c.Weight)
		}
		if method == ShareOfCounties {
			value = quantity.Exact{}
			if c.Value.IsPositive() {
				value = hundred
			}
		}
		sum, weights = sum.Add(value.Mul(weight)), weights.Add(weight)
	}
	if method == Sum {
		return sum, true
	}
	return sum.Quo(weights)
}

func anyStrict(counties []CountyTarget) bool {
	for _, c := range counties {
		if c.Strict && (c.Weight == nil || c.Weight.IsPositive()) {
			return true
		}
	}
	return false
}
