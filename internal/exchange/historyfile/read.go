package historyfile

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/liangce/liangce/internal/exchange/opc"
	"github.com/liangce/liangce/internal/exchange/typed"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/history"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// MostBytes bounds a file, MostRows its rows.
const (
	MostBytes = 16 << 20
	MostRows  = 200_000
)

var most = opc.Limits{Unpacked: 256 << 20, Rows: MostRows + 1, Columns: 50, Cells: 12 * MostRows}

// TooLarge is the refusal of a file above MostBytes.
func TooLarge(name string) error {
	return fault.New(fault.InvalidInput, "reason", fault.ReasonFileLarge, "name", name, "limit", strconv.Itoa(MostBytes>>20))
}

// The columns, as the template has them.
const (
	columnYear = iota
	columnArea
	columnElement
	columnCategory
	columnValue
	columnNote
	columns
)

var heads = [columns]string{"年份", "地区", "数据元", "分类", "数值", "说明"}

// needed are the columns without which a row says nothing.
var needed = []int{columnYear, columnArea, columnElement, columnValue}

func refuse(reason string, kv ...string) error {
	return fault.New(fault.InvalidInput, append([]string{"reason", reason}, kv...)...)
}

// Read reads all rows of a file. It refuses a file as a whole only where it cannot be read as one; what is wrong with a row stands in it.
func Read(file []byte) ([]history.Row, error) {
	if len(file) > MostBytes {
		return nil, TooLarge("")
	}
	r := &reader{}
	var err error
	if bytes.HasPrefix(file, []byte("PK")) {
		err = r.excel(file)
	} else {
		err = r.csv(file)
	}
	if err != nil {
		return nil, err
	}
	if len(r.rows) == 0 {
		return nil, refuse(fault.ReasonHistoryEmpty)
	}
	return r.rows, nil
}

// reader takes in line by line: the heads first.
type reader struct {
	at    [columns]int // of the columns; -1 where the file has none
	heads bool
	line  int
	rows  []history.Row
	// number reads what stands in the column of the values.
	number func(string) (string, error)
}

func (r *reader) take(cells []string) error {
	r.line++
	if !r.heads {
		return r.head(cells)
	}
	cell := func(c int) string {
		if at := r.at[c]; at >= 0 && at < len(cells) {
			return strings.TrimSpace(cells[at])
		}
		return ""
	}
	row := history.Row{
		Line: r.line, Year: cell(columnYear), Area: cell(columnArea), Element: cell(columnElement), Category: cell(columnCategory), Note: typed.Tidy(cell(columnNote)),
	}
	value := cell(columnValue)
	if row.Year == "" && row.Area == "" && row.Element == "" && value == "" {
		return nil // an empty line
	}
	if len(r.rows) == MostRows {
		return refuse(fault.ReasonHistoryLarge, "limit", strconv.Itoa(MostRows))
	}
	row.Value, row.Wrong = r.value(value)
	r.rows = append(r.rows, row)
	return nil
}

func (r *reader) head(cells []string) error {
	var missing []string
	for c, head := range heads {
		r.at[c] = -1
		for at, text := range cells {
			if strings.HasPrefix(strings.TrimSpace(text), head) {
				r.at[c] = at
				break
			}
		}
	}
	for _, c := range needed {
		if r.at[c] < 0 {
			missing = append(missing, heads[c])
		}
	}
	if len(missing) > 0 {
		return refuse(fault.ReasonHistoryHeads, "missing", strings.Join(missing, "、"))
	}
	r.heads = true
	return nil
}

// value reads a number, or the word for an empty state; nothing at all is no figure.
func (r *reader) value(text string) (quantity.Value, *fault.Fault) {
	if text == "" {
		return quantity.Value{}, fault.New(fault.InvalidValue, "reason", fault.ReasonNoValue)
	}
	if state, known := typed.Empty(text); known && state != quantity.NotReported {
		return quantity.Absent(state), nil
	}
	number, err := r.number(text)
	if f, refused := fault.As(err); refused {
		return quantity.Value{}, f
	}
	d, err := quantity.Parse(number)
	if f, refused := fault.As(err); refused {
		return quantity.Value{}, f
	}
	return quantity.Of(d), nil
}

// excel reads the first sheet. Its library has met broken files before by panicking; such a file is broken for its reader too.
func (r *reader) excel(file []byte) (err error) {
	switch measured := opc.Inspect(file, most); {
	case errors.Is(measured, opc.ErrType):
		return refuse(fault.ReasonHistoryType)
	case errors.Is(measured, opc.ErrLarge):
		return refuse(fault.ReasonHistoryLarge, "limit", strconv.Itoa(MostRows))
	case errors.Is(measured, opc.ErrUnsafe):
		return refuse(fault.ReasonHistoryUnsafe)
	case measured != nil:
		return refuse(fault.ReasonHistoryBroken)
	}
	defer func() {
		if recover() != nil {
			err = refuse(fault.ReasonHistoryBroken)
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{RawCellValue: true, UnzipSizeLimit: int64(most.Unpacked), UnzipXMLSizeLimit: unpackedInMemory})
	if err != nil {
		return refuse(fault.ReasonHistoryBroken)
	}
	defer func() { _ = f.Close() }()
	rows, err := f.Rows(f.GetSheetName(0))
	if err != nil {
		return refuse(fault.ReasonHistoryBroken)
	}
	defer func() { _ = rows.Close() }()
	r.number = stored
	for rows.Next() {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return refuse(fault.ReasonHistoryBroken)
		}
		if err := r.take(cells); err != nil {
			return err
		}
	}
	return nil
}

// unpackedInMemory is how large a part may be for the library to hold it; larger ones lie in a file while it reads them.
const unpackedInMemory = 16 << 20

// stored reads a number of an Excel file, which is told from a text that looks like one only by more digits than Excel keeps.
func stored(text string) (string, error) {
	if number, err := typed.Digits(text); err == nil {
		return number, nil
	}
	return typed.Number(text)
}

// csv reads comma-separated text as Excel and WPS write it: in UTF-8, with or without its mark, or in GBK.
func (r *reader) csv(file []byte) error {
	if bytes.IndexByte(file, 0) >= 0 {
		return refuse(fault.ReasonHistoryType)
	}
	file = bytes.TrimPrefix(file, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(file) {
		text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(file)
		if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
			return refuse(fault.ReasonHistoryBroken)
		}
		file = text
	}
	r.number = typed.Number
	c := csv.NewReader(bytes.NewReader(file))
	c.FieldsPerRecord = -1
	c.ReuseRecord = true
	for {
		cells, err := c.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return refuse(fault.ReasonHistoryBroken)
		}
		at, _ := c.FieldPos(0)
		r.line = at - 1
		if err := r.take(cells); err != nil {
			return err
		}
	}
}
