package rollup_test

import (
	"context"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/tenant"
	"github.com/liangce/liangce/internal/testcity"
)

func indicatorOf(plans []plan.Catalogue, code string) *plan.Indicator {
	at := slices.IndexFunc(plans[0].Indicators, func(i plan.Indicator) bool { return i.Code == code })
	return &plans[0].Indicators[at]
}

func elementOf(plans []plan.Catalogue, code string) *plan.Element {
	at := slices.IndexFunc(plans[0].Elements, func(e plan.Element) bool { return e.Code == code })
	return &plans[0].Elements[at]
}

// changedIn23 has the survey count otherwise from 2023 on.
func changedIn23(comparable bool) func(*tenant.Opening, []plan.Catalogue) {
	return func(_ *tenant.Opening, plans []plan.Catalogue) {
		e := elementOf(plans, testcity.Rate)
		e.Earlier = plan.Earlier[plan.EarlierElement]{{
			Redefinition: plan.Redefinition{Until: 2022, Why: "标准修订", WhyEN: "The standard was revised", Comparable: comparable},
			Name:         "旧" + e.Name, NameEN: "old " + e.NameEN, Unit: e.Unit, PeriodBasis: e.PeriodBasis, Minimum: e.Minimum, Maximum: e.Maximum,
		}}
	}
}

// surveyed reports and approves what the city's survey found.
func surveyed(c *testcity.City, year int, value string) {
	c.OpenRound(testcity.Women, year)
	desk := c.Desk("330400-hc", testcity.Women, year)
	desk.Approve(desk.Report(testcity.Rate, value))
}

func bridge(ctx context.Context, tx *db.Tx, factor string, over int) (rollup.Bridge, error) {
	s := rollup.Span{Plan: testcity.Women, Indicator: "W3", Year: 2023, Basis: "2022 年按两种标准各测一遍", Over: over}
	if factor != "" {
		d := decimal.RequireFromString(factor)
		s.Factor = &d
	}
	return rollup.RecordBridge(ctx, tx, s)
}

func verdictOf(c *testcity.City, indicator string, year int) (verdict, reason string) {
	t := read(c, "330400-wcwc/viewer", query("330400", rollup.Approved, year))
	at := slices.IndexFunc(t.Indicators, func(i plan.Indicator) bool { return i.Code == indicator })
	r := t.At(at, 0, 0)
	return string(*r.Verdict), r.Says("en")
}

func TestAChangedDefinitionIsJudgedAcrossOnlyOverABridge(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	surveyed(c, 2022, "49")
	surveyed(c, 2024, "52") // the target is ≥ 50
	verdict, _ := verdictOf(c, "W3", 2024)
	require.Equal(t, "met", verdict)

	c.Redefine(changedIn23(false))
	verdict, reason := verdictOf(c, "W3", 2024)
	require.Equal(t, "needs_judgement", verdict)
	require.Contains(t, reason, "changed in 2023")
	verdict, _ = verdictOf(c, "W3", 2022)
	require.NotEqual(t, "needs_judgement", verdict, "the years of the plan's own definition are judged as before")

	_, err := testcity.Try(c, "330400-wcwc/signer", func(ctx context.Context, tx *db.Tx) (rollup.Bridge, error) { return bridge(ctx, tx, "1.1", 0) })
	require.Equal(t, fault.ReasonStatistics, testcity.Reason(err), "an office records none")
	_, err = testcity.Try(c, "330481-stat/signer", func(ctx context.Context, tx *db.Tx) (rollup.Bridge, error) { return bridge(ctx, tx, "1.1", 0) })
	require.Error(t, err, "nor does a county's statistics")

	b := testcity.Do(c, "330400-stat/signer", func(ctx context.Context, tx *db.Tx) (rollup.Bridge, error) { return bridge(ctx, tx, "1.1", 0) })
	require.Equal(t, 1, b.Revision)
	verdict, reason = verdictOf(c, "W3", 2024)
	require.NotContains(t, []string{"met", "needs_judgement"}, verdict, "52 ÷ 1.1 is below 50")
	require.Contains(t, reason, "52.00 (47.27 by the plan's definition)")

	_, err = testcity.Try(c, "330400-stat/signer", func(ctx context.Context, tx *db.Tx) (rollup.Bridge, error) { return bridge(ctx, tx, "1.02", 0) })
	f, _ := fault.As(err)
	require.Equal(t, fault.StaleRevision, f.Code)
	testcity.Do(c, "330400-stat/signer", func(ctx context.Context, tx *db.Tx) (rollup.Bridge, error) { return bridge(ctx, tx, "1.02", 1) })
	verdict, _ = verdictOf(c, "W3", 2024)
	require.Equal(t, "met", verdict)
	testcity.Do(c, "330400-stat/signer", func(ctx context.Context, tx *db.Tx) (rollup.Bridge, error) { return bridge(ctx, tx, "", 2) })
	verdict, _ = verdictOf(c, "W3", 2024)
	require.Equal(t, "needs_judgement", verdict, "a bridge that is taken back bears nothing")

	back := testcity.Do(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) (bool, error) {
		carrier, err := rollup.Carry(ctx, tx, testcity.Women)
		if err != nil {
			return false, err
		}
		table, err := rollup.Read(ctx, tx, query("330400", rollup.Approved, 2024))
		if err != nil {
			return false, err
		}
		at := slices.IndexFunc(table.Indicators, func(i plan.Indicator) bool { return i.Code == "W3" })
		_, ok := carrier.Back(table.Indicators[at], table.Areas[0], 2024, quantity.FromInt(52))
		return ok, nil
	})
	require.False(t, back, "an index leaves it out too")

	c.Redefine(changedIn23(true))
	verdict, _ = verdictOf(c, "W3", 2024)
	require.Equal(t, "met", verdict, "nothing has to be bridged")
	_, err = testcity.Try(c, "330400-stat/signer", func(ctx context.Context, tx *db.Tx) (rollup.Bridge, error) { return bridge(ctx, tx, "1.1", 3) })
	require.Equal(t, fault.ReasonNoBreak, testcity.Reason(err))
}

