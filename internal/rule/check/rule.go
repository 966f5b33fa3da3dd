package check

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/rule/expression"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// Rule is a check that a city has written: what it finds is told as what the built-in checks find is.
type Rule struct {
	Code  Code
	Grade Grade
	// Sentence and SentenceEN say what was found, with the holes that Holes lists.
	Sentence, SentenceEN string
	Condition            *expression.Condition
	// Elements are checked figure by figure, in each category; or Rates, area by area.
	Elements []string
	Rates    []Rate
}

// Rate is an indicator that every area has a value of its own for.
type Rate struct {
	Indicator              string
	Name, NameEN           string
	Numerator, Denominator string
	Multiplier             decimal.Decimal
	Precision              int
}

// Place is where a value of another year stands.
type Place struct {
	Element, Area, Category string
	Year                    int
}

// Statement is where a source says something.
type Statement struct {
	Place
	Source string
}

// Stated is what it says there, and which other value is let stand beside it, if one is.
type Stated struct {
	Value   decimal.Decimal
	Accepts *decimal.Decimal
}

// Rules are a city's checks with what they look at beside the cells of the sheet.
type Rules struct {
	All  []Rule
	Year int
	// Past holds what was reported in other years.
	Past map[Place]quantity.Value
	// Baselines are the years that the elements' plans begin with.
	Baselines map[string]int
	// Stated holds what other sources say; Tolerances how far a figure of an element may lie from it, in percent.
	Stated     map[Statement]Stated
	Tolerances map[string]decimal.Decimal
	// Since are the first years of the running totals that are made of elements, Editions what last year's editions say of these.
	Since    map[string]int
	Editions map[Place]decimal.Decimal
	// Peers are the published rates, by indicator and county.
	Peers map[string]map[string]quantity.Exact
}

// Holes are what a rule's sentence may name.
func Holes() []string {
	return []string{"element", "value", "last", "baseline", "numerator", "denominator", "median", "year", "stated", "running", "edition"}
}

// Try applies the rules alone, and tells beside what they find at how many values they looked.
func Try(cells []Cell, rules Rules) (problems []Problem, tested int) {
	return rules.run(index(cells), cells)
}

func (rs Rules) run(s sheet, cells []Cell) (problems []Problem, tested int) {
	for _, r := range rs.All {
		for _, c := range cells {
			if !c.Context && c.Value.Present() && slices.Contains(r.Elements, c.Element) {
				tested++
				at := spot{rules: rs, sheet: s, area: c.Area, element: c.Element, category: c.Category}
				problems = append(problems, at.judge(r, c)...)
			}
		}
		for i := range r.Rates {
			for _, area := range s.areas {
				at := spot{rules: rs, sheet: s, area: area, rate: &r.Rates[i], category: Total}
				c, ok := at.told()
				if _, known := at.value(rs.Year, Total).Exact(); !ok || !known {
					continue
				}
				tested++
				problems = append(problems, at.judge(r, c)...)
			}
		}
	}
	return problems, tested
}

// spot is one value that a rule is held against: a figure, or with rate an area's rate.
type spot struct {
	rules                   Rules
	sheet                   sheet
	area, element, category string
	rate                    *Rate
}

// told is the cell at which a rate is told: the numerator, and the denominator where the numerator cannot be mended.
func (at spot) told() (Cell, bool) {
	top, hasTop := at.sheet.value(at.area, Ref{at.rate.Numerator, Total})
	bottom, hasBottom := at.sheet.value(at.area, Ref{at.rate.Denominator, Total})
	if !hasTop || !hasBottom {
		return Cell{}, false
	}
	return toldAt(top, bottom)
}

func (at spot) judge(r Rule, c Cell) []Problem {
	refs := r.Condition.Needs()
	numbers := make([]expression.Number, len(refs))
	for i, ref := range refs {
		numbers[i] = at.number(ref)
	}
	found, err := r.Condition.Holds(numbers, at.peers())
	// What a condition was compiled from cannot fail to evaluate; if it did, a sheet would not be held up by it.
	if err != nil || found != expression.Yes {
		return nil
	}
	p := problem(c, r.Code)
	p.Grade, p.said = r.Grade, fault.Texts{string(r.Code): {fault.Chinese: r.Sentence, fault.English: r.SentenceEN}}
	at.fill(p.Params)
	at.quote(p.Params, refs, numbers)
	return []Problem{p}
}

// quote names what the source says that a rule looks at; of several the first that says something.
func (at spot) quote(params map[string]string, refs []expression.Ref, numbers []expression.Number) {
	for i, ref := range refs {
		if x, ok := numbers[i].Exact(); ok && ref.What == expression.Stated {
			params["stated"] = at.shown(x)
			return
		}
	}
}

