package rollup

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/tenant"
)

// areaNode is an area that has cells: a city, a county, or the city's own institutions. Towns report nothing.
type areaNode struct {
	code, path, level string
	first, last       *int
}

func nodeOf(a tenant.Area) areaNode {
	return areaNode{a.Code, a.Path, a.Level, a.FirstYear, a.LastYear}
}

func (a areaNode) existsIn(year int) bool {
	return tenant.Area{FirstYear: a.first, LastYear: a.last}.ExistsIn(year)
}

// definitions are what is needed to compute some indicators of a city: their formulas, their targets and the areas.
type definitions struct {
	city       string
	plans      []plan.Plan
	indicators []plan.Indicator
	elements   map[string]plan.Element
	targets    map[targetKey]plan.Target
	// references are the indicators and measures that others are held against.
	references map[indicatorKey]plan.Indicator
	changes    map[indicatorKey][]plan.TermChange
	areas      []areaNode
	history    tenant.History
	bridges    map[crossed]Bridge
	periods    period.Kinds
	// spread keeps which areas make which value: several transactions ask the same definitions.
	spread *sync.Map
}

type indicatorKey struct{ plan, indicator string }

type targetKey struct{ plan, indicator, area string }

// define gives the indicators of all plans that are made of one of the elements, and those that are held against one of these.
// The caller holds the city's definitions, so they are read once per version of them.
func define(ctx context.Context, tx *db.Tx, elements []string) (*definitions, error) {
	all, err := db.Defined(ctx, tx, "rollup", func() (*definitions, error) { return read(ctx, tx, "city_id = ?", tx.Actor.CityID) })
	if err != nil {
		return nil, err
	}
	return all.about(elements), nil
}

func (d *definitions) about(elements []string) *definitions {
	made := map[indicatorKey]bool{}
	for _, i := range d.indicators {
		if slices.ContainsFunc(i.Elements(), func(code string) bool { return slices.Contains(elements, code) }) {
			made[indicatorKey{i.Plan, i.Code}] = true
		}
	}
	touched := maps.Clone(made)
	for _, t := range d.targets {
		if t.Reference != nil && made[indicatorKey{t.Plan, *t.Reference}] {
			touched[indicatorKey{t.Plan, t.Indicator}] = true
		}
	}
	out := *d
	out.plans, out.indicators = nil, nil
	for _, i := range d.indicators {
		if touched[indicatorKey{i.Plan, i.Code}] {
			out.indicators = append(out.indicators, i)
		}
	}
	for _, p := range d.plans {
		if slices.ContainsFunc(out.indicators, func(i plan.Indicator) bool { return i.Plan == p.Code }) {
			out.plans = append(out.plans, p)
		}
	}
	return &out
}

// defineAll reads all indicators of a plan.
func defineAll(ctx context.Context, tx *db.Tx, code string) (*definitions, error) {
	return read(ctx, tx, "city_id = ? and plan = ?", tx.Actor.CityID, code)
}

func read(ctx context.Context, tx *db.Tx, where string, args ...any) (*definitions, error) {
	d := &definitions{city: tx.Actor.CityID, elements: map[string]plan.Element{}, targets: map[targetKey]plan.Target{}, changes: map[indicatorKey][]plan.TermChange{}, spread: &sync.Map{}}
	var err error
	if d.indicators, err = gorm.G[plan.Indicator](tx.DB).Where(where, args...).Order("plan, number").Find(ctx); err != nil {
		return nil, fmt.Errorf("rollup: read indicators: %w", err)
	}
	var codes db.TextArray
	for _, i := range d.indicators {
		codes = append(codes, i.Plan)
	}
	if d.plans, err = gorm.G[plan.Plan](tx.DB).Where("city_id = ? and plan = any (?)", tx.Actor.CityID, codes).Find(ctx); err != nil {
		return nil, fmt.Errorf("rollup: read plans: %w", err)
	}
	targets, err := gorm.G[plan.Target](tx.DB).Where("city_id = ? and plan = any (?)", tx.Actor.CityID, codes).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("rollup: read targets: %w", err)
	}
	for _, t := range targets {
		d.targets[targetKey{t.Plan, t.Indicator, t.AreaCode}] = t
	}
	if err := d.readReferences(ctx, tx, codes); err != nil {
		return nil, err
	}
	if err := d.readElements(ctx, tx); err != nil {
		return nil, err
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
		d.areas = append(d.areas, nodeOf(a))
	}
	if d.history, err = tenant.AreaChanges(ctx, tx); err != nil {
		return nil, err
	}
	if d.bridges, err = readBridges(ctx, tx, codes); err != nil {
		return nil, err
	}
	r, err := regime.Of(ctx, tx)
	d.periods = r.Periods
	return d, err
}

