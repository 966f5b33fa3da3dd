package deadline

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
)

// Answer is what an office says to a request. Granted without a day gives the day that was asked for; refused wants words.
type Answer struct {
	Extension string
	Grant     bool
	Until     *time.Time
	Words     string
}

// Give answers a request, moves the deadlines where it is granted, and tells the tenant.
func Give(ctx context.Context, tx *db.Tx, a Answer) (Extension, error) {
	e, err := held(ctx, tx, a.Extension)
	if err != nil {
		return Extension{}, err
	}
	if err := access.Check(tx.Actor, access.AnswerExtension, e.answering()); err != nil {
		return Extension{}, err
	}
	if e.AskedBy == tx.Actor.UserID {
		return Extension{}, fault.New(fault.Forbidden, "reason", fault.ReasonOwnAsking)
	}
	if e.State != Open {
		return Extension{}, fault.New(fault.WrongState, "reason", fault.ReasonExtension)
	}
	if err := e.decide(tx, a); err != nil {
		return Extension{}, err
	}
	if e.GrantedUntil != nil {
		if err := round.Extend(ctx, tx, ids(e.Items), *e.GrantedUntil); err != nil {
			return Extension{}, err
		}
	}
	if err := e.close(ctx, tx); err != nil {
		return Extension{}, err
	}
	detail := map[string]any{"words": e.Words, "obligations": ids(e.Items)}
	if e.GrantedUntil != nil {
		detail["until"] = day(*e.GrantedUntil)
	}
	e.record(tx, "extension."+e.State, detail)
	return e, e.tellTenant(tx)
}

// held reads a request and locks it, with what it is about; one out of sight is not found.
func held(ctx context.Context, tx *db.Tx, id string) (Extension, error) {
	found, err := gorm.G[Extension](tx.DB).Where("city_id = ? and id = ?", tx.Actor.CityID, id).Find(ctx)
	if err != nil {
		return Extension{}, fmt.Errorf("deadline: find the request: %w", err)
	}
	if len(found) == 0 {
		return Extension{}, fault.New(fault.NotFound, "extension", id)
	}
	if err := attach(ctx, tx, found); err != nil {
		return Extension{}, err
	}
	return found[0], nil
}

// decide writes the answer into the request.
func (e *Extension) decide(tx *db.Tx, a Answer) error {
	e.AnsweredBy, e.AnsweredAt = &tx.Actor.UserID, &tx.Now
	var err error
	if !a.Grant {
		e.State = Refused
		e.Words, err = words(a.Words, "不同意的理由", "The reason")
		return err
	}
	e.State, e.Words, e.GrantedUntil = Granted, strings.TrimSpace(a.Words), &e.Until
	if a.Until != nil {
		e.GrantedUntil = a.Until
	}
	if err := fault.Within(e.Words, mostWords, "field", "答复", "field@en", "The answer"); err != nil {
		return err
	}
	return later(tx, *e.GrantedUntil, e.Items)
}

// close stores the answer. Of two who answer at once the first is in time: the other's row is no longer open, and it is run again.
func (e Extension) close(ctx context.Context, tx *db.Tx) error {
	g := tx.DB.WithContext(ctx)
	closed := g.Exec(`update extension_item set open = false where city_id = ? and extension_id = ? and open`, e.CityID, e.ID)
	if closed.Error != nil {
		return fmt.Errorf("deadline: close the request: %w", closed.Error)
	}
	answered := g.Exec(`update extension set state = ?, granted_until = ?::date, words = ?, answered_by = ?, answered_at = ? where city_id = ? and id = ? and state = ?`,
		e.State, e.GrantedUntil, e.Words, e.AnsweredBy, e.AnsweredAt, e.CityID, e.ID, Open)
	if answered.Error != nil {
		return fmt.Errorf("deadline: answer: %w", answered.Error)
	}
	if answered.RowsAffected != 1 {
		return fault.New(fault.WrongState, "reason", fault.ReasonExtension)
	}
	// Row security hides rows from an update without an error, and what stays open could never be asked about again.
	if closed.RowsAffected == 0 {
		return fmt.Errorf("deadline: nothing that request %s is about was closed", e.ID)
	}
	return nil
}

func (e Extension) tellTenant(tx *db.Tx) error {
	n := notice.New{
		TenantID: e.TenantID, Kind: notice.ExtensionRefused, Plan: e.Plan, Year: e.Year, Dedupe: notice.ExtensionAsked + "/answer/" + e.ID,
		Params: map[string]string{"count": strconv.Itoa(len(e.Items)), "words": e.Words},
	}
	if e.GrantedUntil != nil {
		n.Kind, n.Params["until"] = notice.ExtensionGranted, day(*e.GrantedUntil)
	}
	return notice.Send(tx, n)
}
