package live

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/liangce/liangce/internal/platform/db"
)

// Act is what somebody did.
type Act string

// The acts that are told. Saving is none of them: a draft is nobody's business but its reporter's.
const (
	Submitted Act = "submitted"
	Withdrawn Act = "withdrawn"
	Corrected Act = "corrected"
	Answered  Act = "answered"
	Passed    Act = "passed"
	Approved  Act = "approved"
	Returned  Act = "returned"
	Diverged  Act = "diverged"
	Opened    Act = "opened"
	Published Act = "published"
	Notified  Act = "notified"
	// Said tells those whom a figure concerns that something was said about it, Proposed a figure's owner that a source gives a value.
	Said     Act = "said"
	Proposed Act = "proposed"
	// Lent tells tenants that roles of their people were lent, or came back.
	Lent Act = "lent"
	// Missed is no act: something may have happened that could not be told.
	Missed Act = "missed"
)

// Event says that somebody acted on things of a city.
type Event struct {
	City  string   `json:"city"`
	Act   Act      `json:"act"`
	Plans []string `json:"plans,omitempty"`
	Year  int      `json:"year,omitempty"`
	// User and Tenant are who acted; empty for a machine.
	User   string    `json:"user,omitempty"`
	Tenant string    `json:"tenant,omitempty"`
	At     time.Time `json:"at"`
	// Figures are those acted on, To the tenants that are told alone.
	Figures []string `json:"figures,omitempty"`
	To      []string `json:"to,omitempty"`
}

// channel is where all cities' events are announced.
const channel = "liangce_live"

// most ids go into one announcement: PostgreSQL takes 8000 bytes, and an id is 39 in JSON.
const most = 150

// Tell announces with the commit that the transaction's actor did something. What is told twice is announced once.
func Tell(tx *db.Tx, e Event) {
	e.City, e.User, e.Tenant, e.At = tx.Actor.CityID, tx.Actor.UserID, tx.Actor.TenantID, tx.Now
	k := keep(tx)
	key := strings.Join([]string{string(e.Act), e.User, strconv.Itoa(e.Year), strings.Join(e.Plans, " ")}, "/")
	told, ok := k.events[key]
	if !ok {
		k.events[key], k.order = &e, append(k.order, key)
		tx.Before(db.Announce, announce)
		return
	}
	told.Figures, told.To = append(told.Figures, e.Figures...), append(told.To, e.To...)
}

type kept struct {
	events map[string]*Event
	order  []string
}

type keptKey struct{}

func keep(tx *db.Tx) *kept {
	return db.Keep(tx, keptKey{}, func() *kept { return &kept{events: map[string]*Event{}} })
}

// announce tells it all in one statement, however much there is.
func announce(tx *db.Tx) error {
	k := keep(tx)
	var payloads []string
	for _, key := range k.order {
		for _, e := range k.events[key].parts() {
			payload, err := json.Marshal(e)
			if err != nil {
				return fmt.Errorf("live: encode an event: %w", err)
			}
			payloads = append(payloads, string(payload))
		}
	}
	return tx.Notify(channel, payloads...)
}

// parts are the event in pieces that can be announced.
func (e Event) parts() []Event {
	whole := e
	var out []Event
	for figures := range slices.Chunk(distinct(whole.Figures), most) {
		e.Figures, e.To = figures, nil
		out = append(out, e)
	}
	for to := range slices.Chunk(distinct(whole.To), most) {
		e.Figures, e.To = nil, to
		out = append(out, e)
	}
	if out == nil {
		return []Event{whole}
	}
	return out
}

func distinct(ids []string) []string {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return slices.Compact(ids)
}
