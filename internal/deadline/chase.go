package deadline

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/tenant"
)

// Chase is one office's urging of one tenant.
type Chase struct {
	CityID   string    `gorm:"column:city_id"`
	ID       string    `gorm:"column:id"`
	Plan     string    `gorm:"column:plan"`
	Year     int       `gorm:"column:year"`
	TenantID string    `gorm:"column:tenant_id"`
	AreaPath string    `gorm:"column:area_path"`
	ByTenant string    `gorm:"column:by_tenant"`
	ByUser   string    `gorm:"column:by_user"`
	At       time.Time `gorm:"column:at"`
	Day      time.Time `gorm:"column:day;type:date"`
	// Obligations are what was outstanding, Overdue how many of them were late.
	Obligations db.TextArray `gorm:"column:obligations;type:uuid[]"`
	Overdue     int          `gorm:"column:overdue"`
	Words       string       `gorm:"column:words"`
	NoticeID    string       `gorm:"column:notice_id"`
}

// TableName is the table of chases.
func (Chase) TableName() string { return "chase" }

// Call is whom to chase: one tenant, by slug, or ("") all that are late. Words are the office's own, or "".
type Call struct {
	Plan   string
	Year   int
	Tenant string
	Words  string
}

// Chased is what a call came to: whom it chased, and how many late tenants had been chased that day already.
type Chased struct {
	Chases []Chase
	Passed int
}

// Send chases. A tenant that was chased today is passed over, or refused where it alone was named, unless there are words.
func Send(ctx context.Context, tx *db.Tx, c Call) (Chased, error) {
	all, err := tenant.Tenants(ctx, tx)
	if err != nil {
		return Chased{}, err
	}
	to, path := "", tx.Actor.AreaPath
	if c.Tenant != "" {
		named, err := tenant.BySlug(all, c.Tenant)
		if err != nil {
			return Chased{}, err
		}
		to, path = named.ID, named.AreaPath
	}
	if err := access.Check(tx.Actor, access.Chase, access.Object{City: tx.Actor.CityID, AreaPath: path, Plans: []string{c.Plan}}); err != nil {
		return Chased{}, err
	}
	if c.Words = strings.TrimSpace(c.Words); c.Words != "" {
		if c.Words, err = words(c.Words, "催报的话", "The words"); err != nil {
			return Chased{}, err
		}
	}
	r, err := round.Get(ctx, tx, c.Plan, c.Year)
	if err != nil {
		return Chased{}, err
	}
	if err := r.MustBeOpen(); err != nil {
		return Chased{}, err
	}
	owed, err := round.Outstanding(ctx, tx, c.Plan, c.Year, to)
	if err != nil {
		return Chased{}, err
	}
	found := c.rows(tx, owed, all)
	out := Chased{Chases: found}
	if c.Words == "" {
		if out.Chases, err = c.withoutToday(ctx, tx, found); err != nil {
			return Chased{}, err
		}
		out.Passed = len(found) - len(out.Chases)
	}
	switch {
	case c.Tenant != "" && len(found) == 0:
		return Chased{}, fault.New(fault.WrongState, "reason", fault.ReasonNothingOwed)
	case c.Tenant != "" && out.Passed > 0:
		return Chased{}, fault.New(fault.WrongState, "reason", fault.ReasonChased, "least", strconv.Itoa(leastWords))
	}
	return out, c.write(ctx, tx, out.Chases, all)
}

// rows are a chase for each tenant that owes something: a named one even before its deadline, else those that are late.
func (c Call) rows(tx *db.Tx, owed []round.Obligation, all []tenant.Tenant) []Chase {
	by := map[string]*Chase{}
	for _, o := range owed {
		of, ok := by[o.TenantID]
		if !ok {
			of = &Chase{
				CityID: tx.Actor.CityID, ID: uuid.Must(uuid.NewV7()).String(), Plan: c.Plan, Year: c.Year, TenantID: o.TenantID, ByTenant: tx.Actor.TenantID,
				ByUser: tx.Actor.UserID, At: tx.Now, Day: today(tx), Words: c.Words, NoticeID: uuid.Must(uuid.NewV7()).String(),
			}
			by[o.TenantID] = of
		}
		of.Obligations = append(of.Obligations, o.ID)
		if o.Deadline.Before(tx.Now) {
			of.Overdue++
		}
	}
	var out []Chase
	for _, t := range all { // by slug, so that locks are taken in one order
		if of, ok := by[t.ID]; ok && (c.Tenant != "" || of.Overdue > 0) {
			of.AreaPath = t.AreaPath
			out = append(out, *of)
		}
	}
	return out
}

