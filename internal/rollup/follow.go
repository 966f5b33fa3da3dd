package rollup

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// follow brings the cells that changed figures enter up to date: first those of the areas that report, then those of the area above
// them, out of what its parts' cells say. So the cells for which all of a city's writers queue are locked last, and read in one go.
// All writers take the areas below first, and each level in the order of its keys, so none waits for another in a circle.
func (d *definitions) follow(ctx context.Context, tx *db.Tx, p pending) error {
	below, top := d.levels(d.above(p.areas))
	w := &writing{city: tx.Actor.CityID}
	s := scope{d: d, bases: p.bases, from: p.first}
	levels := slices.DeleteFunc([][]areaNode{below, top}, func(level []areaNode) bool { return len(level) == 0 })
	var questions []db.Question
	for n, level := range levels {
		material := &material{figures: newInputs(s.bases), before: map[cellKey]formula.Result{}, parts: map[cellKey]formula.Result{}}
		questions = append(questions, s.lock(level), s.earlier(level, material))
		questions = append(questions, s.inputs(level, material)...)
		if err := tx.Ask(ctx, questions...); err != nil {
			return fmt.Errorf("rollup: lock and read: %w", err)
		}
		write := w.write
		if n == len(levels)-1 {
			write = w.last
		}
		question, err := write(s.evaluate(level, material))
		if err != nil {
			return err
		}
		questions = []db.Question{question}
	}
	if err := tx.Ask(ctx, questions...); err != nil {
		return fmt.Errorf("rollup: write cells: %w", err)
	}
	return nil
}

// levels parts areas that report from those that others lie under.
func (d *definitions) levels(areas []areaNode) (below, top []areaNode) {
	for _, a := range areas {
		if d.over(a) {
			top = append(top, a)
		} else {
			below = append(below, a)
		}
	}
	return below, top
}

func (d *definitions) over(at areaNode) bool {
	return slices.ContainsFunc(d.areas, func(a areaNode) bool { return a.code != at.code && strings.HasPrefix(a.path, at.path) })
}

// scope is what is brought up to date: the cells of some bases from a year on; what was before it cannot have changed.
type scope struct {
	d     *definitions
	bases []Basis
	from  int
}

// material is what a level's cells are computed from.
type material struct {
	figures *inputs
	// before are the values of earlier years, parts the values of the areas below taken together.
	before, parts map[cellKey]formula.Result
}

// lock waits for whoever is at the same cells. It reads nothing: what they were counts for nothing.
func (s scope) lock(areas []areaNode) db.Question {
	return db.Question{
		SQL: `with locked as (select from rollup_cell where city_id = $1 and plan = any ($2) and basis = any ($3) and year >= $4 and area_code = any ($5) and indicator = any ($6)
			order by plan, basis, year, area_code, indicator for update) select count(*)::text from locked`,
		Args: s.args(areas), Row: func([][]byte) error { return nil },
	}
}

func (s scope) args(areas []areaNode) []any {
	return []any{s.d.city, []string(s.d.planCodes()), names(s.bases), s.from, []string(codesOf(areas)), []string(s.d.indicatorCodes())}
}

func names(bases []Basis) []string {
	out := make([]string, len(bases))
	for n, b := range bases {
		out[n] = string(b)
	}
	return out
}

// earlier reads the values of the years before as they stand; a course goes through them.
func (s scope) earlier(areas []areaNode, k *material) db.Question {
	return db.Question{
		SQL: `select plan, indicator, area_code, basis, year::text, numerator::text, denominator::text, provisional::text, null, null from rollup_cell
			where city_id = $1 and plan = any ($2) and basis = any ($3) and year < $4 and area_code = any ($5) and indicator = any ($6)`,
		Args: s.args(areas), Row: func(c [][]byte) error { return s.take(c, k.before) },
	}
}

// parts reads what the areas below say together. Of figures that an area lacks it is named, with the reason. To have PostgreSQL order
// the names takes as long as all the rest.
func (s scope) parts(areas []areaNode, k *material) db.Question {
	return db.Question{
		SQL: `select plan, indicator, '', basis, year::text, sum(numerator)::text, sum(denominator)::text, sum(reported)::text || ' ' || sum(expected),
				string_agg(area_code, ',') filter (where provisional), string_agg(emptiness, ',') filter (where provisional and emptiness is not null)
			from rollup_cell where city_id = $1 and plan = any ($2) and basis = any ($3) and year >= $4 and not area_code = any ($5) and indicator = any ($6)
			group by plan, indicator, basis, year`,
		Args: s.args(areas), Row: func(c [][]byte) error { return s.take(c, k.parts) },
	}
}

