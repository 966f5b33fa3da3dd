package scheme_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/liangce/liangce/internal/exchange/formbook"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/scheme"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/testcity"
)

const (
	code   = testcity.Scheme
	year   = 2025
	county = "F1"
	city   = "F2"
)

func open(t *testing.T) *testcity.City {
	t.Helper()
	c := testcity.Open(t)
	c.Bring(testcity.SchemeFile)
	c.OpenRound(testcity.Women, year)
	c.OpenRound(code, year)
	return c
}

func fill(c *testcity.City, user, form, area string, basis rollup.Basis) (*scheme.Filled, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (*scheme.Filled, error) {
		return scheme.Read(ctx, tx, scheme.Query{Scheme: code, Form: form, Area: area, Year: year, Basis: basis})
	})
}

func filled(t *testing.T, c *testcity.City, user, form, area string, basis rollup.Basis) map[string]scheme.Row {
	t.Helper()
	f, err := fill(c, user, form, area, basis)
	require.NoError(t, err)
	rows := map[string]scheme.Row{}
	for _, r := range f.Rows {
		rows[r.Number] = r
	}
	return rows
}

func TestASchemeIsNoPlan(t *testing.T) {
	t.Parallel()
	c := open(t)
	plans := testcity.Do(c, "330400-wcwc/viewer", plan.List)
	require.Len(t, plans, 2)
	all := testcity.Do(c, "330400-wcwc/viewer", plan.Collected)
	require.Len(t, all, 3)
	_, err := testcity.Try(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) (plan.Plan, error) { return plan.Get(ctx, tx, code) })
	require.True(t, fault.Has(err, fault.NotFound), "what is judged asks for plans")
	_, err = testcity.Try(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) (*rollup.Table, error) {
		return rollup.Read(ctx, tx, rollup.Query{Plan: code, Area: testcity.Code, Years: []int{year}, Basis: rollup.Approved})
	})
	require.True(t, fault.Has(err, fault.NotFound), "there is no board of a scheme")
	owed := testcity.Do(c, "330481-hc/reporter", round.Owed)
	require.Equal(t, []string{testcity.Women, code}, []string{owed[0].Plan, owed[1].Plan}, "a clerk is asked for both, the plan first")
	offers := testcity.Do(c, "330481-hc/viewer", scheme.List)
	require.Len(t, offers, 1)
	require.Equal(t, []int{year}, offers[0].Years)
	f, _ := offers[0].Scheme.Form(county)
	require.Len(t, offers[0].AreasOf(f), 1, "a county chooses its own form")
	f, _ = offers[0].Scheme.Form(city)
	require.Empty(t, offers[0].AreasOf(f))
}

func TestWhatIsAskedTwiceIsEnteredOnce(t *testing.T) {
	t.Parallel()
	c := open(t)
	inPlan, inScheme := c.Desk("330481-hc", testcity.Women, year), c.Desk("330481-hc", code, year)
	reported := inScheme.Report(testcity.Births, "1000")
	require.Equal(t, reported.ID, inPlan.Figure(testcity.Births).ID)
	require.Equal(t, chain.Submitted, inPlan.Figure(testcity.Births).State)
	inScheme.Approve(reported)
	require.Equal(t, chain.Approved, inPlan.Figure(testcity.Births).State)
	require.Equal(t, []string{testcity.Women, testcity.Children, code}, []string(inPlan.Cell(testcity.Births, testcity.Haining, figure.Total).Element.Plans))

	inPlan.Report(testcity.Clinic, "1")
	require.NotNil(t, inScheme.Figure(testcity.Clinic), "and the other way round")
	for _, cell := range inPlan.Sheet().Cells {
		require.NotEqual(t, "orders", cell.Element.Code, "the plan's sheet has its own rows and no more")
	}
}

// A plan's indicator that a form shows too is held against its parts once.
func TestWhatMustHoldIsSaidOnce(t *testing.T) {
	t.Parallel()
	c := open(t)
	desk := c.Desk("330481-hc", testcity.Women, year)
	desk.Save(desk.Entry(testcity.Births, testcity.Haining, figure.Total, "2", ""), desk.Entry(testcity.Deaths, testcity.Haining, figure.Total, "5", ""))
	n := 0
	for _, p := range desk.Cell(testcity.Deaths, testcity.Haining, figure.Total).Problems {
		if p.Grade == "A" {
			n++
		}
	}
	require.Equal(t, 1, n)
}

