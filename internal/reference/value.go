package reference

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
)

// Value is one revision of what a source says of a place; the newest counts.
type Value struct {
	CityID   string       `gorm:"column:city_id"`
	Element  string       `gorm:"column:element"`
	AreaCode string       `gorm:"column:area_code"`
	Year     int          `gorm:"column:year"`
	Category string       `gorm:"column:category"`
	Source   string       `gorm:"column:source"`
	Revision int          `gorm:"column:revision"`
	AreaPath string       `gorm:"column:area_path"`
	Line     string       `gorm:"column:line"`
	Support  db.TextArray `gorm:"column:support;type:text[]"`
	Plans    db.TextArray `gorm:"column:plans;type:text[]"`
	// Value is nil in the revision that takes it back.
	Value *decimal.Decimal `gorm:"column:value"`
	// Accepts is the reported value that is let stand beside this one.
	Accepts  *decimal.Decimal `gorm:"column:accepts"`
	Note     string           `gorm:"column:note"`
	TenantID string           `gorm:"column:tenant_id"`
	ByUser   string           `gorm:"column:by_user"`
	// ForUser is the colleague for whom a stand-in entered or accepted it.
	ForUser *string   `gorm:"column:for_user"`
	At      time.Time `gorm:"column:at"`
}

// TableName is the table of what is stated.
func (Value) TableName() string { return "reference_value" }

// Key is the place that it is about.
func (v Value) Key() figure.Key {
	return figure.Key{Element: v.Element, AreaCode: v.AreaCode, Year: v.Year, Category: v.Category}
}

// Tolerance is one revision of how far two values of an element may lie apart; the newest counts.
type Tolerance struct {
	CityID   string          `gorm:"column:city_id"`
	Element  string          `gorm:"column:element"`
	Revision int             `gorm:"column:revision"`
	Percent  decimal.Decimal `gorm:"column:percent"`
	Note     string          `gorm:"column:note"`
	AreaPath string          `gorm:"column:area_path"`
	TenantID string          `gorm:"column:tenant_id"`
	ByUser   string          `gorm:"column:by_user"`
	At       time.Time       `gorm:"column:at"`
}

// TableName is the table of tolerances.
func (Tolerance) TableName() string { return "tolerance" }
