package delegation

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/remind"
	"github.com/liangce/liangce/internal/tenant"
)

// Delegation is some roles of a person that a colleague has from a day to a day, both included.
type Delegation struct {
	CityID   string       `gorm:"column:city_id;primaryKey"`
	ID       string       `gorm:"column:id;primaryKey"`
	TenantID string       `gorm:"column:tenant_id"`
	AreaPath string       `gorm:"column:area_path"`
	Lender   string       `gorm:"column:lender"`
	StandIn  string       `gorm:"column:stand_in"`
	Roles    db.TextArray `gorm:"column:roles;type:text[]"`
	FirstDay time.Time    `gorm:"column:first_day;type:date"`
	LastDay  time.Time    `gorm:"column:last_day;type:date"`
	Reason   string       `gorm:"column:reason"`
	SetBy    string       `gorm:"column:set_by"`
	SetAt    time.Time    `gorm:"column:set_at"`
	// EndedAt is when somebody ended it ahead of its last day.
	EndedAt *time.Time `gorm:"column:ended_at"`
	EndedBy *string    `gorm:"column:ended_by"`
}

// TableName is the table of delegations.
func (Delegation) TableName() string { return "delegation" }

// State is where a delegation stands.
type State string

// The states.
const (
	Current State = "current"
	Coming  State = "coming"
	Past    State = "past"
)

// State says where the delegation stands at a moment.
func (d Delegation) State(now time.Time) State {
	switch day := remind.Day(now); {
	case d.EndedAt != nil || d.LastDay.Before(day):
		return Past
	case d.FirstDay.After(day):
		return Coming
	}
	return Current
}

// mostPast is how many that are over a list holds.
const mostPast = 50

// List reads those of the actor's tenant: what is and comes by its first day, then what is over, the latest first.
func List(ctx context.Context, tx *db.Tx) ([]Delegation, error) {
	own := access.Object{City: tx.Actor.CityID, OwnerTenant: tx.Actor.TenantID}
	if err := access.Check(tx.Actor, access.SetContact, own); err != nil {
		return nil, err
	}
	day := remind.Day(tx.Now).Format(time.DateOnly)
	read := func(which, order string, limit int) ([]Delegation, error) {
		return gorm.G[Delegation](tx.DB).Where("city_id = ? and tenant_id = ? and "+which, tx.Actor.CityID, tx.Actor.TenantID, day).
			Order(order).Limit(limit).Find(ctx)
	}
	rows, err := read("ended_at is null and last_day >= cast(? as date)", "first_day, id", -1)
	if err != nil {
		return nil, fmt.Errorf("delegation: list: %w", err)
	}
	past, err := read("(ended_at is not null or last_day < cast(? as date))", "coalesce(ended_at, last_day) desc, id desc", mostPast)
	if err != nil {
		return nil, fmt.Errorf("delegation: list what is over: %w", err)
	}
	return append(rows, past...), nil
}

// Standing reads for whom the actor stands in today.
func Standing(ctx context.Context, tx *db.Tx) ([]Delegation, error) {
	day := remind.Day(tx.Now).Format(time.DateOnly)
	rows, err := gorm.G[Delegation](tx.DB).
		Where("city_id = ? and stand_in = cast(? as uuid) and ended_at is null and cast(? as date) between first_day and last_day", tx.Actor.CityID, tx.Actor.UserID, day).
		Order("last_day, id").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("delegation: read for whom somebody stands in: %w", err)
	}
	return rows, nil
}

// Desk is what the actor's tenant is asked about delegations with.
type Desk struct {
	Rows []Delegation
	// Lenders are whom the actor may have somebody stand in for, by their own roles; Colleagues are who may be asked to.
	Lenders, Colleagues []tenant.User
	Today               time.Time
}

// Read reads it.
func Read(ctx context.Context, tx *db.Tx) (Desk, error) {
	rows, err := List(ctx, tx)
	if err != nil {
		return Desk{}, err
	}
	people, err := gorm.G[tenant.User](tx.DB).Where("city_id = ? and tenant_id = ?", tx.Actor.CityID, tx.Actor.TenantID).Order("name, username").Find(ctx)
	if err != nil {
		return Desk{}, fmt.Errorf("delegation: read people: %w", err)
	}
	d := Desk{Rows: rows, Today: remind.Day(tx.Now)}
	for _, u := range people {
		if !u.Disabled {
			d.Colleagues = append(d.Colleagues, u)
		}
		if may(tx.Actor, u.ID) == nil && len(Lendable(u)) > 0 {
			d.Lenders = append(d.Lenders, u)
		}
	}
	return d, nil
}

// MayEnd tells whether the actor may end a delegation ahead of its last day.
func (d Delegation) MayEnd(a access.Actor, now time.Time) bool {
	return d.State(now) != Past && may(a, d.Lender) == nil
}

// may asks whether the actor lends roles of somebody of its tenant: anybody their own, an administrator everybody's.
func may(a access.Actor, lender string) error {
	return access.Check(a, permission(a, lender), access.Object{City: a.CityID, OwnerTenant: a.TenantID})
}

func permission(a access.Actor, lender string) access.Action {
	if lender == a.UserID {
		return access.LendRole
	}
	return access.ManageUsers
}

// Lendable are the roles of its own that a person can lend.
func Lendable(u tenant.User) []access.Role {
	return slices.DeleteFunc(access.Lendable(), func(r access.Role) bool { return !slices.Contains(u.Roles, string(r)) })
}
