package sheetbook

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/liangce/liangce/internal/exchange/opc"
	"github.com/liangce/liangce/internal/exchange/typed"
	"github.com/liangce/liangce/internal/exchange/workbook"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/sheet"
)

// The worksheets of a workbook; the last one is hidden and holds the base.
const (
	entrySheet = "填报"
	guideSheet = "说明"
	baseSheet  = "底稿"
)

// The columns of the sheet of entries, from 1. The last one is hidden: it names the row.
const (
	columnUse = 1 + iota
	columnElement
	columnUnit
	columnArea
	columnCategory
	columnLast
	columnValue
	columnEmpty
	columnExplanation
	columnState
	columnKey
)

// headRow is the row of heads; the cells of the sheet begin below it.
const headRow = 4

// heads are the columns' heads; that of the year is filled in.
var heads = []string{"指标/任务", "数据元", "单位", "区域", "分类", "上年数", "本年数", "空值", "说明", "状态", "行号"}

var widths = []float64{24, 28, 8, 10, 8, 14, 15, 12, 30, 12, 4}

// Word is what an empty state is called in a workbook.
func Word(state quantity.Emptiness) string {
	if word := typed.Word(state); word != "" {
		return word
	}
	return "未填报"
}

// maker is a sheet's workbook in the making.
type maker struct{ *workbook.Book }

// Make makes the workbook of a sheet, with what stands in it now. The key signs what the workbook was made of.
func Make(n Names, s *sheet.Sheet, key []byte, at time.Time) ([]byte, error) {
	text, signature, err := baseOf(s).sealed(key)
	if err != nil {
		return nil, err
	}
	m := &maker{workbook.New(title(n, s), n.Tenant, at)}
	m.Try(m.File.SetSheetName("Sheet1", entrySheet))
	m.entries(n, s)
	m.guide(s)
	m.hide(text, signature)
	m.Try(m.File.ProtectWorkbook(&excelize.WorkbookProtectionOptions{LockStructure: true}))
	file, err := m.Bytes(opc.Edit{Part: "xl/worksheets/sheet1.xml", Change: numbersAreText(headRow+1, headRow+len(s.Cells))})
	if err != nil {
		return nil, fmt.Errorf("sheetbook: make a workbook: %w", err)
	}
	return file, nil
}

// numbersAreText keeps Excel from marking every number of the open columns as one that is stored as text: that is how they are
// meant, so that Excel neither rounds them nor takes them for dates. The library has no call for it.
func numbersAreText(first, last int) func([]byte) []byte {
	mark := fmt.Sprintf(`<ignoredErrors><ignoredError sqref="%s:%s" numberStoredAsText="1"/></ignoredErrors></worksheet>`, workbook.Place(columnLast, first), workbook.Place(columnValue, last))
	return func(content []byte) []byte { return bytes.Replace(content, []byte("</worksheet>"), []byte(mark), 1) }
}

func title(n Names, s *sheet.Sheet) string {
	return fmt.Sprintf("%s　%d年度填报表", n.Plan, s.ID.Year)
}

func (m *maker) entries(n Names, s *sheet.Sheet) {
	m.Widths(entrySheet, widths...)
	m.put(entrySheet, 1, 1, title(n, s), styleTitle)
	who := "填报单位：" + n.Tenant
	if s.Deadline != nil {
		who += "　　截止：" + s.Deadline.In(period.China).Format("2006年1月2日")
	}
	m.put(entrySheet, 1, 2, who, stylePlain)
	m.put(entrySheet, 1, 3, "白色格可填，灰色格不能改；没有填的格为“未填报”，零请填 0。详见“说明”页。", styleFaint)
	for i, h := range heads {
		switch i + 1 {
		case columnLast:
			h = fmt.Sprintf("上年数（%d年）", s.ID.Year-1)
		case columnValue:
			h = fmt.Sprintf("本年数（%d年）", s.ID.Year)
		}
		m.put(entrySheet, i+1, headRow, h, styleHead)
	}
	for i, c := range s.Cells {
		m.row(n, c, headRow+1+i)
	}
	m.layOut(headRow + len(s.Cells))
}

func (m *maker) row(n Names, c sheet.Cell, row int) {
	b := standing(c)
	last := ""
	if c.LastYear != nil {
		last = typed.Word(c.LastYear.Empty)
		if c.LastYear.Present() {
			last = c.LastYear.Dec.String()
		}
	}
	for i, text := range []string{
		n.uses(c), c.Element.Name, unitOf(c.Element), n.Areas[c.Obligation.AreaCode], c.Element.CategoryName(fault.Chinese, c.Category),
	} {
		m.put(entrySheet, i+1, row, text, styleLocked)
	}
	m.put(entrySheet, columnLast, row, last, styleLockedNumber)
	if c.SaidLastYear != "" {
		m.Try(note(m.File, workbook.Place(columnLast, row), "", []string{"上年说明：" + c.SaidLastYear}))
	}
	value, words := styleOpenNumber, styleOpen
	if !open(c) {
		value, words = styleLockedNumber, styleLocked
	}
	m.put(entrySheet, columnValue, row, b.Value, value)
	m.put(entrySheet, columnEmpty, row, typed.Word(b.Empty), words)
	m.put(entrySheet, columnExplanation, row, b.Explanation, words)
	m.put(entrySheet, columnState, row, stateOf(c), styleLocked)
	m.put(entrySheet, columnKey, row, c.Obligation.ID+"|"+c.Category, styleLocked)
	m.Try(m.File.SetRowHeight(entrySheet, row, lineHeight*lines(n.uses(c), c.Element.Name, c.Explanation())))
}

