package sheetbook_test

import (
	"archive/zip"
	"bytes"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/liangce/liangce/internal/exchange/sheetbook"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/testcity"
)

func exactly(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// repacked is a file with parts added or replaced.
func repacked(t *testing.T, file []byte, parts map[string]string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range in.File {
		if _, replaced := parts[p.Name]; !replaced {
			require.NoError(t, w.Copy(p))
		}
	}
	for name, content := range parts {
		to, err := w.Create(name)
		require.NoError(t, err)
		_, err = io.WriteString(to, content)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

func TestAWorkbookThatIsNotThisSheetsIsRefused(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	c.OpenRound(testcity.Women, 2024)
	s := d.Sheet()
	file := made(t, c, s)
	edit := func(change func(*excelize.File) error) []byte { return changed(t, file, change) }
	empty := edit(func(f *excelize.File) error { return f.SetCellStr("填报", "A1", "x") })
	other := c.Desk("330482-hc", testcity.Women, 2025).Sheet()
	fewer := *s
	fewer.Cells = s.Cells[1:]
	part := "xl/worksheets/sheet2.xml"
	cases := []struct {
		reason string
		file   []byte
		want   string
	}{
		{"nothing", nil, fault.ReasonWorkbookType},
		{"words", []byte("指标,数值\n"), fault.ReasonWorkbookType},
		{"an old .xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), fault.ReasonWorkbookType},
		{"a zip of something else", repacked(t, emptyZip(t), map[string]string{"word/document.xml": "<a/>"}), fault.ReasonWorkbookType},
		{"too large", append([]byte("PK"), make([]byte, sheetbook.MostBytes)...), fault.ReasonFileLarge},
		{"a bomb", repacked(t, file, map[string]string{"xl/media/a.png": strings.Repeat("0", 17<<20)}), fault.ReasonWorkbookLarge},
		{"one cell at the far end", repacked(t, file, map[string]string{part: `<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>`}), fault.ReasonWorkbookLarge},
		{"one row at the far end", repacked(t, file, map[string]string{part: `<worksheet><sheetData><row r="1048576"/></sheetData></worksheet>`}), fault.ReasonWorkbookLarge},
		{"nested without end", repacked(t, file, map[string]string{part: strings.Repeat("<a>", 5000)}), fault.ReasonWorkbookLarge},
		{"macros", repacked(t, file, map[string]string{"xl/vbaProject.bin": "x"}), fault.ReasonWorkbookUnsafe},
		{"links to other files", repacked(t, file, map[string]string{"xl/externalLinks/externalLink1.xml": "<a/>"}), fault.ReasonWorkbookUnsafe},
		{"a file inside", repacked(t, file, map[string]string{"xl/embeddings/a.xlsx": "x"}), fault.ReasonWorkbookUnsafe},
		{"no XML", repacked(t, file, map[string]string{part: "<worksheet"}), fault.ReasonWorkbookBroken},
		{"somebody's own workbook", foreign(t), fault.ReasonWorkbookForeign},
		{"another version's", edit(func(f *excelize.File) error { return f.SetCellStr("底稿", "A1", "liangce-sheet/0") }), fault.ReasonWorkbookFormat},
		{"another signature", edit(func(f *excelize.File) error { return f.SetCellStr("底稿", "A2", "x") }), fault.ReasonWorkbookChanged},
		{"an edited base", edit(func(f *excelize.File) error { return f.SetCellStr("底稿", "A3", "e30=") }), fault.ReasonWorkbookChanged},
		{"another tenant's", made(t, c, other), fault.ReasonWorkbookTenant},
		{"another year's", made(t, c, c.Desk("330481-hc", testcity.Women, 2024).Sheet()), fault.ReasonWorkbookSheet},
		{"made when less was owed", made(t, c, &fewer), fault.ReasonWorkbookOutdated},
		{"a row less", edit(func(f *excelize.File) error { return f.RemoveRow("填报", 6) }), fault.ReasonWorkbookRows},
		{"a row more", edit(func(f *excelize.File) error { return f.InsertRows("填报", 6, 1) }), fault.ReasonWorkbookRows},
		{"a column more", edit(func(f *excelize.File) error { return f.InsertCols("填报", "C", 1) }), fault.ReasonWorkbookRows},
		{"two rows exchanged", edit(func(f *excelize.File) error {
			a, _ := f.GetCellValue("填报", "K5")
			b, _ := f.GetCellValue("填报", "K6")
			_ = f.SetCellStr("填报", "K5", b)
			return f.SetCellStr("填报", "K6", a)
		}), fault.ReasonWorkbookRows},
		{"a title that was written over is no matter", empty, ""},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			_, err := sheetbook.Read(k.file, s, key)
			if k.want == "" {
				require.NoError(t, err)
				return
			}
			require.Equal(t, k.want, testcity.Reason(err))
		})
	}
	_, err := sheetbook.Read(file, s, []byte("another key"))
	require.Equal(t, fault.ReasonWorkbookChanged, testcity.Reason(err))
}

func emptyZip(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, zip.NewWriter(&out).Close())
	return out.Bytes()
}

func foreign(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	var out bytes.Buffer
	require.NoError(t, f.Write(&out))
	return out.Bytes()
}

func TestNoBytesMakeItPanic(t *testing.T) {
	t.Parallel()
	c, d := opened(t)
	s := d.Sheet()
	file := made(t, c, s)
	chance := rand.New(rand.NewPCG(1, 2))
	try := func(bytes []byte) {
		if filled, err := sheetbook.Read(bytes, s, key); err == nil {
			_, err = filled.Remark(bytes, func(sheetbook.Cell) []string { return []string{"x"} })
			_ = err // a file that was broken by chance may refuse its remarks
		}
	}
	for n := 0; n < len(file); n += 1 + len(file)/60 {
		try(file[:n])
	}
	for range 150 {
		broken := bytes.Clone(file)
		for range 1 + chance.IntN(8) {
			broken[chance.IntN(len(broken))] = byte(chance.IntN(256))
		}
		try(broken)
	}
	// The parts themselves, broken behind a sound zip.
	in, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	for _, p := range in.File {
		r, err := p.Open()
		require.NoError(t, err)
		content, err := io.ReadAll(r)
		require.NoError(t, err)
		for range 6 {
			broken := bytes.Clone(content)
			at := chance.IntN(len(broken))
			try(repacked(t, file, map[string]string{p.Name: string(append(broken[:at:at], broken[min(len(broken), at+chance.IntN(40)):]...))}))
		}
		try(repacked(t, file, map[string]string{p.Name: ""}))
	}
}
