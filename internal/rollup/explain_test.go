package rollup_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/testcity"
)

func explain(c *testcity.City, user, indicator string, q rollup.Query) (*rollup.Explanation, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (*rollup.Explanation, error) {
		return rollup.Explain(ctx, tx, q, indicator)
	})
}

// inputs are an explanation's in few words: element@area year = value (revision, state).
func inputs(e *rollup.Explanation) []string {
	var out []string
	for _, i := range e.Inputs {
		said := fmt.Sprintf("%s@%s %d = ", i.Element.Code, i.Area.Code, i.Year)
		switch {
		case i.FigureID == nil:
			said += "nothing"
		case i.Emptiness != nil:
			said += fmt.Sprintf("%s (%d, %s)", *i.Emptiness, *i.Revision, *i.State)
		default:
			said += fmt.Sprintf("%s (%d, %s)", i.Value.Decimal, *i.Revision, *i.State)
		}
		out = append(out, said)
	}
	return out
}

func TestAValueOpensDownToItsFigures(t *testing.T) {
	t.Parallel()
	c := opened(t)
	report(c, 2025, testcity.Haining, "-hc", testcity.Births, "200")
	d := c.Desk("330481-hc", testcity.Women, 2025)
	f := d.Approve(report(c, 2025, testcity.Haining, "-hc", testcity.Deaths, "1"))
	report(c, 2025, testcity.Municipal, "-hc", testcity.Deaths, "not_applicable")
	value := "2"
	testcity.Do(c, "330481-hc/reporter", func(ctx context.Context, tx *db.Tx) (sheet.Changed, error) {
		return sheet.Correct(ctx, tx, d.Sheet().ID.String(), []sheet.Correction{{Ref: sheet.Ref{FigureID: f.ID, Revision: 1}, Value: &value, Reason: "漏报"}}, "page")
	})
	d.Submit()
	cases := []struct {
		reason, user string
		q            rollup.Query
		want         []string
	}{
		{"what is submitted, with what is missing", "330400-wcwc/viewer", query(testcity.Code, rollup.Submitted, 2025), []string{
			"deaths@330401 2025 = not_applicable (1, submitted)", "deaths@330481 2025 = 2 (2, submitted)", "deaths@330482 2025 = nothing",
			"births@330401 2025 = nothing", "births@330481 2025 = 200 (1, submitted)", "births@330482 2025 = nothing",
		}},
		{"what is approved, while a correction is under way", "330400-wcwc/viewer", query(testcity.Haining, rollup.Approved, 2025), []string{
			"deaths@330481 2025 = 1 (1, submitted)", "births@330481 2025 = nothing",
		}},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			e, err := explain(c.In(t), k.user, "W1", k.q)
			require.NoError(t, err)
			require.Equal(t, k.want, inputs(e))
			require.Equal(t, "W1", e.Indicator.Code)
			require.NotEmpty(t, plan.Formula(e.Indicator, e.Elements, fault.Chinese))
		})
	}
	e, err := explain(c, "330481-wcwc/viewer", "W1", query(testcity.Haining, rollup.Submitted, 2025))
	require.NoError(t, err)
	require.Equal(t, "10", e.Result.Value.Decimal.String())
	require.Equal(t, c.Actor("330481-hc/reporter").UserID, *e.Inputs[0].EnteredBy)
	require.Equal(t, c.Now(), e.Inputs[0].EnteredAt.UTC())
	_, err = explain(c, "330481-wcwc/viewer", "W1", query(testcity.Pinghu, rollup.Submitted, 2025))
	require.True(t, fault.Has(err, fault.NotFound), "an open value of the next county is not explained")
	_, err = explain(c, "330400-wcwc/viewer", "W9", query(testcity.Code, rollup.Submitted, 2025))
	require.True(t, fault.Has(err, fault.NotFound))
}

func TestARunningTotalOpensYearByYear(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	for year := 2021; year <= 2022; year++ {
		c.OpenRound(testcity.Women, year)
		report(c, year, testcity.Haining, "-ca", testcity.Trained, fmt.Sprint(year-2000))
	}
	e, err := explain(c, "330400-wcwc/viewer", "W5", query(testcity.Haining, rollup.Submitted, 2022))
	require.NoError(t, err)
	require.Equal(t, []string{"trained@330481 2021 = 21 (1, submitted)", "trained@330481 2022 = 22 (1, submitted)"}, inputs(e))
}

// TestAPublishedValueOpensToWhatWasFrozen: a later correction shows in the live bases only.
func TestAPublishedValueOpensToWhatWasFrozen(t *testing.T) {
	t.Parallel()
	c := opened(t)
	d := c.Desk("330481-hc", testcity.Women, 2025)
	f := d.Approve(report(c, 2025, testcity.Haining, "-hc", testcity.Clinic, "1"))
	publish(c, testcity.Women, 2025)
	value := "0"
	testcity.Do(c, "330481-hc/reporter", func(ctx context.Context, tx *db.Tx) (sheet.Changed, error) {
		return sheet.Correct(ctx, tx, d.Sheet().ID.String(), []sheet.Correction{{Ref: sheet.Ref{FigureID: f.ID, Revision: 1}, Value: &value, Reason: "误报"}}, "page")
	})
	d.Submit()
	d.Approve(c.Figure(f.ID))
	for basis, want := range map[rollup.Basis]string{rollup.Published: "clinic@330481 2025 = 1 (1, approved)", rollup.Approved: "clinic@330481 2025 = 0 (2, approved)"} {
		e, err := explain(c, "330400-wcwc/viewer", "W4", query(testcity.Haining, basis, 2025))
		require.NoError(t, err)
		require.Equal(t, []string{want}, inputs(e), basis)
	}
	e, err := explain(c, "330482-hc/viewer", "W4", query(testcity.Haining, rollup.Published, 2025))
	require.NoError(t, err)
	require.Equal(t, []string{"clinic@330481 2025 = nothing"}, inputs(e), "the value is for all of the city, its figures keep their scope")
	require.Equal(t, "100", e.Result.Value.Decimal.String())
}
