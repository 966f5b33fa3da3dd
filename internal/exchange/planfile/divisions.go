package planfile

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"github.com/liangce/liangce/internal/plan"
)

// The bounds of what is too small to be shown: below two nothing is hidden, and beyond a thousand nothing is left.
const leastSmall, mostSmall = 2, 1000

// unitPeople is the unit of what counts people.
const unitPeople = "人"

// parseDivisions reads the ways in which a city divides what it counts. The codes of all their categories differ: a figure
// names its category alone.
func (p *parser) parseDivisions(items []*yaml.Node) []plan.Division {
	var all []plan.Division
	for _, n := range items {
		o := p.object(n, "divisions", "code", "name", "name_en", "people", "categories")
		d := plan.Division{Code: o.code("code", elementCode), Name: o.text("name"), NameEN: o.text("name_en"), People: o.has("people") && o.flag("people")}
		p.unique(o.at("code"), "division", d.Code)
		parts := o.list("categories")
		if len(parts) < 2 {
			p.say(o.at("categories"), WrongShape, "field", "categories", "expected", "[{code, name, name_en}, {…}]")
		}
		for _, part := range parts {
			d.Categories = append(d.Categories, p.partOf(part))
		}
		all = append(all, d)
	}
	return all
}

// divisionsOf are those that the element names. Where it says nothing, what counts people is divided as the city divides
// people: a law asks for statistics by sex.
func (p *parser) divisionsOf(o object, e plan.Element) plan.Divisions {
	if !o.has("by") {
		people := e.Unit == unitPeople && e.Kind == plan.KindCount && e.Level == plan.LevelCounty
		return slices.DeleteFunc(slices.Clone(p.divide), func(d plan.Division) bool { return !d.People || !people })
	}
	known := map[string]bool{}
	for _, d := range p.divide {
		known[d.Code] = true
	}
	named := o.refs("by", "division", known)
	if len(named) > 0 && e.Kind != "" && e.Kind != plan.KindCount {
		p.say(o.at("by"), WrongShape, "field", "by", "expected", "kind count")
	}
	var out plan.Divisions
	for _, code := range named {
		if i := slices.IndexFunc(p.divide, func(d plan.Division) bool { return d.Code == code }); i >= 0 {
			out = append(out, p.divide[i])
		}
	}
	return out
}

func (p *parser) smallCells(o object) *int {
	if !o.has("small_cells") {
		return nil
	}
	n := o.integer("small_cells", leastSmall, mostSmall)
	return &n
}
