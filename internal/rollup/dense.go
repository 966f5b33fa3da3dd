package rollup

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/tenant"
)

// Dense is what a Table says, as texts that are ready to be sent: nothing in between is made of them. Texts are nil where there
// is none.
type Dense struct {
	Plan       string
	Basis      Basis
	Years      []int
	Areas      []tenant.Area
	Domains    []DenseDomain
	Indicators []DenseIndicator
	// Cells are indicators × areas × years, as a Table's.
	Cells []DenseCell
	// Bodies are the city's, whose names stand in what is said.
	Bodies []regime.Body

	kept []byte
}

// DenseDomain is a chapter of the plan.
type DenseDomain struct {
	Code []byte
	Name DenseName
}

// DenseIndicator is an indicator on the axis, with its target as printed.
type DenseIndicator struct {
	Code, Unit, Precision, Domain, Direction []byte
	Name                                     DenseName
	Target, TargetType, Baseline             []byte
	lead, support                            []byte
}

// DenseName is a name in both languages.
type DenseName struct{ zh, en []byte }

// Local is the name in zh-CN or en.
func (n DenseName) Local(lang string) []byte { return fault.Local(lang, n.zh, n.en) }

// DenseCell is a value of the grid; one with Known false the caller may not read.
type DenseCell struct {
	Known                                  bool
	Value, Display, Empty, Verdict, Reason []byte
	Reported, Expected                     []byte
	// Missing is an array of JSON.
	Missing []byte
	// Signed says that Verdict and Words are an office's judgement.
	Signed, Nearly bool
	words          []byte
}

// Words says why the verdict is what it is.
func (c DenseCell) Words(lang string, say *Sayings) (string, error) {
	if c.Signed {
		return string(c.words), nil
	}
	return say.of(c.Reason, lang)
}

// ReadDense answers as Read does, for the tables' indicators, in a round trip or two.
func ReadDense(ctx context.Context, store *db.Store, actor access.Actor, q Query) (*Dense, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	d := &Dense{Plan: q.Plan, Basis: q.Basis, Years: q.inOrder(), kept: make([]byte, 0, 1<<16)}
	g := gathering{Dense: d, city: actor.CityID, query: q, years: texts(d.Years)}
	questions := g.axes()
	if q.Basis != Published {
		questions = append(questions, g.live()...)
	}
	if err := store.Ask(ctx, actor, questions...); err != nil {
		return nil, err
	}
	if err := g.found(); err != nil {
		return nil, err
	}
	if g.lack() {
		if err := store.Ask(ctx, actor, g.published()); err != nil {
			return nil, err
		}
	}
	d.fillEmpty(actor)
	return d, nil
}

// keep puts a text where it outlives the row that it came with.
func (d *Dense) keep(b []byte) []byte {
	if b == nil {
		return nil
	}
	from := len(d.kept)
	d.kept = append(d.kept, b...)
	return d.kept[from:len(d.kept):len(d.kept)]
}

// fillEmpty is as Table.fillEmpty.
func (d *Dense) fillEmpty(actor access.Actor) {
	why := []byte(quantity.NotApplicable)
	if d.Basis == Published {
		why = []byte(quantity.NotReported)
	}
	n := 0
	for _, i := range d.Indicators {
		for _, a := range d.Areas {
			cells := d.Cells[n : n+len(d.Years)]
			n += len(d.Years)
			if !slices.ContainsFunc(cells, func(c DenseCell) bool { return !c.Known }) {
				continue
			}
			object := access.Object{City: actor.CityID, AreaPath: a.Path, Line: string(i.lead), Support: strings.Fields(string(i.support)), Plans: []string{d.Plan}}
			if access.Check(actor, access.ReadFigure, object) != nil {
				continue
			}
			for c := range cells {
				if !cells[c].Known {
					cells[c] = DenseCell{Known: true, Empty: why, Reported: zero, Expected: zero, Missing: none}
				}
			}
		}
	}
}

var (
	zero = []byte("0")
	none = []byte("[]")
)

// gathering is a Dense while its rows come in.
type gathering struct {
	*Dense
	city  string
	query Query
	years db.TextArray
	plan  bool
	// places are where indicators and areas stand on their axes.
	indicators, areas map[string]int
	// signed are the judgements that are not superseded, by place in the grid.
	signed map[int]signed
}

