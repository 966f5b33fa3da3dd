package figure

import (
	"context"
	"fmt"
	"time"

	"github.com/liangce/liangce/internal/access"

	"github.com/google/uuid"

	"github.com/liangce/liangce/internal/live"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/chain"
)

// Submit sends figures on their way; the caller holds them locked and has checked them. A divergence on an earlier revision
// is answered by a correction where the value is another one; the same value again leaves it to the signer.
func Submit(ctx context.Context, tx *db.Tx, figures []Figure) error {
	ids := idsOf(figures)
	if err := standBy(ctx, tx, figures); err != nil {
		return err
	}
	if err := setState(ctx, tx, ids, chain.Submitted, nil); err != nil {
		return err
	}
	err := tx.DB.WithContext(ctx).Exec(`update divergence d set resolution = 'corrected', resolved_at = ?
		from figure f join figure_revision r on r.city_id = f.city_id and r.figure_id = f.id and r.revision = f.revision, figure_revision o
		where d.city_id = ? and d.figure_id = any (?::uuid[]) and d.resolution is null
		and f.city_id = d.city_id and f.id = d.figure_id and o.city_id = d.city_id and o.figure_id = d.figure_id and o.revision = d.revision
		and (r.value, r.emptiness) is distinct from (o.value, o.emptiness)`, tx.Now, tx.Actor.CityID, db.TextArray(ids)).Error
	if err != nil {
		return fmt.Errorf("figure: resolve divergences: %w", err)
	}
	tell(tx, live.Submitted, figures...)
	touch(ctx, tx, rollup.Submitted, figures...)
	return nil
}

// standBy makes a new revision of what was returned and is sent off again as it is: the revision that was returned is
// decided on for good, so the same value needs one of its own to pass.
func standBy(ctx context.Context, tx *db.Tx, figures []Figure) error {
	var again []newRevision
	var ids []string
	for _, f := range figures {
		if f.State != chain.Returned {
			continue
		}
		r := f.Newest
		r.Revision, r.EnteredBy, r.EnteredAt = r.Revision+1, tx.Actor.UserID, tx.Now
		r.ForUser = lender(tx.Actor, access.Reporter)
		again = append(again, newRevision{CityID: tx.Actor.CityID, Scope: f.Scope, Revision: r})
		ids = append(ids, f.ID)
	}
	return insert(ctx, tx, nil, again, ids)
}

// Withdraw takes figures back that nobody has acted on; the caller holds them locked and has checked their state.
func Withdraw(ctx context.Context, tx *db.Tx, figures []Figure) error {
	ids := idsOf(figures)
	if err := setState(ctx, tx, ids, chain.Withdrawn, nil); err != nil {
		return err
	}
	tell(tx, live.Withdrawn, figures...)
	touch(ctx, tx, rollup.Submitted, figures...)
	return nil
}

// Move is one decision on a locked figure and the state it leads to.
type Move struct {
	Figure  Figure
	SignOff SignOff
	To      chain.State
}

// Role is the one that a decision takes.
func (s SignOff) Role() access.Role {
	if s.Duty == chain.Reviewer || s.Duty == chain.Line {
		return access.Reviewer
	}
	return access.Signer
}

// newSignOff is the row as it is inserted: with the scope of its figure.
type newSignOff struct {
	CityID  string
	Scope   `gorm:"embedded"`
	SignOff `gorm:"embedded"`
}

func (newSignOff) TableName() string { return "sign_off" }

