package sheetbook

import "github.com/xuri/excelize/v2"

// The styles of cells.
const (
	stylePlain        = "plain"
	styleWrapped      = "wrapped"
	styleTitle        = "title"
	styleFaint        = "faint"
	styleHead         = "head"
	styleLocked       = "locked"
	styleLockedNumber = "locked number"
	styleOpen         = "open"
	styleOpenNumber   = "open number"
)

// asText is Excel's number format for text.
const asText = 49

func (m *maker) style(name string) int {
	return m.Style(name, func() *excelize.Style { return look(name) })
}

func look(name string) *excelize.Style {
	lines := []excelize.Border{}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		lines = append(lines, excelize.Border{Type: side, Color: "C9D1D3", Style: 1})
	}
	s := &excelize.Style{
		Font: &excelize.Font{Family: "Microsoft YaHei", Size: 10, Color: "1B2328"}, NumFmt: asText,
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}, Protection: &excelize.Protection{Locked: true},
	}
	ground := func(color string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	}
	switch name {
	case styleTitle:
		s.Font.Size, s.Font.Bold, s.Alignment.WrapText = 15, true, false
	case styleFaint:
		s.Font.Color, s.Alignment.WrapText = "5B6770", false
	case stylePlain:
		s.Alignment.WrapText = false
	case styleHead:
		s.Font.Bold, s.Border, s.Fill = true, lines, ground("E6F1EE")
	case styleLocked:
		s.Border, s.Fill = lines, ground("F1F3F3")
	case styleLockedNumber:
		s.Border, s.Fill, s.Alignment.Horizontal = lines, ground("F1F3F3"), "right"
	case styleOpen:
		s.Border, s.Protection.Locked = lines, false
	case styleOpenNumber:
		s.Border, s.Protection.Locked, s.Alignment.Horizontal = lines, false, "right"
	}
	return s
}
