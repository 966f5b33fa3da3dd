package tenant_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
	"github.com/liangce/liangce/internal/testdb"
)

func store(t *testing.T) *db.Store {
	t.Helper()
	s, err := db.Open(t.Context(), testdb.New(t).AppURL, 4)
	require.NoError(t, err)
	t.Cleanup(s.Close)
	return s
}

func text(s string) *string { return &s }

// opening is a small city; its areas are given children first, to show that order does not matter.
func opening(city string) tenant.Opening {
	county := city[:4] + "81"
	return tenant.Opening{
		City: tenant.City{CityID: city, Name: "某市", NameEN: "Some City", Demonstration: true},
		Areas: []tenant.Area{
			{Code: county, Parent: text(city), Level: tenant.LevelCounty, Name: "某县", NameEN: "Some County"},
			{Code: city, Level: tenant.LevelCity, Name: "某市", NameEN: "Some City"},
		},
		Lines: []tenant.Line{{Code: "HC", Name: "卫生健康", NameEN: "Health"}, {Code: "STAT", Name: "统计", NameEN: "Statistics"}},
		Tenants: []tenant.Tenant{
			{Slug: city + "-wcwc", Kind: tenant.Office, Name: "妇儿工委办", NameEN: "Committee office", AreaCode: city},
			{Slug: county + "-hc", Kind: tenant.Department, Name: "卫健局", NameEN: "Health department", AreaCode: county, Line: text("HC")},
			{Slug: county + "-stat", Kind: tenant.Statistics, Name: "统计局", NameEN: "Statistics", AreaCode: county, Line: text("STAT")},
		},
	}
}

func open(t *testing.T, s *db.Store, o tenant.Opening) error {
	t.Helper()
	_, err := db.Write(t.Context(), s, access.Loader(o.City.CityID), func(tx *db.Tx) (struct{}, error) {
		return struct{}{}, tenant.Open(t.Context(), tx, o)
	})
	return err
}

func read[T any](t *testing.T, s *db.Store, city string, fn func(tx *db.Tx) (T, error)) T {
	t.Helper()
	out, err := db.Read(t.Context(), s, access.Loader(city), fn)
	require.NoError(t, err)
	return out
}

func slugs(t *testing.T, s *db.Store, city string) map[string]string {
	rows := read(t, s, city, func(tx *db.Tx) ([]tenant.Tenant, error) { return tenant.Tenants(t.Context(), tx) })
	ids := map[string]string{}
	for _, row := range rows {
		ids[row.Slug] = row.ID
	}
	return ids
}

func TestOpeningTwiceKeepsIdsAndTakesChanges(t *testing.T) {
	s, o := store(t), opening("330400")
	require.NoError(t, open(t, s, o))
	first := slugs(t, s, "330400")

	again := opening("330400")
	again.Tenants[1].Name = "卫生健康局"
	require.NoError(t, open(t, s, again))
	require.Equal(t, first, slugs(t, s, "330400"))
	owners := read(t, s, "330400", func(tx *db.Tx) (map[tenant.OwnerKey]tenant.Tenant, error) {
		return tenant.Owners(t.Context(), tx)
	})
	require.Len(t, owners, 2)
	hc := owners[tenant.OwnerKey{Area: "330481", Line: "HC"}]
	require.Equal(t, "卫生健康局", hc.LocalName("zh-CN"))
	require.Equal(t, "Health department", hc.LocalName("en"))
	require.Equal(t, "330400/330481/", hc.AreaPath)
}

func TestGrantFollowsFromTheKindUnlessGiven(t *testing.T) {
	s, o := store(t), opening("330400")
	o.Grants = []tenant.Grant{{Slug: "330400-wcwc", AreaPath: "330400/", Plans: &db.TextArray{"only-this"}}}
	require.NoError(t, open(t, s, o))
	type row struct {
		Slug, AreaPath string
		Lines, Plans   *db.TextArray
	}
	rows := read(t, s, "330400", func(tx *db.Tx) ([]row, error) {
		var rows []row
		return rows, tx.DB.Raw(`select t.slug, g.area_path, g.lines, g.plans from tenant_grant g
			join tenant t on t.id = g.tenant_id order by t.slug`).Scan(&rows).Error
	})
	require.Equal(t, []row{
		{"330400-wcwc", "330400/", nil, &db.TextArray{"only-this"}},
		{"330481-hc", "330400/330481/", &db.TextArray{"HC"}, nil},
		{"330481-stat", "330400/330481/", nil, nil},
	}, rows)
}

func TestOpenRefuses(t *testing.T) {
	cases := []struct {
		reason string
		spoil  func(*tenant.Opening)
	}{
		{"a parent that is not there", func(o *tenant.Opening) { o.Areas[0].Parent = text("330499") }},
		{"an area that is its own ancestor", func(o *tenant.Opening) { o.Areas[1].Parent = text("330481") }},
		{"a tenant in an area of nobody", func(o *tenant.Opening) { o.Tenants[0].AreaCode = "110000" }},
		{"a grant of nobody", func(o *tenant.Opening) { o.Grants = []tenant.Grant{{Slug: "330400-none"}} }},
		{"two departments with one duty", func(o *tenant.Opening) { o.Tenants[2].Line = text("HC") }},
		{"a department without a line", func(o *tenant.Opening) { o.Tenants[1].Line = nil }},
	}
	s := store(t)
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			o := opening("330400")
			c.spoil(&o)
			require.Error(t, open(t, s, o))
		})
	}
	t.Run("a city that is not the actor's", func(t *testing.T) {
		_, err := db.Write(t.Context(), s, access.Loader("330500"), func(tx *db.Tx) (struct{}, error) {
			return struct{}{}, tenant.Open(t.Context(), tx, opening("330400"))
		})
		require.Error(t, err)
	})
}

