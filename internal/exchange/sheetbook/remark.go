package sheetbook

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/liangce/liangce/internal/exchange/opc"
	"github.com/liangce/liangce/internal/exchange/workbook"
	"github.com/liangce/liangce/internal/fault"
)

// remarked is the ground of a cell that something is remarked at, author who remarks.
const (
	remarked = "F9E3C8"
	author   = "量策"
)

// The size of a remark's box.
const (
	remarkWidth  = 320
	remarkHeight = 120
)

// Remark gives a file that was read back, with the problems of each cell as a remark at it; nothing else is changed in it.
func (f *Filled) Remark(file []byte, problems func(Cell) []string) (out []byte, err error) {
	book, err := load(file)
	if err != nil {
		return nil, err
	}
	defer func() {
		_ = book.Close()
		if recover() != nil {
			out, err = nil, refuse(fault.ReasonWorkbookBroken)
		}
	}()
	said, err := book.GetComments(entrySheet)
	if err != nil {
		return nil, refuse(fault.ReasonWorkbookBroken)
	}
	before := map[string]string{}
	for _, c := range said {
		before[c.Cell] = c.Text
		for _, run := range c.Paragraph {
			before[c.Cell] += run.Text
		}
	}
	ground := map[int]int{}
	for _, c := range f.Cells {
		found := problems(c)
		if len(found) == 0 {
			continue
		}
		at := workbook.Place(c.column, c.row)
		if err := note(book, at, before[at], found); err != nil {
			return nil, err
		}
		if err := paint(book, at, ground); err != nil {
			return nil, err
		}
	}
	var written bytes.Buffer
	if err := book.Write(&written); err != nil {
		return nil, fmt.Errorf("sheetbook: write the remarks: %w", err)
	}
	return opc.Ordered(written.Bytes())
}

// note adds to what was noted at a cell before.
func note(book *excelize.File, at, before string, found []string) error {
	text := strings.Join(found, "\n")
	if before != "" {
		if err := book.DeleteComment(entrySheet, at); err != nil {
			return fmt.Errorf("sheetbook: take a remark up: %w", err)
		}
		text = before + "\n" + text
	}
	err := book.AddComment(entrySheet, excelize.Comment{
		Cell: at, Author: author, Width: remarkWidth, Height: remarkHeight, Paragraph: []excelize.RichTextRun{{Text: text}},
	})
	if err != nil {
		return fmt.Errorf("sheetbook: remark: %w", err)
	}
	return nil
}

// paint gives a cell the ground of a remark, and leaves the rest of its style; made are the styles with that ground so far.
func paint(book *excelize.File, at string, made map[int]int) error {
	id, err := book.GetCellStyle(entrySheet, at)
	if err != nil {
		return fmt.Errorf("sheetbook: read a style: %w", err)
	}
	if _, known := made[id]; !known {
		style, err := book.GetStyle(id)
		if err != nil {
			return fmt.Errorf("sheetbook: read a style: %w", err)
		}
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{remarked}}
		if made[id], err = book.NewStyle(style); err != nil {
			return fmt.Errorf("sheetbook: make a style: %w", err)
		}
	}
	if err := book.SetCellStyle(entrySheet, at, at, made[id]); err != nil {
		return fmt.Errorf("sheetbook: paint: %w", err)
	}
	return nil
}
