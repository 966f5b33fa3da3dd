package testcity

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/tenant"
	"github.com/liangce/liangce/internal/testdb"
)

// City is a city at work on a database of its own.
type City struct {
	t        testing.TB
	Store    *db.Store
	Database *testdb.DB
	clock    *time.Time
	actors   map[string]access.Actor
}

// Code is the small city, and its other areas: the city's own institutions and two counties.
const (
	Code      = "330400"
	Municipal = "330401"
	Haining   = "330481"
	Pinghu    = "330482"
)

// Counties are the areas that report what is asked of counties, the city's own institutions first.
var Counties = []string{Municipal, Haining, Pinghu}

// Open makes the small city: an office, statistics and the departments HC, EDU and CA at the city and at each county, and
// the plans of Catalogues.
func Open(t testing.TB) *City {
	t.Helper()
	c := connect(t, testdb.New(t))
	c.Found(Code)
	return c
}

// Demo opens a copy of the demonstration cities; the actors are those of 330400.
func Demo(t testing.TB) *City {
	t.Helper()
	c := connect(t, testdb.Demo(t))
	c.Move(time.Now().UTC()) // its deadlines lie around the day on which it was loaded
	c.ReadActors(Code)
	return c
}

// Now is the time of every transaction.
func (c *City) Now() time.Time { return *c.clock }

// Move sets the time.
func (c *City) Move(now time.Time) { *c.clock = now }

// In gives the city to a subtest.
func (c *City) In(t testing.TB) *City {
	inner := *c
	inner.t = t
	return &inner
}

func connect(t testing.TB, database *testdb.DB) *City {
	t.Helper()
	now := time.Date(2026, 2, 3, 1, 30, 0, 0, time.UTC)
	c := &City{t: t, Database: database, clock: &now, actors: map[string]access.Actor{}}
	var err error
	c.Store, err = db.Open(context.WithoutCancel(t.Context()), database.AppURL, 12)
	require.NoError(t, err)
	t.Cleanup(c.Store.Close)
	c.Store.Clock(c.Now)
	return c
}

// Found makes a city of the small one's form under another code, in the same database.
func (c *City) Found(code string) {
	c.t.Helper()
	load(c, code, func(ctx context.Context, tx *db.Tx) error {
		if err := tenant.Open(ctx, tx, opening(code)); err != nil {
			return err
		}
		if _, err := regime.Load(ctx, tx, regime.Default()); err != nil {
			return err
		}
		return addPeople(ctx, tx)
	})
	load(c, code, putPlans)
	c.ReadActors(code)
}

// addPeople gives every tenant that has nobody yet somebody of each role.
func addPeople(ctx context.Context, tx *db.Tx) error {
	rows, err := tenant.Tenants(ctx, tx)
	if err != nil {
		return err
	}
	there, err := tenant.Users(ctx, tx)
	if err != nil {
		return err
	}
	var users []tenant.NewUser
	for _, row := range rows {
		if slices.ContainsFunc(there, func(u tenant.User) bool { return u.TenantID == row.ID }) {
			continue
		}
		for username, role := range roles {
			users = append(users, tenant.NewUser{TenantID: row.ID, Username: username, Name: row.Slug + " " + username, Roles: []string{role}, PasswordHash: "x"})
		}
	}
	return tenant.AddUsers(ctx, tx, users)
}

// Follow has a city do it in its own way from now on.
func (c *City) Follow(code string, r regime.Regime) {
	c.t.Helper()
	load(c, code, func(ctx context.Context, tx *db.Tx) error {
		_, err := regime.Load(ctx, tx, r)
		return err
	})
}

func load(c *City, code string, fn func(context.Context, *db.Tx) error) {
	c.t.Helper()
	ctx := context.WithoutCancel(c.t.Context())
	_, err := db.Write(ctx, c.Store, access.Loader(code), func(tx *db.Tx) (struct{}, error) { return struct{}{}, fn(ctx, tx) })
	require.NoError(c.t, err)
}

var roles = map[string]string{"viewer": "viewer", "reporter": "reporter", "reviewer": "reviewer", "signer": "signer", "evaluator": "evaluator", "admin": "tenant_admin"}

