package sheet_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/testcity"
)

// found are the checks' codes with their grades among a cell's problems.
func found(problems []sheet.Problem, obligation string) []string {
	var out []string
	for _, p := range problems {
		if p.Obligation == obligation && p.Found != nil {
			out = append(out, string(p.Found.Code)+"/"+string(p.Found.Grade))
		}
	}
	return out
}

// TestEachCheckFromSavingToSubmitting enters a value, sees the problem come back with the saved draft, and submits it without
// an explanation and with ever longer ones.
func TestEachCheckFromSavingToSubmitting(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2024)
	c.OpenRound(testcity.Women, 2025)
	const never = 99 // no explanation helps
	cases := []struct {
		reason                  string
		tenant, area, element   string
		lastYear, beside, value string // beside is the counterpart's value, saved before
		want                    string
		counterpart             string
		from                    int // characters of explanation from which it may be submitted
	}{
		{reason: "a part is not more than the whole", tenant: "330481-hc", area: testcity.Haining, element: testcity.Deaths, counterpart: testcity.Births, beside: "3", value: "4", want: "NUMERATOR_EXCEEDS_DENOMINATOR/A", from: never},
		{reason: "people are counted in whole numbers", tenant: "330481-ca", area: testcity.Haining, element: testcity.Trained, value: "10.5", want: "NOT_INTEGER/A", from: never},
		{reason: "a share has its range", tenant: "330400-hc", area: testcity.Code, element: testcity.Rate, value: "100.01", want: "OUT_OF_RANGE/A", from: never},
		{reason: "a flag is 0 or 1", tenant: "330481-hc", area: testcity.Haining, element: testcity.Clinic, value: "2", want: "OUT_OF_RANGE/A", from: never},
		{reason: "a count is not negative", tenant: "330482-ca", area: testcity.Pinghu, element: testcity.Trained, value: "-1", want: "OUT_OF_RANGE/A", from: never},
		{reason: "what was there last year is missed", tenant: "330481-hc", area: testcity.Haining, element: testcity.Exams, lastYear: "50", value: "not_reported", want: "MISSING/B", from: 1},
		{reason: "not collected needs its reason", tenant: "330400-hc", area: testcity.Municipal, element: testcity.Exams, lastYear: "50", value: "not_collected", want: "REASON_REQUIRED/B", from: 1},
		{reason: "the same digits as last year", tenant: "330482-edu", area: testcity.Pinghu, element: testcity.Pupils, lastYear: "100", value: "100", want: "UNCHANGED/B", from: 1},
		{reason: "万人 for 人", tenant: "330400-edu", area: testcity.Municipal, element: testcity.Pupils, lastYear: "32000", value: "3.2", want: "NOT_INTEGER/A", from: never},
		{reason: "a slip by a power of ten", tenant: "330400-ca", area: testcity.Municipal, element: testcity.Trained, lastYear: "12000", value: "121", want: "UNIT_SLIP/B", from: 1},
		{reason: "a jump on last year", tenant: "330481-edu", area: testcity.Haining, element: testcity.Pupils, lastYear: "100", value: "131", want: "JUMP/C", from: 6},
		{reason: "a sudden zero", tenant: "330482-hc", area: testcity.Pinghu, element: testcity.Exams, lastYear: "40", value: "0", want: "SUDDEN_ZERO/C", from: 6},
		{reason: "a small change is none", tenant: "330482-hc", area: testcity.Pinghu, element: testcity.Births, lastYear: "100", value: "102"},
		{reason: "small counts swing by chance", tenant: "330400-hc", area: testcity.Municipal, element: testcity.Deaths, lastYear: "2", value: "5"},
		{reason: "a term's stock stays as it is between terms", tenant: "330481-ca", area: testcity.Haining, element: testcity.Assembly, lastYear: "12", value: "12"},
		{reason: "a value as large as its range allows", tenant: "330482-hc", area: testcity.Pinghu, element: testcity.Clinic, lastYear: "1", value: "1"},
	}
	explanations := []string{"", "属", "已核实属实", "已核实属实。"}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			c := c.In(t)
			d := c.Desk(k.tenant, testcity.Women, 2025)
			if k.lastYear != "" {
				c.Desk(k.tenant, testcity.Women, 2024).ReportOf(k.element, k.area, k.lastYear)
			}
			if k.beside != "" {
				require.Empty(t, d.Save(d.Entry(k.counterpart, k.area, figure.Total, k.beside, "")).Problems)
			}
			for _, text := range explanations {
				e := d.Entry(k.element, k.area, figure.Total, k.value, text)
				saved := d.Save(e)
				require.Equal(t, k.value, shown(d.Cell(k.element, k.area, figure.Total)), "a draft is kept, whatever the checks find")
				sent := d.Submit(e.Obligation)
				if k.want == "" {
					require.Empty(t, saved.Problems)
					require.Empty(t, sent.Problems)
					require.Equal(t, []string{e.Obligation}, sent.Submitted)
					return
				}
				require.Equal(t, []string{k.want}, found(saved.Problems, e.Obligation))
				if len([]rune(text)) < k.from {
					require.Empty(t, sent.Submitted, "with %q", text)
					require.Equal(t, []string{k.want}, found(sent.Problems, e.Obligation))
					continue
				}
				require.Equal(t, []string{e.Obligation}, sent.Submitted, "with %q", text)
				require.Empty(t, sent.Problems)
				require.Equal(t, text, d.Cell(k.element, k.area, figure.Total).Explanation(), "every later stage sees it")
				return
			}
		})
	}
}

