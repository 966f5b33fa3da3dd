package delegation

import (
	"context"
	"fmt"
	"time"

	"github.com/liangce/liangce/internal/platform/db"
)

// Holder is somebody who holds a role on a day.
type Holder struct {
	TenantID, UserID, Role string
}

// Holders are who holds which role of the city on a day: people who are active, with a stand-in in the place of whoever has lent a role.
// Of delegations it knows what the actor may read.
func Holders(ctx context.Context, tx *db.Tx, day time.Time) ([]Holder, error) {
	var rows []Holder
	err := tx.DB.WithContext(ctx).Raw(`select distinct tenant_id, user_id, role from role_holders(cast(? as date)) where city_id = ? order by tenant_id, role, user_id`,
		day.Format(time.DateOnly), tx.Actor.CityID).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("delegation: read who holds which role: %w", err)
	}
	return rows, nil
}

// Turns are the days after one, up to and including another, on which a delegation begins or has ended: who holds a role is on all
// other days what it was the day before.
func Turns(ctx context.Context, tx *db.Tx, after, last time.Time) ([]time.Time, error) {
	var days []time.Time
	err := tx.DB.WithContext(ctx).Raw(`
		select distinct turn from delegation d cross join lateral (values (d.first_day), (d.last_day + 1)) as t (turn)
		where d.city_id = @city and d.ended_at is null and d.last_day >= cast(@after as date)
		  and turn > cast(@after as date) and turn <= cast(@last as date)
		order by turn`, map[string]any{"city": tx.Actor.CityID, "after": after.Format(time.DateOnly), "last": last.Format(time.DateOnly)}).Scan(&days).Error
	if err != nil {
		return nil, fmt.Errorf("delegation: read when delegations turn: %w", err)
	}
	return days, nil
}
