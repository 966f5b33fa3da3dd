package auth

import (
	"context"
	"database/sql/driver"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/remind"
)

// person is a user with tenant and grant, as they stand now.
type person struct {
	UserID, UserName     string
	Roles                db.TextArray
	TenantID, TenantSlug string
	Kind                 string
	Line                 string
	AreaCode, AreaPath   string
	AreaLevel            string
	GrantPath            *string
	Lines, Plans         *db.TextArray
	Loans                loans
}

// loan is a role that the user has today for a colleague.
type loan struct {
	Role   access.Role `json:"role"`
	Lender string      `json:"lender"`
	Name   string      `json:"name"`
}

type loans []loan

// Scan reads the column.
func (l *loans) Scan(src any) error { return db.ScanJSON(src, l) }

// Value is what gorm asks of a type that is no relation; it is never written.
func (l loans) Value() (driver.Value, error) { return db.JSONValue(l) }

const loadPerson = `
select u.id as user_id, u.name as user_name, u.roles, t.id as tenant_id, t.slug as tenant_slug, t.kind, coalesce(t.line, '') as line,
  t.area_code, t.area_path, a.level as area_level, g.area_path as grant_path, g.lines, g.plans,
  coalesce((select json_agg(json_build_object('role', h.role, 'lender', l.id, 'name', l.name) order by h.first_day, l.id)
    from role_holders(cast(@day as date)) h join app_user l on l.city_id = h.city_id and l.id = h.lender
    where h.city_id = u.city_id and h.user_id = u.id and h.lender is not null), '[]') as loans
from app_user u
join tenant t on t.city_id = u.city_id and t.id = u.tenant_id
join area a on a.city_id = t.city_id and a.code = t.area_code
left join tenant_grant g on g.city_id = t.city_id and g.tenant_id = t.id
where u.city_id = @city and u.id = cast(@user as uuid) and not u.disabled
  and not exists (select from refresh_token r where r.city_id = u.city_id and r.family = cast(@family as uuid) and r.revoked_at is not null)`

// load looks a user up, with the roles that colleagues have lent today; one who is disabled, gone or signed out of this session is not let in.
func (g *Gate) load(ctx context.Context, city, userID, family string) (access.Actor, error) {
	return load(ctx, g.Store, city, userID, family)
}

// Recall is a user as the actor that it is now, for work that it asked for and that is done after its request.
func Recall(ctx context.Context, store *db.Store, city, userID string) (access.Actor, error) {
	return load(ctx, store, city, userID, uuid.Nil.String())
}

func load(ctx context.Context, store *db.Store, city, userID, family string) (access.Actor, error) {
	p, err := db.Read(ctx, store, signIn(city), func(tx *db.Tx) (person, error) {
		var p person
		return p, tx.DB.Raw(loadPerson, map[string]any{
			"city": city, "user": userID, "family": family, "day": remind.Day(tx.Now).Format(time.DateOnly),
		}).Scan(&p).Error
	})
	if err != nil {
		return access.Actor{}, fmt.Errorf("auth: look the user up: %w", err)
	}
	if p.UserID == "" {
		return access.Actor{}, refuse(fault.ReasonTokenInvalid)
	}
	actor := access.Actor{
		UserID: p.UserID, UserName: p.UserName, TenantID: p.TenantID, TenantSlug: p.TenantSlug, CityID: city,
		AreaCode: p.AreaCode, AreaPath: p.AreaPath, AreaLevel: p.AreaLevel, Kind: access.TenantKind(p.Kind), Line: p.Line,
	}
	for _, role := range p.Roles {
		actor.Roles = append(actor.Roles, access.Role(role))
	}
	for _, l := range p.Loans {
		if !actor.Has(l.Role) {
			actor.Roles = append(actor.Roles, l.Role)
			actor.Lent = append(actor.Lent, access.Loan{Role: l.Role, Lender: l.Lender, LenderName: l.Name})
		}
	}
	if p.GrantPath != nil {
		actor.Grants = []access.Grant{{AreaPath: *p.GrantPath, Lines: codes(p.Lines), Plans: codes(p.Plans)}}
	}
	return access.NewActor(actor)
}

// codes keeps the difference between all (null) and none (an empty list).
func codes(list *db.TextArray) []string {
	if list == nil {
		return nil
	}
	return append([]string{}, *list...)
}