// lineHeight is that of a line of text, in points.
const lineHeight = 15

// lines is how many lines the longest of a row's texts needs: not every program fits a row to what is in it when it opens a file. A
// Chinese character is twice as wide as the widths' unit.
func lines(uses, element, explanation string) float64 {
	most := 1.0
	for column, text := range map[int]string{columnUse: uses, columnElement: element, columnExplanation: explanation} {
		most = max(most, math.Ceil(2*float64(utf8.RuneCountInString(text))/widths[column-1])+float64(strings.Count(text, "\n")))
	}
	return min(most, mostLines)
}

// mostLines keeps a row readable on a screen.
const mostLines = 12

func unitOf(e plan.Element) string {
	if e.Kind == plan.KindFlag {
		return "1是 0否"
	}
	return e.Unit
}

func stateOf(c sheet.Cell) string {
	if c.Figure == nil {
		return Word(quantity.NotReported)
	}
	return c.Figure.State.Name(fault.Chinese)
}

// layOut protects the sheet, keeps its heads in sight, offers the empty states and sets it up for paper.
func (m *maker) layOut(last int) {
	f := m.File
	m.Try(f.SetColVisible(entrySheet, workbook.Column(columnKey), false))
	below := workbook.Place(columnUnit, headRow+1)
	m.Try(f.SetPanes(entrySheet, &excelize.Panes{Freeze: true, XSplit: columnElement, YSplit: headRow, TopLeftCell: below, ActivePane: "bottomRight"}))
	if last > headRow {
		offer := excelize.NewDataValidation(true)
		offer.Sqref = workbook.Place(columnEmpty, headRow+1) + ":" + workbook.Place(columnEmpty, last)
		words := typed.Words()
		m.Try(offer.SetDropList(words))
		offer.SetError(excelize.DataValidationErrorStyleStop, "空值", "请从"+strings.Join(words, "、")+"中选择；有数值时请留空。")
		m.Try(f.AddDataValidation(entrySheet, offer))
	}
	m.Paper(entrySheet, workbook.OnSide)
	m.Try(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: entrySheet, RefersTo: fmt.Sprintf("'%s'!$%d:$%d", entrySheet, headRow, headRow)}))
	m.protect(entrySheet)
}

// protect leaves what one needs to read and to fill in. There is no password: it keeps from slips, the signature from the rest.
func (m *maker) protect(name string) {
	m.Try(m.File.ProtectSheet(name, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true}))
}

func (m *maker) guide(s *sheet.Sheet) {
	_, err := m.File.NewSheet(guideSheet)
	m.Try(err)
	m.Widths(guideSheet, 28, 100)
	lines := slices.Clone(guide)
	if meant := meanings(s); len(meant) > 0 {
		lines = append(append(lines, [2]string{}, [2]string{"各数据元的口径", ""}), meant...)
	}
	for i, line := range lines {
		style := stylePlain
		if line[0] != "" && line[1] == "" {
			style = styleTitle
		}
		m.put(guideSheet, 1, i+1, line[0], style)
		m.put(guideSheet, 2, i+1, line[1], styleWrapped)
	}
	m.Paper(guideSheet, workbook.OnSide)
	m.protect(guideSheet)
}

// meanings are the definitions of the sheet's elements in its year, each once.
func meanings(s *sheet.Sheet) [][2]string {
	var out [][2]string
	for _, c := range s.Cells {
		line := [2]string{c.Element.Name, c.Element.LocalDefinition(fault.Chinese)}
		if line[1] != "" && !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	return out
}

var guide = [][2]string{
	{"怎样填这份表", ""},
	{"可以填的格", "“填报”页里白色的“本年数”“空值”“说明”三列。灰色格是已提交、审核中或已核准的数据，或系统给出的内容，不能改。"},
	{"数值", "只填数字，如 1234 或 12.5；全角数字和千位分隔符也能识别。请不要填公式、单位或文字。是否类数据填 1（是）或 0（否）。"},
	{"零和没有数值", "零是数值，请填 0。没有数值的，在“空值”列选原因，并让“本年数”空着；两列都空着表示未填报。"},
	{"不适用", "本地没有这项工作或对象。"},
	{"本年未统计", "今年没有统计，须在“说明”列写明原因。"},
	{"不公开", "有数值，但依规定不公开。"},
	{"说明", "与上年相差较大等情况，请在“说明”列写明，至少 6 个字，审核人都能看到。"},
	{"不要移动行列", "请不要增删、移动或排序行和列，也不要改工作表的名称，否则系统不能识别。"},
	{"上传", "填好后保存，在系统“填报”页选“上传 Excel”。系统先列出将要改动的内容和问题，您确认后才保存；下载以后别人改过的数不会被悄悄覆盖。"},
}

// mostInCell is less than a cell can hold.
const mostInCell = 30000

// hide writes the base where a reader does not stumble over it.
func (m *maker) hide(text, signature string) {
	_, err := m.File.NewSheet(baseSheet)
	m.Try(err)
	m.put(baseSheet, 1, 1, format, stylePlain)
	m.put(baseSheet, 1, 2, signature, stylePlain)
	for row := 3; text != ""; row++ {
		n := min(len(text), mostInCell)
		m.put(baseSheet, 1, row, text[:n], stylePlain)
		text = text[n:]
	}
	m.protect(baseSheet)
	m.Try(m.File.SetSheetVisible(baseSheet, false, true))
}

func (m *maker) put(name string, col, row int, text, style string) {
	m.Put(name, col, row, text, m.style(style))
}
