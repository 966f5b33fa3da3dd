package deadline_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/deadline"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/testcity"
)

const (
	clerk  = "330481-hc/reporter"
	office = "330481-wcwc/signer"
	city   = "330400-wcwc/signer"
)

func on(month time.Month, d int) time.Time { return time.Date(2026, month, d, 0, 0, 0, 0, time.UTC) }

func ask(c *testcity.City, user string, until time.Time, obligations ...string) (deadline.Extension, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (deadline.Extension, error) {
		return deadline.Ask(ctx, tx, deadline.Wish{Plan: testcity.Women, Year: 2025, Obligations: obligations, Until: until, Reason: "台账正在核对"})
	})
}

func give(c *testcity.City, user string, a deadline.Answer) (deadline.Extension, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (deadline.Extension, error) { return deadline.Give(ctx, tx, a) })
}

func list(c *testcity.City, user string) []deadline.Extension {
	return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]deadline.Extension, error) {
		return deadline.List(ctx, tx, testcity.Women, 2025)
	})
}

// told are the kinds of what a tenant was told last, the newest first.
func told(c *testcity.City, user string) []string {
	rows := testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]notice.Notice, error) { return notice.List(ctx, tx, 50) })
	out := make([]string, len(rows))
	for i, n := range rows {
		out[i] = n.Kind
	}
	return out
}

func begun(t *testing.T) (*testcity.City, testcity.Desk) {
	t.Helper()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	return c, c.Desk("330481-hc", testcity.Women, 2025)
}

func TestMoreTimeMovesTheDeadlineAndKeepsTheFirst(t *testing.T) {
	t.Parallel()
	c, d := begun(t)
	births := d.Cell(testcity.Births, testcity.Haining, figure.Total).Obligation
	asked, err := ask(c, clerk, on(time.April, 20), births.ID)
	require.NoError(t, err)
	require.Len(t, asked.Items, 1)
	require.Contains(t, told(c, office), notice.ExtensionAsked)
	waits := testcity.Do(c, office, deadline.CountWaiting)
	require.Equal(t, []deadline.Waiting{{Plan: testcity.Women, Year: 2025, Count: 1}}, waits)
	require.Empty(t, testcity.Do(c, city, deadline.CountWaiting), "the city's office answers the city's departments")

	until := on(time.April, 10)
	granted, err := give(c, office, deadline.Answer{Extension: asked.ID, Grant: true, Until: &until})
	require.NoError(t, err)
	require.Equal(t, deadline.Granted, granted.State)
	require.Equal(t, notice.ExtensionGranted, told(c, clerk)[0])
	require.Empty(t, testcity.Do(c, office, deadline.CountWaiting))

	now := d.Cell(testcity.Births, testcity.Haining, figure.Total)
	require.Equal(t, round.EndOf(until).UTC(), now.Obligation.Deadline.UTC())
	require.Equal(t, births.Deadline.UTC(), now.Obligation.FirstDeadline.UTC())
	require.Nil(t, d.Cell(testcity.Deaths, testcity.Haining, figure.Total).Obligation.FirstDeadline, "what was not asked about stays")

	c.Move(on(time.April, 9))
	require.False(t, d.Cell(testcity.Births, testcity.Haining, figure.Total).Late)
	require.True(t, d.Cell(testcity.Deaths, testcity.Haining, figure.Total).Late)
	_, err = give(c, office, deadline.Answer{Extension: asked.ID, Grant: true})
	require.Equal(t, fault.ReasonExtension, testcity.Reason(err), "a request is answered once")
}

func TestARefusalNeedsWordsAndMayBeFollowedByAnotherRequest(t *testing.T) {
	t.Parallel()
	c, d := begun(t)
	births := d.Cell(testcity.Births, testcity.Haining, figure.Total).Obligation.ID
	asked, err := ask(c, clerk, on(time.April, 20), births)
	require.NoError(t, err)
	_, err = give(c, office, deadline.Answer{Extension: asked.ID, Words: "不行"})
	require.Equal(t, fault.ReasonShort, testcity.Reason(err))
	_, err = give(c, office, deadline.Answer{Extension: asked.ID, Words: "全市统一时间，不再顺延。"})
	require.NoError(t, err)
	require.Equal(t, notice.ExtensionRefused, told(c, clerk)[0])
	require.Nil(t, d.Cell(testcity.Births, testcity.Haining, figure.Total).Obligation.FirstDeadline)

	again, err := ask(c, clerk, on(time.April, 5), births)
	require.NoError(t, err)
	require.Equal(t, []string{again.ID, asked.ID}, []string{list(c, clerk)[0].ID, list(c, clerk)[1].ID}, "the open one first")
}

