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

// AskedAt tells whether an area reports the element for a data year.
func (e Element) AskedAt(a tenant.Area, year int) bool {
	return e.AskedOf(a.Level) && e.AskedIn(year) && a.ExistsIn(year)
}
