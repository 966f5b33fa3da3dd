package formbook

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/liangce/liangce/internal/exchange/workbook"
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
	return m.Style(name, func() *excelize.Style { return look(name) })
}

func look(name string) *excelize.Style {
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
	return s
}

// put writes a text into the current row.
func (m *maker) put(col int, text, style string) { m.Put(sheetName, col, m.row, text, m.style(style)) }

// number writes a number from its digits, with as many decimals as are shown.
func (m *maker) number(value decimal.Decimal) {
	at := workbook.Place(columnValue, m.row)
	m.Try(m.File.SetCellDefault(sheetName, at, value.String()))
	style := m.style(styleNumber)
	if places := -value.Exponent(); places > 0 {
		style = m.withPlaces(int(places))
	}
	m.Try(m.File.SetCellStyle(sheetName, at, at, style))
}

func (m *maker) withPlaces(places int) int {
	return m.Style(fmt.Sprintf("%s %d", styleNumber, places), func() *excelize.Style {
		s, format := look(styleNumber), "0."+strings.Repeat("0", places)
		s.CustomNumFmt = &format
		return s
	})
}
