package worker

import (
	"fmt"
	"strconv"
	"time"

	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
)

// ahead is how long before its deadline an obligation is first spoken of.
const ahead = 7 * 24 * time.Hour

// china is where deadlines are days.
var china = time.FixedZone("Asia/Shanghai", 8*60*60)

// owed is what a tenant still has to report in a round, as far as it is late or soon due.
type owed struct {
	TenantID      string
	Plan          string
	Year          int
	Overdue, Soon int
	// Deadline is the first one that is still ahead.
	Deadline *time.Time
}

const owedSoon = `
select o.tenant_id, o.plan, o.year,
  count(*) filter (where o.deadline < @now) as overdue,
  count(*) filter (where o.deadline >= @now) as soon,
  min(o.deadline) filter (where o.deadline >= @now) as deadline
from obligation o
join round r on r.city_id = o.city_id and r.plan = o.plan and r.year = o.year and r.state = 'open'
left join figure f on f.city_id = o.city_id and f.element = o.element and f.area_code = o.area_code and f.year = o.year and f.category = 'total'
where o.city_id = @city and o.deadline < @until and coalesce(f.state, 'draft') in ('draft', 'returned', 'withdrawn')
group by o.tenant_id, o.plan, o.year`

// remind tells each tenant of a city what it is late with and what is soon due, and says how many there are.
func remind(tx *db.Tx) (int, error) {
	var rows []owed
	err := tx.DB.Raw(owedSoon, map[string]any{"city": tx.Actor.CityID, "now": tx.Now, "until": tx.Now.Add(ahead)}).Scan(&rows).Error
	if err != nil {
		return 0, fmt.Errorf("read what is due: %w", err)
	}
	weekYear, week := tx.Now.In(china).ISOWeek()
	notices := make([]notice.New, len(rows))
	for i, o := range rows {
		params := map[string]string{"overdue": strconv.Itoa(o.Overdue), "soon": strconv.Itoa(o.Soon)}
		if o.Deadline != nil {
			params["deadline"] = o.Deadline.In(china).Format(time.DateOnly)
		}
		notices[i] = notice.New{
			TenantID: o.TenantID, Kind: notice.Deadline, Plan: o.Plan, Year: o.Year, Params: params,
			Dedupe: fmt.Sprintf("%s/%s/%d/%d-W%02d", notice.Deadline, o.Plan, o.Year, weekYear, week),
		}
	}
	return len(rows), notice.Send(tx, notices...)
}
