package signoff_test

import (
	"context"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/testcity"
)

const (
	// clerks are as many as sit at their sheets at once, cells what each sheet holds.
	clerks = 32
	cells  = 40
)

// deadlineDay is a city whose clerks have all filled their sheets, each of a county of its own.
type deadlineDay struct {
	testing.TB
	c     *testcity.City
	desks []*desk
	plain *pgxpool.Pool
}

type desk struct {
	tenant, sheet, area string
	entries             []sheet.Entry
	figures             []figure.Figure
	round               int
}

func newDeadlineDay(b testing.TB, counties int) *deadlineDay {
	b.Helper()
	c := testcity.Open(b)
	c.Enlarge(counties, cells)
	c.OpenRound(testcity.Large, 2025)
	d := &deadlineDay{TB: b, c: c}
	for n := range counties {
		tenant := testcity.LargeTenant(n)
		s := c.Desk(tenant, testcity.Large, 2025).Sheet()
		at := &desk{tenant: tenant, sheet: s.ID.String(), area: tenant[:6]}
		for _, cell := range s.Cells {
			at.entries = append(at.entries, sheet.Entry{Obligation: cell.Obligation.ID, Category: cell.Category, Explanation: "数据已核实无误"})
		}
		require.Len(b, at.entries, cells)
		d.save(at, cells)
		d.desks = append(d.desks, at)
	}
	var err error
	d.plain, err = pgxpool.New(b.Context(), c.Database.OwnerURL)
	require.NoError(b, err)
	b.Cleanup(d.plain.Close)
	_, err = d.plain.Exec(b.Context(), `create table plain (element text, area_code text, year int, category text, value numeric, primary key (element, area_code, year, category))`)
	require.NoError(b, err)
	_, err = d.plain.Exec(b.Context(), `analyze`)
	require.NoError(b, err)
	return d
}

func behave[T any](d *deadlineDay, user string, fn func(context.Context, *db.Tx) (T, error)) T {
	out, err := db.Write(d.Context(), d.c.Store, d.c.Actor(user), func(tx *db.Tx) (T, error) { return fn(d.Context(), tx) })
	if err != nil {
		d.Error(err)
	}
	return out
}

// save enters new values into the first cells of a sheet.
func (d *deadlineDay) save(at *desk, n int) {
	at.round++
	entries := slices.Clone(at.entries[:n])
	for i := range entries {
		value := strconv.Itoa(1000 + (at.round*7+i*13)%900)
		entries[i].Value = &value
	}
	saved := behave(d, at.tenant+"/reporter", func(ctx context.Context, tx *db.Tx) (sheet.Saved, error) {
		return sheet.Save(ctx, tx, at.sheet, entries, "page")
	})
	for _, p := range saved.Problems {
		if p.Refused != nil {
			d.Error(p.Refused)
		}
	}
	for i := range n {
		at.entries[i].ExpectedRevision++
	}
}

func (d *deadlineDay) submit(at *desk) {
	out := behave(d, at.tenant+"/reporter", func(ctx context.Context, tx *db.Tx) (sheet.SubmittedSheet, error) {
		return sheet.Submit(ctx, tx, at.sheet, nil)
	})
	if len(out.Submitted) != cells {
		d.Errorf("submitted %d: %+v", len(out.Submitted), out.Problems)
	}
}

// read finds out what the desk's figures are now, and is not measured.
func (d *deadlineDay) read(at *desk) {
	s := behave(d, at.tenant+"/reporter", func(ctx context.Context, tx *db.Tx) (*sheet.Sheet, error) {
		return sheet.Read(ctx, tx, testcity.Large, 2025)
	})
	at.figures = at.figures[:0]
	for i, c := range s.Cells {
		at.figures = append(at.figures, *c.Figure)
		at.entries[i].ExpectedRevision = c.Figure.Newest.Revision
	}
}

// decide returns all figures of a desk, which takes them out of the roll-ups again, or passes them on.
func (d *deadlineDay) decide(at *desk, outcome figure.Outcome) {
	decisions := make([]signoff.Decision, len(at.figures))
	for i, f := range at.figures {
		decisions[i] = signoff.Decision{FigureID: f.ID, Revision: f.Newest.Revision, Outcome: outcome}
		if outcome == figure.Return {
			code := chain.WrongValue
			decisions[i].ReasonCode = &code
		}
	}
	out := behave(d, at.tenant+"/reviewer", func(ctx context.Context, tx *db.Tx) (signoff.Decided, error) {
		return signoff.Decide(ctx, tx, decisions)
	})
	if len(out.Done) != cells {
		d.Errorf("decided %d: %v", len(out.Done), out.Refused)
	}
}

func (d *deadlineDay) upsert(at *desk, n int) {
	elements, values := make([]string, n), make([]string, n)
	at.round++
	for i := range n {
		elements[i], values[i] = testcity.LargeElement(i), strconv.Itoa(at.round+i)
	}
	_, err := d.plain.Exec(d.Context(), `insert into plain select e, $3, 2025, 'total', v::numeric from unnest($1::text[], $2::text[]) as x (e, v)
		on conflict (element, area_code, year, category) do update set value = excluded.value`, elements, values, at.area)
	if err != nil {
		d.Error(err)
	}
}

// together has as many writers as are given act b.N times in all, each at a desk of its own; before and after are not measured.
func (d *deadlineDay) together(b *testing.B, writers int, before, measured, after func(*desk)) {
	b.Helper()
	var took []time.Duration
	var lock sync.Mutex
	all := func(do func(*desk)) {
		var wait sync.WaitGroup
		for _, at := range d.desks[:writers] {
			wait.Go(func() { do(at) })
		}
		wait.Wait()
	}
	b.ResetTimer()
	for done := 0; done < b.N; done += writers {
		b.StopTimer()
		if before != nil {
			all(before)
		}
		b.StartTimer()
		all(func(at *desk) {
			began := time.Now()
			measured(at)
			lock.Lock()
			took = append(took, time.Since(began))
			lock.Unlock()
		})
		b.StopTimer()
		if after != nil {
			all(after)
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(len(took))/b.Elapsed().Seconds(), "per-s")
}

// BenchmarkWrites measures what a clerk and a reviewer wait for, trail and roll-up included, beside a plain upsert of the
// same rows into a table that has nothing to do with the product. Run it with a fixed number of times, as -benchtime 640x.
func BenchmarkWrites(b *testing.B) {
	day := newDeadlineDay(b, clerks)
	read := func(at *desk) { day.read(at) }
	for _, writers := range []int{8, clerks} {
		run := func(name string, before, measured, after func(*desk)) {
			b.Run(name+"/"+strconv.Itoa(writers), func(b *testing.B) {
				day.TB = b
				day.together(b, writers, before, measured, after)
			})
		}
		run("upsert-1", nil, func(at *desk) { day.upsert(at, 1) }, nil)
		run("save-1", nil, func(at *desk) { day.save(at, 1) }, nil)
		run("upsert-40", nil, func(at *desk) { day.upsert(at, cells) }, nil)
		run("save-40", nil, func(at *desk) { day.save(at, cells) }, nil)
		run("submit-40", func(at *desk) { day.save(at, cells) }, func(at *desk) { day.submit(at) }, func(at *desk) { day.read(at); day.decide(at, figure.Return); day.read(at) })
		run("return-40", func(at *desk) { day.save(at, cells); day.submit(at); day.read(at) }, func(at *desk) { day.decide(at, figure.Return) }, read)
	}
}
