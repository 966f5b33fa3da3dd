package plan_test

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/target"
	"github.com/liangce/liangce/internal/testdb"
)

const (
	city  = "330400"
	women = "women-1"
	kids  = "kids-1"
)

// bench is a city with three lines, ready to take plans in.
type bench struct {
	t     *testing.T
	store *db.Store
	owner *pgx.Conn
}

func newBench(t *testing.T) bench {
	t.Helper()
	database := testdb.New(t)
	store, err := db.Open(t.Context(), database.AppURL, 2)
	require.NoError(t, err)
	t.Cleanup(store.Close)
	owner, err := pgx.Connect(t.Context(), database.OwnerURL)
	require.NoError(t, err)
	t.Cleanup(func() { _ = owner.Close(context.Background()) })
	b := bench{t, store, owner}
	b.exec(`insert into city (city_id, name, name_en) values ('330400', '市', 'City'), ('330500', '另一市', 'Other')`)
	b.exec(`insert into area (city_id, code, path, level, name, name_en) values ('330400', '330400', '330400/', 'city', '市', 'City')`)
	b.exec(`insert into line (city_id, code, name, name_en) values ('330400', 'HC', '卫生', 'Health'), ('330400', 'CA', '民政', 'Civil'), ('330400', 'PS', '公安', 'Police')`)
	return b
}

func (b bench) exec(sql string, args ...any) {
	b.t.Helper()
	_, err := b.owner.Exec(b.t.Context(), sql, args...)
	require.NoError(b.t, err)
}

func (b bench) put(c plan.Catalogue) (plan.Change, error) {
	return b.putAs(access.Loader(city), c)
}

func (b bench) putAs(actor access.Actor, c plan.Catalogue) (plan.Change, error) {
	ctx := b.t.Context()
	return db.Write(ctx, b.store, actor, func(tx *db.Tx) (plan.Change, error) { return plan.Put(ctx, tx, c) })
}

func (b bench) load(code string) *plan.Catalogue {
	b.t.Helper()
	ctx := b.t.Context()
	c, err := db.Read(ctx, b.store, access.Loader(city), func(tx *db.Tx) (*plan.Catalogue, error) { return plan.Load(ctx, tx, code) })
	require.NoError(b.t, err)
	return c
}

// catalogue is a plan with one ratio of its own elements; edit changes it before it is put.
func catalogue(code string, edit func(*plan.Catalogue)) plan.Catalogue {
	numerator, denominator, op := code[:1]+"_deaths", "live_births", "<"
	limit := decimal.RequireFromString("7")
	task := "D1.1"
	element := func(code, line string) plan.Element {
		return plan.Element{
			Code: code, Name: code, NameEN: code, Unit: "人", Kind: plan.KindCount, Level: plan.LevelCounty,
			PeriodBasis: "calendar_year", Line: line, Inferred: true,
		}
	}
	c := plan.Catalogue{
		Plan: plan.Plan{
			Code: code, Title: "规划", TitleEN: "Plan", AreaCode: city, BaselineYear: 2020, FirstYear: 2021, TargetYear: 2025, Source: "测试",
		},
		Domains:  []plan.Domain{{Code: "D1", Number: 1, Name: "健康", NameEN: "Health"}},
		Elements: []plan.Element{element(numerator, "HC"), element(denominator, "HC")},
		Indicators: []plan.Indicator{{
			Code: "I1", Number: 1, Domain: "D1", Name: "死亡率", NameEN: "Mortality", Unit: "‰", Precision: 2, Direction: "lower_better",
			Method: "ratio_of_sums", Numerator: &numerator, Denominator: &denominator, Multiplier: decimal.NewFromInt(1000),
			PeriodBasis: "calendar_year", Lead: "HC", Support: db.TextArray{"CA"}, Notes: db.TextArray{"数小,须慎"}, NotesEN: db.TextArray{"small, numbers"}, Inferred: true,
		}},
		Targets:      []plan.Target{{Indicator: "I1", AreaCode: city, BaselinePrinted: "-", Type: "threshold_max", Op: &op, Value: &limit, Printed: "<7"}},
		Tasks:        []plan.Task{{Code: task, Domain: "D1", Number: 1, Heading: "任务", HeadingEN: "Task", Lead: "HC"}},
		Projects:     []plan.Project{{Code: "P1", Number: 1, Name: "项目", NameEN: "Project", Lead: "HC", Tasks: db.TextArray{task}}},
		ProseTargets: []plan.ProseTarget{{Code: "D1.1-a", Number: 1, Task: &task, Name: "目标", NameEN: "Target", Type: "directional", Printed: "提高"}},
		Articles:     []plan.Article{{Number: 1, Heading: "领导", HeadingEN: "Leadership"}},
	}
	if edit != nil {
		edit(&c)
	}
	return c
}