// take reads a value out of a row of earlier or of parts.
func (s scope) take(c [][]byte, into map[cellKey]formula.Result) error {
	year, err := strconv.Atoi(string(c[4]))
	if err != nil {
		return fmt.Errorf("rollup: read a year: %w", err)
	}
	key := cellKey{string(c[0]), string(c[1]), string(c[2]), Basis(c[3]), year}
	var r formula.Result
	if r.Numerator, err = number(c[5]); err != nil {
		return err
	}
	if r.Denominator, err = number(c[6]); err != nil {
		return err
	}
	if reported, expected, counted := strings.Cut(string(c[7]), " "); counted {
		r.Reported, _ = strconv.Atoi(reported) // PostgreSQL counted them
		r.Expected, _ = strconv.Atoi(expected)
		r.Provisional = r.Reported < r.Expected
	} else {
		r.Provisional = reported == "true"
	}
	if c[8] != nil {
		r.Missing = slices.Sorted(strings.SplitSeq(string(c[8]), ","))
	}
	r.Value = s.d.indicatorOf(key.plan, key.indicator).In(year).Spec().Value(r.Numerator, r.Denominator)
	if r.Value == nil {
		r.Empty = formula.Why(reasons(c[9]))
	}
	into[key] = r
	return nil
}

func reasons(text []byte) []quantity.Emptiness {
	if text == nil {
		return nil
	}
	var out []quantity.Emptiness
	for reason := range strings.SplitSeq(string(text), ",") {
		out = append(out, quantity.Emptiness(reason))
	}
	return out
}

func number(text []byte) (*decimal.Decimal, error) {
	if text == nil {
		return nil, nil
	}
	d, err := decimal.NewFromString(string(text))
	if err != nil {
		return nil, fmt.Errorf("rollup: read a number: %w", err)
	}
	return &d, nil
}

// inputs reads the figures that a level is computed from: of areas that report their own, of the area above only what is not the sum
// of what its parts say.
func (s scope) inputs(level []areaNode, k *material) []db.Question {
	var questions []db.Question
	first := map[string]int{}
	summed := false
	for _, i := range s.d.indicators {
		if s.sums(i, level) {
			summed = true
			continue
		}
		s.d.reads(i, s.from, first)
	}
	if summed {
		questions = append(questions, s.parts(level, k))
	}
	if len(first) == 0 {
		return questions
	}
	// What an area was merged of is its own.
	var areas []string
	if len(s.d.history) == 0 && !s.d.over(level[0]) {
		areas = codesOf(level)
	}
	return append(questions, k.figures.ask(s.d.city, first, areas))
}

// sums tells whether the indicator's values above are the sums of those below: all areas report it for as long as the plan runs, and
// no verdict looks at other figures.
func (s scope) sums(i plan.Indicator, level []areaNode) bool {
	d := s.d
	if !d.over(level[0]) || len(level) > 1 || len(d.history) > 0 || i.Entitled != nil || d.targetAt(i, level[0]).Reference != nil ||
		d.changes[indicatorKey{i.Plan, i.Code}] != nil {
		return false
	}
	city := slices.ContainsFunc(i.Elements(), func(code string) bool { return d.elements[code].Level == plan.LevelCity })
	comes := func(a areaNode) bool { return a.first != nil || a.last != nil }
	return !city && !slices.ContainsFunc(d.areas, comes)
}

// reads notes from which year on an indicator's figures are needed for its cells of a year and later.
func (d *definitions) reads(i plan.Indicator, from int, first map[string]int) {
	need := func(i plan.Indicator) {
		year := from
		if i.CumulativeFrom != nil {
			year = min(year, *i.CumulativeFrom)
		}
		if d.changes[indicatorKey{i.Plan, i.Code}] != nil {
			year = 0
		}
		for _, code := range i.Elements() {
			if known, ok := first[code]; !ok || year < known {
				first[code] = year
			}
		}
	}
	need(i)
	for key, t := range d.targets {
		if key.plan == i.Plan && key.indicator == i.Code && t.Reference != nil {
			need(d.references[indicatorKey{i.Plan, *t.Reference}])
		}
	}
}

// evaluate computes the cells of a level.
func (s scope) evaluate(level []areaNode, k *material) []Cell {
	var out []Cell
	for _, basis := range s.bases {
		figures := formula.Index(k.figures.figures[basis])
		for _, i := range s.d.indicators {
			summed := s.sums(i, level)
			for _, a := range level {
				c := course{basis: basis, indicator: i, at: a, figures: figures, from: s.from}
				c.before = func(year int) formula.Result { return k.before[cellKey{i.Plan, i.Code, a.code, basis, year}] }
				if summed {
					c.value = func(year int) formula.Result { return k.parts[cellKey{i.Plan, i.Code, "", basis, year}] }
				}
				out = s.d.series(out, c)
			}
		}
	}
	return out
}
