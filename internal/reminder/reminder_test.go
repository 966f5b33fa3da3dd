package reminder_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/webhook"
	"github.com/liangce/liangce/internal/reminder"
	"github.com/liangce/liangce/internal/rule/remind"
	"github.com/liangce/liangce/internal/tenant/tenanttest"
	"github.com/liangce/liangce/internal/testcity"
)

const code = "330400"

func try[T any](t *testing.T, s *db.Store, a access.Actor, do func(context.Context, *db.Tx) (T, error)) (T, error) {
	t.Helper()
	return db.Write(t.Context(), s, a, func(tx *db.Tx) (T, error) { return do(t.Context(), tx) })
}

func setContact(t *testing.T, s *db.Store, a access.Actor, r reminder.Reach) string {
	t.Helper()
	_, err := try(t, s, a, func(ctx context.Context, tx *db.Tx) (reminder.Contact, error) { return reminder.SetContact(ctx, tx, r) })
	return testcity.Reason(err)
}

func settings(t *testing.T, s *db.Store, a access.Actor) reminder.Settings {
	t.Helper()
	got, err := try(t, s, a, reminder.Read)
	require.NoError(t, err)
	return got
}

func TestPeopleSayWhereTheyGetMailAndAdministratorsForThem(t *testing.T) {
	s := tenanttest.Store(t)
	c := tenanttest.Open(t, s, code, "x")
	clerk, admin := c.Actor("330481-hc", access.Reporter), c.Actor("330481-hc", access.TenantAdmin)
	require.Equal(t, "none", setContact(t, s, clerk, reminder.Reach{Email: " clerk@county.example ", ByMail: true}))
	require.Equal(t, "clerk@county.example", settings(t, s, clerk).Own.Email)
	require.Nil(t, settings(t, s, clerk).People)
	require.Len(t, settings(t, s, admin).People, len(tenanttest.Roles))
	require.Equal(t, "none", setContact(t, s, admin, reminder.Reach{User: clerk.UserID, Email: "other@county.example"}))
	require.Equal(t, "other@county.example", settings(t, s, clerk).Own.Email)
	require.False(t, settings(t, s, clerk).Own.ByMail)

	require.Equal(t, "role", setContact(t, s, clerk, reminder.Reach{User: admin.UserID, Email: "a@b.cn"}))
	foreign := c.User("330400-hc", access.Reporter).ID
	require.Equal(t, "NOT_FOUND", setContact(t, s, admin, reminder.Reach{User: foreign, Email: "a@b.cn"}))
	require.Equal(t, "required", setContact(t, s, clerk, reminder.Reach{ByMail: true}))
	require.Equal(t, "malformed", setContact(t, s, clerk, reminder.Reach{Email: "a@b.cn\r\nBcc: c@d.cn"}))
}

func TestARobotIsSetAndNeverReadBack(t *testing.T) {
	s := tenanttest.Store(t)
	c := tenanttest.Open(t, s, code, "x")
	clerk, admin := c.Actor("330481-hc", access.Reporter), c.Actor("330481-hc", access.TenantAdmin)
	set := func(a access.Actor, address string) string {
		_, err := try(t, s, a, func(ctx context.Context, tx *db.Tx) (reminder.Outlet, error) {
			return reminder.SetRobot(ctx, tx, webhook.Rules{}, webhook.Robot{Address: address, Secret: "SEC"})
		})
		return testcity.Reason(err)
	}
	const address = "https://oapi.dingtalk.com/robot/send?access_token=x"
	require.Equal(t, "role", set(clerk, address))
	require.Equal(t, "malformed", set(admin, "http://oapi.dingtalk.com/"))
	require.Equal(t, "malformed", set(admin, "https://127.0.0.1/"))
	require.Equal(t, "none", set(admin, address))
	require.Equal(t, "oapi.dingtalk.com", settings(t, s, clerk).Outlet.RobotHost)
	count := func(a access.Actor) int {
		n, err := db.Read(t.Context(), s, a, func(tx *db.Tx) (int, error) {
			var n int
			return n, tx.DB.Raw(`select count(*) from robot`).Scan(&n).Error
		})
		require.NoError(t, err)
		return n
	}
	require.Zero(t, count(admin))
	require.Zero(t, count(c.Actor("330400-wcwc", access.Signer)))
	require.Equal(t, "none", set(admin, ""))
	require.Empty(t, settings(t, s, admin).Outlet.RobotHost)
}

