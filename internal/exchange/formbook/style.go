package formbook

import (
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
)

// The styles of cells.
const (
	stylePlain   = "plain"
	styleTitle   = "title"
	styleHead    = "head"
	styleHeading = "heading"
	styleWords   = "words"
	styleMiddle  = "middle"
	styleNumber  = "number"
)

// asText is Excel's number format for text.
const asText = 49

func (m *maker) style(name string) int {
	if id, made := m.styles[name]; made {
		return id
	}
	s := &excelize.Style{
		Font:      &excelize.Font{Family: "宋体", Size: 10.5},
		Alignment: &excelize.Alignment{Vertical: "center"}, NumFmt: asText,
	}
	if name != stylePlain && name != styleTitle {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: "000000", Style: 1})
		}
		s.Alignment.WrapText = true
	}
	switch name {
	case styleTitle:
		s.Font.Size, s.Font.Bold, s.Alignment.Horizontal = 16, true, "center"
	case styleHead:
		s.Alignment.Horizontal = "center"
	case styleHeading:
		s.Font.Bold = true
	case styleMiddle:
		s.Alignment.Horizontal = "center"
	case styleNumber:
		s.Alignment.Horizontal, s.NumFmt = "right", 0
	}
	id, err := m.file.NewStyle(s)
	m.try(err)
	m.styles[name] = id
	return id
}

// put writes a text into the current row, as a text.
func (m *maker) put(col int, text, style string) {
	at := place(col, m.row)
	if text != "" {
		m.try(m.file.SetCellStr(sheetName, at, text))
	}
	m.try(m.file.SetCellStyle(sheetName, at, at, m.style(style)))
}

// number writes a number from its digits, with as many decimals as are shown.
func (m *maker) number(value decimal.Decimal) {
	at := place(columnValue, m.row)
	m.try(m.file.SetCellDefault(sheetName, at, value.String()))
	style := m.style(styleNumber)
	if places := -value.Exponent(); places > 0 {
		style = m.withPlaces(int(places))
	}
	m.try(m.file.SetCellStyle(sheetName, at, at, style))
}

func (m *maker) withPlaces(places int) int {
	name := styleNumber + string(rune('0'+places))
	if id, made := m.styles[name]; made {
		return id
	}
	s, err := m.file.GetStyle(m.style(styleNumber))
	m.try(err)
	if err != nil {
		return 0
	}
	format := "0." + "000000000000"[:places]
	s.NumFmt, s.CustomNumFmt = 0, &format
	id, err := m.file.NewStyle(s)
	m.try(err)
	m.styles[name] = id
	return id
}

// place names a cell by column and row, both from 1.
func place(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		panic(err) // a place that is off any sheet is a mistake of this package
	}
	return name
}
