package worker_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/history"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/filestore"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/testcity"
	"github.com/liangce/liangce/internal/worker"
)

// archive is the small city with a place for files.
type archive struct {
	*testing.T
	*testcity.City
	files *filestore.Store
}

func newArchive(t *testing.T) archive {
	t.Helper()
	files, err := filestore.Open(t.TempDir())
	require.NoError(t, err)
	return archive{t, testcity.Open(t), files}
}

// book is a file of past figures, a line for each.
func book(lines ...string) string {
	return "年份,地区,数据元,分类,数值,说明\n" + strings.Join(lines, "\n") + "\n"
}

// manyYears are the lines of a book of more than one piece.
func manyYears() []string {
	var lines []string
	for year := 1949; year <= 2024; year++ {
		for _, area := range testcity.Counties {
			for _, e := range []string{testcity.Births, testcity.Deaths, testcity.Exams, testcity.Pupils, testcity.Trained, testcity.Assembly} {
				lines = append(lines, fmt.Sprintf("%d,%s,%s,,%d,", year, area, e, 100+year%7))
			}
		}
	}
	return lines
}

// bring brings a file as statistics.
func (a archive) bring(content string) history.Import {
	a.Helper()
	in, err := a.files.Receive(bytes.NewReader([]byte(content)), 1<<20)
	require.NoError(a, err)
	defer in.Drop()
	require.NoError(a, in.Keep())
	return testcity.Do(a.City, cityStats, func(ctx context.Context, tx *db.Tx) (history.Import, error) {
		return history.Ask(ctx, tx, history.File{Name: "历年.csv", Size: in.Size, SHA256: in.SHA256}, "统计年鉴 2021—2024")
	})
}

func (a archive) work() {
	a.Helper()
	more, err := worker.TakeIn(a.Context(), a.Store, a.files)
	require.NoError(a, err)
	require.True(a, more, "nothing waited")
}

func (a archive) now(i history.Import) history.Import {
	a.Helper()
	return testcity.Do(a.City, cityOffice, func(ctx context.Context, tx *db.Tx) (history.Import, error) { return history.Get(ctx, tx, i.ID) })
}

func (a archive) take(i history.Import) history.Import {
	a.Helper()
	return testcity.Do(a.City, cityOffice, func(ctx context.Context, tx *db.Tx) (history.Import, error) { return history.Take(ctx, tx, i.ID) })
}

func (a archive) whole(content string) history.Import {
	a.Helper()
	i := a.bring(content)
	a.work()
	a.take(i)
	a.work()
	i = a.now(i)
	require.Equal(a, history.Done, i.State, i.Says(fault.English))
	return i
}

// said are the problems of an import, each with its line.
func (a archive) said(i history.Import) []string {
	a.Helper()
	rows := testcity.Do(a.City, cityOffice, func(ctx context.Context, tx *db.Tx) ([]history.Problem, error) {
		rows, _, err := history.Problems(ctx, tx, i.ID, 200, 0)
		return rows, err
	})
	var out []string
	for _, p := range rows {
		out = append(out, fmt.Sprintf("%d/%s %s", p.Line, p.Grade, p.Text(fault.English)))
	}
	return out
}

func (a archive) figureOf(element, area string, year int) *figure.Figure {
	a.Helper()
	return testcity.Do(a.City, cityOffice, func(ctx context.Context, tx *db.Tx) (*figure.Figure, error) {
		found, err := figure.OfYear(ctx, tx, []string{element}, []string{area}, year)
		for n := range found {
			if found[n].Category == figure.Total {
				return &found[n], err
			}
		}
		return nil, err
	})
}

// rate is the city's W1, as it is shown.
func (a archive) rate(year int) string {
	a.Helper()
	t := testcity.Do(a.City, cityOffice, func(ctx context.Context, tx *db.Tx) (*rollup.Table, error) {
		return rollup.Read(ctx, tx, rollup.Query{Plan: testcity.Women, Area: testcity.Code, Basis: rollup.Approved, Years: []int{year}})
	})
	shown := t.At(0, 0, 0)
	require.Equal(a, "W1", t.Indicators[0].Code)
	require.NotNil(a, shown.Display)
	return *shown.Display
}

