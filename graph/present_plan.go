package graph

import (
	"context"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/tenant"
)

// names says codes in the reader's language.
type names struct {
	*lists
	lang string
	book *book
}

func (b *book) names(ctx context.Context) (*names, error) {
	of, err := b.lists()
	return &names{of, langOf(ctx), b}, err
}

func (n *names) area(code string) model.Area {
	a := n.areas[code]
	return model.Area{Code: code, Name: a.LocalName(n.lang), Level: a.Level, FirstYear: a.FirstYear, LastYear: a.LastYear}
}

func (n *names) line(code string) model.Line {
	return model.Line{Code: code, Name: n.lines[code].LocalName(n.lang)}
}

func (n *names) linesOf(codes []string) []model.Line {
	out := make([]model.Line, len(codes))
	for i, c := range codes {
		out[i] = n.line(c)
	}
	return out
}

func (n *names) element(code string) model.Element {
	e := n.elements[code]
	e.Code = code
	return n.elementAs(e)
}

// elementAs is an element by a definition of it, such as a year's.
func (n *names) elementAs(e plan.Element) model.Element {
	return model.Element{
		Code: e.Code, Name: e.LocalName(n.lang), Unit: e.Unit, Kind: e.Kind, Level: e.Level, PeriodBasis: e.PeriodBasis, Period: n.period(e.PeriodBasis),
		Line: n.line(e.Line), Inferred: e.Inferred, Definition: optional(e.LocalDefinition(n.lang)), FirstYear: e.FirstYear, LastYear: e.LastYear,
		Earlier: n.earlierElements(e),
	}
}

// period is what the city calls a kind of period.
func (n *names) period(code string) string { return n.regime.Periods.Of(code).LocalName(n.lang) }

func (n *names) tenant(t tenant.Tenant) model.Tenant {
	out := model.Tenant{Slug: t.Slug, Name: t.LocalName(n.lang), Kind: t.Kind, Area: n.area(t.AreaCode), Accent: t.Accent}
	if t.Line != nil {
		l := n.line(*t.Line)
		out.Line = &l
	}
	return out
}

// plan is a whole catalogue.
func (n *names) plan(c *plan.Catalogue) model.Plan { return n.book.plans.show(n, c).plan }

// word presents a whole catalogue.
func (n *names) word(c *plan.Catalogue) *shownPlan {
	out := &shownPlan{
		plan: model.Plan{
			Code: c.Plan.Code, Title: c.Plan.LocalTitle(n.lang), BaselineYear: c.Plan.BaselineYear, TargetYear: c.Plan.TargetYear, Area: n.area(c.Plan.AreaCode), Scheme: c.Plan.Scheme,
			Domains: presentAll(c.Domains, n.shownDomain), Projects: []model.Project{}, Articles: []model.Article{}, Tasks: []model.Task{}, Indicators: []model.Indicator{},
		},
		indicators: map[string]model.Indicator{}, targets: map[string]model.ProseTarget{},
	}
	for _, i := range c.Indicators {
		shown := n.indicator(c, i)
		out.plan.Indicators, out.indicators[i.Code] = append(out.plan.Indicators, shown), shown
	}
	of := n.wordTargets(c, out.targets)
	tasks := map[string]model.Task{}
	for _, t := range c.Tasks {
		tasks[t.Code] = model.Task{
			Code: t.Code, Heading: t.LocalHeading(n.lang), Domain: n.domain(c, t.Domain), Lead: n.line(t.Lead), Support: n.linesOf(t.Support),
			Targets: orEmpty(of["task "+t.Code]), FurtherTargets: orEmpty(of["further "+t.Code]), Inferred: t.Inferred,
		}
		out.plan.Tasks = append(out.plan.Tasks, tasks[t.Code])
	}
	for _, p := range c.Projects {
		shown := model.Project{Code: p.Code, Name: p.LocalName(n.lang), Lead: n.line(p.Lead), Tasks: []model.Task{}, Targets: orEmpty(of["project "+p.Code]), Inferred: p.Inferred}
		for _, code := range p.Tasks {
			shown.Tasks = append(shown.Tasks, tasks[code])
		}
		out.plan.Projects = append(out.plan.Projects, shown)
	}
	for _, a := range c.Articles {
		out.plan.Articles = append(out.plan.Articles, model.Article{Number: a.Number, Heading: a.LocalHeading(n.lang)})
	}
	return out
}