func TestATenantIsCalledWhatItWasCalledThen(t *testing.T) {
	s := store(t)
	o := opening("330400")
	o.Tenants[1].Former = tenant.FormerNames{{Until: "2014-06-30", Name: "卫生局", NameEN: "Health bureau"}, {Until: "2199-12-31", Name: "卫健委", NameEN: "Health commission"}}
	require.NoError(t, open(t, s, o))
	rows := read(t, s, "330400", func(tx *db.Tx) ([]tenant.Tenant, error) { return tenant.Tenants(t.Context(), tx) })
	named := map[string]tenant.Tenant{}
	for _, one := range rows {
		named[one.Slug] = one
	}
	health := named["330481-hc"]
	require.Equal(t, "卫健委", health.Name, "a name that is yet to come is not used before its day")
	byID := read(t, s, "330400", func(tx *db.Tx) (map[string]tenant.Tenant, error) {
		return tenant.TenantsByID(t.Context(), tx, []string{health.ID})
	})
	require.Equal(t, "卫健委", byID[health.ID].Name)
	china := time.FixedZone("", 8*60*60)
	require.Equal(t, "卫生局", health.At(time.Date(2014, 6, 30, 23, 59, 0, 0, china)).Name)
	require.Equal(t, "Health commission", health.At(time.Date(2014, 7, 1, 0, 0, 0, 0, china)).LocalName("en"))
	require.Equal(t, "统计局", named["330481-stat"].At(time.Unix(0, 0)).Name, "who was never renamed is called the same")
	o.Tenants[1].Former = nil
	require.NoError(t, open(t, s, o))
	rows = read(t, s, "330400", func(tx *db.Tx) ([]tenant.Tenant, error) { return tenant.Tenants(t.Context(), tx) })
	for _, one := range rows {
		require.Empty(t, one.Former)
	}
}

func TestOnlyTheLoaderWrites(t *testing.T) {
	s := store(t)
	_, err := db.Write(t.Context(), s, access.Rollup("330400"), func(tx *db.Tx) (struct{}, error) {
		return struct{}{}, tenant.Open(t.Context(), tx, opening("330400"))
	})
	require.True(t, db.RefusedByPolicy(err), "%v", err)
}

func TestCitiesDoNotSeeEachOther(t *testing.T) {
	s := store(t)
	require.NoError(t, open(t, s, opening("330400")))
	require.NoError(t, open(t, s, opening("330500")))
	foreign := slugs(t, s, "330400")
	require.Len(t, foreign, 3)
	found := read(t, s, "330500", func(tx *db.Tx) (map[string]tenant.Tenant, error) {
		return tenant.TenantsByID(t.Context(), tx, []string{foreign["330400-wcwc"], foreign["330481-hc"]})
	})
	require.Empty(t, found)
	areas := read(t, s, "330500", func(tx *db.Tx) ([]tenant.Area, error) { return tenant.Areas(t.Context(), tx) })
	require.Equal(t, []string{"330500", "330581"}, []string{areas[0].Code, areas[1].Code})
}

func TestAddingUsersAgainKeepsIdAndPassword(t *testing.T) {
	s := store(t)
	s.Clock(func() time.Time { return time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC) })
	require.NoError(t, open(t, s, opening("330400")))
	hc := slugs(t, s, "330400")["330481-hc"]
	add := func(name, hash string, roles ...string) {
		_, err := db.Write(t.Context(), s, access.Loader("330400"), func(tx *db.Tx) (struct{}, error) {
			return struct{}{}, tenant.AddUsers(t.Context(), tx, []tenant.NewUser{
				{TenantID: hc, Username: "reporter", Name: name, Roles: roles, PasswordHash: hash},
			})
		})
		require.NoError(t, err)
	}
	type row struct{ ID, Name, Roles, PasswordHash string }
	look := func() row {
		return read(t, s, "330400", func(tx *db.Tx) (row, error) {
			var r row
			return r, tx.DB.Raw(`select u.id, u.name, u.roles::text as roles, c.password_hash from app_user u
				join credential c on c.user_id = u.id`).Scan(&r).Error
		})
	}
	add("填报员", "first", "reporter")
	before := look()
	add("张三", "second", "reporter", "viewer")
	after := look()
	require.Equal(t, row{before.ID, "张三", "{reporter,viewer}", "first"}, after)
	users := read(t, s, "330400", func(tx *db.Tx) (map[string]tenant.User, error) {
		return tenant.UsersByID(t.Context(), tx, []string{after.ID})
	})
	require.Equal(t, db.TextArray{"reporter", "viewer"}, users[after.ID].Roles)
}

func TestWhatAMergedAreaWasMadeOf(t *testing.T) {
	h := tenant.History{
		{Kind: tenant.Merge, FirstYear: 2022, Before: db.TextArray{"1", "2"}, After: db.TextArray{"3"}},
		{Kind: tenant.Merge, FirstYear: 2024, Before: db.TextArray{"3", "4"}, After: db.TextArray{"5"}},
		{Kind: tenant.Split, FirstYear: 2024, Before: db.TextArray{"6"}, After: db.TextArray{"7", "8"}},
	}
	require.Equal(t, []string{"1", "2", "4"}, h.MadeOf("5", 2021), "what was merged had been merged")
	require.Equal(t, []string{"3", "4"}, h.MadeOf("5", 2023))
	require.Equal(t, []string{"5"}, h.MadeOf("5", 2024), "from its first year on it is itself")
	require.Empty(t, h.MadeOf("7", 2023), "nobody knows the part of what was split off")
	require.Equal(t, []string{"7"}, h.MadeOf("7", 2024))
}
