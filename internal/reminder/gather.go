package reminder

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/rule/remind"
)

// The channels.
const (
	Mail  = "mail"
	Robot = "robot"
)

// The states of a delivery; one that failed is tried again.
const (
	queued  = "queued"
	sent    = "sent"
	failed  = "failed"
	givenUp = "given_up"
)

// Delivery is a message to one person by mail, or to a tenant's robot.
type Delivery struct {
	CityID    string       `gorm:"column:city_id"`
	ID        string       `gorm:"column:id"`
	TenantID  string       `gorm:"column:tenant_id"`
	AreaPath  string       `gorm:"column:area_path"`
	UserID    *string      `gorm:"column:user_id"`
	Channel   string       `gorm:"column:channel"`
	Day       time.Time    `gorm:"column:day;type:date"`
	Notices   db.TextArray `gorm:"column:notices;type:uuid[]"`
	State     string       `gorm:"column:state"`
	Tries     int          `gorm:"column:tries"`
	Error     string       `gorm:"column:error"`
	CreatedAt time.Time    `gorm:"column:created_at"`
	NextAt    time.Time    `gorm:"column:next_at"`
	Lease     *time.Time   `gorm:"column:lease"`
	SentAt    *time.Time   `gorm:"column:sent_at"`
}

// TableName is the table of deliveries.
func (Delivery) TableName() string { return "delivery" }

// The news of a recipient are what it has not read, was put in since it wants messages, and no earlier message told. Whoever waits for
// a message, or had one today, waits for another day. Whoever has lent the role that reports is not chased for what is to be reported,
// and whoever has lent all that there is to do hears nothing: it is the stand-in's, and what is still unread is told after the last day.
const news = `
with person as (
  select c.tenant_id, c.user_id, c.since, u.roles as own,
    array(select h.role from role_holders(cast(@day as date)) h where h.city_id = c.city_id and h.user_id = c.user_id) as held
  from contact c join app_user u on u.city_id = c.city_id and u.id = c.user_id and not u.disabled
  where c.city_id = @city and c.by_mail),
recipient as (
  select 'mail' as channel, tenant_id, user_id, since, held as roles, 'reporter' = any (own) and not 'reporter' = any (held) as unchased
  from person where own <@ held or held && @working
  union all
  select 'robot', o.tenant_id, null, o.robot_since, '{}', false from outlet o where o.city_id = @city and o.robot_host <> '')
select r.channel, r.tenant_id, r.user_id, t.area_path, array_agg(n.id order by n.at, n.id) as notices
from recipient r
join tenant t on t.city_id = @city and t.id = r.tenant_id
join notice n on n.city_id = @city and n.tenant_id = r.tenant_id and n.read_at is null and n.at >= r.since
  and (n.for_role is null or n.for_role = any (r.roles))
  and (n.for_user is null or n.for_user = r.user_id)
  and not (r.unchased and n.kind = any (@chasing))
where r.channel in @channels and not exists (select from delivery d
  where d.city_id = @city and d.tenant_id = r.tenant_id and d.channel = r.channel and d.user_id is not distinct from r.user_id
    and (d.state in ('queued', 'failed') or d.day = cast(@day as date) or d.sent_at >= @midnight or n.id = any (d.notices)))
group by r.channel, r.tenant_id, r.user_id, t.area_path
order by r.channel, r.tenant_id, r.user_id`

// chasing are the notices on what is to be reported.
var chasing = db.TextArray{notice.RoundOpened, notice.Deadline, notice.Chased, notice.Returned}

// Gather queues a message for everybody who has news and is not in quiet hours, as the machine actor "reminder", and says how many.
func Gather(ctx context.Context, tx *db.Tx, channels []string) (int, error) {
	if len(channels) == 0 {
		return 0, nil
	}
	day := remind.Day(tx.Now)
	y, m, d := day.Date()
	var rows []Delivery
	var working db.TextArray
	for _, r := range access.Lendable() {
		working = append(working, string(r))
	}
	err := tx.DB.WithContext(ctx).Raw(news, map[string]any{
		"working": working, "chasing": chasing,
		"city": tx.Actor.CityID, "channels": channels, "day": day.Format(time.DateOnly), "midnight": time.Date(y, m, d, 0, 0, 0, 0, period.China),
	}).Scan(&rows).Error
	if err != nil {
		return 0, fmt.Errorf("reminder: read the news: %w", err)
	}
	hours, err := quietHours(ctx, tx)
	if err != nil {
		return 0, err
	}
	rows = slices.DeleteFunc(rows, func(d Delivery) bool { return hours(d.TenantID).Covers(tx.Now) })
	if len(rows) == 0 {
		return 0, nil
	}
	for i := range rows {
		rows[i].CityID, rows[i].ID = tx.Actor.CityID, uuid.Must(uuid.NewV7()).String()
		rows[i].Day, rows[i].State, rows[i].CreatedAt, rows[i].NextAt = day, queued, tx.Now, tx.Now
	}
	if err := gorm.G[Delivery](tx.DB, clause.OnConflict{DoNothing: true}).CreateInBatches(ctx, &rows, 500); err != nil {
		return 0, fmt.Errorf("reminder: queue messages: %w", err)
	}
	return len(rows), nil
}

// quietHours are those of each tenant of the city.
func quietHours(ctx context.Context, tx *db.Tx) (func(tenantID string) remind.Quiet, error) {
	rows, err := gorm.G[Outlet](tx.DB).Where("city_id = ?", tx.Actor.CityID).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("reminder: read quiet hours: %w", err)
	}
	set := map[string]remind.Quiet{}
	for _, o := range rows {
		set[o.TenantID] = o.Quiet()
	}
	return func(tenantID string) remind.Quiet {
		if q, ok := set[tenantID]; ok {
			return q
		}
		return remind.Standard()
	}, nil
}
