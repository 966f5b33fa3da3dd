package region_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/region"
	"github.com/liangce/liangce/internal/tenant"
	"github.com/liangce/liangce/internal/testcity"
)

// sums are numerator and denominator of deaths over births, counted from the figures alone, in SQL of the test's own: over all areas of
// cities whose code begins so that have approved both.
const sums = `select coalesce(sum(d.value), 0)::text, coalesce(sum(b.value), 0)::text from
	(select f.city_id, f.area_code, f.year, r.value from figure f join figure_revision r on r.figure_id = f.id and r.revision = f.approved_revision where element = 'deaths') d
	join (select f.city_id, f.area_code, f.year, r.value from figure f join figure_revision r on r.figure_id = f.id and r.revision = f.approved_revision where element = 'births') b
	using (city_id, area_code, year) where starts_with(d.city_id, $1) and year = $2 and d.value is not null and b.value is not null`

func TestARegionIsWhatItsCitiesFiguresAddUpTo(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.carry()
	dice := rand.New(rand.NewSource(46)) //nolint:gosec // the same every time
	cities := []string{testcity.Code, second, foreign, unattached}
	for round := range 20 {
		for range 1 + dice.Intn(4) {
			city := cities[dice.Intn(len(cities))]
			value := strconv.Itoa(dice.Intn(5))
			element := testcity.Deaths
			if dice.Intn(2) == 0 {
				element, value = testcity.Births, strconv.Itoa(100+dice.Intn(900))
			}
			if dice.Intn(6) == 0 {
				value = ""
			}
			w.put(city, counties(city)[dice.Intn(3)], element, value, 2024+dice.Intn(2))
		}
		w.carry()
		for code, begins := range map[string]string{province: "33", neighbour: "34", nation: "3[34]"} {
			for _, year := range []int{2024, 2025} {
				w.requireSum(code, begins, year, round)
			}
		}
	}
}

// requireSum compares a region's cell with the figures below it.
func (w *world) requireSum(code, begins string, year, round int) {
	w.t.Helper()
	all := []string{begins}
	if begins == "3[34]" {
		all = []string{"33", "34"}
	}
	num, den := decimal.Zero, decimal.Zero
	for _, prefix := range all {
		var n, d string
		require.NoError(w.t, w.owner.QueryRow(w.t.Context(), sums, prefix, year).Scan(&n, &d))
		num, den = num.Add(decimal.RequireFromString(n)), den.Add(decimal.RequireFromString(d))
	}
	c, there := w.board(code).At("DEATHS", code, year)
	require.True(w.t, there)
	at := fmt.Sprintf("%s in %d, round %d", code, year, round)
	if !den.IsPositive() {
		require.False(w.t, c.Value.Valid, at)
		return
	}
	require.Equal(w.t, num.String(), c.Numerator.Decimal.String(), at)
	require.Equal(w.t, den.String(), c.Denominator.Decimal.String(), at)
	require.Equal(w.t, num.Mul(decimal.NewFromInt(1000)).DivRound(den, 12).String(), c.Value.Decimal.String(), at)
}

