package formbook

import (
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/exchange/typed"
	"github.com/liangce/liangce/internal/exchange/workbook"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/scheme"
)

const lang = fault.Chinese

// ToConfirm stands where a scheme's file says nothing: nobody has confirmed it yet.
const ToConfirm = "待确认"

const sheetName = "报表"

// The columns, from 1.
const (
	columnWords = 1 + iota
	columnUnit
	columnNumber
	columnValue
	lastColumn = columnValue
)

// maker is a form's workbook in the making, from top to bottom.
type maker struct {
	*workbook.Book
	row int
}

// Make makes the workbook of a form.
func Make(f *scheme.Filled, at time.Time) ([]byte, error) {
	m := &maker{Book: workbook.New(f.Form.Name, f.Area.Name, at)}
	m.Try(m.File.SetSheetName("Sheet1", sheetName))
	m.Widths(sheetName, 52, 10, 8, 20)
	m.head(f)
	m.body(f)
	m.foot()
	m.Paper(sheetName, workbook.Upright)
	file, err := m.Bytes()
	if err != nil {
		return nil, fmt.Errorf("formbook: make a workbook: %w", err)
	}
	return file, nil
}

// head is what a printed form has at the top: its name in the middle, and who made and approved it on the right.
func (m *maker) head(f *scheme.Filled) {
	m.row++
	m.put(columnWords, f.Form.Name, styleTitle)
	m.Try(m.File.MergeCell(sheetName, workbook.Place(columnWords, m.row), workbook.Place(lastColumn, m.row)))
	m.Try(m.File.SetRowHeight(sheetName, m.row, 30))
	for _, line := range [][2]string{
		{"", "表　　号：" + f.Form.Number},
		{"", "制表机关：" + f.Scheme.Issuer},
		{"", "批准机关：" + orToConfirm(f.Scheme.Approver)},
		{"综合机关名称：" + f.Area.Name, "批准文号：" + orToConfirm(f.Scheme.Approval)},
		{fmt.Sprintf("%d年　　%s", f.Year, f.Form.Period), "有效期至：" + validTo(f.Scheme.ValidTo)},
	} {
		m.row++
		m.put(columnWords, line[0], stylePlain)
		m.put(columnUnit, line[1], stylePlain)
	}
}

func orToConfirm(text string) string {
	if text == "" {
		return ToConfirm
	}
	return text
}

func validTo(day *time.Time) string {
	if day == nil {
		return ToConfirm
	}
	return day.Format("2006年1月")
}

func (m *maker) body(f *scheme.Filled) {
	m.row++
	for i, head := range []string{"指标名称", "计量单位", "代码", "数值"} {
		m.put(i+1, head, styleHead)
	}
	for _, r := range f.Rows {
		m.row++
		words := styleWords
		if r.Heading() {
			words = styleHeading
		}
		m.put(columnWords, strings.Repeat("　　", r.Indent)+r.Words, words)
		m.put(columnUnit, r.Unit, styleMiddle)
		m.put(columnNumber, r.Number, styleMiddle)
		m.value(r)
	}
}

// value writes a number as a number with the digits that are shown, and whatever is none as its word.
func (m *maker) value(r scheme.Row) {
	shown := r.Display(lang)
	number, err := decimal.NewFromString(shown)
	switch {
	case r.Heading():
		m.put(columnValue, "", styleNumber)
	case r.Closed:
		m.put(columnValue, "非本条线", styleNumber)
	case shown != "" && err == nil && !r.Flag:
		m.number(number)
	case shown != "":
		m.put(columnValue, shown, styleNumber)
	case r.Emptiness() == quantity.NotReported:
		m.put(columnValue, "未填报", styleNumber)
	default:
		m.put(columnValue, typed.Word(r.Emptiness()), styleNumber)
	}
}

func (m *maker) foot() {
	m.row++
	m.put(columnWords, "单位负责人：", stylePlain)
	m.put(columnUnit, "填表人：", stylePlain)
	m.put(columnValue, "报出日期：　　年　月　日", stylePlain)
}
