package rollup_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/testcity"
)

// rebuilt runs a rebuild to its end, and gives what it told on the way.
func rebuilt(t *testing.T, c *testcity.City, plan string) (rollup.Rebuilt, []rollup.Step) {
	t.Helper()
	var steps []rollup.Step
	out, err := rollup.Rebuild(t.Context(), c.Store, testcity.Code, plan, func(s rollup.Step) { steps = append(steps, s) })
	require.NoError(t, err)
	require.Empty(t, out.Left)
	require.Zero(t, c.Count(`select count(*) from rollup_rebuilt where plan = $1`, plan), "a finished rebuild leaves nothing behind")
	return out, steps
}

func owner(t *testing.T, c *testcity.City, sql string) {
	t.Helper()
	_, err := c.Owner().Exec(t.Context(), sql)
	require.NoError(t, err)
}

func TestARebuildMendsAndNamesWhatIsWrong(t *testing.T) {
	t.Parallel()
	c := opened(t)
	report(c, 2025, testcity.Haining, "-hc", testcity.Clinic, "1")
	out, _ := rebuilt(t, c, testcity.Women)
	require.Zero(t, out.Mended)
	owner(t, c, `update rollup_cell set value = 99, reason = '{"Code": "met", "Params": {"year": "2025"}}' where indicator = 'W4' and area_code = '330400' and year = 2025 and basis = 'SUBMITTED'`)
	owner(t, c, `update rollup_cell set missing = '{}', area_path = '1/' where indicator = 'W4' and area_code = '330482' and year = 2024 and basis = 'APPROVED'`)
	owner(t, c, `delete from rollup_cell where indicator = 'W4' and area_code = '330482' and year = 2023 and basis = 'APPROVED'`)
	before := versions(t, c)
	out, steps := rebuilt(t, c, testcity.Women)
	require.Equal(t, 3, out.Mended)
	var named []string
	for _, s := range steps {
		for _, d := range s.Wrong {
			named = append(named, d.String())
		}
	}
	require.Len(t, named, 3)
	require.Equal(t, "W4 of 330482 in 2023, APPROVED: is not stored", named[0])
	require.Contains(t, named[1], "W4 of 330482 in 2024, APPROVED: area_path is 1/, computed 330400/330482/")
	require.Contains(t, named[2], "W4 of 330400 in 2025, SUBMITTED: value is 99, computed ")
	require.Contains(t, named[2], "; reason is ")
	require.Empty(t, differences(c))
	require.Equal(t, before[testcity.Women]+1, versions(t, c)[testcity.Women], "what was cached of the wrong values is not asked for any more")
	last := steps[len(steps)-1]
	require.Equal(t, last.Of, last.Done)
}

// TestARebuildThatWasStoppedGoesOn stops one after its first step; what that proved is not looked at again, unless definitions changed.
func TestARebuildThatWasStoppedGoesOn(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.Enlarge(2, 12)
	stopped := func() int {
		ctx, stop := context.WithCancel(t.Context())
		_, err := rollup.Rebuild(ctx, c.Store, testcity.Code, testcity.Large, func(rollup.Step) { stop() })
		require.ErrorIs(t, err, context.Canceled)
		return c.Count(`select count(*) from rollup_rebuilt where plan = $1`, testcity.Large)
	}
	proved := stopped()
	require.Positive(t, proved)
	require.Less(t, proved, 12)
	owner(t, c, `update rollup_cell set value = 99 where plan = 'large-1' and area_code = '330400' and year = 2025 and basis = 'APPROVED'`)
	out, steps := rebuilt(t, c, testcity.Large)
	require.Equal(t, proved, out.Earlier)
	require.Equal(t, 12-proved, out.Mended, "the proved ones were not looked at again")
	require.Equal(t, rollup.Step{Done: 12, Of: 12}, rollup.Step{Done: steps[len(steps)-1].Done, Of: steps[len(steps)-1].Of})
	out, _ = rebuilt(t, c, testcity.Large)
	require.Equal(t, proved, out.Mended)

	require.Positive(t, stopped())
	owner(t, c, `update target set printed = printed || '。' where plan = 'large-1' and indicator = 'L000'`)
	out, _ = rebuilt(t, c, testcity.Large)
	require.Zero(t, out.Earlier, "what was proved by other definitions is not proved")

	require.Positive(t, stopped())
	owner(t, c, `update rollup_rebuilt set at = at - interval '2 days'`)
	out, _ = rebuilt(t, c, testcity.Large)
	require.Zero(t, out.Earlier, "what was proved long ago is proved again")
}

// TestARebuildWhileOthersWrite has eight workers change figures while cells that are wrong are rebuilt, again and again until they are
// done: none of them fails, and every rebuild ends with all cells as the figures give.
func TestARebuildWhileOthersWrite(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.Enlarge(3, 20)
	for _, year := range []int{2023, 2025} {
		c.OpenRound(testcity.Large, year)
	}
	crowd := &crowd{t: t, c: c}
	var wait sync.WaitGroup
	for seed := range uint64(8) {
		wait.Go(func() {
			w := worker{crowd, rand.New(rand.NewPCG(seed, 5))}
			for w.done.Load() < 800 && !t.Failed() {
				w.act(testcity.LargeTenant(w.dice.IntN(3)), testcity.Large, 2023+2*w.dice.IntN(2))
			}
		})
	}
	over := make(chan struct{})
	go func() { wait.Wait(); close(over) }()
	mended, rounds := 0, 0
	for done := false; !done; rounds++ {
		select {
		case <-over:
			done = true
		default:
		}
		// The city's own cells, in the order of all who lock them.
		owner(t, c, fmt.Sprintf(`with wrong as (select ctid from rollup_cell where plan = 'large-1' and area_code = '330400' and indicator = 'L%03d' order by plan, basis, year, area_code, indicator for update)
			update rollup_cell set numerator = 7, display = 'x' where ctid in (select ctid from wrong)`, rounds%20))
		out, _ := rebuilt(t, c, testcity.Large)
		mended += out.Mended
	}
	<-over
	require.Positive(t, mended)
	require.GreaterOrEqual(t, crowd.done.Load(), int64(800))
	out, _ := rebuilt(t, c, testcity.Large)
	require.Zero(t, out.Mended)
	t.Log(rounds, "rebuilds,", mended, "cells mended,", crowd.done.Load(), "figures changed")
}

// TestARebuildSaysWhatItCannotMend has something put a wrong cell back each time.
func TestARebuildSaysWhatItCannotMend(t *testing.T) {
	t.Parallel()
	c := opened(t)
	owner(t, c, `update rollup_cell set display = 'x' where indicator = 'W4' and area_code = '330400' and year = 2025 and basis = 'APPROVED'`)
	owner(t, c, `create function put_back() returns trigger language plpgsql as 'begin return old; end'`)
	owner(t, c, `create trigger put_back before update on rollup_cell for each row execute function put_back()`)
	out, err := rollup.Rebuild(t.Context(), c.Store, testcity.Code, testcity.Women, func(rollup.Step) {})
	require.NoError(t, err)
	require.Len(t, out.Left, 1)
	require.Contains(t, out.Left[0].String(), "W4 of 330400 in 2025, APPROVED: display is x, computed ")
	require.Zero(t, c.Count(`select count(*) from rollup_rebuilt where indicator = 'W4'`), "it is not taken for proved")
	owner(t, c, `drop trigger put_back on rollup_cell`)
	mended, _ := rebuilt(t, c, testcity.Women)
	require.Equal(t, 1, mended.Mended)
	require.Positive(t, mended.Earlier)
}
