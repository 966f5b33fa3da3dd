package main

import (
	"bytes"
	"context"
	"fmt"
	"hash/fnv"
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/tenant"
)

// element is what a city's plan asks for, with what figures repeat of it.
type element struct {
	code, kind, level, line string
	// support and plans are arrays as COPY writes them.
	support, plans string
	categories     []string
	// whole says that others are held against it, so it is the larger.
	whole bool
}

// area is one that reports, with who reports there by line.
type area struct {
	code, path, level string
	desks             map[string]desk
}

// desk is a department with its reporter.
type desk struct{ tenant, reporter string }

// elements reads what a city is asked for.
func elements(ctx context.Context, conn *pgx.Conn, city string) ([]element, error) {
	rows, err := conn.Query(ctx, `select code, kind, level, line, support::text, plans::text, divisions,
			exists (select from indicator i where i.city_id = e.city_id and i.denominator = e.code)
		from element e where city_id = $1 order by code`, city)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (element, error) {
		var e element
		var divisions plan.Divisions
		err := row.Scan(&e.code, &e.kind, &e.level, &e.line, &e.support, &e.plans, &divisions, &e.whole)
		e.categories = []string{plan.Total}
		for _, d := range divisions {
			e.categories = append(e.categories, d.Parts()...)
		}
		return e, err
	})
}

// areas reads who reports in a city; the city's own institutions are reported by the city's departments.
func areas(ctx context.Context, conn *pgx.Conn, city string) ([]area, error) {
	rows, err := conn.Query(ctx, `select a.code, a.path, a.level, t.line, t.id::text, u.id::text from area a
			join tenant t on t.city_id = a.city_id and t.area_code = case a.level when 'municipal' then a.city_id else a.code end and t.line is not null
			join app_user u on u.city_id = t.city_id and u.tenant_id = t.id and u.username = 'reporter'
		where a.city_id = $1 and a.level in ('municipal', 'county') order by a.code`, city)
	if err != nil {
		return nil, err
	}
	var out []area
	var a area
	var line string
	var d desk
	_, err = pgx.ForEachRow(rows, []any{&a.code, &a.path, &a.level, &line, &d.tenant, &d.reporter}, func() error {
		if len(out) == 0 || out[len(out)-1].code != a.code {
			a.desks = map[string]desk{}
			out = append(out, a)
		}
		out[len(out)-1].desks[line] = d
		return nil
	})
	return out, err
}

func (e element) askedOf(level string) bool {
	return plan.Element{Level: e.level}.AskedOf(level)
}

// perYear is how many figures a year has when all are reported.
func perYear(elements []element, counties int) int {
	n := 0
	for _, e := range elements {
		at := counties
		if e.askedOf(tenant.LevelMunicipal) {
			at++
		}
		n += at * len(e.categories)
	}
	return n
}

// writer makes a city's figures in the text form of COPY.
type writer struct {
	country
	figures, revisions bytes.Buffer
	n                  int
}

// states are those of the year under way by percent; from the last on nothing is there yet. Of the years before all is approved.
var states = []struct {
	below int
	state string
}{{45, "approved"}, {52, "county_signed"}, {60, "reviewed"}, {70, "submitted"}}

// write makes the figures of a city from a year on.
func (w *writer) write(elements []element, areas []area, city string, from int) {
	for year := from; year <= openYear; year++ {
		for _, a := range areas {
			for _, e := range elements {
				if !e.askedOf(a.level) {
					continue
				}
				state := "approved"
				if year == openYear {
					state = ""
					dice := w.dice(100, "state", city, a.code, e.code)
					for _, s := range states {
						if state == "" && dice < s.below {
							state = s.state
						}
					}
				}
				if state != "" {
					w.place(e, a, city, year, state)
				}
			}
		}
	}
}

