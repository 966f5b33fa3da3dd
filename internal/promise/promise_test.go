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

// The demonstration's last published year, judged by what the prose says.
func TestTheDemonstrationsPromises(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	judged := func(plan string) map[string]target.Status {
		out := map[string]target.Status{}
		for code, s := range follow(c, office, plan) {
			v, ok := s.In(2024)
			require.True(t, ok, code)
			require.Len(t, s.Values, 6, "%s: all years of the plan", code)
			out[code] = ""
			if v.Verdict != nil {
				out[code] = v.Verdict.Status
				require.NotEmpty(t, v.Verdict.Reason.Text(fault.Chinese))
			}
		}
		return out
	}
	require.Equal(t, map[string]target.Status{
		"W2.3-a": target.Met, "W2.5-b": target.Met, "W2.8-a": "", "W3.3-a": target.Met, "W4.3-b": target.OnTrack,
	}, judged("jiaxing-women-14-5"))
	require.Equal(t, map[string]target.Status{
		"C1.6-c": target.OffTrack, "C2.4-c": "", "C4.2-a": target.Met, "C4.2-b": target.Met, "C7.3-a": target.Met, "C7.3-b": target.AtRisk, "C-P1-a": target.OffTrack,
	}, judged("jiaxing-children-14-5"))
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
