package rollup_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/testcity"
)

// changes is how many figures the test changes: some in a run of all tests, more where LIANGCE_TEST_CHANGES says so.
func changes(t *testing.T) int64 {
	given := os.Getenv("LIANGCE_TEST_CHANGES")
	if given == "" {
		return 2000
	}
	n, err := strconv.ParseInt(given, 10, 64)
	require.NoError(t, err)
	return n
}

// crowd is many at work on the same city, each with dice of its own; done counts the figures that were changed.
type crowd struct {
	t    *testing.T
	c    *testcity.City
	done atomic.Int64
}

// worker is one of them, at the desks of all.
type worker struct {
	*crowd
	dice *rand.Rand
}

func (w worker) try(user string, fn func(ctx context.Context, tx *db.Tx) (int, error)) {
	n, err := db.Write(w.t.Context(), w.c.Store, w.c.Actor(user), func(tx *db.Tx) (int, error) { return fn(w.t.Context(), tx) })
	if err != nil && testcity.Reason(err) == "none" {
		w.t.Error(user, err) // a refusal is as good as an act
	}
	w.done.Add(int64(n))
}

// some is a part of the list, by chance.
func (w worker) some(cells []sheet.Cell) []sheet.Cell {
	most := 1 + w.dice.IntN(len(cells))
	var out []sheet.Cell
	for _, n := range w.dice.Perm(len(cells))[:most] {
		out = append(out, cells[n])
	}
	return out
}

// act has a reporter work at its sheet, or all who come after it decide on what is there.
func (w worker) act(tenant, plan string, year int) {
	var of string
	var figures []figure.Figure
	w.try(tenant+"/reporter", func(ctx context.Context, tx *db.Tx) (int, error) {
		s, err := sheet.Read(ctx, tx, plan, year)
		if err != nil {
			return 0, err
		}
		of, figures = s.ID.String(), figures[:0]
		for _, cell := range s.Cells {
			if cell.Figure != nil {
				figures = append(figures, *cell.Figure)
			}
		}
		return w.report(ctx, tx, s)
	})
	w.try(tenant+"/reporter", func(ctx context.Context, tx *db.Tx) (int, error) {
		out, err := sheet.Submit(ctx, tx, of, nil)
		return len(out.Submitted), err
	})
	if len(figures) == 0 || w.dice.IntN(3) > 0 {
		return
	}
	users := testcity.Signers(&figures[0], tenant)
	for n, user := range users {
		w.try(user, func(ctx context.Context, tx *db.Tx) (int, error) { return w.decide(ctx, tx, figures, n == 0) })
	}
}

func (w worker) report(ctx context.Context, tx *db.Tx, s *sheet.Sheet) (int, error) {
	var entries []sheet.Entry
	var back []sheet.Ref
	var corrections []sheet.Correction
	for _, cell := range w.some(s.Cells) {
		value := w.dice.IntN(len(values))
		switch {
		case cell.Open:
			e := sheet.Entry{Obligation: cell.Obligation.ID, Category: cell.Category, Explanation: "随机填报的数据"}
			e.Value = &values[value]
			if value > 6 {
				e.Value, e.Emptiness = nil, &values[value]
			}
			if cell.Figure != nil {
				e.ExpectedRevision = cell.Figure.Newest.Revision
			}
			entries = append(entries, e)
		case cell.Figure.State == chain.Approved:
			ref := sheet.Ref{FigureID: cell.Figure.ID, Revision: cell.Figure.Newest.Revision}
			corrections = append(corrections, sheet.Correction{Ref: ref, Value: &values[value%7], Reason: "更正"})
		case w.dice.IntN(4) == 0:
			back = append(back, sheet.Ref{FigureID: cell.Figure.ID, Revision: cell.Figure.Newest.Revision})
		}
	}
	// One verb in a transaction, as requests are.
	switch {
	case len(entries) > 0:
		_, err := sheet.Save(ctx, tx, s.ID.String(), entries, "page")
		return len(entries), err
	case len(corrections) > 0:
		out, err := sheet.Correct(ctx, tx, s.ID.String(), corrections, "page")
		return len(out.Done), err
	case len(back) > 0:
		out, err := sheet.Withdraw(ctx, tx, s.ID.String(), back)
		return len(out.Done), err
	}
	return 0, nil
}

// decide passes most and returns some; the first of them sees the newest revisions, those after it what has passed.
func (w worker) decide(ctx context.Context, tx *db.Tx, figures []figure.Figure, first bool) (int, error) {
	ids := make([]string, len(figures))
	for n, f := range figures {
		ids[n] = f.ID
	}
	now, err := figure.ByIDs(ctx, tx, ids)
	if err != nil {
		return 0, err
	}
	code := chain.WrongValue
	var decisions []signoff.Decision
	for _, f := range now {
		d := signoff.Decision{FigureID: f.ID, Revision: f.Newest.Revision, Outcome: figure.Pass}
		if first && w.dice.IntN(8) == 0 {
			d.Outcome, d.ReasonCode = figure.Return, &code
		}
		decisions = append(decisions, d)
	}
	out, err := signoff.Decide(ctx, tx, decisions)
	return len(out.Done), err
}

// TestAfterManyChangesTheCellsAreWhatTheFiguresGive is the property under load: eight workers change figures of the same counties and
// of others at random, and afterwards computing from the figures alone finds nothing else. No change fails.
func TestAfterManyChangesTheCellsAreWhatTheFiguresGive(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.Enlarge(3, 40)
	years := map[string][]int{testcity.Large: {2023, 2025}, testcity.Women: {2024, 2025}}
	for plan, of := range years {
		for _, year := range of {
			c.OpenRound(plan, year)
		}
	}
	crowd := &crowd{t: t, c: c}
	want := changes(t)
	var wait sync.WaitGroup
	for seed := range uint64(8) {
		wait.Go(func() {
			w := worker{crowd, rand.New(rand.NewPCG(seed, 11))}
			for w.done.Load() < want && !t.Failed() {
				plan, tenant := testcity.Large, testcity.LargeTenant(w.dice.IntN(3))
				if w.dice.IntN(3) == 0 {
					plan, tenant = testcity.Women, []string{"330481-hc", "330481-edu", "330481-ca", "330482-hc", "330400-hc", "330400-edu"}[w.dice.IntN(6)]
				}
				w.act(tenant, plan, years[plan][w.dice.IntN(2)])
			}
		})
	}
	wait.Wait()
	t.Log(crowd.done.Load(), "figures changed")
	for _, plan := range []string{testcity.Large, testcity.Women, testcity.Children} {
		found := testcity.Do(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) ([]rollup.Difference, error) { return rollup.Verify(ctx, tx, plan) })
		require.Empty(t, found, plan)
	}
	for _, basis := range rollup.Live {
		require.NotZero(t, c.Count(`select count(*) from rollup_cell where value is not null and basis = $1`, basis), fmt.Sprint(basis))
	}
	require.Zero(t, c.Count(`select deadlocks::int from pg_stat_database where datname = current_database()`), "deadlocks, which db.Write hides")
}
