package reminder

import (
	"context"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/webhook"
	"github.com/liangce/liangce/internal/rule/remind"
)

// Outlet is what a tenant has set for all its people.
type Outlet struct {
	CityID        string `gorm:"column:city_id;primaryKey"`
	TenantID      string `gorm:"column:tenant_id;primaryKey"`
	QuietFrom     int    `gorm:"column:quiet_from"`
	QuietTo       int    `gorm:"column:quiet_to"`
	QuietWeekends bool   `gorm:"column:quiet_weekends"`
	// RobotHost is all that a person sees of the robot; "" where there is none.
	RobotHost  string     `gorm:"column:robot_host"`
	RobotSince *time.Time `gorm:"column:robot_since"`
	SetBy      string     `gorm:"column:set_by"`
	SetAt      time.Time  `gorm:"column:set_at"`
}

// TableName is the table of outlets.
func (Outlet) TableName() string { return "outlet" }

// Quiet are the tenant's hours.
func (o Outlet) Quiet() remind.Quiet {
	return remind.Quiet{From: o.QuietFrom, To: o.QuietTo, Weekends: o.QuietWeekends}
}

// robot is where to post for a tenant.
type robot struct {
	CityID   string `gorm:"column:city_id;primaryKey"`
	TenantID string `gorm:"column:tenant_id;primaryKey"`
	Address  string `gorm:"column:address"`
	Secret   string `gorm:"column:secret"`
}

func (robot) TableName() string { return "robot" }

// outletOf is what a tenant has set, or the standard.
func outletOf(ctx context.Context, tx *db.Tx, tenantID string) (Outlet, error) {
	rows, err := gorm.G[Outlet](tx.DB).Where("city_id = ? and tenant_id = ?", tx.Actor.CityID, tenantID).Find(ctx)
	if err != nil {
		return Outlet{}, fmt.Errorf("reminder: read an outlet: %w", err)
	}
	if len(rows) > 0 {
		return rows[0], nil
	}
	q := remind.Standard()
	return Outlet{CityID: tx.Actor.CityID, TenantID: tenantID, QuietFrom: q.From, QuietTo: q.To, QuietWeekends: q.Weekends}, nil
}

// SetQuiet sets the hours in which nobody of the actor's tenant is sent anything.
func SetQuiet(ctx context.Context, tx *db.Tx, q remind.Quiet) (Outlet, error) {
	return changeOutlet(ctx, tx, "set_quiet_hours", func(o *Outlet) (map[string]any, error) {
		if !q.Valid() {
			return nil, fault.New(fault.InvalidInput, "reason", fault.ReasonRange, "field", "免打扰时段", "field@en", "The quiet hours", "low", "00:00", "high", "23:59")
		}
		o.QuietFrom, o.QuietTo, o.QuietWeekends = q.From, q.To, q.Weekends
		return map[string]any{"from": q.From, "to": q.To, "weekends": q.Weekends}, nil
	})
}

// SetRobot sets where the messages of the actor's tenant are posted; without an address nowhere. It is not read back.
func SetRobot(ctx context.Context, tx *db.Tx, rules webhook.Rules, r webhook.Robot) (Outlet, error) {
	r.Address, r.Secret = strings.TrimSpace(r.Address), strings.TrimSpace(r.Secret)
	return changeOutlet(ctx, tx, "set_robot", func(o *Outlet) (map[string]any, error) {
		o.RobotHost, o.RobotSince = "", nil
		if r.Address != "" {
			host, err := rules.Host(r.Address)
			if err != nil || len(r.Secret) > longestAddress {
				return nil, fault.New(fault.InvalidInput, "reason", fault.ReasonMalformed, "field", "机器人地址", "field@en", "The robot's address", "expected", "https://oapi.dingtalk.com/robot/send?access_token=…")
			}
			o.RobotHost, o.RobotSince = host, &tx.Now
		}
		return map[string]any{"host": o.RobotHost}, tx.As(access.Reminder(tx.Actor.CityID), func() error { return keepRobot(ctx, tx, o.TenantID, r) })
	})
}

func keepRobot(ctx context.Context, tx *db.Tx, tenantID string, r webhook.Robot) error {
	var err error
	if r.Address == "" {
		_, err = gorm.G[robot](tx.DB).Where("city_id = ? and tenant_id = ?", tx.Actor.CityID, tenantID).Delete(ctx)
	} else {
		err = gorm.G[robot](tx.DB, clause.OnConflict{
			Columns: []clause.Column{{Name: "city_id"}, {Name: "tenant_id"}}, DoUpdates: clause.AssignmentColumns([]string{"address", "secret"}),
		}).Create(ctx, &robot{tx.Actor.CityID, tenantID, r.Address, r.Secret})
	}
	if err != nil {
		return fmt.Errorf("reminder: keep a robot: %w", err)
	}
	return nil
}

// changeOutlet changes what the actor's tenant has set, in its administrator's name.
func changeOutlet(ctx context.Context, tx *db.Tx, action string, change func(*Outlet) (map[string]any, error)) (Outlet, error) {
	if err := access.Check(tx.Actor, access.ManageUsers, access.Object{City: tx.Actor.CityID, OwnerTenant: tx.Actor.TenantID}); err != nil {
		return Outlet{}, err
	}
	o, err := outletOf(ctx, tx, tx.Actor.TenantID)
	if err != nil {
		return Outlet{}, err
	}
	detail, err := change(&o)
	if err != nil {
		return Outlet{}, err
	}
	o.SetBy, o.SetAt = tx.Actor.UserID, tx.Now
	err = gorm.G[Outlet](tx.DB, clause.OnConflict{
		Columns:   []clause.Column{{Name: "city_id"}, {Name: "tenant_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"quiet_from", "quiet_to", "quiet_weekends", "robot_host", "robot_since", "set_by", "set_at"}),
	}).Create(ctx, &o)
	if err != nil {
		return Outlet{}, fmt.Errorf("reminder: set an outlet: %w", err)
	}
	audit.Record(tx, audit.Entry{Action: action, Object: tx.Actor.TenantSlug, AreaPath: tx.Actor.AreaPath, Line: tx.Actor.Line, Detail: detail})
	return o, nil
}