func TestAFileOfPastFiguresComesInAsFiguresOfBothBodies(t *testing.T) {
	t.Parallel()
	a := newArchive(t)
	var lines []string
	for _, area := range testcity.Counties {
		lines = append(lines, "2022,"+area+",births,,1000,", "2022年,"+area+",deaths,合计,4,卫生年报第 3 页")
	}
	i := a.bring(book(lines...))
	a.work()
	i = a.now(i)
	require.Equal(t, history.Checked, i.State)
	require.Equal(t, history.Tally{Fresh: 6}, i.Tally)
	require.Nil(t, a.figureOf(testcity.Births, testcity.Haining, 2022), "what is only checked is not there")

	a.take(i)
	a.work()
	i = a.now(i)
	require.Equal(t, history.Done, i.State)
	require.Equal(t, 6, i.Done)
	f := a.figureOf(testcity.Deaths, testcity.Haining, 2022)
	require.Equal(t, chain.Approved, f.State)
	require.Equal(t, "import", f.Newest.Origin)
	require.Equal(t, "卫生年报第 3 页", *f.Newest.Explanation)
	require.Equal(t, "统计年鉴 2021—2024", *a.figureOf(testcity.Births, testcity.Haining, 2022).Newest.Explanation, "without words of its own a figure has the file's source")
	require.Equal(t, a.Actor("330481-hc/reporter").TenantID, f.Newest.TenantID, "it is the figure of whoever would report it")
	signed := testcity.Do(a.City, cityOffice, func(ctx context.Context, tx *db.Tx) (map[string][]figure.SignOff, error) {
		return figure.SignOffs(ctx, tx, []string{f.ID})
	})[f.ID]
	require.Len(t, signed, 1)
	require.Equal(t, a.Actor(cityOffice).TenantID, signed[0].TenantID)
	require.NotEqual(t, f.Newest.EnteredBy, signed[0].ByUser)
	require.Equal(t, "4.00", a.rate(2022), "the roll-up has it with the commit")
}

func TestARowThatCannotBeTakenHoldsUpNoOther(t *testing.T) {
	t.Parallel()
	a := newArchive(t)
	a.OpenRound(testcity.Women, 2025)
	clerk := a.Desk("330481-hc", testcity.Women, 2025)
	clerk.Report(testcity.Births, "900")
	clerk.Report(testcity.Deaths, "3")
	i := a.bring(book(
		"1912,330481,births,,10,",        // 2
		"2022,甲乙县,births,,10,",           // 3
		"2022,330481,出生人数,,10,",          // 4
		"2022,330481,births,农村,10,",      // 5
		"2022,330400,births,,10,",        // 6: of counties
		"2022,330481,births,,约 10,",      // 7
		"2023,330481,births,,10.5,",      // 8: half a person
		"2022,330481,deaths,,40,",        // 9: fine
		"2022,甲县,deaths,,41,",            // 10: the same figure
		"2025,330481,births,,901,",       // 11: reported
		"2025,330482,births,,901,",       // 12: collected in a round
		"2025,330481,deaths,,3.0,",       // 13: stands there already
		"2022,330482,births,,不公开,",       // 14: fine
		"2022,330482,pupils,,100,",       // 15: fine
		"2022,330482,exams,,101,",        // 16: more than all pupils
		",,,,,", "2023,330482,births,,,", // 18: no value
	))
	a.work()
	i = a.now(i)
	require.Equal(t, []string{
		"2/A 1912 is no year between 1949 and 2026. Write four digits, as in 2015.",
		"3/A No area is called “甲乙县”, or more than one is. Use the code from the template's list.",
		"4/A No element is called “出生人数”, or more than one is. Use the code from the template's list.",
		"5/A No category is called “农村”, or more than one is. Use the code from the template's list.",
		"6/A Some City does not report “births”. Check the area, or leave the row out.",
	}, a.said(i)[:5])
	require.Contains(t, a.said(i), "11/A Its reporter reported 900; an import does not change that. If it is wrong, its reporter corrects it.")
	require.Contains(t, a.said(i), "12/A A round of 2025 collects this figure: its reporter enters it in the sheet.")
	codes := testcity.Do(a.City, cityOffice, func(ctx context.Context, tx *db.Tx) (out []string, err error) {
		rows, total, err := history.Problems(ctx, tx, i.ID, 200, 0)
		require.Len(t, rows, total)
		for _, p := range rows {
			out = append(out, fmt.Sprintf("%d %s", p.Line, p.Code))
		}
		return out, err
	})
	require.Equal(t, []string{
		"2 INVALID_VALUE", "3 INVALID_VALUE", "4 INVALID_VALUE", "5 INVALID_VALUE", "6 INVALID_VALUE", "7 INVALID_VALUE", "8 NOT_INTEGER",
		"10 INVALID_VALUE", "11 INVALID_VALUE", "12 INVALID_VALUE", "16 NUMERATOR_EXCEEDS_DENOMINATOR", "18 INVALID_VALUE",
	}, codes)
	require.Equal(t, history.Tally{Fresh: 3, Same: 1, Refused: 12}, i.Tally)
	a.take(i)
	a.work()
	require.Equal(t, history.Tally{Fresh: 3, Same: 1, Refused: 12}, a.now(i).Tally, "it came to what was said")
	require.Equal(t, "40", a.figureOf(testcity.Deaths, testcity.Haining, 2022).Newest.Value.Decimal.String())
	require.Nil(t, a.figureOf(testcity.Exams, testcity.Pinghu, 2022))
	require.Equal(t, "900", a.figureOf(testcity.Births, testcity.Haining, 2025).Newest.Value.Decimal.String())
}

