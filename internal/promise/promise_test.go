package promise_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/promise"
	"github.com/liangce/liangce/internal/rule/target"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/testcity"
)

const office = "330400-wcwc/signer"

func follow(c *testcity.City, user, plan string) map[string]promise.Series {
	out := map[string]promise.Series{}
	for _, s := range testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]promise.Series, error) { return promise.Follow(ctx, tx, plan) }) {
		out[s.Target.Code] = s
	}
	return out
}

// seen is how a target's value of 2025 is shown to a user, and its verdict; "" where there is none.
func seen(c *testcity.City, user string) [2]string {
	v, ok := follow(c, user, testcity.Women)["D1.1-a"].In(2025)
	if !ok {
		return [2]string{"not shown"}
	}
	var out [2]string
	if v.Display != nil {
		out[0] = *v.Display
	}
	if v.Verdict != nil {
		out[1] = string(v.Verdict.Status)
	}
	return out
}

func TestATargetMovesWithWhatIsApproved(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	require.Equal(t, [2]string{"", ""}, seen(c, office), "nothing is reported, so nothing is judged")
	d := c.Desk("330400-hc", testcity.Women, 2025)
	f := d.ReportOf(testcity.Rate, "330400", "60")
	require.Equal(t, [2]string{"", ""}, seen(c, office), "nor is what is on its way up the chain")
	d.Approve(f)
	require.Equal(t, [2]string{"60.00", "off_track"}, seen(c, office), "at least 80, though the indicator's own target is 50")
	outside := []string{"330481-hc/viewer", "330400-edu/viewer", "330481-wcwc/signer"}
	for _, user := range outside {
		require.Equal(t, [2]string{"not shown"}, seen(c, user), user)
	}
	require.Equal(t, [2]string{"60.00", "off_track"}, seen(c, "330400-hc/viewer"), "its own")

	testcity.Do(c, office, func(ctx context.Context, tx *db.Tx) (*snapshot.Snapshot, error) {
		return snapshot.Publish(ctx, tx, testcity.Women, 2025)
	})
	d.Correct(testcity.Rate, "80")
	require.Equal(t, [2]string{"80.00", "met"}, seen(c, office))
	for _, user := range outside {
		require.Equal(t, [2]string{"60.00", "off_track"}, seen(c, user), "%s: what was published stays", user)
	}
}

func TestOnlyWhatIsMeasuredHasASeries(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	require.NotContains(t, follow(c, office, testcity.Women), "D1.1-b")
	require.Empty(t, follow(c, office, testcity.Children))
	_, err := testcity.Try(c, office, func(ctx context.Context, tx *db.Tx) ([]promise.Series, error) { return promise.Follow(ctx, tx, "none") })
	require.True(t, fault.Has(err, fault.NotFound))
}

// The demonstration's last published year, judged by what the prose says; "" is what is not judged.
func TestTheDemonstrationsPromises(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	judged := func(plan string) map[target.Status][]string {
		out := map[target.Status][]string{}
		for _, s := range testcity.Do(c, office, func(ctx context.Context, tx *db.Tx) ([]promise.Series, error) { return promise.Follow(ctx, tx, plan) }) {
			v, ok := s.In(2024)
			require.True(t, ok, s.Target.Code)
			require.Len(t, s.Values, 6, "%s: all years of the plan", s.Target.Code)
			if v.Verdict == nil {
				out[""] = append(out[""], s.Target.Code)
				continue
			}
			out[v.Verdict.Status] = append(out[v.Verdict.Status], s.Target.Code)
			require.NotEmpty(t, v.Verdict.Reason.Text(fault.Chinese))
		}
		return out
	}
	require.Equal(t, map[target.Status][]string{
		target.Met:            {"W1.5-a", "W2.3-a", "W2.4-a", "W2.5-a", "W2.5-b", "W2.6-a", "W2.6-b", "W2.6-c", "W2.6-d", "W2.6-e", "W2.6-f", "W3.2-a", "W3.3-a", "W4.3-a", "W4.3-c", "W4.5-a", "W4.5-b", "W5.2-b", "W5.2-c", "W5.3-a", "W5.4-a", "W5.5-b", "W5.6-a", "W5.6-b", "W5.6-c", "W5.6-d", "W5.6-e", "W6.1-b", "W6.3-a", "W6.4-a", "W6.6-a", "W7.2-a", "W7.3-a", "W-P1-a", "W-P2-b", "W-P4-a"},
		"":                    {"W2.8-a"},
		target.OnTrack:        {"W4.3-b"},
		target.AtRisk:         {"W5.2-a", "W6.1-a", "W6.5-a", "W-P5-a"},
		target.OffTrack:       {"W5.4-b"},
		target.NeedsJudgement: {"W5.5-a", "W-P2-a"},
	}, judged("jiaxing-women-14-5"))
	require.Equal(t, map[target.Status][]string{
		target.OffTrack:  {"C1.5-a", "C1.6-a", "C1.6-b", "C1.6-c", "C-P1-a"},
		target.OnTrack:   {"C1.5-b", "C2.3-d", "C4.2-d", "C4.3-a", "C6.13-a", "C7.2-a"},
		target.Met:       {"C2.1-a", "C2.1-b", "C2.2-a", "C2.2-b", "C2.3-a", "C2.3-c", "C2.3-e", "C2.3-f", "C2.3-g", "C2.4-a", "C2.4-b", "C2.4-d", "C2.4-e", "C2.6-a", "C2.6-b", "C2.6-c", "C2.6-d", "C2.6-e", "C2.8-a", "C2.9-a", "C4.2-a", "C4.2-b", "C4.2-c", "C4.4-a", "C5.1-b", "C6.9-a", "C6.13-b", "C7.3-a", "C-P4-a", "C-P5-c"},
		target.AtRisk:    {"C2.3-b", "C5.1-a", "C5.3-a", "C7.3-b", "C7.5-a", "C-P5-a", "C-P5-b"},
		target.Worsening: {"C2.3-h"},
		"":               {"C2.4-c"},
	}, judged("jiaxing-children-14-5"))
}

