package planfile

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v3"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/target"
)

func (p *parser) parseIndicators(items []*yaml.Node) {
	domains := p.known("domain")
	for _, n := range items {
		o := p.object(n, "indicators", "code", "number", "domain", "name", "name_en", "unit", "precision", "direction", "method",
			"numerator", "denominator", "count", "entitled", "multiplier", "gross", "cumulative_from", "min_denominator", "period_basis",
			"lead", "support", "baseline", "target", "changes", "notes", "definition", "definition_en", "before", "inferred")
		i := plan.Indicator{
			Code: p.ownCode(o, "indicator"), Number: p.ownNumber(o, "indicator number"), Domain: o.ref("domain", "domain", domains),
			Name: o.text("name"), NameEN: o.text("name_en"), Unit: o.text("unit"), Precision: o.integer("precision", 0, 6),
			Direction: o.choice("direction", string(target.HigherBetter), string(target.LowerBetter), string(target.NeutralBand), string(target.Coverage)),
			Gross:     o.flag("gross"), PeriodBasis: p.basis(o), Lead: o.ref("lead", "line", p.lines), Support: o.refs("support", "line", p.lines),
			Inferred: o.flag("inferred"),
		}
		for _, note := range o.list("notes") {
			said := p.object(note, "notes", "zh", "en")
			i.Notes, i.NotesEN = append(i.Notes, said.text("zh")), append(i.NotesEN, said.text("en"))
		}
		p.formula(o, &i)
		p.indicatorBefore(o, &i)
		p.c.Indicators = append(p.c.Indicators, i)
		p.target(o, i)
		p.termChanges(o, i)
	}
}

// termChanges reads in which years the leaderships change that the indicator is about, and where.
func (p *parser) termChanges(o object, i plan.Indicator) {
	for _, n := range o.list("changes") {
		c := p.object(n, "changes", "year", "areas")
		year := c.year("year")
		for _, area := range c.refs("areas", "area", p.areas) {
			p.unique(c.at("areas"), "change of term", fmt.Sprint(i.Code, " ", area, " ", year))
			p.c.TermChanges = append(p.c.TermChanges, plan.TermChange{Indicator: i.Code, AreaCode: area, Year: year})
		}
	}
}

// formula reads what the indicator is computed of, and holds it against its method.
func (p *parser) formula(o object, i *plan.Indicator) {
	i.Method = o.choice("method", string(formula.RatioOfSums), string(formula.Sum), string(formula.ShareOfCounties),
		string(formula.ShareOfUnits), string(formula.CityOnly), string(formula.CitySurvey))
	parts := map[string]plan.Element{}
	part := func(key string) *string {
		code := o.textOr(key)
		if code != nil && *code != "" {
			e, ok := p.elements[*code]
			if !ok {
				p.say(o.at(key), NoSuch, "field", "element", "value", *code)
			}
			parts[key] = e
		}
		return code
	}
	i.Numerator, i.Denominator, i.Count, i.Entitled = part("numerator"), part("denominator"), part("count"), part("entitled")
	if _, ok := o.need("multiplier"); ok {
		if m := p.positive(o, "multiplier"); m != nil {
			i.Multiplier = *m
		}
	}
	i.CumulativeFrom = o.integerOr("cumulative_from", firstYear, lastYear)
	i.MinDenominator = p.positive(o, "min_denominator")
	if i.Method == "" {
		return
	}
	if expected := p.misfit(*i, parts); expected != "" {
		p.say(o.at("method"), BadFormula, "indicator", i.Code, "expected", expected)
	}
}

func (p *parser) positive(o object, key string) *decimal.Decimal {
	d := o.number(key)
	if d != nil && !d.IsPositive() {
		p.say(o.at(key), OutOfRange, "field", key, "value", d.String(), "low", "> 0", "high", "…")
		return nil
	}
	return d
}

// misfit says what the method expects where the formula is something else.
func (p *parser) misfit(i plan.Indicator, parts map[string]plan.Element) string {
	method := formula.Method(i.Method)
	ratio := i.Numerator != nil && i.Denominator != nil && i.Count == nil
	count := i.Numerator == nil && i.Denominator == nil && i.Count != nil
	switch {
	case method == formula.RatioOfSums && !ratio:
		return "numerator, denominator"
	case (method == formula.Sum || method.Share()) && !count:
		return "count"
	case !ratio && !count:
		return "numerator, denominator | count"
	case ratio && *i.Numerator == *i.Denominator:
		return "numerator ≠ denominator"
	}
	level := plan.LevelCounty
	switch method {
	case formula.ShareOfCounties, formula.ShareOfUnits:
		level = plan.LevelCountyFlag
	case formula.CityOnly, formula.CitySurvey:
		level = plan.LevelCity
	case formula.RatioOfSums, formula.Sum:
	}
	for _, e := range parts {
		if e.Level != "" && e.Level != level {
			return "elements of level " + level
		}
	}
	from := 0
	if i.CumulativeFrom != nil {
		from = *i.CumulativeFrom
	}
	if since := p.periods.Of(i.PeriodBasis).Since; i.PeriodBasis != "" && (since != from || from != 0 && method != formula.Sum) {
		return "method sum, cumulative_from = since of a cumulative period_basis"
	}
	return ""
}

