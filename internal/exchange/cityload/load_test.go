package cityload_test

import (
	"context"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/catalogue"
	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/attachment"
	"github.com/liangce/liangce/internal/cell"
	"github.com/liangce/liangce/internal/exchange/cityload"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reconcile"
	"github.com/liangce/liangce/internal/reference"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/talk"
	"github.com/liangce/liangce/internal/testcity"
	"github.com/liangce/liangce/internal/testdb"
)

const year = 2024

// contents is what every table holds, by table, whatever order its rows lie in; but for the version of the definitions, which each load
// moves on.
func contents(t *testing.T, owner *pgx.Conn) map[string]string {
	t.Helper()
	rows, err := owner.Query(t.Context(), `select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'definition_version'`)
	require.NoError(t, err)
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(t, err)
	out := map[string]string{}
	for _, table := range tables {
		var digest string
		require.NoError(t, owner.QueryRow(t.Context(), `select coalesce(md5(string_agg(r::text, '' order by r::text)), '') from `+pgx.Identifier{table}.Sanitize()+` r`).Scan(&digest))
		out[table] = digest
	}
	return out
}

func TestCityLoadedTwiceStaysAsItIs(t *testing.T) {
	t.Parallel()
	database := testdb.New(t)
	store, err := db.Open(t.Context(), database.AppURL, 2)
	require.NoError(t, err)
	t.Cleanup(store.Close)
	owner, err := pgx.Connect(t.Context(), database.OwnerURL)
	require.NoError(t, err)
	t.Cleanup(func() { _ = owner.Close(context.Background()) })
	file, problems := planfile.ReadCity(catalogue.FS, "jiaxing")
	require.Empty(t, problems)
	load := func(city planfile.City) cityload.Loaded {
		done, err := db.Write(t.Context(), store, access.Loader(city.City.CityID), func(tx *db.Tx) (cityload.Loaded, error) {
			return cityload.Load(t.Context(), tx, city)
		})
		require.NoError(t, err)
		return done
	}
	marked := file
	marked.City.Demonstration = true
	first := load(marked)
	require.Equal(t, []string{"jiaxing-women-14-5", "jiaxing-children-14-5", "women-children-statistics", "gender-children-monitoring"}, first.Changed)
	require.Positive(t, first.Rollups, "every value has its place before the first figure")

	before := contents(t, owner)
	require.Equal(t, cityload.Loaded{}, load(file))
	require.Equal(t, before, contents(t, owner), "the mark of a demonstration city too, which the files do not have")
}

// put puts the small city's plans with a change as the machine actor that imports.
func put(t *testing.T, c *testcity.City, edit func(women *plan.Catalogue)) (cityload.Loaded, error) {
	t.Helper()
	catalogues := testcity.Catalogues(testcity.Code)
	edit(&catalogues[0])
	return db.Write(t.Context(), c.Store, access.Loader(testcity.Code), func(tx *db.Tx) (cityload.Loaded, error) {
		return cityload.PutPlans(t.Context(), tx, catalogues)
	})
}

// sees counts the rows of an element of Haining that a user sees, in every table that carries the element's scope.
func sees(t *testing.T, c *testcity.City, user, element string) map[string]int {
	t.Helper()
	of := func(table string) string {
		return `select count(*) from ` + table + ` t join figure f on f.city_id = t.city_id and f.id = t.figure_id where f.element = ? and f.area_code = ?`
	}
	out := map[string]int{}
	for name, sql := range map[string]string{
		"obligations": `select count(*) from obligation where element = ? and area_code = ?`,
		"figures":     `select count(*) from figure where element = ? and area_code = ?`,
		"revisions":   of("figure_revision"), "sign-offs": of("sign_off"), "divergences": of("divergence"),
		"frozen":  `select count(*) from snapshot_figure where element = ? and area_code = ?`,
		"threads": `select count(*) from talk_thread where element = ? and area_code = ?`, "remarks": `select count(*) from talk_remark where element = ? and area_code = ?`,
		"papers": `select count(*) from cell_file where element = ? and area_code = ?`, "references": `select count(*) from reference_value where element = ? and area_code = ?`,
	} {
		out[name] = testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (int, error) {
			var n int
			return n, tx.DB.WithContext(ctx).Raw(sql, element, testcity.Haining).Scan(&n).Error
		})
	}
	return out
}

var nothing = map[string]int{"obligations": 0, "figures": 0, "revisions": 0, "sign-offs": 0, "divergences": 0, "frozen": 0, "threads": 0, "remarks": 0, "papers": 0, "references": 0}

