package rollup

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// areaNode is an area that has cells: a city, a county, or the city's own institutions. Towns report nothing.
type areaNode struct {
	code, path, level string
}

// definitions are what is needed to compute some indicators of a city: their formulas, their targets and the areas.
type definitions struct {
	plans      []plan.Plan
	indicators []plan.Indicator
	elements   map[string]plan.Element
	targets    map[targetKey]plan.Target
	changes    map[indicatorKey][]plan.TermChange
	areas      []areaNode
}

type indicatorKey struct{ plan, indicator string }

type targetKey struct{ plan, indicator, area string }

// define reads the indicators of all plans that are made of one of the elements.
func define(ctx context.Context, tx *db.Tx, elements db.TextArray) (*definitions, error) {
	return read(ctx, tx, "city_id = ? and (numerator = any (?) or denominator = any (?) or count = any (?))",
		tx.Actor.CityID, elements, elements, elements)
}

// defineAll reads all indicators of a plan.
func defineAll(ctx context.Context, tx *db.Tx, code string) (*definitions, error) {
	return read(ctx, tx, "city_id = ? and plan = ?", tx.Actor.CityID, code)
}

func read(ctx context.Context, tx *db.Tx, where string, args ...any) (*definitions, error) {
	d := &definitions{elements: map[string]plan.Element{}, targets: map[targetKey]plan.Target{}, changes: map[indicatorKey][]plan.TermChange{}}
	var err error
	if d.indicators, err = gorm.G[plan.Indicator](tx.DB).Where(where, args...).Order("plan, number").Find(ctx); err != nil {
		return nil, fmt.Errorf("rollup: read indicators: %w", err)
	}
	var codes, used db.TextArray
	for _, i := range d.indicators {
		codes = append(codes, i.Plan)
		used = append(used, i.Elements()...)
	}
	if d.plans, err = gorm.G[plan.Plan](tx.DB).Where("city_id = ? and plan = any (?)", tx.Actor.CityID, codes).Find(ctx); err != nil {
		return nil, fmt.Errorf("rollup: read plans: %w", err)
	}
	elements, err := gorm.G[plan.Element](tx.DB).Where("city_id = ? and code = any (?)", tx.Actor.CityID, used).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("rollup: read elements: %w", err)
	}
	for _, e := range elements {
		d.elements[e.Code] = e
	}
	targets, err := gorm.G[plan.Target](tx.DB).Where("city_id = ? and plan = any (?)", tx.Actor.CityID, codes).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("rollup: read targets: %w", err)
	}
	for _, t := range targets {
		d.targets[targetKey{t.Plan, t.Indicator, t.AreaCode}] = t
	}
	changes, err := gorm.G[plan.TermChange](tx.DB).Where("city_id = ? and plan = any (?)", tx.Actor.CityID, codes).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("rollup: read changes of term: %w", err)
	}
	for _, c := range changes {
		key := indicatorKey{c.Plan, c.Indicator}
		d.changes[key] = append(d.changes[key], c)
	}
	areas, err := gorm.G[tenant.Area](tx.DB).Where("city_id = ? and level <> ?", tx.Actor.CityID, tenant.LevelTown).Order("code").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("rollup: read areas: %w", err)
	}
	for _, a := range areas {
		d.areas = append(d.areas, areaNode{a.Code, a.Path, a.Level})
	}
	return d, nil
}

// above lists the touched areas and those whose subtree holds one of them.
func (d *definitions) above(touched map[string]bool) []areaNode {
	var out []areaNode
	for _, a := range d.areas {
		if slices.ContainsFunc(d.areas, func(t areaNode) bool { return touched[t.code] && strings.HasPrefix(t.path, a.path) }) {
			out = append(out, a)
		}
	}
	return out
}

// expected lists the areas whose figures make the indicator's value at an area: for the city's a county's or 市本级's, for a
// county's its own, and none where the area has no part in the indicator.
func (d *definitions) expected(i plan.Indicator, at areaNode) []string {
	element := d.elements[i.Elements()[0]]
	var out []string
	for _, a := range d.areas {
		if strings.HasPrefix(a.path, at.path) && element.AskedOf(a.level) {
			out = append(out, a.code)
		}
	}
	return out
}

func (d *definitions) planOf(code string) plan.Plan {
	return d.plans[slices.IndexFunc(d.plans, func(p plan.Plan) bool { return p.Code == code })]
}

func (d *definitions) planCodes() db.TextArray {
	out := db.TextArray{}
	for _, p := range d.plans {
		out = append(out, p.Code)
	}
	return out
}

func (d *definitions) indicatorCodes() db.TextArray {
	out := db.TextArray{}
	for _, i := range d.indicators {
		out = append(out, i.Code)
	}
	return out
}

func codesOf(areas []areaNode) db.TextArray {
	out := db.TextArray{}
	for _, a := range areas {
		out = append(out, a.code)
	}
	return out
}