func TestTheSameFileAgainChangesNothingAndAnotherCorrects(t *testing.T) {
	t.Parallel()
	a := newArchive(t)
	content := book("2021,330481,births,,1000,", "2022,330481,births,,1010,")
	a.whole(content)
	again := a.bring(content)
	a.work()
	again = a.now(again)
	require.Equal(t, history.Tally{Same: 2}, again.Tally)
	require.NotContains(t, again.Acts(a.Actor(cityOffice)), "take", "there is nothing to take")

	mended := a.whole(book("2022,330481,births,,1020,"))
	require.Equal(t, history.Tally{Changed: 1}, mended.Tally)
	f := a.figureOf(testcity.Births, testcity.Haining, 2022)
	require.Equal(t, 2, f.Newest.Revision)
	require.Equal(t, 2, *f.ApprovedRevision)
	require.Equal(t, "统计年鉴 2021—2024", *f.Newest.CorrectionReason)
	require.Equal(t, 1, a.figureOf(testcity.Births, testcity.Haining, 2021).Newest.Revision)
}

func TestAWorkerThatDiesLosesAndDoublesNothing(t *testing.T) {
	t.Parallel()
	a := newArchive(t)
	lines := manyYears()
	i := a.bring(book(lines...))
	a.work()
	a.take(i)

	rows := make([]history.Row, 0, len(lines))
	next := func() *history.Import {
		t.Helper()
		taken, err := db.Write(a.Context(), a.Store, access.History(testcity.Code), func(tx *db.Tx) (*history.Import, error) { return history.Next(a.Context(), tx) })
		require.NoError(t, err)
		return taken
	}
	dying := next()
	require.NotNil(t, dying)
	require.Nil(t, next(), "one worker is at it")
	for n, line := range lines {
		cells := strings.Split(line, ",")
		rows = append(rows, history.Row{Line: n + 2, Year: cells[0], Area: cells[1], Element: cells[2], Value: quantity.Of(decimal.RequireFromString(cells[4]))})
	}
	enter := func(i history.Import) (bool, error) {
		return db.Write(a.Context(), a.Store, a.Actor(cityOffice), func(tx *db.Tx) (bool, error) { return history.Enter(a.Context(), tx, i, rows) })
	}
	finished, err := enter(*dying)
	require.NoError(t, err)
	require.False(t, finished)
	require.Equal(t, 1000, a.now(i).Done)

	a.Move(a.Now().Add(2 * time.Minute)) // nobody has heard of it since
	a.work()
	_, err = enter(*dying)
	require.ErrorIs(t, err, history.ErrStopped, "who comes back late finds another one at it")
	i = a.now(i)
	require.Equal(t, history.Done, i.State)
	require.Equal(t, history.Tally{Fresh: len(lines)}, taken(i))
	require.Equal(t, len(lines), a.Count(`select count(*) from figure`))
	require.Equal(t, len(lines), a.Count(`select count(*) from figure_revision`))
	require.Equal(t, 1, a.Count(`select count(*) from audit_entry where action = 'history_taken'`))
}

