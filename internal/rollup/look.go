package rollup

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/liangce/liangce/internal/platform/db"
)

// Difference is a cell that is not what its figures give.
type Difference struct {
	Computed Cell
	// Lacks says that nothing is stored; else Columns are those that say something else.
	Lacks   bool
	Columns []Column
}

// Column is a column of a cell as it is stored and as it should be; nil is none.
type Column struct {
	Name             string
	Stored, Computed *string
}

// String names the cell and what is wrong with it.
func (d Difference) String() string {
	c := d.Computed
	place := fmt.Sprintf("%s of %s in %d, %s: ", c.Indicator, c.AreaCode, c.Year, c.Basis)
	if d.Lacks {
		return place + "is not stored"
	}
	said := func(text *string) string {
		if text == nil {
			return "nothing"
		}
		return *text
	}
	parts := make([]string, len(d.Columns))
	for n, column := range d.Columns {
		parts[n] = fmt.Sprintf("%s is %s, computed %s", column.Name, said(column.Stored), said(column.Computed))
	}
	return place + strings.Join(parts, "; ")
}

// readCells reads all that the cells of some indicators and areas say, as texts.
var readCells = func() string {
	texts := make([]string, len(columns))
	for n, c := range columns {
		texts[n] = c.name
		if c.kind != "text" {
			texts[n] += "::text"
		}
	}
	return `select basis, indicator, area_code, year::text, ` + strings.Join(texts, ", ") + ` from rollup_cell
		where city_id = $1 and plan = any ($2) and basis = any ($3) and year >= $4 and area_code = any ($5) and indicator = any ($6)`
}()

// placed finds computed cells by the places of stored ones.
type placed struct {
	cells []Cell
	// first is where the cells of a course begin, a year after the other.
	first map[courseKey]int
	// known marks those that were found to be stored.
	known []bool
	found []Difference
	row   []field
}

type courseKey struct{ basis, indicator, area string }

func newPlaced(cells []Cell) *placed {
	p := &placed{cells: cells, first: map[courseKey]int{}, known: make([]bool, len(cells))}
	for n, c := range cells {
		key := courseKey{string(c.Basis), c.Indicator, c.AreaCode}
		if n == 0 || cells[n-1].Basis != c.Basis || cells[n-1].Indicator != c.Indicator || cells[n-1].AreaCode != c.AreaCode {
			p.first[key] = n
		}
	}
	return p
}

// compare takes a row of readCells. What is stored where nothing is to be is read by nobody.
func (p *placed) compare(c [][]byte) error {
	first, ok := p.first[courseKey{string(c[0]), string(c[1]), string(c[2])}]
	if !ok {
		return nil
	}
	year, err := strconv.Atoi(string(c[3]))
	if err != nil {
		return fmt.Errorf("rollup: read a year: %w", err)
	}
	n := first + year - p.cells[first].Year
	if n < first || n >= len(p.cells) || p.cells[n].Indicator != p.cells[first].Indicator || p.cells[n].Year != year {
		return nil
	}
	p.known[n] = true
	if p.row, err = p.cells[n].fields(p.row); err != nil {
		return err
	}
	var differ []Column
	for at, f := range p.row {
		same, err := sameIn(columns[at].kind, c[4+at], f)
		if err != nil {
			return err
		}
		if !same {
			differ = append(differ, Column{columns[at].name, text(c[4+at]), f.pointer()})
		}
	}
	if differ != nil {
		p.found = append(p.found, Difference{Computed: p.cells[n], Columns: differ})
	}
	return nil
}

func text(stored []byte) *string {
	if stored == nil {
		return nil
	}
	s := string(stored)
	return &s
}

// differences are all of them, once what is stored has been compared, in the order of the cells' keys.
func (p *placed) differences() []Difference {
	for n, known := range p.known {
		if !known {
			p.found = append(p.found, Difference{Computed: p.cells[n], Lacks: true})
		}
	}
	slices.SortFunc(p.found, func(a, b Difference) int { return a.Computed.key().compare(b.Computed.key()) })
	return p.found
}

// look computes the cells of all its indicators over areas and holds them against what is stored, one indicator after the other. The
// transaction sees one moment, or has locked the cells.
func (d *definitions) look(ctx context.Context, tx *db.Tx, areas []areaNode) ([]Difference, error) {
	in, err := readInputs(ctx, tx, d, Live...)
	if err != nil {
		return nil, err
	}
	p := newPlaced(d.evaluate(in, areas))
	s := scope{d: d, bases: Live}
	if err := tx.Ask(ctx, db.Question{SQL: readCells, Args: s.args(areas), Row: p.compare}); err != nil {
		return nil, fmt.Errorf("rollup: read cells: %w", err)
	}
	return p.differences(), nil
}
