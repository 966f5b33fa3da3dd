package planfile

import (
	"io/fs"
	"path"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/liangce/liangce/internal/region"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/target"
	"github.com/liangce/liangce/internal/tenant"
)

// RegionSchema is what the first key of a region's file says.
const RegionSchema = "liangce-region/1"

// RegionFile is the file of a region in its folder.
const RegionFile = "region.yaml"

// regionCode: the code of a province ends in zeros, and so does the nation's.
var regionCode = regexp.MustCompile(`^[0-9]{2}0000$`)

// ReadRegion reads a folder of a province or of the nation.
func ReadRegion(files fs.FS, folder string) (region.Opening, Problems) {
	name := path.Join(folder, RegionFile)
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return region.Opening{}, Problems{unreadable(name)}
	}
	return ParseRegion(name, data)
}

// ParseRegion reads a region's file. The elements of its formulas are its members' own, so they are not looked up here.
func ParseRegion(name string, data []byte) (region.Opening, Problems) {
	p := &regionParser{parser: newParser(name, Known{})}
	root := p.document(data)
	if root == nil {
		return region.Opening{}, p.problems
	}
	o := p.object(root, "file", "schema", "region", "lines", "departments", "indicators")
	o.choice("schema", RegionSchema)
	p.parseRegion(o)
	lines := cityParser{parser: p.parser}
	lines.parseLines(o.list("lines"))
	p.o.Lines = lines.o.Lines
	p.parseOffices(o.list("departments"))
	if _, ok := o.need("indicators"); ok {
		for _, n := range o.list("indicators") {
			p.parseIndicator(n)
		}
	}
	if len(p.problems) > 0 {
		return region.Opening{}, p.problems.sorted()
	}
	return p.o, nil
}

type regionParser struct {
	*parser
	o region.Opening
}

func (p *regionParser) parseRegion(o object) {
	n, ok := o.need("region")
	if !ok {
		return
	}
	r := p.object(n, "region", "code", "name", "name_en", "level", "parent")
	level := r.choice("level", tenant.LevelProvince, tenant.LevelNation)
	p.o.City = tenant.City{CityID: r.code("code", regionCode), Name: r.text("name"), NameEN: r.text("name_en")}
	p.o.Areas = []tenant.Area{{Code: p.o.City.CityID, Level: level, Name: p.o.City.Name, NameEN: p.o.City.NameEN}}
	if !r.has("parent") {
		return
	}
	parent := r.code("parent", regionCode)
	if parent != "" && parent == p.o.City.CityID {
		p.say(r.at("parent"), Duplicate, "field", "parent", "value", parent)
	}
	p.o.Parent = &parent
}

func (p *regionParser) parseOffices(items []*yaml.Node) {
	lines := p.known("line")
	for _, n := range items {
		o := p.object(n, "departments", "code", "kind", "name", "name_en")
		code := o.ref("code", "line", lines)
		p.unique(o.at("code"), "department", code)
		t := tenant.Tenant{
			Kind: o.choice("kind", tenant.Office, tenant.Statistics), Name: o.text("name"), NameEN: o.text("name_en"),
			AreaCode: p.o.City.CityID, Slug: p.o.City.CityID + "-" + strings.ToLower(code),
		}
		if t.Kind != tenant.Office {
			t.Line = &code
		}
		p.o.Tenants = append(p.o.Tenants, t)
	}
}

func (p *regionParser) parseIndicator(n *yaml.Node) {
	o := p.object(n, "indicators", "code", "name", "name_en", "unit", "precision", "direction", "method", "numerator", "denominator", "count",
		"multiplier", "no_total", "no_total_en")
	i := region.Indicator{
		Code: p.ownCode(o, "indicator"), Name: o.text("name"), NameEN: o.text("name_en"), Unit: o.text("unit"), Precision: o.integer("precision", 0, 6),
		Direction: o.choice("direction", string(target.HigherBetter), string(target.LowerBetter), string(target.NeutralBand), string(target.Coverage)),
		Method:    o.choice("method", string(formula.RatioOfSums), string(formula.Sum), string(formula.ShareOfCounties), string(formula.CityOnly)),
	}
	for key, at := range map[string]**string{"numerator": &i.Numerator, "denominator": &i.Denominator, "count": &i.Count} {
		if o.has(key) {
			code := o.code(key, elementCode)
			*at = &code
		}
	}
	if _, ok := o.need("multiplier"); ok {
		if m := p.positive(o, "multiplier"); m != nil {
			i.Multiplier = *m
		}
	}
	i.NoTotal, i.NoTotalEN = o.textOr("no_total"), o.textOr("no_total_en")
	if expected := unfit(i); i.Method != "" && expected != "" {
		p.say(o.at("method"), BadFormula, "indicator", i.Code, "expected", expected)
	}
	p.o.Indicators = append(p.o.Indicators, i)
}

// unfit says what an indicator's method expects where it has something else.
func unfit(i region.Indicator) string {
	ratio := i.Numerator != nil && i.Denominator != nil && i.Count == nil
	count := i.Numerator == nil && i.Denominator == nil && i.Count != nil
	apart := i.Method == string(formula.CityOnly)
	switch {
	case i.Method == string(formula.RatioOfSums):
		if !ratio {
			return "numerator, denominator"
		}
	case !count:
		return "count"
	}
	if said := i.NoTotal != nil && i.NoTotalEN != nil; apart != said || !apart && (i.NoTotal != nil || i.NoTotalEN != nil) {
		return "no_total, no_total_en: " + string(formula.CityOnly)
	}
	return ""
}