func TestWhatIsShownOfARegion(t *testing.T) {
	t.Parallel()
	w := open(t)
	for _, city := range []string{testcity.Code, second} {
		for n, area := range counties(city) {
			if city == second && n == 2 {
				continue // has not reported
			}
			w.put(city, area, testcity.Births, "100", 2025)
			w.put(city, area, testcity.Deaths, "1", 2025)
		}
		w.put(city, city, testcity.Rate, "61.5", 2025)
		w.put(city, counties(city)[1], testcity.Clinic, "1", 2025)
		w.put(city, counties(city)[2], testcity.Clinic, "0", 2025)
	}
	w.put(second, counties(second)[2], testcity.Clinic, "1", 2025)
	w.carry()
	require.Equal(t, "10.00", w.shown(province, "DEATHS", testcity.Code, 2025))
	require.Equal(t, "10.00 provisional", w.shown(province, "DEATHS", second, 2025))
	require.Equal(t, "10.00 provisional", w.shown(province, "DEATHS", province, 2025), "a total that lacks an area says so")
	require.Equal(t, "500.00 provisional", w.shown(province, "BIRTHS", province, 2025))
	require.Equal(t, "75.00", w.shown(province, "CLINIC", province, 2025), "counties are counted over cities, shares are not averaged")
	require.Equal(t, "61.50", w.shown(province, "RATE", second, 2025))
	require.Equal(t, "absent", w.shown(province, "RATE", province, 2025), "what cannot be added has no total")
	require.Equal(t, "absent", w.shown(nation, "RATE", province, 2025))
	require.Equal(t, "10.00 provisional", w.shown(nation, "DEATHS", nation, 2025))
	require.Equal(t, "not_reported", w.shown(nation, "DEATHS", neighbour, 2025))
	require.Equal(t, "absent", w.shown(nation, "DEATHS", testcity.Code, 2025), "the nation sees provinces")

	b := w.board(province)
	require.Equal(t, []int{2020, 2021, 2022, 2023, 2024, 2025}, b.Years)
	require.Len(t, b.Members, 2)
	require.Equal(t, region.Progress{Complete: 4, Asked: 4}, b.Progress(testcity.Code, 2025))
	require.Equal(t, region.Progress{Complete: 2, Started: 2, Asked: 4}, b.Progress(second, 2025))
	require.Equal(t, region.Progress{Asked: 4}, b.Progress(second, 2024))
	cell, _ := b.At("DEATHS", province, 2025)
	require.Equal(t, []int{5, 6}, []int{cell.Reported, cell.Expected})
}

func TestAnApprovalIsSeenAboveAfterOneStepAndSoIsACorrection(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.carry()
	w.OpenRound(testcity.Women, 2025)
	desk := w.Desk("330481-hc", testcity.Women, 2025)
	desk.Approve(desk.Report(testcity.Births, "400"))
	sent := desk.Report(testcity.Deaths, "2")
	w.carry()
	require.Equal(t, "not_reported", w.shown(province, "DEATHS", province, 2025), "what is only submitted stays below")
	desk.Approve(sent)
	require.Equal(t, []region.Lag{{Region: province, Member: testcity.Code}}, w.behind())
	_, err := w.take(w.behind()[0])
	require.NoError(t, err)
	require.Equal(t, "5.00 provisional", w.shown(province, "DEATHS", province, 2025))
	require.Equal(t, []region.Lag{{Region: nation, Member: province}}, w.behind())
	w.carry()
	require.Equal(t, "5.00 provisional", w.shown(nation, "DEATHS", nation, 2025))
	desk.Correct(testcity.Deaths, "4")
	w.carry()
	require.Equal(t, "10.00 provisional", w.shown(nation, "DEATHS", nation, 2025))
}

func TestTakingAgainChangesNothing(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.put(testcity.Code, testcity.Haining, testcity.Births, "100", 2025)
	require.Positive(t, w.carry())
	require.Zero(t, w.carry())
	before, shown := w.version(province), w.shown(province, "BIRTHS", province, 2025)
	took, err := w.take(region.Lag{Region: province, Member: testcity.Code})
	require.NoError(t, err)
	require.False(t, took, "nothing moved")
	w.arrange(`update region_member set taken = 'something else'`)
	require.Equal(t, 5, w.carry(), "three cities and two provinces")
	require.Equal(t, before, w.version(province), "the same values are no change")
	require.Equal(t, shown, w.shown(province, "BIRTHS", province, 2025))

	// A figure changed for another and back is two versions, and one value.
	w.put(testcity.Code, testcity.Haining, testcity.Births, "200", 2025)
	w.put(testcity.Code, testcity.Haining, testcity.Births, "100", 2025)
	require.Equal(t, 1, w.carry())
	require.Equal(t, before, w.version(province))
}

func TestOneWhoDiesInTheMiddleLeavesNothingAndHoldsNobody(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.carry()
	w.put(testcity.Code, testcity.Haining, testcity.Births, "100", 2025)
	lag := region.Lag{Region: province, Member: testcity.Code}
	dead := errors.New("dead")
	_, err := db.Write(t.Context(), w.Store, access.Region(testcity.Code), func(tx *db.Tx) (bool, error) {
		took, err := region.Take(t.Context(), tx, province)
		require.NoError(t, err)
		require.True(t, took)
		other, err := w.take(lag)
		require.NoError(t, err)
		require.False(t, other, "one at a time")
		return false, dead
	})
	require.ErrorIs(t, err, dead)
	require.Equal(t, "not_reported", w.shown(province, "BIRTHS", province, 2025))
	require.Equal(t, []region.Lag{lag}, w.behind())
	w.carry()
	require.Equal(t, "100.00 provisional", w.shown(nation, "BIRTHS", nation, 2025))
}

