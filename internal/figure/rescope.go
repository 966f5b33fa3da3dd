package figure

import (
	"context"
	"fmt"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

// Rescope has the figures of these elements, and all that hangs on them, follow a catalogue that changed who may read the
// elements. A figure stays with the line whose tenant reported it. Only the machine actor "loader" may.
func Rescope(ctx context.Context, tx *db.Tx, elements []string) error {
	p := map[string]any{"city": tx.Actor.CityID, "elements": db.TextArray(elements)}
	for _, t := range []struct{ table, figure string }{
		{"figure", "id"}, {"figure_revision", "figure_id"}, {"sign_off", "figure_id"}, {"divergence", "figure_id"},
	} {
		err := tx.DB.WithContext(ctx).Exec(`update `+t.table+` t set support = array_remove(e.readers, t.line), plans = e.plans
			from figure f join `+plan.Readers+` e on e.city_id = f.city_id and e.code = f.element
			where f.city_id = t.city_id and f.id = t.`+t.figure+` and (t.support, t.plans) is distinct from (array_remove(e.readers, t.line), e.plans)`, p).Error
		if err != nil {
			return fmt.Errorf("figure: rescope %s: %w", t.table, err)
		}
	}
	return nil
}
