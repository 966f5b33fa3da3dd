package docx_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/exchange/docx"
)

func TestCaptionsStoreTheirNumbers(t *testing.T) {
	got := body(t, report(t))
	for _, label := range []string{"表", "图"} {
		stored := regexp.MustCompile(`SEQ `+label+` \\\* ARABIC .*?<w:t>([0-9]+)</w:t>`).FindAllStringSubmatch(got, -1)
		require.Len(t, stored, 2)
		for i, one := range stored {
			require.Equal(t, strconv.Itoa(i+1), one[1], "a program that works out no fields shows this")
		}
	}
	require.NotContains(t, regexp.MustCompile(`PAGEREF .*?fldCharType="end"`).FindString(got), "<w:t", "nobody knows the page yet")
	d := docx.New(docx.Properties{})
	d.Table(docx.Table{Columns: []docx.Column{{Head: "一"}}})
	d.Figure(docx.Figure{PNG: picture(t, 2, 2), Width: 10})
	require.NotContains(t, body(t, d), "SEQ", "without a caption there is no number")
}

// extent is the size of the only picture of a document, in English Metric Units.
func extent(t *testing.T, d *docx.Document) (width, height int) {
	t.Helper()
	m := regexp.MustCompile(`<wp:extent cx="([0-9]+)" cy="([0-9]+)"/>`).FindStringSubmatch(body(t, d))
	require.NotNil(t, m)
	width, err := strconv.Atoi(m[1])
	require.NoError(t, err)
	height, err = strconv.Atoi(m[2])
	require.NoError(t, err)
	return width, height
}

func TestPicturesFitThePage(t *testing.T) {
	const mm = 36000
	for _, c := range []struct {
		reason        string
		x, y, asked   int
		landscape     bool
		width, height int
	}{
		{"as asked", 200, 100, 100, false, 100, 50},
		{"too wide", 200, 100, 500, false, 154, 77},
		{"wide on its side", 200, 100, 500, true, 241, 121},
		{"too high", 100, 200, 150, false, 107, 215},
	} {
		d := docx.New(docx.Properties{})
		d.Landscape(c.landscape)
		d.Figure(docx.Figure{PNG: picture(t, c.x, c.y), Width: c.asked})
		width, height := extent(t, d)
		require.InDelta(t, c.width*mm, width, mm, c.reason)
		require.InDelta(t, c.height*mm, height, mm, c.reason)
	}
}

func TestPictureStaysWithItsCaption(t *testing.T) {
	d := docx.New(docx.Properties{})
	d.Figure(docx.Figure{Caption: "图景", PNG: picture(t, 2, 2), Width: 10})
	require.Contains(t, body(t, d), `<w:pStyle w:val="Figure"/><w:keepNext/>`)
}

func TestLongTitleHasEvenLines(t *testing.T) {
	indent := func(title string) string {
		d := docx.New(docx.Properties{})
		d.Cover(docx.Cover{Title: title})
		return regexp.MustCompile(`<w:pStyle w:val="Title"/>(<w:ind[^>]*>)?`).FindStringSubmatch(body(t, d))[1]
	}
	require.Empty(t, indent("年度评估报告"))
	require.Empty(t, indent(strings.Repeat("年度评估", 3)+"\n"+strings.Repeat("报告", 4)), "the caller has broken it")
	require.NotEmpty(t, indent(strings.Repeat("年度评估报告", 3)))
}

func TestRowsThatStandOut(t *testing.T) {
	d := docx.New(docx.Properties{})
	d.Table(docx.Table{Columns: []docx.Column{{Head: "一", Width: 20}, {Head: "二", Width: 20, Align: docx.Right}}, Rows: []docx.Row{
		{Cells: [][]docx.Run{text("组")}, Span: true},
		{Cells: [][]docx.Run{text("平"), text("1")}},
		{Cells: [][]docx.Run{text("合")}, Strong: true},
	}})
	rows := strings.Split(body(t, d), "<w:tr>")[1:]
	require.Len(t, rows, 4)
	require.Contains(t, rows[0], "<w:tblHeader/>")
	require.Contains(t, rows[1], `<w:gridSpan w:val="2"/>`)
	require.Contains(t, rows[1], "<w:b/>")
	require.NotContains(t, rows[2], "<w:b/>")
	require.Contains(t, rows[2], `<w:jc w:val="right"/>`)
	require.Contains(t, rows[3], "<w:b/>")
	require.Equal(t, 2, strings.Count(rows[3], "<w:tc>"), "a short row is filled up")
	for _, row := range rows {
		require.Contains(t, row, "<w:cantSplit/>")
	}
}
