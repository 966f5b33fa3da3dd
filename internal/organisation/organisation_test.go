package organisation_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/organisation"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/testcity"
)

const (
	clerk      = "330481-hc/reporter"
	office     = "330481-wcwc/signer"
	cityOffice = "330400-wcwc/signer"
)

func day(year int, month time.Month, d int) *time.Time {
	t := time.Date(year, month, d, 0, 0, 0, 0, time.UTC)
	return &t
}

func number(n int) *int { return &n }

func money(text string) *decimal.Decimal {
	d := decimal.RequireFromString(text)
	return &d
}

func put(c *testcity.City, user string, e organisation.Entry) (organisation.Record, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (organisation.Record, error) { return organisation.Put(ctx, tx, e) })
}

func recorded(t *testing.T, c *testcity.City, user string, e organisation.Entry) organisation.Record {
	t.Helper()
	r, err := put(c, user, e)
	require.NoError(t, err)
	return r
}

func withdraw(c *testcity.City, user, id string, revision int, reason string) error {
	_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (organisation.Record, error) {
		return organisation.Withdraw(ctx, tx, id, revision, reason)
	})
	return err
}

func list(c *testcity.City, user string, year int) []organisation.Record {
	return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]organisation.Record, error) {
		return organisation.List(ctx, tx, testcity.Women, year)
	})
}

func titles(records []organisation.Record) []string {
	out := []string{}
	for _, r := range records {
		out = append(out, r.Title+r.Source)
	}
	slices.Sort(out)
	return out
}

// samples are a whole record of each kind.
func samples() map[organisation.Kind]organisation.Entry {
	of := func(k organisation.Kind, year int, b organisation.Body) organisation.Entry {
		return organisation.Entry{Plan: testcity.Women, Kind: k, Year: year, Body: b}
	}
	return map[organisation.Kind]organisation.Entry{
		organisation.ImplementationPlan: of(organisation.ImplementationPlan, 0, organisation.Body{Title: " 实施方案 ", Day: day(2022, 6, 1), State: "issued", Number: "〔2022〕3号"}),
		organisation.BudgetLine:         of(organisation.BudgetLine, 2024, organisation.Body{Source: "财政预算", Purpose: "plan", Planned: money("120.50"), Spent: money("118.2")}),
		organisation.Resolution:         of(organisation.Resolution, 0, organisation.Body{Title: "全委会", Text: "审议通过", Day: day(2024, 3, 8), Organ: "committee"}),
		organisation.PlanLink:           of(organisation.PlanLink, 0, organisation.Body{Title: "总体规划", Text: "第三章", Day: day(2021, 2, 1)}),
		organisation.Deed:               of(organisation.Deed, 2024, organisation.Body{Title: "母婴室", People: number(300), State: "done"}),
		organisation.Participation:      of(organisation.Participation, 0, organisation.Body{Title: "听证会", Text: "儿童代表发言", Day: day(2024, 5, 30), People: number(12)}),
		organisation.Ranking:            of(organisation.Ranking, 2024, organisation.Body{Source: "省妇儿工委办通报", Text: "达到走在前列的要求", Place: number(2), Places: number(11)}),
	}
}

func TestEveryKindIsRecordedUnderItsArticle(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	for _, kind := range organisation.Kinds() {
		r := recorded(t, c, cityOffice, samples()[kind])
		require.Equal(t, 1, r.Revision)
		require.Equal(t, "330400-wcwc", c.Actor(cityOffice).TenantSlug)
		require.GreaterOrEqual(t, kind.Article(), 1, "%s", kind)
		require.LessOrEqual(t, kind.Article(), 4, "the fifth article is the rounds' own")
	}
	all := list(c, cityOffice, 0)
	require.Len(t, all, 7)
	for _, r := range all {
		if r.Kind == organisation.BudgetLine {
			require.Equal(t, "120.5 118.2", r.Planned.String()+" "+r.Spent.String(), "money is exact")
		}
		if r.Kind == organisation.ImplementationPlan {
			require.Equal(t, "实施方案", r.Title, "blanks around a text are nobody's words")
			require.Equal(t, 2022, r.Year, "a day tells the year")
		}
	}
	require.Len(t, list(c, cityOffice, 2024), 7, "what stands since an earlier year still stands")
	require.Equal(t, []string{"总体规划"}, titles(list(c, cityOffice, 2021)), "and nothing of later years")
	require.Equal(t, 7, c.Count(`select count(*) from audit_entry where action = 'add_record'`))
}

