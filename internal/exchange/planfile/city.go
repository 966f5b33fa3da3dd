package planfile

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/liangce/liangce/internal/checkrule"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/source"
	"github.com/liangce/liangce/internal/tenant"
)

// CitySchema is what the first key of a city's file says.
const CitySchema = "liangce-city/1"

// City is a city as its folder of files describes it.
type City struct {
	tenant.Opening
	Regime regime.Regime
	// Plans are in the order in which they use each other's elements.
	Plans []plan.Catalogue
	// Schemes are the statistical schemes, which use elements of the plans and of the schemes before them.
	Schemes []plan.Catalogue
	// Checks are the city's own, beside the built-in ones.
	Checks []checkrule.Draft
	// Sources are the outside systems that deliver to it.
	Sources []source.Draft
}

// Catalogues are all that figures are collected for: the plans, and after them the schemes.
func (c City) Catalogues() []plan.Catalogue { return slices.Concat(c.Plans, c.Schemes) }

// ReadCity reads a folder: city.yaml, the plans and schemes that it names, each knowing the elements of those before it, and checks.yaml and
// sources.yaml where there are such.
func ReadCity(files fs.FS, folder string) (City, Problems) {
	name := path.Join(folder, "city.yaml")
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return City{}, Problems{unreadable(name)}
	}
	head, problems := ParseCity(name, data)
	if len(problems) > 0 {
		return City{}, problems
	}
	city := City{Opening: head.Opening, Regime: head.Regime}
	known := KnownOf(head)
	read := func(names []string, parse func(name string, data []byte, known Known) (plan.Catalogue, Problems)) (out []plan.Catalogue) {
		for _, file := range names {
			name := path.Join(folder, file)
			data, err := fs.ReadFile(files, name)
			if err != nil {
				problems = append(problems, unreadable(name))
				continue
			}
			c, ps := parse(name, data, known)
			problems = append(problems, ps...)
			out, known = append(out, c), known.with(c)
		}
		return out
	}
	city.Plans = read(head.Plans, Parse)
	if len(problems) == 0 {
		city.Schemes = read(head.Schemes, ParseScheme)
	}
	if len(problems) > 0 {
		return City{}, problems
	}
	// In this order: a check may name a source.
	for _, one := range []struct {
		file  string
		parse func(name string, data []byte) Problems
	}{
		{SourcesFile, func(name string, data []byte) (ps Problems) {
			city.Sources, ps = ParseSources(name, data, city)
			return ps
		}},
		{ChecksFile, func(name string, data []byte) (ps Problems) {
			city.Checks, ps = ParseChecks(name, data, city.Catalogues(), city.Sources)
			return ps
		}},
	} {
		name := path.Join(folder, one.file)
		data, err := fs.ReadFile(files, name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			problems = append(problems, unreadable(name))
		default:
			problems = append(problems, one.parse(name, data)...)
		}
	}
	if len(problems) > 0 {
		return City{}, problems.sorted()
	}
	return city, nil
}

func unreadable(name string) Problem {
	return Problem{File: name, Code: UnreadableCatalog, Params: map[string]string{"file": name}}
}

