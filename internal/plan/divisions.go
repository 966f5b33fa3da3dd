package plan

import (
	"database/sql/driver"
	"slices"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// Total is the category that every element has.
const Total = "total"

// Division is one way in which an element is divided: by sex, by residence, by age. Its categories together are the total.
type Division struct {
	Code       string     `json:"code"`
	Name       string     `json:"name"`
	NameEN     string     `json:"name_en"`
	Categories []Category `json:"categories"`
	// People says that whatever counts people is divided so unless its definition says otherwise.
	People bool `json:"-"`
}

// Category is one part of a division; its code is used by no other division of the city.
type Category struct {
	Code   string `json:"code"`
	Name   string `json:"name"`
	NameEN string `json:"name_en"`
	// From and Until bound the data years that it is a part in; nil is no bound.
	From  *int `json:"from,omitempty"`
	Until *int `json:"until,omitempty"`
}

// LocalName is the division's name in zh-CN or en.
func (d Division) LocalName(lang string) string { return fault.Local(lang, d.Name, d.NameEN) }

// LocalName is the category's name in zh-CN or en.
func (c Category) LocalName(lang string) string { return fault.Local(lang, c.Name, c.NameEN) }

// Parts are the codes of the division's categories.
func (d Division) Parts() []string {
	parts := make([]string, len(d.Categories))
	for i, c := range d.Categories {
		parts[i] = c.Code
	}
	return parts
}

// Divisions are an element's, in the order in which a sheet shows them.
type Divisions []Division

// Value writes the divisions as JSON.
func (d Divisions) Value() (driver.Value, error) {
	if len(d) == 0 {
		return "[]", nil
	}
	return db.JSONValue([]Division(d))
}

// Scan reads the divisions from JSON.
func (d *Divisions) Scan(src any) error {
	err := db.ScanJSON(src, (*[]Division)(d))
	if len(*d) == 0 {
		*d = nil
	}
	return err
}

// in leaves out the categories that are no parts in that year, and a division of which nothing is left.
func (d Divisions) in(year int) Divisions {
	var out Divisions
	for _, by := range d {
		by.Categories = slices.DeleteFunc(slices.Clone(by.Categories), func(c Category) bool {
			return c.From != nil && year < *c.From || c.Until != nil && *c.Until < year
		})
		if len(by.Categories) > 0 {
			out = append(out, by)
		}
	}
	return out
}

// Categories are all that the element is reported for: the total, and the parts of each division.
func (e Element) Categories() []string {
	all := []string{Total}
	for _, d := range e.Divisions {
		all = append(all, d.Parts()...)
	}
	return all
}

// CategoryName is what one of its categories is called in zh-CN or en.
func (e Element) CategoryName(lang, code string) string {
	for _, d := range e.Divisions {
		if i := slices.IndexFunc(d.Categories, func(c Category) bool { return c.Code == code }); i >= 0 {
			return d.Categories[i].LocalName(lang)
		}
	}
	if code == Total {
		return fault.Local(lang, "合计", "total")
	}
	return code
}

// Divided tells whether an indicator can be shown by parts: what it counts is divided, and it is no share of areas.
func (c *Catalogue) Divided(i Indicator) bool {
	spec := i.Spec()
	if spec.Method.Share() {
		return false
	}
	counted := spec.Elements()[0]
	return slices.ContainsFunc(c.Elements, func(e Element) bool { return e.Code == counted && len(e.Divisions) > 0 })
}

// DivisionOf is the division that a category belongs to; none for the total.
func (e Element) DivisionOf(category string) (Division, bool) {
	return find(e.Divisions, func(d Division) bool { return slices.Contains(d.Parts(), category) })
}

func sameDivisions(a, b Divisions) bool {
	return slices.EqualFunc(a, b, func(a, b Division) bool {
		return a.Code == b.Code && a.Name == b.Name && a.NameEN == b.NameEN && slices.EqualFunc(a.Categories, b.Categories, sameCategory)
	})
}

func sameCategory(a, b Category) bool {
	return a.Code == b.Code && a.Name == b.Name && a.NameEN == b.NameEN && db.Same(a.From, b.From) && db.Same(a.Until, b.Until)
}
