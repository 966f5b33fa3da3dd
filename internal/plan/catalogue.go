package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/liangce/liangce/internal/platform/db"
)

// Catalogue is a whole plan.
type Catalogue struct {
	Plan    Plan
	Domains []Domain
	// Elements are all that the indicators and measures use, in the order of their first use: those this plan defines, and those that
	// another plan of the city defines (Borrowed).
	Elements   []Element
	Borrowed   db.TextArray
	Indicators []Indicator
	// Measures are computed as indicators are, and measure targets in the prose: the plan's tables do not print them.
	Measures     []Indicator
	Targets      []Target
	TermChanges  []TermChange
	Tasks        []Task
	Projects     []Project
	Milestones   []Milestone
	ProseTargets []ProseTarget
	Articles     []Article
	// Scheme is what the forms print where the catalogue is a statistical scheme: it has measures and no indicators.
	Scheme *Scheme `json:",omitempty"`
}

// Element finds an element by its code.
func (c *Catalogue) Element(code string) (Element, bool) {
	return find(c.Elements, func(e Element) bool { return e.Code == code })
}

// Indicator finds an indicator by its code.
func (c *Catalogue) Indicator(code string) (Indicator, bool) {
	return find(c.Indicators, func(i Indicator) bool { return i.Code == code })
}

// Computed are the indicators and after them the measures.
func (c *Catalogue) Computed() []Indicator { return slices.Concat(c.Indicators, c.Measures) }

// TargetOf finds the target of an indicator in an area.
func (c *Catalogue) TargetOf(indicator, area string) (Target, bool) {
	return find(c.Targets, func(t Target) bool { return t.Indicator == indicator && t.AreaCode == area })
}

func find[T any](rows []T, is func(T) bool) (T, bool) {
	if at := slices.IndexFunc(rows, is); at >= 0 {
		return rows[at], true
	}
	var none T
	return none, false
}

// in gives the catalogue with the city and the plan written into every row, so that no row can name another plan than its
// head does.
func (c Catalogue) in(city string) Catalogue {
	plan := c.Plan.Code
	c.Plan.CityID = city
	c.Domains = each(c.Domains, func(d *Domain) { d.CityID, d.Plan = city, plan })
	c.Elements = each(c.Elements, func(e *Element) { e.CityID = city })
	c.Indicators = each(c.Indicators, func(i *Indicator) { i.CityID, i.Plan, i.ElementCodes = city, plan, i.Elements() })
	c.Measures = each(c.Measures, func(i *Indicator) { i.CityID, i.Plan, i.Measure, i.ElementCodes = city, plan, true, i.Elements() })
	c.Targets = each(c.Targets, func(t *Target) { t.CityID, t.Plan = city, plan })
	c.TermChanges = each(c.TermChanges, func(t *TermChange) { t.CityID, t.Plan = city, plan })
	c.Tasks = each(c.Tasks, func(t *Task) { t.CityID, t.Plan = city, plan })
	c.Projects = each(c.Projects, func(p *Project) { p.CityID, p.Plan = city, plan })
	c.Milestones = each(c.Milestones, func(m *Milestone) { m.CityID, m.Plan = city, plan })
	c.ProseTargets = each(c.ProseTargets, func(t *ProseTarget) { t.CityID, t.Plan = city, plan })
	c.Articles = each(c.Articles, func(a *Article) { a.CityID, a.Plan = city, plan })
	if c.Scheme != nil {
		s := *c.Scheme
		s.CityID, s.Plan = city, plan
		s.Forms = each(s.Forms, func(f *Form) { f.CityID, f.Plan = city, plan })
		c.Scheme = &s
	}
	return c
}

func each[T any](rows []T, do func(*T)) []T {
	rows = slices.Clone(rows)
	for i := range rows {
		do(&rows[i])
	}
	return rows
}

// hash is over what the catalogue says, not over what the store derives from it.
func (c Catalogue) hash() (string, error) {
	c.Plan.ContentHash = ""
	c.Elements = each(c.Elements, func(e *Element) { e.Support, e.Plans = nil, nil })
	text, err := json.Marshal(c)
	if err != nil {
		return "", fmt.Errorf("plan: encode the catalogue: %w", err)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}
