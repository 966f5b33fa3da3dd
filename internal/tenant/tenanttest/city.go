// Package tenanttest opens a small city for the tests of packages that stand on tenants.
package tenanttest

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
	"github.com/liangce/liangce/internal/testdb"
)

// Store opens a fresh database with the migrations applied, for the length of the test.
func Store(t testing.TB) *db.Store {
	t.Helper()
	s, err := db.Open(t.Context(), testdb.New(t).AppURL, 8)
	require.NoError(t, err)
	t.Cleanup(s.Close)
	return s
}

// City is an opened city: itself and one county ({xxxx}81), each with a committee office (wcwc), statistics (stat) and a health
// department (hc). Every tenant has one user per role, named like the role.
type City struct {
	Code, County string
	tenants      map[string]tenant.Tenant
	levels       map[string]string
	users        map[string]tenant.User
}

// Roles are the users of every tenant.
var Roles = []access.Role{access.Viewer, access.Reporter, access.Reviewer, access.Signer, access.TenantAdmin}

// Open opens the city; all users share the password that the hash was made of.
func Open(t testing.TB, s *db.Store, code, passwordHash string) City {
	t.Helper()
	ctx := context.WithoutCancel(t.Context())
	c := City{Code: code, County: code[:4] + "81", tenants: map[string]tenant.Tenant{}, users: map[string]tenant.User{}}
	c.levels = map[string]string{c.Code: tenant.LevelCity, c.County: tenant.LevelCounty}
	_, err := db.Write(ctx, s, access.Loader(code), func(tx *db.Tx) (struct{}, error) {
		if err := tenant.Open(ctx, tx, c.opening()); err != nil {
			return struct{}{}, err
		}
		rows, err := tenant.Tenants(ctx, tx)
		if err != nil {
			return struct{}{}, err
		}
		var users []tenant.NewUser
		for _, row := range rows {
			c.tenants[row.Slug] = row
			for _, role := range Roles {
				users = append(users, tenant.NewUser{
					TenantID: row.ID, Username: string(role), Name: row.Name + " " + string(role), Roles: []string{string(role)}, PasswordHash: passwordHash,
				})
			}
		}
		if err := tenant.AddUsers(ctx, tx, users); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, c.readUsers(tx)
	})
	require.NoError(t, err)
	return c
}

func (c City) opening() tenant.Opening {
	health, statistics := "HC", "STAT"
	o := tenant.Opening{
		City: tenant.City{CityID: c.Code, Name: "某市", NameEN: "Some City", Demonstration: true},
		Areas: []tenant.Area{
			{Code: c.Code, Level: tenant.LevelCity, Name: "某市", NameEN: "Some City"},
			{Code: c.County, Parent: &c.Code, Level: tenant.LevelCounty, Name: "某县", NameEN: "Some County"},
		},
		Lines: []tenant.Line{{Code: health, Name: "卫生健康", NameEN: "Health"}, {Code: statistics, Name: "统计", NameEN: "Statistics"}},
	}
	for _, area := range []string{c.Code, c.County} {
		o.Tenants = append(o.Tenants,
			tenant.Tenant{Slug: area + "-wcwc", Kind: tenant.Office, Name: "妇儿工委办", NameEN: "Committee office", AreaCode: area},
			tenant.Tenant{Slug: area + "-stat", Kind: tenant.Statistics, Name: "统计局", NameEN: "Statistics", AreaCode: area, Line: &statistics},
			tenant.Tenant{Slug: area + "-hc", Kind: tenant.Department, Name: "卫健委", NameEN: "Health department", AreaCode: area, Line: &health})
	}
	return o
}

func (c City) readUsers(tx *db.Tx) error {
	var rows []tenant.User
	if err := tx.DB.Where("city_id = ?", c.Code).Find(&rows).Error; err != nil {
		return err
	}
	for _, u := range rows {
		c.users[u.TenantID+u.Username] = u
	}
	return nil
}

// Tenant is the tenant with that slug.
func (c City) Tenant(slug string) tenant.Tenant { return c.tenants[slug] }

// User is the user of a role in a tenant.
func (c City) User(slug string, role access.Role) tenant.User {
	return c.users[c.tenants[slug].ID+string(role)]
}

// Actor is that user at work, with the grant that follows from the tenant's kind.
func (c City) Actor(slug string, role access.Role) access.Actor {
	t, u := c.tenants[slug], c.User(slug, role)
	grant := access.Grant{AreaPath: t.AreaPath}
	if t.Kind == tenant.Department {
		grant.Lines = []string{t.LineCode()}
	}
	return access.Actor{
		UserID: u.ID, UserName: u.Name, TenantID: t.ID, TenantSlug: t.Slug, CityID: c.Code,
		AreaCode: t.AreaCode, AreaPath: t.AreaPath, AreaLevel: c.levels[t.AreaCode], Kind: access.TenantKind(t.Kind), Line: t.LineCode(),
		Roles: []access.Role{role}, Grants: []access.Grant{grant},
	}
}
