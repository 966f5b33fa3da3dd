package duty

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/delegation"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/remind"
	"github.com/liangce/liangce/internal/tenant"
)

// Vacancy is a duty of a tenant that nobody holds.
type Vacancy struct {
	Tenant tenant.Tenant
	Role   access.Role
	// Alone tells that somebody reviews, but nobody other than who reports: four eyes cannot be kept.
	Alone bool
	// From is the day from which it is so, where somebody stands in until then; nil where it is so today.
	From *time.Time
}

// ahead is how many days before its last one the end of a delegation is looked at.
const ahead = 3

// Vacancies lists them by tenant, today's before those to come: to an office those of its area, to a tenant's administrator the tenant's own, to the
// machine actor that reminds all, and to nobody else.
func Vacancies(ctx context.Context, tx *db.Tx) ([]Vacancy, error) {
	if !reminds(tx.Actor) && tx.Actor.Kind != access.Office && !tx.Actor.Has(access.TenantAdmin) || tx.Actor.Has(access.Operator) {
		return nil, nil
	}
	elements, err := plan.Elements(ctx, tx)
	if err != nil {
		return nil, err
	}
	areas, err := tenant.Areas(ctx, tx)
	if err != nil {
		return nil, err
	}
	tenants, err := tenant.Tenants(ctx, tx)
	if err != nil {
		return nil, err
	}
	days, err := rosters(ctx, tx)
	if err != nil {
		return nil, err
	}
	asked, err := asks(ctx, tx)
	if err != nil {
		return nil, err
	}
	level := map[string]string{}
	for _, a := range areas {
		level[a.Code] = a.Level
	}
	var out []Vacancy
	for _, t := range tenants {
		if told(tx.Actor, t) {
			out = append(out, vacant(t, needed(t, level[t.AreaCode], elements, asked), days)...)
		}
	}
	return out, nil
}

// told: an office hears of its area, anybody else of their own tenant.
func told(a access.Actor, t tenant.Tenant) bool {
	if a.Kind == access.Office {
		return strings.HasPrefix(t.AreaPath, a.AreaPath)
	}
	return t.ID == a.TenantID || reminds(a)
}

func reminds(a access.Actor) bool {
	return a.Narrow != "" && a.Narrow == access.Reminder(a.CityID).Narrow
}

// roster is who holds which role of each tenant from a day on; the first is today's.
type roster struct {
	from time.Time
	held map[string]map[access.Role][]string
}

// rosters are today's, and those of the days soon on which a delegation begins or has ended.
func rosters(ctx context.Context, tx *db.Tx) ([]roster, error) {
	today := remind.Day(tx.Now)
	turns, err := delegation.Turns(ctx, tx, today, today.AddDate(0, 0, ahead+1))
	if err != nil {
		return nil, err
	}
	out := make([]roster, 0, len(turns)+1)
	for _, day := range append([]time.Time{today}, turns...) {
		rows, err := delegation.Holders(ctx, tx, day)
		if err != nil {
			return nil, err
		}
		held := map[string]map[access.Role][]string{}
		for _, h := range rows {
			if held[h.TenantID] == nil {
				held[h.TenantID] = map[access.Role][]string{}
			}
			held[h.TenantID][access.Role(h.Role)] = append(held[h.TenantID][access.Role(h.Role)], h.UserID)
		}
		out = append(out, roster{day, held})
	}
	return out, nil
}

// vacant are a tenant's vacancies: those of today, and what will be one soon and is none today.
func vacant(t tenant.Tenant, roles []access.Role, days []roster) []Vacancy {
	var out []Vacancy
	for i, day := range days {
		for _, v := range missing(t, roles, day.held[t.ID]) {
			if slices.ContainsFunc(out, func(o Vacancy) bool { return o.Role == v.Role }) {
				continue
			}
			if i > 0 {
				v.From = &day.from
			}
			out = append(out, v)
		}
	}
	return out
}

// needed are the roles without which a tenant's part in the year stands still. A city's department checks its line in the
// counties, also where it reports nothing itself, if the city's chain asks for it; so it is with statistics in the counties. The city's own institutions are reported by the city's departments.
func needed(t tenant.Tenant, level string, elements []plan.Element, asked map[chain.Duty]bool) []access.Role {
	var roles []access.Role
	line := slices.DeleteFunc(slices.Clone(elements), func(e plan.Element) bool { return e.Line != t.LineCode() })
	city := level == tenant.LevelCity
	reports := slices.ContainsFunc(line, func(e plan.Element) bool { return e.AskedOf(level) || city && e.AskedOf(tenant.LevelMunicipal) })
	if reports {
		roles = append(roles, access.Reporter)
	}
	if reports || city && len(line) > 0 && asked[chain.Line] {
		roles = append(roles, access.Reviewer)
	}
	signs := t.Kind == tenant.Office || t.Kind == tenant.Statistics && asked[chain.Statistics]
	if t.Kind != tenant.Department && (city || level == tenant.LevelCounty && signs) {
		roles = append(roles, access.Signer)
	}
	return roles
}

// asks tells whether the line and the counties' statistics have a duty in the chain of any year, or of one that is opened now.
func asks(ctx context.Context, tx *db.Tx) (map[chain.Duty]bool, error) {
	chains, err := regime.ReadChains(ctx, tx)
	if err != nil {
		return nil, err
	}
	r, err := regime.Of(ctx, tx)
	if err != nil {
		return nil, err
	}
	asked := map[chain.Duty]bool{}
	for _, c := range append(slices.Collect(maps.Values(chains)), r.Chain) {
		for _, step := range c[chain.County] {
			if step.Stage == chain.LineCheck || step.Stage == chain.CountySignOff {
				for _, d := range step.Duties {
					asked[d] = true
				}
			}
		}
	}
	return asked, nil
}

func missing(t tenant.Tenant, roles []access.Role, held map[access.Role][]string) []Vacancy {
	var out []Vacancy
	for _, r := range roles {
		switch {
		case len(held[r]) == 0:
			out = append(out, Vacancy{Tenant: t, Role: r})
		case r == access.Reviewer && len(held[r]) == 1 && slices.Equal(held[r], held[access.Reporter]):
			out = append(out, Vacancy{Tenant: t, Role: r, Alone: true})
		}
	}
	return out
}
