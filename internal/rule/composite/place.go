package composite

import (
	"slices"

	"github.com/liangce/liangce/internal/rule/quantity"
)

// Decimals is how far a total is shown. Areas are placed by what is shown: equal to the eye, equal in place.
const Decimals = 2

// Unranked says why an area has no place.
type Unranked string

// The reasons.
const (
	Whole        Unranked = "whole"             // it holds the others
	Refused      Unranked = "refused"           // it has no index
	SmallNumbers Unranked = "small_denominator" // what others are scored on rests there on too few cases
	Incomplete   Unranked = "incomplete"        // it lacks what others are scored on
	OthersHidden Unranked = "others_hidden"     // the caller does not see all
	Alone        Unranked = "alone"             // there are none to compare it with
)

// Area is one of the areas of a comparison.
type Area struct {
	Code string
	// Whole is the area that holds the others; it has an index and no place.
	Whole bool
	Items []Item
}

// Variant is another way to weigh: the first is the set as it was decided.
type Variant struct {
	Kind VariantKind
	// Domain is the one that counts more, or less.
	Domain  string
	weights Weights
}

// VariantKind names what a variant changes.
type VariantKind string

// The kinds.
const (
	AsDecided       VariantKind = "as_decided"
	EqualDomains    VariantKind = "equal_domains"
	EqualIndicators VariantKind = "equal_indicators"
	More            VariantKind = "more" // half as much again for one domain
	Less            VariantKind = "less" // half as much for one domain
)

// Placed is an area with its index and its place, the first being 1; 0 where it has none, and then Why says why.
type Placed struct {
	Code  string
	Index Index
	Rank  int
	Why   Unranked
	// Ranks are its places under each of the variants, Best, Median and Worst among them.
	Ranks               []int
	Best, Median, Worst int
}

// Compared is a comparison: the areas in the order they came, and the ways in which they were weighed.
type Compared struct {
	Areas    []Placed
	Variants []Variant
}

// Compare makes the index of each area and places those that have one by the same indicators.
func Compare(areas []Area, w Weights, least quantity.Exact) Compared {
	c := Compared{Areas: make([]Placed, len(areas))}
	for n, a := range areas {
		c.Areas[n] = Placed{Code: a.Code, Index: Make(a.Items, w, least)}
	}
	common := c.common(areas)
	var ranked []int
	for n, a := range areas {
		p := &c.Areas[n]
		if p.Why = p.Index.why(a.Whole, common); p.Why == "" {
			ranked = append(ranked, n)
		}
	}
	if why := c.incomparable(areas, len(ranked)); why != "" {
		for _, n := range ranked {
			c.Areas[n].Why = why
		}
		return c
	}
	c.Variants = variants(common, w)
	c.place(areas, ranked)
	return c
}

// common are the indicators that any of the areas is scored on.
func (c Compared) common(areas []Area) []Item {
	var out []Item
	taken := map[string]bool{}
	for n, a := range areas {
		for _, i := range a.Items {
			if !a.Whole && c.Areas[n].Index.Scored(i.Code) && !taken[i.Code] {
				taken[i.Code] = true
				out = append(out, i)
			}
		}
	}
	return out
}

func (x Index) why(whole bool, common []Item) Unranked {
	switch {
	case whole:
		return Whole
	case x.Total == nil:
		return Refused
	}
	var why Unranked
	for _, i := range common {
		if x.Scored(i.Code) {
			continue
		}
		for _, left := range x.Left {
			if left.Code == i.Code && left.Out == Small {
				return SmallNumbers
			}
		}
		why = Incomplete
	}
	return why
}

// incomparable says why even those that could be placed are not.
func (c Compared) incomparable(areas []Area, ranked int) Unranked {
	for n, a := range areas {
		if !a.Whole && c.Areas[n].Index.lacks(Hidden) {
			return OthersHidden
		}
	}
	if ranked < 2 {
		return Alone
	}
	return ""
}

// variants are the other ways to weigh what is compared; their number is odd, so that there is a place in the middle.
func variants(common []Item, w Weights) []Variant {
	number := map[string]quantity.Exact{}
	var domains []string
	for _, i := range common {
		if !slices.Contains(domains, i.Domain) {
			domains = append(domains, i.Domain)
		}
		number[i.Domain] = number[i.Domain].Add(quantity.FromInt(1))
	}
	slices.Sort(domains)
	out := []Variant{
		{Kind: AsDecided, weights: w},
		{Kind: EqualDomains, weights: Weights{Within: w.Within}},
		{Kind: EqualIndicators, weights: Weights{Domains: number}},
	}
	for _, d := range domains {
		for _, k := range []struct {
			kind VariantKind
			num  int64
		}{{More, 3}, {Less, 1}} {
			factor, _ := quantity.FromInt(k.num).Quo(quantity.FromInt(2))
			out = append(out, Variant{Kind: k.kind, Domain: d, weights: w.scaled(d, factor)})
		}
	}
	return out
}

func (w Weights) scaled(domain string, factor quantity.Exact) Weights {
	out := Weights{Domains: map[string]quantity.Exact{}, Within: w.Within}
	for code, was := range w.Domains {
		out.Domains[code] = was
	}
	out.Domains[domain] = weight(w.Domains, domain).Mul(factor)
	return out
}

// place gives each of the ranked areas its place under every variant; equal totals share one, and the next is left free.
func (c Compared) place(areas []Area, ranked []int) {
	for _, v := range c.Variants {
		totals := make([]quantity.Exact, len(ranked))
		for k, n := range ranked {
			totals[k] = Make(c.scoredOnly(areas[n], n), v.weights, zero).shown()
		}
		for k, n := range ranked {
			rank := 1
			for _, other := range totals {
				if other.Cmp(totals[k]) > 0 {
					rank++
				}
			}
			c.Areas[n].Ranks = append(c.Areas[n].Ranks, rank)
		}
	}
	for _, n := range ranked {
		p := &c.Areas[n]
		sorted := slices.Sorted(slices.Values(p.Ranks))
		p.Rank, p.Best, p.Median, p.Worst = p.Ranks[0], sorted[0], sorted[len(sorted)/2], sorted[len(sorted)-1]
	}
}

// scoredOnly are the items that the area's index is made of: a variant weighs the same indicators otherwise, not others.
func (c Compared) scoredOnly(a Area, n int) []Item {
	return slices.DeleteFunc(slices.Clone(a.Items), func(i Item) bool { return !c.Areas[n].Index.Scored(i.Code) })
}

// shown is the total as it is shown.
func (x Index) shown() quantity.Exact {
	if x.Total == nil {
		return zero
	}
	return quantity.FromDecimal(x.Total.Round(Decimals))
}
