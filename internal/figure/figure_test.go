package figure_test

import (
	"context"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/testcity"
)

func opened(t *testing.T) (*testcity.City, testcity.Desk) {
	t.Helper()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	return c, c.Desk("330481-hc", testcity.Women, 2025)
}

// reported is what counts as reported of deaths, as statistics of the county reads it.
func reported(c *testcity.City) []figure.Reported {
	return testcity.Do(c, "330481-stat/viewer", func(ctx context.Context, tx *db.Tx) ([]figure.Reported, error) {
		return figure.ReportedIn(ctx, tx, []string{testcity.Deaths}, []string{testcity.Haining}, 2025)
	})
}

// TestWhatCountsAsReported walks one figure through its states; the view between figures and roll-ups answers.
func TestWhatCountsAsReported(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	key := figure.Key{Element: testcity.Deaths, AreaCode: testcity.Haining, Year: 2025, Category: figure.Total}
	counts := func(value, reason string) {
		t.Helper()
		if value == "" {
			require.Empty(t, reported(c), reason)
			return
		}
		found := reported(c)
		require.Len(t, found, 1, reason)
		require.Equal(t, key, found[0].Key, reason)
		require.Equal(t, quantity.Of(decimal.RequireFromString(value)), found[0].Value, reason)
	}
	correct := func(f *figure.Figure, value string) {
		testcity.Do(c, "330481-hc/reporter", func(ctx context.Context, tx *db.Tx) (sheet.Changed, error) {
			return sheet.Correct(ctx, tx, d.Sheet().ID.String(), []sheet.Correction{{Ref: sheet.Ref{FigureID: f.ID, Revision: f.Newest.Revision}, Value: &value, Reason: "更正"}}, "page")
		})
	}
	d.Save(d.Entry(testcity.Deaths, testcity.Haining, figure.Total, "1", ""))
	counts("", "a draft is its reporter's alone")
	d.Submit()
	counts("1", "from submitting on")
	f := c.Pass("330481-hc/reviewer", d.Figure(testcity.Deaths))
	why := chain.WrongValue
	c.Decide("330481-wcwc/signer", signoff.Decision{FigureID: f.ID, Revision: 1, Outcome: figure.Return, ReasonCode: &why})
	counts("", "not while it is back with its reporter")
	f = d.Report(testcity.Deaths, "2")
	counts("2", "again when it is sent again")
	f = d.Approve(f)
	correct(f, "3")
	counts("2", "while a correction is typed, what was approved stands")
	d.Save(d.Entry(testcity.Deaths, testcity.Haining, figure.Total, "3", "数据已核实无误"))
	d.Submit()
	counts("3", "a correction counts from submitting on")
	f = c.Figure(f.ID)
	c.Decide("330481-hc/reviewer", signoff.Decision{FigureID: f.ID, Revision: f.Newest.Revision, Outcome: figure.Return, ReasonCode: &why})
	counts("2", "and when it is returned, what was approved stands again")
}

func TestTheHistoryKeepsEveryRevision(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	for _, value := range []string{"1", "not_collected", "0"} {
		d.Save(d.Entry(testcity.Deaths, testcity.Haining, figure.Total, value, "说明"))
	}
	id := d.Figure(testcity.Deaths).ID
	history := testcity.Do(c, "330481-wcwc/viewer", func(ctx context.Context, tx *db.Tx) (map[string][]figure.Revision, error) {
		return figure.Revisions(ctx, tx, []string{id})
	})[id]
	require.Len(t, history, 3)
	require.Equal(t, []int{3, 2, 1}, []int{history[0].Revision, history[1].Revision, history[2].Revision}, "newest first")
	require.Equal(t, quantity.NotCollected, history[1].Val().Empty)
	require.True(t, history[0].Val().Present(), "zero is a value")
	require.Equal(t, []string{"page", c.Actor("330481-hc/reporter").UserID}, []string{history[2].Origin, history[2].EnteredBy})
	require.Equal(t, c.Now(), history[2].EnteredAt.UTC())
}

func TestOutOfScopeIsNotFound(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	f := d.Report(testcity.Deaths, "1")
	for user, seen := range map[string]bool{"330481-wcwc/viewer": true, "330400-hc/viewer": true, "330481-edu/viewer": true, "330481-ca/viewer": false, "330482-wcwc/viewer": false} {
		_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (*figure.Figure, error) { return figure.Get(ctx, tx, f.ID) })
		if seen {
			require.NoError(t, err, user)
		} else {
			require.True(t, fault.Has(err, fault.NotFound), user)
		}
	}
}

// TestFirstEntriesAtTheSameTime: two colleagues type the first value of one cell; one is saved, the other is told.
func TestFirstEntriesAtTheSameTime(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	cell := d.Cell(testcity.Deaths, testcity.Haining, figure.Total)
	draft := figure.Draft{
		Key:   figure.Key{Element: testcity.Deaths, AreaCode: testcity.Haining, Year: 2025, Category: figure.Total},
		Scope: figure.Scope{AreaPath: cell.Obligation.AreaPath, Line: cell.Element.Line, Support: cell.Element.Support, Plans: cell.Element.Plans},
		Level: chain.County, Origin: "page",
	}
	type result struct {
		refused []figure.Refusal
		err     error
	}
	results := make(chan result, 4)
	for i := range 4 {
		go func() {
			mine := draft
			mine.Value = quantity.Of(decimal.NewFromInt(int64(i)))
			refused, err := db.Write(t.Context(), c.Store, c.Actor("330481-hc/reporter"), func(tx *db.Tx) ([]figure.Refusal, error) {
				stands, err := figure.OfYear(t.Context(), tx, []string{testcity.Deaths}, []string{testcity.Haining}, 2025)
				if err != nil {
					return nil, err
				}
				_, refused, err := figure.Append(t.Context(), tx, stands, []figure.Draft{mine})
				return refused, err
			})
			results <- result{refused, err}
		}()
	}
	saved := 0
	for range 4 {
		r := <-results
		require.NoError(t, r.err)
		if len(r.refused) == 0 {
			saved++
			continue
		}
		require.Equal(t, fault.StaleRevision, r.refused[0].Fault.Code)
		require.Equal(t, 1, r.refused[0].Current.Newest.Revision)
	}
	require.Equal(t, 1, saved)
	require.Equal(t, 1, c.Count(`select count(*) from figure_revision`))
}
