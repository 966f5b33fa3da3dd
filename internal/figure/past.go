package figure

import (
	"context"
	"fmt"
	"strconv"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// FromImport is the origin of what was brought in from the books, and not collected here.
const FromImport = "import"

// Past is a figure of a time before, to be brought in whole and approved.
type Past struct {
	Key
	Scope
	Level chain.Level
	// TenantID is who would report it.
	TenantID    string
	Value       quantity.Value
	Explanation string
	// FigureID and Revision are those of the imported figure that it corrects; none where there is none.
	FigureID string
	Revision int
}

// Agreement is who brings past figures in and which body of the city passes them.
type Agreement struct {
	EnteredBy string
	TenantID  string
	ByUser    string
	Duty      chain.Duty
	// Why is the reason of those that correct others.
	Why string
}

// At is what stands under a key.
type At struct {
	FigureID string
	Revision int
	Value    quantity.Value
	Origin   string
}

// Stored reads what stands under the keys, whatever its state, as the machine actor "history".
func Stored(ctx context.Context, tx *db.Tx, keys []Key) (map[Key]At, error) {
	out := map[Key]At{}
	if len(keys) == 0 {
		return out, nil
	}
	elements, areas, years, categories := columnsOf(keys)
	var rows []struct {
		Key       `gorm:"embedded"`
		FigureID  string
		Revision  int
		Value     decimal.NullDecimal
		Emptiness *string
		Origin    string
	}
	err := tx.As(access.History(tx.Actor.CityID), func() error {
		return tx.DB.WithContext(ctx).Raw(`select f.element, f.area_code, f.year, f.category, f.id as figure_id, f.revision, r.value, r.emptiness, r.origin
			from unnest(?::text[], ?::text[], ?::int[], ?::text[]) as k (element, area_code, year, category)
			join figure f on f.city_id = ? and f.element = k.element and f.area_code = k.area_code and f.year = k.year and f.category = k.category
			join figure_revision r on r.city_id = f.city_id and r.figure_id = f.id and r.revision = f.revision`,
			elements, areas, years, categories, tx.Actor.CityID).Scan(&rows).Error
	})
	if err != nil {
		return nil, fmt.Errorf("figure: read what is stored: %w", err)
	}
	for _, r := range rows {
		out[r.Key] = At{r.FigureID, r.Revision, ValueOf(r.Value, r.Emptiness), r.Origin}
	}
	return out, nil
}

// Bring enters past figures as approved, each with the pass of the body that agreed, as the machine actor "history". The caller has
// found out that nobody reported them; what was reported meanwhile fails the whole.
func Bring(ctx context.Context, tx *db.Tx, past []Past, by Agreement) error {
	if len(past) == 0 {
		return nil
	}
	var figures []newFigure
	revisions := make([]newRevision, len(past))
	passes := make([]newSignOff, len(past))
	ids, at := make(db.TextArray, len(past)), make(db.TextArray, len(past))
	for n, p := range past {
		id, reason := p.FigureID, by.Why
		if id == "" {
			id, reason = uuid.Must(uuid.NewV7()).String(), ""
			figures = append(figures, newFigure{CityID: tx.Actor.CityID, ID: id, Key: p.Key, Scope: p.Scope, Level: p.Level, TenantID: p.TenantID, Revision: 1, State: chain.Approved})
		}
		revision := p.Revision + 1
		ids[n], at[n] = id, strconv.Itoa(revision)
		value, emptiness := Columns(p.Value)
		revisions[n] = newRevision{CityID: tx.Actor.CityID, Scope: p.Scope, Revision: Revision{
			FigureID: id, Revision: revision, TenantID: p.TenantID, Value: value, Emptiness: emptiness,
			Explanation: text(p.Explanation), CorrectionReason: text(reason), Origin: FromImport, EnteredBy: by.EnteredBy, EnteredAt: tx.Now,
		}}
		passes[n] = newSignOff{CityID: tx.Actor.CityID, Scope: p.Scope, SignOff: SignOff{
			ID: uuid.Must(uuid.NewV7()).String(), FigureID: id, Revision: revision, EnteredBy: by.EnteredBy, Stage: chain.CitySignOff, Duty: by.Duty,
			TenantID: by.TenantID, ByUser: by.ByUser, At: tx.Now, Outcome: Pass,
		}}
	}
	if err := tx.Hold(ctx); err != nil {
		return err
	}
	err := tx.As(access.History(tx.Actor.CityID), func() error {
		return enterPast(ctx, tx, figures, revisions, passes, ids, at)
	})
	if err != nil {
		return err
	}
	for _, basis := range rollup.Live {
		var touched []rollup.Touch
		for _, p := range past {
			if p.Category == Total {
				touched = append(touched, rollup.Touch{Element: p.Element, AreaCode: p.AreaCode, Year: p.Year, Basis: basis})
			}
		}
		rollup.Refresh(ctx, tx, touched)
	}
	return nil
}

func enterPast(ctx context.Context, tx *db.Tx, figures []newFigure, revisions []newRevision, passes []newSignOff, ids, at db.TextArray) error {
	var locked, moved []string
	questions := []db.Question{lock(&locked, byID, tx.Actor.CityID, ids)}
	entered, err := inserts(tx, figures, revisions)
	if err != nil {
		return err
	}
	passed, err := db.Insert(tx, passes)
	if err != nil {
		return err
	}
	questions = append(append(questions, entered...), db.Into(&moved, db.One, `update figure f set revision = k.at, approved_revision = k.at, approved_at = $1, state = 'approved'
		from unnest($2::uuid[], $3::int[]) as k (id, at) where f.city_id = $4 and f.id = k.id and f.revision in (k.at, k.at - 1) returning f.id`, tx.Now, ids, at, tx.Actor.CityID))
	if err := hold(ctx, tx, append(questions, passed...)...); err != nil {
		return err
	}
	if len(moved) != len(ids) {
		return fmt.Errorf("figure: moved %d of %d past figures", len(moved), len(ids))
	}
	return nil
}
