package signoff_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/testdb"
)

// TestWhatAWriteCosts counts the statements of a write, and how often it waits for PostgreSQL, on an instance that has done
// the same before. More than this is a step back that somebody has to want.
func TestWhatAWriteCosts(t *testing.T) {
	t.Parallel()
	d := newDeadlineDay(t, 2)
	wire := testdb.NewWire(t, d.c.Database.AppURL)
	var err error
	d.c.Store, err = db.Open(t.Context(), wire.URL, 1)
	require.NoError(t, err)
	t.Cleanup(d.c.Store.Close)
	d.c.Store.Clock(d.c.Now)
	at := d.desks[0]
	cost := func(do func()) (statements, trips int64) {
		before, waited := wire.Statements.Load(), wire.Trips.Load()
		do()
		return wire.Statements.Load() - before, wire.Trips.Load() - waited
	}
	for range 2 {
		d.save(at, 1)
		d.submit(at)
		d.read(at)
		d.decide(at, figure.Return)
		d.read(at)
	}
	acts := []struct {
		name              string
		do                func()
		statements, trips int64
	}{
		{"save of a cell", func() { d.save(at, 1) }, 16, 7},
		{"save of a sheet", func() { d.save(at, cells) }, 16, 8},
		{"submit of a sheet", func() { d.submit(at) }, 28, 14},
		{"return of a sheet", func() { d.decide(at, figure.Return) }, 25, 15},
	}
	for _, a := range acts {
		d.read(at)
		statements, trips := cost(a.do)
		if statements > a.statements || trips > a.trips {
			t.Errorf("%s takes %d statements in %d trips, at most %d in %d", a.name, statements, trips, a.statements, a.trips)
		}
	}
}
