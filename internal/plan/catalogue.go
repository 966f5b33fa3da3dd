package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
)

// Catalogue is a whole plan.
type Catalogue struct {
	Plan    Plan
	Domains []Domain
	// Elements are all that the indicators use, in the order of their first use: those this plan defines, and those that
	// another plan of the city defines (Borrowed).
	Elements     []Element
	Borrowed     []string
	Indicators   []Indicator
	Targets      []Target
	Tasks        []Task
	Projects     []Project
	ProseTargets []ProseTarget
	Articles     []Article
}

// Element finds an element by its code.
func (c *Catalogue) Element(code string) (Element, bool) {
	return find(c.Elements, func(e Element) bool { return e.Code == code })
}

// Indicator finds an indicator by its code.
func (c *Catalogue) Indicator(code string) (Indicator, bool) {
	return find(c.Indicators, func(i Indicator) bool { return i.Code == code })
}

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

// belong writes the city and the plan into every row, so that no row can name another plan than its head does.
func (c *Catalogue) belong(city string) {
	plan := c.Plan.Code
	c.Plan.CityID = city
	for i := range c.Domains {
		c.Domains[i].CityID, c.Domains[i].Plan = city, plan
	}
	for i := range c.Elements {
		c.Elements[i].CityID = city
	}
	for i := range c.Indicators {
		c.Indicators[i].CityID, c.Indicators[i].Plan = city, plan
	}
	for i := range c.Targets {
		c.Targets[i].CityID, c.Targets[i].Plan = city, plan
	}
	for i := range c.Tasks {
		c.Tasks[i].CityID, c.Tasks[i].Plan = city, plan
	}
	for i := range c.Projects {
		c.Projects[i].CityID, c.Projects[i].Plan = city, plan
	}
	for i := range c.ProseTargets {
		c.ProseTargets[i].CityID, c.ProseTargets[i].Plan = city, plan
	}
	for i := range c.Articles {
		c.Articles[i].CityID, c.Articles[i].Plan = city, plan
	}
}

// hash is over what the catalogue says, not over what the store derives from it.
func (c Catalogue) hash() (string, error) {
	c.Plan.ContentHash = ""
	c.Elements = slices.Clone(c.Elements)
	for i := range c.Elements {
		c.Elements[i].Support, c.Elements[i].Plans = nil, nil
	}
	text, err := json.Marshal(c)
	if err != nil {
		return "", fmt.Errorf("plan: encode the catalogue: %w", err)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}
