package sheet_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/testcity"
)

func withdraw(c *testcity.City, d testcity.Desk, refs ...sheet.Ref) sheet.Changed {
	id := d.Sheet().ID.String()
	return testcity.Do(c, d.Tenant+"/reporter", func(ctx context.Context, tx *db.Tx) (sheet.Changed, error) {
		return sheet.Withdraw(ctx, tx, id, refs)
	})
}

func sendBack(c *testcity.City, user string, f *figure.Figure) {
	why := chain.WrongValue
	out := c.Decide(user, signoff.Decision{FigureID: f.ID, Revision: f.Newest.Revision, Outcome: figure.Return, ReasonCode: &why})
	if len(out.Refused) > 0 {
		panic(out.Refused[0].Fault)
	}
}

func TestOneBadCellDoesNotHoldUpTheRest(t *testing.T) {
	t.Parallel()
	_, d := opened(t)
	good := d.Entry(testcity.Exams, testcity.Haining, figure.Total, "50", "")
	bad := d.Entry(testcity.Clinic, testcity.Haining, figure.Total, "7", "")
	empty := d.Cell(testcity.Births, testcity.Haining, figure.Total).Obligation.ID
	d.Save(good, bad)
	require.Equal(t, map[string]string{empty: "INVALID_VALUE.no_value"}, refusedAt(d.Submit(empty).Problems), "named, but nothing is there")

	sent := d.Submit()
	require.Equal(t, []string{good.Obligation}, sent.Submitted)
	require.Equal(t, []string{"OUT_OF_RANGE/A"}, found(sent.Problems, bad.Obligation))
	require.Empty(t, found(sent.Problems, empty), "what is not there yet is just not ready")
	require.Equal(t, chain.Submitted, d.Figure(testcity.Exams).State)
	require.Equal(t, chain.Draft, d.Figure(testcity.Clinic).State)
	require.Equal(t, sheet.Open, d.Sheet().State, "the least advanced cell decides")

	again := d.Submit(good.Obligation)
	require.Empty(t, again.Submitted)
	require.Equal(t, map[string]string{good.Obligation: "WRONG_STATE.state"}, refusedAt(again.Problems))
	require.Empty(t, d.Submit().Submitted, "asked for all that is ready, what has gone is no problem")
	foreign := d.Submit("01a20cb5-0000-7000-8000-000000000000")
	require.Equal(t, map[string]string{"01a20cb5-0000-7000-8000-000000000000": "FORBIDDEN.owner"}, refusedAt(foreign.Problems))
}

func TestTheStateAndTheDeadlineOfASheet(t *testing.T) {
	t.Parallel()
	c, _ := opened(t)
	d := c.Desk("330481-edu", testcity.Women, 2025)
	require.Equal(t, sheet.Open, d.Sheet().State)
	f := d.Report(testcity.Pupils, "100")
	require.Equal(t, sheet.Submitted, d.Sheet().State)
	require.Equal(t, d.Sheet().Cells[0].Obligation.Deadline, *d.Sheet().Deadline, "when nothing is open, the last deadline")
	c.Move(time.Date(2026, 4, 1, 1, 0, 0, 0, time.UTC))
	require.False(t, d.Sheet().Cells[0].Late, "it was there in time")
	f = d.Approve(f)
	require.Equal(t, sheet.Approved, d.Sheet().State)
	require.Empty(t, correct(c, "330481-edu", 2025, sheet.Correction{Ref: sheet.Ref{FigureID: f.ID, Revision: f.Newest.Revision}, Value: ptr("101"), Reason: "漏报"}).Refused)
	require.Equal(t, sheet.Open, d.Sheet().State)
	require.False(t, d.Sheet().Cells[0].Late, "a correction is late for nothing")
	require.True(t, c.Desk("330481-hc", testcity.Women, 2025).Sheet().Cells[0].Late)
}

