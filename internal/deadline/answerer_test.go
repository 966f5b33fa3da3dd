package deadline_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/deadline"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/testcity"
)

// dissolve makes a committee office a department of a line that owes nothing.
func dissolve(t *testing.T, c *testcity.City, office string) {
	t.Helper()
	conn := c.Owner()
	_, err := conn.Exec(t.Context(), `insert into line (city_id, code, name, name_en) values ('330400', 'NONE', '无', 'None') on conflict do nothing`)
	require.NoError(t, err)
	done, err := conn.Exec(t.Context(), `update tenant set kind = 'department', line = 'NONE' where slug = $1`, office)
	require.NoError(t, err)
	require.EqualValues(t, 1, done.RowsAffected())
}

func TestWhereAnAreaHasNoOfficeTheCitysAnswers(t *testing.T) {
	t.Parallel()
	c, d := begun(t)
	dissolve(t, c, "330481-wcwc")
	births := d.Cell(testcity.Births, testcity.Haining, figure.Total).Obligation.ID
	asked, err := ask(c, clerk, on(time.April, 20), births)
	require.NoError(t, err)
	require.True(t, asked.ByCity)
	require.Contains(t, told(c, city), notice.ExtensionAsked)
	require.Equal(t, []deadline.Waiting{{Plan: testcity.Women, Year: 2025, Count: 1}}, testcity.Do(c, city, deadline.CountWaiting))
	require.True(t, list(c, city)[0].MayAnswer(c.Actor(city)))

	_, err = give(c, "330482-wcwc/signer", deadline.Answer{Extension: asked.ID, Grant: true})
	require.Equal(t, string(fault.NotFound), testcity.Reason(err), "another county's office does not")
	_, err = give(c, city, deadline.Answer{Extension: asked.ID, Grant: true})
	require.NoError(t, err)
	require.Equal(t, notice.ExtensionGranted, told(c, clerk)[0])
	require.Equal(t, round.EndOf(on(time.April, 20)).UTC(), d.Cell(testcity.Births, testcity.Haining, figure.Total).Obligation.Deadline.UTC())
	require.Empty(t, testcity.Do(c, city, deadline.CountWaiting))
	_, err = ask(c, clerk, on(time.April, 30), births)
	require.NoError(t, err, "an answered request is closed, and another may follow")
}

func TestWhereNobodyCouldAnswerNothingIsAskedFor(t *testing.T) {
	t.Parallel()
	c, _ := begun(t)
	dissolve(t, c, "330481-wcwc")
	dissolve(t, c, "330400-wcwc")
	_, err := ask(c, clerk, on(time.April, 20))
	require.Equal(t, fault.ReasonNoOffice, testcity.Reason(err))
	require.Zero(t, c.Count(`select count(*) from extension`))
}
