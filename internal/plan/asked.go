package plan

import "github.com/liangce/liangce/internal/tenant"

// AskedOf tells whether an area of that level reports the element: flags are asked of counties only, other county elements of
// the city's own institutions too, city elements of the city alone.
func (e Element) AskedOf(areaLevel string) bool {
	switch e.Level {
	case LevelCity:
		return areaLevel == tenant.LevelCity
	case LevelCountyFlag:
		return areaLevel == tenant.LevelCounty
	default:
		return areaLevel == tenant.LevelCounty || areaLevel == tenant.LevelMunicipal
	}
}

// Parts are the element's categories that add up to its total.
func (e Element) Parts() []string {
	var parts []string
	for _, c := range e.Categories {
		if c != Total {
			parts = append(parts, c)
		}
	}
	return parts
}
