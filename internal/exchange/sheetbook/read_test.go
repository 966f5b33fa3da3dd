package sheetbook_test

import (
	"bytes"
	"context"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/liangce/liangce/internal/exchange/sheetbook"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/testcity"
)

// changed is a workbook that somebody worked on in Excel.
func changed(t *testing.T, file []byte, change func(*excelize.File) error) []byte {
	t.Helper()
	f := openBook(t, file)
	require.NoError(t, change(f))
	var out bytes.Buffer
	require.NoError(t, f.Write(&out))
	return out.Bytes()
}

func of(t *testing.T, f *sheetbook.Filled, element string) sheetbook.Cell {
	t.Helper()
	for _, c := range f.Cells {
		if c.Element.Code == element && c.Category == figure.Total {
			return c
		}
	}
	t.Fatalf("no cell of %s", element)
	return sheetbook.Cell{}
}

func number(value string) sheetbook.Entry { return sheetbook.Entry{Value: value} }

func TestWhatIsTypedIntoAWorkbookIsWhatTypingWouldSave(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	s := d.Sheet()
	file := made(t, c, s)
	untouched, err := sheetbook.Read(file, s, key)
	require.NoError(t, err)
	require.Empty(t, untouched.Entries())
	for _, cell := range untouched.Cells {
		require.Equal(t, sheetbook.Unchanged, cell.Kind, cell.Element.Code)
	}

	file = changed(t, file, func(f *excelize.File) error {
		_ = f.SetCellStr("填报", at(s, "G", testcity.Exams), "１，234")
		_ = f.SetCellStr("填报", at(s, "I", testcity.Exams), " 新增两家机构 ")
		_ = f.SetCellStr("填报", at(s, "H", testcity.Clinic), "不适用")
		return f.SetCellStr("填报", at(s, "G", testcity.Births), "")
	})
	filled, err := sheetbook.Read(file, s, key)
	require.NoError(t, err)
	require.Len(t, filled.Entries(), 3)
	saved := d.Save(filled.Entries()...)
	for _, p := range saved.Problems {
		require.Nil(t, p.Refused)
	}
	exams := d.Cell(testcity.Exams, testcity.Haining, figure.Total)
	require.Equal(t, "1234", exams.Figure.Newest.Val().Dec.String())
	require.Equal(t, "新增两家机构", exams.Explanation())
	require.Equal(t, quantity.NotApplicable, d.Cell(testcity.Clinic, testcity.Haining, figure.Total).Figure.Newest.Val().Empty)
	births := d.Cell(testcity.Births, testcity.Haining, figure.Total)
	require.Equal(t, quantity.NotReported, births.Figure.Newest.Val().Empty)
	require.Equal(t, "医院合并\n已核实", births.Explanation())

	again, err := sheetbook.Read(file, d.Sheet(), key)
	require.NoError(t, err)
	require.Empty(t, again.Entries(), "what was saved stands there already")
	require.Equal(t, sheetbook.Same, of(t, again, testcity.Exams).Kind)
}

func TestBaseAndNowAndTypedAreMerged(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	s := d.Sheet()
	file := made(t, c, s)
	cases := []struct {
		reason, element, typed, meanwhile string
		want                              sheetbook.Kind
	}{
		{"nobody did anything", testcity.Births, "12", "", sheetbook.Unchanged},
		{"the same number written otherwise", testcity.Births, "12.0", "", sheetbook.Unchanged},
		{"only typed", testcity.Births, "13", "", sheetbook.Take},
		{"typed into an empty cell", testcity.Exams, "0", "", sheetbook.Take},
		{"only somebody else changed it", testcity.Births, "12", "14", sheetbook.Unchanged},
		{"both to the same", testcity.Births, "14", "14", sheetbook.Same},
		{"both, to different numbers", testcity.Births, "15", "14", sheetbook.Conflict},
		{"typed over a submitted figure", testcity.Deaths, "2", "", sheetbook.Closed},
		{"words over a submitted figure", testcity.Deaths, "二", "", sheetbook.Closed},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			now := *s
			now.Cells = append([]sheet.Cell{}, s.Cells...)
			for i, cell := range now.Cells {
				if k.meanwhile != "" && cell.Element.Code == k.element && cell.Category == figure.Total {
					f := *cell.Figure
					f.Newest.Revision, f.Newest.Value.Decimal = 9, exactly(k.meanwhile)
					now.Cells[i].Figure = &f
				}
			}
			filled, err := sheetbook.Read(changed(t, file, func(f *excelize.File) error {
				return f.SetCellStr("填报", at(s, "G", k.element), k.typed)
			}), &now, key)
			require.NoError(t, err)
			cell := of(t, filled, k.element)
			require.Equal(t, k.want, cell.Kind)
			if k.want == sheetbook.Conflict {
				require.Equal(t, 9, filled.Entries()[0].ExpectedRevision, "whoever settles it has seen what stands now")
			}
			if k.want == sheetbook.Closed {
				require.Empty(t, filled.Entries())
			}
		})
	}
}

