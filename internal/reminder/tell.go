package reminder

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/duty"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/rule/remind"
)

// ahead is how long before its deadline an obligation is first spoken of.
const ahead = 7 * 24 * time.Hour

// owed is what a tenant still has to report in a round, as far as it is late or soon due.
type owed struct {
	TenantID      string
	Plan          string
	Year          int
	Overdue, Soon int
	// Deadline is the first one that is still ahead, Late the first that has passed.
	Deadline, Late *time.Time
	// Submitted is when the tenant last submitted something of the round.
	Submitted *time.Time
}

const owedSoon = `
select o.tenant_id, o.plan, o.year,
  count(*) filter (where o.deadline < @now and open) as overdue,
  count(*) filter (where o.deadline >= @now and o.deadline < @until and open) as soon,
  min(o.deadline) filter (where o.deadline >= @now and open) as deadline,
  min(o.deadline) filter (where o.deadline < @now and open) as late,
  max(o.submitted_at) as submitted
from (
  select o.*, f.submitted_at, coalesce(f.state, 'draft') in ('draft', 'returned', 'withdrawn') as open
  from obligation o
  join round r on r.city_id = o.city_id and r.plan = o.plan and r.year = o.year and r.state = 'open'
  left join figure f on f.city_id = o.city_id and f.element = o.element and f.area_code = o.area_code and f.year = o.year and f.category = 'total'
  where o.city_id = @city and (@tenant = '' or o.tenant_id = cast(nullif(@tenant, '') as uuid))) o
group by o.tenant_id, o.plan, o.year
having count(*) filter (where o.deadline < @until and open) > 0
order by o.plan, o.year, o.tenant_id`

// readOwed reads what a tenant owes, or, without one, all of the city do.
func readOwed(ctx context.Context, tx *db.Tx, tenantID string) ([]owed, error) {
	var rows []owed
	err := tx.DB.WithContext(ctx).Raw(owedSoon, map[string]any{"city": tx.Actor.CityID, "now": tx.Now, "until": tx.Now.Add(ahead), "tenant": tenantID}).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("reminder: read what is due: %w", err)
	}
	return rows, nil
}

// Tell puts notices in, as the machine actor "reminder": each tenant hears what it is late with and what is soon due, its
// administrators what nobody has acted on for days and which duties nobody holds. It says how many tenants owe something in how many
// rounds; told again in the same week, nothing is added.
func Tell(ctx context.Context, tx *db.Tx) (int, error) {
	rows, err := readOwed(ctx, tx, "")
	if err != nil {
		return 0, err
	}
	year, number := tx.Now.In(period.China).ISOWeek()
	week := fmt.Sprintf("%d-W%02d", year, number)
	var notices []notice.New
	for _, o := range rows {
		notices = append(notices, o.notice(week))
		if o.Late != nil && remind.Escalates(*o.Late, o.Submitted, tx.Now) {
			notices = append(notices, o.escalated(week))
		}
	}
	vacant, err := duty.Vacancies(ctx, tx)
	if err != nil {
		return 0, err
	}
	notices = append(notices, vacancies(vacant, week)...)
	return len(rows), notice.Send(tx, append(notices, ending(vacant)...)...)
}

func (o owed) notice(week string) notice.New {
	params := map[string]string{"overdue": strconv.Itoa(o.Overdue), "soon": strconv.Itoa(o.Soon)}
	if o.Deadline != nil {
		params["deadline"] = o.Deadline.In(period.China).Format(time.DateOnly)
	}
	return notice.New{
		TenantID: o.TenantID, Kind: notice.Deadline, Plan: o.Plan, Year: o.Year, Params: params,
		Dedupe: fmt.Sprintf("%s/%s/%d/%s", notice.Deadline, o.Plan, o.Year, week),
	}
}

func (o owed) escalated(week string) notice.New {
	return notice.New{
		TenantID: o.TenantID, Kind: notice.LateForLong, Plan: o.Plan, Year: o.Year, ForRole: string(access.TenantAdmin),
		Params: map[string]string{"overdue": strconv.Itoa(o.Overdue), "since": o.Late.In(period.China).Format(time.DateOnly)},
		Dedupe: fmt.Sprintf("%s/%s/%d/%s", notice.LateForLong, o.Plan, o.Year, week),
	}
}

// vacancies is one notice to each tenant that lacks somebody.
func vacancies(rows []duty.Vacancy, week string) []notice.New {
	var order []string
	zh, en := map[string][]string{}, map[string][]string{}
	for _, v := range rows {
		if v.From != nil {
			continue
		}
		if !slices.Contains(order, v.Tenant.ID) {
			order = append(order, v.Tenant.ID)
		}
		zh[v.Tenant.ID] = append(zh[v.Tenant.ID], v.Role.Name("zh-CN"))
		en[v.Tenant.ID] = append(en[v.Tenant.ID], v.Role.Name("en"))
	}
	out := make([]notice.New, len(order))
	for i, id := range order {
		out[i] = notice.New{
			TenantID: id, Kind: notice.DutyVacant, ForRole: string(access.TenantAdmin), Dedupe: notice.DutyVacant + "/" + week,
			Params: map[string]string{"roles": strings.Join(zh[id], "、"), "roles@en": strings.Join(en[id], ", ")},
		}
	}
	return out
}

// ending is one notice of each duty that nobody will hold when a stand-in's days are over.
func ending(rows []duty.Vacancy) []notice.New {
	var out []notice.New
	for _, v := range rows {
		if v.From == nil {
			continue
		}
		from := v.From.Format(time.DateOnly)
		out = append(out, notice.New{
			TenantID: v.Tenant.ID, Kind: notice.DutyEnding, ForRole: string(access.TenantAdmin), Dedupe: notice.DutyEnding + "/" + string(v.Role) + "/" + from,
			Params: map[string]string{"from": from, "roles": v.Role.Name(fault.Chinese), "roles@en": v.Role.Name(fault.English)},
		})
	}
	return out
}
