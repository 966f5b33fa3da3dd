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

// Passed reads which duties have passed the newest revision of figures at a stage.
func Passed(ctx context.Context, tx *db.Tx, ids []string) (map[string]map[chain.Stage][]chain.Duty, error) {
	var rows []struct {
		FigureID string
		Stage    chain.Stage
		Duty     chain.Duty
	}
	err := tx.DB.WithContext(ctx).Raw(`select s.figure_id, s.stage, s.duty from sign_off s
		join figure f on f.city_id = s.city_id and f.id = s.figure_id and f.revision = s.revision
		where s.city_id = ? and s.figure_id = any (?::uuid[]) and s.outcome = 'PASS'`, tx.Actor.CityID, db.TextArray(ids)).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("figure: read what has passed: %w", err)
	}
	out := map[string]map[chain.Stage][]chain.Duty{}
	for _, r := range rows {
		if out[r.FigureID] == nil {
			out[r.FigureID] = map[chain.Stage][]chain.Duty{}
		}
		out[r.FigureID][r.Stage] = append(out[r.FigureID][r.Stage], r.Duty)
	}
	return out, nil
}