func (g *gathering) found() error {
	g.lay()
	switch {
	case !g.plan:
		return fault.New(fault.NotFound, "plan", g.query.Plan)
	case g.areas == nil:
		return fault.New(fault.NotFound, "area", g.query.Area)
	}
	return nil
}

func (g *gathering) lack() bool {
	return slices.ContainsFunc(g.Cells, func(c DenseCell) bool { return !c.Known })
}

// axes are asked before the cells, whose places they are.
func (g *gathering) axes() []db.Question {
	return []db.Question{
		{SQL: `select (says->'bodies')::text from city_regime where city_id = $1`, Args: []any{g.city}, Row: func(c [][]byte) error {
			return db.ScanJSON(c[0], &g.Bodies)
		}},
		{SQL: `select plan from plan where city_id = $1 and plan = $2 and not scheme`, Args: []any{g.city, g.query.Plan}, Row: func([][]byte) error { g.plan = true; return nil }},
		{
			SQL: `select code, level, name, name_en, path, first_year::text, last_year::text from area
				where city_id = $1 and (code = $2 or ($3 = 1 and parent = $2)) order by code`,
			Args: []any{g.city, g.query.Area, g.query.Depth}, Row: g.area,
		},
		{
			SQL:  `select code, name, name_en from domain where city_id = $1 and plan = $2 order by number`,
			Args: []any{g.city, g.query.Plan}, Row: func(c [][]byte) error {
				g.Domains = append(g.Domains, DenseDomain{g.keep(c[0]), DenseName{g.keep(c[1]), g.keep(c[2])}})
				return nil
			},
		},
		{
			SQL: `select i.code, i.unit, i.precision::text, i.domain, i.direction, i.name, i.name_en, coalesce(t.printed, ''), coalesce(t.type, ''),
				trim_scale(t.baseline_value)::text, i.lead, array_to_string(i.support, ' ')
				from indicator i join plan p on (p.city_id, p.plan) = (i.city_id, i.plan)
				left join target t on (t.city_id, t.plan, t.indicator, t.area_code) = (i.city_id, i.plan, i.code, p.area_code)
				where i.city_id = $1 and i.plan = $2 and not i.measure order by i.code`,
			Args: []any{g.city, g.query.Plan}, Row: g.indicator,
		},
	}
}

func (g *gathering) area(c [][]byte) error {
	a := tenant.Area{Code: string(c[0]), Level: string(c[1]), Name: string(c[2]), NameEN: string(c[3]), Path: string(c[4])}
	var err error
	if a.FirstYear, err = yearOf(c[5]); err != nil {
		return err
	}
	if a.LastYear, err = yearOf(c[6]); err != nil {
		return err
	}
	g.Areas = append(g.Areas, a)
	return nil
}

func yearOf(b []byte) (*int, error) {
	if b == nil {
		return nil, nil
	}
	year, err := strconv.Atoi(string(b))
	return &year, err
}

func (g *gathering) indicator(c [][]byte) error {
	g.Indicators = append(g.Indicators, DenseIndicator{
		Code: g.keep(c[0]), Unit: g.keep(c[1]), Precision: g.keep(c[2]), Domain: g.keep(c[3]), Direction: g.keep(c[4]), Name: DenseName{g.keep(c[5]), g.keep(c[6])},
		Target: g.keep(c[7]), TargetType: g.keep(c[8]), Baseline: g.keep(c[9]), lead: g.keep(c[10]), support: g.keep(c[11]),
	})
	return nil
}

// lay makes the grid once the axes are known.
func (g *gathering) lay() {
	if g.areas != nil || !slices.ContainsFunc(g.Areas, func(a tenant.Area) bool { return a.Code == g.query.Area }) {
		return
	}
	g.Areas = in(g.Areas, g.query.Area, g.Years)
	g.areas, g.indicators = make(map[string]int, len(g.Areas)), make(map[string]int, len(g.Indicators))
	for n, a := range g.Areas {
		g.areas[a.Code] = n
	}
	for n, i := range g.Indicators {
		g.indicators[string(i.Code)] = n
	}
	g.signed = map[int]signed{}
	g.Cells = make([]DenseCell, len(g.Indicators)*len(g.Areas)*len(g.Years))
}
