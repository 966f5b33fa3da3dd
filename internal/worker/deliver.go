package worker

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/mail"
	"github.com/liangce/liangce/internal/platform/webhook"
	"github.com/liangce/liangce/internal/reminder"
	"github.com/liangce/liangce/internal/tenant"
)

// Post is how messages leave.
type Post struct {
	Mail   mail.Server
	Robots *webhook.Client
}

// Channels are those that there is a way for.
func (p Post) Channels() []string {
	if p.Mail.Ready() {
		return []string{reminder.Mail, reminder.Robot}
	}
	return []string{reminder.Robot}
}

// Deliver sends the messages of a channel until the context ends, and looks for new ones at every interval. Each channel has its own, so
// that one whose server hangs does not hold the other.
func Deliver(ctx context.Context, store *db.Store, p Post, channel string, interval time.Duration) {
	repeat(ctx, interval, "a message was not sent", func() (bool, error) { return p.Send(ctx, store, channel) })
}

// Send sends one message of each city that has one due; false where none has. One that is not taken is noted and waits.
func (p Post) Send(ctx context.Context, store *db.Store, channel string) (bool, error) {
	cities, err := db.Read(ctx, store, access.Reminder(""), func(tx *db.Tx) ([]tenant.City, error) { return tenant.Cities(ctx, tx) })
	if err != nil {
		return false, err
	}
	more := false
	var failed []error
	for _, city := range cities {
		actor := access.Reminder(city.CityID)
		m, err := db.Write(ctx, store, actor, func(tx *db.Tx) (*reminder.Message, error) { return reminder.Next(ctx, tx, channel) })
		if err == nil && m != nil {
			more = true
			err = p.send(ctx, store, actor, *m)
		}
		if err != nil {
			failed = append(failed, fmt.Errorf("worker: deliver in %s: %w", city.CityID, err))
		}
	}
	return more, errors.Join(failed...)
}

// send hands a message over and notes what came of it. Whoever dies in between leaves the lease to run out: the message goes again, with
// the same id.
func (p Post) send(ctx context.Context, store *db.Store, actor access.Actor, m reminder.Message) error {
	var refused error
	if m.Channel == reminder.Mail {
		refused = p.Mail.Send(ctx, mail.Message{ID: m.ID + "@" + p.Mail.Domain(), To: m.Email, Subject: m.Title, Body: m.Text})
	} else {
		refused = p.Robots.Send(ctx, m.Robot, m.Title, m.Text, time.Now())
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	_, err := db.Write(ctx, store, actor, func(tx *db.Tx) (struct{}, error) {
		if refused != nil {
			return struct{}{}, reminder.Fail(ctx, tx, m, refused)
		}
		return struct{}{}, reminder.Sent(ctx, tx, m)
	})
	if refused != nil {
		slog.WarnContext(ctx, "a message was not taken", "delivery", m.ID, "channel", m.Channel, "tries", m.Tries, "error", refused)
	}
	return err
}
