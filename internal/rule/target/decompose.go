package target

import (
	"slices"
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
	Area         string
	Name, NameEN string
	Value        *decimal.Decimal
	Strict       bool
	Weight       *decimal.Decimal // the denominator, for a ratio
	// Follows: the county goes by the city's target. A sum has no number for one county, so there it lacks a target.
	Follows bool
	// Kept: it sets no targets, and Value is what it has now.
	Kept bool
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
	Notes    []Reason // what stands in the sum without being a county's own target, and what does not stand in it
}

// Text is the answer as sentences, in zh-CN or en.
func (d Decomposition) Text(lang string) string {
	said := []string{d.Reason.Text(lang)}
	for _, note := range d.Notes {
		said = append(said, note.Text(lang))
	}
	return strings.Join(said, fault.Local(lang, "", " "))
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
	counties = following(method, b, counties)
	if missing := lacking(method, counties, false); len(missing) > 0 {
		d := undecided(reasonCountiesMissing, named(missing))
		for _, c := range missing {
			d.Missing = append(d.Missing, c.Area)
		}
		return d
	}
	notes := beside(method, counties, course.Precision)
	counties = slices.DeleteFunc(counties, func(c CountyTarget) bool { return c.lacks(method) })
	together, ok := combine(method, counties)
	if !ok {
		return undecided(reasonNoWeight, nil)
	}
	out, gap := together.Output(), b.gap(together).Output()
	d := Decomposition{Answer: NotEnough, Together: &out, Gap: &gap, Notes: notes, Reason: Reason{reasonCountiesShort, map[string]string{
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

// following gives whoever goes by the city's target the city's number.
func following(method Method, city bound, counties []CountyTarget) []CountyTarget {
	counties = slices.Clone(counties)
	aim, strict := city.aim()
	if method == ShareOfCounties {
		aim = hundred
	}
	for n := range counties {
		if counties[n].Follows && method != Sum {
			value := aim.Output()
			counties[n].Value, counties[n].Strict = &value, strict
		}
	}
	return counties
}

func (c CountyTarget) lacks(method Method) bool {
	return c.Value == nil || method == RatioOfSums && c.Weight == nil
}

func lacking(method Method, counties []CountyTarget, kept bool) []CountyTarget {
	return where(counties, func(c CountyTarget) bool { return c.Kept == kept && c.lacks(method) })
}

// beside says what is counted that is no county's own target, and what is left out.
func beside(method Method, counties []CountyTarget, precision int) (notes []Reason) {
	if follow := where(counties, func(c CountyTarget) bool { return c.Follows }); len(follow) > 0 {
		notes = append(notes, Reason{reasonCountiesFollow, named(follow)})
	}
	for _, c := range where(counties, func(c CountyTarget) bool { return c.Kept && !c.lacks(method) }) {
		words := named([]CountyTarget{c})
		words["value"] = quantity.FromDecimal(*c.Value).Display(precision)
		notes = append(notes, Reason{reasonCountiesKept, words})
	}
	if out := lacking(method, counties, true); len(out) > 0 {
		notes = append(notes, Reason{reasonCountiesOut, named(out)})
	}
	return notes
}

func where(counties []CountyTarget, is func(CountyTarget) bool) (out []CountyTarget) {
	for _, c := range counties {
		if is(c) {
			out = append(out, c)
		}
	}
	return out
}

func named(counties []CountyTarget) map[string]string {
	var zh, en []string
	for _, c := range counties {
		zh, en = append(zh, c.Name), append(en, c.NameEN)
	}
	return map[string]string{"areas@" + fault.Chinese: strings.Join(zh, "、"), "areas@" + fault.English: strings.Join(en, ", ")}
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
