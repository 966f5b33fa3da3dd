package planfile

import (
	"regexp"

	"go.yaml.in/yaml/v3"

	"github.com/liangce/liangce/internal/source"
	"github.com/liangce/liangce/internal/tenant"
)

// SourcesSchema is what the first key of a file of sources says; SourcesFile is its name in a city's folder, which may lack it.
const (
	SourcesSchema = "liangce-sources/1"
	SourcesFile   = "sources.yaml"
)

var (
	sourceCode = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	kindCode   = regexp.MustCompile(`^[a-z0-9_]+$`)
	senderName = regexp.MustCompile(`^[A-Za-z0-9_.:-]{1,64}$`)
)

// sourceParser knows what a source may refer to.
type sourceParser struct {
	*parser
	lines, elements, areas, tasks map[string]bool
	categories                    map[string][]string
}

// ParseSources reads the outside systems that deliver to a city, whose areas, lines and plans are there already.
func ParseSources(name string, data []byte, city City) ([]source.Draft, Problems) {
	p := &sourceParser{
		parser: newParser(name, Known{}), lines: map[string]bool{}, elements: map[string]bool{}, areas: map[string]bool{}, tasks: map[string]bool{},
		categories: map[string][]string{},
	}
	root := p.document(data)
	if root == nil {
		return nil, p.problems
	}
	p.know(city)
	o := p.object(root, "file", "schema", "sources")
	o.choice("schema", SourcesSchema)
	var drafts []source.Draft
	for _, n := range o.list("sources") {
		drafts = append(drafts, p.source(n))
	}
	if len(p.problems) > 0 {
		return nil, p.problems.sorted()
	}
	return drafts, nil
}

func (p *sourceParser) know(city City) {
	for _, t := range city.Tenants {
		if t.AreaCode == city.City.CityID && t.Line != nil {
			p.lines[*t.Line] = true
		}
	}
	for _, a := range city.Areas {
		if a.Level != tenant.LevelTown {
			p.areas[a.Code] = true
		}
	}
	for _, c := range city.Catalogues() {
		for _, e := range c.Elements {
			p.elements[e.Code], p.categories[e.Code] = true, e.Categories()
		}
		for _, t := range c.Tasks {
			p.tasks[c.Plan.Code+"/"+t.Code] = true
		}
	}
}

func (p *sourceParser) source(n *yaml.Node) source.Draft {
	o := p.object(n, "sources", "code", "name", "name_en", "line", "every", "elements", "areas", "tasks", "kinds", "names", "note", "note_en", "inferred")
	d := source.Draft{Source: source.Source{
		Code: o.code("code", sourceCode), Name: o.text("name"), NameEN: o.text("name_en"), Line: o.ref("line", "line", p.lines),
		Every: o.choice("every", "month", "quarter", "year"), Elements: o.refs("elements", "element", p.elements), Areas: o.refs("areas", "area", p.areas),
		Tasks: o.refs("tasks", "task", p.tasks), Inferred: o.flag("inferred"),
	}}
	p.unique(o.at("code"), "source", d.Code)
	if note := o.textOr("note"); note != nil {
		d.Note, d.NoteEN = *note, o.text("note_en")
	}
	for _, k := range o.list("kinds") {
		q := p.object(k, "kinds", "kind", "name", "name_en", "unit", "unit_en", "tasks", "sensitive")
		kind := source.Kind{
			Kind: q.code("kind", kindCode), Name: q.text("name"), NameEN: q.text("name_en"), Unit: q.text("unit"), UnitEN: q.text("unit_en"),
			Tasks: q.refs("tasks", "task", p.tasks), Sensitive: q.flag("sensitive"),
		}
		p.unique(q.at("kind"), "kind of "+d.Code, kind.Kind)
		d.Kinds = append(d.Kinds, kind)
	}
	for _, name := range o.list("names") {
		d.Names = append(d.Names, p.name(name, d.Code))
	}
	return d
}

// name reads what the sender calls an element, total where no category is given, or an area.
func (p *sourceParser) name(n *yaml.Node, of string) source.Name {
	o := p.object(n, "names", "name", "element", "category", "area")
	out := source.Name{Subject: source.OfField, Name: o.code("name", senderName)}
	if area := o.textOr("area"); area != nil {
		out.Subject, out.AreaCode = source.OfArea, area
		p.mustKnow(o.at("area"), "area", *area, p.areas)
	} else {
		element, category := o.ref("element", "element", p.elements), "total"
		if given := o.textOr("category"); given != nil {
			category = *given
			known := map[string]bool{}
			for _, c := range p.categories[element] {
				known[c] = true
			}
			p.mustKnow(o.at("category"), "category", category, known)
		}
		out.Element, out.Category = &element, &category
	}
	p.unique(o.at("name"), out.Subject+" of "+of, out.Name)
	return out
}
