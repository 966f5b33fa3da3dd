package evaluation

import (
	"context"
	"slices"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
)

// The work that an evaluation may have for somebody.
const (
	WorkSelf  = "self_evaluation"
	WorkScore = "score"
)

// Owed is what waits for the actor in an evaluation.
type Owed struct {
	Evaluation Evaluation
	Work       string
	Late       bool
}

// OwedBy lists what waits for the actor: its tenant's self-evaluations, and its own scores.
func OwedBy(ctx context.Context, tx *db.Tx) ([]Owed, error) {
	running, err := find(ctx, tx, `state in ('collecting', 'scoring') order by due, plan, year`)
	if err != nil {
		return nil, err
	}
	var out []Owed
	for _, e := range running {
		o, err := e.owed(ctx, tx)
		if err != nil {
			return nil, err
		}
		if o.Work != "" {
			out = append(out, o)
		}
	}
	return out, nil
}

func (e Evaluation) owed(ctx context.Context, tx *db.Tx) (Owed, error) {
	o := Owed{Evaluation: e}
	switch {
	case e.State == Collecting && e.asks(tx.Actor.TenantID):
		s, err := e.self(ctx, tx, tx.Actor.TenantID, "")
		if err != nil {
			return o, err
		}
		if s.editable() && access.Check(tx.Actor, access.WriteSelf, s.object()) == nil {
			o.Work, o.Late = WorkSelf, s.Late(e, tx.Now)
		}
	case e.State == Scoring && slices.Contains(e.Panel, tx.Actor.UserID):
		card, err := e.card(ctx, tx)
		if err != nil {
			return o, err
		}
		if card == nil || card.SubmittedAt == nil {
			o.Work = WorkScore
		}
	}
	return o, nil
}
