package formbook

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/liangce/liangce/internal/exchange/opc"
	"github.com/liangce/liangce/internal/exchange/typed"
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

type maker struct {
	file   *excelize.File
	styles map[string]int
	row    int
	err    error
}

func (m *maker) try(err error) {
	if m.err == nil {
		m.err = err
	}
}

// Make makes the workbook of a form.
func Make(f *scheme.Filled, at time.Time) ([]byte, error) {
	m := &maker{file: excelize.NewFile(), styles: map[string]int{}}
	defer func() { _ = m.file.Close() }() // it holds memory only
	stamp := at.UTC().Format(time.RFC3339)
	m.try(m.file.SetDocProps(&excelize.DocProperties{Title: f.Form.Name, Creator: f.Area.Name, LastModifiedBy: f.Area.Name, Created: stamp, Modified: stamp}))
	m.try(m.file.SetSheetName("Sheet1", sheetName))
	for i, w := range []float64{52, 10, 8, 20} {
		name, err := excelize.ColumnNumberToName(i + 1)
		m.try(err)
		m.try(m.file.SetColWidth(sheetName, name, name, w))
	}
	m.head(f)
	m.body(f)
	m.foot()
	m.paper()
	var out bytes.Buffer
	m.try(m.file.Write(&out))
	if m.err != nil {
		return nil, fmt.Errorf("formbook: make a workbook: %w", m.err)
	}
	return opc.Ordered(out.Bytes())
}

// head is what a printed form has at the top: its name in the middle, and who made and approved it on the right.
func (m *maker) head(f *scheme.Filled) {
	m.row++
	m.put(columnWords, f.Form.Name, styleTitle)
	m.try(m.file.MergeCell(sheetName, place(columnWords, m.row), place(lastColumn, m.row)))
	m.try(m.file.SetRowHeight(sheetName, m.row, 30))
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

// paper lays the form out on A4, all columns on one page, the heads on each.
func (m *maker) paper() {
	upright, size, wide, long, fit := "portrait", 9, 1, 0, true
	m.try(m.file.SetPageLayout(sheetName, &excelize.PageLayoutOptions{Orientation: &upright, Size: &size, FitToWidth: &wide, FitToHeight: &long}))
	m.try(m.file.SetSheetProps(sheetName, &excelize.SheetPropsOptions{FitToPage: &fit}))
}
