package planfile

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/period"
)

// PlanSchema is what the first key of a plan's file says.
const PlanSchema = "liangce-plan/1"

// Known is what the city has already, which a plan's file refers to.
type Known struct {
	Areas []string
	Lines []string
	// Divisions are those of the city's file; an element names the ones that it is divided by.
	Divisions []plan.Division
	// Elements are those of the other plans of the city; the file lists the ones it uses under "uses".
	Elements []plan.Element
	// Indicators are those of the city's plans, which a scheme's forms can show.
	Indicators []plan.Indicator
	// Periods are the kinds of period of the city.
	Periods period.Kinds
}

// KnownOf is what a city's own file makes known.
func KnownOf(h Head) Known {
	k := Known{Divisions: h.Divisions, Periods: h.Regime.Periods}
	for _, a := range h.Areas {
		k.Areas = append(k.Areas, a.Code)
	}
	for _, l := range h.Lines {
		k.Lines = append(k.Lines, l.Code)
	}
	return k
}

// with knows what a catalogue defines too.
func (k Known) with(c plan.Catalogue) Known {
	for _, e := range c.Elements {
		if e.DefinedBy() == c.Plan.Code {
			k.Elements = append(k.Elements, e)
		}
	}
	for _, i := range c.Indicators {
		i.Plan = c.Plan.Code
		k.Indicators = append(k.Indicators, i)
	}
	return k
}

// Parse reads a plan's catalogue. With problems there is no catalogue.
func Parse(name string, data []byte, known Known) (plan.Catalogue, Problems) {
	p := newParser(name, known)
	root := p.document(data)
	if root == nil {
		return plan.Catalogue{}, p.problems
	}
	o := p.object(root, "file", "schema", "plan", "counts", "domains", "uses", "elements", "indicators", "tasks", "projects", "articles")
	o.choice("schema", PlanSchema)
	p.head(o)
	p.parseDomains(o.list("domains"))
	p.borrow(o)
	p.parseElements(o.list("elements"))
	p.parseIndicators(o.list("indicators"))
	p.parseTasks(o.list("tasks"))
	p.parseProjects(o.list("projects"))
	p.parseArticles(o.list("articles"))
	p.orderElements()
	p.count(o)
	if len(p.problems) > 0 {
		return plan.Catalogue{}, p.problems.sorted()
	}
	return p.c, nil
}

// parser reads one plan's file; refs always go backwards, to what has been read before.
type parser struct {
	reader
	c        plan.Catalogue
	areas    map[string]bool
	lines    map[string]bool
	divide   []plan.Division
	periods  period.Kinds
	foreign  map[string]plan.Element
	elements map[string]plan.Element
	place    map[string]*yaml.Node // of the elements that are defined or borrowed here
	taken    map[[2]string]bool
}

func newParser(name string, known Known) *parser {
	p := &parser{
		reader: reader{file: name}, areas: set(known.Areas), lines: set(known.Lines), divide: known.Divisions, periods: known.Periods,
		foreign: map[string]plan.Element{}, elements: map[string]plan.Element{},
		place: map[string]*yaml.Node{}, taken: map[[2]string]bool{},
	}
	for _, e := range known.Elements {
		p.foreign[e.Code] = e
	}
	return p
}

func set(codes []string) map[string]bool {
	out := make(map[string]bool, len(codes))
	for _, code := range codes {
		out[code] = true
	}
	return out
}

// unique says where a code or number of its kind stands a second time.
func (p *parser) unique(at *yaml.Node, kind, value string) {
	if value == "" || value == "0" {
		return
	}
	key := [2]string{kind, value}
	if p.taken[key] {
		p.say(at, Duplicate, "field", kind, "value", value)
	}
	p.taken[key] = true
}

// ownCode reads the code of a row and takes it.
func (p *parser) ownCode(o object, kind string) string {
	code := o.code("code", naturalCode)
	p.unique(o.at("code"), kind, code)
	return code
}

