// Package workbook is what the Excel files that the product lays out have in common: whose they are, how they come out on paper, styles
// that are made once, and that the first thing that goes wrong ends the making.
//
// It must not know what stands in a file, or what it looks like.
//
// Invariant: a book that is made of the same things at the same time is the same bytes.
package workbook

import (
	"bytes"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/liangce/liangce/internal/exchange/opc"
)

// Book is a workbook in the making.
type Book struct {
	File *excelize.File
	// Err is the first thing that went wrong.
	Err    error
	styles map[string]int
}

// New begins a book.
func New(title, author string, at time.Time) *Book {
	b := &Book{File: excelize.NewFile(), styles: map[string]int{}}
	stamp := at.UTC().Format(time.RFC3339)
	b.Try(b.File.SetDocProps(&excelize.DocProperties{Title: title, Creator: author, LastModifiedBy: author, Created: stamp, Modified: stamp}))
	return b
}

// Try keeps the first error.
func (b *Book) Try(err error) {
	if b.Err == nil {
		b.Err = err
	}
}

// Style is the number of a style, which is made when it is first asked for.
func (b *Book) Style(name string, look func() *excelize.Style) int {
	if id, made := b.styles[name]; made {
		return id
	}
	id, err := b.File.NewStyle(look())
	b.Try(err)
	b.styles[name] = id
	return id
}

// Put writes a text, as a text, so that no word that somebody typed becomes a formula.
func (b *Book) Put(sheet string, col, row int, text string, style int) {
	if b.Err != nil {
		return
	}
	at := Place(col, row)
	if text != "" {
		b.Try(b.File.SetCellStr(sheet, at, text))
	}
	b.Try(b.File.SetCellStyle(sheet, at, at, style))
}

// Widths are those of a sheet's columns from the first, in characters.
func (b *Book) Widths(sheet string, widths ...float64) {
	for i, w := range widths {
		b.Try(b.File.SetColWidth(sheet, Column(i+1), Column(i+1), w))
	}
}

// The ways in which a sheet lies on paper.
const (
	Upright = "portrait"
	OnSide  = "landscape"
)

// Paper lays a sheet out on A4, all columns on one page.
func (b *Book) Paper(sheet, orientation string) {
	size, wide, long, fit := 9, 1, 0, true
	b.Try(b.File.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &orientation, Size: &size, FitToWidth: &wide, FitToHeight: &long}))
	b.Try(b.File.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
}

// Bytes ends the making. The book is of no use afterwards.
func (b *Book) Bytes(edits ...opc.Edit) ([]byte, error) {
	var out bytes.Buffer
	if b.Err == nil {
		b.Err = b.File.Write(&out)
	}
	b.Try(b.File.Close())
	if b.Err != nil {
		return nil, b.Err
	}
	return opc.Ordered(out.Bytes(), edits...)
}

// Place names a cell by column and row, both from 1.
func Place(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		panic(err) // a place that is off any sheet is a mistake of the program
	}
	return name
}

// Column names a column, from 1.
func Column(n int) string {
	name, err := excelize.ColumnNumberToName(n)
	if err != nil {
		panic(err) // as above
	}
	return name
}
