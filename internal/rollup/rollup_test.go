package rollup_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/testcity"
)

func query(area string, basis rollup.Basis, years ...int) rollup.Query {
	return rollup.Query{Plan: testcity.Women, Area: area, Years: years, Basis: basis}
}

func read(c *testcity.City, user string, q rollup.Query) *rollup.Table {
	return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (*rollup.Table, error) { return rollup.Read(ctx, tx, q) })
}

// said is a cell in few words: value or emptiness, reported/expected, the missing areas, the verdict.
type said struct {
	Value, Display     string
	Reported, Expected int
	Missing            []string
	Verdict            string
}

func say(r *rollup.Result) said {
	if r == nil {
		return said{Value: "hidden"}
	}
	s := said{Reported: r.Reported, Expected: r.Expected, Missing: r.Missing}
	if r.Emptiness != nil {
		s.Value = *r.Emptiness
	} else {
		s.Value = r.Value.Decimal.String()
	}
	if r.Display != nil {
		s.Display = *r.Display
	}
	if r.Verdict != nil {
		s.Verdict = string(*r.Verdict)
	}
	if len(s.Missing) == 0 {
		s.Missing = nil
	}
	if r.Provisional == (r.Reported == r.Expected) {
		s.Value += " (provisional and complete at once)"
	}
	return s
}

// cell reads one indicator of an area in 2025 as the city's office.
func cell(c *testcity.City, indicator, area string, basis rollup.Basis) said {
	return cellFor(c, "330400-wcwc/viewer", indicator, query(area, basis, 2025))
}

func cellFor(c *testcity.City, user, indicator string, q rollup.Query) said {
	t := read(c, user, q)
	for i, ind := range t.Indicators {
		if ind.Code == indicator {
			return say(t.At(i, 0, 0))
		}
	}
	return said{Value: "no such indicator"}
}

func opened(t *testing.T) *testcity.City {
	t.Helper()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	return c
}

func at(area string) string {
	if area == testcity.Municipal {
		return testcity.Code
	}
	return area
}

func report(c *testcity.City, year int, area, tenant, element, value string) *figure.Figure {
	return c.Desk(at(area)+tenant, testcity.Women, year).ReportOf(element, area, value)
}

func TestEachMethod(t *testing.T) {
	t.Parallel()
	c := opened(t)
	c.OpenRound(testcity.Women, 2024)
	all := []string{testcity.Municipal, testcity.Haining, testcity.Pinghu}
	require.Equal(t, said{Value: "not_reported", Expected: 3, Missing: all}, cell(c, "W1", testcity.Code, rollup.Submitted))

	report(c, 2025, testcity.Haining, "-hc", testcity.Births, "300")
	report(c, 2025, testcity.Haining, "-hc", testcity.Deaths, "1")
	report(c, 2025, testcity.Pinghu, "-hc", testcity.Deaths, "2")
	require.Equal(t, said{"3.333333333333", "3.33", 1, 3, []string{testcity.Municipal, testcity.Pinghu}, ""}, cell(c, "W1", testcity.Code, rollup.Submitted),
		"a numerator never stands without its denominator; incomplete is shown, and not judged")
	report(c, 2025, testcity.Pinghu, "-hc", testcity.Births, "100")
	report(c, 2025, testcity.Municipal, "-hc", testcity.Births, "not_applicable")
	report(c, 2025, testcity.Municipal, "-hc", testcity.Deaths, "not_applicable")
	require.Equal(t, said{"7.5", "7.50", 3, 3, nil, "off_track"}, cell(c, "W1", testcity.Code, rollup.Submitted), "3 of 400, never the mean of the counties' rates; not applicable is an answer")
	require.Equal(t, said{"20", "20.00", 1, 1, nil, "off_track"}, cell(c, "W1", testcity.Pinghu, rollup.Submitted))
	require.Equal(t, said{Value: "not_reported", Expected: 3, Missing: all}, cell(c, "W1", testcity.Code, rollup.Approved), "bases are never mixed")

	report(c, 2025, testcity.Haining, "-hc", testcity.Clinic, "1")
	require.Equal(t, said{"100", "100.00", 1, 2, []string{testcity.Pinghu}, ""}, cell(c, "W4", testcity.Code, rollup.Submitted), "a county that has not reported is missing, not no; 市本级 is no county")
	report(c, 2025, testcity.Pinghu, "-hc", testcity.Clinic, "0")
	require.Equal(t, said{"50", "50.00", 2, 2, nil, "met"}, cell(c, "W4", testcity.Code, rollup.Submitted))

	for _, area := range all {
		report(c, 2024, area, "-ca", testcity.Trained, "10")
		report(c, 2025, area, "-ca", testcity.Trained, "12")
	}
	require.Equal(t, said{"66", "66", 0, 3, all, ""}.Missing, cell(c, "W5", testcity.Code, rollup.Submitted).Missing, "a running total needs every year since its first")

	report(c, 2025, testcity.Code, "-hc", testcity.Rate, "52.345")
	require.Equal(t, said{"52.345", "52.35", 1, 1, nil, "met"}, cell(c, "W3", testcity.Code, rollup.Submitted), "entered once for the city, rounded once and half up")
	require.Equal(t, said{Value: "not_applicable"}, cell(c, "W3", testcity.Haining, rollup.Submitted), "and no county has a part in it")
}