var planFile = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*\.yaml$`)

// Head is what a city's own file says.
type Head struct {
	tenant.Opening
	// Plans and Schemes are the names of their files.
	Plans, Schemes []string
	Divisions      []plan.Division
	Regime         regime.Regime
}

// ParseCity reads a city's file. A department's names of the county level are a pattern:
// each county gets its counterpart.
func ParseCity(name string, data []byte) (Head, Problems) {
	p := &cityParser{parser: newParser(name, Known{})}
	root := p.document(data)
	if root == nil {
		return Head{}, p.problems
	}
	o := p.object(root, "file", "schema", "city", "plans", "schemes", "divisions", "areas", "area_changes", "lines", "departments",
		"bodies", "chain", "return_reasons", "periods", "grades", "ratings")
	o.choice("schema", CitySchema)
	p.parseCity(o)
	p.parseAreas(o.list("areas"))
	p.parseAreaChanges(o.list("area_changes"))
	p.parseLines(o.list("lines"))
	p.parseDepartments(o.list("departments"))
	divisions := p.parseDivisions(o.list("divisions"))
	way := p.parseRegime(o)
	files := func(key string) (names []string) {
		for _, n := range o.list(key) {
			if v := p.code(n, key, planFile); v != "" {
				p.unique(n, "file", v)
				names = append(names, v)
			}
		}
		return names
	}
	plans, schemes := files("plans"), files("schemes")
	if len(p.problems) > 0 {
		return Head{}, p.problems.sorted()
	}
	return Head{Opening: p.o, Plans: plans, Schemes: schemes, Divisions: divisions, Regime: way}, nil
}

type cityParser struct {
	*parser
	o tenant.Opening
}

func (p *cityParser) parseCity(o object) {
	n, ok := o.need("city")
	if !ok {
		return
	}
	c := p.object(n, "city", "code", "name", "name_en")
	p.o.City = tenant.City{CityID: c.code("code", areaCode), Name: c.text("name"), NameEN: c.text("name_en")}
	p.unique(c.at("code"), "area", p.o.City.CityID)
	p.o.Areas = append(p.o.Areas, tenant.Area{
		Code: p.o.City.CityID, Level: tenant.LevelCity, Name: p.o.City.Name, NameEN: p.o.City.NameEN,
	})
}

func (p *cityParser) parseAreas(items []*yaml.Node) {
	city := p.o.City.CityID
	for _, n := range items {
		o := p.object(n, "areas", "code", "level", "name", "name_en", "inferred", "towns")
		a := tenant.Area{
			Code: o.code("code", areaCode), Parent: &city, Level: o.choice("level", tenant.LevelCounty, tenant.LevelMunicipal),
			Name: o.text("name"), NameEN: o.text("name_en"), Inferred: o.flag("inferred"),
		}
		p.unique(o.at("code"), "area", a.Code)
		p.o.Areas = append(p.o.Areas, a)
		for _, town := range o.list("towns") {
			t := p.object(town, "towns", "code", "name", "name_en")
			code := t.code("code", areaCode)
			p.unique(t.at("code"), "area", code)
			if code != "" && (!strings.HasPrefix(code, a.Code) || len(code) == len(a.Code)) {
				p.say(t.at("code"), BadCode, "field", "code", "value", code, "expected", a.Code+"…")
			}
			p.o.Areas = append(p.o.Areas, tenant.Area{
				Code: code, Parent: &a.Code, Level: tenant.LevelTown, Name: t.text("name"), NameEN: t.text("name_en"),
			})
		}
	}
}

func (p *cityParser) parseLines(items []*yaml.Node) {
	for _, n := range items {
		o := p.object(n, "lines", "code", "name", "name_en")
		l := tenant.Line{Code: o.code("code", lineCode), Name: o.text("name"), NameEN: o.text("name_en")}
		p.unique(o.at("code"), "line", l.Code)
		p.o.Lines = append(p.o.Lines, l)
	}
}

// here stands for the area's name in the names of the county level.
const here = "{area}"

func (p *cityParser) parseDepartments(items []*yaml.Node) {
	lines := p.known("line")
	for _, n := range items {
		o := p.object(n, "departments", "code", "kind", "city", "county")
		code := o.ref("code", "line", lines)
		p.unique(o.at("code"), "department", code)
		kind := o.choice("kind", tenant.Office, tenant.Statistics, tenant.Department)
		for _, level := range []string{tenant.LevelCity, tenant.LevelCounty} {
			if !o.has(level) {
				continue
			}
			names := p.object(o.at(level), level, "name", "name_en", "former")
			p.settle(tenant.Tenant{Kind: kind, Name: names.text("name"), NameEN: names.text("name_en"), Former: p.former(names)}, code, level)
		}
	}
}

// settle makes a department's tenants of one level: one for the city, one in each county.
func (p *cityParser) settle(t tenant.Tenant, code, level string) {
	if t.Kind != tenant.Office {
		t.Line = &code
	}
	for _, a := range p.o.Areas {
		if a.Level != level {
			continue
		}
		one := t
		one.AreaCode, one.Slug = a.Code, a.Code+"-"+strings.ToLower(code)
		one.Name, one.NameEN = strings.ReplaceAll(t.Name, here, a.Name), strings.ReplaceAll(t.NameEN, here, a.NameEN)
		one.Former = nil
		for _, f := range t.Former {
			f.Name, f.NameEN = strings.ReplaceAll(f.Name, here, a.Name), strings.ReplaceAll(f.NameEN, here, a.NameEN)
			one.Former = append(one.Former, f)
		}
		p.o.Tenants = append(p.o.Tenants, one)
	}
}
