package rollup

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// inputs are the figures of a city by basis, as the view rollup_inputs offers them.
type inputs struct {
	bases   []Basis
	figures map[Basis][]formula.Input
	// apart tells by element of which areas some figure is not the same on all bases.
	apart map[string]map[string]bool
	// names keeps one text of each code: there are few, and each comes with many figures.
	names map[string]string
}

func newInputs(bases []Basis) *inputs {
	return &inputs{bases: bases, figures: map[Basis][]formula.Input{}, apart: map[string]map[string]bool{}, names: map[string]string{}}
}

// all asks for the figures of all years that any value looks at.
func (in *inputs) all(d *definitions) db.Question {
	from := d.first()
	first := make(map[string]int, len(d.elements))
	for code := range d.elements {
		first[code] = from
	}
	return in.ask(d.city, first, nil)
}

// ask reads the figures of elements, each from its first year on, of some areas or, where none is named, of all. What is the same on
// all bases comes once.
func (in *inputs) ask(city string, first map[string]int, areas []string) db.Question {
	elements, years := make([]string, 0, len(first)), make([]int, 0, len(first))
	for element, year := range first {
		elements, years = append(elements, element), append(years, year)
	}
	q := db.Question{SQL: askInputs, Args: []any{city, elements, years, names(in.bases)}, Row: in.take}
	if areas != nil {
		q.SQL, q.Args = askInputs+ofAreas, append(q.Args, areas)
	}
	return q
}

// Only where they are asked for alone are the figures of some areas found without passing those of all others.
const (
	askInputs = `select i.basis, i.element, i.area_code, i.year::text, i.value::text, i.emptiness, case when i.on_both then 'y' end
		from unnest($2::text[], $3::int[]) as k (element, first)
		join rollup_inputs i on i.city_id = $1 and i.element = k.element and i.year >= k.first
		where i.category = 'total' and i.basis = any ($4) and (not i.on_both or i.basis = $4[1])`
	ofAreas = ` and i.area_code = any ($5)`
)

func (in *inputs) take(c [][]byte) error {
	year, err := strconv.Atoi(string(c[3]))
	if err != nil {
		return fmt.Errorf("rollup: read a year: %w", err)
	}
	figure := formula.Input{Element: in.name(c[1]), Area: in.name(c[2]), Year: year, Reported: true}
	if c[5] != nil {
		figure.Value = quantity.Absent(quantity.Emptiness(in.name(c[5])))
	} else {
		d, err := number(c[4])
		if err != nil {
			return err
		}
		figure.Value = quantity.Of(*d)
	}
	if c[6] == nil {
		basis := Basis(in.name(c[0]))
		in.figures[basis] = append(in.figures[basis], figure)
		in.differs(figure)
		return nil
	}
	for _, basis := range in.bases {
		in.figures[basis] = append(in.figures[basis], figure)
	}
	return nil
}

func (in *inputs) name(text []byte) string {
	known, ok := in.names[string(text)]
	if !ok {
		known = string(text)
		in.names[known] = known
	}
	return known
}

func (in *inputs) differs(f formula.Input) {
	if in.apart[f.Element] == nil {
		in.apart[f.Element] = map[string]bool{}
	}
	in.apart[f.Element][f.Area] = true
}

// differ tells whether a course may look at a figure that is not the same on all bases.
func (d *definitions) differ(in *inputs, i plan.Indicator, at areaNode) bool {
	codes := i.Elements()
	if named := d.targetAt(i, at).Reference; named != nil {
		codes = append(codes, d.references[indicatorKey{i.Plan, *named}].Elements()...)
	}
	for _, code := range codes {
		apart := in.apart[code]
		// What an area was merged of lies beside it.
		if len(apart) > 0 && len(d.history) > 0 {
			return true
		}
		for _, a := range d.areas {
			if len(apart) > 0 && apart[a.code] && strings.HasPrefix(a.path, at.path) {
				return true
			}
		}
	}
	return false
}
