package report_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/exchange/officetest"
	"github.com/liangce/liangce/internal/exchange/report"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/prose"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/testcity"
)

const office = "330400-wcwc/signer"

func gather(c *testcity.City, e evaluation.Evaluation) *report.Facts {
	return testcity.Do(c, office, func(ctx context.Context, tx *db.Tx) (*report.Facts, error) { return report.Gather(ctx, tx, e) })
}

// proposed are the texts that stand in the documents where nobody has written any.
func proposed(f *report.Facts) map[string]report.Text {
	out := map[string]report.Text{}
	for _, p := range f.Parts() {
		pieces, _ := prose.Parse(p.Proposal)
		out[p.Code] = report.Text{Pieces: pieces}
	}
	return out
}

func made(t *testing.T, f *report.Facts, kind report.Kind, texts map[string]report.Text) []byte {
	t.Helper()
	pictures, err := f.Draw(kind)
	require.NoError(t, err)
	file, err := f.Lay(kind, texts, pictures)
	require.NoError(t, err)
	return file
}

// evaluated are the demonstration's evaluations of both plans: midterm ones from end to end, and one that is collecting.
func evaluated(t *testing.T) (*testcity.City, []evaluation.Evaluation) {
	t.Helper()
	c := testcity.Demo(t)
	var all []evaluation.Evaluation
	for _, code := range []string{"jiaxing-women-14-5", "jiaxing-children-14-5"} {
		all = append(all, testcity.Do(c, office, func(ctx context.Context, tx *db.Tx) ([]evaluation.Evaluation, error) {
			return evaluation.List(ctx, tx, code)
		})...)
	}
	require.Len(t, all, 3)
	return c, all
}

// words are the text of a Word document, without its marks.
func words(t *testing.T, file []byte) string {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	part, err := in.Open("word/document.xml")
	require.NoError(t, err)
	xml, err := io.ReadAll(part)
	require.NoError(t, err)
	return regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(xml), "")
}

func TestWhatIsDividedStandsInTheReport(t *testing.T) {
	t.Parallel()
	c, all := evaluated(t)
	said := 0
	for _, e := range all {
		f := gather(c, e)
		if len(f.Splits) == 0 {
			continue
		}
		said++
		text := words(t, made(t, f, report.Monitoring, proposed(f)))
		require.Contains(t, text, strconv.Itoa(e.Year)+"年分性别情况")
		annex, err := excelize.OpenReader(bytes.NewReader(made(t, f, report.Annex, proposed(f))))
		require.NoError(t, err)
		rows, err := annex.GetRows("分项数据")
		require.NoError(t, err)
		require.Greater(t, len(rows), 2)
		require.Equal(t, []string{"性别", "男"}, rows[1][4:6])
		require.NoError(t, annex.Close())
	}
	require.NotZero(t, said, "no evaluation of the demonstration has parts")
}

func TestAReportKeepsTheNamesOfItsDay(t *testing.T) {
	t.Parallel()
	c, all := evaluated(t)
	rename := func(until string) {
		t.Helper()
		_, err := c.Owner().Exec(t.Context(), `update tenant set former = jsonb_build_array(jsonb_build_object('until', $1::text, 'name', '从前的' || name, 'name_en', 'Former ' || name_en))`, until)
		require.NoError(t, err)
	}
	day := all[0].Steps[len(all[0].Steps)-1].At
	rename(day.AddDate(0, 0, 2).Format("2006-01-02"))
	f := gather(c, all[0])
	require.Equal(t, "从前的嘉兴市人民政府妇女儿童工作委员会办公室", f.Office.Name)
	require.Contains(t, words(t, made(t, f, report.Monitoring, proposed(f))), "从前的嘉兴市统计局")
	rename("2000-01-01")
	require.Equal(t, "嘉兴市人民政府妇女儿童工作委员会办公室", gather(c, all[0]).Office.Name, "renamed long before")
}

func TestTheSameEvaluationGivesTheSameDocuments(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	d := c.Desk("330481-hc", testcity.Women, 2025)
	d.Approve(d.Report(testcity.Births, "2000"))
	d.Approve(d.Report(testcity.Deaths, "10"))
	publish := func() {
		testcity.Do(c, office, func(ctx context.Context, tx *db.Tx) (*snapshot.Snapshot, error) {
			return snapshot.Publish(ctx, tx, testcity.Women, 2025)
		})
	}
	publish()
	e := testcity.Do(c, office, func(ctx context.Context, tx *db.Tx) (evaluation.Evaluation, error) {
		return evaluation.Create(ctx, tx, testcity.Women, evaluation.Final, 2025)
	})
	before := map[report.Kind][]byte{}
	for _, kind := range report.Kinds {
		f := gather(c, e)
		before[kind] = made(t, f, kind, proposed(f))
	}
	digest := gather(c, e).Digest(nil)

	d.Correct(testcity.Deaths, "20")
	publish()
	c.Move(c.Now().AddDate(1, 0, 0))
	for _, kind := range report.Kinds {
		f := gather(c, e)
		require.True(t, bytes.Equal(before[kind], made(t, f, kind, proposed(f))), "%s: a correction and a second edition change nothing in it", kind)
	}
	require.Equal(t, digest, gather(c, e).Digest(nil))
}

