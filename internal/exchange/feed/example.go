package feed

import (
	"encoding/json"

	"github.com/liangce/liangce/internal/source"
)

// Example is a body that a source might deliver, made of its own scope: it shows the form, and its values say nothing.
func Example(s source.Source, kinds []source.Kind) string {
	b := Body{Format: Format, AsOf: "2025-12-31"}
	area := s.CityID
	for _, code := range s.Areas {
		if code != s.CityID {
			area = code // a county where there is one
		}
	}
	for n, element := range s.Elements {
		if n == 2 {
			break
		}
		b.Figures = append(b.Figures, Figure{Field: element, Area: area, Year: 2025, Value: []string{"1234", "56"}[n]})
	}
	for _, k := range kinds {
		b.Events = append(b.Events, Event{Kind: k.Kind, Area: area, Month: "2025-12", Count: 120})
	}
	text, _ := json.MarshalIndent(b, "", "  ") // strings and numbers alone
	return string(text)
}