func TestARunningTotal(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	for year := 2021; year <= 2025; year++ {
		c.OpenRound(testcity.Women, year)
		for i, area := range testcity.Counties {
			report(c, year, area, "-ca", testcity.Trained, []string{"1", "20", "300"}[i])
		}
		sum := cellFor(c, "330400-wcwc/viewer", "W5", query(testcity.Code, rollup.Submitted, year))
		require.Equal(t, []string{"321", "642", "963", "1284", "1605"}[year-2021], sum.Value, "市本级 included")
		require.Equal(t, 3, sum.Reported)
	}
	report2021 := cellFor(c, "330400-wcwc/viewer", "W5", query(testcity.Code, rollup.Submitted, 2020))
	require.Equal(t, "not_applicable", report2021.Value, "before its first year there is nothing to add up")
}

// TestAClerksTransactionUpdatesTheCity: row security shows a county's clerk one of three inputs; the city's cell has all.
func TestAClerksTransactionUpdatesTheCity(t *testing.T) {
	t.Parallel()
	c := opened(t)
	for i, area := range testcity.Counties {
		report(c, 2025, area, "-hc", testcity.Births, []string{"100", "200", "300"}[i])
		report(c, 2025, area, "-hc", testcity.Deaths, "1")
	}
	for user, want := range map[string]int{"330481-hc/reporter": 1, "330400-hc/reporter": 3} {
		seen := testcity.Do(c, user, func(_ context.Context, tx *db.Tx) (n int, err error) {
			return n, tx.DB.Raw(`select count(*) from rollup_inputs where element = 'births' and basis = 'SUBMITTED'`).Scan(&n).Error
		})
		require.Equal(t, want, seen, user)
	}
	require.Equal(t, "5", cell(c, "W1", testcity.Code, rollup.Submitted).Value)
	written := testcity.Do(c, "330481-hc/reporter", func(_ context.Context, tx *db.Tx) (int64, error) {
		done := tx.DB.Exec(`update rollup_cell set value = 0 where city_id = '330400'`)
		return done.RowsAffected, done.Error
	})
	require.Zero(t, written, "the clerk itself writes no cell")
	_, err := testcity.Try(c, "330400-wcwc/signer", func(_ context.Context, tx *db.Tx) (struct{}, error) {
		return struct{}{}, tx.DB.Exec(`insert into plan_version (city_id, plan, version) values ('330400', 'women-1', 99) on conflict (city_id, plan) do update set version = 99`).Error
	})
	require.True(t, db.RefusedByPolicy(err), "nor moves anybody a version")
}

func publish(c *testcity.City, planCode string, year int) *snapshot.Snapshot {
	return testcity.Do(c, "330400-wcwc/signer", func(ctx context.Context, tx *db.Tx) (*snapshot.Snapshot, error) {
		return snapshot.Publish(ctx, tx, planCode, year)
	})
}