func TestWhatMayNotBeAskedFor(t *testing.T) {
	t.Parallel()
	c, d := begun(t)
	births, deaths := d.Cell(testcity.Births, testcity.Haining, figure.Total).Obligation.ID, d.Cell(testcity.Deaths, testcity.Haining, figure.Total).Obligation.ID
	d.Report(testcity.Deaths, "1")
	strange := c.Desk("330482-hc", testcity.Women, 2025).Cell(testcity.Births, testcity.Pinghu, figure.Total).Obligation.ID
	cases := []struct {
		reason, user string
		until        time.Time
		of           []string
		want         string
	}{
		{"a day before the deadline", clerk, on(time.March, 20), []string{births}, fault.ReasonNotLater},
		{"the deadline itself", clerk, on(time.March, 31), []string{births}, fault.ReasonNotLater},
		{"a day that is over", clerk, on(time.January, 1), []string{births}, fault.ReasonPastDue},
		{"for what is submitted", clerk, on(time.April, 20), []string{births, deaths}, fault.ReasonNotOwed},
		{"for another tenant's", clerk, on(time.April, 20), []string{strange}, fault.ReasonNotOwed},
		{"by the reviewer", "330481-hc/reviewer", on(time.April, 20), []string{births}, fault.ReasonRole},
		{"by an office", office, on(time.April, 20), []string{births}, fault.ReasonRole},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			_, err := ask(c.In(t), k.user, k.until, k.of...)
			require.Equal(t, k.want, testcity.Reason(err))
		})
	}
	require.Zero(t, c.Count(`select count(*) from extension`))
	_, err := ask(c, clerk, on(time.April, 20), births)
	require.NoError(t, err)
	_, err = ask(c, clerk, on(time.April, 21), births)
	require.Equal(t, fault.ReasonExtensionOpen, testcity.Reason(err))
	rest, err := ask(c, clerk, on(time.April, 21))
	require.NoError(t, err, "none named, it is all the rest")
	require.NotContains(t, idsOf(rest), births)
	require.NotContains(t, idsOf(rest), deaths)
}

func idsOf(e deadline.Extension) []string {
	var out []string
	for _, o := range e.Items {
		out = append(out, o.ID)
	}
	return out
}

func TestWhoAnswers(t *testing.T) {
	t.Parallel()
	c, d := begun(t)
	c.Found("330500")
	asked, err := ask(c, clerk, on(time.April, 20), d.Cell(testcity.Births, testcity.Haining, figure.Total).Obligation.ID)
	require.NoError(t, err)
	own, err := ask(c, "330400-hc/reporter", on(time.April, 20))
	require.NoError(t, err)
	cases := []struct{ reason, user, of, want string }{
		{"the city's office, for a county", city, asked.ID, fault.ReasonAnswerer},
		{"the county's viewer", "330481-wcwc/viewer", asked.ID, fault.ReasonRole},
		{"the county's statistics", "330481-stat/signer", asked.ID, fault.ReasonOffice},
		{"the clerk who asked", clerk, asked.ID, fault.ReasonOffice},
		{"the next county's office does not find it", "330482-wcwc/signer", asked.ID, string(fault.NotFound)},
		{"nor the county's the city's", office, own.ID, string(fault.NotFound)},
		{"nor another city's office", "330500-wcwc/signer", asked.ID, string(fault.NotFound)},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			_, err := give(c.In(t), k.user, deadline.Answer{Extension: k.of, Grant: true})
			require.Equal(t, k.want, testcity.Reason(err))
		})
	}
	_, err = give(c, city, deadline.Answer{Extension: own.ID, Grant: true})
	require.NoError(t, err)
	require.Empty(t, list(c, "330481-edu/reporter"), "a colleague's request is not for everybody")
	require.Len(t, list(c, city), 2)
	require.True(t, list(c, office)[0].MayAnswer(c.Actor(office)))
}

