package result_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/organisation"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/progress"
	"github.com/liangce/liangce/internal/result"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/testcity"
)

const (
	health = "330481-hc"
	office = "330481-wcwc/signer"
)

// reported is the small city with the year 2025 of its women's plan open.
func reported(t *testing.T) *testcity.City {
	t.Helper()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	return c
}

func units(c *testcity.City, user string) map[string]result.Unit {
	rows := testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]result.Unit, error) {
		return result.Units(ctx, tx, testcity.Women, 2025)
	})
	out := map[string]result.Unit{}
	for _, u := range rows {
		out[u.Tenant.Slug] = u
	}
	return out
}

func TestFiguresInTimeLateAndReturned(t *testing.T) {
	t.Parallel()
	c := reported(t)
	before := units(c, office)[health].Figures
	require.Positive(t, before.Owed)
	require.Zero(t, before.InTime+before.Late+before.Overdue, "nothing is there, and nothing is due yet")

	desk := c.Desk(health, testcity.Women, 2025)
	f := desk.Report(testcity.Deaths, "3")
	require.Equal(t, 1, units(c, office)[health].Figures.InTime)
	wrong := chain.WrongValue
	c.Decide(health+"/reviewer", signoff.Decision{FigureID: f.ID, Revision: f.Newest.Revision, Outcome: figure.Return, ReasonCode: &wrong, Comment: "请核对"})
	sent := units(c, office)[health].Figures
	require.Equal(t, 1, sent.Returns)
	require.Zero(t, sent.InTime, "what is back with its reporter is owed again")

	c.Move(time.Date(2026, 4, 2, 0, 0, 0, 0, time.UTC))
	desk.Report(testcity.Births, "100")
	late := units(c, office)[health].Figures
	require.Equal(t, 1, late.Late, "first entered after the deadline")
	require.Equal(t, late.Owed-1, late.Overdue)
	require.Equal(t, 1, late.Returns)
	desk.Report(testcity.Deaths, "2")
	require.Equal(t, 1, units(c, office)[health].Figures.InTime, "its first value was there in time")
}

func TestTasksAndReminders(t *testing.T) {
	t.Parallel()
	c := reported(t)
	key := progress.Key{Plan: testcity.Women, Year: 2025, Item: "D1.1"}
	order := progress.Order{Key: key, Words: "请报告", Due: time.Date(2026, 2, 10, 0, 0, 0, 0, time.UTC)}
	order.Key.Tenant = health
	s := testcity.Do(c, office, func(ctx context.Context, tx *db.Tx) (progress.Supervision, error) {
		return progress.Supervise(ctx, tx, order)
	})
	require.Equal(t, result.Reminders{Got: 1}, units(c, office)[health].Reminders)
	done := progress.Done
	id := testcity.Do(c, health+"/reporter", func(ctx context.Context, tx *db.Tx) (string, error) {
		if _, err := progress.Answer(ctx, tx, s.ID, "马上"); err != nil {
			return "", err
		}
		id, err := progress.Save(ctx, tx, key, 0, progress.Body{Done: "已做", Next: "再做", SelfRating: &done})
		if err != nil {
			return "", err
		}
		_, err = progress.Submit(ctx, tx, id, 1)
		return id, err
	})
	u := units(c, office)[health]
	require.Equal(t, result.Reminders{Got: 1, Answered: 1, InTime: 1}, u.Reminders)
	require.Equal(t, 1, u.Tasks.Submitted)
	under := progress.UnderWay
	testcity.Do(c, office, func(ctx context.Context, tx *db.Tx) (progress.Key, error) {
		return progress.Review(ctx, tx, id, 2, progress.Verdict{Outcome: progress.Pass, Rating: &under, Remark: "证据不足"})
	})
	u = units(c, office)[health]
	require.Equal(t, 1, u.Tasks.Accepted)
	require.Equal(t, 1, u.Tasks.RatedLower, "the office rates lower than the department did")
	require.Zero(t, u.Tasks.RatedSame+u.Tasks.RatedHigher+u.Tasks.WithEvidence)
	require.GreaterOrEqual(t, u.Tasks.Owed, 1)
	require.Zero(t, units(c, office)["330481-edu"].Tasks.Accepted, "another's report is not one's own")
}

func TestIndicatorsAreCountedAtTheUnitsOwnArea(t *testing.T) {
	t.Parallel()
	c := reported(t)
	before := units(c, office)[health].Indicators
	require.Positive(t, before.Led)
	require.Zero(t, before.Judgeable, "nothing is approved yet")
	for element, value := range map[string]string{testcity.Births: "1000", testcity.Deaths: "3"} {
		desk := c.Desk(health, testcity.Women, 2025)
		desk.Approve(desk.Report(element, value))
	}
	after := units(c, office)[health].Indicators
	require.Equal(t, before.Led, after.Led)
	require.Positive(t, after.Met, "3 ‰ is below 7")
	require.GreaterOrEqual(t, after.Judgeable, after.Met)
	require.Zero(t, units(c, "330400-wcwc/viewer")["330482-hc"].Indicators.Judgeable, "the next county's are its own")
	require.Greater(t, units(c, "330400-wcwc/viewer")["330400-hc"].Indicators.Led, after.Led, "what is measured for the city is the city department's")
}

func TestOwnPlan(t *testing.T) {
	t.Parallel()
	c := reported(t)
	day := time.Date(2023, 5, 1, 0, 0, 0, 0, time.UTC)
	testcity.Do(c, health+"/reporter", func(ctx context.Context, tx *db.Tx) (organisation.Record, error) {
		return organisation.Put(ctx, tx, organisation.Entry{
			Plan: testcity.Women, Kind: organisation.ImplementationPlan, Body: organisation.Body{Title: "方案", Day: &day, State: "issued"},
		})
	})
	all := units(c, office)
	require.Equal(t, "issued", all[health].OwnPlan)
	require.Empty(t, all["330481-edu"].OwnPlan)
}

func TestWhoSeesWhichUnits(t *testing.T) {
	t.Parallel()
	c := reported(t)
	cases := []struct {
		reason, user string
		want         []string
	}{
		{"an office its area", "330481-wcwc/viewer", []string{"330481-wcwc", "330481-stat", "330481-hc", "330481-edu", "330481-ca"}},
		{"statistics likewise", "330482-stat/viewer", []string{"330482-wcwc", "330482-stat", "330482-hc", "330482-edu", "330482-ca"}},
		{"a department itself", "330481-hc/viewer", []string{"330481-hc"}},
		{"the city's department itself, not its line", "330400-hc/viewer", []string{"330400-hc"}},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			seen := []string{}
			for slug := range units(c.In(t), k.user) {
				seen = append(seen, slug)
			}
			require.ElementsMatch(t, k.want, seen)
		})
	}
	require.Len(t, units(c, "330400-wcwc/viewer"), 15)
}
