package region_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/tenant"
	"github.com/liangce/liangce/internal/testcity"
)

// TestTwoPlansWithOneFormulaCountOnce: and where one of them is made of something else by now, the other one's value is taken.
func TestTwoPlansWithOneFormulaCountOnce(t *testing.T) {
	t.Parallel()
	w := open(t)
	twice := func(denominatorNow string) {
		w.Redefine(func(_ *tenant.Opening, plans []plan.Catalogue) {
			same := plans[0].Indicators[0]
			same.Plan, same.Code, same.Number = plans[1].Plan.Code, "C2", 2
			if denominatorNow != *same.Denominator {
				was := same
				same.Denominator = &denominatorNow
				same.Earlier = plan.Earlier[plan.EarlierIndicator]{{
					Redefinition: plan.Redefinition{Until: 2024, Why: "另一口径", WhyEN: "another definition"},
					Name:         was.Name, NameEN: was.NameEN, Unit: was.Unit, Numerator: was.Numerator, Denominator: was.Denominator, Multiplier: was.Multiplier,
				}}
			}
			goal := plans[0].Targets[0]
			goal.Plan, goal.Indicator = same.Plan, same.Code
			plans[1].Indicators, plans[1].Targets = append(plans[1].Indicators, same), append(plans[1].Targets, goal)
		})
	}
	twice(testcity.Births)
	for _, year := range []int{2024, 2025} {
		w.put(testcity.Code, testcity.Haining, testcity.Births, "100", year)
		w.put(testcity.Code, testcity.Haining, testcity.Deaths, "1", year)
	}
	w.carry()
	require.EqualValues(t, 2, w.Count(`select count(*) from rollup_cell where city_id = $1 and area_code = $1 and year = 2025 and basis = 'APPROVED' and numerator = 1 and denominator = 100`, testcity.Code), "two plans have it")
	c, _ := w.board(province).At("DEATHS", province, 2025)
	require.Equal(t, []string{"1", "100"}, []string{c.Numerator.Decimal.String(), c.Denominator.Decimal.String()})
	require.Equal(t, "10.00 provisional", w.shown(province, "DEATHS", testcity.Code, 2025))
	twice(testcity.Pupils)
	w.carry()
	require.Equal(t, "10.00 provisional", w.shown(province, "DEATHS", testcity.Code, 2025), "the plan that did not change says it")
	require.Equal(t, "10.00 provisional", w.shown(province, "DEATHS", testcity.Code, 2024))
}

// TestWhatAMemberNoLongerHasGoes although it was part of no total: the region's pages are other pages without it.
func TestWhatAMemberNoLongerHasGoes(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.put(second, second, testcity.Rate, "61.5", 2025)
	w.carry()
	require.Equal(t, "61.50", w.shown(province, "RATE", second, 2025))
	before := w.version(province)
	w.arrange(`delete from rollup_cell c using indicator i where c.city_id = $1 and i.city_id = c.city_id and i.plan = c.plan and i.code = c.indicator and i.count = $2`, second, testcity.Rate)
	w.arrange(`update plan_version set version = version + 1 where city_id = $1`, second)
	w.carry()
	require.Equal(t, "absent", w.shown(province, "RATE", second, 2025))
	require.Greater(t, w.version(province), before, "nobody is given what is kept of the pages before")
}