// Advance writes decisions and moves the figures they are on.
func Advance(ctx context.Context, tx *db.Tx, moves []Move) error {
	if len(moves) == 0 {
		return nil
	}
	rows := make([]newSignOff, len(moves))
	byState := map[chain.State][]string{}
	returnDue := map[string]*time.Time{}
	var passed []string
	for i, m := range moves {
		s := m.SignOff
		s.ID = uuid.Must(uuid.NewV7()).String()
		s.FigureID, s.Revision, s.EnteredBy = m.Figure.ID, m.Figure.Newest.Revision, m.Figure.Newest.EnteredBy
		s.TenantID, s.ByUser, s.At = tx.Actor.TenantID, tx.Actor.UserID, tx.Now
		s.ForUser = lender(tx.Actor, s.Role())
		rows[i] = newSignOff{CityID: tx.Actor.CityID, Scope: m.Figure.Scope, SignOff: s}
		tell(tx, m.act(), m.Figure)
		if s.Outcome == Pass {
			passed = append(passed, m.Figure.ID)
		}
		if m.To == m.Figure.State {
			continue
		}
		byState[m.To] = append(byState[m.To], m.Figure.ID)
		if m.To == chain.Returned {
			returnDue[m.Figure.ID] = s.Due
		}
		// What is approved was counted as submitted before, and what is returned was not approved.
		if m.To == chain.Returned {
			touch(ctx, tx, rollup.Submitted, m.Figure)
		}
		if m.To == chain.Approved {
			touch(ctx, tx, rollup.Approved, m.Figure)
		}
	}
	if err := tx.DB.WithContext(ctx).Create(&rows).Error; err != nil {
		return fmt.Errorf("figure: record decisions: %w", err)
	}
	if err := accept(ctx, tx, passed); err != nil {
		return err
	}
	for _, state := range []chain.State{chain.Reviewed, chain.CountySigned, chain.LineChecked, chain.Approved, chain.Returned} {
		if err := setState(ctx, tx, byState[state], state, returnDue); err != nil {
			return err
		}
	}
	return nil
}

// accept closes the divergences that the actor's own tenant recorded on figures which it now passes.
func accept(ctx context.Context, tx *db.Tx, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	err := tx.DB.WithContext(ctx).Exec(`update divergence set resolution = 'accepted', resolved_at = ?
		where city_id = ? and figure_id = any (?::uuid[]) and tenant_id = ?::uuid and resolution is null`,
		tx.Now, tx.Actor.CityID, db.TextArray(ids), tx.Actor.TenantID).Error
	if err != nil {
		return fmt.Errorf("figure: accept divergences: %w", err)
	}
	return nil
}

// untouched is when a figure that is withdrawn was first submitted: what its reporter takes back before anybody has decided on it
// was not submitted at all.
const untouched = `case when exists (select from sign_off s where s.city_id = f.city_id and s.figure_id = f.id) then f.submitted_at end`

func setState(ctx context.Context, tx *db.Tx, ids []string, to chain.State, due map[string]*time.Time) error {
	if len(ids) == 0 {
		return nil
	}
	dates := make(db.TextArray, len(ids))
	for i, id := range ids {
		if d := due[id]; d != nil && to == chain.Returned {
			dates[i] = d.Format(time.DateOnly)
		}
	}
	updated := tx.DB.WithContext(ctx).Exec(`update figure f set state = ?, due = nullif(k.due, '')::date,
			submitted_at = case ?::text when 'submitted' then coalesce(f.submitted_at, ?::timestamptz) when 'withdrawn' then `+untouched+` else f.submitted_at end,
			approved_revision = case when ?::text = 'approved' then f.revision else f.approved_revision end,
			approved_at = case when ?::text = 'approved' then ?::timestamptz else f.approved_at end
		from unnest(?::uuid[], ?::text[]) as k (id, due) where f.city_id = ? and f.id = k.id`,
		to, to, tx.Now, to, to, tx.Now, db.TextArray(ids), dates, tx.Actor.CityID)
	if updated.Error != nil {
		return fmt.Errorf("figure: move to %s: %w", to, updated.Error)
	}
	// Row security hides rows from an update without an error, so the count is the check.
	if int(updated.RowsAffected) != len(ids) {
		return fmt.Errorf("figure: moved %d of %d figures to %s", updated.RowsAffected, len(ids), to)
	}
	return nil
}

// touch has the roll-ups refreshed with the commit that the figures enter on a basis; parts of a total enter none.
func touch(ctx context.Context, tx *db.Tx, basis rollup.Basis, figures ...Figure) {
	var touched []rollup.Touch
	for _, f := range figures {
		if f.Category == Total {
			touched = append(touched, rollup.Touch{Element: f.Element, AreaCode: f.AreaCode, Year: f.Year, Basis: basis})
		}
	}
	rollup.Refresh(ctx, tx, touched)
}

func idsOf(figures []Figure) []string {
	ids := make([]string, len(figures))
	for i, f := range figures {
		ids[i] = f.ID
	}
	return ids
}