// ownNumber reads the number of a row within its kind and takes it.
func (p *parser) ownNumber(o object, kind string) int {
	n := o.integer("number", 1, mostRows)
	p.unique(o.at("number"), kind, strconv.Itoa(n))
	return n
}

func (p *parser) known(kind string) map[string]bool {
	out := map[string]bool{}
	for key := range p.taken {
		if key[0] == kind {
			out[key[1]] = true
		}
	}
	return out
}

func (p *parser) head(o object) {
	n, ok := o.need("plan")
	if !ok {
		return
	}
	h := p.object(n, "plan", "code", "title", "title_en", "area", "baseline_year", "first_year", "target_year", "source")
	p.c.Plan = plan.Plan{
		Code: h.code("code", planCode), Title: h.text("title"), TitleEN: h.text("title_en"), AreaCode: h.ref("area", "area", p.areas),
		BaselineYear: h.year("baseline_year"), FirstYear: h.year("first_year"), TargetYear: h.year("target_year"), Source: h.text("source"),
	}
	p.yearsInOrder(h, "first_year", p.c.Plan.FirstYear, p.c.Plan.BaselineYear)
	p.yearsInOrder(h, "target_year", p.c.Plan.TargetYear, p.c.Plan.FirstYear)
	p.forgetOwn()
}

// yearsInOrder says where a year comes before the one that it follows.
func (p *parser) yearsInOrder(o object, key string, year, after int) {
	if year != 0 && after != 0 && year < after {
		p.say(o.at(key), OutOfRange, "field", key, "value", strconv.Itoa(year), "low", strconv.Itoa(after), "high", strconv.Itoa(lastYear))
	}
}

// forgetOwn: a file brought in again must not meet its own elements as another plan's.
func (p *parser) forgetOwn() {
	for code, e := range p.foreign {
		if e.DefinedBy() == p.c.Plan.Code {
			delete(p.foreign, code)
		}
	}
}

func (p *parser) parseDomains(items []*yaml.Node) {
	for _, n := range items {
		o := p.object(n, "domains", "code", "number", "name", "name_en", "name_in_table")
		p.c.Domains = append(p.c.Domains, plan.Domain{
			Code: p.ownCode(o, "domain"), Number: p.ownNumber(o, "domain number"),
			Name: o.text("name"), NameEN: o.text("name_en"), NameInTable: o.textOr("name_in_table"),
		})
	}
}

// borrow reads which elements of other plans this one uses.
func (p *parser) borrow(o object) {
	known := map[string]bool{}
	for code := range p.foreign {
		known[code] = true
	}
	p.c.Borrowed = o.refs("uses", "element", known)
	for _, n := range o.list("uses") {
		if e, ok := p.foreign[n.Value]; ok {
			p.elements[e.Code], p.place[e.Code] = e, n
		}
	}
}

func (p *parser) parseElements(items []*yaml.Node) {
	for _, n := range items {
		e := p.element(n)
		if e.Code == "" {
			continue
		}
		at := n
		if _, twice := p.elements[e.Code]; twice {
			p.say(at, Duplicate, "field", "element", "value", e.Code)
			continue
		}
		if f, ok := p.foreign[e.Code]; ok && !f.SameAs(e) {
			p.say(at, ElementDiffers, "element", e.Code, "plan", f.DefinedBy())
		}
		p.elements[e.Code] = e
		p.place[e.Code] = at
	}
}

