package reminder_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/delegation"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reminder"
	"github.com/liangce/liangce/internal/rule/remind"
	"github.com/liangce/liangce/internal/tenant/tenanttest"
)

// TestNewsGoToTheStandInAndNotToTheLender: what concerns a lent role reaches whoever holds it on that day.
func TestNewsGoToTheStandInAndNotToTheLender(t *testing.T) {
	s := tenanttest.Store(t)
	c := tenanttest.Open(t, s, code, "x")
	now := time.Date(2026, 3, 2, 2, 0, 0, 0, time.UTC) // a Monday, 10:00 in China
	s.Clock(func() time.Time { return now })
	actor := func(r access.Role) access.Actor { return c.Actor("330481-hc", r) }
	lender, standIn, admin := actor(access.Reporter), actor(access.Viewer), actor(access.TenantAdmin)
	for _, a := range []access.Actor{lender, standIn, admin, actor(access.Reviewer)} {
		require.Equal(t, "none", setContact(t, s, a, reminder.Reach{Email: a.UserID + "@county.example", ByMail: true}))
	}
	office := c.Actor("330481-wcwc", access.Signer)
	tell := func(kind, role, user string) {
		_, err := try(t, s, office, func(_ context.Context, tx *db.Tx) (struct{}, error) {
			return struct{}{}, notice.Send(tx, notice.New{TenantID: lender.TenantID, Kind: kind, Plan: "women", Year: 2025, ForRole: role, ForUser: user})
		})
		require.NoError(t, err)
	}
	// told are who gets a message today, with how many news each.
	told := func() map[string]int {
		_, err := try(t, s, access.Reminder(code), func(ctx context.Context, tx *db.Tx) (int, error) {
			return reminder.Gather(ctx, tx, []string{reminder.Mail})
		})
		require.NoError(t, err)
		out := map[string]int{}
		rows, err := try(t, s, access.Reminder(code), func(_ context.Context, tx *db.Tx) ([]reminder.Delivery, error) {
			var rows []reminder.Delivery
			return rows, tx.DB.Raw(`select * from delivery where day = cast(? as date)`, remind.Day(now).Format(time.DateOnly)).Scan(&rows).Error
		})
		require.NoError(t, err)
		for _, d := range rows {
			out[*d.UserID] = len(d.Notices)
		}
		_, err = try(t, s, access.Reminder(code), func(_ context.Context, tx *db.Tx) (struct{}, error) {
			return struct{}{}, tx.DB.Exec(`update delivery set state = 'sent', sent_at = ?`, now).Error
		})
		require.NoError(t, err)
		return out
	}
	today := remind.Day(now)
	lent, err := try(t, s, lender, func(ctx context.Context, tx *db.Tx) (delegation.Delegation, error) {
		return delegation.Lend(ctx, tx, delegation.Terms{StandIn: standIn.UserID, Roles: []string{"reporter"}, FirstDay: today, LastDay: today.AddDate(0, 0, 1), Reason: "培训"})
	})
	require.NoError(t, err)
	require.Equal(t, standIn.UserID, lent.StandIn)
	tell(notice.Deadline, "", "")
	tell(notice.DutyVacant, "reporter", "") // as if it were for who reports
	require.Equal(t, map[string]int{standIn.UserID: 3, admin.UserID: 1, actor(access.Reviewer).UserID: 1}, told(),
		"the stand-in hears of standing in, of the deadline and of what is for who reports; the lender nothing")

	now = now.AddDate(0, 0, 2) // after the last day
	tell(notice.Deadline, "", "")
	require.Equal(t, map[string]int{lender.UserID: 3, standIn.UserID: 1, admin.UserID: 1, actor(access.Reviewer).UserID: 1}, told(),
		"back again, the lender is chased, and told what is still unread")
}