func TestWhatComesBackOutsideTheScope(t *testing.T) {
	t.Parallel()
	c := opened(t)
	c.Found("330500")
	c.OpenRound(testcity.Women, 2024)
	for _, year := range []int{2024, 2025} {
		for _, element := range []string{testcity.Births, testcity.Deaths} {
			f := report(c, year, testcity.Pinghu, "-hc", element, map[string]string{testcity.Births: "200", testcity.Deaths: "1"}[element])
			if year == 2024 {
				c.Desk("330482-hc", testcity.Women, year).Approve(f)
			}
		}
	}
	publish(c, testcity.Women, 2024)
	const hidden = "hidden"
	cases := []struct {
		reason, user, area string
		basis              rollup.Basis
		year               int
		want               string
	}{
		{"the county itself sees its open year", "330482-hc/viewer", testcity.Pinghu, rollup.Submitted, 2025, "5"},
		{"so does the city", "330400-wcwc/viewer", testcity.Pinghu, rollup.Submitted, 2025, "5"},
		{"the next county sees nothing of an open year", "330481-hc/viewer", testcity.Pinghu, rollup.Submitted, 2025, hidden},
		{"nor approved", "330481-hc/viewer", testcity.Pinghu, rollup.Approved, 2025, hidden},
		{"nor published", "330481-hc/viewer", testcity.Pinghu, rollup.Published, 2025, hidden},
		{"of a published year it gets the snapshot's value, whatever it asks for", "330481-hc/viewer", testcity.Pinghu, rollup.Submitted, 2024, "5"},
		{"and published", "330481-hc/viewer", testcity.Pinghu, rollup.Published, 2024, "5"},
		{"of the city above it too", "330481-hc/viewer", testcity.Code, rollup.Approved, 2024, "5"},
		{"but not of its open year", "330481-hc/viewer", testcity.Code, rollup.Approved, 2025, hidden},
		{"another line of the county reads published values", "330482-ca/viewer", testcity.Pinghu, rollup.Approved, 2024, "5"},
		{"but no open ones", "330482-ca/viewer", testcity.Pinghu, rollup.Submitted, 2025, hidden},
		{"a supporting line reads those as well", "330482-edu/viewer", testcity.Pinghu, rollup.Submitted, 2025, "5"},
		{"a readable cell of an unpublished year says that nothing is there", "330482-hc/viewer", testcity.Pinghu, rollup.Published, 2025, "not_reported"},
		{"a town has no part in it", "330482-hc/viewer", testcity.Haining + "100", rollup.Submitted, 2025, hidden},
		{"for its own county's reader", "330481-hc/viewer", testcity.Haining + "100", rollup.Submitted, 2025, "not_applicable"},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			require.Equal(t, k.want, cellFor(c.In(t), k.user, "W1", query(k.area, k.basis, k.year)).Value)
		})
	}
	public, err := db.Read(t.Context(), c.Store, access.Public(testcity.Code), func(tx *db.Tx) (*rollup.Table, error) {
		return rollup.Read(t.Context(), tx, query(testcity.Pinghu, rollup.Submitted, 2024, 2025))
	})
	require.NoError(t, err)
	require.Equal(t, []string{"5", hidden}, []string{say(public.At(0, 0, 0)).Value, say(public.At(0, 0, 1)).Value}, "the public reads snapshots only")
	for _, q := range []rollup.Query{query("330599", rollup.Submitted, 2024), query("330581", rollup.Submitted, 2024), {Plan: "men-1", Area: testcity.Code, Years: []int{2024}}} {
		_, err := testcity.Try(c, "330481-hc/viewer", func(ctx context.Context, tx *db.Tx) (*rollup.Table, error) { return rollup.Read(ctx, tx, q) })
		require.True(t, fault.Has(err, fault.NotFound), "what there is not and what is another city's answer alike: %+v", q)
	}
	other := read(c, "330500-wcwc/viewer", query("330500", rollup.Published, 2024))
	require.Equal(t, "not_reported", say(other.At(0, 0, 0)).Value, "another city's plan of the same code has its own cells")
}

