package rollup_test

import (
	"context"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/testcity"
)

// besides puts the women's plan with W6 as a coverage of all pupils, and W2 as a share in keeping with W1's.
func besides(t *testing.T) *testcity.City {
	t.Helper()
	c := testcity.Open(t)
	women := testcity.Catalogues("330400")[0]
	pupils, w1, band := testcity.Pupils, "W1", decimal.NewFromInt(5)
	at := slices.IndexFunc(women.Indicators, func(i plan.Indicator) bool { return i.Code == "W6" })
	women.Indicators[at].Entitled = &pupils
	for i := range women.Targets {
		goal := &women.Targets[i]
		switch goal.Indicator {
		case "W6":
			goal.Type, goal.Op, goal.Value, goal.Printed = "full_coverage", nil, nil, "应保尽保"
		case "W2":
			goal.Type, goal.Op, goal.Value, goal.Printed, goal.Reference, goal.Band = "commensurate", nil, nil, "相适应", &w1, &band
		}
	}
	_, err := db.Write(t.Context(), c.Store, access.Loader("330400"), func(tx *db.Tx) (plan.Change, error) { return plan.Put(context.Background(), tx, women) })
	require.NoError(t, err)
	c.OpenRound(testcity.Women, 2025)
	return c
}

func verdict(c *testcity.City, indicator string) string {
	return cell(c, indicator, "330481", rollup.Approved).Verdict
}

func TestCoverageIsOfThoseEntitled(t *testing.T) {
	t.Parallel()
	c := besides(t)
	d := c.Desk("330481-ca", testcity.Women, 2025)
	d.Approve(d.Report(testcity.Assembly, "100"))
	require.Equal(t, "needs_judgement", verdict(c, "W6"), "a number of heads alone proves nothing")
	edu := c.Desk("330481-edu", testcity.Women, 2025)
	edu.Approve(edu.Report(testcity.Pupils, "100"))
	require.Equal(t, "met", verdict(c, "W6"), "the figure of those entitled moves the verdict, though the value is another's")
	edu.Correct(testcity.Pupils, "125")
	require.Equal(t, "off_track", verdict(c, "W6"))
	require.Empty(t, differences(c))
}

func TestAShareIsHeldAgainstAnotherOfItsYear(t *testing.T) {
	t.Parallel()
	c := besides(t)
	hc, edu := c.Desk("330481-hc", testcity.Women, 2025), c.Desk("330481-edu", testcity.Women, 2025)
	hc.Approve(hc.Report(testcity.Exams, "46"))
	edu.Approve(edu.Report(testcity.Pupils, "100"))
	require.Equal(t, "needs_judgement", verdict(c, "W2"), "the other is not known")
	hc.Approve(hc.Report(testcity.Births, "1000"))
	deaths := hc.Report(testcity.Deaths, "50")
	hc.Approve(deaths)
	require.Equal(t, "met", verdict(c, "W2"), "46 beside 50, give or take 5")
	hc.Correct(testcity.Deaths, "60")
	require.Equal(t, "off_track", verdict(c, "W2"), "the other moved away")
	require.Empty(t, differences(c))
}