func TestABridgeTakesItsShiftOffBeforeItDivides(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	surveyed(c, 2024, "56")
	c.Redefine(changedIn23(false))
	testcity.Do(c, "330400-stat/signer", func(ctx context.Context, tx *db.Tx) (rollup.Bridge, error) {
		factor, shift := decimal.RequireFromString("1.25"), decimal.RequireFromString("-4")
		return rollup.RecordBridge(ctx, tx, rollup.Span{Plan: testcity.Women, Indicator: "W3", Year: 2023, Factor: &factor, Shift: &shift, Basis: "2022 年按两种标准各测一遍"})
	})
	_, reason := verdictOf(c, "W3", 2024)
	require.Contains(t, reason, "56.00 (48.00 by the plan's definition)", "(56 + 4) ÷ 1.25")
}

func TestAChangeThatThePlanWasWrittenAfterIsCrossedByNothing(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	surveyed(c, 2024, "52")
	c.Redefine(func(o *tenant.Opening, plans []plan.Catalogue) {
		changedIn23(false)(o, plans)
		elementOf(plans, testcity.Rate).Earlier[0].Until = 2019 // the baseline's year is the first of the new definition
	})
	verdict, _ := verdictOf(c, "W3", 2024)
	require.Equal(t, "met", verdict)
}

func TestAnEarlierFormulaMakesTheValuesOfItsYears(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	for _, year := range []int{2022, 2023} {
		c.OpenRound(testcity.Women, year)
		for _, county := range []string{"330481", "330482"} {
			hc, edu := c.Desk(county+"-hc", testcity.Women, year), c.Desk(county+"-edu", testcity.Women, year)
			edu.Approve(edu.Report(testcity.Pupils, "400"))
			hc.Approve(hc.Report(testcity.Births, "200"))
			hc.Approve(hc.Report(testcity.Exams, "100"))
		}
	}
	require.Equal(t, "25", cellFor(c, "330481-wcwc/viewer", "W2", query("330481", rollup.Approved, 2022)).Value)
	c.Redefine(func(_ *tenant.Opening, plans []plan.Catalogue) {
		i, births := indicatorOf(plans, "W2"), testcity.Births
		i.Earlier = plan.Earlier[plan.EarlierIndicator]{{
			Redefinition: plan.Redefinition{Until: 2022, Why: "分母改变", WhyEN: "Another denominator"}, Name: i.Name, NameEN: i.NameEN, Unit: i.Unit,
			Numerator: i.Numerator, Denominator: &births, Multiplier: i.Multiplier,
		}}
	})
	require.Equal(t, "50", cellFor(c, "330481-wcwc/viewer", "W2", query("330481", rollup.Approved, 2022)).Value)
	require.Equal(t, "25", cellFor(c, "330481-wcwc/viewer", "W2", query("330481", rollup.Approved, 2023)).Value)
	found := testcity.Do(c, "330481-wcwc/viewer", func(ctx context.Context, tx *db.Tx) ([]rollup.Break, error) {
		return rollup.Breaks(ctx, tx, testcity.Women, "330481")
	})
	require.Len(t, found, 1)
	require.Equal(t, []any{"W2", 2023, false}, []any{found[0].Indicator, found[0].Year, found[0].Comparable()})
	explained := testcity.Do(c, "330481-wcwc/viewer", func(ctx context.Context, tx *db.Tx) (*rollup.Explanation, error) {
		return rollup.Explain(ctx, tx, query("330481", rollup.Approved, 2022), "W2")
	})
	require.Equal(t, []string{testcity.Exams, testcity.Births}, []string{explained.Elements[0].Code, explained.Elements[1].Code})
}

// In a year without a survey nobody is asked, so nothing is missing.
func TestAYearWithoutASurveyLacksNothing(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	r := regime.Default()
	r.Periods = append(r.Periods, period.Kind{Code: "fitness", Name: "体质监测年", NameEN: "Physique", Shape: period.Survey, Years: []int{2020, 2025}})
	c.Follow(testcity.Code, r)
	c.Redefine(func(_ *tenant.Opening, plans []plan.Catalogue) {
		elementOf(plans, testcity.Rate).PeriodBasis, indicatorOf(plans, "W3").PeriodBasis = "fitness", "fitness"
	})
	at := func(year int) said {
		return cellFor(c, "330400-wcwc/viewer", "W3", query("330400", rollup.Approved, year))
	}
	require.Equal(t, said{Value: "not_applicable"}, at(2024))
	require.Equal(t, said{Value: "not_reported", Expected: 1, Missing: []string{"330400"}}, at(2025))
}
