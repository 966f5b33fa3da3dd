package owntarget

import (
	"context"
	"fmt"
	"time"

	"github.com/shopspring/decimal"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/target"
)

// Target is one revision of what a county has set itself for an indicator.
type Target struct {
	CityID    string `gorm:"column:city_id"`
	Plan      string `gorm:"column:plan"`
	Indicator string `gorm:"column:indicator"`
	AreaCode  string `gorm:"column:area_code"`
	Revision  int    `gorm:"column:revision"`
	AreaPath  string `gorm:"column:area_path"`
	// Type is nil in the revision that takes the target back.
	Type   *string          `gorm:"column:type"`
	Strict bool             `gorm:"column:strict"`
	Value  *decimal.Decimal `gorm:"column:value"`
	// Baseline is where the county begins; without one, its value of the plan's baseline year is.
	Baseline *decimal.Decimal `gorm:"column:baseline"`
	Printed  string           `gorm:"column:printed"`
	Note     string           `gorm:"column:note"`
	TenantID string           `gorm:"column:tenant_id"`
	SignedBy string           `gorm:"column:signed_by"`
	SignedAt time.Time        `gorm:"column:signed_at"`
}

// TableName is the table of own targets.
func (Target) TableName() string { return "own_target" }

// Withdrawn tells the revision that takes the target back.
func (t Target) Withdrawn() bool { return t.Type == nil }

// Rule is the target as the rules judge it.
func (t Target) Rule() target.Rule {
	r := target.Rule{Strict: t.Strict, Value: t.Value, Printed: t.Printed}
	if t.Type != nil {
		r.Type = target.Type(*t.Type)
	}
	return r
}

// aim is the number that the county wants to reach: against its baseline, the baseline.
func (t Target) aim() *decimal.Decimal {
	if t.Value == nil {
		return t.Baseline
	}
	return t.Value
}

// MaySet tells whether the actor may set a target in an area.
func MaySet(a access.Actor, code, areaPath string) bool {
	return access.Check(a, access.SetOwnTarget, object(a, code, areaPath)) == nil
}

func object(a access.Actor, code, areaPath string) access.Object {
	return access.Object{City: a.CityID, AreaPath: areaPath, Plans: []string{code}}
}

// Offered are the types that a county may choose from: those that ask for the indicator's good direction, and the city's own where
// it has one number.
func Offered(i plan.Indicator, city target.Rule) []target.Type {
	types := []target.Type{target.ThresholdMin, target.ThresholdMax}
	switch target.Direction(i.Direction) {
	case target.HigherBetter, target.Coverage:
		types = types[:1]
	case target.LowerBetter:
		types = types[1:]
	case target.NeutralBand:
	}
	types = append(types, target.IncreaseVsBaseline, target.KeepVsBaseline)
	if city.Type == target.CumulativeMin || city.Type == target.Approx {
		types = append(types, city.Type)
	}
	return types
}

// History reads all revisions of a plan's own targets, the newest first.
func History(ctx context.Context, tx *db.Tx, code string) ([]Target, error) {
	if err := access.Check(tx.Actor, access.ReadPlan, access.Object{City: tx.Actor.CityID, Plans: []string{code}}); err != nil {
		return nil, err
	}
	if _, err := plan.Get(ctx, tx, code); err != nil {
		return nil, err
	}
	rows, err := gorm.G[Target](tx.DB).Where("city_id = ? and plan = ?", tx.Actor.CityID, code).Order("indicator, area_code, revision desc").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("owntarget: read: %w", err)
	}
	return rows, nil
}
