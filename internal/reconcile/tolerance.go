package reconcile

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reference"
)

// Tolerate sets how far the values of an element may lie apart, in the whole city; over is the revision that was looked at.
func Tolerate(ctx context.Context, tx *db.Tx, element string, percent decimal.Decimal, note string, over int) (reference.Tolerance, error) {
	if err := access.Check(tx.Actor, access.SetTolerance, cityObject(tx)); err != nil {
		return reference.Tolerance{}, err
	}
	elements, err := gorm.G[plan.Element](tx.DB).Where("city_id = ? and code = ?", tx.Actor.CityID, element).Find(ctx)
	if err != nil {
		return reference.Tolerance{}, fmt.Errorf("reconcile: find the element: %w", err)
	}
	if len(elements) == 0 {
		return reference.Tolerance{}, fault.New(fault.NotFound)
	}
	if percent.IsNegative() || percent.GreaterThan(decimal.NewFromInt(100)) {
		return reference.Tolerance{}, fault.Input(fault.ReasonRange, "容许偏差", "The tolerance", "low", "0", "high", "100")
	}
	if note, err = fault.Needed(note, mostNote, "field", "说明", "field@en", "The note"); err != nil {
		return reference.Tolerance{}, err
	}
	all, err := reference.Tolerances(ctx, tx)
	if err != nil {
		return reference.Tolerance{}, err
	}
	if all[element].Revision != over {
		return reference.Tolerance{}, fault.Stale(all[element].Revision)
	}
	t := reference.Tolerance{
		CityID: tx.Actor.CityID, Element: element, Revision: over + 1, Percent: percent, Note: note, AreaPath: tx.Actor.AreaPath,
		TenantID: tx.Actor.TenantID, ByUser: tx.Actor.UserID, At: tx.Now,
	}
	if err := gorm.G[reference.Tolerance](tx.DB).Create(ctx, &t); err != nil {
		return reference.Tolerance{}, fmt.Errorf("reconcile: set the tolerance: %w", err)
	}
	audit.Record(tx, audit.Entry{Action: "set_tolerance", Object: element, AreaPath: t.AreaPath, Detail: map[string]any{"percent": percent, "note": note}})
	return t, nil
}

func cityObject(tx *db.Tx) access.Object {
	return access.Object{City: tx.Actor.CityID, AreaPath: tx.Actor.CityID + "/"}
}
