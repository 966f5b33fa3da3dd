package planfile

import (
	"slices"
	"time"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v3"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/target"
)

// SchemeSchema is what the first key of a statistical scheme's file says.
const SchemeSchema = "liangce-scheme/1"

// mostIndent is how far a row can stand to the right; a printed form goes two or three steps.
const mostIndent = 4

// unitAreas is the unit of a city's row that counts the counties with a property.
const unitAreas = "个"

// schemeParser makes a catalogue of a scheme's forms: each element or indicator that a row shows becomes a measure, once.
type schemeParser struct {
	*parser
	indicators map[string]plan.Indicator // of the city's plans, by plan/code
	measures   map[string]plan.Indicator
}

// ParseScheme reads a statistical scheme. It defines the elements that nobody else has; all others it names by their code.
func ParseScheme(name string, data []byte, known Known) (plan.Catalogue, Problems) {
	p := &schemeParser{parser: newParser(name, known), indicators: map[string]plan.Indicator{}, measures: map[string]plan.Indicator{}}
	for _, i := range known.Indicators {
		p.indicators[i.Plan+"/"+i.Code] = i
	}
	root := p.document(data)
	if root == nil {
		return plan.Catalogue{}, p.problems
	}
	o := p.object(root, "file", "schema", "scheme", "elements", "forms")
	o.choice("schema", SchemeSchema)
	p.parseHead(o)
	for code, e := range p.foreign {
		p.elements[code] = e
	}
	p.parseOwn(o.list("elements"))
	if _, ok := o.need("forms"); ok && len(o.list("forms")) == 0 {
		p.say(o.at("forms"), WrongShape, "field", "forms", "expected", "- …")
	}
	for _, n := range o.list("forms") {
		p.parseForm(n)
	}
	p.orderElements()
	if len(p.problems) > 0 {
		return plan.Catalogue{}, p.problems.sorted()
	}
	for _, e := range p.c.Elements {
		if e.DefinedBy() != p.c.Plan.Code {
			p.c.Borrowed = append(p.c.Borrowed, e.Code)
		}
	}
	return p.c, nil
}

func (p *schemeParser) parseHead(o object) {
	p.c.Scheme = &plan.Scheme{}
	n, ok := o.need("scheme")
	if !ok {
		return
	}
	h := p.object(n, "scheme", "code", "name", "name_en", "area", "scope", "issuer", "issuer_en", "approver", "approver_en", "approval",
		"valid_from", "valid_to", "first_year", "last_year", "source", "inferred")
	p.c.Plan = plan.Plan{
		Code: h.code("code", planCode), Title: h.text("name"), TitleEN: h.text("name_en"), AreaCode: h.ref("area", "area", p.areas),
		BaselineYear: h.year("first_year"), TargetYear: h.year("last_year"), Source: h.text("source"), Scheme: true,
	}
	p.c.Plan.FirstYear = p.c.Plan.BaselineYear
	p.yearsInOrder(h, "last_year", p.c.Plan.TargetYear, p.c.Plan.BaselineYear)
	*p.c.Scheme = plan.Scheme{
		Scope:  h.choice("scope", plan.ScopeNational, plan.ScopeProvincial, plan.ScopeCity),
		Issuer: h.text("issuer"), IssuerEN: h.text("issuer_en"), Approver: h.printed("approver"), ApproverEN: h.printed("approver_en"),
		Approval: h.printed("approval"), ValidFrom: h.dayOr("valid_from"), ValidTo: h.dayOr("valid_to"), Inferred: h.flag("inferred"),
	}
	if s := p.c.Scheme; s.ValidFrom != nil && s.ValidTo != nil && s.ValidTo.Before(*s.ValidFrom) {
		p.say(h.at("valid_to"), OutOfRange, "field", "valid_to", "value", s.ValidTo.Format(time.DateOnly), "low", s.ValidFrom.Format(time.DateOnly), "high", "…")
	}
	p.forgetOwn()
}

// parseOwn reads the elements that the scheme defines; one that a plan has, it uses as the plan defines it.
func (p *schemeParser) parseOwn(items []*yaml.Node) {
	for _, n := range items {
		e := p.element(n)
		if e.Code == "" {
			continue
		}
		if other, taken := p.elements[e.Code]; taken {
			p.say(n, ElementTaken, "element", e.Code, "plan", other.DefinedBy())
			continue
		}
		p.elements[e.Code], p.place[e.Code] = e, n
	}
}

func (p *schemeParser) parseForm(n *yaml.Node) {
	o := p.object(n, "forms", "code", "number", "name", "name_en", "level", "period", "period_en", "inferred", "rows")
	f := plan.Form{
		Code: p.ownCode(o, "form"), Place: len(p.c.Scheme.Forms) + 1, Number: o.text("number"), Name: o.text("name"), NameEN: o.text("name_en"),
		Level:  o.choice("level", plan.LevelCounty, plan.LevelCity),
		Period: o.text("period"), PeriodEN: o.text("period_en"), Inferred: o.flag("inferred"),
	}
	p.unique(o.at("number"), "form number", f.Number)
	p.c.Domains = append(p.c.Domains, plan.Domain{Code: f.Code, Number: f.Place, Name: f.Number + " " + f.Name, NameEN: f.Number + " " + f.NameEN})
	if _, ok := o.need("rows"); ok && len(o.list("rows")) == 0 {
		p.say(o.at("rows"), WrongShape, "field", "rows", "expected", "- …")
	}
	numbers := map[string]bool{}
	for _, row := range o.list("rows") {
		r, at := p.row(row, f)
		if r.Number != "" && numbers[r.Number] {
			p.say(at.at("number"), Duplicate, "field", "number", "value", r.Number)
		}
		numbers[r.Number] = true
		f.Rows = append(f.Rows, r)
	}
	p.c.Scheme.Forms = append(p.c.Scheme.Forms, f)
}

