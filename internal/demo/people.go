package demo

import (
	"context"
	"fmt"
	"time"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// Password opens every demonstration account.
const Password = "liangce-demo"

// account is a user that every tenant of some kinds has.
type account struct {
	username, name string
	roles          []string
	kinds          []string
}

var accounts = []account{
	{"signer", "签核员", []string{"signer"}, []string{tenant.Office, tenant.Statistics}},
	{"evaluator", "评估员", []string{"evaluator"}, []string{tenant.Office, tenant.Statistics}},
	{"reporter", "填报员", []string{"reporter"}, []string{tenant.Statistics, tenant.Department}},
	{"reviewer", "审核员", []string{"reviewer"}, []string{tenant.Statistics, tenant.Department}},
	{"viewer", "查看者", []string{"viewer"}, []string{tenant.Office, tenant.Statistics, tenant.Department}},
	{"admin", "管理员", []string{"tenant_admin"}, []string{tenant.Office, tenant.Statistics, tenant.Department}},
}

// staff are the users of a city as actors, by tenant slug and username.
type staff map[string]access.Actor

func (s staff) of(slug, username string) access.Actor { return s[slug+"/"+username] }

// hire gives every tenant its users.
func hire(ctx context.Context, store *db.Store, city string) (staff, error) {
	hash, err := auth.HashPassword(ctx, Password)
	if err != nil {
		return nil, err
	}
	return db.Write(ctx, store, access.Loader(city), func(tx *db.Tx) (staff, error) {
		tenants, err := tenant.Tenants(ctx, tx)
		if err != nil {
			return nil, err
		}
		var users []tenant.NewUser
		for _, t := range tenants {
			for _, a := range accounts {
				if contains(a.kinds, t.Kind) {
					users = append(users, tenant.NewUser{TenantID: t.ID, Username: a.username, Name: t.Name + a.name, Roles: a.roles, PasswordHash: hash})
				}
			}
		}
		if err := tenant.AddUsers(ctx, tx, users); err != nil {
			return nil, err
		}
		return actors(ctx, tx, tenants)
	})
}

func actors(ctx context.Context, tx *db.Tx, tenants []tenant.Tenant) (staff, error) {
	areas, err := tenant.Areas(ctx, tx)
	if err != nil {
		return nil, err
	}
	level := map[string]string{}
	for _, a := range areas {
		level[a.Code] = a.Level
	}
	users, err := tenant.Users(ctx, tx)
	if err != nil {
		return nil, err
	}
	byID := map[string]tenant.Tenant{}
	for _, t := range tenants {
		byID[t.ID] = t
	}
	out := staff{}
	for _, u := range users {
		t := byID[u.TenantID]
		grant := access.Grant{AreaPath: t.AreaPath}
		if t.Kind == tenant.Department {
			grant.Lines = []string{t.LineCode()}
		}
		var roles []access.Role
		for _, r := range u.Roles {
			roles = append(roles, access.Role(r))
		}
		a, err := access.NewActor(access.Actor{
			UserID: u.ID, UserName: u.Name, TenantID: t.ID, TenantSlug: t.Slug, CityID: t.CityID, AreaCode: t.AreaCode, AreaPath: t.AreaPath,
			AreaLevel: level[t.AreaCode], Kind: access.TenantKind(t.Kind), Line: t.LineCode(), Roles: roles, Grants: []access.Grant{grant},
		})
		if err != nil {
			return nil, fmt.Errorf("demo: %s/%s: %w", t.Slug, u.Username, err)
		}
		out[t.Slug+"/"+u.Username] = a
	}
	return out, nil
}

func contains(list []string, item string) bool {
	for _, s := range list {
		if s == item {
			return true
		}
	}
	return false
}

// refused makes an error of refusals where none is expected: the data and the rules disagree.
func refused(what string, f *fault.Fault) error { return fmt.Errorf("demo: %s: %w", what, f) }

// readNotices has every tenant read what it was told so far: nobody comes to five years of news.
func (c *city) readNotices(ctx context.Context) error {
	return c.once(ctx, day(openYear+1, time.January, 5), func(tx *db.Tx) error {
		for _, t := range c.tenants {
			err := c.as(tx, c.staff.of(t.Slug, "viewer"), func() error {
				told, err := notice.List(ctx, tx, notice.MostPerPage)
				if err != nil {
					return err
				}
				var ids []string
				for _, n := range told {
					ids = append(ids, n.ID)
				}
				_, err = notice.MarkRead(ctx, tx, ids)
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}
