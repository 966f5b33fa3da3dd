package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
)

// copyFigures sends what a rebuild of a plan reads of figures, at the speed of COPY: nothing that reads them is faster.
const copyFigures = `copy (select f.element, f.area_code, f.year, r.value, r.emptiness from figure f join figure_revision r
	on (r.city_id, r.figure_id, r.revision) = (f.city_id, f.id, f.revision) where f.city_id = '` + city + `' and f.category = 'total'
	and f.element in (select unnest(array[numerator, denominator, count]) from indicator where city_id = '` + city + `' and plan = '` + plan + `')) to stdout`

// measureRebuild proves a plan's roll-ups beside a COPY of the same figures.
func measureRebuild(ctx context.Context, b *bench) error {
	address, err := db.AppURL(b.owner)
	if err != nil {
		return err
	}
	store, err := db.Open(ctx, address, 4)
	if err != nil {
		return err
	}
	defer store.Close()
	conn, err := pgx.Connect(ctx, b.owner)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(ctx) }()
	var figures int64
	var copied, rebuilt []time.Duration
	for range b.rounds {
		start := time.Now()
		tag, err := conn.PgConn().CopyTo(ctx, io.Discard, copyFigures)
		if err != nil {
			return err
		}
		figures, copied = tag.RowsAffected(), append(copied, time.Since(start))
		start = time.Now()
		if _, err := rollup.Rebuild(ctx, store, city, plan, func(rollup.Step) {}); err != nil {
			return err
		}
		rebuilt = append(rebuilt, time.Since(start))
	}
	rate := func(took []time.Duration) float64 {
		slices.Sort(took)
		return float64(figures) / took[len(took)/2].Seconds()
	}
	bound, of := rate(copied), rate(rebuilt)
	_, _ = fmt.Fprintf(os.Stdout, "\nrebuild of a plan with %d figures; median of %d\n  %-44s %9.0f figures/s\n  %-44s %9.0f figures/s %6.2f\n",
		figures, b.rounds, "COPY of the same figures", bound, "rebuild: compute, compare, prove", of, of/bound)
	return nil
}
