package tenant

import (
	"context"
	"slices"
	"time"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// The kinds of changes of areas.
const (
	Merge    = "merge"    // several become one
	Split    = "split"    // one becomes several
	Rename   = "rename"   // one goes on under another name, or another code
	Transfer = "transfer" // a part of one goes to another, and both go on
)

// AreaChange is a dated change of areas: what became what. It counts from the data year FirstYear on.
type AreaChange struct {
	CityID    string       `gorm:"column:city_id;primaryKey"`
	Number    int          `gorm:"column:number;primaryKey"`
	Day       time.Time    `gorm:"column:day;type:date"`
	FirstYear int          `gorm:"column:first_year"`
	Kind      string       `gorm:"column:kind"`
	Before    db.TextArray `gorm:"column:before;type:text[]"`
	After     db.TextArray `gorm:"column:after;type:text[]"`
	// NameBefore is the earlier name of an area that keeps its code.
	NameBefore   *string `gorm:"column:name_before"`
	NameBeforeEN *string `gorm:"column:name_before_en"`
	Why          string  `gorm:"column:why"`
	WhyEN        string  `gorm:"column:why_en"`
}

// TableName is the table of changes of areas.
func (AreaChange) TableName() string { return "area_change" }

// LocalWhy is what happened, in zh-CN or en.
func (c AreaChange) LocalWhy(lang string) string { return fault.Local(lang, c.Why, c.WhyEN) }

// OldName is the earlier name of an area that keeps its code, in zh-CN or en; "" where its name stayed.
func (c AreaChange) OldName(lang string) string {
	if c.NameBefore == nil {
		return ""
	}
	en := ""
	if c.NameBeforeEN != nil {
		en = *c.NameBeforeEN
	}
	return fault.Local(lang, *c.NameBefore, en)
}

// Breaks tells whether an area that goes on is another one afterwards, so that its own values before and after do not compare.
func (c AreaChange) Breaks(area string) bool {
	before, after := slices.Contains(c.Before, area), slices.Contains(c.After, area)
	return c.Kind == Transfer && (before || after) || c.Kind != Rename && before && after
}

// ExistsIn tells whether the area has figures of its own for a data year.
func (a Area) ExistsIn(year int) bool {
	return (a.FirstYear == nil || *a.FirstYear <= year) && (a.LastYear == nil || year <= *a.LastYear)
}

// AreaChanges reads the city's changes of areas, in the order of their days.
func AreaChanges(ctx context.Context, tx *db.Tx) ([]AreaChange, error) {
	return list[AreaChange](ctx, tx, "day, number")
}

// bound derives from the changes for which years each area exists.
func (o *Opening) bound() {
	at := map[string]*Area{}
	for i := range o.Areas {
		at[o.Areas[i].Code] = &o.Areas[i]
		o.Areas[i].FirstYear, o.Areas[i].LastYear = nil, nil
	}
	for n := range o.Changes {
		c := &o.Changes[n]
		c.CityID, c.Number = o.City.CityID, n+1
		if c.Kind == Transfer {
			continue
		}
		first, last := c.FirstYear, c.FirstYear-1
		for _, code := range c.Before {
			if a := at[code]; a != nil && !slices.Contains(c.After, code) {
				a.LastYear = &last
			}
		}
		for _, code := range c.After {
			if a := at[code]; a != nil && !slices.Contains(c.Before, code) {
				a.FirstYear = &first
			}
		}
	}
}

// History tells what areas were made of before they existed.
type History []AreaChange

// MadeOf lists the areas that made up an area in a year before it existed: those that were merged into it or that it is the new
// name of. Of what was split off nobody knows its part, so there are none.
func (h History) MadeOf(area string, year int) []string {
	for _, c := range h {
		if !slices.Equal(c.After, db.TextArray{area}) || slices.Contains(c.Before, area) || c.Kind != Merge && c.Kind != Rename {
			continue
		}
		if year >= c.FirstYear {
			return []string{area}
		}
		var out []string
		for _, before := range c.Before {
			out = append(out, h.MadeOf(before, year)...)
		}
		return out
	}
	if slices.ContainsFunc(h, func(c AreaChange) bool {
		return c.Kind != Transfer && slices.Contains(c.After, area) && !slices.Contains(c.Before, area) && year < c.FirstYear
	}) {
		return nil
	}
	return []string{area}
}

// Into are the areas and those that came out of them later.
func (h History) Into(areas map[string]bool) map[string]bool {
	out := map[string]bool{}
	for code := range areas {
		out[code] = true
	}
	for grown := true; grown; {
		grown = false
		for _, c := range h {
			if !slices.ContainsFunc(c.Before, func(code string) bool { return out[code] }) {
				continue
			}
			for _, code := range c.After {
				grown = grown || !out[code]
				out[code] = true
			}
		}
	}
	return out
}