func TestWithdrawingWhileNobodyHasActed(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	c.OpenRound(testcity.Children, 2025)
	d.Save(d.Entry(testcity.Deaths, testcity.Haining, figure.Total, "0", ""))
	f := d.Report(testcity.Deaths, "1")
	require.Equal(t, 2, f.Newest.Revision)
	city, children := c.Desk("330400-hc", testcity.Women, 2025), c.Desk("330481-hc", testcity.Children, 2025)
	alien := c.Desk("330482-hc", testcity.Women, 2025).Report(testcity.Deaths, "1")
	cases := []struct {
		reason string
		from   testcity.Desk
		ref    sheet.Ref
		code   fault.Code
	}{
		{"another tenant's figure", d, sheet.Ref{FigureID: alien.ID, Revision: 1}, fault.Forbidden},
		{"a county's figure, which the city's department of the line reads", city, sheet.Ref{FigureID: f.ID, Revision: 2}, fault.Forbidden},
		{"one's own figure through the sheet of another plan", children, sheet.Ref{FigureID: f.ID, Revision: 2}, fault.Forbidden},
		{"a revision that has been overtaken", d, sheet.Ref{FigureID: f.ID, Revision: 1}, fault.StaleRevision},
		{"a revision that is not there yet", d, sheet.Ref{FigureID: f.ID, Revision: 3}, fault.StaleRevision},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			out := withdraw(c.In(t), k.from, k.ref)
			require.Empty(t, out.Done)
			require.Equal(t, k.code, out.Refused[0].Fault.Code)
			require.Equal(t, chain.Submitted, c.In(t).Figure(k.ref.FigureID).State)
		})
	}
	require.Equal(t, []string{f.ID}, withdraw(c, d, sheet.Ref{FigureID: f.ID, Revision: 2}).Done)
	require.Equal(t, chain.Withdrawn, c.Figure(f.ID).State)
	require.Equal(t, "1", c.Figure(f.ID).Newest.Value.Decimal.String(), "the value is still there")

	f = d.Report(testcity.Deaths, "2")
	require.Equal(t, 3, f.Newest.Revision)
	c.Pass("330481-hc/reviewer", f)
	out := withdraw(c, d, sheet.Ref{FigureID: f.ID, Revision: 3})
	require.Empty(t, out.Done)
	require.Equal(t, fault.WrongState, out.Refused[0].Fault.Code, "somebody has acted")
	require.Equal(t, chain.Reviewed, out.Refused[0].Current.State, "and the refusal shows the figure as it is")
}

func TestAReturnedTotalGoesAgainWithoutItsParts(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	for category, value := range map[string]string{figure.Total: "100", "male": "48", "female": "52"} {
		d.Save(d.Entry(testcity.Births, testcity.Haining, category, value, ""))
	}
	births := d.Cell(testcity.Births, testcity.Haining, figure.Total).Obligation.ID
	require.Equal(t, []string{births}, d.Submit(births).Submitted)
	total := d.Figure(testcity.Births)
	sendBack(c, "330481-hc/reviewer", total)

	d.Save(d.Entry(testcity.Births, testcity.Haining, figure.Total, "101", ""))
	sent := d.Submit(births)
	require.Empty(t, sent.Submitted, "the parts that were sent off say 100")
	require.Equal(t, []string{"PARTS_NOT_TOTAL/A"}, found(sent.Problems, births))
	d.Save(d.Entry(testcity.Births, testcity.Haining, figure.Total, "100", "核对无误"))
	require.Equal(t, []string{births}, d.Submit(births).Submitted, "its parts are on their way already, which is no problem")
	require.Equal(t, chain.Submitted, d.Figure(testcity.Births).State)
	require.Equal(t, 1, d.Cell(testcity.Births, testcity.Haining, "male").Figure.Newest.Revision)
}

func TestAReturnedFigureMayBeSentAgainAsItIs(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	f := d.Report(testcity.Deaths, "1")
	c.Pass("330481-hc/reviewer", f)
	sendBack(c, "330481-wcwc/signer", c.Figure(f.ID))
	sent := d.Submit(d.Cell(testcity.Deaths, testcity.Haining, figure.Total).Obligation.ID)
	require.Len(t, sent.Submitted, 1)
	f = c.Figure(f.ID)
	require.Equal(t, 2, f.Newest.Revision, "the revision that was returned is decided on for good")
	require.Equal(t, "1", f.Newest.Value.Decimal.String())
	require.Nil(t, f.Due)
	d.Approve(f)
}

