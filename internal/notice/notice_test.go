package notice_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant/tenanttest"
)

const city = "330400"

func send(t *testing.T, s *db.Store, actor access.Actor, notices ...notice.New) {
	t.Helper()
	_, err := db.Write(t.Context(), s, actor, func(tx *db.Tx) (struct{}, error) { return struct{}{}, notice.Send(tx, notices...) })
	require.NoError(t, err)
}

func inbox(t *testing.T, s *db.Store, actor access.Actor) []notice.Notice {
	t.Helper()
	rows, err := db.Read(t.Context(), s, actor, func(tx *db.Tx) ([]notice.Notice, error) { return notice.List(t.Context(), tx, 50) })
	require.NoError(t, err)
	return rows
}

func markRead(t *testing.T, s *db.Store, actor access.Actor, ids ...string) int {
	t.Helper()
	n, err := db.Write(t.Context(), s, actor, func(tx *db.Tx) (int, error) { return notice.MarkRead(t.Context(), tx, ids) })
	require.NoError(t, err)
	return n
}

func TestEachTenantReadsItsOwn(t *testing.T) {
	s := tenanttest.Store(t)
	c := tenanttest.Open(t, s, city, "x")
	clerk, signer := c.Actor("330481-hc", access.Reporter), c.Actor("330400-stat", access.Signer)
	returned := notice.New{
		TenantID: clerk.TenantID, Kind: notice.Returned, Plan: "women", Year: 2025, Dedupe: "return/1",
		Params: map[string]string{"element": "W02-live", "area": "330481", "reason": "WRONG_VALUE"},
	}
	// A signer of the city puts it into the inbox of a county's department, twice.
	send(t, s, signer, returned, notice.New{TenantID: signer.TenantID, Kind: notice.RoundPublished, Plan: "women", Year: 2024})
	send(t, s, signer, returned)

	got := inbox(t, s, clerk)
	require.Len(t, got, 1, "the same occasion is told once")
	require.Equal(t, "live births of Some County for 2025 was returned: the value is wrong. Correct it and submit it again.", got[0].Text("en", map[string]string{"element": "live births", "area": "Some County"}))
	require.Equal(t, "某县 2025 年“活产数”被退回，原因：数值有误。请更正后重新提交。", got[0].Text("zh-CN", map[string]string{"element": "活产数", "area": "某县"}))
	require.Equal(t, []any{"women", 2025}, []any{*got[0].Plan, *got[0].Year})

	require.Zero(t, markRead(t, s, signer, got[0].ID), "another tenant's notice is not there")
	require.Equal(t, 1, markRead(t, s, clerk, got[0].ID, "not-an-id"))
	require.Zero(t, markRead(t, s, clerk, got[0].ID), "read already")
	require.NotNil(t, inbox(t, s, clerk)[0].ReadAt)
	require.Nil(t, inbox(t, s, signer)[0].ReadAt)
}

func TestNoticesWithoutAnOccasionAreAllTold(t *testing.T) {
	s := tenanttest.Store(t)
	c := tenanttest.Open(t, s, city, "x")
	office := c.Actor("330400-wcwc", access.Signer)
	published := notice.New{TenantID: office.TenantID, Kind: notice.RoundPublished}
	send(t, s, office, published, published)
	require.Len(t, inbox(t, s, office), 2)
}

func TestANoticeForATenantOfAnotherCityIsRefused(t *testing.T) {
	s := tenanttest.Store(t)
	c, other := tenanttest.Open(t, s, city, "x"), tenanttest.Open(t, s, "330500", "x")
	_, err := db.Write(t.Context(), s, c.Actor("330400-wcwc", access.Signer), func(tx *db.Tx) (struct{}, error) {
		return struct{}{}, notice.Send(tx, notice.New{TenantID: other.Tenant("330500-wcwc").ID, Kind: notice.RoundPublished})
	})
	require.Error(t, err)
}
