package historyfile

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"github.com/liangce/liangce/internal/exchange/opc"
	"github.com/liangce/liangce/internal/exchange/typed"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/tenant"
)

const (
	figureSheet = "数据"
	codeSheet   = "代码"
)

// Template makes an empty file with the heads, and with the codes that its rows may name on a second sheet.
func Template(areas []tenant.Area, elements []plan.Element) ([]byte, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	if err := f.SetSheetName("Sheet1", figureSheet); err != nil {
		return nil, fmt.Errorf("historyfile: template: %w", err)
	}
	if _, err := f.NewSheet(codeSheet); err != nil {
		return nil, fmt.Errorf("historyfile: template: %w", err)
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Family: "宋体"}})
	if err != nil {
		return nil, fmt.Errorf("historyfile: template: %w", err)
	}
	rows := codes(areas, elements)
	steps := []func() error{
		func() error {
			return f.SetSheetRow(figureSheet, "A1", &[]any{heads[0], heads[1], heads[2], heads[3], heads[4], heads[5]})
		},
		func() error { return f.SetCellStyle(figureSheet, "A1", "F1", bold) },
		func() error { return f.SetColWidth(figureSheet, "A", "B", 12) },
		func() error { return f.SetColWidth(figureSheet, "C", "C", 28) },
		func() error { return f.SetColWidth(figureSheet, "D", "E", 14) },
		func() error { return f.SetColWidth(figureSheet, "F", "F", 40) },
		func() error {
			return f.SetPanes(figureSheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
		},
		func() error { return f.SetColWidth(codeSheet, "A", "B", 28) },
		func() error { return f.SetColWidth(codeSheet, "C", "C", 44) },
		func() error { return f.SetColWidth(codeSheet, "D", "E", 16) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, fmt.Errorf("historyfile: template: %w", err)
		}
	}
	for n, row := range rows {
		if err := f.SetSheetRow(codeSheet, fmt.Sprintf("A%d", n+1), &row); err != nil {
			return nil, fmt.Errorf("historyfile: template: %w", err)
		}
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("historyfile: template: %w", err)
	}
	return opc.Ordered(out.Bytes())
}

// codes is the second sheet: what each column may hold, and the words for what is no number.
func codes(areas []tenant.Area, elements []plan.Element) [][]any {
	rows := [][]any{{"列", "代码", "名称", "单位", "分类"}}
	for _, a := range areas {
		if a.Level != tenant.LevelTown {
			rows = append(rows, []any{heads[columnArea], a.Code, a.Name})
		}
	}
	for _, e := range elements {
		categories := ""
		for n, c := range e.Categories() {
			if n > 0 {
				categories += "、"
			}
			categories += e.CategoryName(fault.Chinese, c)
		}
		rows = append(rows, []any{heads[columnElement], e.Code, e.Name, e.Unit, categories})
	}
	for _, word := range typed.Words() {
		rows = append(rows, []any{heads[columnValue], word, "没有数值时填写"})
	}
	return rows
}