func TestWhoRecordsWhat(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	measures := []organisation.Kind{
		organisation.Resolution, organisation.PlanLink, organisation.BudgetLine, organisation.Deed, organisation.Participation,
	}
	cases := []struct {
		reason, user string
		may          []organisation.Kind
	}{
		{"a clerk its department's plan", clerk, []organisation.Kind{organisation.ImplementationPlan}},
		{"statistics its own too", "330481-stat/reporter", []organisation.Kind{organisation.ImplementationPlan}},
		{"a county office all but the ranking", office, append([]organisation.Kind{organisation.ImplementationPlan}, measures...)},
		{"the city's office all", cityOffice, organisation.Kinds()},
		{"a viewer nothing", "330481-wcwc/viewer", nil},
		{"a reviewer nothing", "330481-hc/reviewer", nil},
		{"an office's administrator nothing", "330400-wcwc/admin", nil},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			c := c.In(t)
			require.ElementsMatch(t, k.may, organisation.MayRecord(c.Actor(k.user), testcity.Women))
			for kind, e := range samples() {
				_, err := put(c, k.user, e)
				if slices.Contains(k.may, kind) {
					require.NoError(t, err, "%s", kind)
				} else {
					require.True(t, fault.Has(err, fault.Forbidden), "%s: %v", kind, err)
				}
			}
		})
	}
}

func TestWhoReadsWhat(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	titled := func(title string) organisation.Entry {
		e := samples()[organisation.ImplementationPlan]
		e.Body.Title = title
		return e
	}
	for user, title := range map[string]string{
		clerk: "甲卫健", "330481-edu/reporter": "甲教育", office: "甲办", "330482-hc/reporter": "乙卫健", cityOffice: "市办", "330400-hc/reporter": "市卫健",
	} {
		recorded(t, c, user, titled(title))
	}
	cases := []struct {
		reason, user string
		want         []string
	}{
		{"the city's office reads all", "330400-wcwc/viewer", []string{"甲卫健", "甲教育", "甲办", "乙卫健", "市办", "市卫健"}},
		{"statistics signs for all and reads all", "330400-stat/viewer", []string{"甲卫健", "甲教育", "甲办", "乙卫健", "市办", "市卫健"}},
		{"a county's office its own area", "330481-wcwc/viewer", []string{"甲卫健", "甲教育", "甲办"}},
		{"a department what stands at its area, of any line", "330481-hc/viewer", []string{"甲卫健", "甲教育", "甲办"}},
		{"the city's department not the counties'", "330400-hc/viewer", []string{"市办", "市卫健"}},
		{"another county nothing of this one", "330482-edu/viewer", []string{"乙卫健"}},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			require.ElementsMatch(t, k.want, titles(list(c.In(t), k.user, 0)))
		})
	}
}