// surround puts beside a figure what is said of it, where it comes from, and what a yearbook says.
func surround(c *testcity.City, key figure.Key) {
	testcity.Do(c, testcity.Haining+"-hc/reporter", func(ctx context.Context, tx *db.Tx) (cell.Place, error) {
		return talk.Say(ctx, tx, key, talk.Saying{Words: "已与登记系统核对"})
	})
	testcity.Do(c, testcity.Haining+"-hc/reporter", func(ctx context.Context, tx *db.Tx) (cell.File, error) {
		return cell.Attach(ctx, tx, cell.Ref(key), attachment.File{Name: "台账.pdf", MediaType: "application/pdf", SHA256: strings.Repeat("0", 64), Size: 9})
	})
	value := decimal.NewFromInt(4)
	testcity.Do(c, testcity.Haining+"-stat/signer", func(ctx context.Context, tx *db.Tx) (reference.Value, error) {
		return reconcile.Refer(ctx, tx, key, reconcile.Said{Source: "统计年鉴", Value: &value})
	})
}

func TestWhatHangsOnAFigureFollowsTheSupportingLine(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, year)
	desk := c.Desk(testcity.Haining+"-hc", testcity.Women, year)
	desk.Report(testcity.Births, "1000")
	f := c.Pass(testcity.Haining+"-hc/reviewer", desk.Report(testcity.Deaths, "3"))
	testcity.Do(c, testcity.Haining+"-stat/signer", func(ctx context.Context, tx *db.Tx) (signoff.Diverged, error) {
		return signoff.Diverge(ctx, tx, f.ID, 1, decimal.NewFromInt(4), "统计年报为4")
	})
	surround(c, f.Key)
	for _, user := range []string{testcity.Haining + "-wcwc/signer", testcity.Haining + "-stat/signer", testcity.Code + "-hc/reviewer", testcity.Code + "-wcwc/signer", testcity.Code + "-stat/signer"} {
		f = c.Pass(user, f)
	}
	testcity.Do(c, testcity.Code+"-wcwc/signer", func(ctx context.Context, tx *db.Tx) (*snapshot.Snapshot, error) {
		return snapshot.Publish(ctx, tx, testcity.Women, year)
	})
	all := map[string]int{"obligations": 1, "figures": 1, "revisions": 1, "sign-offs": 6, "divergences": 1, "frozen": 1, "threads": 1, "remarks": 1, "papers": 1, "references": 1}
	was, is := testcity.Haining+"-edu/viewer", testcity.Haining+"-ca/viewer"
	require.Equal(t, all, sees(t, c, was, testcity.Deaths))
	require.Equal(t, nothing, sees(t, c, is, testcity.Deaths))
	values := contents(t, c.Owner())

	done, err := put(t, c, func(women *plan.Catalogue) { women.Indicators[0].Support = db.TextArray{"CA"} })
	require.NoError(t, err)
	require.Equal(t, []string{testcity.Women}, done.Changed)
	require.Equal(t, []string{testcity.Births, testcity.Deaths}, done.Rescoped)
	require.Equal(t, nothing, sees(t, c, was, testcity.Deaths), "the line that supported the indicator")
	require.Equal(t, all, sees(t, c, is, testcity.Deaths), "the line that supports it now")
	require.Equal(t, all, sees(t, c, testcity.Haining+"-hc/viewer", testcity.Deaths), "the line that reports it")
	require.Equal(t, nothing, sees(t, c, testcity.Pinghu+"-ca/viewer", testcity.Deaths), "another county")

	_, err = put(t, c, func(*plan.Catalogue) {})
	require.NoError(t, err)
	back := contents(t, c.Owner())
	delete(values, "plan_version")
	delete(back, "plan_version")
	require.Equal(t, values, back, "put back, every row is what it was: no value and no decision has changed")
}

