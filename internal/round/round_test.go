package round_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/testcity"
)

const office = "330400-wcwc/signer"

func terms(year int) round.Terms {
	return round.Terms{Plan: testcity.Women, Year: year, Due: time.Date(2026, 3, 31, 0, 0, 0, 0, time.UTC)}
}

func open(c *testcity.City, user string, t round.Terms) (round.Opening, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (round.Opening, error) { return round.OpenRound(ctx, tx, t) })
}

func owed(c *testcity.City, tenant string) []round.Obligation {
	return testcity.Do(c, tenant+"/viewer", func(ctx context.Context, tx *db.Tx) ([]round.Obligation, error) {
		var out []round.Obligation
		err := tx.Ask(ctx, round.AskObligations(tx, &out, testcity.Women, 2025))
		return out, err
	})
}

func TestOpeningComputesWhoOwesWhat(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	term := terms(2025)
	term.ByLine = map[string]time.Time{"EDU": time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)}
	opened, err := open(c, office, term)
	require.NoError(t, err)
	require.Empty(t, opened.Gaps)
	require.Equal(t, 6*3+2+1, opened.Obligations, "six elements of counties and the city's own, one flag of counties, one of the city")
	cases := []struct {
		reason, tenant string
		want           []string
	}{
		{"a county's department owes its line's elements for its county, the flag too", "330481-hc", []string{"births@330481", "clinic@330481", "deaths@330481", "exams@330481"}},
		{"so does its counterpart", "330482-hc", []string{"births@330482", "clinic@330482", "deaths@330482", "exams@330482"}},
		{"the city's department owes the city's figure and 市本级's, which has no flag", "330400-hc", []string{"births@330401", "deaths@330401", "exams@330401", "rate@330400"}},
		{"another line owes its own", "330481-edu", []string{"pupils@330481"}},
		{"statistics has no element here", "330481-stat", nil},
		{"an office never has", "330481-wcwc", nil},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			var got []string
			for _, o := range owed(c.In(t), k.tenant) {
				got = append(got, o.Element+"@"+o.AreaCode)
			}
			require.Equal(t, k.want, got)
		})
	}
	china := time.FixedZone("", 8*60*60)
	require.True(t, owed(c, "330481-hc")[0].Deadline.Equal(time.Date(2026, 3, 31, 23, 59, 59, 0, china)), "the whole due day counts, as it runs in China")
	require.True(t, owed(c, "330481-edu")[0].Deadline.Equal(time.Date(2026, 2, 1, 23, 59, 59, 0, china)), "a line may fall due at another time")
}

func TestASurveyIsDueInItsYears(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	r := regime.Default()
	r.Periods = append(r.Periods, period.Kind{Code: "fitness", Name: "体质监测年", NameEN: "Physique", Shape: period.Survey, Years: []int{2020, 2025}})
	c.Follow(testcity.Code, r)
	_, err := c.Owner().Exec(t.Context(), `update element set period_basis = 'fitness' where code = 'exams'`)
	require.NoError(t, err)
	for year, want := range map[int]int{2024: 0, 2025: 3} {
		_, err := open(c, office, terms(year))
		require.NoError(t, err)
		require.Equal(t, want, c.Count(`select count(*) from obligation where element = 'exams' and year = $1`, year), "%d", year)
	}
	require.Equal(t, c.Count(`select count(*) from obligation where year = 2024`)+3, c.Count(`select count(*) from obligation where year = 2025`), "nothing else is missing")
}

func TestOpeningTellsEveryoneWhoOwesSomething(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	_, err := open(c, office, terms(2025))
	require.NoError(t, err)
	for tenant, count := range map[string]string{"330481-hc": "4", "330400-ca": "2", "330481-stat": ""} {
		told := testcity.Do(c, tenant+"/viewer", func(ctx context.Context, tx *db.Tx) ([]notice.Notice, error) { return notice.List(ctx, tx, 10) })
		if count == "" {
			require.Empty(t, told, tenant)
			continue
		}
		require.Len(t, told, 1, tenant)
		require.Equal(t, notice.RoundOpened, told[0].Kind)
		require.Equal(t, count, told[0].Params["count"])
	}
	require.Equal(t, 1, c.Count(`select count(*) from audit_entry where action = 'open_round'`))
}

