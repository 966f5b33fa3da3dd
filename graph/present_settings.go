package graph

import (
	"context"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/deadline"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reminder"
)

// settings reads the caller's settings as they stand now.
func (r *Resolver) settings(ctx context.Context) (*model.Settings, error) {
	s, err := read(ctx, r, func(tx *db.Tx) (reminder.Settings, error) { return reminder.Read(ctx, tx) })
	if err != nil {
		return nil, err
	}
	out := &model.Settings{
		MailAvailable: r.Mail, Email: s.Own.Email, ByMail: s.Own.ByMail,
		QuietFrom: s.Outlet.QuietFrom, QuietTo: s.Outlet.QuietTo, QuietWeekends: s.Outlet.QuietWeekends,
	}
	if s.Outlet.RobotHost != "" {
		out.RobotHost = &s.Outlet.RobotHost
	}
	lang := langOf(ctx)
	if s.People != nil {
		out.People = presentAll(s.People, func(p reminder.Person) model.Reachable {
			return model.Reachable{
				ID: p.ID, Name: p.Name, Username: p.Username, Email: p.Contact.Email, ByMail: p.Contact.ByMail,
				RoleNames: presentAll(p.Roles, func(role string) string { return access.Role(role).Name(lang) }),
			}
		})
	}
	return out, nil
}

// settingsAfter changes something of them, and answers with all as they stand then.
func (r *Resolver) settingsAfter(ctx context.Context, op, requestID string, input any, change func(*db.Tx) error) (*model.Settings, error) {
	if _, err := once(ctx, r, op, requestID, input, func(tx *db.Tx) (struct{}, error) { return struct{}{}, change(tx) }); err != nil {
		return nil, err
	}
	return r.settings(ctx)
}

// chaseLog is a round's chases, each with what became of it on the channels.
type chaseLog struct {
	chases   []deadline.Logged
	receipts map[string][]reminder.Receipt
}

func readChases(ctx context.Context, tx *db.Tx, plan string, year int) (chaseLog, error) {
	rows, err := deadline.Log(ctx, tx, plan, year)
	if err != nil {
		return chaseLog{}, err
	}
	notices := presentAll(rows, func(l deadline.Logged) string { return l.NoticeID })
	receipts, err := reminder.Receipts(ctx, tx, notices)
	return chaseLog{rows, receipts}, err
}

func presentReceipt(r reminder.Receipt) model.Receipt {
	return model.Receipt{Channel: r.Channel, Recipients: r.To, Sent: r.Sent, Failed: r.Failed, GivenUp: r.GivenUp, SentAt: r.SentAt, Why: r.Why}
}
