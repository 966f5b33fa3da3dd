package figure

import (
	"context"
	"fmt"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/live"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
)

type newDivergence struct {
	CityID     string
	Scope      `gorm:"embedded"`
	Divergence `gorm:"embedded"`
}

func (newDivergence) TableName() string { return "divergence" }

// Diverge records the actor's own value beside a locked figure.
func Diverge(ctx context.Context, tx *db.Tx, f Figure, value decimal.Decimal, comment string) (Divergence, error) {
	d := Divergence{
		ID: uuid.Must(uuid.NewV7()).String(), FigureID: f.ID, Revision: f.Newest.Revision, OwnerID: f.Newest.TenantID,
		TenantID: tx.Actor.TenantID, ByUser: tx.Actor.UserID, ForUser: lender(tx.Actor, access.Signer), At: tx.Now, Value: value, Comment: comment,
	}
	err := tx.DB.WithContext(ctx).Create(&newDivergence{CityID: tx.Actor.CityID, Scope: f.Scope, Divergence: d}).Error
	if err != nil {
		return Divergence{}, fmt.Errorf("figure: record a divergence: %w", err)
	}
	tell(tx, live.Diverged, f)
	return d, nil
}

// Answer keeps the reporter's answer to an open divergence on one of its figures.
func Answer(ctx context.Context, tx *db.Tx, divergenceID, answer string) (Divergence, error) {
	var rows []Divergence
	err := tx.DB.WithContext(ctx).Raw(`update divergence set answer = ?, answered_by = ?::uuid, answered_for = ?::uuid, answered_at = ?
		where city_id = ? and id = ?::uuid and owner_id = ?::uuid and resolution is null returning *`,
		answer, tx.Actor.UserID, lender(tx.Actor, access.Reporter), tx.Now, tx.Actor.CityID, divergenceID, tx.Actor.TenantID).Scan(&rows).Error
	if err != nil {
		return Divergence{}, fmt.Errorf("figure: answer a divergence: %w", err)
	}
	if len(rows) == 0 {
		return Divergence{}, fault.New(fault.NotFound)
	}
	return rows[0], nil
}

// Passes are the duties that have passed the newest revisions of figures, by figure and stage.
type Passes map[string]map[chain.Stage][]chain.Duty

// AskPassed asks for the passes of figures.
func AskPassed(tx *db.Tx, out Passes, ids []string) db.Question {
	type row struct {
		figure string
		stage  chain.Stage
		duty   chain.Duty
	}
	take := func(r row) {
		if out[r.figure] == nil {
			out[r.figure] = map[chain.Stage][]chain.Duty{}
		}
		out[r.figure][r.stage] = append(out[r.figure][r.stage], r.duty)
	}
	return db.Each(take, func(r *row) []any { return []any{&r.figure, &r.stage, &r.duty} }, `select s.figure_id, s.stage, s.duty from sign_off s
		join figure f on f.city_id = s.city_id and f.id = s.figure_id and f.revision = s.revision
		where s.city_id = $1 and s.figure_id = any ($2::uuid[]) and s.outcome = 'PASS'`, tx.Actor.CityID, db.TextArray(ids))
}