func TestTheAxesOfATable(t *testing.T) {
	t.Parallel()
	c := opened(t)
	report(c, 2025, testcity.Haining, "-hc", testcity.Clinic, "1")
	q := query(testcity.Code, rollup.Submitted, 2024, 2025)
	q.Depth = 1
	table := read(c, "330400-wcwc/viewer", q)
	var areas []string
	for _, a := range table.Areas {
		areas = append(areas, a.Code)
	}
	require.Equal(t, []string{testcity.Code, testcity.Municipal, testcity.Haining, testcity.Pinghu}, areas)
	require.Len(t, table.Cells, 6*4*2, "a cell for every indicator × readable area × year")
	require.NotContains(t, table.Cells, (*rollup.Result)(nil))
	at := func(i, a, y int) string { return say(table.At(i, a, y)).Value }
	require.Equal(t, "W4", table.Indicators[3].Code)
	require.Equal(t, []string{"100", "not_applicable", "100", "not_reported"}, []string{at(3, 0, 1), at(3, 1, 1), at(3, 2, 1), at(3, 3, 1)})
	require.Equal(t, "not_reported", at(3, 2, 0))
	for reason, wrong := range map[string]func(*rollup.Query){
		"no year": func(q *rollup.Query) { q.Years = nil }, "too many": func(q *rollup.Query) { q.Years = make([]int, 13) },
		"deeper than the children": func(q *rollup.Query) { q.Depth = 2 }, "above": func(q *rollup.Query) { q.Depth = -1 },
	} {
		asked := q
		wrong(&asked)
		_, err := testcity.Try(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) (*rollup.Table, error) { return rollup.Read(ctx, tx, asked) })
		require.True(t, fault.Has(err, fault.InvalidInput), reason)
	}
	town := cellFor(c, "330400-wcwc/viewer", "W1", query(testcity.Haining+"100", rollup.Submitted, 2025))
	require.Equal(t, "not_applicable", town.Value)
}

func TestASharedElementMovesEveryPlanThatUsesIt(t *testing.T) {
	t.Parallel()
	c := opened(t)
	before := versions(t, c)
	report(c, 2025, testcity.Haining, "-hc", testcity.Deaths, "1")
	require.Equal(t, before, versions(t, c), "a numerator without its denominator says nothing yet")
	report(c, 2025, testcity.Haining, "-hc", testcity.Births, "300")
	after := versions(t, c)
	require.Greater(t, after[testcity.Women], before[testcity.Women])
	require.Greater(t, after[testcity.Children], before[testcity.Children])
	q := query(testcity.Code, rollup.Submitted, 2025)
	q.Plan = testcity.Children
	require.Equal(t, "300", cellFor(c, "330400-wcwc/viewer", "C1", q).Value, "reported once, seen in both")

	report(c, 2025, testcity.Haining, "-edu", testcity.Pupils, "100")
	last := versions(t, c)
	require.Equal(t, after[testcity.Children], last[testcity.Children], "what no cell of a plan says moves no version of it")
	d := c.Desk("330481-ca", testcity.Women, 2025)
	d.Save(d.Entry(testcity.Trained, testcity.Haining, plan.Total, "5", ""))
	require.Equal(t, last, versions(t, c), "a draft moves nothing")
}

func versions(t *testing.T, c *testcity.City) map[string]int64 {
	t.Helper()
	reader := rollup.NewVersions(c.Store)
	out := map[string]int64{}
	for _, code := range []string{testcity.Women, testcity.Children} {
		v, err := reader.Of(t.Context(), "330400", code)
		require.NoError(t, err)
		out[code] = v
	}
	return out
}

// The number of a sum is the city's: what of it falls on a county is not said, so a county is not held to the whole.
func TestACountyIsNotHeldToTheWholeOfASum(t *testing.T) {
	t.Parallel()
	c := opened(t)
	d := c.Desk("330481-ca", testcity.Women, 2025)
	d.Approve(d.Report(testcity.Assembly, "60"))
	county := cell(c, "W6", "330481", rollup.Approved)
	require.Equal(t, "needs_judgement", county.Verdict)
	require.Equal(t, "60", county.Value)
}
