package docx

import (
	"fmt"
	"strconv"
	"strings"
)

// Align is where the text of a column stands.
type Align int

// Numbers stand right, words left, signs and short words in the centre.
const (
	Left Align = iota
	Center
	Right
)

// Column is a column of a table.
type Column struct {
	Head  string
	Width int // millimetres; 0 takes an equal share of what the others leave
	Align Align
}

// Row is a row of a table.
type Row struct {
	Cells  [][]Run // fewer than there are columns leave the last ones empty
	Strong bool    // a sum: bold, washed
	Span   bool    // the first cell spans all columns: a heading for the rows below it
}

// Table is a table; without a caption it has no number.
type Table struct {
	Caption string
	Columns []Column
	Rows    []Row
}

const (
	headWash   = "E6F1EE"
	strongWash = "F1F5F4"
	spanWash   = "F6F7F5"
)

// Table adds a table, its caption above it. The row of heads is repeated on each page, and no row is split between two.
func (d *Document) Table(t Table) {
	if len(t.Columns) == 0 {
		d.fail("docx: table %q has no columns", t.Caption)
		return
	}
	if t.Caption != "" {
		d.tables++
		d.add(block{props: style("Caption") + `<w:keepNext/>`, content: caption("表", d.tables, t.Caption)})
	}
	widths := widths(t.Columns, textWidth(d.landscape))
	total := 0
	for _, w := range widths {
		total += w
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<w:tbl><w:tblPr><w:tblStyle w:val="Report"/><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/>`+
		`<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`, total)
	if t.Caption != "" {
		b.WriteString(`<w:tblCaption w:val="` + line(t.Caption) + `"/>`)
	}
	b.WriteString(`</w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		b.WriteString(`<w:gridCol w:w="` + strconv.Itoa(w) + `"/>`)
	}
	b.WriteString(`</w:tblGrid>`)
	b.WriteString(head(t.Columns, widths))
	for i, r := range t.Rows {
		if len(r.Cells) > len(t.Columns) || r.Span && len(r.Cells) > 1 {
			d.fail("docx: row %d of table %q has %d cells", i+1, t.Caption, len(r.Cells))
			return
		}
		b.WriteString(d.row(r, t.Columns, widths, total))
	}
	b.WriteString(`</w:tbl>`)
	d.add(block{kind: table, content: b.String()})
}

// caption is a number that the reader's program keeps, and a text. The stored number is the right one: nothing is left out.
func caption(label string, n int, text string) string {
	return run("", label+" ") + field(`SEQ `+label+` \* ARABIC`, strconv.Itoa(n)) + run("", "\u3000"+text)
}

// widths are the columns' in twentieths of a point, narrowed together where they are more than the page.
func widths(columns []Column, page int) []int {
	all := make([]int, len(columns))
	total, open := 0, 0
	for i, c := range columns {
		all[i] = twips(max(c.Width, 0))
		total += all[i]
		if all[i] == 0 {
			open++
		}
	}
	if open > 0 {
		// A column is never narrower than two characters, though the others ask for all of the page.
		share := max((page-total)/open, twips(10))
		for i := range all {
			if all[i] == 0 {
				all[i] = share
				total += share
			}
		}
	}
	if total > page {
		for i := range all {
			all[i] = all[i] * page / total
		}
	}
	return all
}

// head is the row of heads. It stays with the row below it, or it would stand alone at the foot of a page.
func head(columns []Column, widths []int) string {
	var b strings.Builder
	b.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, c := range columns {
		text := paragraphOf("TableHead", `<w:keepNext/>`+align(c.Align), run("", c.Head))
		b.WriteString(cell(widths[i], 1, headWash, text))
	}
	b.WriteString(`</w:tr>`)
	return b.String()
}

func (d *Document) row(r Row, columns []Column, widths []int, total int) string {
	var b strings.Builder
	b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	if r.Span {
		var text []Run
		if len(r.Cells) > 0 {
			text = r.Cells[0]
		}
		b.WriteString(cell(total, len(columns), spanWash, paragraphOf("TableText", `<w:keepNext/>`, d.runs(strong(text)))))
		b.WriteString(`</w:tr>`)
		return b.String()
	}
	for i, c := range columns {
		var text []Run
		if i < len(r.Cells) {
			text = r.Cells[i]
		}
		wash := ""
		if r.Strong {
			wash, text = strongWash, strong(text)
		}
		b.WriteString(cell(widths[i], 1, wash, paragraphOf("TableText", align(c.Align), d.runs(text))))
	}
	b.WriteString(`</w:tr>`)
	return b.String()
}

// strong are the same runs, bold.
func strong(runs []Run) []Run {
	bold := make([]Run, len(runs))
	for i, r := range runs {
		r.Bold = true
		bold[i] = r
	}
	return bold
}

func align(a Align) string {
	switch a {
	case Center:
		return `<w:jc w:val="center"/>`
	case Right:
		return `<w:jc w:val="right"/>`
	case Left:
	}
	return ""
}

func cell(width, span int, wash, paragraphs string) string {
	var b strings.Builder
	b.WriteString(`<w:tc><w:tcPr><w:tcW w:w="` + strconv.Itoa(width) + `" w:type="dxa"/>`)
	if span > 1 {
		b.WriteString(`<w:gridSpan w:val="` + strconv.Itoa(span) + `"/>`)
	}
	if wash != "" {
		b.WriteString(`<w:shd w:val="clear" w:color="auto" w:fill="` + wash + `"/>`)
	}
	b.WriteString(`<w:vAlign w:val="center"/></w:tcPr>` + paragraphs + `</w:tc>`)
	return b.String()
}
