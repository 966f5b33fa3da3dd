package signoff_test

import (
	"context"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/testcity"
)

func opened(t *testing.T) (*testcity.City, testcity.Desk) {
	t.Helper()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	return c, c.Desk("330481-hc", testcity.Women, 2025)
}

func pass(f *figure.Figure) signoff.Decision {
	return signoff.Decision{FigureID: f.ID, Revision: f.Newest.Revision, Outcome: figure.Pass}
}

// why is how a decision is refused, or "".
func why(out signoff.Decided) string {
	if len(out.Refused) == 0 {
		return ""
	}
	return string(out.Refused[0].Fault.Code) + "." + out.Refused[0].Fault.Reason()
}

// waits tells at which stage a figure is in a user's queue, or "".
func waits(c *testcity.City, user string, f *figure.Figure) chain.Stage {
	page := testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (*signoff.Page, error) {
		return signoff.Queue(ctx, tx, testcity.Women, 2025, 50, "")
	})
	for _, i := range page.Items {
		if i.Figure.ID == f.ID {
			return i.Stage
		}
	}
	return ""
}

type step struct {
	user  string
	stage chain.Stage
	then  chain.State
}

// TestAFigureGoesThroughTheWholeChain passes figures desk by desk, the two bodies of a level in either order; at each desk
// the figure is in the queue before and not afterwards, and no other desk of the steps can pass it.
func TestAFigureGoesThroughTheWholeChain(t *testing.T) {
	t.Parallel()
	c, _ := opened(t)
	review := step{"330481-hc/reviewer", chain.DepartmentReview, chain.Reviewed}
	line := step{"330400-hc/reviewer", chain.LineCheck, chain.LineChecked}
	cases := []struct {
		reason, tenant, area, element string
		steps                         []step
	}{
		{"a county's figure, the offices first", "330481-hc", testcity.Haining, testcity.Deaths, []step{
			review,
			{"330481-wcwc/signer", chain.CountySignOff, chain.Reviewed},
			{"330481-stat/signer", chain.CountySignOff, chain.CountySigned},
			line,
			{"330400-wcwc/signer", chain.CitySignOff, chain.LineChecked},
			{"330400-stat/signer", chain.CitySignOff, chain.Approved},
		}},
		{"a county's figure, statistics first", "330481-hc", testcity.Haining, testcity.Exams, []step{
			review,
			{"330481-stat/signer", chain.CountySignOff, chain.Reviewed},
			{"330481-wcwc/signer", chain.CountySignOff, chain.CountySigned},
			line,
			{"330400-stat/signer", chain.CitySignOff, chain.LineChecked},
			{"330400-wcwc/signer", chain.CitySignOff, chain.Approved},
		}},
		{"the city department's own figure skips the county and the line check", "330400-hc", testcity.Code, testcity.Rate, []step{
			{"330400-hc/reviewer", chain.DepartmentReview, chain.Reviewed}, {"330400-wcwc/signer", chain.CitySignOff, chain.Reviewed}, {"330400-stat/signer", chain.CitySignOff, chain.Approved},
		}},
		{"so does what it reports for the city's own institutions", "330400-hc", testcity.Municipal, testcity.Deaths, []step{
			{"330400-hc/reviewer", chain.DepartmentReview, chain.Reviewed}, {"330400-stat/signer", chain.CitySignOff, chain.Reviewed}, {"330400-wcwc/signer", chain.CitySignOff, chain.Approved},
		}},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			c := c.In(t)
			f := c.Desk(k.tenant, testcity.Women, 2025).ReportOf(k.element, k.area, "1")
			for i, s := range k.steps {
				for _, other := range k.steps {
					if other.stage != s.stage {
						require.Empty(t, waits(c, other.user, f))
						require.NotEmpty(t, why(c.Decide(other.user, pass(f))), "%s at %s", other.user, s.stage)
					}
				}
				require.Equal(t, s.stage, waits(c, s.user, f))
				f = c.Pass(s.user, f)
				require.Equal(t, s.then, f.State, "step %d", i+1)
				require.Empty(t, waits(c, s.user, f))
				require.NotEmpty(t, why(c.Decide(s.user, pass(f))), "nobody passes twice")
			}
			require.Equal(t, 1, *f.ApprovedRevision)
			signed := testcity.Do(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) (map[string][]figure.SignOff, error) {
				return figure.SignOffs(ctx, tx, []string{f.ID})
			})[f.ID]
			require.Len(t, signed, len(k.steps))
			for i, s := range k.steps {
				require.Equal(t, c.Actor(s.user).UserID, signed[i].ByUser)
				require.Equal(t, s.stage, signed[i].Stage)
			}
		})
	}
}