func TestPutThenLoadGivesTheSame(t *testing.T) {
	b := newBench(t)
	change, err := b.put(catalogue(women, nil))
	require.NoError(t, err)
	require.Equal(t, plan.Change{Changed: true}, change)

	got := b.load(women)
	require.Equal(t, "women-1", got.Plan.Code)
	require.Equal(t, []string{"w_deaths", "live_births"}, []string{got.Elements[0].Code, got.Elements[1].Code}, "in the order of use")
	require.Equal(t, db.TextArray{"CA"}, got.Elements[1].Support)
	require.Equal(t, []string{"数小,须慎"}, got.Indicators[0].LocalNotes(fault.Chinese))
	require.Equal(t, []string{"small, numbers"}, got.Indicators[0].LocalNotes("en-GB"))
	goal, ok := got.TargetOf("I1", city)
	require.True(t, ok)
	require.Equal(t, target.ThresholdMax, goal.Rule().Type)
	require.True(t, goal.Rule().Strict)
	require.Len(t, got.Tasks, 1)
	require.Len(t, got.Projects, 1)
	require.Equal(t, "D1.1", *got.ProseTargets[0].Task)
	require.Len(t, got.Articles, 1)
}

func TestPutAgain(t *testing.T) {
	b := newBench(t)
	_, err := b.put(catalogue(women, nil))
	require.NoError(t, err)
	cases := []struct {
		reason string
		edit   func(*plan.Catalogue)
		want   plan.Change
	}{
		{"the same content changes nothing", nil, plan.Change{}},
		{"another name changes the row, not the scope", func(c *plan.Catalogue) { c.Indicators[0].Name = "率" }, plan.Change{Changed: true}},
		{"another owner moves the element's scope", func(c *plan.Catalogue) { c.Elements[0].Line = "PS" }, plan.Change{Changed: true, Rescoped: []string{"w_deaths"}}},
		{"another supporting line moves both", func(c *plan.Catalogue) { c.Indicators[0].Support = db.TextArray{"PS"} }, plan.Change{Changed: true, Rescoped: []string{"live_births", "w_deaths"}}},
		{"back again", nil, plan.Change{Changed: true, Rescoped: []string{"live_births", "w_deaths"}}},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			got, err := b.put(catalogue(women, c.edit))
			require.NoError(t, err)
			require.Equal(t, c.want, got)
		})
	}
}

func TestElementIsSharedByTwoPlans(t *testing.T) {
	b := newBench(t)
	_, err := b.put(catalogue(women, nil))
	require.NoError(t, err)
	borrowing := func(c *plan.Catalogue) {
		c.Borrowed = db.TextArray{"live_births"}
		c.Indicators[0].Lead, c.Indicators[0].Support = "PS", nil
	}
	change, err := b.put(catalogue(kids, borrowing))
	require.NoError(t, err)
	require.Equal(t, []string{"live_births"}, change.Rescoped)

	shared, _ := b.load(kids).Element("live_births")
	require.Equal(t, db.TextArray{women, kids}, shared.Plans, "the defining plan first")
	require.Equal(t, db.TextArray{"CA", "PS"}, shared.Support, "the lines of both plans' indicators")
	require.Equal(t, db.TextArray{"live_births"}, b.load(kids).Borrowed)
	require.Empty(t, b.load(women).Borrowed)

	_, err = b.put(catalogue(kids, func(c *plan.Catalogue) { c.Elements[1].Unit = "万人" }))
	require.Equal(t, "element_differs", reason(t, err), "defined twice, with a difference")

	_, err = b.put(catalogue(women, func(c *plan.Catalogue) { c.Elements[1].Code, c.Indicators[0].Denominator = "births", ptr("births") }))
	require.Equal(t, "in_use", reason(t, err), "the other plan still uses it")

	_, err = b.put(catalogue("other-1", func(c *plan.Catalogue) {
		c.Elements[1].Code, c.Indicators[0].Denominator, c.Borrowed = "unheard_of", ptr("unheard_of"), db.TextArray{"unheard_of"}
	}))
	require.Equal(t, "element_unknown", reason(t, err))
}