func TestTheAnnexComputesWhatItSays(t *testing.T) {
	t.Parallel()
	c, all := evaluated(t)
	for _, e := range all {
		book, err := excelize.OpenReader(bytes.NewReader(made(t, gather(c, e), report.Annex, nil)))
		require.NoError(t, err)
		formulas := 0
		for _, sheet := range book.GetSheetList() {
			rows, err := book.GetRows(sheet, excelize.Options{RawCellValue: true})
			require.NoError(t, err)
			for r, row := range rows {
				for col := range row {
					at, err := excelize.CoordinatesToCellName(col+1, r+1)
					require.NoError(t, err)
					formula, err := book.GetCellFormula(sheet, at)
					require.NoError(t, err)
					if formula == "" {
						continue
					}
					formulas++
					computed, err := book.CalcCellValue(sheet, at, excelize.Options{RawCellValue: true})
					require.NoError(t, err, "%s!%s =%s", sheet, at, formula)
					same(t, row[col], computed, sheet+"!"+at+" ="+formula)
				}
			}
		}
		require.Greater(t, formulas, 300, "ratios, sums, rates, references")
		require.NoError(t, book.Close())
	}
}

func same(t *testing.T, said, computed, where string) {
	t.Helper()
	a, errA := strconv.ParseFloat(said, 64)
	b, errB := strconv.ParseFloat(computed, 64)
	if errA != nil || errB != nil {
		require.Equal(t, said, computed, where)
		return
	}
	require.LessOrEqual(t, math.Abs(a-b), 1e-6*math.Max(1, math.Abs(a)), "%s: it says %s and computes %s", where, said, computed)
}

func TestTheReportsSayWhatTheEvaluationFound(t *testing.T) {
	t.Parallel()
	c, all := evaluated(t)
	for _, e := range all {
		f := gather(c, e)
		values, texts := report.Values(f.Fields()), proposed(f)
		monitoring := words(t, made(t, f, report.Monitoring, texts))
		for _, i := range f.Table.Indicators {
			require.Contains(t, monitoring, i.Code+" "+i.Name)
			require.Contains(t, monitoring, values[i.Code], i.Code)
		}
		require.Contains(t, monitoring, "达标率"+values["rate"])
		for _, a := range f.Attained.Areas {
			require.Contains(t, monitoring, values[a.Group+".rate"])
		}
		require.NotContains(t, monitoring, "{")
		judged := words(t, made(t, f, report.Evaluation, texts))
		require.Contains(t, judged, values["submitted"]+"个单位提交了自评报告")
		require.Equal(t, f.Final(), !strings.Contains(judged, "征求意见稿"), "what is not concluded says so")
		if e.Kind == evaluation.Midterm {
			require.Contains(t, judged, "达标率"+values["rate"]+"，各项任务有序推进", "the office's conclusion, filled in")
			require.Contains(t, judged, values["330400.score"])
			require.Contains(t, judged, values["330400.index"])
		}
	}
}

func TestAChangedNumberIsMarkedInTheDocument(t *testing.T) {
	t.Parallel()
	c, all := evaluated(t)
	f := gather(c, all[0])
	texts := proposed(f)
	require.NotContains(t, words(t, made(t, f, report.Monitoring, texts)), "待确认")
	summary := texts[report.Summary]
	summary.Changed = []string{"rate"}
	texts[report.Summary] = summary
	marked := made(t, f, report.Monitoring, texts)
	require.Contains(t, words(t, marked), "待确认")
}

func TestTheDocumentsOpenInAnOffice(t *testing.T) {
	t.Parallel()
	c, all := evaluated(t)
	for _, e := range all[:2] {
		f := gather(c, e)
		for _, kind := range report.Kinds {
			pages := officetest.Pages(t, f.FileName(kind), made(t, f, kind, proposed(f)))
			text := strings.Join(pages, "")
			require.NotContains(t, text, "#REF!")
			require.NotContains(t, text, "#NAME?")
			require.NotContains(t, text, "#DIV/0!")
			if kind == report.Annex {
				require.Contains(t, text, "加权总分")
				continue
			}
			require.Contains(t, pages[1], "目录")
			require.Regexp(t, `数据说明\.+[0-9]+`, pages[1], "the contents name the pages")
			require.Greater(t, len(pages), 10)
		}
	}
}
