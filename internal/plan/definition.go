package plan

import (
	"cmp"
	"database/sql/driver"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// Redefinition is how a definition gave way to the next one: Until is the last data year that it held for.
type Redefinition struct {
	Until int    `json:"until"`
	Why   string `json:"why"`
	WhyEN string `json:"why_en"`
	// Comparable says that values before and after it can be held against each other as they are: the series does not break.
	Comparable bool `json:"comparable,omitempty"`
}

// LocalWhy is what changed, in zh-CN or en.
func (c Redefinition) LocalWhy(lang string) string { return fault.Local(lang, c.Why, c.WhyEN) }

// EarlierElement is what an element meant before a change, whole.
type EarlierElement struct {
	Redefinition
	Name         string           `json:"name"`
	NameEN       string           `json:"name_en"`
	Unit         string           `json:"unit"`
	PeriodBasis  string           `json:"period_basis"`
	Definition   *string          `json:"definition,omitempty"`
	DefinitionEN *string          `json:"definition_en,omitempty"`
	Minimum      *decimal.Decimal `json:"minimum,omitempty"`
	Maximum      *decimal.Decimal `json:"maximum,omitempty"`
}

// EarlierIndicator is how an indicator was made before a change, whole.
type EarlierIndicator struct {
	Redefinition
	Name         string          `json:"name"`
	NameEN       string          `json:"name_en"`
	Unit         string          `json:"unit"`
	Definition   *string         `json:"definition,omitempty"`
	DefinitionEN *string         `json:"definition_en,omitempty"`
	Numerator    *string         `json:"numerator,omitempty"`
	Denominator  *string         `json:"denominator,omitempty"`
	Count        *string         `json:"count,omitempty"`
	Multiplier   decimal.Decimal `json:"multiplier"`
}

// Earlier are definitions that no longer hold, the oldest first.
type Earlier[T any] []T

// Value writes them as JSON.
func (e Earlier[T]) Value() (driver.Value, error) {
	if len(e) == 0 {
		return "[]", nil
	}
	return db.JSONValue([]T(e))
}

// Scan reads them from JSON.
func (e *Earlier[T]) Scan(src any) error {
	err := db.ScanJSON(src, (*[]T)(e))
	if len(*e) == 0 {
		*e = nil
	}
	return err
}

// LocalDefinition is what the element means, in zh-CN or en; "" where nobody has written it down.
func (e Element) LocalDefinition(lang string) string {
	return fault.Local(lang, deref(e.Definition), deref(e.DefinitionEN))
}

// LocalDefinition is what the indicator means, in zh-CN or en; "" where nobody has written it down.
func (i Indicator) LocalDefinition(lang string) string {
	return fault.Local(lang, deref(i.Definition), deref(i.DefinitionEN))
}

// In is the element as it is defined for a data year, with the categories of that year.
func (e Element) In(year int) Element {
	for _, was := range e.Earlier {
		if year <= was.Until {
			e.Name, e.NameEN, e.Unit, e.PeriodBasis = was.Name, was.NameEN, was.Unit, was.PeriodBasis
			e.Definition, e.DefinitionEN, e.Minimum, e.Maximum = was.Definition, was.DefinitionEN, was.Minimum, was.Maximum
			break
		}
	}
	e.Divisions = e.Divisions.in(year)
	return e
}

// Compares tells whether values of two data years can be held against each other as they are.
func (e Element) Compares(a, b int) bool {
	return !slices.ContainsFunc(e.Earlier, func(was EarlierElement) bool {
		return !was.Comparable && min(a, b) <= was.Until && was.Until < max(a, b)
	})
}

// AskedIn tells whether anybody reports the element for a data year.
func (e Element) AskedIn(year int) bool {
	return (e.FirstYear == nil || *e.FirstYear <= year) && (e.LastYear == nil || year <= *e.LastYear)
}

// In is the indicator as it is made for a data year.
func (i Indicator) In(year int) Indicator {
	for _, was := range i.Earlier {
		if year <= was.Until {
			i.Name, i.NameEN, i.Unit, i.Definition, i.DefinitionEN = was.Name, was.NameEN, was.Unit, was.Definition, was.DefinitionEN
			i.Numerator, i.Denominator, i.Count, i.Multiplier = was.Numerator, was.Denominator, was.Count, was.Multiplier
			break
		}
	}
	return i
}

// Break is a change of what an indicator's values mean: of its own definition, or of an element's that it is made of.
type Break struct {
	Redefinition
	// Element is "" where the indicator's own definition changed.
	Element string
}

// Year is the first data year of the new definition.
func (b Break) Year() int { return b.Until + 1 }

// Breaks are all changes of what the indicator's values mean, the oldest first.
func (i Indicator) Breaks(element func(code string) Element) []Break {
	var out []Break
	for _, was := range i.Earlier {
		out = append(out, Break{Redefinition: was.Redefinition})
	}
	for _, code := range i.Elements() {
		for _, was := range element(code).Earlier {
			parts := slices.Concat(i.In(was.Until).Spec().Elements(), i.In(was.Until+1).Spec().Elements())
			if slices.Contains(parts, code) {
				out = append(out, Break{Redefinition: was.Redefinition, Element: code})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Break) int { return cmp.Compare(a.Until, b.Until) })
	return out
}