// place writes an element's figures of an area and year: the total and its parts.
func (w *writer) place(e element, a area, city string, year int, state string) {
	total := w.value(e, a, year)
	for k, category := range e.categories {
		value := total
		if k > 0 { // two by two they are the total
			value = total * (40 + w.dice(20, "part", a.code, e.code, (k-1)/2)) / 100
			if k%2 == 0 {
				value = total - value
			}
		}
		w.figure(e, a, city, year, category, state, value)
	}
}

// value is of a county's size and moves a little from year to year; what others are held against is larger than they.
func (w *writer) value(e element, a area, year int) int {
	if e.kind == plan.KindFlag {
		if w.dice(10, "flag", a.code, e.code)+year-firstYear > 4 {
			return 1
		}
		return 0
	}
	share := 1 + w.dice(40, "share", e.code)
	if e.whole {
		share = 60 + w.dice(40, "share", e.code)
	}
	people := 20_000 + w.dice(60_000, "people", a.code)
	return people * share / 100 * (100 + w.dice(8, "course", e.code, a.code) + year - firstYear) / 120
}

func (w *writer) figure(e element, a area, city string, year int, category, state string, value int) {
	w.n++
	entered := time.Date(year+1, 3, 1, 1, 0, 0, 0, time.UTC).Add(time.Duration(w.n) * time.Millisecond)
	id := w.timed(entered, city).String()
	level, origin, approved, approvedAt := "county", "import", `\N`, `\N`
	if a.level == tenant.LevelMunicipal {
		level = "city"
	}
	if year == openYear {
		origin = "page"
	}
	if state == "approved" {
		approved, approvedAt = "1", entered.AddDate(0, 1, 0).Format(time.RFC3339Nano)
	}
	d := a.desks[e.line]
	at := entered.Format(time.RFC3339Nano)
	for _, field := range []string{city, id, e.code, a.code, a.path, e.line, e.support, e.plans, strconv.Itoa(year), category, level, d.tenant, "1", state, approved, approvedAt, `\N`, at} {
		w.figures.WriteString(field)
		w.figures.WriteByte('\t')
	}
	end(&w.figures)
	for _, field := range []string{city, id, "1", a.path, e.line, e.support, e.plans, d.tenant, strconv.Itoa(value), `\N`, `\N`, `\N`, origin, d.reporter, at, `\N`, `\N`} {
		w.revisions.WriteString(field)
		w.revisions.WriteByte('\t')
	}
	end(&w.revisions)
}

func end(row *bytes.Buffer) { row.Bytes()[row.Len()-1] = '\n' }

// timed is an id as the product makes them, led by the time, so that indexes grow as they do at work; the rest follows from the seed.
func (w *writer) timed(at time.Time, city string) uuid.UUID {
	h := fnv.New128a()
	_, _ = fmt.Fprint(h, w.Seed, city, w.n)
	id := uuid.UUID(h.Sum(nil))
	ms := at.UnixMilli()
	for i := range 6 {
		id[i] = byte(ms >> (40 - 8*i))
	}
	id[6] = id[6]&0x0f | 0x70
	id[8] = id[8]&0x3f | 0x80
	return id
}

// copyIn hands both tables over.
func (w *writer) copyIn(ctx context.Context, conn *pgx.Conn) error {
	for _, t := range []struct {
		into string
		rows *bytes.Buffer
	}{
		{"figure (city_id, id, element, area_code, area_path, line, support, plans, year, category, level, tenant_id, revision, state, approved_revision, approved_at, due, submitted_at)", &w.figures},
		{"figure_revision (city_id, figure_id, revision, area_path, line, support, plans, tenant_id, value, emptiness, explanation, correction_reason, origin, entered_by, entered_at, source_item, for_user)", &w.revisions},
	} {
		if _, err := conn.PgConn().CopyFrom(ctx, t.rows, "copy "+t.into+" from stdin"); err != nil {
			return fmt.Errorf("write %s: %w", t.into, err)
		}
		t.rows.Reset()
	}
	return nil
}