func opening(code string) tenant.Opening {
	area := func(n string) string { return code[:4] + n }
	own, haining, pinghu := area("01"), area("81"), area("82")
	o := tenant.Opening{
		City: tenant.City{CityID: code, Name: "某市", NameEN: "Some City", Demonstration: true},
		Areas: []tenant.Area{
			{Code: code, Level: tenant.LevelCity, Name: "某市", NameEN: "Some City"},
			{Code: own, Parent: &code, Level: tenant.LevelMunicipal, Name: "市本级", NameEN: "City's own", Inferred: true},
			{Code: haining, Parent: &code, Level: tenant.LevelCounty, Name: "甲县", NameEN: "First County"},
			{Code: pinghu, Parent: &code, Level: tenant.LevelCounty, Name: "乙县", NameEN: "Second County"},
			{Code: haining + "100", Parent: &haining, Level: tenant.LevelTown, Name: "某镇", NameEN: "Some Town"},
		},
	}
	for _, line := range []string{"STAT", "HC", "EDU", "CA"} {
		o.Lines = append(o.Lines, tenant.Line{Code: line, Name: line, NameEN: line})
	}
	for _, at := range []string{code, haining, pinghu} {
		o.Tenants = append(o.Tenants, tenantsOf(at)...)
	}
	return o
}

// tenantsOf are an area's office, statistics and departments.
func tenantsOf(at string) []tenant.Tenant {
	out := []tenant.Tenant{{Slug: at + "-wcwc", Kind: tenant.Office, Name: "妇儿工委办", NameEN: "Office", AreaCode: at}}
	for slug, line := range map[string]string{"stat": "STAT", "hc": "HC", "edu": "EDU", "ca": "CA"} {
		kind := tenant.Department
		if line == "STAT" {
			kind = tenant.Statistics
		}
		out = append(out, tenant.Tenant{Slug: at + "-" + slug, Kind: kind, Name: line, NameEN: line, AreaCode: at, Line: &line})
	}
	return out
}

// ReadActors reads a city's users as they would sign in.
func (c *City) ReadActors(code string) {
	c.t.Helper()
	load(c, code, func(ctx context.Context, tx *db.Tx) error {
		areas, err := tenant.Areas(ctx, tx)
		if err != nil {
			return err
		}
		tenants, err := tenant.Tenants(ctx, tx)
		if err != nil {
			return err
		}
		users, err := tenant.Users(ctx, tx)
		if err != nil {
			return err
		}
		for _, u := range users {
			t := tenants[slices.IndexFunc(tenants, func(t tenant.Tenant) bool { return t.ID == u.TenantID })]
			level := areas[slices.IndexFunc(areas, func(a tenant.Area) bool { return a.Code == t.AreaCode })].Level
			grant := access.Grant{AreaPath: t.AreaPath}
			if t.Kind == tenant.Department {
				grant.Lines = []string{t.LineCode()}
			}
			a := access.Actor{
				UserID: u.ID, UserName: u.Name, TenantID: t.ID, TenantSlug: t.Slug, CityID: t.CityID, AreaCode: t.AreaCode, AreaPath: t.AreaPath,
				AreaLevel: level, Kind: access.TenantKind(t.Kind), Line: t.LineCode(), Grants: []access.Grant{grant},
			}
			for _, r := range u.Roles {
				a.Roles = append(a.Roles, access.Role(r))
			}
			if c.actors[t.Slug+"/"+u.Username], err = access.NewActor(a); err != nil {
				return err
			}
		}
		return nil
	})
}

// Actor is a user at work, by tenant slug and username: "330481-hc/reporter".
func (c *City) Actor(user string) access.Actor {
	c.t.Helper()
	a, ok := c.actors[user]
	require.True(c.t, ok, "no user %s", user)
	return a
}

// Owner connects past row security, for arranging and looking.
func (c *City) Owner() *pgx.Conn {
	c.t.Helper()
	conn, err := pgx.Connect(c.t.Context(), c.Database.OwnerURL)
	require.NoError(c.t, err)
	c.t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

// Count asks the owner for one number. It keeps no connection: tests that wait for something ask again and again.
func (c *City) Count(sql string, args ...any) int {
	c.t.Helper()
	conn, err := pgx.Connect(c.t.Context(), c.Database.OwnerURL)
	require.NoError(c.t, err)
	defer func() { _ = conn.Close(context.Background()) }()
	var n int
	require.NoError(c.t, conn.QueryRow(c.t.Context(), sql, args...).Scan(&n))
	return n
}

// Try runs a verb as a user, in a transaction of its own.
func Try[T any](c *City, user string, fn func(context.Context, *db.Tx) (T, error)) (T, error) {
	c.t.Helper()
	ctx := c.t.Context()
	return db.Write(ctx, c.Store, c.Actor(user), func(tx *db.Tx) (T, error) { return fn(ctx, tx) })
}

// Do runs a verb that must not fail.
func Do[T any](c *City, user string, fn func(context.Context, *db.Tx) (T, error)) T {
	c.t.Helper()
	out, err := Try(c, user, fn)
	require.NoError(c.t, err)
	return out
}

// Reason is why an act was refused: the reason, else the code, and "none" where it was not.
func Reason(err error) string {
	f, ok := fault.As(err)
	if !ok {
		return "none"
	}
	if f.Reason() == "" {
		return string(f.Code)
	}
	return f.Reason()
}
