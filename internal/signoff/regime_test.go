package signoff_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/testcity"
)

// own is a regime whose county figures go through the stages given, with the duties given for each.
func own(stages ...chain.Step) regime.Regime {
	r := regime.Default()
	r.Chain = chain.Default()
	r.Chain[chain.County] = chain.Lead(append([]chain.Step{r.Chain[chain.County][0]}, stages...))
	return r
}

func stage(s chain.Stage, duties ...chain.Duty) chain.Step {
	return chain.Step{Stage: s, Duties: duties, Name: string(s), NameEN: string(s)}
}

func counted(c *testcity.City, user string) []signoff.Waiting {
	return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]signoff.Waiting, error) { return signoff.Count(ctx, tx) })
}

func TestAFigureGoesTheWayOfItsCity(t *testing.T) {
	t.Parallel()
	cases := []struct {
		reason string
		regime regime.Regime
		steps  []step
		idle   []string
	}{
		{
			"without a line check, and the county's office alone",
			own(stage(chain.CountySignOff, chain.Office), stage(chain.CitySignOff, chain.Office, chain.Statistics)),
			[]step{
				{"330481-hc/reviewer", chain.DepartmentReview, chain.Reviewed},
				{"330481-wcwc/signer", chain.CountySignOff, chain.CountySigned},
				{"330400-stat/signer", chain.CitySignOff, chain.CountySigned},
				{"330400-wcwc/signer", chain.CitySignOff, chain.Approved},
			},
			[]string{"330481-stat/signer", "330400-hc/reviewer"},
		},
		{
			"statistics only at the city, and the line before the county",
			own(stage(chain.LineCheck, chain.Line), stage(chain.CountySignOff, chain.Office), stage(chain.CitySignOff, chain.Statistics)),
			[]step{
				{"330481-hc/reviewer", chain.DepartmentReview, chain.Reviewed},
				{"330400-hc/reviewer", chain.LineCheck, chain.LineChecked},
				{"330481-wcwc/signer", chain.CountySignOff, chain.CountySigned},
				{"330400-stat/signer", chain.CitySignOff, chain.Approved},
			},
			[]string{"330481-stat/signer", "330400-wcwc/signer"},
		},
		{
			"the county has the last word",
			own(stage(chain.CountySignOff, chain.Statistics)),
			[]step{{"330481-hc/reviewer", chain.DepartmentReview, chain.Reviewed}, {"330481-stat/signer", chain.CountySignOff, chain.Approved}},
			[]string{"330481-wcwc/signer", "330400-hc/reviewer", "330400-stat/signer", "330400-wcwc/signer"},
		},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			t.Parallel()
			c := testcity.Open(t)
			c.Follow(testcity.Code, k.regime)
			c.OpenRound(testcity.Women, 2025)
			d := c.Desk("330481-hc", testcity.Women, 2025)
			f := d.Report(testcity.Births, "1000")
			for _, s := range k.steps {
				for _, user := range k.idle {
					require.Empty(t, waits(c, user, f), "%s waits for nothing", user)
					require.Empty(t, counted(c, user), user)
					out := c.Decide(user, signoff.Decision{FigureID: f.ID, Revision: 1, Outcome: figure.Pass})
					require.Len(t, out.Refused, 1, user)
				}
				require.Equal(t, s.stage, waits(c, s.user, f), s.user)
				require.Equal(t, []signoff.Waiting{{Plan: testcity.Women, Year: 2025, Stage: s.stage, Count: 1}}, counted(c, s.user), s.user)
				f = c.Pass(s.user, f)
				require.Equal(t, s.then, f.State, s.user)
			}
		})
	}
}

func TestAChangedChainIsForRoundsOpenedAfterwards(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2024)
	old := c.Desk("330481-hc", testcity.Women, 2024).Report(testcity.Births, "1000")
	c.Follow(testcity.Code, own(stage(chain.CitySignOff, chain.Office)))
	c.OpenRound(testcity.Women, 2025)
	c.Follow(testcity.Code, regime.Default())
	c.OpenRound(testcity.Children, 2024)
	c.OpenRound(testcity.Children, 2025)
	require.Equal(t, 2+2, c.Count(`select count(*) from year_step where year = 2025`), "a longer chain adds nothing to the one that is kept")
	fresh := c.Desk("330481-hc", testcity.Women, 2025).Report(testcity.Births, "1001")

	c.Pass("330481-hc/reviewer", old)
	require.Contains(t, counted(c, "330481-wcwc/signer"), signoff.Waiting{Plan: testcity.Women, Year: 2024, Stage: chain.CountySignOff, Count: 1}, "under way it goes on as it began, though another plan's round was opened since")
	fresh = c.Pass("330481-hc/reviewer", fresh)
	require.Empty(t, waits(c, "330481-wcwc/signer", fresh))
	fresh = c.Pass("330400-wcwc/signer", fresh)
	require.Equal(t, chain.Approved, fresh.State)

	old = c.Desk("330481-hc", testcity.Women, 2024).Figure(testcity.Births)
	for _, user := range testcity.Signers(old, "330481-hc")[1:] {
		old = c.Pass(user, old)
	}
	require.Equal(t, chain.Approved, old.State)
}

func TestReasonsOfACitysOwn(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	r := regime.Default()
	r.Reasons = []regime.Reason{{Code: "NO_SEAL", Name: "缺少签章", NameEN: "Not signed"}, {Code: "SEE", Name: "见意见", NameEN: "See the remark", NeedsWords: true}, {Code: "NEVER", Name: "从未", NameEN: "Never"}}
	c.Follow(testcity.Code, r)
	c.OpenRound(testcity.Women, 2025)
	d := c.Desk("330481-hc", testcity.Women, 2025)
	f := d.Report(testcity.Births, "1000")
	back := func(code chain.ReasonCode, words string) signoff.Decided {
		return c.Decide("330481-hc/reviewer", signoff.Decision{FigureID: f.ID, Revision: 1, Outcome: figure.Return, ReasonCode: &code, Comment: words})
	}
	require.Equal(t, "reasonCode", back(chain.WrongValue, "").Refused[0].Fault.Params["field"], "the usual reason is none here")
	require.Equal(t, "comment", back("SEE", " ").Refused[0].Fault.Params["field"], "this one says nothing without words")
	require.Empty(t, back("NO_SEAL", "").Refused)

	c.Follow(testcity.Code, regime.Default())
	now := testcity.Do(c, "330481-hc/viewer", func(ctx context.Context, tx *db.Tx) (regime.Regime, error) { return regime.Of(ctx, tx) })
	kept, there := now.Reason("NO_SEAL")
	require.True(t, there && kept.Retired && kept.LocalName(fault.Chinese) == "缺少签章", "what was given stays readable")
	_, there = now.Reason("NEVER")
	require.False(t, there, "what was never given is gone")
	require.Equal(t, "NO_SEAL", now.Reasons[len(now.Reasons)-1].Code, "and stands last")

	f = d.Report(testcity.Births, "1001")
	code := chain.ReasonCode("NO_SEAL")
	out := c.Decide("330481-hc/reviewer", signoff.Decision{FigureID: f.ID, Revision: f.Newest.Revision, Outcome: figure.Return, ReasonCode: &code})
	require.Equal(t, "reasonCode", out.Refused[0].Fault.Params["field"], "a retired reason is not offered")
}
