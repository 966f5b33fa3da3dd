package report

import (
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/liangce/liangce/internal/exchange/workbook"
)

// book is an Excel file in the making. Nothing is written after something went wrong.
type book struct {
	*workbook.Book
	sheets int
}

// page is a sheet of a book, written from top to bottom.
type page struct {
	*book
	name   string
	stream *excelize.StreamWriter
	row    int
}

// cell is what stands in a place: words, or a number, which a formula may give.
type cell struct {
	value   any
	formula string
	style   string
}

// The styles. Those of numbers are "n" with the places, in bold "N".
const (
	plain  = ""
	titled = "title"
	headed = "head"
	strong = "strong"
	faint  = "faint"
	shareN = "share"
)

func words(text string) cell { return cell{value: text} }
func head(text string) cell  { return cell{value: text, style: headed} }
func bold(text string) cell  { return cell{value: text, style: strong} }
func number(x decimal.Decimal, n int) cell {
	return cell{value: double(x), style: fmt.Sprintf("n%d", n)}
}
func count(n int) cell                { return cell{value: n, style: "n0"} }
func (c cell) by(formula string) cell { c.formula = formula; return c }

// loud is the same in bold.
func (c cell) loud() cell {
	if strings.HasPrefix(c.style, "n") {
		c.style = "N" + c.style[1:]
	} else if c.style == plain {
		c.style = strong
	}
	return c
}

func newBook(title, author string, at time.Time) *book {
	return &book{Book: workbook.New(title, author, at)}
}

// page begins a sheet; widths are those of its columns, in characters. The rows down to "frozen" stay in sight.
func (b *book) page(name string, frozen int, widths ...float64) *page {
	p := &page{book: b, name: name}
	b.sheets++
	if b.sheets == 1 {
		b.Try(b.File.SetSheetName("Sheet1", name))
	} else {
		_, err := b.File.NewSheet(name)
		b.Try(err)
	}
	b.print(name, frozen)
	if b.Err != nil {
		return p
	}
	p.stream, b.Err = b.File.NewStreamWriter(name)
	if b.Err != nil {
		return p
	}
	for n, w := range widths {
		b.Try(p.stream.SetColWidth(n+1, n+1, w))
	}
	if frozen > 0 {
		b.Try(p.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: frozen, TopLeftCell: at(0, frozen+1), ActivePane: "bottomLeft"}))
	}
	return p
}

// print lays a sheet out for paper: on its side, all columns on one page, the heads on each.
func (b *book) print(name string, frozen int) {
	b.Paper(name, workbook.OnSide)
	if frozen > 0 {
		b.Try(b.File.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: name, RefersTo: fmt.Sprintf("'%s'!$1:$%d", name, frozen)}))
	}
}

// put writes the next row.
func (p *page) put(cells ...cell) {
	p.row++
	if p.Err != nil {
		return
	}
	row := make([]any, len(cells))
	for n, c := range cells {
		row[n] = excelize.Cell{StyleID: p.style(c.style), Formula: c.formula, Value: c.value}
	}
	p.Try(p.stream.SetRow(fmt.Sprintf("A%d", p.row), row))
}

// heads writes a row of heads.
func (p *page) heads(texts ...string) {
	cells := make([]cell, len(texts))
	for n, t := range texts {
		cells[n] = head(t)
	}
	p.put(cells...)
}

func (p *page) end() {
	if p.Err == nil {
		p.Try(p.stream.Flush())
	}
}

// at names a cell of the sheet by column, from 0, and row.
func at(column, row int) string { return workbook.Place(column+1, row) }

func (b *book) style(name string) int {
	if name == plain {
		return 0
	}
	return b.Style(name, func() *excelize.Style { return fashion(name) })
}

func fashion(name string) *excelize.Style {
	line := []excelize.Border{{Type: "bottom", Color: "C9D1D3", Style: 1}}
	s := &excelize.Style{Font: &excelize.Font{Size: 11}}
	switch name {
	case titled:
		s.Font = &excelize.Font{Size: 15, Bold: true}
	case headed:
		s.Font.Bold, s.Border = true, line
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E6F1EE"}}
		s.Alignment = &excelize.Alignment{WrapText: true, Vertical: "center"}
	case strong:
		s.Font.Bold = true
	case faint:
		s.Font.Color = "5B6770"
	case shareN:
		format := "0.0%"
		s.CustomNumFmt = &format
	default: // "n2", "N0": a number with so many places
		places := int(name[1] - '0')
		format := "#,##0"
		if places > 0 {
			format = "0." + strings.Repeat("0", places)
		}
		s.CustomNumFmt, s.Font.Bold = &format, name[0] == 'N'
	}
	return s
}

func (b *book) bytes() ([]byte, error) {
	file, err := b.Bytes()
	if err != nil {
		return nil, fmt.Errorf("report: write the annex: %w", err)
	}
	return file, nil
}