func (d *definitions) readReferences(ctx context.Context, tx *db.Tx, plans db.TextArray) error {
	d.references = map[indicatorKey]plan.Indicator{}
	named := db.TextArray{}
	for _, t := range d.targets {
		if t.Reference != nil {
			named = append(named, *t.Reference)
		}
	}
	if len(named) == 0 {
		return nil
	}
	found, err := gorm.G[plan.Indicator](tx.DB).Where("city_id = ? and plan = any (?) and code = any (?)", tx.Actor.CityID, plans, named).Find(ctx)
	if err != nil {
		return fmt.Errorf("rollup: read what others are held against: %w", err)
	}
	for _, i := range found {
		d.references[indicatorKey{i.Plan, i.Code}] = i
	}
	return nil
}

func (d *definitions) readElements(ctx context.Context, tx *db.Tx) error {
	used := db.TextArray{}
	for _, i := range slices.Concat(d.indicators, slices.Collect(maps.Values(d.references))) {
		used = append(used, i.Elements()...)
	}
	elements, err := gorm.G[plan.Element](tx.DB).Where("city_id = ? and code = any (?)", tx.Actor.CityID, used).Find(ctx)
	if err != nil {
		return fmt.Errorf("rollup: read elements: %w", err)
	}
	for _, e := range elements {
		d.elements[e.Code] = e
	}
	return nil
}

// above lists the touched areas, those that came out of them later, and those whose subtree holds one of them.
func (d *definitions) above(touched map[string]bool) []areaNode {
	touched = d.history.Into(touched)
	var out []areaNode
	for _, a := range d.areas {
		if slices.ContainsFunc(d.areas, func(t areaNode) bool { return touched[t.code] && strings.HasPrefix(t.path, a.path) }) {
			out = append(out, a)
		}
	}
	return out
}

// expected lists by year the areas whose figures make the indicator's value at an area: for the city's a county's or 市本级's, for
// a county's its own, or those that it was merged of; and none where the area has no part in the indicator, or one of the elements
// is not asked in that year.
func (d *definitions) expected(i plan.Indicator, at areaNode) formula.Expected {
	key := indicatorAt{indicatorKey{i.Plan, i.Code}, at.code}
	known, ok := d.spread.Load(key)
	if !ok {
		p := d.planOf(i.Plan)
		first := p.BaselineYear
		if i.CumulativeFrom != nil {
			first = min(first, *i.CumulativeFrom)
		}
		known, _ = d.spread.LoadOrStore(key, &spread{first: first, areas: make([]atomic.Pointer[[]string], max(p.TargetYear-first+1, 0))})
	}
	return func(year int) []string {
		return known.(*spread).in(year, func() []string { return d.expectedIn(i, at, year) })
	}
}

type indicatorAt struct {
	indicatorKey
	area string
}

// spread keeps by year which areas make an indicator's value at one.
type spread struct {
	first int
	areas []atomic.Pointer[[]string]
}

func (s *spread) in(year int, find func() []string) []string {
	n := year - s.first
	if n < 0 || n >= len(s.areas) {
		return find()
	}
	if known := s.areas[n].Load(); known != nil {
		return *known
	}
	found := find()
	s.areas[n].Store(&found)
	return found
}

func (d *definitions) expectedIn(i plan.Indicator, at areaNode, year int) []string {
	parts := i.In(year).Spec().Elements()
	for _, code := range parts {
		if e := d.elements[code]; !e.AskedIn(year) || !d.periods.Of(e.In(year).PeriodBasis).DueIn(year) {
			return nil
		}
	}
	element := d.elements[parts[0]]
	var out []string
	for _, a := range d.areas {
		if a.existsIn(year) && element.AskedOf(a.level) && d.within(a, at, year) {
			out = append(out, a.code)
		}
	}
	return out
}

// within tells whether an area's figures of a year belong to another's value.
func (d *definitions) within(a, at areaNode, year int) bool {
	if at.existsIn(year) {
		return strings.HasPrefix(a.path, at.path)
	}
	return slices.Contains(d.history.MadeOf(at.code, year), a.code)
}

// ever lists all areas that make the indicator's value at an area in some year of the plan.
func (d *definitions) ever(i plan.Indicator, at areaNode) []string {
	p, expected := d.planOf(i.Plan), d.expected(i, at)
	var out []string
	for year := p.BaselineYear; year <= p.TargetYear; year++ {
		for _, code := range expected(year) {
			if !slices.Contains(out, code) {
				out = append(out, code)
			}
		}
	}
	return out
}

// first is the first year that any value looks at: what was before it changes none.
func (d *definitions) first() int {
	first := math.MaxInt
	for _, p := range d.plans {
		first = min(first, p.BaselineYear)
	}
	for _, i := range d.indicators {
		if i.CumulativeFrom != nil {
			first = min(first, *i.CumulativeFrom)
		}
	}
	return first
}

func (d *definitions) planOf(code string) plan.Plan {
	return d.plans[slices.IndexFunc(d.plans, func(p plan.Plan) bool { return p.Code == code })]
}

func (d *definitions) indicatorOf(of, code string) plan.Indicator {
	return d.indicators[slices.IndexFunc(d.indicators, func(i plan.Indicator) bool { return i.Plan == of && i.Code == code })]
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
