package rollup

import (
	"context"
	"fmt"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

// Split is an indicator by one division, as an edition says it.
type Split struct {
	Indicator plan.Indicator
	Way
	cells map[place]*Result
}

// At is what the edition says of a part in an area; nil where it says nothing.
func (s Split) At(category, area string) *Result {
	return s.cells[place{indicator: category, area: area}]
}

// In tells whether the edition says anything of the parts in an area.
func (s Split) In(area string) bool {
	for _, c := range s.Division.Categories {
		if s.At(c.Code, area) != nil {
			return true
		}
	}
	return false
}

// Splits reads all that an edition says of the parts of a plan's indicators, in the order of the indicators; what it says nothing of is
// left out.
func Splits(ctx context.Context, tx *db.Tx, planCode, edition string, year int) ([]Split, error) {
	d, err := defineAll(ctx, tx, planCode)
	if err != nil {
		return nil, err
	}
	var rows []Detail
	err = tx.DB.WithContext(ctx).Raw(`select c.indicator, c.area_code, c.category, `+published+` from published_cell c
		where c.city_id = ? and c.snapshot_id = cast(? as uuid) and c.category <> 'total'`, tx.Actor.CityID, edition).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("rollup: read what is published of parts: %w", err)
	}
	said := map[string]map[place]*Result{}
	for n, r := range rows {
		if said[r.Indicator] == nil {
			said[r.Indicator] = map[place]*Result{}
		}
		said[r.Indicator][place{indicator: r.Category, area: r.AreaCode}] = rows[n].shown()
	}
	var out []Split
	for _, i := range d.indicators {
		for _, w := range d.ways(i.In(year)) {
			s := Split{Indicator: i, Way: w, cells: said[i.Code]}
			for _, a := range d.areas {
				if s.In(a.code) {
					out = append(out, s)
					break
				}
			}
		}
	}
	return out, nil
}