func shown(cell sheet.Cell) string {
	v := cell.Figure.Newest.Val()
	if v.Present() {
		return v.Dec.String()
	}
	return string(v.Empty)
}

func TestPartsMustAddUpToTheirTotal(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	d := c.Desk("330481-hc", testcity.Women, 2025)
	save := func(category, value string) sheet.Saved {
		return d.Save(d.Entry(testcity.Births, testcity.Haining, category, value, ""))
	}
	births := d.Cell(testcity.Births, testcity.Haining, figure.Total).Obligation.ID
	require.Empty(t, save(figure.Total, "100").Problems)
	require.Empty(t, save("male", "40").Problems, "partial detail is allowed")
	require.Empty(t, found(save("female", "50").Problems, births), "told at the total, which was not saved here")
	require.Equal(t, []check.Code{check.PartsNotTotal}, codes(d.Cell(testcity.Births, testcity.Haining, figure.Total).Problems))
	sent := d.Submit(births)
	require.Empty(t, sent.Submitted)
	require.Equal(t, []string{"PARTS_NOT_TOTAL/A"}, found(sent.Problems, births))
	save("female", "60")
	require.Equal(t, []string{births}, d.Submit(births).Submitted)
	for _, category := range []string{figure.Total, "male", "female"} {
		require.Equal(t, chain.Submitted, d.Cell(testcity.Births, testcity.Haining, category).Figure.State, "an obligation goes off with all its categories")
	}
}

func codes(problems []check.Problem) []check.Code {
	var out []check.Code
	for _, p := range problems {
		out = append(out, p.Code)
	}
	return out
}

func TestASentFigureDoesNotShieldItsCounterpart(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	d := c.Desk("330481-hc", testcity.Women, 2025)
	d.Report(testcity.Deaths, "5") // no births yet to compare with
	e := d.Entry(testcity.Births, testcity.Haining, figure.Total, "4", "")
	require.Equal(t, []string{"NUMERATOR_EXCEEDS_DENOMINATOR/A"}, found(d.Save(e).Problems, e.Obligation))
	require.Empty(t, d.Submit().Submitted)
	require.Empty(t, d.Submit(e.Obligation).Submitted)
}

func TestWhatAFigureIsComparedWith(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2024)
	c.OpenRound(testcity.Women, 2025)
	health, school := c.Desk("330481-hc", testcity.Women, 2025), c.Desk("330481-edu", testcity.Women, 2025)
	exams := health.Entry(testcity.Exams, testcity.Haining, figure.Total, "50", "")
	save := func() []string {
		exams = health.Entry(testcity.Exams, testcity.Haining, figure.Total, "50", exams.Explanation+"。")
		return found(health.Save(exams).Problems, exams.Obligation)
	}
	school.Save(school.Entry(testcity.Pupils, testcity.Haining, figure.Total, "5", ""))
	require.Empty(t, save(), "what another tenant has only typed is not known here")
	school.Report(testcity.Pupils, "40")
	require.Equal(t, []string{"NUMERATOR_EXCEEDS_DENOMINATOR/A"}, save(), "what it has reported is")

	last := c.Desk("330482-hc", testcity.Women, 2024)
	last.Save(last.Entry(testcity.Exams, testcity.Pinghu, figure.Total, "77", ""))
	cell := func() *sheet.Cell {
		cell := c.Desk("330482-hc", testcity.Women, 2025).Cell(testcity.Exams, testcity.Pinghu, figure.Total)
		return &cell
	}
	require.Nil(t, cell().LastYear, "last year's draft is no value")
	f := last.Report(testcity.Exams, "80")
	require.Equal(t, "80", cell().LastYear.Dec.String())
	require.Equal(t, "数据已核实无误", cell().SaidLastYear, "what was said with it is shown beside it")
	last.Approve(f)
	correct(c, "330482-hc", 2024, sheet.Correction{Ref: sheet.Ref{FigureID: f.ID, Revision: f.Newest.Revision}, Value: ptr("90"), Reason: "更正"})
	require.Equal(t, "80", cell().LastYear.Dec.String(), "while a correction is under way the approved value stands")
}
