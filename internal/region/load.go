package region

import (
	"context"
	"fmt"
	"reflect"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// Load takes a region in with its tenants and indicators, and tells whether the indicators are others now. Loading the same again
// changes nothing.
func Load(ctx context.Context, tx *db.Tx, o Opening) (bool, error) {
	if err := access.Check(tx.Actor, access.ImportPlan, access.Object{City: tx.Actor.CityID}); err != nil {
		return false, err
	}
	stored, err := tenant.Own(ctx, tx)
	if err != nil {
		return false, err
	}
	// No file says it, and no file takes it back: demonstration data stays marked as such.
	o.City.Demonstration = o.City.Demonstration || stored.Demonstration
	if err := tenant.Open(ctx, tx, o.Opening); err != nil {
		return false, err
	}
	region := Region{CityID: o.City.CityID, Parent: o.Parent}
	keep := clause.OnConflict{Columns: []clause.Column{{Name: "city_id"}}, DoUpdates: clause.AssignmentColumns([]string{"parent"})}
	if err := tx.DB.WithContext(ctx).Clauses(keep).Create(&region).Error; err != nil {
		return false, fmt.Errorf("region: store %s: %w", region.CityID, err)
	}
	return putIndicators(ctx, tx, o.Indicators)
}

// putIndicators has every member taken anew where the indicators are others than before.
func putIndicators(ctx context.Context, tx *db.Tx, wanted []Indicator) (bool, error) {
	own := tx.Actor.CityID
	codes := db.TextArray{}
	for n := range wanted {
		wanted[n].CityID, wanted[n].Number = own, n+1
		codes = append(codes, wanted[n].Code)
	}
	before, err := indicators(ctx, tx)
	if err != nil || same(before, wanted) {
		return false, err
	}
	for _, step := range []func() error{
		func() error {
			return tx.DB.WithContext(ctx).Exec(`delete from region_indicator where city_id = ? and code <> all (?)`, own, codes).Error
		},
		func() error {
			return tx.DB.WithContext(ctx).Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "city_id"}, {Name: "code"}}, UpdateAll: true}).Create(&wanted).Error
		},
		func() error {
			return tx.DB.WithContext(ctx).Exec(`update region_member set taken = '' where city_id = ?`, own).Error
		},
		func() error { return raise(ctx, tx) },
	} {
		if err := step(); err != nil {
			return false, fmt.Errorf("region: store the indicators of %s: %w", own, err)
		}
	}
	return true, nil
}

func same(a, b []Indicator) bool {
	if len(a) != len(b) {
		return false
	}
	for n := range a {
		x, y := a[n], b[n]
		if !x.Multiplier.Equal(y.Multiplier) {
			return false
		}
		x.Multiplier = y.Multiplier
		if !reflect.DeepEqual(x, y) {
			return false
		}
	}
	return true
}

// indicators are those of the actor's region, in their order.
func indicators(ctx context.Context, tx *db.Tx) ([]Indicator, error) {
	rows, err := gorm.G[Indicator](tx.DB).Where("city_id = ?", tx.Actor.CityID).Order("number, code").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("region: read indicators: %w", err)
	}
	return rows, nil
}

// raise moves the version of the actor's region on.
func raise(ctx context.Context, tx *db.Tx) error {
	if err := tx.DB.WithContext(ctx).Exec(`update region set version = version + 1 where city_id = ?`, tx.Actor.CityID).Error; err != nil {
		return fmt.Errorf("region: raise the version of %s: %w", tx.Actor.CityID, err)
	}
	return nil
}
