package figure

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/liangce/liangce/internal/access"

	"github.com/google/uuid"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// Draft is a value to be entered.
type Draft struct {
	Key
	Scope
	Level       chain.Level
	Value       quantity.Value
	Explanation string
	// CorrectionReason is given when an approved figure is opened for correction, and only then.
	CorrectionReason string
	Origin           string
	// SourceItem is the delivered record whose value the reporter takes, "" where it is typed.
	SourceItem string
	// ExpectedRevision is the revision that the reporter saw; 0 where there was none.
	ExpectedRevision int
}

// newFigure and newRevision are the rows as they are inserted.
type newFigure struct {
	CityID   string
	ID       string
	Key      `gorm:"embedded"`
	Scope    `gorm:"embedded"`
	Level    chain.Level
	TenantID string
	Revision int
	State    chain.State
}

func (newFigure) TableName() string { return "figure" }

type newRevision struct {
	CityID   string
	Scope    `gorm:"embedded"`
	Revision `gorm:"embedded"`
}

func (newRevision) TableName() string { return "figure_revision" }

// Append enters values for the actor's own tenant, as drafts, over what stands under their keys: all of them, or none where one is
// refused. A value that is already there makes no new revision. The caller holds what stands locked; it gives the figures as they are
// now, in the order of the drafts.
func Append(ctx context.Context, tx *db.Tx, stands []Figure, drafts []Draft) ([]Figure, []Refusal, error) {
	standing, err := standingOf(ctx, tx, stands)
	if err != nil {
		return nil, nil, err
	}
	if refused := standing.refuse(drafts); len(refused) > 0 {
		return nil, refused, nil
	}
	var figures []newFigure
	var revisions []newRevision
	var moved, uncounted []Figure
	saved := make([]Figure, len(drafts))
	for n, d := range drafts {
		f := &saved[n]
		if current := standing.at[d.Key]; current != nil {
			*f = *current
			if same(d, *f) {
				continue
			}
		} else {
			*f = Figure{ID: uuid.Must(uuid.NewV7()).String(), Key: d.Key, Scope: d.Scope, CityID: tx.Actor.CityID, Level: d.Level}
			figures = append(figures, newFigure{CityID: f.CityID, ID: f.ID, Key: f.Key, Scope: f.Scope, Level: f.Level, TenantID: tx.Actor.TenantID, Revision: 1, State: chain.Draft})
		}
		if f.State.Returnable() {
			uncounted = append(uncounted, *f)
		}
		revision := revisionOf(tx, f.ID, f.Newest.Revision+1, d, carried(*f))
		revisions = append(revisions, revision)
		f.State, f.Newest = chain.Draft, revision.Revision
		if f.Newest.Revision > 1 { // it was there before
			moved = append(moved, *f)
		}
	}
	if err := enter(ctx, tx, figures, revisions, moved); err != nil {
		return nil, nil, err
	}
	// A figure that was on its way leaves the roll-up of what was submitted until it is submitted again.
	touch(ctx, tx, rollup.Submitted, uncounted...)
	tellOpened(tx, drafts, saved)
	return saved, nil, nil
}

// Refuse says which drafts Append would refuse, for a request that is refused for another reason already.
func Refuse(ctx context.Context, tx *db.Tx, stands []Figure, drafts []Draft) ([]Refusal, error) {
	standing, err := standingOf(ctx, tx, stands)
	return standing.refuse(drafts), err
}

// standing is what drafts come to lie over: the figures, and which of them have an open divergence.
type standing struct {
	at        map[Key]*Figure
	diverging map[string]bool
}

func standingOf(ctx context.Context, tx *db.Tx, figures []Figure) (standing, error) {
	s := standing{at: make(map[Key]*Figure, len(figures))}
	for i := range figures {
		s.at[figures[i].Key] = &figures[i]
	}
	var err error
	s.diverging, err = Diverging(ctx, tx, figures)
	return s, err
}

func (s standing) refuse(drafts []Draft) []Refusal {
	var refused []Refusal
	for _, d := range drafts {
		current := s.at[d.Key]
		f := mayAppend(d, current, s.diverging)
		if f == nil {
			continue
		}
		r := Refusal{Key: d.Key, Fault: f, Current: current}
		if current != nil {
			r.FigureID = current.ID
		}
		refused = append(refused, r)
	}
	return refused
}