func TestChangedPlanMakesKeptAnswersOld(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	versions := rollup.NewVersions(c.Store)
	cases := []struct {
		reason string
		edit   func(women *plan.Catalogue)
	}{
		{"an indicator's name", func(women *plan.Catalogue) { women.Indicators[0].Name = "另一名称" }},
		{"a task, which no value is computed of", func(women *plan.Catalogue) {
			women.Tasks = []plan.Task{{Code: "D1.1", Domain: "D1", Number: 1, Heading: "加强服务", HeadingEN: "Serve", Lead: "HC"}}
		}},
	}
	for _, tc := range cases {
		t.Run(tc.reason, func(t *testing.T) {
			c := c.In(t)
			version := func() int64 {
				v, err := versions.Of(t.Context(), testcity.Code, testcity.Women)
				require.NoError(t, err)
				return v
			}
			before := version()
			done, err := put(t, c, tc.edit)
			require.NoError(t, err)
			require.Equal(t, cityload.Loaded{Changed: []string{testcity.Women}}, done, "nobody's scope and no value is another")
			after := version()
			require.Greater(t, after, before)

			_, err = put(t, c, tc.edit)
			require.NoError(t, err)
			require.Equal(t, after, version(), "the same again leaves kept answers good")
		})
	}
}

func TestElementThatAnotherPlanTakesUp(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, year)
	c.Desk(testcity.Haining+"-hc", testcity.Women, year).Report(testcity.Deaths, "3")
	plans := func() (out []string) {
		rows, err := c.Owner().Query(t.Context(), `select array_to_string(plans, ' ') from figure where element = $1
			union all select array_to_string(r.plans, ' ') from figure_revision r join figure f on f.id = r.figure_id where f.element = $1`, testcity.Deaths)
		require.NoError(t, err)
		out, err = pgx.CollectRows(rows, pgx.RowTo[string])
		require.NoError(t, err)
		return out
	}
	require.Equal(t, []string{testcity.Women, testcity.Women}, plans())

	catalogues := testcity.Catalogues(testcity.Code)
	deaths, _ := catalogues[0].Element(testcity.Deaths)
	children := &catalogues[1]
	second := children.Indicators[0]
	second.Code, second.Number, second.Count = "C2", 2, &deaths.Code
	children.Indicators, children.Elements = append(children.Indicators, second), append(children.Elements, deaths)
	children.Borrowed = append(children.Borrowed, deaths.Code)
	_, err := db.Write(t.Context(), c.Store, access.Loader(testcity.Code), func(tx *db.Tx) (cityload.Loaded, error) {
		return cityload.PutPlans(t.Context(), tx, catalogues)
	})
	require.NoError(t, err)
	both := testcity.Women + " " + testcity.Children
	require.Equal(t, []string{both, both}, plans(), "readers of the children's plan alone may see it now")
	require.Equal(t, 1, c.Count(`select count(*) from rollup_cell where indicator = 'C2' and area_code = $1 and year = $2 and basis = 'SUBMITTED' and value = 3`, testcity.Haining, year),
		"the new indicator counts what is there")
}

func TestElementThatAnotherLineReports(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, year)
	begun := c.Desk(testcity.Haining+"-hc", testcity.Women, year)
	begun.Save(begun.Entry(testcity.Exams, testcity.Haining, "total", "80", ""))

	_, err := put(t, c, func(women *plan.Catalogue) { women.Elements[2].Line = "CA" })
	require.NoError(t, err)
	owes := map[string]string{}
	rows, err := c.Owner().Query(t.Context(), `select o.area_code, t.slug || ' ' || o.line from obligation o join tenant t on t.id = o.tenant_id where o.element = $1`, testcity.Exams)
	require.NoError(t, err)
	var area, owner string
	_, err = pgx.ForEachRow(rows, []any{&area, &owner}, func() error { owes[area] = owner; return nil })
	require.NoError(t, err)
	require.Equal(t, map[string]string{
		testcity.Haining: testcity.Haining + "-hc HC", testcity.Pinghu: testcity.Pinghu + "-ca CA", testcity.Municipal: testcity.Code + "-ca CA",
	}, owes, "who has begun goes on; the rest is owed by whose duty it is now")

	begun.Report(testcity.Exams, "81")
	require.Equal(t, 2, sees(t, c, testcity.Haining+"-ca/viewer", testcity.Exams)["revisions"], "the line that has the element now reads what the other reported")
	c.Desk(testcity.Pinghu+"-ca", testcity.Women, year).Report(testcity.Exams, "60")
}

func TestRefusedPlanChangesNothing(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, year)
	before := contents(t, c.Owner())
	_, err := put(t, c, func(women *plan.Catalogue) {
		women.Indicators[0].Support = db.TextArray{"CA"}
		women.Indicators, women.Elements = women.Indicators[:5], women.Elements[:7]
	})
	require.True(t, fault.Has(err, fault.WrongState), "%v", err)
	require.ErrorContains(t, err, testcity.Assembly)
	require.Equal(t, before, contents(t, c.Owner()))
}
