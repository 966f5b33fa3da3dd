package figure

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/liangce/liangce/internal/access"

	"github.com/google/uuid"

	"github.com/liangce/liangce/internal/live"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/chain"
)

// Submit sends figures on their way and gives them as they are then; the caller holds them locked and has checked them. A divergence on
// an earlier revision is answered by a correction where the value is another one; the same value again leaves it to the signer.
func Submit(ctx context.Context, tx *db.Tx, figures []Figure) ([]Figure, error) {
	sent := slices.Clone(figures)
	var again []newRevision
	for i := range sent {
		f := &sent[i]
		if f.State == chain.Returned {
			again = append(again, standBy(tx, f))
		}
		f.State, f.Due = chain.Submitted, nil
	}
	questions, err := db.Insert(tx, again)
	if err != nil {
		return nil, err
	}
	var moved []string
	questions = append(questions, setState(tx, &moved, sent), corrected(tx, sent))
	if err := tx.Ask(ctx, questions...); err != nil {
		return nil, fmt.Errorf("figure: submit: %w", err)
	}
	if err := all(moved, sent); err != nil {
		return nil, err
	}
	tell(tx, live.Submitted, sent...)
	touch(ctx, tx, rollup.Submitted, sent...)
	return sent, nil
}

// standBy gives what was returned and is sent off again as it is a new revision: the one that was returned is decided on for good, so
// the same value needs one of its own to pass.
func standBy(tx *db.Tx, f *Figure) newRevision {
	f.Newest.Revision++
	f.Newest.EnteredBy, f.Newest.EnteredAt, f.Newest.ForUser = tx.Actor.UserID, tx.Now, lender(tx.Actor, access.Reporter)
	return newRevision{CityID: tx.Actor.CityID, Scope: f.Scope, Revision: f.Newest}
}

// corrected closes the divergences on figures whose value is another one now.
func corrected(tx *db.Tx, figures []Figure) db.Question {
	return db.Question{Args: []any{tx.Now, tx.Actor.CityID, idsOf(figures)}, SQL: `update divergence d set resolution = 'corrected', resolved_at = $1
		from figure f join figure_revision r on r.city_id = f.city_id and r.figure_id = f.id and r.revision = f.revision, figure_revision o
		where d.city_id = $2 and d.figure_id = any ($3::uuid[]) and d.resolution is null
		and f.city_id = d.city_id and f.id = d.figure_id and o.city_id = d.city_id and o.figure_id = d.figure_id and o.revision = d.revision
		and (r.value, r.emptiness) is distinct from (o.value, o.emptiness)`}
}

// Withdraw takes figures back that nobody has acted on and gives them as they are then; the caller holds them locked and has checked
// their state.
func Withdraw(ctx context.Context, tx *db.Tx, figures []Figure) ([]Figure, error) {
	back := slices.Clone(figures)
	for i := range back {
		back[i].State, back[i].Due = chain.Withdrawn, nil
	}
	var moved []string
	if err := tx.Ask(ctx, setState(tx, &moved, back)); err != nil {
		return nil, fmt.Errorf("figure: withdraw: %w", err)
	}
	if err := all(moved, back); err != nil {
		return nil, err
	}
	tell(tx, live.Withdrawn, back...)
	touch(ctx, tx, rollup.Submitted, back...)
	return back, nil
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
	var going, passed []Figure
	for i, m := range moves {
		s := m.SignOff
		s.ID = uuid.Must(uuid.NewV7()).String()
		s.FigureID, s.Revision, s.EnteredBy = m.Figure.ID, m.Figure.Newest.Revision, m.Figure.Newest.EnteredBy
		s.TenantID, s.ByUser, s.At = tx.Actor.TenantID, tx.Actor.UserID, tx.Now
		s.ForUser = lender(tx.Actor, s.Role())
		rows[i] = newSignOff{CityID: tx.Actor.CityID, Scope: m.Figure.Scope, SignOff: s}
		tell(tx, m.act(), m.Figure)
		if s.Outcome == Pass {
			passed = append(passed, m.Figure)
		}
		if m.To == m.Figure.State {
			continue
		}
		to := m.Figure
		to.State, to.Due = m.To, nil
		// What is approved was counted as submitted before, and what is returned was not approved.
		if m.To == chain.Returned {
			to.Due = s.Due
			touch(ctx, tx, rollup.Submitted, m.Figure)
		}
		if m.To == chain.Approved {
			touch(ctx, tx, rollup.Approved, m.Figure)
		}
		going = append(going, to)
	}
	questions, err := db.Insert(tx, rows)
	if err != nil {
		return err
	}
	var moved []string
	if len(passed) > 0 {
		questions = append(questions, accepted(tx, passed))
	}
	if len(going) > 0 {
		questions = append(questions, setState(tx, &moved, going))
	}
	if err := tx.Ask(ctx, questions...); err != nil {
		return fmt.Errorf("figure: record decisions: %w", err)
	}
	return all(moved, going)
}

// accepted closes the divergences that the actor's own tenant recorded on figures which it now passes.
func accepted(tx *db.Tx, passed []Figure) db.Question {
	return db.Question{Args: []any{tx.Now, tx.Actor.CityID, idsOf(passed), tx.Actor.TenantID}, SQL: `update divergence set resolution = 'accepted', resolved_at = $1
		where city_id = $2 and figure_id = any ($3::uuid[]) and tenant_id = $4::uuid and resolution is null`}
}

// untouched is when a figure that is withdrawn was first submitted: what its reporter takes back before anybody has decided on it
// was not submitted at all.
const untouched = `case when exists (select from sign_off s where s.city_id = f.city_id and s.figure_id = f.id) then f.submitted_at end`

// setState has figures be in the states, and have the revisions and the days to be back, that they are given with; moved are those that are.
func setState(tx *db.Tx, moved *[]string, figures []Figure) db.Question {
	states, revisions, dates := make(db.TextArray, len(figures)), make(db.TextArray, len(figures)), make(db.TextArray, len(figures))
	for i, f := range figures {
		states[i], revisions[i] = string(f.State), strconv.Itoa(f.Newest.Revision)
		if f.Due != nil {
			dates[i] = f.Due.Format(time.DateOnly)
		}
	}
	return db.Into(moved, db.One, `update figure f set state = k.state, revision = k.revision, due = nullif(k.due, '')::date,
			submitted_at = case k.state when 'submitted' then coalesce(f.submitted_at, $1) when 'withdrawn' then `+untouched+` else f.submitted_at end,
			approved_revision = case k.state when 'approved' then k.revision else f.approved_revision end,
			approved_at = case k.state when 'approved' then $1 else f.approved_at end
		from unnest($2::uuid[], $3::text[], $4::int[], $5::text[]) as k (id, state, revision, due) where f.city_id = $6 and f.id = k.id returning f.id`,
		tx.Now, idsOf(figures), states, revisions, dates, tx.Actor.CityID)
}

// all: row security hides rows from an update without an error, so the count is the check.
func all(moved []string, figures []Figure) error {
	if len(moved) != len(figures) {
		return fmt.Errorf("figure: moved %d of %d figures", len(moved), len(figures))
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

func idsOf(figures []Figure) db.TextArray {
	ids := make(db.TextArray, len(figures))
	for i, f := range figures {
		ids[i] = f.ID
	}
	return ids
}
