package tenant

import (
	"context"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/liangce/liangce/internal/platform/db"
)

// NewUser is a person to be given access; PasswordHash is what auth.HashPassword makes.
type NewUser struct {
	TenantID     string
	Username     string
	Name         string
	Roles        []string
	PasswordHash string
}

// credentialRow is written here once, when a user is added; signing in (auth) works on the table from then on.
type credentialRow struct {
	CityID       string `gorm:"column:city_id;primaryKey"`
	UserID       string `gorm:"column:user_id;primaryKey"`
	PasswordHash string `gorm:"column:password_hash"`
}

func (credentialRow) TableName() string { return "credential" }

// AddUsers adds users as the actor "loader". A user who is there already keeps id and password and takes the new name and
// roles.
func AddUsers(ctx context.Context, tx *db.Tx, users []NewUser) error {
	type name struct{ tenant, username string }
	known, err := gorm.G[User](tx.DB).Where("city_id = ?", tx.Actor.CityID).Find(ctx)
	if err != nil {
		return fmt.Errorf("tenant: read users: %w", err)
	}
	ids := make(map[name]string, len(known))
	for _, u := range known {
		ids[name{u.TenantID, u.Username}] = u.ID
	}
	rows := make([]User, len(users))
	credentials := make([]credentialRow, len(users))
	for i, u := range users {
		id := ids[name{u.TenantID, u.Username}]
		if id == "" {
			if id, err = newID(); err != nil {
				return err
			}
		}
		rows[i] = User{CityID: tx.Actor.CityID, ID: id, TenantID: u.TenantID, Username: u.Username, Name: u.Name, Roles: u.Roles}
		credentials[i] = credentialRow{CityID: tx.Actor.CityID, UserID: id, PasswordHash: u.PasswordHash}
	}
	if len(rows) == 0 {
		return nil
	}
	if err := upsert(ctx, tx, rows, []string{"city_id", "id"}, "name", "roles"); err != nil {
		return err
	}
	if err := gorm.G[credentialRow](tx.DB, clause.OnConflict{DoNothing: true}).CreateInBatches(ctx, &credentials, batch); err != nil {
		return fmt.Errorf("tenant: store credentials: %w", err)
	}
	return nil
}