func TestAGapInOwnershipKeepsTheRoundShut(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	// Trained and assembly get a line that no tenant has; at the city it exists.
	owner := c.Owner()
	for _, sql := range []string{
		`insert into line (city_id, code, name, name_en) values ('330400', 'DPF', '残联', 'Disabled')`,
		`update element set line = 'DPF' where code in ('trained', 'assembly')`,
		`insert into tenant (city_id, id, slug, kind, name, name_en, area_code, area_path, line) values ('330400', gen_random_uuid(), '330400-dpf', 'department', '残联', 'x', '330400', '330400/', 'DPF')`,
	} {
		_, err := owner.Exec(t.Context(), sql)
		require.NoError(t, err)
	}
	opened, err := open(c, office, terms(2025))
	require.NoError(t, err)
	require.Nil(t, opened.Round)
	var got []string
	for _, g := range opened.Gaps {
		got = append(got, g.Element.Code+"@"+g.Area.Code)
		require.Contains(t, g.Text(fault.Chinese), "DPF")
		require.Contains(t, g.Text(fault.English), g.Area.NameEN)
	}
	require.ElementsMatch(t, []string{"trained@330481", "trained@330482", "assembly@330481", "assembly@330482"}, got, "all gaps at once; the city's own institutions have an owner")
	require.Zero(t, c.Count(`select (select count(*) from round) + (select count(*) from obligation) + (select count(*) from notice)`), "nothing was opened")
}

func TestOpeningIsRefused(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.Found("330500")
	_, err := open(c, office, terms(2025))
	require.NoError(t, err)
	cases := []struct {
		reason, user, plan string
		year               int
		code               fault.Code
		why                string
	}{
		{"a round that is open", office, testcity.Women, 2025, fault.WrongState, fault.ReasonRoundOpen},
		{"to a county's office", "330481-wcwc/signer", testcity.Women, 2024, fault.Forbidden, fault.ReasonCityOffice},
		{"to statistics, though it signs", "330400-stat/signer", testcity.Women, 2024, fault.Forbidden, fault.ReasonCityOffice},
		{"to the office's administrator", "330400-wcwc/admin", testcity.Women, 2024, fault.Forbidden, fault.ReasonRole},
		{"to a department", "330400-hc/reviewer", testcity.Women, 2024, fault.Forbidden, fault.ReasonCityOffice},
		{"for a year before the plan", office, testcity.Women, 2019, fault.InvalidInput, fault.ReasonUnknown},
		{"for a year after it", office, testcity.Women, 2026, fault.InvalidInput, fault.ReasonUnknown},
		{"for a plan that there is not", office, "men-1", 2025, fault.NotFound, ""},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			term := terms(k.year)
			term.Plan = k.plan
			opened, err := open(c.In(t), k.user, term)
			f, refused := fault.As(err)
			require.True(t, refused, "%v", err)
			require.Equal(t, k.code, f.Code)
			require.Equal(t, k.why, f.Reason())
			require.Nil(t, opened.Round)
		})
	}
	require.Equal(t, 1, c.Count(`select count(*) from round`))
	_, err = open(c, "330500-wcwc/signer", terms(2025))
	require.NoError(t, err, "another city's round of the same plan code is another round")
}

func TestAnotherCitysRoundIsNotFound(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.Found("330500")
	c.OpenRound(testcity.Women, 2025)
	get := func(user string, year int) error {
		_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (round.Round, error) {
			return round.Get(ctx, tx, testcity.Women, year)
		})
		return err
	}
	require.NoError(t, get("330481-hc/viewer", 2025))
	foreign, none := get("330500-wcwc/viewer", 2025), get("330481-hc/viewer", 2024)
	require.True(t, fault.Has(foreign, fault.NotFound))
	require.True(t, fault.Has(none, fault.NotFound))
	listed := testcity.Do(c, "330500-wcwc/viewer", func(ctx context.Context, tx *db.Tx) ([]round.Round, error) {
		return round.List(ctx, tx, testcity.Women)
	})
	require.Empty(t, listed)
}

// TestAskedOf holds the three levels of elements against the four of areas.
func TestAskedOf(t *testing.T) {
	t.Parallel()
	cases := map[string][]string{
		plan.LevelCounty: {access.LevelCounty, access.LevelMunicipal}, plan.LevelCountyFlag: {access.LevelCounty}, plan.LevelCity: {access.LevelCity},
	}
	for level, want := range cases {
		var got []string
		for _, at := range []string{access.LevelCity, access.LevelCounty, access.LevelMunicipal, access.LevelTown} {
			if (plan.Element{Level: level}).AskedOf(at) {
				got = append(got, at)
			}
		}
		require.Equal(t, want, got, level)
	}
}
