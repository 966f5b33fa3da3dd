package sheetbook

import (
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/liangce/liangce/internal/exchange/typed"
	"github.com/liangce/liangce/internal/exchange/workbook"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/sheet"
)

// Kind says what comes of a cell.
type Kind string

// The kinds. What was typed is compared with what the workbook was made with, and that with what stands now.
const (
	// Unchanged: nothing was typed; what stands now stays, whoever entered it.
	Unchanged Kind = "unchanged"
	// Take: it was typed, and nobody was faster.
	Take Kind = "take"
	// Same: what was typed stands there already.
	Same Kind = "same"
	// Conflict: it was typed, and somebody else changed it since the workbook was made.
	Conflict Kind = "conflict"
	// Closed: it was typed over a cell that is not open.
	Closed Kind = "closed"
	// Unreadable: what was typed is no entry.
	Unreadable Kind = "unreadable"
)

// Cell is a cell of the sheet with what was typed into the workbook for it.
type Cell struct {
	sheet.Cell
	Kind Kind
	// Stands is what the sheet holds now, Typed what the workbook holds.
	Stands, Typed Entry
	// Revision is the one that Stands is.
	Revision int
	// Fault says why what was typed is Unreadable.
	Fault *fault.Fault
	// row and column are where it stands in the workbook.
	row, column int
}

// Filled is a workbook that was read.
type Filled struct{ Cells []Cell }

// merge reads each row; a workbook's rows are in the order of when it was made, its cells come in that of the sheet now.
func merge(f *excelize.File, b base, s *sheet.Sheet) *Filled {
	rows := map[string]int{}
	for i, r := range b.Rows {
		rows[r.key()] = i
	}
	out := &Filled{Cells: make([]Cell, len(s.Cells))}
	for n, now := range s.Cells {
		i := rows[keyOf(now)]
		c := Cell{Cell: now, Stands: standing(now), Revision: revision(now), row: headRow + 1 + i, column: columnValue}
		c.Typed, c.column, c.Fault = filledIn(f, c.row)
		c.Kind = kindOf(c, b.Rows[i].Entry)
		out.Cells[n] = c
	}
	return out
}

func kindOf(c Cell, made Entry) Kind {
	switch {
	case c.Fault != nil && !open(c.Cell):
		return Closed
	case c.Fault != nil:
		return Unreadable
	case c.Typed.same(made):
		return Unchanged
	case c.Typed.same(c.Stands):
		return Same
	case !open(c.Cell):
		return Closed
	case c.Stands.same(made):
		return Take
	}
	return Conflict
}

// same compares numbers by size: 11 is 11.0.
func (e Entry) same(o Entry) bool {
	if e.Empty != o.Empty || e.Explanation != o.Explanation {
		return false
	}
	if e.Value == o.Value {
		return true
	}
	x, err := decimal.NewFromString(e.Value)
	y, other := decimal.NewFromString(o.Value)
	return err == nil && other == nil && x.Equal(y)
}

// filledIn reads a row: what was entered, and, where it is no entry, why and in which column.
func filledIn(f *excelize.File, row int) (Entry, int, *fault.Fault) {
	for _, col := range []int{columnValue, columnEmpty, columnExplanation} {
		if formula, err := f.GetCellFormula(entrySheet, workbook.Place(col, row)); err != nil || formula != "" {
			return Entry{}, col, fault.New(fault.InvalidValue, "reason", fault.ReasonFormula)
		}
	}
	e := Entry{Explanation: typed.Tidy(textAt(f, entrySheet, columnExplanation, row))}
	word := strings.TrimSpace(textAt(f, entrySheet, columnEmpty, row))
	state, known := typed.Empty(word)
	if !known {
		return e, columnEmpty, fault.New(fault.InvalidValue, "reason", fault.ReasonEmptyWord, "value", typed.Short(word))
	}
	e.Empty = state
	text := strings.TrimSpace(textAt(f, entrySheet, columnValue, row))
	if text == "" {
		return e, columnValue, nil
	}
	// A word for an empty state says what it says in either column.
	if other, known := typed.Empty(text); known && (word == "" || other == state) {
		e.Empty = other
		return e, columnValue, nil
	}
	if word != "" {
		return e, columnEmpty, fault.New(fault.InvalidValue, "reason", fault.ReasonTwoValues)
	}
	value, err := number(f, workbook.Place(columnValue, row), text)
	if refused, ok := fault.As(err); ok {
		return e, columnValue, refused
	}
	e.Value, e.Empty = value, quantity.None
	return e, columnValue, nil
}

func number(f *excelize.File, at, text string) (string, error) {
	kind, err := f.GetCellType(entrySheet, at)
	if err != nil {
		return "", fault.New(fault.InvalidValue, "reason", fault.ReasonNotNumber, "value", typed.Short(text))
	}
	switch kind {
	case excelize.CellTypeSharedString, excelize.CellTypeInlineString:
		return typed.Number(text)
	case excelize.CellTypeUnset, excelize.CellTypeNumber:
		if dated(f, at) {
			return "", fault.New(fault.InvalidValue, "reason", fault.ReasonDated)
		}
		return typed.Digits(text)
	default: // a date, yes or no, an error
		return "", fault.New(fault.InvalidValue, "reason", fault.ReasonNotNumber, "value", typed.Short(text))
	}
}

// dated tells whether a number is shown as a date or a time: Excel makes one of "3-5".
func dated(f *excelize.File, at string) bool {
	id, err := f.GetCellStyle(entrySheet, at)
	if err != nil {
		return false
	}
	style, err := f.GetStyle(id)
	if err != nil {
		return false
	}
	if style.CustomNumFmt != nil {
		return strings.ContainsAny(strings.ToLower(bare(*style.CustomNumFmt)), "ymdhs")
	}
	n := style.NumFmt
	return n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 45 && n <= 47 || n >= 50 && n <= 58
}

// bare is a number format without its colours and its words.
func bare(format string) string {
	var out strings.Builder
	quoted, bracket := false, false
	for _, r := range format {
		switch {
		case r == '"':
			quoted = !quoted
		case r == '[' && !quoted:
			bracket = true
		case r == ']' && !quoted:
			bracket = false
		case !quoted && !bracket:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// Entries are what would be saved if every conflict were settled for the workbook.
func (f *Filled) Entries() []sheet.Entry {
	var out []sheet.Entry
	for _, c := range f.Cells {
		if c.Kind != Take && c.Kind != Conflict {
			continue
		}
		e := sheet.Entry{Obligation: c.Obligation.ID, Category: c.Category, Explanation: c.Typed.Explanation, ExpectedRevision: c.Revision}
		if c.Typed.Empty == quantity.None {
			e.Value = &c.Typed.Value
		} else {
			state := string(c.Typed.Empty)
			e.Emptiness = &state
		}
		out = append(out, e)
	}
	return out
}