// mayAppend says why the draft may not be entered over the figure as it is now, or nil.
func mayAppend(d Draft, current *Figure, open map[string]bool) *fault.Fault {
	if current == nil {
		if d.ExpectedRevision != 0 {
			return fault.Stale(0)
		}
		return nil
	}
	if d.ExpectedRevision != current.Newest.Revision {
		return fault.Stale(current.Newest.Revision)
	}
	if d.CorrectionReason != "" {
		if !current.State.Correctable() {
			return WrongState(current.State)
		}
		return nil
	}
	if !current.State.Saveable() && !open[current.ID] {
		return WrongState(current.State)
	}
	return nil
}

// WrongState is the refusal of an act that the figure's state does not allow.
func WrongState(s chain.State) *fault.Fault {
	return fault.New(fault.WrongState, "reason", fault.ReasonState, "state", s.Name(fault.Chinese), "state@en", s.Name(fault.English))
}

// carried is the reason of a correction under way: it stays with every later draft of the same correction.
func carried(current Figure) string {
	if current.ApprovedRevision == nil || current.Newest.CorrectionReason == nil || current.State == chain.Approved {
		return ""
	}
	return *current.Newest.CorrectionReason
}

func same(d Draft, current Figure) bool {
	explanation := ""
	if current.Newest.Explanation != nil {
		explanation = *current.Newest.Explanation
	}
	return d.CorrectionReason == "" && d.Value.Equal(current.Newest.Val()) && d.Explanation == explanation
}

func revisionOf(tx *db.Tx, id string, revision int, d Draft, reason string) newRevision {
	if d.CorrectionReason != "" {
		reason = d.CorrectionReason
	}
	value, emptiness := Columns(d.Value)
	return newRevision{CityID: tx.Actor.CityID, Scope: d.Scope, Revision: Revision{
		FigureID: id, Revision: revision, TenantID: tx.Actor.TenantID, Value: value, Emptiness: emptiness,
		Explanation: text(d.Explanation), CorrectionReason: text(reason), Origin: d.Origin, SourceItem: text(d.SourceItem), EnteredBy: tx.Actor.UserID, EnteredAt: tx.Now, ForUser: lender(tx.Actor, access.Reporter),
	}}
}

// lender is for whom an actor acts with a role; nil where it is its own.
func lender(a access.Actor, role access.Role) *string {
	if loan, lent := a.LentRole(role); lent {
		return &loan.Lender
	}
	return nil
}

func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// columnsOf lays keys out for unnest.
func columnsOf(keys []Key) (elements, areas, years, categories db.TextArray) {
	for _, k := range keys {
		elements, areas = append(elements, k.Element), append(areas, k.AreaCode)
		years, categories = append(years, strconv.Itoa(k.Year)), append(categories, k.Category)
	}
	return elements, areas, years, categories
}

// Diverging tells which of the figures that are on their way have an open divergence, which lets their reporter change them.
func Diverging(ctx context.Context, tx *db.Tx, figures []Figure) (map[string]bool, error) {
	open := map[string]bool{}
	var ids db.TextArray
	for _, f := range figures {
		if !f.State.Saveable() {
			ids = append(ids, f.ID)
		}
	}
	if len(ids) == 0 {
		return open, nil
	}
	err := tx.Ask(ctx, db.Each(func(id string) { open[id] = true }, db.One,
		`select figure_id::text from divergence where city_id = $1 and figure_id = any ($2::uuid[]) and resolution is null`, tx.Actor.CityID, ids))
	if err != nil {
		return nil, fmt.Errorf("figure: read open divergences: %w", err)
	}
	return open, nil
}

// enter adds figures and revisions, and moves those of figures that were there to these.
func enter(ctx context.Context, tx *db.Tx, figures []newFigure, revisions []newRevision, moved []Figure) error {
	questions, err := inserts(tx, figures, revisions)
	if err != nil {
		return err
	}
	var done []string
	if len(moved) > 0 {
		questions = append(questions, setState(tx, &done, moved))
	}
	if len(questions) == 0 {
		return nil
	}
	if err := tx.Ask(ctx, questions...); err != nil {
		return fmt.Errorf("figure: enter: %w", err)
	}
	return all(done, moved)
}

// inserts words figures, before the revisions that are theirs. They go by their keys: two who enter the same figures at once wait for
// each other's in one order, not in a circle.
func inserts(tx *db.Tx, figures []newFigure, revisions []newRevision) ([]db.Question, error) {
	slices.SortFunc(figures, func(a, b newFigure) int { return a.compare(b.Key) })
	first, err := db.Insert(tx, figures)
	if err != nil {
		return nil, err
	}
	then, err := db.Insert(tx, revisions)
	return append(first, then...), err
}
