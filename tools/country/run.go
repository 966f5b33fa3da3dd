package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/liangce/liangce/internal/platform/db"
)

// made counts what was made, and how long it took.
type made struct {
	cities, rows, figures, cells, rebuilt int
	settling, copying, computing          time.Duration
	rebuilding                            time.Duration
	rebuiltFigures                        int
}

// maker is a country in the making.
type maker struct {
	country
	store *db.Store
	// conn is the owner's, with checks of foreign keys put off as by a restore: figures and their revisions name each other.
	conn  *pgx.Conn
	asked map[int][]element
	from  int
	made
}

func run(ctx context.Context, owner, app string, size country) error {
	if app == "" {
		var err error
		if app, err = db.AppURL(owner); err != nil {
			return err
		}
	}
	store, conn, err := open(ctx, owner, app)
	if err != nil {
		return err
	}
	defer store.Close()
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	m := &maker{country: size, store: store, conn: conn}
	if err := m.make(ctx); err != nil {
		return err
	}
	return m.report(ctx, os.Stdout)
}

// open reaches a country both ways: as the product does, and as its owner.
func open(ctx context.Context, owner, app string) (*db.Store, *pgx.Conn, error) {
	store, err := db.Open(ctx, app, 4)
	if err != nil {
		return nil, nil, err
	}
	conn, err := pgx.Connect(ctx, owner)
	if err != nil {
		store.Close()
		return nil, nil, err
	}
	return store, conn, nil
}

func (m *maker) make(ctx context.Context) error {
	all, err := m.places()
	if err != nil {
		return err
	}
	if _, err := m.conn.Exec(ctx, "set session_replication_role = replica"); err != nil {
		return fmt.Errorf("the address must be a superuser's: %w", err)
	}
	templates := make([][]table, len(m.Plans))
	m.asked = map[int][]element{}
	for i, indicators := range m.Plans {
		if err := makeTemplate(ctx, m.store, all[i], indicators); err != nil {
			return fmt.Errorf("template of %d indicators: %w", indicators, err)
		}
		if templates[i], err = tables(ctx, m.conn, all[i].code()); err != nil {
			return err
		}
		if m.asked[i], err = elements(ctx, m.conn, all[i].code()); err != nil {
			return err
		}
		if _, err := m.conn.Exec(ctx, "delete from rollup_cell where city_id = $1", all[i].code()); err != nil {
			return err
		}
	}
	m.from = m.firstYear(all)
	for i, p := range all {
		if i >= len(m.Plans) {
			start := time.Now()
			n, err := newScribe(all[p.template], p).settle(ctx, m.conn, templates[p.template])
			if err != nil {
				return err
			}
			m.rows += n
			m.settling += time.Since(start)
		}
		if err := m.fill(ctx, p); err != nil {
			return err
		}
	}
	// Of a city that the statistics do not know the planner expects one row, and joins its figures with their revisions one by all.
	if _, err := m.conn.Exec(ctx, "vacuum analyze"); err != nil {
		return err
	}
	for i, p := range all {
		if err := m.compute(ctx, p, i >= len(m.Plans) && i < len(m.Plans)+m.Computed); err != nil {
			return err
		}
	}
	_, err = m.conn.Exec(ctx, "vacuum analyze")
	return err
}

// firstYear is the year from which on there are figures: as many years as the wanted number of figures allows.
func (m *maker) firstYear(all []place) int {
	if m.Figures == 0 {
		return firstYear
	}
	year := 0
	for _, p := range all {
		year += perYear(m.asked[p.template], p.counties)
	}
	years := min(max((m.Figures+year/2)/year, 1), openYear-firstYear+1)
	return openYear - years + 1
}

// fill gives a city its figures.
func (m *maker) fill(ctx context.Context, p place) error {
	reporting, err := areas(ctx, m.conn, p.code())
	if err != nil {
		return err
	}
	start := time.Now()
	w := &writer{country: m.country}
	w.write(m.asked[p.template], reporting, p.code(), m.from)
	if err := w.copyIn(ctx, m.conn); err != nil {
		return err
	}
	m.copying += time.Since(start)
	m.figures += w.n
	m.cities++
	return nil
}

// compute gives a city its cells: as the product rebuilds them, or computed alike and copied in.
func (m *maker) compute(ctx context.Context, p place, asRebuilt bool) error {
	start := time.Now()
	if !asRebuilt {
		n, err := computed(ctx, m.store, m.conn, p.code())
		m.computing += time.Since(start)
		m.cells += n
		return err
	}
	n, err := rebuild(ctx, m.store, p.code())
	m.rebuilding += time.Since(start)
	m.rebuilt += n
	m.rebuiltFigures += perYear(m.asked[p.template], p.counties) * (openYear - m.from + 1)
	return err
}

// report says what was made, how fast, and how many bytes a figure takes with its indexes.
func (m *maker) report(ctx context.Context, out io.Writer) error {
	_, _ = fmt.Fprintf(out, "cities %d, figures %d of %d to %d, cells %d\n", m.cities, m.figures, m.from, openYear, m.cells+m.rebuilt)
	_, _ = fmt.Fprintf(out, "settled: %d rows in %s\n", m.rows, m.settling.Round(time.Millisecond))
	_, _ = fmt.Fprintf(out, "figures: %.0f a second made and copied in (each a figure and its revision)\n", float64(m.figures)/m.copying.Seconds())
	_, _ = fmt.Fprintf(out, "cells computed and copied in: %d in %s\n", m.cells, m.computing.Round(time.Millisecond))
	if m.rebuiltFigures > 0 {
		_, _ = fmt.Fprintf(out, "cells rebuilt by the product: %d from %d figures in %s, %.0f figures a second\n", m.rebuilt, m.rebuiltFigures, m.rebuilding.Round(time.Millisecond), float64(m.rebuiltFigures)/m.rebuilding.Seconds())
	}
	rows, err := m.conn.Query(ctx, `select relname, pg_relation_size(c.oid), pg_indexes_size(c.oid), greatest(reltuples, 0)::bigint from pg_class c
		where relnamespace = 'public'::regnamespace and relkind = 'r' and pg_total_relation_size(c.oid) > 1000000 order by pg_total_relation_size(c.oid) desc limit 12`)
	if err != nil {
		return err
	}
	var name string
	var heap, indexes, tuples int64
	_, err = pgx.ForEachRow(rows, []any{&name, &heap, &indexes, &tuples}, func() error {
		_, _ = fmt.Fprintf(out, "%-18s %10d rows  %6.0f MB rows %6.0f MB indexes  %5.0f bytes a row, %.0f of a figure\n", name, tuples,
			float64(heap)/1e6, float64(indexes)/1e6, float64(heap+indexes)/float64(max(tuples, 1)), float64(heap+indexes)/float64(max(m.figures, 1)))
		return nil
	})
	return err
}
