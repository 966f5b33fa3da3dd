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
	"github.com/liangce/liangce/internal/platform/mail"
	"github.com/liangce/liangce/internal/tenant"
)

// Contact is where a person gets mail.
type Contact struct {
	CityID   string `gorm:"column:city_id;primaryKey"`
	UserID   string `gorm:"column:user_id;primaryKey"`
	TenantID string `gorm:"column:tenant_id"`
	Email    string `gorm:"column:email"`
	ByMail   bool   `gorm:"column:by_mail"`
	// Since is when ByMail was switched on.
	Since *time.Time `gorm:"column:since"`
	SetBy string     `gorm:"column:set_by"`
	SetAt time.Time  `gorm:"column:set_at"`
}

// TableName is the table of contacts.
func (Contact) TableName() string { return "contact" }

// Reach is how a person wants to be reached; User is "" for the actor.
type Reach struct {
	User   string
	Email  string
	ByMail bool
}

// longestAddress is what SMTP carries.
const longestAddress = 254

// SetContact sets where the actor gets mail, or, as an administrator, somebody of the actor's tenant.
func SetContact(ctx context.Context, tx *db.Tx, r Reach) (Contact, error) {
	own := access.Object{City: tx.Actor.CityID, OwnerTenant: tx.Actor.TenantID}
	act := access.SetContact
	if r.User == "" {
		r.User = tx.Actor.UserID
	}
	if r.User != tx.Actor.UserID {
		act = access.ManageUsers
	}
	if err := access.Check(tx.Actor, act, own); err != nil {
		return Contact{}, err
	}
	users, err := tenant.UsersByID(ctx, tx, []string{r.User})
	if err != nil {
		return Contact{}, err
	}
	user, ok := users[r.User]
	if !ok || user.TenantID != tx.Actor.TenantID {
		return Contact{}, fault.New(fault.NotFound)
	}
	if r.Email, err = address(r); err != nil {
		return Contact{}, err
	}
	c := Contact{CityID: tx.Actor.CityID, UserID: user.ID, TenantID: user.TenantID, Email: r.Email, ByMail: r.ByMail, SetBy: tx.Actor.UserID, SetAt: tx.Now}
	if c.Since, err = since(ctx, tx, c); err != nil {
		return Contact{}, err
	}
	err = gorm.G[Contact](tx.DB, clause.OnConflict{
		Columns: []clause.Column{{Name: "city_id"}, {Name: "user_id"}}, DoUpdates: clause.AssignmentColumns([]string{"email", "by_mail", "since", "set_by", "set_at"}),
	}).Create(ctx, &c)
	if err != nil {
		return Contact{}, fmt.Errorf("reminder: set a contact: %w", err)
	}
	var role access.Role
	if act == access.ManageUsers {
		role = access.TenantAdmin
	}
	audit.Record(tx, audit.Entry{Action: "set_contact", Role: role, Object: user.Username, AreaPath: tx.Actor.AreaPath, Line: tx.Actor.Line, Detail: map[string]any{"byMail": r.ByMail}})
	return c, nil
}

func address(r Reach) (string, error) {
	email := strings.TrimSpace(r.Email)
	switch {
	case email == "" && !r.ByMail:
		return "", nil
	case email == "":
		return "", fault.New(fault.InvalidInput, "reason", fault.ReasonRequired, "field", "电子邮箱", "field@en", "The mail address")
	case len(email) > longestAddress || !mail.IsAddress(email):
		return "", fault.New(fault.InvalidInput, "reason", fault.ReasonMalformed, "field", "电子邮箱", "field@en", "The mail address", "expected", "name@example.cn")
	}
	return email, nil
}

// since keeps the moment from when mail goes out while it is merely sent elsewhere.
func since(ctx context.Context, tx *db.Tx, c Contact) (*time.Time, error) {
	if !c.ByMail {
		return nil, nil
	}
	rows, err := gorm.G[Contact](tx.DB).Where("city_id = ? and user_id = ? and by_mail", c.CityID, c.UserID).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("reminder: read a contact: %w", err)
	}
	if len(rows) > 0 {
		return rows[0].Since, nil
	}
	return &tx.Now, nil
}

// Person is one of the actor's tenant with its contact; one that was never set is empty.
type Person struct {
	tenant.User
	Contact Contact
}

// Settings are how the actor and its tenant are reached.
type Settings struct {
	Own    Contact
	Outlet Outlet
	// People are all who are active, for an administrator; nil for anybody else.
	People []Person
}

// Read reads the actor's settings.
func Read(ctx context.Context, tx *db.Tx) (Settings, error) {
	own := access.Object{City: tx.Actor.CityID, OwnerTenant: tx.Actor.TenantID}
	if err := access.Check(tx.Actor, access.SetContact, own); err != nil {
		return Settings{}, err
	}
	rows, err := gorm.G[Contact](tx.DB).Where("city_id = ? and tenant_id = ?", tx.Actor.CityID, tx.Actor.TenantID).Find(ctx)
	if err != nil {
		return Settings{}, fmt.Errorf("reminder: read contacts: %w", err)
	}
	by := map[string]Contact{}
	for _, c := range rows {
		by[c.UserID] = c
	}
	s := Settings{Own: by[tx.Actor.UserID]}
	if s.Outlet, err = outletOf(ctx, tx, tx.Actor.TenantID); err != nil {
		return Settings{}, err
	}
	if administers := access.Check(tx.Actor, access.ManageUsers, own) == nil; !administers {
		return s, nil
	}
	users, err := gorm.G[tenant.User](tx.DB).Where("city_id = ? and tenant_id = ? and not disabled", tx.Actor.CityID, tx.Actor.TenantID).Order("username").Find(ctx)
	if err != nil {
		return Settings{}, fmt.Errorf("reminder: read people: %w", err)
	}
	for _, u := range users {
		s.People = append(s.People, Person{u, by[u.ID]})
	}
	return s, nil
}