func TestAnImportCanBeStoppedAndGoneOnWith(t *testing.T) {
	t.Parallel()
	a := newArchive(t)
	i := a.bring(book("2021,330481,births,,1000,"))
	a.work()
	a.take(i)
	stop := func() history.Import {
		return testcity.Do(a.City, cityStats, func(ctx context.Context, tx *db.Tx) (history.Import, error) { return history.Cancel(ctx, tx, i.ID) })
	}
	require.Equal(t, history.Cancelled, stop().State)
	require.Equal(t, history.Cancelled, stop().State, "asked twice it is stopped once")
	more, err := worker.TakeIn(t.Context(), a.Store, a.files)
	require.NoError(t, err)
	require.False(t, more)
	require.Nil(t, a.figureOf(testcity.Births, testcity.Haining, 2021))
	a.take(i)
	a.work()
	require.Equal(t, history.Done, a.now(i).State)
	require.NotNil(t, a.figureOf(testcity.Births, testcity.Haining, 2021))
}

func TestAFileThatIsNoneFailsWithWords(t *testing.T) {
	t.Parallel()
	a := newArchive(t)
	for content, says := range map[string]string{
		"年份,数据元\n":                 "The first row lacks these heads: 地区、数值. Name the columns as the template does.",
		book():                     "The file has no rows. Fill it in from the second row on.",
		"PK\x03\x04 not":           "The file is damaged, or is neither in UTF-8 nor in GBK. Open it in Excel or WPS, save it as .xlsx and upload it again.",
		"\xd0\xcf\x11\xe0\x00 old": "The file is neither .xlsx nor .csv. Arrange it as in the template and save it as .xlsx, without a password, or as CSV.",
		"年份,地区,数据元,数值\n2020,\"a,b,1": "The file is damaged, or is neither in UTF-8 nor in GBK. Open it in Excel or WPS, save it as .xlsx and upload it again.",
	} {
		i := a.bring(content)
		_, err := worker.TakeIn(t.Context(), a.Store, a.files)
		require.Error(t, err)
		i = a.now(i)
		require.Equal(t, history.Failed, i.State)
		require.Equal(t, says, i.Says(fault.English))
	}
}

func TestOneBodyAloneBringsNothingIn(t *testing.T) {
	t.Parallel()
	a := newArchive(t)
	i := a.bring(book("2021,330481,births,,1000,"))
	try := func(user string) string {
		_, err := testcity.Try(a.City, user, func(ctx context.Context, tx *db.Tx) (history.Import, error) { return history.Take(ctx, tx, i.ID) })
		return testcity.Reason(err)
	}
	require.Equal(t, fault.ReasonHistoryState, try(cityOffice), "before it is checked")
	a.work()
	require.Equal(t, fault.ReasonHistoryOther, try(cityStats))
	require.Equal(t, fault.ReasonRole, try("330400-wcwc/viewer"))
	require.Equal(t, fault.ReasonSigners, try("330400-hc/reviewer"))
	require.Equal(t, fault.ReasonLevel, try("330481-wcwc/signer"))
	_, err := testcity.Try(a.City, cityStats, func(ctx context.Context, tx *db.Tx) (struct{}, error) {
		return struct{}{}, tx.DB.Exec(`update history_import set state = 'taking', taken_by = asked_by, taken_tenant = tenant_id, taken_at = now()`).Error
	})
	require.ErrorContains(t, err, "four_eyes", "the database says so too")
}
