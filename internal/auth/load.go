package auth

import (
	"context"
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
	Roles                []access.Role
	TenantID, TenantSlug string
	Kind                 access.TenantKind
	Line                 string
	AreaCode, AreaPath   string
	AreaLevel            string
	GrantPath            *string
	AllLines, AllPlans   bool
	Lines, Plans         []string
	Loans                []loan
}

func (p *person) columns() []any {
	return []any{
		&p.UserID, &p.UserName, &p.Roles, &p.TenantID, &p.TenantSlug, &p.Kind, &p.Line, &p.AreaCode, &p.AreaPath, &p.AreaLevel,
		&p.GrantPath, &p.AllLines, &p.Lines, &p.AllPlans, &p.Plans, &p.Loans,
	}
}

// loan is a role that the user has today for a colleague.
type loan struct {
	Role   access.Role `json:"role"`
	Lender string      `json:"lender"`
	Name   string      `json:"name"`
}

const loadPerson = `
select u.id, u.name, u.roles, t.id, t.slug, t.kind, coalesce(t.line, ''), t.area_code, t.area_path, a.level, g.area_path,
  g.lines is null, coalesce(g.lines, '{}'), g.plans is null, coalesce(g.plans, '{}'),
  coalesce((select json_agg(json_build_object('role', h.role, 'lender', l.id, 'name', l.name) order by h.first_day, l.id)
    from role_holders($4::date) h join app_user l on l.city_id = h.city_id and l.id = h.lender
    where h.city_id = u.city_id and h.user_id = u.id and h.lender is not null), '[]')
from app_user u
join tenant t on t.city_id = u.city_id and t.id = u.tenant_id
join area a on a.city_id = t.city_id and a.code = t.area_code
left join tenant_grant g on g.city_id = t.city_id and g.tenant_id = t.id
where u.city_id = $1 and u.id = $2::uuid and not u.disabled
  and not exists (select from refresh_token r where r.city_id = u.city_id and r.family = $3::uuid and r.revoked_at is not null)`

// load looks a user up, with the roles that colleagues have lent today; one who is disabled, gone or signed out of this session is not let in.
func (g *Gate) load(ctx context.Context, city, userID, family string) (access.Actor, error) {
	return load(ctx, g.Store, city, userID, family)
}

// Recall is a user as the actor that it is now, for work that it asked for and that is done after its request.
func Recall(ctx context.Context, store *db.Store, city, userID string) (access.Actor, error) {
	return load(ctx, store, city, userID, uuid.Nil.String())
}

func load(ctx context.Context, store *db.Store, city, userID, family string) (access.Actor, error) {
	var found []person
	err := store.Ask(ctx, signIn(city), db.Into(&found, (*person).columns, loadPerson, city, userID, family, remind.Day(store.Now()).Format(time.DateOnly)))
	if err != nil {
		return access.Actor{}, fmt.Errorf("auth: look the user up: %w", err)
	}
	if len(found) == 0 {
		return access.Actor{}, refuse(fault.ReasonTokenInvalid)
	}
	p := found[0]
	actor := access.Actor{
		UserID: p.UserID, UserName: p.UserName, TenantID: p.TenantID, TenantSlug: p.TenantSlug, CityID: city,
		AreaCode: p.AreaCode, AreaPath: p.AreaPath, AreaLevel: p.AreaLevel, Kind: p.Kind, Line: p.Line, Roles: p.Roles,
	}
	for _, l := range p.Loans {
		if !actor.Has(l.Role) {
			actor.Roles = append(actor.Roles, l.Role)
			actor.Lent = append(actor.Lent, access.Loan{Role: l.Role, Lender: l.Lender, LenderName: l.Name})
		}
	}
	if p.GrantPath != nil {
		actor.Grants = []access.Grant{{AreaPath: *p.GrantPath, Lines: codes(p.AllLines, p.Lines), Plans: codes(p.AllPlans, p.Plans)}}
	}
	return access.NewActor(actor)
}

// codes are nil for all and empty for none, whatever the driver makes of an empty list.
func codes(all bool, list []string) []string {
	if all {
		return nil
	}
	return append([]string{}, list...)
}
