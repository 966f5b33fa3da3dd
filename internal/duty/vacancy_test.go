package duty_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/delegation"
	"github.com/liangce/liangce/internal/duty"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/remind"
	"github.com/liangce/liangce/internal/testcity"
)

func vacancies(c *testcity.City, user string) []string {
	out := []string{}
	for _, v := range testcity.Do(c, user, duty.Vacancies) {
		said := v.Tenant.Slug + " " + string(v.Role)
		if v.Alone {
			said += " alone"
		}
		out = append(out, said)
	}
	return out
}

func TestADutyThatNobodyHolds(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	conn := c.Owner()
	change := func(sql, tenant, user string) {
		t.Helper()
		done, err := conn.Exec(t.Context(), `update app_user u set `+sql+` from tenant t where t.id = u.tenant_id and t.slug = $1 and u.username = $2`, tenant, user)
		require.NoError(t, err)
		require.EqualValues(t, 1, done.RowsAffected())
	}
	require.Empty(t, vacancies(c, "330400-wcwc/signer"), "everybody is there")

	change(`disabled = true`, "330481-hc", "reporter")
	change(`roles = '{viewer}'`, "330481-stat", "signer")
	change(`roles = '{viewer}'`, "330482-hc", "reviewer")
	change(`roles = '{reporter,reviewer}'`, "330482-hc", "reporter")
	change(`disabled = true`, "330400-hc", "reviewer")
	change(`disabled = true`, "330481-wcwc", "reporter") // an office reports nothing
	all := []string{"330400-hc reviewer", "330481-hc reporter", "330481-stat signer", "330482-hc reviewer alone"}
	require.Equal(t, all, vacancies(c, "330400-wcwc/signer"))
	require.Equal(t, all[1:3], vacancies(c, "330481-wcwc/viewer"), "a county's office hears of its county")
	require.Equal(t, all[1:2], vacancies(c, "330481-hc/admin"), "an administrator of its own tenant")
	require.Empty(t, vacancies(c, "330481-hc/viewer"), "and its colleagues of none")
	require.Empty(t, vacancies(c, "330481-stat/viewer"))

	c.Found("330500")
	require.Empty(t, vacancies(c, "330500-wcwc/signer"), "another city's are its own")
}

func TestADutyThatTheChainDoesNotHaveIsNoVacancy(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	r := regime.Default()
	r.Chain[chain.County] = chain.Lead([]chain.Step{r.Chain[chain.County][0], {Stage: chain.CountySignOff, Duties: []chain.Duty{chain.Office}}, r.Chain[chain.County][3]})
	conn := c.Owner()
	for _, sql := range []string{
		`update element set level = 'county_flag' where line = 'EDU'`,
		`update app_user u set disabled = true from tenant t where t.id = u.tenant_id and t.slug in ('330400-edu', '330481-stat', '330481-wcwc', '330400-stat')`,
	} {
		_, err := conn.Exec(t.Context(), sql)
		require.NoError(t, err)
	}
	require.Equal(t, []string{"330400-edu reviewer", "330400-stat signer", "330481-stat signer", "330481-wcwc signer"}, vacancies(c, "330400-wcwc/signer"))
	c.Follow(testcity.Code, r)
	require.Equal(t, []string{"330400-stat signer", "330481-wcwc signer"}, vacancies(c, "330400-wcwc/signer"), "no line check, no statistics in the counties")
	c.Follow(testcity.Code, regime.Default())
	c.OpenRound(testcity.Women, 2025)
	c.Follow(testcity.Code, r)
	require.Len(t, vacancies(c, "330400-wcwc/signer"), 4, "a year under way goes on as it began")
}

// Where the counties alone report a line, the city's department still checks it.
func TestACitysDepartmentChecksItsLine(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	conn := c.Owner()
	for _, sql := range []string{
		`update element set level = 'county_flag' where line = 'EDU'`,
		`update app_user u set disabled = true from tenant t where t.id = u.tenant_id and t.slug = '330400-edu' and u.username in ('reporter', 'reviewer')`,
	} {
		_, err := conn.Exec(t.Context(), sql)
		require.NoError(t, err)
	}
	require.Equal(t, []string{"330400-edu reviewer"}, vacancies(c, "330400-wcwc/signer"))
}

func TestTheDemonstrationLacksNobody(t *testing.T) {
	t.Parallel()
	require.Empty(t, vacancies(testcity.Demo(t), "330400-wcwc/signer"))
}

// TestAStandInHoldsADutyUntilItsLastDay: of who has lent a role the colleague counts, and what will be vacant soon is told ahead.
func TestAStandInHoldsADutyUntilItsLastDay(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	conn := c.Owner()
	today := remind.Day(c.Now())
	lend := func(tenant, lender, standIn string, days int) {
		t.Helper()
		testcity.Do(c, tenant+"/admin", func(ctx context.Context, tx *db.Tx) (delegation.Delegation, error) {
			return delegation.Lend(ctx, tx, delegation.Terms{
				Lender: c.Actor(tenant + "/" + lender).UserID, StandIn: c.Actor(tenant + "/" + standIn).UserID,
				Roles: []string{lender}, FirstDay: today, LastDay: today.AddDate(0, 0, days-1), Reason: "离任",
			})
		})
	}
	soon := func(user string) []string {
		out := []string{}
		for _, v := range testcity.Do(c, user, duty.Vacancies) {
			said := v.Tenant.Slug + " " + string(v.Role)
			if v.From != nil {
				said += " from " + v.From.Format(time.DateOnly)
			}
			if v.Alone {
				said += " alone"
			}
			out = append(out, said)
		}
		return out
	}
	lend("330481-hc", "reporter", "viewer", 5)
	_, err := conn.Exec(t.Context(), `update app_user set disabled = true where id = $1`, c.Actor("330481-hc/reporter").UserID)
	require.NoError(t, err)
	lend("330481-edu", "reporter", "viewer", 2) // its reporter comes back
	require.Empty(t, soon("330400-wcwc/viewer"), "it is held, and its end is not near")
	c.Move(c.Now().AddDate(0, 0, 1))
	require.Equal(t, []string{"330481-hc reporter from 2026-02-08"}, soon("330400-wcwc/viewer"), "three days before the last")
	require.Equal(t, []string{"330481-hc reporter from 2026-02-08"}, soon("330481-hc/admin"))
	require.Empty(t, soon("330482-wcwc/viewer"))
	c.Move(c.Now().AddDate(0, 0, 4))
	require.Equal(t, []string{"330481-hc reporter"}, soon("330481-wcwc/viewer"), "now nobody holds it")

	c.Move(c.Now().AddDate(0, 0, -4))
	today = remind.Day(c.Now())
	lend("330482-hc", "reporter", "reviewer", 9)
	require.Equal(t, []string{"330482-hc reviewer alone"}, soon("330482-wcwc/viewer"), "whoever reviews enters now, and nobody else reviews")
}
