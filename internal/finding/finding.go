// Package finding gathers what the checks compare a figure with (last year's value, its counterparts in the same area, what the
// city's own rules look at) and runs them, for the sheet of the one who reports and for the queue of the one who decides alike. What a check is, and how
// much a problem weighs, is decided in rule/check alone; this package decides nothing and writes nothing.
package finding

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// Subject is a figure to be checked, stored or about to be.
type Subject struct {
	Obligation  string
	Element     plan.Element
	AreaCode    string
	Category    string
	Value       quantity.Value
	Explanation string
	// LastYear is what was reported for the year before, where it comes with the subject and is not stored.
	LastYear *quantity.Value
	// Settled says that the figure is on its way and cannot be mended now.
	Settled bool
}

// Findings are the problems of subjects and what they were compared with, by the key of the figure.
type Findings struct {
	Problems map[figure.Key][]check.Problem
	// LastYear holds what was reported for the year before; a draft of it counts for nothing.
	LastYear map[figure.Key]quantity.Value
	// SaidLastYear holds the explanations beside those that had one.
	SaidLastYear map[figure.Key]string
}

// Find checks the subjects, all of one year. Counterparts that the actor may not read take no part.
func Find(ctx context.Context, tx *db.Tx, year int, subjects []Subject) (Findings, error) {
	f := Findings{Problems: map[figure.Key][]check.Problem{}, LastYear: map[figure.Key]quantity.Value{}, SaidLastYear: map[figure.Key]string{}}
	if len(subjects) == 0 {
		return f, nil
	}
	elements, areas := map[string]plan.Element{}, []string{}
	subjects = slices.Clone(subjects)
	for n := range subjects {
		s := &subjects[n]
		s.Element = s.Element.In(year)
		elements[s.Element.Code] = s.Element
		if !slices.Contains(areas, s.AreaCode) {
			areas = append(areas, s.AreaCode)
		}
	}
	relations, others, err := relate(ctx, tx, elements, year)
	if err != nil {
		return f, err
	}
	before, err := figure.ReportedIn(ctx, tx, keys(elements), areas, year-1)
	if err != nil {
		return f, err
	}
	for _, b := range before {
		b.Year = year
		f.LastYear[b.Key] = b.Value
		if b.Explanation != "" {
			f.SaidLastYear[b.Key] = b.Explanation
		}
	}
	r, err := regime.Of(ctx, tx)
	if err != nil {
		return f, err
	}
	cells := make([]check.Cell, 0, len(subjects))
	given := map[figure.Key]bool{}
	for _, s := range subjects {
		key := figure.Key{Element: s.Element.Code, AreaCode: s.AreaCode, Year: year, Category: s.Category}
		given[key] = true
		cells = append(cells, cell(s, r.Periods, f.LastYear, key))
	}
	rules, looked, err := rulesFor(ctx, tx, elements, areas, year)
	if err != nil {
		return f, err
	}
	counterparts, err := counterparts(ctx, tx, slices.Concat(keys(elements), keys(others), looked), areas, year)
	if err != nil {
		return f, err
	}
	for _, c := range counterparts {
		if !given[c.Key] {
			cells = append(cells, contextCell(c, elements, others))
		}
	}
	for _, p := range check.Run(cells, relations, rules) {
		key := figure.Key{Element: p.Element, AreaCode: p.Area, Year: year, Category: p.Category}
		f.Problems[key] = append(f.Problems[key], p)
	}
	return f, nil
}

