package rollup

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/liangce/liangce/internal/platform/db"
)

// pieceCells is how many cells a statement writes at most.
const pieceCells = 5000

// writing is what a transaction has written of cells: how many were another, and of which plans.
type writing struct {
	city    string
	changed int
	plans   map[string]bool
}

// writeCells takes each column as an array of texts.
var writeCells = func() string {
	key := []string{"plan", "basis", "year", "area_code", "indicator"}
	given, taken := []string{"plan", "basis", "year::int", "area_code", "indicator"}, []string{}
	var sets, old, made []string
	names := slices.Clone(key)
	for _, c := range columns {
		names = append(names, c.name)
		given = append(given, c.name+"::"+c.kind)
		sets, old, made = append(sets, c.name+" = excluded."+c.name), append(old, "c."+c.name), append(made, "excluded."+c.name)
	}
	for n := range names {
		taken = append(taken, fmt.Sprintf("$%d::text[]", n+2))
	}
	list := func(of []string) string { return strings.Join(of, ", ") }
	return `insert into rollup_cell as c (city_id, ` + list(names) + `) select $1, ` + list(given) + ` from unnest(` + list(taken) + `) as new (` + list(names) + `)
		on conflict (city_id, ` + list(key) + `) do update set ` + list(sets) + `
		where (` + list(old) + `) is distinct from (` + list(made) + `) returning plan`
}()

// NewVersions makes the reader of the versions of cities' plans.
func NewVersions(store *db.Store) *db.Versions {
	return db.NewVersions(store, `select coalesce(max(version), 0) from plan_version where city_id = $1 and plan = $2`)
}

const raisePlans = `insert into plan_version (city_id, plan, version) select $1, plan, 1 from (%s) as p order by plan
	on conflict (city_id, plan) do update set version = plan_version.version + 1 returning plan`

// The versions come last: all who write of a plan queue for its one row.
var (
	writeAndRaise = "with written as (" + writeCells + "), raised as (" +
		fmt.Sprintf(raisePlans, "select plan from written union select unnest($23::text[])") + ") select plan from written"
	raiseAll = fmt.Sprintf(raisePlans, "select unnest($2::text[]) as plan")
)

// write puts cells in, as one statement that leaves alone what says the same: it is not written, and moves no version.
func (w *writing) write(cells []Cell) (db.Question, error) {
	// Cells that are not there yet nobody has locked: two who make the same ones at once make them in one order.
	cells = slices.SortedFunc(slices.Values(cells), func(a, b Cell) int { return a.key().compare(b.key()) })
	made := make([][]*string, 5+len(columns))
	var row []field
	for n := range cells {
		c := &cells[n]
		var err error
		if row, err = c.fields(row); err != nil {
			return db.Question{}, err
		}
		basis, year := string(c.Basis), strconv.Itoa(c.Year)
		for n, text := range []*string{&c.Plan, &basis, &year, &c.AreaCode, &c.Indicator} {
			made[n] = append(made[n], text)
		}
		for n, f := range row {
			made[5+n] = append(made[5+n], f.pointer())
		}
	}
	args := []any{w.city}
	for _, column := range made {
		args = append(args, column)
	}
	return db.Question{SQL: writeCells, Args: args, Row: w.note}, nil
}

func (w *writing) note(c [][]byte) error {
	w.changed++
	if w.plans == nil {
		w.plans = map[string]bool{}
	}
	w.plans[string(c[0])] = true
	return nil
}

// last is write, and moves the versions of all that was written on, in the order of the plans' codes.
func (w *writing) last(cells []Cell) (db.Question, error) {
	q, err := w.write(cells)
	q.SQL, q.Args = writeAndRaise, append(q.Args, w.written())
	return q, err
}

func (w *writing) written() []string { return slices.Sorted(maps.Keys(w.plans)) }