func TestNumbersAreReadToTheDigitOrRefused(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	s := d.Sheet()
	file := made(t, c, s)
	text := func(v string) func(*excelize.File, string) error {
		return func(f *excelize.File, at string) error { return f.SetCellStr("填报", at, v) }
	}
	raw := func(v string) func(*excelize.File, string) error {
		return func(f *excelize.File, at string) error { return f.SetCellDefault("填报", at, v) }
	}
	cases := []struct {
		reason  string
		put     func(*excelize.File, string) error
		want    string
		refused string
	}{
		{"twenty digits as text", text("12345678901234567890"), "12345678901234567890", ""},
		{"full-width", text("１２．５"), "12.5", ""},
		{"thousands", text("1,234,567"), "1234567", ""},
		{"blanks between", text("1 234"), "1234", ""},
		{"a comma that separates no thousands", text("1,23"), "", fault.ReasonSeparators},
		{"words", text("约100"), "", fault.ReasonNotNumber},
		{"a number", raw("12.5"), "12.5", ""},
		{"0.1 as Excel writes it", raw("0.10000000000000001"), "0.1", ""},
		{"1234.56 as Excel writes it", raw("1234.5599999999999"), "1234.56", ""},
		{"fifteen digits", raw("123456789012345"), "123456789012345", ""},
		{"an exponent that Excel writes", raw("1.5E-3"), "0.0015", ""},
		{"a large one", raw("1.2E+7"), "12000000", ""},
		{"sixteen digits, the last of which Excel lost", raw("1234567890123450"), "", fault.ReasonDigitsLost},
		{"a third, pasted", raw("0.33333333333333331"), "", fault.ReasonDigitsLost},
		{"an exponent that fills the memory", raw("1E999999999"), "", fault.ReasonExponent},
		{"a date", func(f *excelize.File, at string) error {
			id, err := f.NewStyle(&excelize.Style{NumFmt: 14})
			require.NoError(t, err)
			require.NoError(t, f.SetCellStyle("填报", at, at, id))
			return f.SetCellDefault("填报", at, "45717")
		}, "", fault.ReasonDated},
		{"a formula", func(f *excelize.File, at string) error { return f.SetCellFormula("填报", at, "1+1") }, "", fault.ReasonFormula},
		{"yes or no", func(f *excelize.File, at string) error { return f.SetCellBool("填报", at, true) }, "", fault.ReasonNotNumber},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			place := at(s, "G", testcity.Exams)
			filled, err := sheetbook.Read(changed(t, file, func(f *excelize.File) error { return k.put(f, place) }), s, key)
			require.NoError(t, err)
			cell := of(t, filled, testcity.Exams)
			if k.refused != "" {
				require.Equal(t, sheetbook.Unreadable, cell.Kind)
				require.Equal(t, k.refused, cell.Fault.Reason())
				return
			}
			require.Nil(t, cell.Fault)
			require.Equal(t, number(k.want), cell.Typed)
		})
	}
}

func TestEmptyStatesAreTold(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	s := d.Sheet()
	file := made(t, c, s)
	cases := []struct {
		value, word string
		want        quantity.Emptiness
		refused     string
	}{
		{"", "本年未统计", quantity.NotCollected, ""},
		{"", "不公开", quantity.Withheld, ""},
		{"涉密", "", quantity.Withheld, ""},
		{"", "", quantity.NotReported, ""},
		{"5", "不适用", "", fault.ReasonTwoValues},
		{"", "没有", "", fault.ReasonEmptyWord},
	}
	for _, k := range cases {
		filled, err := sheetbook.Read(changed(t, file, func(f *excelize.File) error {
			_ = f.SetCellStr("填报", at(s, "G", testcity.Exams), k.value)
			return f.SetCellStr("填报", at(s, "H", testcity.Exams), k.word)
		}), s, key)
		require.NoError(t, err)
		cell := of(t, filled, testcity.Exams)
		if k.refused != "" {
			require.Equal(t, k.refused, cell.Fault.Reason())
			continue
		}
		require.Equal(t, sheetbook.Entry{Empty: k.want}, cell.Typed, k)
	}
}

func TestAllProblemsComeAtOnceAndStandInTheClerksFile(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	s := d.Sheet()
	file := changed(t, made(t, c, s), func(f *excelize.File) error {
		_ = f.SetCellStr("填报", at(s, "G", testcity.Births), "0.5")
		_ = f.SetCellStr("填报", at(s, "G", testcity.Clinic), "7")
		return f.AddComment("填报", excelize.Comment{Cell: at(s, "G", testcity.Clinic), Text: "问过院办"})
	})
	filled, err := sheetbook.Read(file, s, key)
	require.NoError(t, err)
	found := testcity.Do(c, clerk, func(ctx context.Context, tx *db.Tx) ([]sheet.Problem, error) {
		return s.Would(tx, filled.Entries())
	})
	texts := map[string][]string{}
	for _, p := range found {
		texts[p.Obligation+p.Category] = append(texts[p.Obligation+p.Category], p.Found.Text(fault.Chinese))
	}
	require.Len(t, texts, 2)
	require.Equal(t, "12", d.Cell(testcity.Births, testcity.Haining, figure.Total).Figure.Newest.Val().Dec.String(), "nothing was saved")

	back, err := filled.Remark(file, func(c sheetbook.Cell) []string { return texts[c.Obligation.ID+c.Category] })
	require.NoError(t, err)
	f := openBook(t, back)
	comments, err := f.GetComments("填报")
	require.NoError(t, err)
	require.Len(t, comments, 2)
	for _, c := range comments {
		if c.Cell == at(s, "G", testcity.Clinic) {
			require.Contains(t, c.Paragraph[0].Text, "问过院办\n", "what the clerk noted stays")
		}
	}
	again, err := sheetbook.Read(back, s, key)
	require.NoError(t, err, "it can be mended and uploaded")
	require.Equal(t, number("7"), of(t, again, testcity.Clinic).Typed)
}
