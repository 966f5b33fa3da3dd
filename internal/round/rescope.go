package round

import (
	"context"
	"fmt"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// handOver gives what nobody has begun in an open round to the department that has the element's line now.
const handOver = `update obligation o set line = e.line, tenant_id = t.id
	from element e, round r, area a, tenant t
	where o.city_id = @city and o.element = any (@elements)
		and e.city_id = o.city_id and e.code = o.element and e.line <> o.line
		and r.city_id = o.city_id and r.plan = o.plan and r.year = o.year and r.state = @open
		and a.city_id = o.city_id and a.code = o.area_code
		and t.city_id = o.city_id and t.line = e.line and t.area_code = case when a.level = @municipal then a.parent else a.code end
		and not exists (select from figure f where f.city_id = o.city_id and f.element = o.element and f.area_code = o.area_code and f.year = o.year)`

const follow = `update obligation o set support = array_remove(e.readers, o.line)
	from ` + plan.Readers + ` e where e.city_id = o.city_id and e.code = o.element and o.support <> array_remove(e.readers, o.line)`

// Rescope has the obligations of these elements follow a catalogue that changed who reports or reads the elements. What has
// been begun is finished by the tenant that began it, and what no department has the line for stays where it is until the
// next opening names the gap. Only the machine actor "loader" may.
func Rescope(ctx context.Context, tx *db.Tx, elements []string) error {
	p := map[string]any{"city": tx.Actor.CityID, "elements": db.TextArray(elements), "open": Open, "municipal": tenant.LevelMunicipal}
	for _, sql := range []string{handOver, follow} {
		if err := tx.DB.WithContext(ctx).Exec(sql, p).Error; err != nil {
			return fmt.Errorf("round: rescope: %w", err)
		}
	}
	return nil
}