// target reads the baseline and the target of the plan's own area.
func (p *parser) target(o object, i plan.Indicator) {
	t := plan.Target{Indicator: i.Code, AreaCode: p.c.Plan.AreaCode}
	if n, ok := o.need("baseline"); ok {
		b := p.object(n, "baseline", "printed", "value")
		t.BaselinePrinted, t.BaselineValue = b.printed("printed"), b.number("value")
		p.baselineAsPrinted(b, i, t)
	}
	if n, ok := o.need("target"); ok {
		p.rule(p.object(n, "target", "merged_from", "printed", "type", "op", "value", "in_year_of_change", "other_years", "reference", "band"), &t)
		if i.Entitled != nil && t.Type != "" && target.Type(t.Type) != target.FullCoverage {
			p.say(o.at("entitled"), BadTarget, "type", t.Type, "expected", string(target.FullCoverage))
		}
	}
	p.c.Targets = append(p.c.Targets, t)
}

// rule reads the typed target; a cell merged with an earlier one has its rule and its print.
func (p *parser) rule(o object, t *plan.Target) {
	if o.has("merged_from") {
		p.merge(o, t)
		return
	}
	before := len(p.problems)
	t.Printed = o.text("printed")
	t.Type = p.targetType(o)
	t.Op, t.Value = o.textOr("op"), o.number("value")
	t.InYearOfChange, t.OtherYears = o.number("in_year_of_change"), o.number("other_years")
	t.Reference, t.Band = p.beside(o, t.Type, t.Indicator)
	if len(p.problems) == before {
		p.ruleAsPrinted(o, *t)
	}
}

func (p *parser) targetType(o object) string {
	known := make([]string, 0, len(target.Types()))
	for _, t := range target.Types() {
		known = append(known, string(t))
	}
	return o.choice("type", known...)
}

func (p *parser) merge(o object, t *plan.Target) {
	from := o.text("merged_from")
	for key := range o.values {
		if key != "merged_from" {
			p.say(o.at(key), UnknownKey, "key", key, "known", "merged_from")
		}
	}
	for _, source := range p.c.Targets {
		if from != "" && source.Indicator == from && source.MergedFrom == nil {
			t.Type, t.Op, t.Value, t.Printed = source.Type, source.Op, source.Value, source.Printed
			t.InYearOfChange, t.OtherYears, t.MergedFrom = source.InYearOfChange, source.OtherYears, &from
			t.Reference, t.Band = source.Reference, source.Band
			return
		}
	}
	if from != "" {
		p.say(o.at("merged_from"), BadMerge, "value", from)
	}
}

func (p *parser) parseTasks(items []*yaml.Node) {
	domains, indicators := p.known("domain"), p.known("indicator")
	for _, n := range items {
		o := p.object(n, "tasks", "code", "domain", "number", "heading", "heading_en", "lead", "support", "indicators", "inferred", "targets")
		t := plan.Task{
			Code: p.ownCode(o, "task"), Domain: o.ref("domain", "domain", domains), Heading: o.text("heading"), HeadingEN: o.text("heading_en"),
			Lead: o.ref("lead", "line", p.lines), Support: o.refs("support", "line", p.lines), Indicators: o.refs("indicators", "indicator", indicators), Inferred: o.flag("inferred"),
		}
		t.Number = p.ownNumber(o, "task number of "+t.Domain)
		p.c.Tasks = append(p.c.Tasks, t)
		p.prose(o, indicators, owner{t.Lead, t.Support, t.Domain, func(target *plan.ProseTarget) { target.Task = &t.Code }})
	}
}

func (p *parser) parseProjects(items []*yaml.Node) {
	tasks, indicators := p.known("task"), p.known("indicator")
	for _, n := range items {
		o := p.object(n, "projects", "code", "number", "name", "name_en", "lead", "tasks", "milestones", "inferred", "targets")
		project := plan.Project{
			Code: p.ownCode(o, "project"), Number: p.ownNumber(o, "project number"), Name: o.text("name"), NameEN: o.text("name_en"),
			Lead: o.ref("lead", "line", p.lines), Tasks: o.refs("tasks", "task", tasks), Inferred: o.flag("inferred"),
		}
		p.c.Projects = append(p.c.Projects, project)
		p.milestones(o, project.Code)
		p.prose(o, indicators, owner{lead: project.Lead, domain: p.domainOf(project), belong: func(target *plan.ProseTarget) { target.Project = &project.Code }})
	}
}

// domainOf is that of the first task that a project serves, or the plan's first.
func (p *parser) domainOf(project plan.Project) string {
	for _, t := range p.c.Tasks {
		if slices.Contains(project.Tasks, t.Code) {
			return t.Domain
		}
	}
	if len(p.c.Domains) == 0 {
		return ""
	}
	return p.c.Domains[0].Code
}

// milestones reads the steps that the plan names for a project.
func (p *parser) milestones(o object, project string) {
	for i, n := range o.list("milestones") {
		m := p.object(n, "milestones", "code", "name", "name_en")
		p.c.Milestones = append(p.c.Milestones, plan.Milestone{
			Code: p.ownCode(m, "milestone"), Project: project, Number: i + 1, Name: m.text("name"), NameEN: m.text("name_en"),
		})
	}
}