// wordTargets presents the targets in prose by their code, and answers them by what they belong to: "task W2.5", "further W2.5",
// "project W-P1".
func (n *names) wordTargets(c *plan.Catalogue, byCode map[string]model.ProseTarget) map[string][]model.ProseTarget {
	items := n.items(c)
	out := map[string][]model.ProseTarget{}
	for _, t := range c.ProseTargets {
		kind := "task "
		switch {
		case t.Task == nil:
			kind = "project "
		case t.Further:
			kind = "further "
		}
		shown := n.proseTarget(t, items[t.Of()])
		byCode[t.Code], out[kind+t.Of()] = shown, append(out[kind+t.Of()], shown)
	}
	return out
}

func (n *names) proseTarget(t plan.ProseTarget, of model.PlanItem) model.ProseTarget {
	return model.ProseTarget{
		Code: t.Code, Name: t.LocalName(n.lang), Type: t.Type, Printed: t.Printed, Unit: t.Unit, Note: t.Note, Of: of, MeasuredBy: t.MeasuredBy, Plan: t.Plan,
	}
}

// items are the tasks and projects of a plan by code.
func (n *names) items(c *plan.Catalogue) map[string]model.PlanItem {
	out := map[string]model.PlanItem{}
	for _, t := range c.Tasks {
		out[t.Code] = model.PlanItem{Code: t.Code, Name: t.LocalHeading(n.lang)}
	}
	for _, p := range c.Projects {
		out[p.Code] = model.PlanItem{Code: p.Code, Name: p.LocalName(n.lang)}
	}
	return out
}

func (n *names) shownDomain(d plan.Domain) model.Domain {
	return model.Domain{Code: d.Code, Name: d.LocalName(n.lang), NameInTable: d.NameInTable}
}

// domain looks a plan's domain up.
func (n *names) domain(c *plan.Catalogue, code string) model.Domain {
	for _, d := range c.Domains {
		if d.Code == code {
			return n.shownDomain(d)
		}
	}
	return model.Domain{Code: code}
}

// domainIn is a domain of a plan that has been presented; nil where it has no such one, as for a project.
func domainIn(p *model.Plan, code string) *model.Domain {
	for _, d := range p.Domains {
		if d.Code == code {
			return &d
		}
	}
	return nil
}

func (n *names) indicator(c *plan.Catalogue, i plan.Indicator) model.Indicator {
	out := model.Indicator{
		Code: i.Code, Name: i.LocalName(n.lang), Unit: i.Unit, Precision: i.Precision, Direction: i.Direction, Aggregation: i.Method,
		Lead: n.line(i.Lead), Support: n.linesOf(i.Support), Formula: plan.Formula(i, c.Elements, n.lang), PeriodBasis: i.PeriodBasis, Period: n.period(i.PeriodBasis),
		Notes: orEmpty(i.LocalNotes(n.lang)), Inferred: i.Inferred, Domain: n.domain(c, i.Domain), Divided: c.Divided(i),
		Definition: optional(i.LocalDefinition(n.lang)), Earlier: n.earlierIndicators(c, i),
	}
	for _, code := range i.Elements() {
		out.Elements = append(out.Elements, n.element(code))
	}
	if t, ok := c.TargetOf(i.Code, c.Plan.AreaCode); ok {
		out.Baseline = model.Baseline{Value: text(t.BaselineValue), Printed: t.BaselinePrinted}
		out.Target = model.Target{Type: t.Type, Printed: t.Printed, MergedFrom: t.MergedFrom, Op: t.Op, Value: text(t.Value)}
	}
	return out
}

func text(d *decimal.Decimal) *string {
	if d == nil {
		return nil
	}
	s := d.String()
	return &s
}

func nullText(d decimal.NullDecimal) *string {
	if !d.Valid {
		return nil
	}
	s := d.Decimal.String()
	return &s
}

func orEmpty[S ~[]E, E any](s S) []E {
	if s == nil {
		return []E{}
	}
	return s
}

// plan looks a plan up and presents it whole.
func (b *book) plan(ctx context.Context, code string) (*model.Plan, error) {
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	c, err := b.catalogue(ctx, code)
	if err != nil {
		return nil, err
	}
	p := n.plan(c)
	return &p, nil
}