func TestQuietHoursAreTheTenants(t *testing.T) {
	s := tenanttest.Store(t)
	c := tenanttest.Open(t, s, code, "x")
	admin := c.Actor("330481-hc", access.TenantAdmin)
	require.Equal(t, remind.Standard(), settings(t, s, admin).Outlet.Quiet())
	set := func(q remind.Quiet) string {
		_, err := try(t, s, admin, func(ctx context.Context, tx *db.Tx) (reminder.Outlet, error) { return reminder.SetQuiet(ctx, tx, q) })
		return testcity.Reason(err)
	}
	require.Equal(t, "range", set(remind.Quiet{From: 1440}))
	require.Equal(t, "none", set(remind.Quiet{From: 60, To: 120}))
	require.Equal(t, remind.Quiet{From: 60, To: 120}, settings(t, s, admin).Outlet.Quiet())
	require.Equal(t, remind.Standard(), settings(t, s, c.Actor("330481-stat", access.Viewer)).Outlet.Quiet())
}

func TestAnOfficeSeesWhatWentOutInItsArea(t *testing.T) {
	s := tenanttest.Store(t)
	c := tenanttest.Open(t, s, code, "x")
	clerk, office := c.Actor("330481-hc", access.Reporter), c.Actor("330481-wcwc", access.Signer)
	setContact(t, s, clerk, reminder.Reach{Email: "clerk@county.example", ByMail: true})
	const id = "0197a000-0000-7000-8000-000000000001"
	_, err := try(t, s, office, func(_ context.Context, tx *db.Tx) (struct{}, error) {
		return struct{}{}, notice.Send(tx, notice.New{ID: id, TenantID: clerk.TenantID, Kind: notice.RoundPublished, Plan: "women", Year: 2025})
	})
	require.NoError(t, err)
	_, err = try(t, s, c.Actor("330481-hc", access.TenantAdmin), func(ctx context.Context, tx *db.Tx) (reminder.Outlet, error) {
		return reminder.SetQuiet(ctx, tx, remind.Quiet{})
	})
	require.NoError(t, err)
	_, err = try(t, s, access.Reminder(code), func(ctx context.Context, tx *db.Tx) (int, error) {
		return reminder.Gather(ctx, tx, []string{reminder.Mail})
	})
	require.NoError(t, err)
	m, err := try(t, s, access.Reminder(code), func(ctx context.Context, tx *db.Tx) (*reminder.Message, error) {
		return reminder.Next(ctx, tx, reminder.Mail)
	})
	require.NoError(t, err)
	require.Equal(t, "clerk@county.example", m.Email)
	require.Contains(t, m.Text, "“women”2025 年数据已经发布")
	receipts := func(a access.Actor) []reminder.Receipt {
		got, err := try(t, s, a, func(ctx context.Context, tx *db.Tx) (map[string][]reminder.Receipt, error) {
			return reminder.Receipts(ctx, tx, []string{id})
		})
		require.NoError(t, err)
		return got[id]
	}
	_, err = try(t, s, access.Reminder(code), func(ctx context.Context, tx *db.Tx) (struct{}, error) {
		return struct{}{}, reminder.Fail(ctx, tx, *m, errors.New("mail: 550 <clerk@county.example> unknown"))
	})
	require.NoError(t, err)
	require.Len(t, receipts(office), 1)
	require.Equal(t, reminder.Receipt{NoticeID: id, Channel: reminder.Mail, To: 1, Failed: 1, Why: "mail: 550 <…> unknown"}, receipts(office)[0])
	_, err = try(t, s, access.Reminder(code), func(ctx context.Context, tx *db.Tx) (struct{}, error) { return struct{}{}, reminder.Sent(ctx, tx, *m) })
	require.NoError(t, err)
	require.Equal(t, 1, receipts(office)[0].Sent)
	require.Empty(t, receipts(office)[0].Why, "what went wrong before is over")
	require.NotNil(t, receipts(clerk)[0].SentAt)
	require.Empty(t, receipts(c.Actor("330400-hc", access.Reviewer)), "another department sees nothing of it")
}
