package rollup

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

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

const (
	writeCells = `insert into rollup_cell as c (city_id, plan, basis, year, area_code, indicator, area_path, line, support, value, numerator, denominator,
			display, emptiness, reported, expected, missing, provisional, verdict, reason, share, distance)
		select $1, plan, basis, year::int, area, indicator, path, line, support::text[], value::numeric, numerator::numeric, denominator::numeric,
			display, emptiness, reported::int, expected::int, missing::text[], provisional::boolean, verdict, reason::jsonb, share::numeric, distance::numeric
		from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[],
			$14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::text[], $20::text[], $21::text[], $22::text[])
			as new (plan, basis, year, area, indicator, path, line, support, value, numerator, denominator, display, emptiness, reported, expected, missing, provisional,
				verdict, reason, share, distance)
		on conflict (city_id, plan, basis, year, area_code, indicator) do update set
			area_path = excluded.area_path, line = excluded.line, support = excluded.support, value = excluded.value, numerator = excluded.numerator,
			denominator = excluded.denominator, display = excluded.display, emptiness = excluded.emptiness, reported = excluded.reported, expected = excluded.expected,
			missing = excluded.missing, provisional = excluded.provisional, verdict = excluded.verdict, reason = excluded.reason, share = excluded.share, distance = excluded.distance
		where (c.area_path, c.line, c.support, c.value, c.numerator, c.denominator, c.display, c.emptiness, c.reported, c.expected, c.missing, c.provisional, c.verdict, c.reason, c.share, c.distance)
			is distinct from (excluded.area_path, excluded.line, excluded.support, excluded.value, excluded.numerator, excluded.denominator, excluded.display, excluded.emptiness, excluded.reported,
				excluded.expected, excluded.missing, excluded.provisional, excluded.verdict, excluded.reason, excluded.share, excluded.distance)
		returning plan`
	raisePlans = `insert into plan_version (city_id, plan, version) select $1, plan, 1 from (%s) as p order by plan
		on conflict (city_id, plan) do update set version = plan_version.version + 1 returning plan`
)

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
	columns := make([][]*string, 21)
	for _, c := range cells {
		row, err := c.texts()
		if err != nil {
			return db.Question{}, err
		}
		for n, text := range row {
			columns[n] = append(columns[n], text)
		}
	}
	args := []any{w.city}
	for _, column := range columns {
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

func (c Cell) texts() ([]*string, error) {
	lists := make([]*string, 0, 2)
	for _, list := range []db.TextArray{c.Support, c.Missing} {
		v, err := list.Value()
		if err != nil {
			return nil, fmt.Errorf("rollup: write a list: %w", err)
		}
		text, ok := v.(string)
		if !ok {
			return nil, fmt.Errorf("rollup: a list of type %T", v)
		}
		lists = append(lists, &text)
	}
	var reason *string
	if c.Reason != nil {
		v, err := c.Reason.Value()
		if err != nil {
			return nil, fmt.Errorf("rollup: write a reason: %w", err)
		}
		text, ok := v.(string)
		if !ok {
			return nil, fmt.Errorf("rollup: a reason of type %T", v)
		}
		reason = &text
	}
	basis, year, reported, expected := string(c.Basis), strconv.Itoa(c.Year), strconv.Itoa(c.Reported), strconv.Itoa(c.Expected)
	provisional := strconv.FormatBool(c.Provisional)
	return []*string{
		&c.Plan, &basis, &year, &c.AreaCode, &c.Indicator, &c.AreaPath, &c.Line, lists[0], digits(c.Value), digits(c.Numerator), digits(c.Denominator),
		c.Display, c.Emptiness, &reported, &expected, lists[1], &provisional, (*string)(c.Verdict), reason, digits(c.Share), digits(c.Distance),
	}, nil
}

func digits(d decimal.NullDecimal) *string {
	if !d.Valid {
		return nil
	}
	text := d.Decimal.String()
	return &text
}