// row reads one row: what it shows, in which words. Where it does not say the words, they are those of what it shows.
func (p *schemeParser) row(n *yaml.Node, f plan.Form) (plan.FormRow, object) {
	o := p.object(n, "rows", "number", "words", "words_en", "indent", "element", "indicator", "part", "inferred")
	r := plan.FormRow{Inferred: o.flag("inferred")}
	if o.has("indent") {
		r.Indent = o.integer("indent", 0, mostIndent)
	}
	shows := o.has("element") || o.has("indicator")
	if shows || o.has("number") {
		r.Number = o.text("number")
	}
	switch {
	case o.has("element") && o.has("indicator"):
		p.say(o.at("indicator"), UnknownKey, "key", "indicator", "known", "element")
	case !shows:
		r.Words, r.WordsEN = o.text("words"), o.text("words_en")
		if o.has("part") {
			p.say(o.at("part"), Missing, "field", "element")
		}
	default:
		p.show(o, f, &r)
	}
	return r, o
}

func (p *schemeParser) show(o object, f plan.Form, r *plan.FormRow) {
	m, ok := p.measureOf(o, f)
	if !ok {
		return
	}
	r.Measure, r.Unit, r.Words, r.WordsEN = m.Code, m.Unit, m.Name, m.NameEN
	if f.Level == plan.LevelCity && m.Count != nil && p.elements[*m.Count].Kind == plan.KindFlag && m.Method == string(formula.Sum) {
		r.Unit = unitAreas
	}
	if f.Level == plan.LevelCounty {
		for _, code := range m.Elements() {
			if p.elements[code].Level == plan.LevelCity {
				p.say(o.node, WrongShape, "field", code, "expected", "level: "+plan.LevelCounty)
			}
		}
	}
	if o.has("part") {
		p.part(o, m, r)
	}
	if o.has("words") || o.has("words_en") {
		r.Words, r.WordsEN = o.text("words"), o.text("words_en")
	}
}

// part reads which category the row shows: one of all the elements that the value is made of, so that it is a value of the same kind.
func (p *schemeParser) part(o object, m plan.Indicator, r *plan.FormRow) {
	code := o.text("part")
	if code == "" {
		return
	}
	known := map[string]bool{}
	elements := m.Elements()
	for _, d := range p.elements[elements[0]].Divisions {
		for _, c := range d.Parts() {
			known[c] = !slices.ContainsFunc(elements, func(e string) bool { return !slices.Contains(p.elements[e].Categories(), c) })
		}
	}
	p.mustKnow(o.at("part"), "part", code, known)
	e := p.elements[elements[0]]
	r.Part = code
	r.Words, r.WordsEN = "其中："+e.CategoryName(fault.Chinese, code), "of which "+e.CategoryName(fault.English, code)
}

// measureOf finds or makes the measure of what a row shows.
func (p *schemeParser) measureOf(o object, f plan.Form) (plan.Indicator, bool) {
	var m plan.Indicator
	if o.has("indicator") {
		code := o.text("indicator")
		i, ok := p.indicators[code]
		if !ok {
			if code != "" {
				p.say(o.at("indicator"), NoSuch, "field", "indicator", "value", code)
			}
			return m, false
		}
		m = i
		m.Code = code
	} else {
		code := o.text("element")
		e, ok := p.elements[code]
		if !ok {
			if code != "" {
				p.say(o.at("element"), NoSuch, "field", "element", "value", code)
			}
			return m, false
		}
		m = measureOfElement(e)
	}
	if known, ok := p.measures[m.Code]; ok {
		return known, true
	}
	m.Plan, m.Domain, m.Number, m.Measure = "", f.Code, len(p.c.Measures)+1, true
	p.measures[m.Code] = m
	p.c.Measures = append(p.c.Measures, m)
	return m, true
}

// measureOfElement shows an element as it was reported: added up over the counties, or as the city entered it. Of flags it counts the
// counties that have it.
func measureOfElement(e plan.Element) plan.Indicator {
	m := plan.Indicator{
		Code: e.Code, Name: e.Name, NameEN: e.NameEN, Unit: e.Unit, Direction: string(target.NeutralBand), Method: string(formula.Sum), Count: &e.Code,
		Multiplier: decimal.NewFromInt(1), PeriodBasis: e.PeriodBasis, Lead: e.Line, Inferred: e.Inferred,
	}
	if e.Level == plan.LevelCity {
		m.Method = string(formula.CityOnly)
	}
	if e.Kind == plan.KindDecimal {
		m.Precision = 2
	}
	return m
}

// dayOr reads a day that may be left out.
func (o object) dayOr(key string) *time.Time {
	if !o.has(key) {
		return nil
	}
	v := o.text(key)
	day, err := time.Parse(time.DateOnly, v)
	if v != "" && err != nil {
		o.r.say(o.at(key), WrongShape, "field", key, "expected", `"2026-01-31"`)
	}
	return &day
}