// A person with two hats does not answer what they asked for: nor does the database take it.
func TestNobodyAnswersTheirOwn(t *testing.T) {
	t.Parallel()
	c, d := begun(t)
	asked, err := ask(c, clerk, on(time.April, 20), d.Cell(testcity.Births, testcity.Haining, figure.Total).Obligation.ID)
	require.NoError(t, err)
	conn := c.Owner()
	_, err = conn.Exec(t.Context(), `update extension set asked_by = $1::uuid`, c.Actor(office).UserID)
	require.NoError(t, err)
	_, err = give(c, office, deadline.Answer{Extension: asked.ID, Grant: true})
	require.Equal(t, fault.ReasonOwnAsking, testcity.Reason(err))
	_, err = conn.Exec(t.Context(), `update extension set state = 'refused', words = 'x', answered_by = asked_by, answered_at = now()`)
	require.ErrorContains(t, err, "extension_another_answers")
}

func TestInTimeIsTheFirstSubmissionAgainstTheDeadlineInForce(t *testing.T) {
	t.Parallel()
	c, d := begun(t)
	times := func() round.Punctual {
		rows := testcity.Do(c, city, func(ctx context.Context, tx *db.Tx) ([]round.TenantCount, error) {
			rows, _, err := round.ByTenant(ctx, tx, testcity.Women, 2025, 100, 0)
			return rows, err
		})
		for _, r := range rows {
			if r.TenantID == c.Actor(clerk).TenantID {
				return r.Punctual
			}
		}
		return round.Punctual{}
	}
	births := d.Cell(testcity.Births, testcity.Haining, figure.Total).Obligation.ID
	d.Save(d.Entry(testcity.Deaths, testcity.Haining, figure.Total, "1", ""), d.Entry(testcity.Exams, testcity.Haining, figure.Total, "50", "数据已核实无误"))
	d.Submit(d.Cell(testcity.Exams, testcity.Haining, figure.Total).Obligation.ID)
	require.Equal(t, round.Punctual{InTime: 1}, times(), "a draft is no submission")

	c.Move(on(time.April, 2))
	d.Submit(d.Cell(testcity.Deaths, testcity.Haining, figure.Total).Obligation.ID)
	require.Equal(t, round.Punctual{InTime: 1, CameLate: 1, DaysLate: 2}, times(), "entered in time and submitted late is late")
	asked, err := ask(c, clerk, on(time.April, 20), births)
	require.NoError(t, err)
	_, err = give(c, office, deadline.Answer{Extension: asked.ID, Grant: true})
	require.NoError(t, err)
	c.Move(on(time.April, 18))
	d.Report(testcity.Births, "100")
	got := times()
	require.Equal(t, 2, got.InTime, "more time was granted")

	why := chain.WrongValue
	c.Decide("330481-hc/reviewer", signoff.Decision{FigureID: d.Figure(testcity.Births).ID, Revision: 1, Outcome: figure.Return, ReasonCode: &why})
	c.Move(on(time.May, 5))
	require.Equal(t, 2, times().InTime, "what came back was there in time")
	d.Report(testcity.Births, "101")
	require.Equal(t, 2, times().InTime, "and stays so when it is sent again")
}

func TestWhatIsTakenBackWasNotSubmitted(t *testing.T) {
	t.Parallel()
	c, d := begun(t)
	f := d.Report(testcity.Births, "100")
	testcity.Do(c, clerk, func(ctx context.Context, tx *db.Tx) (sheet.Changed, error) {
		return sheet.Withdraw(ctx, tx, d.Sheet().ID.String(), []sheet.Ref{{FigureID: f.ID, Revision: 1}})
	})
	c.Move(on(time.April, 10))
	d.Report(testcity.Births, "101")
	rows := testcity.Do(c, office, func(ctx context.Context, tx *db.Tx) ([]round.AreaCount, error) {
		return round.ByArea(ctx, tx, testcity.Women, 2025)
	})
	require.Equal(t, 0, rows[0].InTime)
	require.Equal(t, 1, rows[0].CameLate)
}
