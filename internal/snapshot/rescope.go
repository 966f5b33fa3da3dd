package snapshot

import (
	"context"
	"fmt"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

// Rescope has the frozen figures of these elements follow a catalogue that changed who may read the elements; what is frozen
// of them stays. Only the machine actor "loader" may.
func Rescope(ctx context.Context, tx *db.Tx, elements []string) error {
	err := tx.DB.WithContext(ctx).Exec(`update snapshot_figure s set support = array_remove(e.readers, s.line), plans = e.plans
		from `+plan.Readers+` e where e.city_id = s.city_id and e.code = s.element
		and (s.support, s.plans) is distinct from (array_remove(e.readers, s.line), e.plans)`,
		map[string]any{"city": tx.Actor.CityID, "elements": db.TextArray(elements)}).Error
	if err != nil {
		return fmt.Errorf("snapshot: rescope: %w", err)
	}
	return nil
}
