package round

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// Count is how far a part of a round is. A figure counts as submitted from then on, as late while its deadline has passed and
// it has not been submitted. One that was approved stays submitted while a correction of it is under way: what was owed is
// there.
type Count struct {
	Owed      int
	Submitted int
	Approved  int
	Returned  int
	Late      int
	Punctual  `gorm:"embedded"`
	// Deadline is the earliest one still open.
	Deadline *time.Time
}

// Punctual counts first submissions against the deadlines in force. What came back and was sent again stays what it was first,
// and what nobody has sent off yet is in neither count.
type Punctual struct {
	InTime   int
	CameLate int
	// DaysLate is the longest that anything came, or is, after its deadline, in days begun.
	DaysLate int
}

// TenantCount is how far one tenant is.
type TenantCount struct {
	TenantID string
	Count    `gorm:"embedded"`
}

// AreaCount is how far one area is.
type AreaCount struct {
	AreaCode string
	Count    `gorm:"embedded"`
}

// OwedCount is how far the caller's tenant is in one open round.
type OwedCount struct {
	Plan  string
	Year  int
	Count `gorm:"embedded"`
}

// first is when a figure was first submitted. Where that was not recorded, the entry of its first value stands for it.
const first = `coalesce(f.submitted_at, case when not ` + pending + ` then (select r.entered_at from figure_revision r
	where r.city_id = f.city_id and r.figure_id = f.id and r.revision = 1) end)`

// counted joins obligations with the figures that meet them.
const counted = `count(*) as owed,
	count(*) filter (where not ` + pending + `) as submitted,
	count(*) filter (where f.state = 'approved') as approved,
	count(*) filter (where f.state = 'returned') as returned,
	count(*) filter (where ` + pending + ` and o.deadline < @now) as late,
	count(*) filter (where ` + first + ` <= o.deadline) as in_time,
	count(*) filter (where ` + first + ` > o.deadline) as came_late,
	coalesce(max(ceil(extract(epoch from coalesce(` + first + `, @now) - o.deadline) / 86400)) filter (where coalesce(` + first + `, @now) > o.deadline), 0)::int as days_late,
	min(o.deadline) filter (where ` + pending + `) as deadline
from obligation o ` + met + `
where o.city_id = @city `

// met joins the figure that meets an obligation.
const met = `left join figure f on f.city_id = o.city_id and f.element = o.element and f.area_code = o.area_code
	and f.year = o.year and f.category = 'total'`

// pending: never submitted, or back with its reporter.
const pending = `(coalesce(f.state, 'draft') in ('draft', 'returned', 'withdrawn') and f.approved_revision is null)`

// pageLimit is the longest page of tenants.
const pageLimit = 200

// ByArea counts a round by area, in the caller's scope.
func ByArea(ctx context.Context, tx *db.Tx, planCode string, year int) ([]AreaCount, error) {
	var rows []AreaCount
	err := tx.DB.WithContext(ctx).Raw(`select o.area_code, `+counted+`and o.plan = @plan and o.year = @year group by o.area_code order by o.area_code`,
		params(tx, planCode, year)).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("round: count by area: %w", err)
	}
	return rows, nil
}

// ByTenant counts a round by tenant, in the caller's scope, the latest first; after is how many come before the page.
func ByTenant(ctx context.Context, tx *db.Tx, planCode string, year, first, after int) ([]TenantCount, int, error) {
	if first < 1 || first > pageLimit {
		return nil, 0, fault.New(fault.InvalidInput, "reason", fault.ReasonPageSize, "limit", strconv.Itoa(pageLimit))
	}
	var rows []struct {
		TenantCount
		Total int
	}
	p := params(tx, planCode, year)
	p["first"], p["after"] = first, after
	err := tx.DB.WithContext(ctx).Raw(`select t.*, count(*) over () as total from (select o.tenant_id, `+counted+`and o.plan = @plan and o.year = @year group by o.tenant_id) t
		join tenant n on n.city_id = @city and n.id = t.tenant_id
		order by t.late desc, t.owed - t.submitted desc, n.slug limit @first offset @after`, p).Scan(&rows).Error
	if err != nil {
		return nil, 0, fmt.Errorf("round: count by tenant: %w", err)
	}
	out := make([]TenantCount, len(rows))
	total := 0
	for i, r := range rows {
		out[i], total = r.TenantCount, r.Total
	}
	if len(rows) > 0 || after == 0 {
		return out, total, nil
	}
	// A page beyond the end carries no total.
	err = tx.DB.WithContext(ctx).Raw(`select count(distinct tenant_id) from obligation where city_id = @city and plan = @plan and year = @year`, p).Scan(&total).Error
	if err != nil {
		return nil, 0, fmt.Errorf("round: count tenants: %w", err)
	}
	return out, total, nil
}

// Owed counts what the caller's own tenant owes, by open round: the plans', and after them the schemes'.
func Owed(ctx context.Context, tx *db.Tx) ([]OwedCount, error) {
	var rows []OwedCount
	err := tx.DB.WithContext(ctx).Raw(`select o.plan, o.year, `+counted+`and o.tenant_id = cast(@tenant as uuid)
		and exists (select from round r where r.city_id = o.city_id and r.plan = o.plan and r.year = o.year and r.state = 'open')
		group by o.plan, o.year order by o.year desc, (select p.scheme from plan p where p.city_id = @city and p.plan = o.plan), o.plan`,
		map[string]any{"city": tx.Actor.CityID, "tenant": tx.Actor.TenantID, "now": tx.Now}).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("round: count what is owed: %w", err)
	}
	return rows, nil
}

func params(tx *db.Tx, planCode string, year int) map[string]any {
	return map[string]any{"city": tx.Actor.CityID, "plan": planCode, "year": year, "now": tx.Now}
}