func (c Call) withoutToday(ctx context.Context, tx *db.Tx, found []Chase) ([]Chase, error) {
	var already []string
	err := tx.DB.WithContext(ctx).Raw(`select distinct tenant_id::text from chase where city_id = ? and plan = ? and year = ? and day = ?::date`,
		tx.Actor.CityID, c.Plan, c.Year, day(today(tx))).Scan(&already).Error
	if err != nil {
		return nil, fmt.Errorf("deadline: read whom today's chases were for: %w", err)
	}
	return slices.DeleteFunc(slices.Clone(found), func(f Chase) bool { return slices.Contains(already, f.TenantID) }), nil
}

// write keeps the chases and tells the tenants. Of two offices that chase at once the key lets one in; the other is run again.
func (c Call) write(ctx context.Context, tx *db.Tx, chases []Chase, all []tenant.Tenant) error {
	if len(chases) == 0 {
		return nil
	}
	office := all[slices.IndexFunc(all, func(t tenant.Tenant) bool { return t.ID == tx.Actor.TenantID })]
	notices := make([]notice.New, len(chases))
	for i, f := range chases {
		notices[i] = notice.New{
			ID: f.NoticeID, TenantID: f.TenantID, Kind: notice.Chased, Plan: f.Plan, Year: f.Year, Sender: tx.Actor.TenantID,
			Params: map[string]string{
				"by": office.Name, "by@en": office.NameEN, "pending": strconv.Itoa(len(f.Obligations)), "overdue": strconv.Itoa(f.Overdue), "words": f.Words,
			},
		}
	}
	if err := notice.Send(tx, notices...); err != nil {
		return err
	}
	if err := gorm.G[Chase](tx.DB).CreateInBatches(ctx, &chases, 500); err != nil {
		return fmt.Errorf("deadline: keep who was chased: %w", err)
	}
	plain := map[string]string{}
	for _, t := range all {
		plain[t.ID] = t.Slug
	}
	for _, f := range chases {
		audit.Record(tx, audit.Entry{
			Action: "chase", Object: f.Plan + "/" + strconv.Itoa(f.Year) + "/" + plain[f.TenantID], AreaPath: f.AreaPath, Plans: []string{f.Plan},
			Detail: map[string]any{"outstanding": len(f.Obligations), "overdue": f.Overdue, "words": f.Words},
		})
	}
	return nil
}

func today(tx *db.Tx) time.Time {
	y, m, d := tx.Now.In(period.China).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// Logged is a chase with what came of it: when it was read, where the reader may know, and how much of it is there now.
type Logged struct {
	Chase     `gorm:"embedded"`
	ReadAt    *time.Time
	Submitted int
}

// Log reads a round's chases in the caller's sight, the newest first. Whether it was read is told to the office that sent it and
// to the tenant that got it.
func Log(ctx context.Context, tx *db.Tx, planCode string, year int) ([]Logged, error) {
	if _, err := round.Get(ctx, tx, planCode, year); err != nil {
		return nil, err
	}
	var rows []Logged
	err := tx.DB.WithContext(ctx).Raw(`select c.*, n.read_at from chase c left join notice n on n.city_id = c.city_id and n.id = c.notice_id
		where c.city_id = ? and c.plan = ? and c.year = ? order by c.at desc, c.id desc limit ?`, tx.Actor.CityID, planCode, year, mostListed).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("deadline: read the log: %w", err)
	}
	owed, err := round.Outstanding(ctx, tx, planCode, year, "")
	if err != nil {
		return nil, err
	}
	open := map[string]bool{}
	for _, o := range owed {
		open[o.ID] = true
	}
	for i := range rows {
		for _, id := range rows[i].Obligations {
			if !open[id] {
				rows[i].Submitted++
			}
		}
	}
	return rows, nil
}