func TestADefinitionThatChangesBelowIsNotAddedUp(t *testing.T) {
	t.Parallel()
	w := open(t)
	for _, year := range []int{2024, 2025} {
		w.put(testcity.Code, testcity.Haining, testcity.Births, "100", year)
		w.put(testcity.Code, testcity.Haining, testcity.Deaths, "1", year)
		w.put(second, second[:4]+"81", testcity.Births, "100", year)
		w.put(second, second[:4]+"81", testcity.Deaths, "3", year)
	}
	w.carry()
	require.Equal(t, "20.00 provisional", w.shown(province, "DEATHS", province, 2024))
	w.Redefine(func(_ *tenant.Opening, plans []plan.Catalogue) {
		i := &plans[0].Indicators[0]
		now := *i
		i.Denominator = text(testcity.Pupils)
		i.Earlier = plan.Earlier[plan.EarlierIndicator]{{
			Redefinition: plan.Redefinition{Until: 2024, Why: "另一口径", WhyEN: "another definition"},
			Name:         now.Name, NameEN: now.NameEN, Unit: now.Unit, Numerator: now.Numerator, Denominator: now.Denominator, Multiplier: now.Multiplier,
		}}
	})
	w.carry()
	require.Equal(t, "20.00 provisional", w.shown(province, "DEATHS", province, 2024))
	require.Equal(t, region.OtherDefinition, w.shown(province, "DEATHS", testcity.Code, 2025))
	require.Equal(t, "30.00 provisional", w.shown(province, "DEATHS", province, 2025))
	require.Equal(t, region.Progress{Started: 1, Asked: 3}, w.board(province).Progress(testcity.Code, 2025), "nobody waits for what is not compared")
}

func TestARegionsListMayChange(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.put(testcity.Code, testcity.Haining, testcity.Births, "100", 2025)
	w.carry()
	above := nation
	require.False(t, w.load(province, &above, list()), "the same again is no change")
	require.Zero(t, w.carry())
	wanted := list()[:2]
	wanted[1].Multiplier = decimal.RequireFromString("0.01")
	require.True(t, w.load(province, &above, wanted))
	w.carry()
	require.Equal(t, "1.00 provisional", w.shown(province, "BIRTHS", province, 2025))
	require.Equal(t, "100.00 provisional", w.shown(nation, "BIRTHS", province, 2025), "the nation's own unit is what it was")
	require.Equal(t, "absent", w.shown(province, "CLINIC", testcity.Code, 2025))
	require.Equal(t, "absent", w.shown(nation, "CLINIC", province, 2025))
	require.Zero(t, w.Count(`select count(*) from region_cell where city_id = $1 and indicator not in ('DEATHS', 'BIRTHS')`, province))
}

func TestANewNameIsCarriedUp(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.carry()
	before := w.version(province)
	w.arrange(`update city set name = '新市' where city_id = $1`, second)
	w.carry()
	require.Equal(t, "新市", w.board(province).Members[1].LocalName("zh-CN"))
	require.Greater(t, w.version(province), before)
}

func TestACityUnderNoProvinceBelongsToTheNation(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.Found("110000")
	w.put("110000", "110081", testcity.Births, "70", 2025)
	w.put(testcity.Code, testcity.Haining, testcity.Births, "100", 2025)
	w.carry()
	require.Equal(t, "70.00 provisional", w.shown(nation, "BIRTHS", "110000", 2025))
	require.Equal(t, "170.00 provisional", w.shown(nation, "BIRTHS", nation, 2025))
}

func TestWhoReadsARegion(t *testing.T) {
	t.Parallel()
	w := open(t)
	_, err := testcity.Try(w.City, "330400-wcwc/signer", func(ctx context.Context, tx *db.Tx) (*region.Board, error) { return region.Read(ctx, tx) })
	require.Equal(t, "region", testcity.Reason(err))
}
