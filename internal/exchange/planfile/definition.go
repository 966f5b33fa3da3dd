package planfile

import (
	"strconv"

	"go.yaml.in/yaml/v3"

	"github.com/liangce/liangce/internal/plan"
)

// The keys of a definition in words, and of what every earlier definition says of its end.
var (
	inWords = []string{"definition", "definition_en"}
	ended   = []string{"until", "why", "why_en", "comparable"}
)

// ended reads how a definition gave way to the next one; each ends later than the one before.
func (p *parser) ended(o object, after int) plan.Redefinition {
	r := plan.Redefinition{Until: o.year("until"), Why: o.text("why"), WhyEN: o.text("why_en"), Comparable: o.flag("comparable")}
	if r.Until != 0 && r.Until <= after {
		p.say(o.at("until"), OutOfRange, "field", "until", "value", strconv.Itoa(r.Until), "low", strconv.Itoa(after+1), "high", strconv.Itoa(lastYear))
	}
	return r
}

// otherwise is a text of an earlier definition: what it does not say was as it is now.
func (o object) otherwise(key, now string) string {
	if !o.has(key) {
		return now
	}
	return o.text(key)
}

func otherwise[T any](o object, key string, now *T, read func(key string) *T) *T {
	if !o.has(key) {
		return now
	}
	return read(key)
}

// elementBefore reads what the element meant before its definition changed, and for which years it is asked.
func (p *parser) elementBefore(o object, e *plan.Element) {
	e.Definition, e.DefinitionEN = o.textOr("definition"), o.textOr("definition_en")
	e.FirstYear, e.LastYear = o.integerOr("from", firstYear, lastYear), o.integerOr("until", firstYear, lastYear)
	p.ordered(o, e.FirstYear, e.LastYear)
	last := 0
	for _, n := range o.list("before") {
		was := p.object(n, "before", append(append([]string{"name", "name_en", "unit", "period_basis", "minimum", "maximum"}, inWords...), ended...)...)
		b := plan.EarlierElement{
			Redefinition: p.ended(was, last), Name: was.otherwise("name", e.Name), NameEN: was.otherwise("name_en", e.NameEN),
			Unit: was.otherwise("unit", e.Unit), PeriodBasis: e.PeriodBasis,
			Definition: otherwise(was, "definition", e.Definition, was.textOr), DefinitionEN: otherwise(was, "definition_en", e.DefinitionEN, was.textOr),
			Minimum: otherwise(was, "minimum", e.Minimum, was.number), Maximum: otherwise(was, "maximum", e.Maximum, was.number),
		}
		if was.has("period_basis") {
			b.PeriodBasis = p.basis(was)
		}
		last = b.Until
		e.Earlier = append(e.Earlier, b)
	}
}

// ordered says where what begins ends before it does.
func (p *parser) ordered(o object, from, until *int) {
	if from != nil && until != nil && *from > *until {
		p.say(o.at("until"), OutOfRange, "field", "until", "value", strconv.Itoa(*until), "low", strconv.Itoa(*from), "high", strconv.Itoa(lastYear))
	}
}

// indicatorBefore reads how the indicator was made before its definition changed. An earlier formula is held against the same
// method; what is not said of it was as it is now.
func (p *parser) indicatorBefore(o object, i *plan.Indicator) {
	i.Definition, i.DefinitionEN = o.textOr("definition"), o.textOr("definition_en")
	last := 0
	for _, n := range o.list("before") {
		was := p.object(n, "before", append(append([]string{"name", "name_en", "unit", "numerator", "denominator", "count", "multiplier"}, inWords...), ended...)...)
		b := plan.EarlierIndicator{
			Redefinition: p.ended(was, last), Name: was.otherwise("name", i.Name), NameEN: was.otherwise("name_en", i.NameEN), Unit: was.otherwise("unit", i.Unit),
			Definition: otherwise(was, "definition", i.Definition, was.textOr), DefinitionEN: otherwise(was, "definition_en", i.DefinitionEN, was.textOr),
			Multiplier: i.Multiplier,
		}
		last = b.Until
		p.formulaBefore(was, *i, &b)
		i.Earlier = append(i.Earlier, b)
	}
}

func (p *parser) formulaBefore(was object, i plan.Indicator, b *plan.EarlierIndicator) {
	parts := map[string]plan.Element{}
	part := func(key string, now *string) *string {
		code := otherwise(was, key, now, was.textOr)
		if code == nil || *code == "" {
			return nil
		}
		e, ok := p.elements[*code]
		if !ok {
			p.say(was.at(key), NoSuch, "field", "element", "value", *code)
		}
		parts[key] = e
		return code
	}
	b.Numerator, b.Denominator, b.Count = part("numerator", i.Numerator), part("denominator", i.Denominator), part("count", i.Count)
	if was.has("multiplier") {
		if m := p.positive(was, "multiplier"); m != nil {
			b.Multiplier = *m
		}
	}
	i.Numerator, i.Denominator, i.Count = b.Numerator, b.Denominator, b.Count
	if i.Method == "" {
		return
	}
	if expected := p.misfit(i, parts); expected != "" {
		p.say(was.node, BadFormula, "indicator", i.Code, "expected", expected)
	}
}

// partOf reads a category of a division with the years that it is a part in.
func (p *parser) partOf(n *yaml.Node) plan.Category {
	c := p.object(n, "categories", "code", "name", "name_en", "from", "until")
	code := c.code("code", elementCode)
	if code == plan.Total {
		p.say(c.at("code"), Duplicate, "field", "category", "value", code)
	}
	p.unique(c.at("code"), "category", code)
	part := plan.Category{
		Code: code, Name: c.text("name"), NameEN: c.text("name_en"),
		From: c.integerOr("from", firstYear, lastYear), Until: c.integerOr("until", firstYear, lastYear),
	}
	p.ordered(c, part.From, part.Until)
	return part
}