func TestARecordIsNeverOverwritten(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	first := recorded(t, c, office, samples()[organisation.Deed])
	change := samples()[organisation.Deed]
	change.ID, change.Revision, change.Body.People = first.ID, 1, number(450)
	second := recorded(t, c, office, change)
	require.Equal(t, 2, second.Revision)

	_, err := put(c, office, change)
	require.True(t, fault.Has(err, fault.StaleRevision), "what was edited is not the newest any more: %v", err)
	require.True(t, fault.Has(withdraw(c, office, first.ID, 1, "重复"), fault.StaleRevision))
	require.True(t, fault.Has(withdraw(c, office, first.ID, 2, " "), fault.InvalidInput), "a withdrawal has a reason")
	change.Revision = 2
	for _, other := range []string{"330481-wcwc/viewer", "330481-hc/reporter", cityOffice} {
		_, err = put(c, other, change)
		require.True(t, fault.Has(err, fault.Forbidden), "%s: %v", other, err)
	}
	_, err = put(c, "330482-wcwc/signer", change)
	require.True(t, fault.Has(err, fault.NotFound), "what is out of sight is not there: %v", err)

	require.NoError(t, withdraw(c, office, first.ID, 2, "与民政项目重复"))
	require.Empty(t, list(c, office, 0))
	require.True(t, fault.Has(withdraw(c, office, first.ID, 3, "再次"), fault.WrongState))
	change.Revision = 3
	_, err = put(c, office, change)
	require.True(t, fault.Has(err, fault.WrongState), "what was withdrawn is not taken up again: %v", err)

	history := testcity.Do(c, office, func(ctx context.Context, tx *db.Tx) ([]organisation.Record, error) {
		return organisation.History(ctx, tx, first.ID)
	})
	require.Len(t, history, 3)
	require.Equal(t, []int{450, 450, 300}, []int{*history[0].People, *history[1].People, *history[2].People})
	require.Equal(t, "与民政项目重复", *history[0].Withdrawn)
	require.Equal(t, 3, c.Count(`select count(*) from audit_entry where object = $1`, "record/"+first.ID))
}

func TestWhatIsRefused(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	type edit = func(*organisation.Entry)
	cases := []struct {
		reason string
		kind   organisation.Kind
		edit   edit
		want   string
	}{
		{"a plan has a title", organisation.ImplementationPlan, func(e *organisation.Entry) { e.Body.Title = "  " }, fault.ReasonRequired},
		{"a plan has no money", organisation.ImplementationPlan, func(e *organisation.Entry) { e.Body.Planned = money("1") }, fault.ReasonNotAsked},
		{"a day tells the year, nobody else", organisation.ImplementationPlan, func(e *organisation.Entry) { e.Year = 2023 }, fault.ReasonNotAsked},
		{"a state is of its kind", organisation.ImplementationPlan, func(e *organisation.Entry) { e.Body.State = "done" }, fault.ReasonUnknown},
		{"a day is not to come", organisation.Resolution, func(e *organisation.Entry) { e.Body.Day = day(2026, 2, 4) }, fault.ReasonRange},
		{"a day lies in the plan's years", organisation.Resolution, func(e *organisation.Entry) { e.Body.Day = day(2015, 2, 4) }, fault.ReasonRange},
		{"an organ is one of two", organisation.Resolution, func(e *organisation.Entry) { e.Body.Organ = "party" }, fault.ReasonUnknown},
		{"a title is a line", organisation.PlanLink, func(e *organisation.Entry) { e.Body.Title = strings.Repeat("长", 201) }, fault.ReasonTooLong},
		{"a text has an end", organisation.PlanLink, func(e *organisation.Entry) { e.Body.Text = strings.Repeat("长", 4001) }, fault.ReasonTooLong},
		{"a budget names its source", organisation.BudgetLine, func(e *organisation.Entry) { e.Body.Source = "" }, fault.ReasonRequired},
		{"money is not below zero", organisation.BudgetLine, func(e *organisation.Entry) { e.Body.Spent = money("-1") }, fault.ReasonAmount},
		{"money has at most two decimals", organisation.BudgetLine, func(e *organisation.Entry) { e.Body.Planned = money("1.005") }, fault.ReasonAmount},
		{"a slip of the unit", organisation.BudgetLine, func(e *organisation.Entry) { e.Body.Planned = money("100000001") }, fault.ReasonAmount},
		{"a year of the plan", organisation.BudgetLine, func(e *organisation.Entry) { e.Year = 2031 }, fault.ReasonRange},
		{"people are counted from zero", organisation.Deed, func(e *organisation.Entry) { e.Body.People = number(-1) }, fault.ReasonRange},
		{"a place is among the places", organisation.Ranking, func(e *organisation.Entry) { e.Body.Place = number(12) }, fault.ReasonRange},
		{"no place before the first", organisation.Ranking, func(e *organisation.Entry) { e.Body.Place = number(0) }, fault.ReasonRange},
		{"no kind of its own", "slogan", func(e *organisation.Entry) {}, fault.ReasonUnknown},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			e := samples()[k.kind]
			e.Plan, e.Kind = testcity.Women, k.kind
			k.edit(&e)
			_, err := put(c.In(t), cityOffice, e)
			f, ok := fault.As(err)
			require.True(t, ok, "%v", err)
			require.Equal(t, k.want, f.Reason())
			require.NotContains(t, f.Text(fault.Chinese)+f.Text(fault.English), "…", "a finished sentence")
		})
	}
	require.Empty(t, list(c, cityOffice, 0))
	_, err := put(c, cityOffice, organisation.Entry{Plan: "no-such", Kind: organisation.Deed})
	require.True(t, fault.Has(err, fault.NotFound), "%v", err)
}

