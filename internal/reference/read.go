package reference

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
)

// OfYear are all revisions of what sources say in a year, by place; of a source, the newest first.
func OfYear(ctx context.Context, tx *db.Tx, year int) (map[figure.Key][]Value, error) {
	rows, err := gorm.G[Value](tx.DB).Where("city_id = ? and year = ?", tx.Actor.CityID, year).
		Order("element, area_code, category, source, revision desc").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("reference: read references: %w", err)
	}
	out := map[figure.Key][]Value{}
	for _, r := range rows {
		out[r.Key()] = append(out[r.Key()], r)
	}
	return out, nil
}

// Tolerances are those that count, by element.
func Tolerances(ctx context.Context, tx *db.Tx) (map[string]Tolerance, error) {
	rows, err := gorm.G[Tolerance](tx.DB).Where("city_id = ?", tx.Actor.CityID).Order("element, revision").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("reference: read tolerances: %w", err)
	}
	out := make(map[string]Tolerance, len(rows))
	for _, t := range rows {
		out[t.Element] = t
	}
	return out, nil
}

// Stated are what the sources of these names say of the elements in the areas in a year, as it counts: what was taken back is not
// said any more.
func Stated(ctx context.Context, tx *db.Tx, sources, elements, areas []string, year int) ([]Value, error) {
	if len(sources) == 0 {
		return nil, nil
	}
	var rows []Value
	err := tx.DB.WithContext(ctx).Raw(`select * from (
			select distinct on (element, area_code, category, source) * from reference_value
			where city_id = ? and source = any (?) and element = any (?) and area_code = any (?) and year = ?
			order by element, area_code, category, source, revision desc) newest where value is not null`,
		tx.Actor.CityID, db.TextArray(sources), db.TextArray(elements), db.TextArray(areas), year).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("reference: read what is stated: %w", err)
	}
	return rows, nil
}

// Source is who may state something: a system that delivers figures, or a publication, which delivers nothing by itself. What one
// states is entered under its name.
type Source struct {
	Code, Name string
	Delivers   bool
}

// Sources are those that the city's catalogue names, by code.
func Sources(ctx context.Context, tx *db.Tx) ([]Source, error) {
	var rows []Source
	err := tx.DB.WithContext(ctx).Raw(`select code, name, elements <> '{}' or exists (select from source_kind k where k.city_id = s.city_id and k.source = s.code) as delivers
		from source s where city_id = ? order by code`, tx.Actor.CityID).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("reference: read the sources: %w", err)
	}
	return rows, nil
}
