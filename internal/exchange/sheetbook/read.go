package sheetbook

import (
	"bytes"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/liangce/liangce/internal/exchange/workbook"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/sheet"
)

// Read reads a workbook that was made of the sheet and filled in since, against the sheet as it stands now. It refuses a workbook
// as a whole only where it cannot be read as this sheet's; what is wrong with single cells stands in them.
func Read(file []byte, s *sheet.Sheet, key []byte) (filled *Filled, err error) {
	f, err := load(file)
	if err != nil {
		return nil, err
	}
	// The library has met broken files before by panicking; such a file is broken for its reader too.
	defer func() {
		_ = f.Close()
		if recover() != nil {
			filled, err = nil, refuse(fault.ReasonWorkbookBroken)
		}
	}()
	b, err := readBase(f, s, key)
	if err != nil {
		return nil, err
	}
	if !inPlace(f, b) {
		return nil, refuse(fault.ReasonWorkbookRows)
	}
	return merge(f, b, s), nil
}

// load opens a file that was measured first.
func load(file []byte) (f *excelize.File, err error) {
	if err := inspect(file); err != nil {
		return nil, err
	}
	defer func() {
		if recover() != nil {
			f, err = nil, refuse(fault.ReasonWorkbookBroken)
		}
	}()
	f, err = excelize.OpenReader(bytes.NewReader(file), excelize.Options{RawCellValue: true, UnzipSizeLimit: int64(most.Unpacked), UnzipXMLSizeLimit: int64(most.Unpacked)})
	if err != nil {
		return nil, refuse(fault.ReasonWorkbookBroken)
	}
	return f, nil
}

// readBase finds out what the workbook was made of, and that it is this sheet.
func readBase(f *excelize.File, s *sheet.Sheet, key []byte) (base, error) {
	made := textAt(f, baseSheet, 1, 1)
	if family, _, _ := strings.Cut(format, "/"); !strings.HasPrefix(made, family+"/") {
		return base{}, refuse(fault.ReasonWorkbookForeign)
	}
	if made != format {
		return base{}, refuse(fault.ReasonWorkbookFormat)
	}
	var text strings.Builder
	for row := 3; row < most.Rows; row++ {
		piece := textAt(f, baseSheet, 1, row)
		if piece == "" {
			break
		}
		text.WriteString(piece)
	}
	b, good := unseal(key, text.String(), textAt(f, baseSheet, 1, 2))
	if !good {
		return b, refuse(fault.ReasonWorkbookChanged)
	}
	id, err := sheet.ParseID(b.Sheet)
	if err != nil || id.TenantID != s.ID.TenantID {
		return b, refuse(fault.ReasonWorkbookTenant)
	}
	if id != s.ID {
		return b, refuse(fault.ReasonWorkbookSheet)
	}
	if !b.owes(s) {
		return b, refuse(fault.ReasonWorkbookOutdated)
	}
	return b, nil
}

// owes tells whether the sheet still has the cells that the workbook was made of, and no others.
func (b base) owes(s *sheet.Sheet) bool {
	now := map[string]bool{}
	for _, c := range s.Cells {
		now[keyOf(c)] = true
	}
	for _, r := range b.Rows {
		if !now[r.key()] {
			return false
		}
	}
	return len(now) == len(b.Rows)
}

// inPlace tells whether the rows and the columns that are read stand where they were put.
func inPlace(f *excelize.File, b base) bool {
	for _, col := range []int{columnValue, columnEmpty, columnExplanation} {
		if !strings.HasPrefix(textAt(f, entrySheet, col, headRow), heads[col-1]) {
			return false
		}
	}
	for i, r := range b.Rows {
		if textAt(f, entrySheet, columnKey, headRow+1+i) != r.key() {
			return false
		}
	}
	return textAt(f, entrySheet, columnKey, headRow+1+len(b.Rows)) == ""
}

func keyOf(c sheet.Cell) string { return c.Obligation.ID + "|" + c.Category }

// textAt is what the file holds at a place; nothing where there is no such sheet.
func textAt(f *excelize.File, name string, col, row int) string {
	text, err := f.GetCellValue(name, workbook.Place(col, row))
	if err != nil {
		return ""
	}
	return text
}
