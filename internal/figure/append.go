package figure

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/liangce/liangce/internal/access"

	"github.com/google/uuid"
	"gorm.io/gorm"

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

// Append enters values for the actor's own tenant, as drafts: all of them, or none where one is refused. A value that is
// already there makes no new revision.
func Append(ctx context.Context, tx *db.Tx, drafts []Draft) ([]Figure, []Refusal, error) {
	existing, open, err := lockKeys(ctx, tx, drafts)
	if err != nil {
		return nil, nil, err
	}
	refused := refusals(drafts, existing, open)
	if len(refused) > 0 {
		return nil, refused, nil
	}
	var figures []newFigure
	var revisions []newRevision
	var moved []string
	var uncounted []Figure
	ids := make([]string, 0, len(drafts))
	for _, d := range drafts {
		current := existing[d.Key]
		if current == nil {
			id := uuid.Must(uuid.NewV7()).String()
			figures = append(figures, newFigure{CityID: tx.Actor.CityID, ID: id, Key: d.Key, Scope: d.Scope, Level: d.Level, TenantID: tx.Actor.TenantID, Revision: 1, State: chain.Draft})
			revisions = append(revisions, revisionOf(tx, id, 1, d, ""))
			ids = append(ids, id)
			continue
		}
		ids = append(ids, current.ID)
		if same(d, *current) {
			continue
		}
		revisions = append(revisions, revisionOf(tx, current.ID, current.Newest.Revision+1, d, carried(current)))
		moved = append(moved, current.ID)
		if current.State.Returnable() {
			uncounted = append(uncounted, *current)
		}
	}
	if err := insert(ctx, tx, figures, revisions, moved); err != nil {
		return nil, nil, err
	}
	// A figure that was on its way leaves the roll-up of what was submitted until it is submitted again.
	touch(ctx, tx, rollup.Submitted, uncounted...)
	saved, err := ByIDs(ctx, tx, ids)
	tellOpened(tx, drafts, saved)
	return saved, nil, err
}

// Refuse says which drafts Append would refuse, for a request that is refused for another reason already.
func Refuse(ctx context.Context, tx *db.Tx, drafts []Draft) ([]Refusal, error) {
	existing, open, err := lockKeys(ctx, tx, drafts)
	return refusals(drafts, existing, open), err
}

func refusals(drafts []Draft, existing map[Key]*Figure, open map[string]bool) []Refusal {
	var refused []Refusal
	for _, d := range drafts {
		current := existing[d.Key]
		f := mayAppend(d, current, open)
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
func carried(current *Figure) string {
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

// lockKeys reads the figures that stand under the drafts' keys, locked, and which of them have an open divergence.
func lockKeys(ctx context.Context, tx *db.Tx, drafts []Draft) (map[Key]*Figure, map[string]bool, error) {
	keys := make([]Key, len(drafts))
	for i, d := range drafts {
		keys[i] = d.Key
	}
	elements, areas, years, categories := columnsOf(keys)
	found, err := lock(ctx, tx, `join unnest($1::text[], $2::text[], $3::int[], $4::text[]) as k (element, area_code, year, category)
		on k.element = f.element and k.area_code = f.area_code and k.year = f.year and k.category = f.category
		where f.city_id = $5`, elements, areas, years, categories, tx.Actor.CityID)
	if err != nil {
		return nil, nil, err
	}
	existing := make(map[Key]*Figure, len(found))
	ids := make([]string, len(found))
	for i := range found {
		existing[found[i].Key] = &found[i]
		ids[i] = found[i].ID
	}
	open, err := Diverging(ctx, tx, ids)
	return existing, open, err
}

// columnsOf lays keys out for unnest.
func columnsOf(keys []Key) (elements, areas, years, categories db.TextArray) {
	for _, k := range keys {
		elements, areas = append(elements, k.Element), append(areas, k.AreaCode)
		years, categories = append(years, strconv.Itoa(k.Year)), append(categories, k.Category)
	}
	return elements, areas, years, categories
}

// Diverging tells which figures have an open divergence.
func Diverging(ctx context.Context, tx *db.Tx, ids []string) (map[string]bool, error) {
	open := map[string]bool{}
	if len(ids) == 0 {
		return open, nil
	}
	var diverging []string
	err := tx.Ask(ctx, db.Into(&diverging, db.One, `select figure_id::text from divergence where city_id = $1 and figure_id = any ($2::uuid[]) and resolution is null`,
		tx.Actor.CityID, db.TextArray(ids)))
	if err != nil {
		return nil, fmt.Errorf("figure: read open divergences: %w", err)
	}
	for _, id := range diverging {
		open[id] = true
	}
	return open, nil
}

func insert(ctx context.Context, tx *db.Tx, figures []newFigure, revisions []newRevision, moved []string) error {
	g := tx.DB.WithContext(ctx)
	if err := insertFigures(g, figures); err != nil {
		return err
	}
	if len(revisions) > 0 {
		if err := g.Create(&revisions).Error; err != nil {
			return fmt.Errorf("figure: append revisions: %w", err)
		}
	}
	if len(moved) == 0 {
		return nil
	}
	updated := g.Exec(`update figure set revision = revision + 1, state = 'draft' where city_id = ? and id = any (?::uuid[])`, tx.Actor.CityID, db.TextArray(moved))
	if updated.Error != nil {
		return fmt.Errorf("figure: move to the new revision: %w", updated.Error)
	}
	if int(updated.RowsAffected) != len(moved) {
		return fmt.Errorf("figure: moved %d of %d figures", updated.RowsAffected, len(moved))
	}
	return nil
}

// insertFigures goes by their keys: two who enter the same figures at once wait for each other's in one order, not in a circle.
func insertFigures(g *gorm.DB, figures []newFigure) error {
	if len(figures) == 0 {
		return nil
	}
	slices.SortFunc(figures, func(a, b newFigure) int { return a.compare(b.Key) })
	if err := g.CreateInBatches(&figures, pieceRows).Error; err != nil {
		return fmt.Errorf("figure: insert: %w", err)
	}
	return nil
}
