package deadline_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/deadline"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/testcity"
)

func chase(c *testcity.City, user, tenant, words string) (deadline.Chased, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (deadline.Chased, error) {
		return deadline.Send(ctx, tx, deadline.Call{Plan: testcity.Women, Year: 2025, Tenant: tenant, Words: words})
	})
}

func log(c *testcity.City, user string) []deadline.Logged {
	return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]deadline.Logged, error) {
		return deadline.Log(ctx, tx, testcity.Women, 2025)
	})
}

func TestAChaseIsToldReadAndFollowed(t *testing.T) {
	t.Parallel()
	c, d := begun(t)
	c.Move(on(time.April, 2))
	sent, err := chase(c, office, "330481-hc", "")
	require.NoError(t, err)
	require.Len(t, sent.Chases, 1)
	outstanding := len(sent.Chases[0].Obligations)
	require.Equal(t, outstanding, sent.Chases[0].Overdue)
	require.Equal(t, notice.Chased, told(c, clerk)[0])
	require.NotContains(t, told(c, office), notice.Chased, "a sender sees the receipt, not the notice")

	require.Nil(t, log(c, office)[0].ReadAt)
	testcity.Do(c, clerk, func(ctx context.Context, tx *db.Tx) (int, error) {
		return notice.MarkRead(ctx, tx, []string{sent.Chases[0].NoticeID})
	})
	d.Report(testcity.Births, "100")
	got := log(c, office)[0]
	require.NotNil(t, got.ReadAt)
	require.Equal(t, 1, got.Submitted)
	require.Nil(t, log(c, city)[0].ReadAt, "whether it was read is told to who sent it")
	require.Len(t, log(c, clerk), 1)
	require.Empty(t, log(c, "330481-edu/reporter"))
	require.Empty(t, log(c, "330482-wcwc/signer"))
}

func TestOnceADayUnlessWithWords(t *testing.T) {
	t.Parallel()
	c, _ := begun(t)
	c.Move(on(time.April, 2))
	_, err := chase(c, office, "330481-hc", "")
	require.NoError(t, err)
	_, err = chase(c, city, "330481-hc", "")
	require.Equal(t, fault.ReasonChased, testcity.Reason(err), "whichever office was first")
	_, err = chase(c, city, "330481-hc", "请抓紧")
	require.Equal(t, fault.ReasonShort, testcity.Reason(err))
	_, err = chase(c, city, "330481-hc", "本周五前务必报齐。")
	require.NoError(t, err)

	all, err := chase(c, city, "", "")
	require.NoError(t, err)
	require.Equal(t, 1, all.Passed)
	require.NotEmpty(t, all.Chases)
	again, err := chase(c, city, "", "")
	require.NoError(t, err)
	require.Empty(t, again.Chases, "all were chased today")
	c.Move(on(time.April, 3))
	next, err := chase(c, city, "", "")
	require.NoError(t, err)
	require.Len(t, next.Chases, len(all.Chases)+1)
}

func TestWhomAnOfficeChases(t *testing.T) {
	t.Parallel()
	c, d := begun(t)
	early, err := chase(c, office, "330481-hc", "")
	require.NoError(t, err, "before the deadline too, where one tenant is named")
	require.Zero(t, early.Chases[0].Overdue)
	none, err := chase(c, office, "", "")
	require.NoError(t, err)
	require.Empty(t, none.Chases, "nobody is late yet")
	require.Zero(t, none.Passed)
	c.Move(on(time.April, 2))
	for _, k := range []struct{ reason, user, tenant, want string }{
		{"not the next county's", office, "330482-hc", fault.ReasonArea},
		{"not by statistics", "330481-stat/signer", "330481-hc", fault.ReasonOffice},
		{"not by a viewer", "330481-wcwc/viewer", "330481-hc", fault.ReasonRole},
		{"not one that there is not", office, "330481-xx", string(fault.NotFound)},
		{"not one that owes nothing", office, "330481-wcwc", fault.ReasonNothingOwed},
	} {
		t.Run(k.reason, func(t *testing.T) {
			_, err := chase(c.In(t), k.user, k.tenant, "")
			require.Equal(t, k.want, testcity.Reason(err))
		})
	}
	d.Report(testcity.Births, "100")
	all, err := chase(c, office, "", "")
	require.NoError(t, err)
	for _, f := range all.Chases {
		require.Equal(t, "330400/330481/", f.AreaPath)
	}
}
