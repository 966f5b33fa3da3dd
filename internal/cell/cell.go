package cell

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/tenant"
)

// yearsBack is how many years before it a place shows.
const yearsBack = 5

// Place is where a figure stands, or is to stand.
type Place struct {
	figure.Key
	figure.Scope
	// Owner is the tenant that reports the figure.
	Owner string
	// Figure is nil where nothing is stored.
	Figure *figure.Figure
}

// At finds a place: by the figure that stands there, else by the obligation to report one.
func At(ctx context.Context, tx *db.Tx, key figure.Key) (Place, error) {
	p := Place{Key: key}
	stored, err := figure.Over(ctx, tx, key, key.Year, key.Year)
	if err != nil {
		return p, err
	}
	if len(stored) > 0 {
		p.Figure, p.Scope, p.Owner = &stored[0], stored[0].Scope, stored[0].Newest.TenantID
	} else if err := p.owed(ctx, tx); err != nil {
		return p, err
	}
	return p, access.Check(tx.Actor, access.ReadFigure, p.Object(tx))
}

// owed fills the place in from what is owed there.
func (p *Place) owed(ctx context.Context, tx *db.Tx) error {
	elements, err := gorm.G[plan.Element](tx.DB).Where("city_id = ? and code = ?", tx.Actor.CityID, p.Element).Find(ctx)
	if err != nil {
		return fmt.Errorf("cell: find the element: %w", err)
	}
	owed, err := round.OwedAt(ctx, tx, p.Element, p.AreaCode, p.Year)
	if err != nil {
		return err
	}
	if len(elements) == 0 || len(owed) == 0 || !slices.Contains(elements[0].In(p.Year).Categories(), p.Category) {
		return fault.New(fault.NotFound)
	}
	p.AreaPath, p.Line, p.Support, p.Owner = owed[0].AreaPath, owed[0].Line, owed[0].Support, owed[0].TenantID
	p.Plans = elements[0].Plans
	return nil
}

// Object describes the place to access. Rows of another city were out of sight.
func (p Place) Object(tx *db.Tx) access.Object {
	return access.Object{City: tx.Actor.CityID, AreaPath: p.AreaPath, Line: p.Line, Support: p.Support, Plans: p.Plans, OwnerTenant: p.Owner}
}

// Past reads what stood at the place in the years before, the earliest first. A draft is nobody's business but its reporter's.
func (p Place) Past(ctx context.Context, tx *db.Tx) ([]figure.Figure, error) {
	rows, err := figure.Over(ctx, tx, p.Key, p.Year-yearsBack, p.Year-1)
	return slices.DeleteFunc(rows, func(f figure.Figure) bool {
		return !f.State.Counted() && f.Newest.TenantID != tx.Actor.TenantID
	}), err
}

// Concerned are the tenants that have a part in the figure: who reports it, the committee office and statistics of its area and of
// the city, and the city's department of its line.
func (p Place) Concerned(ctx context.Context, tx *db.Tx) ([]tenant.Tenant, error) {
	all, err := tenant.Tenants(ctx, tx)
	if err != nil {
		return nil, err
	}
	city := tx.Actor.CityID + "/"
	return slices.DeleteFunc(all, func(t tenant.Tenant) bool {
		signs := t.Kind != tenant.Department && (t.AreaPath == p.AreaPath || t.AreaPath == city)
		checks := t.AreaPath == city && t.LineCode() == p.Line
		return t.ID != p.Owner && !signs && !checks
	}), nil
}
