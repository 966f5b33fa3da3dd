package sheetbook_test

import (
	"bytes"
	"context"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/liangce/liangce/internal/exchange/sheetbook"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/tenant"
	"github.com/liangce/liangce/internal/testcity"
)

var key = []byte("a key of the tests")

const clerk = "330481-hc/reporter"

// opened is a city with a sheet of Haining's health department: births are entered, deaths are submitted, the rest is empty.
func opened(t *testing.T) (*testcity.City, testcity.Desk) {
	t.Helper()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	d := c.Desk("330481-hc", testcity.Women, 2025)
	require.Empty(t, d.Save(d.Entry(testcity.Births, testcity.Haining, figure.Total, "12", "医院合并\n已核实")).Problems)
	d.Report(testcity.Deaths, "1")
	return c, d
}

func names(c *testcity.City, s *sheet.Sheet) sheetbook.Names {
	return testcity.Do(c, clerk, func(ctx context.Context, tx *db.Tx) (sheetbook.Names, error) { return sheetbook.Describe(ctx, tx, s) })
}

func made(t *testing.T, c *testcity.City, s *sheet.Sheet) []byte {
	t.Helper()
	file, err := sheetbook.Make(names(c, s), s, key, time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	return file
}

func openBook(t *testing.T, file []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file))
	require.NoError(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// at is a place in the row of an element's total.
func at(s *sheet.Sheet, column, element string) string {
	return column + strconv.Itoa(5+slices.IndexFunc(s.Cells, func(c sheet.Cell) bool { return c.Element.Code == element && c.Category == figure.Total }))
}

func TestAWorkbookHoldsWhatTheSheetHolds(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	s := d.Sheet()
	file := made(t, c, s)
	require.Equal(t, file, made(t, c, s), "the same sheet gives the same bytes")

	f := openBook(t, file)
	require.Equal(t, []string{"填报", "说明", "底稿"}, f.GetSheetList())
	rows, err := f.GetRows("填报")
	require.NoError(t, err)
	require.Len(t, rows, 4+len(s.Cells))
	require.Contains(t, rows[0][0], "2025年度填报表")
	require.Contains(t, rows[1][0], "截止：2026年3月31日")
	for i, cell := range s.Cells {
		row := rows[4+i]
		require.Equal(t, cell.Element.Name, row[1])
		locked := cell.Figure != nil && cell.Element.Code == testcity.Deaths
		for column, open := range map[string]bool{"F": false, "G": !locked, "H": !locked, "I": !locked, "J": false} {
			place := column + strconv.Itoa(5+i)
			id, err := f.GetCellStyle("填报", place)
			require.NoError(t, err)
			style, err := f.GetStyle(id)
			require.NoError(t, err)
			require.Equal(t, open, !style.Protection.Locked, place)
		}
	}
	hidden, err := f.GetSheetVisible("底稿")
	require.NoError(t, err)
	require.False(t, hidden)
	value, err := f.GetCellValue("填报", at(s, "G", testcity.Births))
	require.NoError(t, err)
	require.Equal(t, "12", value)
	kind, err := f.GetCellType("填报", at(s, "G", testcity.Births))
	require.NoError(t, err)
	require.Equal(t, excelize.CellTypeSharedString, kind, "a number is a text, so that nothing rounds it")
	offered, err := f.GetDataValidations("填报")
	require.NoError(t, err)
	require.Equal(t, `"不适用,本年未统计,不公开"`, offered[0].Formula1)
}

func TestWhatWasSaidLastYearIsNotedBesideLastYearsValue(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2024)
	c.Desk("330481-hc", testcity.Women, 2024).Report(testcity.Births, "12")
	c.OpenRound(testcity.Women, 2025)
	s := c.Desk("330481-hc", testcity.Women, 2025).Sheet()
	file := made(t, c, s)
	require.Equal(t, file, made(t, c, s), "the same sheet gives the same bytes")
	said, err := openBook(t, file).GetComments("填报")
	require.NoError(t, err)
	require.Len(t, said, 1)
	require.Equal(t, at(s, "F", testcity.Births), said[0].Cell)
	require.Contains(t, said[0].Text+said[0].Paragraph[0].Text, "上年说明：数据已核实无误")
}

func TestTheGuideSaysWhatTheElementsMeanInTheSheetsYear(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	now, before := "满28周的活产数", "全部活产数"
	c.Redefine(func(_ *tenant.Opening, plans []plan.Catalogue) {
		for _, p := range plans {
			if at := slices.IndexFunc(p.Elements, func(e plan.Element) bool { return e.Code == testcity.Births }); at >= 0 {
				e := &p.Elements[at]
				e.Definition = &now
				e.Earlier = plan.Earlier[plan.EarlierElement]{{Redefinition: plan.Redefinition{Until: 2024, Why: "统一口径"}, Name: e.Name, Unit: e.Unit, PeriodBasis: e.PeriodBasis, Definition: &before}}
			}
		}
	})
	for year, meant := range map[int]string{2024: before, 2025: now} {
		c.OpenRound(testcity.Women, year)
		rows, err := openBook(t, made(t, c, c.Desk("330481-hc", testcity.Women, year).Sheet())).GetRows("说明")
		require.NoError(t, err)
		said := slices.DeleteFunc(rows, func(row []string) bool { return len(row) < 2 || (row[1] != now && row[1] != before) })
		require.Equal(t, [][]string{{"数births", meant}}, said, "once, however many cells it has")
	}
}
