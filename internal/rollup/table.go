package rollup

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/tenant"
)

// Query asks for the roll-up of a plan: the indicators of an area, and with depth 1 of its children too.
type Query struct {
	Plan  string
	Area  string
	Years []int
	Basis Basis
	Depth int
	// Measures asks for the plan's measures beside the indicators of its tables.
	Measures bool
	// Editions are the snapshots that basis PUBLISHED reads, of a year one; none means the newest of each year.
	Editions []string
}

// The widest question that is answered.
const (
	maxYears = 12
	maxDepth = 1
)

// Table is a roll-up with its axes: Cells holds indicators × areas × years in that order, nil where the caller may not read.
type Table struct {
	Plan       plan.Plan
	Basis      Basis
	Domains    []plan.Domain
	Indicators []plan.Indicator
	Targets    map[string]plan.Target
	Areas      []tenant.Area
	Years      []int
	Cells      []*Result
}

// At is the cell of an indicator, area and year, by their places on the axes.
func (t *Table) At(indicator, area, year int) *Result {
	return t.Cells[(indicator*len(t.Areas)+area)*len(t.Years)+year]
}

// Read answers a roll-up query in the caller's scope. Inside it live cells answer; outside it the snapshots of published
// years do, and open years are left out.
func Read(ctx context.Context, tx *db.Tx, q Query) (*Table, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	t, err := axes(ctx, tx, q)
	if err != nil {
		return nil, err
	}
	places := t.places()
	if q.Basis != Published {
		if err := t.fillLive(ctx, tx, places); err != nil {
			return nil, err
		}
	}
	if slices.Contains(t.Cells, nil) {
		if err := t.fillPublished(ctx, tx, places, q.Editions); err != nil {
			return nil, err
		}
	}
	t.fillEmpty(tx.Actor)
	return t, nil
}

func (q Query) check() error {
	if len(q.Years) == 0 || len(q.Years) > maxYears {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonPageSize, "field", "years", "limit", strconv.Itoa(maxYears))
	}
	if q.Depth < 0 || q.Depth > maxDepth {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", "depth", "value", strconv.Itoa(q.Depth))
	}
	return nil
}

// inOrder are the years that are asked for, each once.
func (q Query) inOrder() []int {
	years := slices.Clone(q.Years)
	slices.Sort(years)
	return slices.Compact(years)
}

// axes reads what the answer ranges over. An area or plan that does not exist and one of another city answer alike.
func axes(ctx context.Context, tx *db.Tx, q Query) (*Table, error) {
	p, err := plan.GetCollected(ctx, tx, q.Plan)
	if err != nil {
		return nil, err
	}
	// Whoever means the tables of a plan does not mean a statistical scheme, which has measures alone.
	if p.Scheme && !q.Measures {
		return nil, fault.New(fault.NotFound, "plan", q.Plan)
	}
	t := &Table{Plan: p, Basis: q.Basis, Targets: map[string]plan.Target{}}
	areas, err := gorm.G[tenant.Area](tx.DB).Where("city_id = ? and (code = ? or (? = 1 and parent = ?))", tx.Actor.CityID, q.Area, q.Depth, q.Area).Order("code").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("rollup: read areas: %w", err)
	}
	if !slices.ContainsFunc(areas, func(a tenant.Area) bool { return a.Code == q.Area }) {
		return nil, fault.New(fault.NotFound, "area", q.Area)
	}
	t.Areas = in(areas, q.Area, q.Years)
	if t.Indicators, err = gorm.G[plan.Indicator](tx.DB).Where("city_id = ? and plan = ? and (? or not measure)", tx.Actor.CityID, q.Plan, q.Measures).Order("code").Find(ctx); err != nil {
		return nil, fmt.Errorf("rollup: read indicators: %w", err)
	}
	if t.Domains, err = gorm.G[plan.Domain](tx.DB).Where("city_id = ? and plan = ?", tx.Actor.CityID, q.Plan).Order("number").Find(ctx); err != nil {
		return nil, fmt.Errorf("rollup: read domains: %w", err)
	}
	targets, err := gorm.G[plan.Target](tx.DB).Where("city_id = ? and plan = ? and area_code = ?", tx.Actor.CityID, q.Plan, p.AreaCode).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("rollup: read targets: %w", err)
	}
	for _, target := range targets {
		t.Targets[target.Indicator] = target
	}
	t.Years = q.inOrder()
	t.Cells = make([]*Result, len(t.Indicators)*len(t.Areas)*len(t.Years))
	return t, nil
}

// in leaves out the areas that exist in none of the years, but for the one that is asked for.
func in(areas []tenant.Area, asked string, years []int) []tenant.Area {
	return slices.DeleteFunc(slices.Clone(areas), func(a tenant.Area) bool { return a.Code != asked && !slices.ContainsFunc(years, a.ExistsIn) })
}