// fill names what the sentence may name. Numbers of a rate are shown as the indicator is.
func (at spot) fill(params map[string]string) {
	year := at.rules.Year
	params["year"] = strconv.Itoa(year)
	show := func(hole string, n expression.Number) {
		if x, ok := n.Exact(); ok {
			params[hole] = at.shown(x)
		}
	}
	show("value", at.value(year, at.category))
	show("last", at.value(year-1, at.category))
	show("baseline", at.number(expression.Ref{What: expression.Baseline}))
	if at.rate == nil {
		show("running", at.running())
		show("edition", at.edition())
		return
	}
	params["element"], params["element@en"] = at.rate.Name, at.rate.NameEN
	for hole, element := range map[string]string{"numerator": at.rate.Numerator, "denominator": at.rate.Denominator} {
		if x, ok := at.figure(element, Total, year).Exact(); ok {
			params[hole] = x.Output().String()
		}
	}
	if m, ok := at.peers().Median(); ok {
		params["median"] = at.shown(m)
	}
}

func (at spot) shown(x quantity.Exact) string {
	if at.rate != nil {
		return x.Display(at.rate.Precision)
	}
	return x.Output().String()
}

func (at spot) number(ref expression.Ref) expression.Number {
	year := at.rules.Year - ref.Ago
	category := ref.Category
	if category == "" {
		category = at.category
	}
	switch ref.What {
	case expression.Value:
		return at.value(year, category)
	case expression.Baseline:
		if from, ok := at.rules.Baselines[at.baselineOf()]; ok {
			return at.value(from, category)
		}
	case expression.Numerator:
		return at.figure(at.rate.Numerator, Total, year)
	case expression.Denominator:
		return at.figure(at.rate.Denominator, Total, year)
	case expression.Element:
		return at.figure(ref.Element, category, year)
	case expression.Year:
		return expression.Of(quantity.FromInt(int64(at.rules.Year)))
	case expression.Stated:
		return at.stated(ref.Source, category)
	case expression.Running:
		return at.running()
	case expression.Edition:
		return at.edition()
	case expression.Tolerance:
		return expression.Of(quantity.FromDecimal(at.rules.Tolerances[at.element]))
	}
	return expression.Number{}
}

// running is the sum of all years since the first; one year that is missing leaves it unknown.
func (at spot) running() expression.Number {
	since, ok := at.rules.Since[at.element]
	if !ok || since > at.rules.Year {
		return expression.Number{}
	}
	var sum quantity.Exact
	for year := since; year <= at.rules.Year; year++ {
		x, known := at.figure(at.element, at.category, year).Exact()
		if !known {
			return expression.Number{}
		}
		sum = sum.Add(x)
	}
	return expression.Of(sum)
}

func (at spot) edition() expression.Number {
	if d, ok := at.rules.Editions[Place{at.element, at.area, at.category, at.rules.Year - 1}]; ok {
		return expression.Of(quantity.FromDecimal(d))
	}
	return expression.Number{}
}

// stated is what a source says of the figure. Beside a value that was let stand it says nothing any more.
func (at spot) stated(source, category string) expression.Number {
	said, ok := at.rules.Stated[Statement{Place{at.element, at.area, category, at.rules.Year}, source}]
	if !ok {
		return expression.Number{}
	}
	if reported, ok := at.stored(at.element, category, at.rules.Year); ok && said.Accepts != nil && reported.Present() && said.Accepts.Equal(reported.Dec) {
		return expression.Number{}
	}
	return expression.Of(quantity.FromDecimal(said.Value))
}

func (at spot) baselineOf() string {
	if at.rate != nil {
		return at.rate.Numerator
	}
	return at.element
}

// value is what is checked, in any year.
func (at spot) value(year int, category string) expression.Number {
	if at.rate == nil {
		return at.figure(at.element, category, year)
	}
	top, hasTop := at.stored(at.rate.Numerator, Total, year)
	bottom, hasBottom := at.stored(at.rate.Denominator, Total, year)
	if !hasTop || !hasBottom || !top.Present() || !bottom.Present() {
		return expression.Number{}
	}
	if x, ok := quantity.Ratio(top.Dec, bottom.Dec, at.rate.Multiplier); ok {
		return expression.Of(x)
	}
	return expression.Number{}
}

func (at spot) figure(element, category string, year int) expression.Number {
	v, ok := at.stored(element, category, year)
	if !ok {
		return expression.Number{}
	}
	return expression.From(v)
}

func (at spot) stored(element, category string, year int) (quantity.Value, bool) {
	if year == at.rules.Year {
		c, ok := at.sheet.cells[at.area][Ref{element, category}]
		return c.Value, ok
	}
	v, ok := at.rules.Past[Place{element, at.area, category, year}]
	return v, ok
}

// peers are the others' rates: an area is not compared with itself.
func (at spot) peers() expression.Peers {
	if at.rate == nil {
		return nil
	}
	var out expression.Peers
	for area, x := range at.rules.Peers[at.rate.Indicator] {
		if area != at.area {
			out = append(out, x)
		}
	}
	return out
}
