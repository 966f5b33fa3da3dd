package round

import (
	"context"
	"fmt"

	"github.com/liangce/liangce/internal/platform/db"
)

// Times is how punctual a tenant was in a round. A figure is reported in time where it was first submitted by the deadline in
// force, and late where it was later; one that is still pending past its deadline is overdue. Returns counts how often a reviewer or
// signer sent one back.
type Times struct {
	TenantID string
	Owed     int
	InTime   int
	Late     int
	Overdue  int
	Returns  int
}

// TimesByTenant counts it for the tenants in the caller's scope.
func TimesByTenant(ctx context.Context, tx *db.Tx, planCode string, year int) ([]Times, error) {
	var rows []Times
	err := tx.DB.WithContext(ctx).Raw(`select o.tenant_id, count(*) as owed,
			count(*) filter (where not `+pending+` and `+first+` <= o.deadline) as in_time,
			count(*) filter (where not `+pending+` and `+first+` > o.deadline) as late,
			count(*) filter (where `+pending+` and o.deadline < @now) as overdue,
			coalesce(sum((select count(*) from sign_off s where s.city_id = f.city_id and s.figure_id = f.id and s.outcome = 'RETURN')), 0)::int as returns
		from obligation o `+met+`
		where o.city_id = @city and o.plan = @plan and o.year = @year group by o.tenant_id`, params(tx, planCode, year)).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("round: count who was in time: %w", err)
	}
	return rows, nil
}