// place finds an indicator on its axis; -1 where it is not of the plan.
func (t *Table) place(indicator string) int {
	return slices.IndexFunc(t.Indicators, func(i plan.Indicator) bool { return i.Code == indicator })
}

type place struct {
	indicator, area string
	year            int
}

func (t *Table) places() map[place]int {
	at := make(map[place]int, len(t.Cells))
	n := 0
	for _, i := range t.Indicators {
		for _, a := range t.Areas {
			for _, y := range t.Years {
				at[place{i.Code, a.Code, y}] = n
				n++
			}
		}
	}
	return at
}

type located struct {
	Indicator string
	AreaCode  string
	Year      int
	Result    `gorm:"embedded"`
}

// fillLive puts the cells that row security shows.
func (t *Table) fillLive(ctx context.Context, tx *db.Tx, places map[place]int) error {
	var rows []located
	err := tx.DB.WithContext(ctx).Raw(`select indicator, area_code, year, value, numerator, denominator, display, emptiness, reported, expected, missing, provisional, verdict, reason, share, distance, `+JudgementOf+`
		from rollup_cell c where c.city_id = ? and c.plan = ? and c.basis = ? and c.year = any (?::int[]) and c.area_code = any (?)`,
		tx.Actor.CityID, t.Plan.Code, t.Basis, texts(t.Years), t.areaCodes()).Scan(&rows).Error
	if err != nil {
		return fmt.Errorf("rollup: read cells: %w", err)
	}
	t.put(rows, places)
	return nil
}

// fillEmpty says of what is readable but has nothing why: a town, or a year outside the plan, has no part in it; of an open
// year nothing is published yet.
func (t *Table) fillEmpty(actor access.Actor) {
	why := string(quantity.NotApplicable)
	if t.Basis == Published {
		why = string(quantity.NotReported)
	}
	n := 0
	for _, i := range t.Indicators {
		for _, a := range t.Areas {
			object := access.Object{City: i.CityID, AreaPath: a.Path, Line: i.Lead, Support: i.Support, Plans: []string{i.Plan}}
			readable := access.Check(actor, access.ReadFigure, object) == nil
			for range t.Years {
				if t.Cells[n] == nil && readable {
					t.Cells[n] = &Result{Emptiness: &why, Missing: db.TextArray{}}
				}
				n++
			}
		}
	}
}

// The snapshots that answer: the years' latest editions, or those that were asked for.
const (
	latestEditions = `select city_id, snapshot_id as id, year from round where city_id = @city and plan = @plan and year = any (cast(@years as int[]))`
	thoseEditions  = `select city_id, id, year from snapshot where city_id = @city and plan = @plan and year = any (cast(@years as int[])) and id = any (cast(@editions as uuid[]))`
)

// published is what a published cell says, as columns of c.
const published = `c.value, c.numerator, c.denominator, c.display, c.emptiness, c.hidden, c.reported, c.expected, c.missing, c.provisional, c.verdict, c.reason, c.share, c.distance, c.judgement`

// fillPublished puts the frozen cells where nothing stands yet.
func (t *Table) fillPublished(ctx context.Context, tx *db.Tx, places map[place]int, editions []string) error {
	from := latestEditions
	if len(editions) > 0 {
		from = thoseEditions
	}
	var rows []located
	err := tx.DB.WithContext(ctx).Raw(`select c.indicator, c.area_code, s.year, `+published+`
		from (`+from+`) s join published_cell c on c.city_id = s.city_id and c.snapshot_id = s.id
		where c.city_id = @city and c.category = 'total' and c.area_code = any (@areas)`,
		map[string]any{"city": tx.Actor.CityID, "plan": t.Plan.Code, "years": texts(t.Years), "areas": t.areaCodes(), "editions": db.TextArray(editions)}).Scan(&rows).Error
	if err != nil {
		return fmt.Errorf("rollup: read published cells: %w", err)
	}
	t.put(rows, places)
	return nil
}

func (t *Table) put(rows []located, places map[place]int) {
	for i := range rows {
		n, ok := places[place{rows[i].Indicator, rows[i].AreaCode, rows[i].Year}]
		if ok && t.Cells[n] == nil {
			t.Cells[n] = rows[i].shown()
		}
	}
}

func (t *Table) areaCodes() db.TextArray {
	out := db.TextArray{}
	for _, a := range t.Areas {
		out = append(out, a.Code)
	}
	return out
}

func texts(years []int) db.TextArray {
	out := db.TextArray{}
	for _, y := range years {
		out = append(out, strconv.Itoa(y))
	}
	return out
}
