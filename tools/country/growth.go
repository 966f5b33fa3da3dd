package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/liangce/liangce/internal/platform/db"
)

// grown is a country in a database of its own, with what is hot in its first city, which is the same in all of them.
type grown struct {
	cities, figures int
	store           *db.Store
	conn            *pgx.Conn
	hots            []hot
}

// grow makes countries of so many cities on a server and does what is hot in the first city of each, in turns, so that what the
// machine is like just then is the same for all. It removes the databases that it made.
func grow(ctx context.Context, out io.Writer, server string, sizes []int, like country) (err error) {
	var all []*grown
	for _, cities := range sizes {
		size := like
		size.Cities, size.Provinces = cities, min(like.Provinces, cities)
		size.Counties, size.Towns = max(like.Counties*cities/max(like.Cities, 1), 1), max(like.Towns*cities/max(like.Cities, 1), 1)
		g, drop, begun := begin(ctx, server, size)
		if drop != nil {
			defer func() { err = errors.Join(err, drop()) }()
		}
		if begun != nil {
			return fmt.Errorf("%d cities: %w", cities, begun)
		}
		all = append(all, g)
	}
	return compare(ctx, out, all)
}

// begin makes a country in a new database; drop, where it is one, removes that again.
func begin(ctx context.Context, server string, size country) (g *grown, drop func() error, err error) {
	owner, err := url.Parse(server)
	if err != nil {
		return nil, nil, err
	}
	admin, err := pgx.Connect(ctx, server)
	if err != nil {
		return nil, nil, err
	}
	name := fmt.Sprintf("growth_%d_%d", size.Cities, time.Now().UnixNano())
	owner.Path = "/" + name
	if _, err := admin.Exec(ctx, "create database "+pgx.Identifier{name}.Sanitize()); err != nil {
		return nil, nil, errors.Join(err, admin.Close(ctx))
	}
	g = &grown{cities: size.Cities}
	drop = func() error {
		ctx := context.WithoutCancel(ctx)
		if g.store != nil {
			g.store.Close()
		}
		if g.conn != nil {
			_ = g.conn.Close(ctx)
		}
		_, err := admin.Exec(ctx, "drop database "+pgx.Identifier{name}.Sanitize()+" with (force)")
		return errors.Join(err, admin.Close(ctx))
	}
	return g, drop, g.fill(ctx, owner.String(), size)
}

func (g *grown) fill(ctx context.Context, owner string, size country) error {
	app, err := db.Migrate(ctx, owner, "")
	if err != nil {
		return err
	}
	if g.store, g.conn, err = open(ctx, owner, app); err != nil {
		return err
	}
	m := &maker{country: size, store: g.store, conn: g.conn}
	if err := m.make(ctx); err != nil {
		return err
	}
	g.figures = m.figures
	places, err := size.places()
	if err != nil {
		return err
	}
	g.hots, err = hots(ctx, g.store, g.conn, places[0].code())
	return err
}

// compare prints medians by country, and each country's beside the first's.
func compare(ctx context.Context, out io.Writer, all []*grown) error {
	_, _ = fmt.Fprintf(out, "%-20s", "")
	for _, g := range all {
		_, _ = fmt.Fprintf(out, " %26s", fmt.Sprintf("cities %d, figures %d", g.cities, g.figures))
	}
	_, _ = fmt.Fprintln(out)
	for n := range all[0].hots {
		took := make([][]time.Duration, len(all))
		for range turns {
			for i, g := range all {
				times, err := timed(ctx, g.store, g.hots[n])
				if err != nil {
					return fmt.Errorf("%s in %d cities: %w", g.hots[n].name, g.cities, err)
				}
				took[i] = append(took[i], times...)
			}
		}
		_, _ = fmt.Fprintf(out, "%-20s", all[0].hots[n].name)
		for i := range all {
			_, _ = fmt.Fprintf(out, " %26s", fmt.Sprintf("%s (%.2f)", at(took[i], 50), float64(at(took[i], 50))/float64(at(took[0], 50))))
		}
		_, _ = fmt.Fprintln(out)
	}
	return nil
}