func TestWhoMayDecideOnASubmittedFigure(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	c.Found("330500")
	f := d.Report(testcity.Deaths, "1")
	cases := []struct{ reason, user, want string }{
		{"its reporter has not the role", "330481-hc/reporter", "FORBIDDEN.role"},
		{"a viewer looks", "330481-hc/viewer", "FORBIDDEN.role"},
		{"another department's reviewer", "330481-edu/reviewer", "FORBIDDEN.line"},
		{"a department that does not see it is told no more", "330481-ca/reviewer", "FORBIDDEN."},
		{"the next county's health department", "330482-hc/reviewer", "FORBIDDEN."},
		{"the city's health department, before its turn", "330400-hc/reviewer", "FORBIDDEN.owner"},
		{"the county's office, before its turn", "330481-wcwc/signer", "FORBIDDEN.owner"},
		{"another city's", "330500-wcwc/signer", "FORBIDDEN."},
		{"its own reviewer", "330481-hc/reviewer", ""},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			require.Equal(t, k.want, why(c.In(t).Decide(k.user, pass(f))))
		})
	}
	require.Equal(t, "FORBIDDEN.", why(c.Decide("330481-hc/reviewer", signoff.Decision{FigureID: "01a20cb5-0000-7000-8000-000000000000", Revision: 1, Outcome: figure.Pass})), "one that does not exist")
}

func TestTwoBodiesSigningAtTheSameTime(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	for _, element := range []string{testcity.Births, testcity.Deaths, testcity.Exams, testcity.Clinic} {
		f := c.Pass("330481-hc/reviewer", d.Report(element, "1"))
		var wait sync.WaitGroup
		errs := make([]error, 2)
		for i, user := range []string{"330481-wcwc/signer", "330481-stat/signer"} {
			wait.Go(func() {
				_, errs[i] = db.Write(t.Context(), c.Store, c.Actor(user), func(tx *db.Tx) (signoff.Decided, error) {
					return signoff.Decide(t.Context(), tx, []signoff.Decision{pass(f)})
				})
			})
		}
		wait.Wait()
		require.NoError(t, errs[0])
		require.NoError(t, errs[1])
		require.Equal(t, chain.CountySigned, c.Figure(f.ID).State, "the second sees the first's signature")
	}
}

func TestOneRequestOfManyDecisions(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	good, gone := d.Report(testcity.Deaths, "1"), d.Report(testcity.Exams, "1")
	old := pass(gone)
	old.Revision = 7
	out := c.Decide("330481-hc/reviewer", pass(good), old, pass(good))
	require.Equal(t, []string{good.ID}, out.Done, "one bad decision does not hold up the rest")
	require.Len(t, out.Refused, 2)
	require.Equal(t, fault.StaleRevision, out.Refused[0].Fault.Code)
	require.Equal(t, "1", out.Refused[0].Fault.Params["revision"], "the newer one is named")
	require.Equal(t, 1, out.Refused[0].Current.Newest.Revision, "and shown")
	require.Equal(t, fault.ReasonDecided, out.Refused[1].Fault.Reason(), "the same figure twice")
	require.Equal(t, chain.Submitted, c.Figure(gone.ID).State)
}

// TestADecisionOnWhatIsBeingChanged decides on a figure while its reporter's new revision is being committed.
func TestADecisionOnWhatIsBeingChanged(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	f := c.Pass("330481-hc/reviewer", d.Report(testcity.Deaths, "1"))
	diverge(c, "330481-stat/signer", f, "2", "核对") // so that the reporter may change it
	ctx, owner := t.Context(), c.Owner()
	draft := figure.Draft{Key: f.Key, Scope: f.Scope, Level: f.Level, Value: f.Newest.Val(), Explanation: "说明", Origin: "page", ExpectedRevision: 1}
	done := make(chan signoff.Decided, 1)
	_, err := db.Write(ctx, c.Store, c.Actor("330481-hc/reporter"), func(tx *db.Tx) (struct{}, error) {
		stands, err := figure.Lock(ctx, tx, []string{f.ID})
		require.NoError(t, err)
		if _, refused, err := figure.Append(ctx, tx, stands, []figure.Draft{draft}); err != nil || len(refused) > 0 {
			t.Errorf("%v %v", refused, err)
		}
		go func() {
			out, err := db.Write(ctx, c.Store, c.Actor("330481-wcwc/signer"), func(tx *db.Tx) (signoff.Decided, error) {
				return signoff.Decide(ctx, tx, []signoff.Decision{pass(f)})
			})
			if err != nil {
				t.Error(err)
			}
			done <- out
		}()
		for waiting := 0; waiting == 0; {
			if err := owner.QueryRow(ctx, `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`).Scan(&waiting); err != nil {
				return struct{}{}, err
			}
		}
		return struct{}{}, nil
	})
	require.NoError(t, err)
	out := <-done
	require.Equal(t, "STALE_REVISION.", why(out))
	require.Equal(t, 2, out.Refused[0].Current.Newest.Revision)
}