func TestAFormShowsTheRollup(t *testing.T) {
	t.Parallel()
	c := open(t)
	for area, births := range map[string]string{testcity.Haining: "1000", testcity.Pinghu: "500"} {
		desk := c.Desk(area+"-hc", code, year)
		desk.Save(desk.Entry(testcity.Births, area, "female", "200", ""), desk.Entry(testcity.Births, area, "male", map[string]string{"1000": "800", "500": "300"}[births], ""))
		desk.Report(testcity.Births, births)
		desk.Report(testcity.Clinic, "1")
	}
	rows := filled(t, c, "330400-wcwc/viewer", city, testcity.Code, rollup.Submitted)
	require.Equal(t, "1500", rows["01"].Display("zh-CN"))
	require.True(t, rows["01"].Result.Provisional, "the city's own institutions have not reported")
	require.Len(t, rows["01"].Missing, 1)
	require.Equal(t, testcity.Municipal, rows["01"].Missing[0].AreaCode)
	require.NotEmpty(t, rows["01"].Missing[0].TenantID, "somebody owes it")
	require.False(t, rows["01"].Missing[0].OnItsWay)
	require.Equal(t, "2", rows["06"].Display("zh-CN"), "of flags the counties are counted")
	require.Equal(t, quantity.NotReported, rows["05"].Emptiness())
	var serves []string
	for _, p := range rows["01"].Serves {
		serves = append(serves, p.Code)
	}
	require.Equal(t, []string{testcity.Women, testcity.Children}, serves)
	table := testcity.Do(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) (*rollup.Table, error) {
		return rollup.Read(ctx, tx, rollup.Query{Plan: testcity.Children, Area: testcity.Code, Years: []int{year}, Basis: rollup.Submitted})
	})
	require.True(t, table.At(0, 0, 0).Value.Decimal.Equal(rows["01"].Result.Value.Decimal), "as the plan has it")

	own := filled(t, c, "330481-wcwc/viewer", county, testcity.Haining, rollup.Submitted)
	require.Equal(t, []string{"1000", "200", "是"}, []string{own["01"].Display("zh-CN"), own["02"].Display("zh-CN"), own["05"].Display("zh-CN")})
	require.Equal(t, quantity.NotReported, own["03"].Emptiness())
	waiting := filled(t, c, "330481-wcwc/viewer", county, testcity.Haining, rollup.Approved)
	require.Equal(t, quantity.NotReported, waiting["01"].Emptiness())
	require.True(t, waiting["01"].Missing[0].OnItsWay)
}

func TestWhoSeesWhichForm(t *testing.T) {
	t.Parallel()
	c := open(t)
	_, err := fill(c, "330481-wcwc/viewer", county, testcity.Pinghu, rollup.Submitted)
	require.True(t, fault.Has(err, fault.Forbidden), "another county's")
	_, err = fill(c, "330481-wcwc/viewer", city, testcity.Code, rollup.Submitted)
	require.True(t, fault.Has(err, fault.Forbidden), "the city's")
	for area, form := range map[string]string{testcity.Code: county, testcity.Haining: city, "999999": county} {
		_, err = fill(c, "330400-wcwc/viewer", form, area, rollup.Submitted)
		require.True(t, fault.Has(err, fault.NotFound), "%s does not fill %s", area, form)
	}
	c.Desk("330481-edu", code, year).Report("lessons", "7")
	rows := filled(t, c, "330481-hc/viewer", county, testcity.Haining, rollup.Submitted)
	require.True(t, rows["04"].Closed, "another line's row")
	require.Nil(t, rows["04"].Result)
	require.Empty(t, rows["04"].Missing)
	require.False(t, rows["01"].Closed)
}

// TestTooFewPeople: what tells of a few people is hidden where it is published, on the page and in the workbook.
func TestTooFewPeople(t *testing.T) {
	t.Parallel()
	c := open(t)
	for area, orders := range map[string]string{testcity.Haining: "3", testcity.Pinghu: "4"} {
		desk := c.Desk(area+"-hc", code, year)
		desk.Approve(desk.Report("orders", orders))
	}
	desk := c.Desk("330400-hc", code, year)
	desk.Approve(desk.ReportOf("orders", testcity.Municipal, "50"))
	testcity.Do(c, "330400-wcwc/signer", func(ctx context.Context, tx *db.Tx) (*snapshot.Snapshot, error) {
		return snapshot.Publish(ctx, tx, code, year)
	})
	rows := filled(t, c, "330481-wcwc/viewer", county, testcity.Haining, rollup.Published)
	require.Equal(t, quantity.Withheld, rows["03"].Emptiness())
	require.Empty(t, rows["03"].Display("zh-CN"))
	require.Equal(t, "withheld", book(t, c, rollup.Published)["03"])
	require.Equal(t, "3", filled(t, c, "330481-wcwc/viewer", county, testcity.Haining, rollup.Approved)["03"].Display("zh-CN"), "who may read the figure reads it")
	require.Equal(t, "3", book(t, c, rollup.Approved)["03"])
}

// book is the value of each numbered row in the workbook of Haining's form.
func book(t *testing.T, c *testcity.City, basis rollup.Basis) map[string]string {
	t.Helper()
	f, err := fill(c, "330481-wcwc/viewer", county, testcity.Haining, basis)
	require.NoError(t, err)
	content, err := formbook.Make(f, time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	file, err := excelize.OpenReader(bytes.NewReader(content))
	require.NoError(t, err)
	defer func() { _ = file.Close() }()
	lines, err := file.GetRows("报表")
	require.NoError(t, err)
	out := map[string]string{}
	for n, line := range lines {
		for col := range line {
			at, err := excelize.CoordinatesToCellName(col+1, n+1)
			require.NoError(t, err)
			formula, err := file.GetCellFormula("报表", at)
			require.NoError(t, err)
			require.Empty(t, formula, "%s: no text becomes a formula", at)
		}
		if len(line) == 4 {
			out[line[2]] = line[3]
		}
	}
	if out["03"] == "不公开" {
		out["03"] = "withheld"
	}
	return out
}