func cell(s Subject, periods period.Kinds, lastYear map[figure.Key]quantity.Value, key figure.Key) check.Cell {
	c := check.Cell{
		Redefined:  !s.Element.Compares(key.Year-1, key.Year),
		Obligation: s.Obligation, Element: s.Element.Code, Name: s.Element.Name, NameEn: s.Element.NameEN, Area: s.AreaCode, Category: s.Category,
		Kind: check.Kind(s.Element.Kind), Value: s.Value, Explanation: s.Explanation, TermStock: periods.Of(s.Element.PeriodBasis).Steps(),
		Settled: s.Settled,
	}
	if s.Element.Minimum != nil || s.Element.Maximum != nil {
		c.Range = &check.Range{Min: s.Element.Minimum, Max: s.Element.Maximum}
	}
	// Parts of a total are detail that may be left out; only the total is missed.
	last, ok := lastYear[key]
	if s.LastYear != nil {
		last, ok = *s.LastYear, true
	}
	if ok && (s.Category == figure.Total || s.Value.Present()) {
		c.LastYear = &last
	}
	return c
}

// counterparts are the values beside the subjects: what was reported, and of the actor's own tenant what it has typed so far.
func counterparts(ctx context.Context, tx *db.Tx, elements, areas []string, year int) ([]figure.Reported, error) {
	stored, err := figure.OfYear(ctx, tx, elements, areas, year)
	if err != nil {
		return nil, err
	}
	var out []figure.Reported
	own := map[figure.Key]bool{}
	for _, s := range stored {
		if s.Newest.TenantID == tx.Actor.TenantID {
			own[s.Key] = true
			out = append(out, figure.Reported{Key: s.Key, Value: s.Newest.Val()})
		}
	}
	reported, err := figure.ReportedIn(ctx, tx, elements, areas, year)
	if err != nil {
		return nil, err
	}
	for _, r := range reported {
		if !own[r.Key] {
			out = append(out, r)
		}
	}
	return out, nil
}

func contextCell(r figure.Reported, elements, others map[string]plan.Element) check.Cell {
	e, ok := elements[r.Element]
	if !ok {
		e = others[r.Element]
	}
	return check.Cell{
		Element: r.Element, Name: e.Name, NameEn: e.NameEN, Area: r.AreaCode, Category: r.Category,
		Kind: check.Kind(e.Kind), Value: r.Value, Context: true,
	}
}

// relate reads what must hold between the elements and others of the same indicators, in whatever plan.
func relate(ctx context.Context, tx *db.Tx, elements map[string]plan.Element, year int) ([]check.Relation, map[string]plan.Element, error) {
	codes := db.TextArray(keys(elements))
	indicators, err := gorm.G[plan.Indicator](tx.DB).Where("city_id = ? and numerator is not null and elements && ?", tx.Actor.CityID, codes).Order("plan, number").Find(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("finding: read indicators: %w", err)
	}
	var relations []check.Relation
	var missing db.TextArray
	// A scheme shows a plan's indicator by the same formula: what must hold is said once.
	said := map[[2]string]bool{}
	for _, i := range indicators {
		i = i.In(year)
		parts := i.Spec().Elements()
		pair := [2]string{*i.Numerator, *i.Denominator}
		if i.Gross || said[pair] || !slices.ContainsFunc(parts, func(code string) bool { return slices.Contains(codes, code) }) {
			continue
		}
		said[pair] = true
		relations = append(relations, check.NumeratorOf(pair[0], pair[1]))
		for _, code := range parts {
			if _, ok := elements[code]; !ok {
				missing = append(missing, code)
			}
		}
	}
	for _, e := range elements {
		for _, d := range e.Divisions {
			relations = append(relations, check.PartsTotal(e.Code, check.Division{Name: d.Name, NameEN: d.NameEN, Parts: d.Parts()}))
		}
	}
	others := map[string]plan.Element{}
	if len(missing) == 0 {
		return relations, others, nil
	}
	found, err := gorm.G[plan.Element](tx.DB).Where("city_id = ? and code = any (?)", tx.Actor.CityID, missing).Find(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("finding: read elements: %w", err)
	}
	for _, e := range found {
		others[e.Code] = e
	}
	return relations, others, nil
}

func keys(elements map[string]plan.Element) []string {
	out := make([]string, 0, len(elements))
	for code := range elements {
		out = append(out, code)
	}
	slices.Sort(out)
	return out
}