// How a figure of its own is read: units against how many there are, another target's value, a state, a term.
func TestAFigureOfItsOwnIsJudgedByWhatTheProseAsks(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	all := follow(c, office, "jiaxing-women-14-5")
	for code, s := range follow(c, office, "jiaxing-children-14-5") {
		all[code] = s
	}
	for _, want := range []struct {
		code   string
		year   int
		shown  string
		status target.Status
		reason string
	}{
		{"W6.5-a", 2024, "97.22", target.AtRisk, "97.22，目标 ≥ 100：72 个单位中还差 2 个。"},
		{"C4.3-a", 2024, "71.43", target.OnTrack, ""},
		{"C1.5-a", 2024, "98.45", target.OffTrack, "2024 年 129 个单位中只有 127 个达到规定次数（每年至少开展3次），差 2 个。"},
		{"C5.1-b", 2023, "85.71", target.AtRisk, "85.71，目标 ≥ 100：7 个县（市、区）中还差 1 个。"},
		{"W5.2-b", 2021, "30.50", target.AtRisk, ""},
		{"W-P2-a", 2021, "0", target.AtRisk, ""},
		{"W-P2-a", 2024, "1", target.NeedsJudgement, ""},
		{"W5.3-a", 2024, "30.60", target.Met, ""},
		{"W5.2-a", 2024, "33.20", target.AtRisk, ""},
		{"C6.9-a", 2021, "1", target.Worsening, ""},
	} {
		v, ok := all[want.code].In(want.year)
		require.True(t, ok, want.code)
		require.Equal(t, want.shown, *v.Display, want.code)
		require.Equal(t, want.status, v.Verdict.Status, "%s: %s", want.code, v.Verdict.Reason.Text(fault.Chinese))
		if want.reason != "" {
			require.Equal(t, want.reason, v.Verdict.Reason.Text(fault.Chinese))
		}
	}
}

func TestAnIncompleteYearIsShownAndNotJudged(t *testing.T) {
	t.Parallel()
	v, ok := follow(testcity.Demo(t), office, "jiaxing-children-14-5")["C4.2-a"].In(2025)
	require.True(t, ok)
	require.True(t, v.Provisional)
	require.Equal(t, "100.15", *v.Display)
	require.Nil(t, v.Verdict)
}

func TestUnitsAreCounted(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	children := follow(c, office, "jiaxing-children-14-5")
	for code, want := range map[string]string{
		"C7.3-a": "85.71，目标 ≥ 100：7 个县（市、区）中还差 1 个。",
		"C7.3-b": "68.1，目标 ≥ 100：72 个单位中还差 23 个。",
	} {
		v, _ := children[code].In(2022)
		require.Equal(t, target.AtRisk, v.Verdict.Status, "%s: six of seven counties, as the year before, are no fall", code)
		require.Equal(t, want, v.Verdict.Reason.Text(fault.Chinese))
	}
}
