package composite

import "github.com/liangce/liangce/internal/rule/quantity"

// Out says why an indicator has no part in an index.
type Out string

// The reasons. What could have been there and is not counts against the data; what numbers cannot score, or what is not
// the area's, does not.
const (
	NoValue        Out = "no_value"
	Provisional    Out = "provisional"
	Small          Out = "small_denominator"
	Hidden         Out = "hidden" // not the caller's to see
	NeedsJudgement Out = "needs_judgement"
	NoGoal         Out = "no_goal"
	CityOnly       Out = "city_only"
	CityTotal      Out = "city_total" // a number of heads or places that only the city's goal fits
	NotApplicable  Out = "not_applicable"
	Redefined      Out = "other_definition" // not of the definition that the goal is of, and no bridge leads there
	NoWeight       Out = "no_weight"
)

// missing tells the reasons that count against the data.
func (o Out) missing() bool {
	switch o {
	case NoValue, Provisional, Small, Hidden:
		return true
	default:
		return false
	}
}

// Item is an indicator with its score, or with the reason why it has none.
type Item struct {
	Code, Domain string
	Score        *quantity.Exact
	Out          Out
}

// Weights say what a domain counts, and an indicator within its domain. Only their proportions matter; what is not named
// counts 1, so no Weights at all weigh the domains equally, and within each its indicators.
type Weights struct{ Domains, Within map[string]quantity.Exact }

func weight(of map[string]quantity.Exact, code string) quantity.Exact {
	if w, ok := of[code]; ok {
		return w
	}
	return quantity.FromInt(1)
}

// Index is what comes out for one area. Total is nil where it is refused: data stand for less than the least share.
type Index struct {
	Total   *quantity.Exact
	Domains []Domain
	Left    []Item
	// Answered is how much of the weight that numbers could score there has a score, Covered how much of all weight; in per cent.
	Answered, Covered quantity.Exact
	scored            map[string]bool
}

// Domain is the part of a domain: Scored of its Of indicators make the score, which is nil where none does.
type Domain struct {
	Code       string
	Score      *quantity.Exact
	Scored, Of int
}

// Parts is what each indicator counts of all weight, in per cent, were every one of them scored.
func Parts(items []Item, w Weights) map[string]quantity.Exact {
	out := make(map[string]quantity.Exact, len(items))
	var all quantity.Exact
	for _, d := range grouped(items) {
		var within quantity.Exact
		for _, i := range d {
			within = within.Add(weight(w.Within, i.Code))
		}
		for _, i := range d {
			out[i.Code], _ = weight(w.Domains, i.Domain).Mul(weight(w.Within, i.Code)).Quo(within)
			all = all.Add(out[i.Code])
		}
	}
	for code, part := range out {
		out[code] = percent(part, all)
	}
	return out
}

// Make makes the index of an area's indicators, all of the plan, with or without a score. least is the share of Answered, in
// per cent, below which there is no index.
func Make(items []Item, w Weights, least quantity.Exact) Index {
	x := Index{scored: map[string]bool{}}
	parts := Parts(items, w)
	var possible, total, weighed quantity.Exact
	for _, d := range grouped(items) {
		domain := Domain{Code: d[0].Domain, Of: len(d)}
		var sum, within quantity.Exact
		for _, i := range d {
			part, own := parts[i.Code], weight(w.Within, i.Code)
			if part.Sign() == 0 {
				i.Score, i.Out = nil, NoWeight
			}
			if i.Score == nil {
				x.Left = append(x.Left, i)
				if i.Out.missing() {
					possible = possible.Add(part)
				}
				continue
			}
			x.scored[i.Code] = true
			domain.Scored++
			x.Covered, possible = x.Covered.Add(part), possible.Add(part)
			within, sum = within.Add(own), sum.Add(own.Mul(*i.Score))
		}
		if mean, ok := sum.Quo(within); ok {
			domain.Score = &mean
			of := weight(w.Domains, domain.Code)
			total, weighed = total.Add(of.Mul(mean)), weighed.Add(of)
		}
		x.Domains = append(x.Domains, domain)
	}
	x.Answered = percent(x.Covered, possible)
	if mean, ok := total.Quo(weighed); ok && x.Answered.Cmp(least) >= 0 && !x.lacks(Hidden) {
		x.Total = &mean
	}
	return x
}

// Scored tells whether an indicator has a part in the index.
func (x Index) Scored(code string) bool { return x.scored[code] }

// lacks tells whether something is left out for the reason.
func (x Index) lacks(why Out) bool {
	for _, i := range x.Left {
		if i.Out == why {
			return true
		}
	}
	return false
}

// grouped are the items by domain, in the order of each domain's first.
func grouped(items []Item) [][]Item {
	var out [][]Item
	place := map[string]int{}
	for _, i := range items {
		n, known := place[i.Domain]
		if !known {
			n = len(out)
			place[i.Domain] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], i)
	}
	return out
}

func percent(part, whole quantity.Exact) quantity.Exact {
	share, _ := part.Mul(hundred).Quo(whole)
	return share
}