func (p *parser) element(n *yaml.Node) plan.Element {
	o := p.object(n, "elements", "code", "name", "name_en", "unit", "kind", "level", "period_basis", "line", "by", "minimum", "maximum", "small_cells",
		"definition", "definition_en", "from", "until", "before", "inferred")
	e := plan.Element{
		Code: o.code("code", elementCode), Name: o.text("name"), NameEN: o.text("name_en"), Unit: o.text("unit"),
		Kind:        o.choice("kind", plan.KindCount, plan.KindDecimal, plan.KindFlag),
		Level:       o.choice("level", plan.LevelCounty, plan.LevelCountyFlag, plan.LevelCity),
		PeriodBasis: p.basis(o), Line: o.ref("line", "line", p.lines), SmallCells: p.smallCells(o),
		Minimum: o.number("minimum"), Maximum: o.number("maximum"), Inferred: o.flag("inferred"),
		Plans: db.TextArray{p.c.Plan.Code},
	}
	e.Divisions = p.divisionsOf(o, e)
	p.elementBefore(o, &e)
	if (e.Kind == plan.KindFlag) != (e.Level == plan.LevelCountyFlag) && e.Kind != "" && e.Level != "" {
		p.say(o.at("level"), WrongShape, "field", "level", "expected", "kind flag = level county_flag")
	}
	if e.Minimum != nil && e.Maximum != nil && e.Minimum.GreaterThan(*e.Maximum) {
		p.say(o.at("minimum"), OutOfRange, "field", "minimum", "value", e.Minimum.String(), "low", "", "high", e.Maximum.String())
	}
	return e
}

func (p *parser) basis(o object) string {
	v := o.text("period_basis")
	if v == "" {
		return ""
	}
	if _, known := p.periods.Find(v); !known {
		var codes []string
		for _, k := range p.periods {
			codes = append(codes, k.Code)
		}
		p.say(o.at("period_basis"), BadChoice, "field", "period_basis", "value", v, "known", strings.Join(codes, ", "))
		return ""
	}
	return v
}

// orderElements lists the used elements in the order of the indicators, as the store gives them back, and names unused ones.
func (p *parser) orderElements() {
	used := map[string]bool{}
	for _, i := range p.c.Computed() {
		for _, code := range i.Elements() {
			if e, ok := p.elements[code]; ok && !used[code] {
				p.c.Elements = append(p.c.Elements, e)
			}
			used[code] = true
		}
	}
	for code, at := range p.place {
		if !used[code] {
			p.say(at, Unused, "element", code)
		}
	}
}

func (p *parser) parseArticles(items []*yaml.Node) {
	for _, n := range items {
		o := p.object(n, "articles", "number", "heading", "heading_en", "asks_index")
		p.c.Articles = append(p.c.Articles, plan.Article{
			Number: p.ownNumber(o, "article number"), Heading: o.text("heading"), HeadingEN: o.text("heading_en"), AsksIndex: o.flag("asks_index"),
		})
	}
}

// count compares what the head declares with what there is: a row lost in editing is seen.
func (p *parser) count(o object) {
	n, ok := o.need("counts")
	if !ok {
		return
	}
	found := map[string]int{
		"domains": len(p.c.Domains), "indicators": len(p.c.Indicators), "tasks": len(p.c.Tasks),
		"projects": len(p.c.Projects), "milestones": len(p.c.Milestones), "articles": len(p.c.Articles),
	}
	for _, t := range p.c.ProseTargets {
		if t.Further {
			found["further_targets"]++
		} else if t.Task != nil {
			found["task_targets"]++
		} else {
			found["project_targets"]++
		}
	}
	order := []string{"domains", "indicators", "tasks", "task_targets", "projects", "project_targets", "further_targets", "milestones", "articles"}
	c := p.object(n, "counts", order...)
	for _, what := range order {
		if !c.has(what) {
			// Files from before there were such targets do not declare them.
			if what == "further_targets" && found[what] == 0 {
				continue
			}
			p.say(n, Missing, "field", what)
			continue
		}
		before := len(p.problems)
		declared := c.integer(what, 0, mostRows)
		if len(p.problems) == before && declared != found[what] {
			p.say(c.at(what), CountDiffers, "what", what, "declared", strconv.Itoa(declared), "found", strconv.Itoa(found[what]))
		}
	}
}
