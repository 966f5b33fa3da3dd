package round

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// AskObligations asks what the caller's own tenant owes in a round, by element and area.
func AskObligations(tx *db.Tx, out *[]Obligation, planCode string, year int) db.Question {
	return db.Into(out, columns, `select city_id, id, plan, year, element, area_code, area_path, line, support, tenant_id, deadline, first_deadline
		from obligation where city_id = $1 and tenant_id = $2::uuid and plan = $3 and year = $4 order by element, area_code`,
		tx.Actor.CityID, tx.Actor.TenantID, planCode, year)
}

func columns(o *Obligation) []any {
	return []any{&o.CityID, &o.ID, &o.Plan, &o.Year, &o.Element, &o.AreaCode, &o.AreaPath, &o.Line, &o.Support, &o.TenantID, &o.Deadline, &o.FirstDeadline}
}

// Outstanding reads what is still to report in a round, of one tenant or ("") of all in the caller's scope, by element and area.
func Outstanding(ctx context.Context, tx *db.Tx, planCode string, year int, tenantID string) ([]Obligation, error) {
	p := params(tx, planCode, year)
	p["tenant"] = tenantID
	var rows []Obligation
	err := tx.DB.WithContext(ctx).Raw(`select o.* from obligation o `+met+`
		where o.city_id = @city and o.plan = @plan and o.year = @year and (@tenant = '' or o.tenant_id::text = @tenant) and `+pending+`
		order by o.element, o.area_code`, p).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("round: read what is outstanding: %w", err)
	}
	return rows, nil
}

// ByIDs reads some obligations in the caller's scope.
func ByIDs(ctx context.Context, tx *db.Tx, ids []string) (map[string]Obligation, error) {
	var rows []Obligation
	err := tx.DB.WithContext(ctx).Raw(`select * from obligation where city_id = ? and id = any (?::uuid[])`, tx.Actor.CityID, db.TextArray(ids)).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("round: read obligations by id: %w", err)
	}
	found := make(map[string]Obligation, len(rows))
	for _, o := range rows {
		found[o.ID] = o
	}
	return found, nil
}

// Extend moves deadlines to the end of a day; one that is later stays. The first one is kept beside it.
func Extend(ctx context.Context, tx *db.Tx, ids []string, until time.Time) error {
	moved := tx.DB.WithContext(ctx).Exec(`update obligation set first_deadline = coalesce(first_deadline, deadline), deadline = greatest(deadline, ?)
		where city_id = ? and id = any (?::uuid[])`, EndOf(until), tx.Actor.CityID, db.TextArray(ids))
	if moved.Error != nil {
		return fmt.Errorf("round: extend: %w", moved.Error)
	}
	// Row security hides rows from an update without an error, so the count is the check.
	if int(moved.RowsAffected) != len(ids) {
		return fmt.Errorf("round: extended %d of %d obligations", moved.RowsAffected, len(ids))
	}
	return nil
}

// MustBeOpen refuses what only an open round takes.
func (r Round) MustBeOpen() error {
	if r.State == Open {
		return nil
	}
	return fault.New(fault.WrongState, "reason", fault.ReasonRoundClosed, "year", strconv.Itoa(r.Year))
}
