package region

import (
	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/tenant"
)

// Region is a province or the nation.
type Region struct {
	CityID string `gorm:"column:city_id;primaryKey"`
	// Parent is the region above; nil for the nation.
	Parent *string `gorm:"column:parent"`
	// Version moves on with everything that a reader of the region sees.
	Version int64 `gorm:"column:version"`
}

// Indicator is what a region compares, by a formula over elements that its members' plans share.
type Indicator struct {
	CityID    string `gorm:"column:city_id;primaryKey"`
	Code      string `gorm:"column:code;primaryKey"`
	Number    int    `gorm:"column:number"`
	Name      string `gorm:"column:name"`
	NameEN    string `gorm:"column:name_en"`
	Unit      string `gorm:"column:unit"`
	Precision int    `gorm:"column:precision"`
	Direction string `gorm:"column:direction"`
	// Method is one of formula's: ratio_of_sums, sum and share_of_counties add up, city_only does not.
	Method      string          `gorm:"column:method"`
	Numerator   *string         `gorm:"column:numerator"`
	Denominator *string         `gorm:"column:denominator"`
	Count       *string         `gorm:"column:count"`
	Multiplier  decimal.Decimal `gorm:"column:multiplier"`
	// NoTotal says why there is no value of the region; nil where there is one.
	NoTotal   *string `gorm:"column:no_total"`
	NoTotalEN *string `gorm:"column:no_total_en"`
}

// Member is a city of a province, or a province of the nation.
type Member struct {
	CityID string `gorm:"column:city_id;primaryKey"`
	Member string `gorm:"column:member;primaryKey"`
	Name   string `gorm:"column:name"`
	NameEN string `gorm:"column:name_en"`
	// Taken is the state of the member that its cells were made of.
	Taken string `gorm:"column:taken"`
}

// OtherDefinition stands in a cell whose member makes its indicator in that year of other elements, or gives it in another unit.
const OtherDefinition = "other_definition"

// Cell is a member's value for an indicator and year, or the region's own where Member is its code.
type Cell struct {
	CityID      string              `gorm:"column:city_id;primaryKey"`
	Indicator   string              `gorm:"column:indicator;primaryKey"`
	Year        int                 `gorm:"column:year;primaryKey"`
	Member      string              `gorm:"column:member;primaryKey"`
	Numerator   decimal.NullDecimal `gorm:"column:numerator"`
	Denominator decimal.NullDecimal `gorm:"column:denominator"`
	Value       decimal.NullDecimal `gorm:"column:value"`
	Display     *string             `gorm:"column:display"`
	Emptiness   *string             `gorm:"column:emptiness"`
	// Reported and Expected count the areas that figures come from.
	Reported    int  `gorm:"column:reported"`
	Expected    int  `gorm:"column:expected"`
	Provisional bool `gorm:"column:provisional"`
}

// TableName is the table of regions.
func (Region) TableName() string { return "region" }

// TableName is the table of indicators.
func (Indicator) TableName() string { return "region_indicator" }

// TableName is the table of members.
func (Member) TableName() string { return "region_member" }

// TableName is the table of cells.
func (Cell) TableName() string { return "region_cell" }

// LocalName is the indicator's name in zh-CN or en.
func (i Indicator) LocalName(lang string) string { return fault.Local(lang, i.Name, i.NameEN) }

// LocalName is the member's name in zh-CN or en.
func (m Member) LocalName(lang string) string { return fault.Local(lang, m.Name, m.NameEN) }

// AddsUp tells whether the region has a value of its own.
func (i Indicator) AddsUp() bool { return i.NoTotal == nil }

// WhyNoTotal says why it has none, in zh-CN or en; "" where it has one.
func (i Indicator) WhyNoTotal(lang string) string {
	if i.NoTotal == nil {
		return ""
	}
	return fault.Local(lang, *i.NoTotal, *i.NoTotalEN)
}

// Opening is a region with all that takes part in it.
type Opening struct {
	tenant.Opening
	Parent     *string
	Indicators []Indicator
}

// spec is what a member's numerator and denominator, or count, make a value by. The parts have been counted below, so a share is a
// ratio here.
func (i Indicator) spec() formula.Spec {
	s := formula.Spec{Method: formula.RatioOfSums, Numerator: numerator, Denominator: denominator, Multiplier: i.Multiplier}
	if i.Count != nil && !formula.Method(i.Method).Share() {
		s = formula.Spec{Method: formula.Sum, Count: numerator, Multiplier: i.Multiplier}
	}
	return s
}

// The parts that a value is made of here, whatever elements they were made of below.
const numerator, denominator = "numerator", "denominator"
