package region_test

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/region"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/tenant"
	"github.com/liangce/liangce/internal/testcity"
)

// Two provinces of the nation: one with two cities, one with one; and a city that belongs to none that is there.
const (
	nation     = "000000"
	province   = "330000"
	neighbour  = "340000"
	second     = "330500"
	foreign    = "340100"
	unattached = "360100"
)

// world is the small city with others of its form, and what stands over them.
type world struct {
	*testcity.City
	t     *testing.T
	owner *pgx.Conn
}

func open(t *testing.T) *world {
	t.Helper()
	w := &world{City: testcity.Open(t), t: t}
	w.owner = w.Owner()
	w.arrange(`set session_replication_role = replica`) // figures are put past the chain, which is not looked at here
	for _, code := range []string{second, foreign, unattached} {
		w.Found(code)
	}
	above := nation
	w.load(nation, nil, list())
	w.load(province, &above, list())
	w.load(neighbour, &above, list())
	return w
}

func text(s string) *string { return &s }

// list is what all three regions compare.
func list() []region.Indicator {
	one := func(code, method, num, den, count string, multiplier int64) region.Indicator {
		i := region.Indicator{Code: code, Name: "指标" + code, NameEN: code, Unit: "‰", Precision: 2, Direction: "lower_better", Method: method, Multiplier: decimal.NewFromInt(multiplier)}
		if count != "" {
			i.Count = &count
		} else {
			i.Numerator, i.Denominator = &num, &den
		}
		return i
	}
	rate := one("RATE", "city_only", "", "", testcity.Rate, 1)
	rate.NoTotal, rate.NoTotalEN = text("各市抽样"), text("A sample of each city")
	return []region.Indicator{
		one("DEATHS", "ratio_of_sums", testcity.Deaths, testcity.Births, "", 1000),
		one("BIRTHS", "sum", "", "", testcity.Births, 1),
		one("CLINIC", "share_of_counties", "", "", testcity.Clinic, 100),
		rate,
	}
}

// load takes a region in as its file's command does.
func (w *world) load(code string, parent *string, indicators []region.Indicator) bool {
	w.t.Helper()
	level := tenant.LevelProvince
	if parent == nil {
		level = tenant.LevelNation
	}
	o := region.Opening{Parent: parent, Indicators: indicators, Opening: tenant.Opening{
		City:    tenant.City{CityID: code, Name: code + "名", NameEN: code, Demonstration: true},
		Areas:   []tenant.Area{{Code: code, Level: level, Name: code, NameEN: code}},
		Tenants: []tenant.Tenant{{Slug: code + "-wcwc", Kind: tenant.Office, Name: "妇儿工委办", NameEN: "Office", AreaCode: code}},
	}}
	changed, err := db.Write(w.t.Context(), w.Store, access.Loader(code), func(tx *db.Tx) (bool, error) {
		changed, err := region.Load(w.t.Context(), tx, o)
		if err != nil {
			return false, err
		}
		all, err := tenant.Tenants(w.t.Context(), tx)
		if err != nil {
			return false, err
		}
		return changed, tenant.AddUsers(w.t.Context(), tx, []tenant.NewUser{{TenantID: all[0].ID, Username: "viewer", Name: "v", Roles: []string{"viewer"}, PasswordHash: "x"}})
	})
	require.NoError(w.t, err)
	w.ReadActors(code)
	return changed
}

func (w *world) arrange(sql string, args ...any) {
	w.t.Helper()
	_, err := w.owner.Exec(w.t.Context(), sql, args...)
	require.NoError(w.t, err)
}

// put has a figure be approved with a value, or "" for not collected, and the city's values follow.
func (w *world) put(city, area, element, value string, year int) {
	w.t.Helper()
	var number, emptiness *string
	if number = &value; value == "" {
		number, emptiness = nil, text("not_collected")
	}
	level := "county"
	if area == city {
		level = "city"
	}
	w.arrange(`with f as (insert into figure (city_id, id, element, area_code, area_path, line, year, category, level, tenant_id, revision, state, approved_revision)
			values ($1, $2, $3, $4, $1 || '/' || $4 || '/', 'HC', $5, 'total', $6, $2, 1, 'approved', 1)
			on conflict (city_id, element, area_code, year, category) do update set revision = figure.revision + 1, approved_revision = figure.revision + 1 returning *)
		insert into figure_revision (city_id, figure_id, revision, area_path, line, tenant_id, value, emptiness, origin, entered_by, entered_at)
			select city_id, id, revision, area_path, line, tenant_id, $7::text::numeric, $8, 'page', $2, now() from f`,
		city, uuid.New(), element, area, year, level, number, emptiness)
	for _, plan := range []string{testcity.Women, testcity.Children} {
		_, err := db.Write(w.t.Context(), w.Store, access.Rollup(city), func(tx *db.Tx) (int, error) { return rollup.Recompute(w.t.Context(), tx, plan) })
		require.NoError(w.t, err)
	}
}

// behind are the members that have to be taken.
func (w *world) behind() []region.Lag {
	w.t.Helper()
	out, err := db.Read(w.t.Context(), w.Store, access.Region(""), func(tx *db.Tx) ([]region.Lag, error) { return region.Behind(w.t.Context(), tx) })
	require.NoError(w.t, err)
	return out
}

func (w *world) take(lag region.Lag) (bool, error) {
	return db.Write(w.t.Context(), w.Store, access.Region(lag.Member), func(tx *db.Tx) (bool, error) { return region.Take(w.t.Context(), tx, lag.Region) })
}

// carry takes until nobody is behind, and says how many were taken.
func (w *world) carry() int {
	w.t.Helper()
	taken := 0
	for lags := w.behind(); len(lags) > 0; lags = w.behind() {
		for _, lag := range lags {
			took, err := w.take(lag)
			require.NoError(w.t, err)
			require.True(w.t, took, "%v", lag)
			taken++
		}
		require.Less(w.t, taken, 100, "it comes to no end")
	}
	return taken
}

func (w *world) board(code string) *region.Board {
	w.t.Helper()
	return testcity.Do(w.City, code+"-wcwc/viewer", func(ctx context.Context, tx *db.Tx) (*region.Board, error) { return region.Read(ctx, tx) })
}

// shown is what a reader of the region sees of a member: the value as shown, or why there is none; "absent" where it has no such indicator.
func (w *world) shown(code, indicator, member string, year int) string {
	w.t.Helper()
	c, there := w.board(code).At(indicator, member, year)
	switch {
	case !there:
		return "absent"
	case c.Display == nil:
		return *c.Emptiness
	case c.Provisional:
		return *c.Display + " provisional"
	default:
		return *c.Display
	}
}

func (w *world) version(code string) int {
	return w.Count(`select version from region where city_id = $1`, code)
}

// counties of a city of the small one's form, its own institutions first.
func counties(city string) []string {
	return []string{city[:4] + "01", city[:4] + "81", city[:4] + "82"}
}
