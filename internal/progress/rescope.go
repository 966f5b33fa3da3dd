package progress

import (
	"context"
	"fmt"

	"github.com/liangce/liangce/internal/platform/db"
)

// Rescope has reports, their files and the reminders follow a catalogue that changed who has a part in an item. Only the machine
// actor "loader" may.
func Rescope(ctx context.Context, tx *db.Tx) error {
	const items = `with item as (
			select city_id, plan, code, lead, array_prepend(lead, support) as lines from task union all
			select city_id, plan, code, lead, array[lead] from project) `
	const of = ` from item i where r.city_id = ? and (i.city_id, i.plan, i.code) = (r.city_id, r.plan, r.item)
			and (r.support is distinct from array_remove(i.lines, r.line)`
	for table, update := range map[string]string{
		"reports": items + `update progress_report r set support = array_remove(i.lines, r.line), role = case r.line when i.lead then 'lead' else 'support' end` +
			of + ` or (r.role = 'lead') <> (r.line = i.lead))`,
		"reminders": items + `update supervision r set support = array_remove(i.lines, r.line)` + of + `)`,
	} {
		err := tx.DB.WithContext(ctx).Exec(update, tx.Actor.CityID).Error
		if err != nil {
			return fmt.Errorf("progress: rescope %s: %w", table, err)
		}
	}
	err := tx.DB.WithContext(ctx).Exec(`update evidence e set support = r.support from progress_report r
		where e.city_id = ? and r.city_id = e.city_id and r.id = e.report and e.support is distinct from r.support`, tx.Actor.CityID).Error
	if err != nil {
		return fmt.Errorf("progress: rescope evidence: %w", err)
	}
	return nil
}
