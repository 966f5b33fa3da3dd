package reconcile

import (
	"context"
	"fmt"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

// Rescope has what is held against these elements follow a catalogue that changed who may read the elements. Only the machine actor
// "loader" may.
func Rescope(ctx context.Context, tx *db.Tx, elements []string) error {
	p := map[string]any{"city": tx.Actor.CityID, "elements": db.TextArray(elements)}
	err := tx.DB.WithContext(ctx).Exec(`update reference_value t set support = array_remove(e.readers, t.line), plans = e.plans from `+plan.Readers+` e
		where e.city_id = t.city_id and e.code = t.element and (t.support, t.plans) is distinct from (array_remove(e.readers, t.line), e.plans)`, p).Error
	if err != nil {
		return fmt.Errorf("reconcile: rescope: %w", err)
	}
	return nil
}