func TestWhatIsGoneIsRemovedUnlessUsed(t *testing.T) {
	b := newBench(t)
	two := func(c *plan.Catalogue) {
		second := c.Indicators[0]
		second.Code, second.Number, second.Numerator = "I2", 2, ptr("w_other")
		c.Indicators = append(c.Indicators, second)
		other := c.Elements[0]
		other.Code = "w_other"
		c.Elements = append(c.Elements, other)
		goal := c.Targets[0]
		goal.Indicator = "I2"
		c.Targets = append(c.Targets, goal)
	}
	_, err := b.put(catalogue(women, two))
	require.NoError(t, err)
	b.exec(`insert into rollup_cell (city_id, plan, basis, year, area_code, indicator, area_path, line, reported, expected, provisional)
		values ('330400', 'women-1', 'APPROVED', 2020, '330400', 'I2', '330400/', 'HC', 0, 1, true)`)
	_, err = b.put(catalogue(women, nil))
	require.Equal(t, "in_use", reason(t, err), "a roll-up refers to the indicator")
	require.Len(t, b.load(women).Indicators, 2, "and nothing was changed")

	b.exec(`delete from rollup_cell`)
	_, err = b.put(catalogue(women, func(c *plan.Catalogue) { c.Projects, c.ProseTargets, c.Tasks, c.Articles = nil, nil, nil, nil }))
	require.NoError(t, err)
	got := b.load(women)
	require.Equal(t, []int{1, 2, 1, 0, 0, 0, 0}, []int{
		len(got.Indicators), len(got.Elements), len(got.Targets), len(got.Tasks), len(got.Projects), len(got.ProseTargets), len(got.Articles),
	})
	var left int
	require.NoError(t, b.owner.QueryRow(t.Context(), `select count(*) from element`).Scan(&left))
	require.Equal(t, 2, left)
}

func TestWhoMayPutAndRead(t *testing.T) {
	b := newBench(t)
	person := func(roles ...access.Role) access.Actor {
		return access.Actor{
			UserID: "0192a000-0000-7000-8000-000000000001", TenantID: "0192a000-0000-7000-8000-000000000002", CityID: city,
			AreaCode: city, AreaPath: "330400/", AreaLevel: access.LevelCity, Kind: access.Office, Roles: roles,
			Grants: []access.Grant{{AreaPath: "330400/"}},
		}
	}
	_, err := b.putAs(person(access.Viewer), catalogue(women, nil))
	require.True(t, fault.Has(err, fault.Forbidden))
	_, err = b.putAs(person(access.TenantAdmin), catalogue(women, nil))
	require.NoError(t, err, "the city office's administrator brings plans in")

	ctx := t.Context()
	read := func(actor access.Actor) ([]plan.Plan, error) {
		return db.Read(ctx, b.store, actor, func(tx *db.Tx) ([]plan.Plan, error) { return plan.List(ctx, tx) })
	}
	plans, err := read(person(access.Viewer))
	require.NoError(t, err)
	require.Len(t, plans, 1)
	narrow := person(access.Viewer)
	narrow.Grants[0].Plans = []string{kids}
	plans, err = read(narrow)
	require.NoError(t, err)
	require.Empty(t, plans, "the grant names another plan")
	_, err = db.Read(ctx, b.store, access.Loader("330500"), func(tx *db.Tx) (*plan.Catalogue, error) { return plan.Load(ctx, tx, women) })
	require.True(t, fault.Has(err, fault.NotFound), "another city's plan does not exist")
}

func TestFormulaInWords(t *testing.T) {
	c := catalogue(women, nil)
	ratio := c.Indicators[0]
	count := "w_deaths"
	with := func(method string, multiplier string, from *int) plan.Indicator {
		return plan.Indicator{Method: method, Count: &count, Multiplier: decimal.RequireFromString(multiplier), CumulativeFrom: from}
	}
	cases := []struct {
		reason    string
		indicator plan.Indicator
		lang      string
		want      string
	}{
		{"a ratio is of sums, not of rates", ratio, fault.English, "sum of [w_deaths] ÷ sum of [live_births] × 1000"},
		{"in Chinese", ratio, fault.Chinese, "各地“w_deaths”之和 ÷ 各地“live_births”之和 × 1000"},
		{"people shown in 万人", with("sum", "0.0001", nil), fault.English, "sum of [w_deaths] × 0.0001"},
		{"a multiplier of one goes without saying", with("sum", "1", nil), fault.English, "sum of [w_deaths]"},
		{"a running total names its first year", with("sum", "1", ptr(2021)), fault.English, "sum of [w_deaths] (running total since 2021)"},
		{"counties that exist", with("share_of_counties", "100", nil), fault.English, "counties with [w_deaths] ÷ counties × 100"},
		{"entered for the city", with("city_only", "1", nil), fault.English, "[w_deaths] (entered for the city)"},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			require.Equal(t, k.want, plan.Formula(k.indicator, c.Elements, k.lang))
		})
	}
}

func reason(t *testing.T, err error) string {
	t.Helper()
	f, ok := fault.As(err)
	require.True(t, ok, "%v", err)
	for _, lang := range []string{fault.Chinese, fault.English} {
		require.NotContains(t, f.Text(lang), "…", "the sentence lacks a parameter")
	}
	return f.Reason()
}

func ptr[T any](v T) *T { return &v }
