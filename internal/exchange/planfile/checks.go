package planfile

import (
	"errors"
	"regexp"

	"go.yaml.in/yaml/v3"

	"github.com/liangce/liangce/internal/checkrule"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reference"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/source"
)

// ChecksSchema is what the first key of a file of checks says; ChecksFile is its name in a city's folder, which may lack it.
const (
	ChecksSchema = "liangce-checks/1"
	ChecksFile   = "checks.yaml"
)

var ruleCode = regexp.MustCompile(`^[A-Z0-9][A-Z0-9-]{0,31}$`)

// CheckedAgainst is what the checks of a city can be about.
func CheckedAgainst(plans []plan.Catalogue, sources []source.Draft) checkrule.Known {
	var known checkrule.Known
	for _, c := range plans {
		known.Elements = append(known.Elements, c.Elements...)
		for _, i := range c.Computed() {
			i.Plan = c.Plan.Code
			known.Indicators = append(known.Indicators, i)
		}
	}
	for _, s := range sources {
		known.Sources = append(known.Sources, reference.Source{Code: s.Code, Name: s.Name, Delivers: !s.Publication()})
	}
	return known
}

// ParseChecks reads a city's own checks, about the elements and indicators of its plans and what its sources say of them.
func ParseChecks(name string, data []byte, plans []plan.Catalogue, sources []source.Draft) ([]checkrule.Draft, Problems) {
	p := newParser(name, Known{})
	root := p.document(data)
	if root == nil {
		return nil, p.problems
	}
	known := CheckedAgainst(plans, sources)
	o := p.object(root, "file", "schema", "rules")
	o.choice("schema", ChecksSchema)
	var rules []checkrule.Draft
	for _, n := range o.list("rules") {
		rules = append(rules, p.checkRule(n, known))
	}
	if len(p.problems) > 0 {
		return nil, p.problems.sorted()
	}
	return rules, nil
}

func (p *parser) checkRule(n *yaml.Node, known checkrule.Known) checkrule.Draft {
	o := p.object(n, "rules", "code", "grade", "elements", "indicators", "expression", "sentence", "sentence_en", "note", "valid_from", "valid_to")
	before := len(p.problems)
	d := checkrule.Draft{
		Code: o.code("code", ruleCode), Grade: check.Grade(o.choice("grade", "A", "B", "C", "D")),
		Elements: texts(o.list("elements")), Indicators: texts(o.list("indicators")), Expression: o.text("expression"),
		Sentence: o.text("sentence"), SentenceEN: o.text("sentence_en"), Note: o.text("note"),
		ValidFrom: o.year("valid_from"), ValidTo: o.integerOr("valid_to", firstYear, lastYear),
	}
	p.unique(o.at("code"), "rule", d.Code)
	if len(p.problems) > before {
		return d
	}
	// What is wrong with what a rule says is told as whoever proposes one is told.
	if f := (*fault.Fault)(nil); errors.As(d.Refuse(known), &f) {
		p.say(n, BadRule, "rule", d.Code, "what", f.Text(fault.Chinese), "what@en", f.Text(fault.English))
	}
	return d
}

func texts(items []*yaml.Node) db.TextArray {
	out := db.TextArray{}
	for _, n := range items {
		out = append(out, n.Value)
	}
	return out
}
