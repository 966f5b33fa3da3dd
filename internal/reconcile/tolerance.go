package reconcile

import (
	"context"
	"fmt"
	"time"

	"github.com/shopspring/decimal"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

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

// Tolerate sets how far the values of an element may lie apart, in the whole city; over is the revision that was looked at.
func Tolerate(ctx context.Context, tx *db.Tx, element string, percent decimal.Decimal, note string, over int) (Tolerance, error) {
	if err := access.Check(tx.Actor, access.SetTolerance, cityObject(tx)); err != nil {
		return Tolerance{}, err
	}
	elements, err := gorm.G[plan.Element](tx.DB).Where("city_id = ? and code = ?", tx.Actor.CityID, element).Find(ctx)
	if err != nil {
		return Tolerance{}, fmt.Errorf("reconcile: find the element: %w", err)
	}
	if len(elements) == 0 {
		return Tolerance{}, fault.New(fault.NotFound)
	}
	if percent.IsNegative() || percent.GreaterThan(decimal.NewFromInt(100)) {
		return Tolerance{}, fault.Input(fault.ReasonRange, "容许偏差", "The tolerance", "low", "0", "high", "100")
	}
	if note, err = fault.Needed(note, mostNote, "field", "说明", "field@en", "The note"); err != nil {
		return Tolerance{}, err
	}
	all, err := tolerances(ctx, tx)
	if err != nil {
		return Tolerance{}, err
	}
	if all[element].Revision != over {
		return Tolerance{}, fault.Stale(all[element].Revision)
	}
	t := Tolerance{
		CityID: tx.Actor.CityID, Element: element, Revision: over + 1, Percent: percent, Note: note, AreaPath: tx.Actor.AreaPath,
		TenantID: tx.Actor.TenantID, ByUser: tx.Actor.UserID, At: tx.Now,
	}
	if err := gorm.G[Tolerance](tx.DB).Create(ctx, &t); err != nil {
		return Tolerance{}, fmt.Errorf("reconcile: set the tolerance: %w", err)
	}
	audit.Record(tx, audit.Entry{Action: "set_tolerance", Object: element, AreaPath: t.AreaPath, Detail: map[string]any{"percent": percent, "note": note}})
	return t, nil
}

// tolerances are those that count, by element.
func tolerances(ctx context.Context, tx *db.Tx) (map[string]Tolerance, error) {
	rows, err := gorm.G[Tolerance](tx.DB).Where("city_id = ?", tx.Actor.CityID).Order("element, revision").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("reconcile: read tolerances: %w", err)
	}
	out := make(map[string]Tolerance, len(rows))
	for _, t := range rows {
		out[t.Element] = t
	}
	return out, nil
}

func cityObject(tx *db.Tx) access.Object {
	return access.Object{City: tx.Actor.CityID, AreaPath: tx.Actor.CityID + "/"}
}