func TestTheDatabaseRefusesWhatTheCodeForgets(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	r := recorded(t, c, office, samples()[organisation.Deed])
	const insert = `insert into organisation_record (city_id, id, revision, plan, kind, year, tenant_id, area_code, area_path, title, body, source, state, day, people, place, places, recorded_by, recorded_at)
		select city_id, gen_random_uuid(), 1, plan, ?, year, cast(? as uuid), area_code, ?, title, 'x', 'x', ?, '2024-01-01', 1, 1, 1, cast(? as uuid), recorded_at from organisation_record where id = cast(? as uuid)`
	county := c.Actor(office)
	clerkOf := c.Actor(clerk)
	cases := []struct {
		reason, user string
		args         []any
	}{
		{"in another tenant's name", office, []any{"deed", clerkOf.TenantID, county.AreaPath, "done", county.UserID, r.ID}},
		{"in a colleague's name", office, []any{"deed", county.TenantID, county.AreaPath, "done", clerkOf.UserID, r.ID}},
		{"in another county", office, []any{"deed", county.TenantID, "330400/330482/", "done", county.UserID, r.ID}},
		{"a ranking below the city", office, []any{"ranking", county.TenantID, county.AreaPath, nil, county.UserID, r.ID}},
		{"a deed by a department", clerk, []any{"deed", clerkOf.TenantID, county.AreaPath, "done", clerkOf.UserID, r.ID}},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			_, err := testcity.Try(c.In(t), k.user, func(ctx context.Context, tx *db.Tx) (struct{}, error) {
				return struct{}{}, tx.DB.WithContext(ctx).Exec(insert, k.args...).Error
			})
			require.True(t, db.RefusedByPolicy(err), "%v", err)
		})
	}
	for reason, sql := range map[string]string{
		"overwrite": `update organisation_record set title = 'x' where superseded_at is null`, "delete": `delete from organisation_record`,
	} {
		_, err := testcity.Try(c, office, func(ctx context.Context, tx *db.Tx) (struct{}, error) {
			return struct{}{}, tx.DB.WithContext(ctx).Exec(sql).Error
		})
		require.Error(t, err, reason)
	}
	touched := testcity.Do(c, cityOffice, func(ctx context.Context, tx *db.Tx) (int64, error) {
		done := tx.DB.WithContext(ctx).Exec(`update organisation_record set superseded_at = now() where id = cast(? as uuid)`, r.ID)
		return done.RowsAffected, done.Error
	})
	require.Zero(t, touched, "another office supersedes nothing")
}
