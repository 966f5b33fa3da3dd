package reminder

import (
	"context"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/webhook"
	"github.com/liangce/liangce/internal/rule/remind"
	"github.com/liangce/liangce/internal/tenant"
)

// leased is how long a worker is believed to be at a message: longer than any server may take.
const leased = 2 * time.Minute

// Message is a delivery that is due, with where it goes and what it says.
type Message struct {
	Delivery
	// Email or Robot is where it goes, as the channel says.
	Email       string
	Robot       webhook.Robot
	Title, Text string
}

// Next takes up the message of a channel that has waited longest, as the machine actor "reminder"; nil where none is due. What falls
// into quiet hours meanwhile waits on, and what nobody wants any more is given up.
func Next(ctx context.Context, tx *db.Tx, channel string) (*Message, error) {
	hours, err := quietHours(ctx, tx)
	if err != nil {
		return nil, err
	}
	for {
		var rows []Delivery
		err := tx.DB.WithContext(ctx).Raw(`select * from delivery where city_id = @city and channel = @channel and state in ('queued', 'failed')
				and next_at <= @now and (lease is null or lease < @now) order by next_at, id limit 1 for update skip locked`,
			map[string]any{"city": tx.Actor.CityID, "channel": channel, "now": tx.Now}).Scan(&rows).Error
		if err != nil || len(rows) == 0 {
			return nil, wrap(err, "look for a message")
		}
		d := rows[0]
		if next := hours(d.TenantID).Next(tx.Now); next.After(tx.Now) {
			err = d.note(ctx, tx, `next_at = @next, lease = null`, map[string]any{"next": next})
		} else {
			var m Message
			if m, err = addressed(ctx, tx, d); err == nil && (m.Email != "" || m.Robot.Address != "") {
				return take(ctx, tx, m)
			}
			if err == nil {
				err = d.note(ctx, tx, `state = 'given_up', error = @error, lease = null`, map[string]any{"error": Unwanted})
			}
		}
		if err != nil {
			return nil, err
		}
	}
}

// take makes a message this worker's own until its lease ends.
func take(ctx context.Context, tx *db.Tx, m Message) (*Message, error) {
	if err := m.note(ctx, tx, `tries = tries + 1, lease = @lease`, map[string]any{"lease": tx.Now.Add(leased)}); err != nil {
		return nil, err
	}
	m.Tries++
	var err error
	m.Title, m.Text, err = compose(ctx, tx, m.Delivery)
	return &m, err
}

// addressed finds where a delivery goes now; nowhere where its recipient wants none any more.
func addressed(ctx context.Context, tx *db.Tx, d Delivery) (Message, error) {
	m := Message{Delivery: d}
	if d.Channel == Robot {
		rows, err := gorm.G[robot](tx.DB).Where("city_id = ? and tenant_id = ?", d.CityID, d.TenantID).Find(ctx)
		if len(rows) > 0 {
			m.Robot = webhook.Robot{Address: rows[0].Address, Secret: rows[0].Secret}
		}
		return m, wrap(err, "read a robot")
	}
	users, err := tenant.UsersByID(ctx, tx, []string{*d.UserID})
	if err != nil || users[*d.UserID].Disabled {
		return m, err
	}
	rows, err := gorm.G[Contact](tx.DB).Where("city_id = ? and user_id = ? and by_mail", d.CityID, *d.UserID).Find(ctx)
	if len(rows) > 0 {
		m.Email = rows[0].Email
	}
	return m, wrap(err, "read a contact")
}

// Sent notes that a message is out.
func Sent(ctx context.Context, tx *db.Tx, m Message) error {
	return m.note(ctx, tx, `state = 'sent', error = '', lease = null, sent_at = @now`, map[string]any{"now": tx.Now})
}

// longestError is what is kept of an error.
const longestError = 300

// Fail notes why a message was not taken; it is tried again later and outside quiet hours, or, after many times, given up.
func Fail(ctx context.Context, tx *db.Tx, m Message, why error) error {
	hours, err := quietHours(ctx, tx)
	if err != nil {
		return err
	}
	said := []rune(strings.ToValidUTF8(strings.ReplaceAll(why.Error(), "\x00", ""), "?"))
	p := map[string]any{"error": string(said[:min(len(said), longestError)]), "state": failed, "next": m.NextAt}
	if wait, again := remind.Wait(m.Tries); again {
		p["next"] = hours(m.TenantID).Next(tx.Now.Add(wait))
	} else {
		p["state"] = givenUp
	}
	return m.note(ctx, tx, `state = @state, error = @error, next_at = @next, lease = null`, p)
}

// note writes what became of a delivery, unless another worker has taken it up since.
func (d Delivery) note(ctx context.Context, tx *db.Tx, set string, p map[string]any) error {
	p["city"], p["id"], p["had"] = d.CityID, d.ID, d.Tries
	done := tx.DB.WithContext(ctx).Exec(`update delivery set `+set+` where city_id = @city and id = cast(@id as uuid) and tries = @had and state in ('queued', 'failed')`, p)
	return wrap(done.Error, "note what became of a message")
}

func wrap(err error, what string) error {
	if err != nil {
		return fmt.Errorf("reminder: %s: %w", what, err)
	}
	return nil
}

// Unwanted is why a message was given up whose recipient wants none any more.
const Unwanted = "unwanted"

// mailAddress finds, in what a server says, the address that it does not know: an office reads why, and not where people get mail.
const mailAddress = `[^[:space:]<>"]+@[^[:space:]<>"]+`

// Receipt is what became of a notice on a channel, over all who were to get it.
type Receipt struct {
	NoticeID string
	Channel  string
	// To are the recipients, Sent those who have it, Failed those for whom it is tried again, GivenUp those who never will have it.
	To, Sent, Failed, GivenUp int
	SentAt                    *time.Time
	// Why is what was said when it was not taken last, without anybody's address; Unwanted where nobody wants it any more.
	Why string
}

// Receipts tells of notices whether they went out, as far as the actor may see deliveries.
func Receipts(ctx context.Context, tx *db.Tx, notices []string) (map[string][]Receipt, error) {
	by := map[string][]Receipt{}
	if len(notices) == 0 {
		return by, nil
	}
	var rows []Receipt
	err := tx.DB.WithContext(ctx).Raw(`select n.id as notice_id, d.channel, count(*) as "to", count(*) filter (where d.state = @sent) as sent,
			count(*) filter (where d.state = @failed) as failed, count(*) filter (where d.state = @up) as given_up, min(d.sent_at) as sent_at,
			coalesce((array_agg(regexp_replace(d.error, @address, '…', 'g') order by d.next_at desc) filter (where d.error <> ''))[1], '') as why
		from unnest(cast(@notices as uuid[])) n (id) join delivery d on d.city_id = @city and n.id = any (d.notices)
		group by n.id, d.channel order by n.id, d.channel`,
		map[string]any{"city": tx.Actor.CityID, "notices": db.TextArray(notices), "sent": sent, "failed": failed, "up": givenUp, "address": mailAddress}).Scan(&rows).Error
	for _, r := range rows {
		by[r.NoticeID] = append(by[r.NoticeID], r)
	}
	return by, wrap(err, "read receipts")
}
