package devindex

import (
	"context"
	"slices"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/composite"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
	"github.com/liangce/liangce/internal/tenant"
)

// Query asks for a plan's index in a year, by a version of its weights. Year 0 is the newest that has an index, version 0 the
// newest version.
type Query struct {
	Plan    string
	Year    int
	Basis   rollup.Basis
	Version int
	// Editions are the snapshots that basis PUBLISHED reads, of a year one; none means the newest of each year.
	Editions []string
}

// Report is the index of the plan's area and of the counties beneath it.
type Report struct {
	Plan     plan.Plan
	Year     int
	Basis    rollup.Basis
	Weights  Weights
	Goals    []Goal
	Areas    []Area
	Variants []composite.Variant
}

// Goal is what an indicator is held against, and what part of all weight it has, in per cent.
type Goal struct {
	Indicator plan.Indicator
	target.Goal
	Share quantity.Exact
	// none says why there is no goal that a value could be held against.
	none composite.Out
}

// Area is an area with its index of the year and those of all years.
type Area struct {
	Area   tenant.Area
	Placed composite.Placed
	Items  []composite.Item
	Series []Point
}

// Point is the index of one year.
type Point struct {
	Year  int
	Index composite.Index
}

// Read makes the report out of one reading of the roll-up.
func Read(ctx context.Context, tx *db.Tx, q Query) (*Report, error) {
	if err := access.Check(tx.Actor, access.ReadPlan, access.Object{City: tx.Actor.CityID, Plans: []string{q.Plan}}); err != nil {
		return nil, err
	}
	p, err := plan.Get(ctx, tx, q.Plan)
	if err != nil {
		return nil, err
	}
	if q.Year != 0 && (q.Year < p.BaselineYear || q.Year > p.TargetYear) {
		return nil, fault.New(fault.NotFound)
	}
	of := rollup.Query{Plan: q.Plan, Area: p.AreaCode, Basis: q.Basis, Depth: 1, Editions: q.Editions}
	for year := p.BaselineYear; year <= p.TargetYear; year++ {
		of.Years = append(of.Years, year)
	}
	table, err := rollup.Read(ctx, tx, of)
	if err != nil {
		return nil, err
	}
	weights, err := version(ctx, tx, q.Plan, q.Version)
	if err != nil {
		return nil, err
	}
	carrier, err := rollup.Carry(ctx, tx, q.Plan)
	if err != nil {
		return nil, err
	}
	return (&maker{table, weights, q, carrier}).report(), nil
}

// maker makes a report of a roll-up.
type maker struct {
	table   *rollup.Table
	weights Weights
	query   Query
	carrier *rollup.Carrier
}

func (m *maker) report() *Report {
	t := m.table
	r := &Report{Plan: t.Plan, Basis: m.query.Basis, Weights: m.weights, Goals: m.goals()}
	rule, least := m.weights.rule(), quantity.FromDecimal(m.weights.Least)
	var items [][][]composite.Item // by area and year
	for n, at := range t.Areas {
		// The city's own institutions are no area to be compared.
		if at.Code != t.Plan.AreaCode && at.Level != tenant.LevelCounty {
			continue
		}
		a, own := Area{Area: at}, [][]composite.Item{}
		for y, year := range t.Years {
			own = append(own, m.items(r.Goals, n, y))
			a.Series = append(a.Series, Point{Year: year, Index: composite.Make(own[y], rule, least)})
		}
		r.Areas, items = append(r.Areas, a), append(items, own)
	}
	year := m.year(r.Areas)
	r.Year = t.Years[year]
	compared := make([]composite.Area, len(r.Areas))
	for n := range r.Areas {
		a := &r.Areas[n]
		a.Items = items[n][year]
		compared[n] = composite.Area{Code: a.Area.Code, Whole: a.Area.Code == t.Plan.AreaCode, Items: a.Items}
	}
	c := composite.Compare(compared, rule, least)
	r.Variants = c.Variants
	for n := range r.Areas {
		r.Areas[n].Placed = c.Areas[n]
	}
	return r
}

// year is the place of the year that is asked for, or of the newest in which the plan's own area has an index.
func (m *maker) year(areas []Area) int {
	newest := len(m.table.Years) - 1
	if m.query.Year != 0 {
		return slices.Index(m.table.Years, m.query.Year)
	}
	for _, a := range areas {
		for y := newest; y >= 0 && a.Area.Code == m.table.Plan.AreaCode; y-- {
			if a.Series[y].Index.Total != nil {
				return y
			}
		}
	}
	return newest
}

// goals are what the plan's own area is to reach. They hold for all areas, so that these can be compared.
func (m *maker) goals() []Goal {
	p := m.table.Plan
	shares := composite.Parts(m.members(), m.weights.rule())
	var out []Goal
	for _, i := range m.table.Indicators {
		of := m.table.Targets[i.Code]
		g := Goal{Indicator: i, Share: shares[i.Code]}
		var baseline *quantity.Exact
		if of.BaselineValue != nil {
			exact := quantity.FromDecimal(*of.BaselineValue)
			baseline = &exact
		}
		goal, settled, known := of.Rule().Held(baseline, p.BaselineYear, p.TargetYear, target.Direction(i.Direction))
		switch g.Goal = goal; {
		case !settled:
			g.none = composite.NeedsJudgement
		case !known || !composite.Measurable(goal):
			g.none = composite.NoGoal
		}
		out = append(out, g)
	}
	return out
}

// members are the plan's indicators without any score.
func (m *maker) members() []composite.Item {
	var out []composite.Item
	for _, i := range m.table.Indicators {
		out = append(out, composite.Item{Code: i.Code, Domain: i.Domain})
	}
	return out
}

// items are an area's indicators in a year, scored or left out.
func (m *maker) items(goals []Goal, area, year int) []composite.Item {
	items := m.members()
	whole := m.table.Areas[area].Code == m.table.Plan.AreaCode
	for n, g := range goals {
		r := m.table.At(n, area, year)
		if items[n].Out = g.out(whole, r); items[n].Out == "" {
			value, comparable := m.carrier.Back(g.Indicator, m.table.Areas[area], m.table.Years[year], quantity.FromDecimal(r.Value.Decimal))
			if !comparable {
				items[n].Out = composite.Redefined
				continue
			}
			score := composite.Score(value, g.Goal)
			items[n].Score = &score
		}
	}
	return items
}

// out says why a value has no score; "" where it has. What is no matter of the data is said first: it is the same for
// whoever asks.
func (g Goal) out(whole bool, r *rollup.Result) composite.Out {
	method := formula.Method(g.Indicator.Method)
	switch {
	case g.none != "":
		return g.none
	case !whole && (method == formula.CityOnly || method == formula.CitySurvey):
		return composite.CityOnly
	case !whole && method == formula.Sum:
		return composite.CityTotal
	case r == nil:
		return composite.Hidden
	}
	return without(g.Indicator, *r)
}

func without(i plan.Indicator, r rollup.Result) composite.Out {
	switch {
	case r.Emptiness != nil && *r.Emptiness == string(quantity.NotApplicable):
		return composite.NotApplicable
	case !r.Value.Valid:
		return composite.NoValue
	case r.Provisional:
		return composite.Provisional
	case i.MinDenominator != nil && (!r.Denominator.Valid || r.Denominator.Decimal.LessThan(*i.MinDenominator)):
		return composite.Small
	}
	return ""
}
