package rollup_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/tenant"
	"github.com/liangce/liangce/internal/testcity"
)

const merged = "330499"

// merges has the two counties become one in the middle of 2024.
func merges(o *tenant.Opening, _ []plan.Catalogue) {
	city := testcity.Code
	o.Areas = append(o.Areas, tenant.Area{Code: merged, Parent: &city, Level: tenant.LevelCounty, Name: "合县", NameEN: "Merged County"})
	for _, t := range slices.Clone(o.Tenants) {
		if t.AreaCode == "330481" {
			t.AreaCode, t.Slug = merged, merged+t.Slug[6:]
			o.Tenants = append(o.Tenants, t)
		}
	}
	o.Changes = []tenant.AreaChange{{
		Day: time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC), FirstYear: 2024, Kind: tenant.Merge,
		Before: db.TextArray{"330481", "330482"}, After: db.TextArray{merged}, Why: "撤销甲县、乙县，设立合县", WhyEN: "First and Second County became one",
	}}
}

func TestCountiesThatWereMergedKeepTheirHistory(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2023)
	for county, deaths := range map[string]string{"330481": "1", "330482": "3"} {
		hc := c.Desk(county+"-hc", testcity.Women, 2023)
		hc.Approve(hc.Report(testcity.Births, "1000"))
		hc.Approve(hc.Report(testcity.Deaths, deaths))
	}
	c.Redefine(merges)

	rate := func(area string, year int) said {
		return cellFor(c, "330400-wcwc/viewer", "W1", query(area, rollup.Approved, year))
	}
	require.Equal(t, "1", rate("330481", 2023).Value, "its history stays under the old county")
	require.Equal(t, said{Value: "2", Display: "2.00", Reported: 2, Expected: 2, Verdict: "met"}, rate(merged, 2023), "restated: 4 of 2000")
	require.Equal(t, "not_applicable", rate("330481", 2024).Value, "it is asked nothing any more")
	require.Equal(t, 1, rate(merged, 2024).Expected)
	require.Equal(t, []string{"330401", merged}, rate("330400", 2024).Missing, "the city waits for what exists")

	areas := func(year int) (codes []string) {
		q := query("330400", rollup.Approved, year)
		q.Depth = 1
		for _, a := range read(c, "330400-wcwc/viewer", q).Areas {
			codes = append(codes, a.Code)
		}
		return codes
	}
	require.Equal(t, []string{"330400", "330401", "330481", "330482"}, areas(2023))
	require.Equal(t, []string{"330400", "330401", merged}, areas(2024))

	c.OpenRound(testcity.Women, 2024)
	require.Zero(t, c.Count(`select count(*) from obligation where year = 2024 and area_code in ('330481', '330482')`))
	hc := c.Desk(merged+"-hc", testcity.Women, 2024)
	hc.Approve(hc.Report(testcity.Births, "2000"))
	hc.Approve(hc.Report(testcity.Deaths, "2"))
	require.Equal(t, "1", rate(merged, 2024).Value)

	// What is corrected under the old county moves the restated value.
	c.Desk("330482-hc", testcity.Women, 2023).Correct(testcity.Deaths, "5")
	require.Equal(t, "3", rate(merged, 2023).Value)
	require.Equal(t, "3", cellFor(c, merged+"-wcwc/viewer", "W1", query(merged, rollup.Approved, 2023)).Value, "the new county reads its restated series")
	found := testcity.Do(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) ([]rollup.Break, error) {
		return rollup.Breaks(ctx, tx, testcity.Women, merged)
	})
	require.Empty(t, found, "its values are of one county throughout")
}

// A county that is split is history from then on, and what came out of it has none.
func TestACountyThatWasSplit(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2023)
	hc := c.Desk("330481-hc", testcity.Women, 2023)
	hc.Approve(hc.Report(testcity.Births, "1000"))
	hc.Approve(hc.Report(testcity.Deaths, "1"))
	c.Redefine(func(o *tenant.Opening, _ []plan.Catalogue) {
		city := testcity.Code
		for _, code := range []string{"330498", merged} {
			o.Areas = append(o.Areas, tenant.Area{Code: code, Parent: &city, Level: tenant.LevelCounty, Name: code, NameEN: code})
		}
		o.Changes = []tenant.AreaChange{{
			Day: time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC), FirstYear: 2024, Kind: tenant.Split, Before: db.TextArray{"330481"}, After: db.TextArray{"330498", merged},
		}}
	})
	value := func(area string, year int) string {
		return cellFor(c, "330400-wcwc/viewer", "W1", query(area, rollup.Approved, year)).Value
	}
	require.Equal(t, "1", value("330481", 2023))
	require.Equal(t, "not_applicable", value(merged, 2023), "of its part nobody knows")
	require.Equal(t, "not_reported", value(merged, 2024))
}

// A county whose bounds moved goes on, and is not held against what it was.
func TestACountyWhoseBoundsMoved(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	hc, edu := c.Desk("330481-hc", testcity.Women, 2025), c.Desk("330481-edu", testcity.Women, 2025)
	edu.Approve(edu.Report(testcity.Pupils, "400"))
	hc.Approve(hc.Report(testcity.Exams, "300"))
	verdict := func() string { return cell(c, "W2", "330481", rollup.Approved).Verdict }
	require.Equal(t, "met", verdict())
	c.Redefine(func(o *tenant.Opening, _ []plan.Catalogue) {
		o.Changes = []tenant.AreaChange{{
			Day: time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC), FirstYear: 2024, Kind: tenant.Transfer, Before: db.TextArray{"330481"}, After: db.TextArray{"330482"},
			Why: "某镇划归乙县", WhyEN: "A town went to Second County",
		}}
	})
	require.Equal(t, "needs_judgement", verdict())
	require.Equal(t, "75", cell(c, "W2", "330481", rollup.Approved).Value)
}