func TestCorrectingWhatIsApproved(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	f := d.Approve(d.Report(testcity.Deaths, "1"))
	waiting := d.Report(testcity.Exams, "50")
	ref := sheet.Ref{FigureID: f.ID, Revision: 1}
	cases := []struct {
		reason string
		give   sheet.Correction
		code   fault.Code
	}{
		{"no reason", sheet.Correction{Ref: ref, Value: ptr("2"), Reason: "  "}, fault.InvalidInput},
		{"no value", sheet.Correction{Ref: ref, Reason: "漏报"}, fault.InvalidValue},
		{"another revision", sheet.Correction{Ref: sheet.Ref{FigureID: f.ID, Revision: 3}, Value: ptr("2"), Reason: "漏报"}, fault.StaleRevision},
		{"not approved yet", sheet.Correction{Ref: sheet.Ref{FigureID: waiting.ID, Revision: 1}, Value: ptr("2"), Reason: "漏报"}, fault.WrongState},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			out := correct(c.In(t), "330481-hc", 2025, k.give)
			require.Empty(t, out.Done)
			require.Equal(t, k.code, out.Refused[0].Fault.Code)
		})
	}
	twice := sheet.Correction{Ref: ref, Value: ptr("2"), Reason: "漏报"}
	require.Len(t, correct(c, "330481-hc", 2025, twice, twice).Refused, 1)
	require.Equal(t, chain.Approved, c.Figure(f.ID).State, "all or none")
	plain := d.Save(d.Entry(testcity.Deaths, testcity.Haining, figure.Total, "2", ""))
	require.Len(t, refusedAt(plain.Problems), 1, "what is approved is not just typed over")

	require.Equal(t, []string{f.ID}, correct(c, "330481-hc", 2025, twice).Done)
	f = c.Figure(f.ID)
	require.Equal(t, []any{2, 1, chain.Draft}, []any{f.Newest.Revision, *f.ApprovedRevision, f.State})
	d.Save(d.Entry(testcity.Deaths, testcity.Haining, figure.Total, "3", ""))
	f = c.Figure(f.ID)
	require.Equal(t, "漏报", *f.Newest.CorrectionReason, "the reason stays with every later draft")
	d.Submit()
	f = d.Approve(c.Figure(f.ID))
	require.Equal(t, 3, *f.ApprovedRevision)
}

// TestWhatIsCheckedIsWhatGoesOff lets a submission wait for a draft that is being saved: it must see the new value, and leave alone
// what was not there when it began, which it has not locked.
func TestWhatIsCheckedIsWhatGoesOff(t *testing.T) {
	t.Parallel()
	for _, named := range []bool{false, true} {
		c, d := opened(t)
		e := d.Entry(testcity.Clinic, testcity.Haining, figure.Total, "1", "")
		late := d.Entry(testcity.Exams, testcity.Haining, figure.Total, "50", "")
		d.Save(e)
		var asked []string
		want := map[string]string{}
		if named {
			asked = []string{e.Obligation, late.Obligation}
			want[late.Obligation] = "STALE_REVISION."
		}
		bad := e
		bad.Value, bad.ExpectedRevision = ptr("7"), 1
		got := submitWhileSaving(t, c, d.Sheet().ID.String(), asked, bad, late)
		require.Empty(t, got.Submitted)
		require.Equal(t, []string{"OUT_OF_RANGE/A"}, found(got.Problems, e.Obligation))
		require.Equal(t, want, refusedAt(got.Problems))
		require.Equal(t, chain.Draft, d.Figure(testcity.Exams).State)
		require.Equal(t, []string{late.Obligation}, d.Submit().Submitted)
	}
}

// submitWhileSaving begins a submission while entries are being saved, which ends when the submission waits for it.
func submitWhileSaving(t *testing.T, c *testcity.City, id string, asked []string, entries ...sheet.Entry) sheet.SubmittedSheet {
	ctx, owner := t.Context(), c.Owner()
	type result struct {
		out sheet.SubmittedSheet
		err error
	}
	done := make(chan result, 1)
	_, err := db.Write(ctx, c.Store, c.Actor("330481-hc/reporter"), func(tx *db.Tx) (struct{}, error) {
		if _, err := sheet.Save(ctx, tx, id, entries, "page"); err != nil {
			return struct{}{}, err
		}
		go func() {
			out, err := db.Write(ctx, c.Store, c.Actor("330481-hc/reporter"), func(tx *db.Tx) (sheet.SubmittedSheet, error) {
				return sheet.Submit(ctx, tx, id, asked)
			})
			done <- result{out, err}
		}()
		for waiting := 0; waiting == 0; {
			if err := owner.QueryRow(ctx, `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`).Scan(&waiting); err != nil {
				return struct{}{}, err
			}
		}
		return struct{}{}, nil
	})
	require.NoError(t, err)
	got := <-done
	require.NoError(t, got.err)
	return got.out
}

func TestEveryActOfAReporterIsInTheTrail(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	f := d.Report(testcity.Deaths, "1")
	withdraw(c, d, sheet.Ref{FigureID: f.ID, Revision: 1})
	for _, action := range []string{"save_figures", "submit_sheet", "withdraw_figures"} {
		require.Equal(t, 1, c.Count(`select count(*) from audit_entry where action = $1 and user_name = '330481-hc reporter' and detail -> 'figures' -> 0 ->> 'element' = 'deaths'`, action), action)
	}
}
