package plan

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
)

// Change says what a Put did.
type Change struct {
	// Changed is false where the same content stood there already.
	Changed bool
	// Rescoped are the elements that existed before and whose line, support or plans are others now: rows that carry the
	// element's scope (obligations, figures and what hangs on them) have to follow.
	Rescoped []string
}

// Put takes a whole catalogue in. The same content again changes nothing; other content changes the rows that differ and
// removes what is gone, unless obligations, figures or roll-ups refer to it: then the whole is refused.
func Put(ctx context.Context, tx *db.Tx, c Catalogue) (Change, error) {
	city := tx.Actor.CityID
	if err := access.Check(tx.Actor, access.ImportPlan, access.Object{City: city, Plans: []string{c.Plan.Code}}); err != nil {
		return Change{}, err
	}
	c = c.in(city)
	hash, err := c.hash()
	if err != nil {
		return Change{}, err
	}
	c.Plan.ContentHash = hash
	var change Change
	err = tx.As(access.Loader(city), func() (err error) {
		change, err = put(ctx, tx, c)
		return err
	})
	return change, err
}

func put(ctx context.Context, tx *db.Tx, c Catalogue) (Change, error) {
	stored, err := gorm.G[Plan](tx.DB).Where("city_id = ? and plan = ?", c.Plan.CityID, c.Plan.Code).Find(ctx)
	if err != nil {
		return Change{}, fmt.Errorf("plan: read the head of %s: %w", c.Plan.Code, err)
	}
	if len(stored) == 1 && stored[0].ContentHash == c.Plan.ContentHash {
		return Change{}, nil
	}
	before, err := elementsOfCity(ctx, tx)
	if err != nil {
		return Change{}, err
	}
	own, err := c.ownElements(before)
	if err != nil {
		return Change{}, err
	}
	if err := refuseInUse(ctx, tx, c, before); err != nil {
		return Change{}, err
	}
	if err := write(ctx, tx, c, own); err != nil {
		return Change{}, err
	}
	if err := drop(ctx, tx, c, before); err != nil {
		return Change{}, err
	}
	rescoped, err := rescope(ctx, tx, before)
	return Change{Changed: true, Rescoped: rescoped}, err
}

func write(ctx context.Context, tx *db.Tx, c Catalogue, own []Element) error {
	definition := []string{
		"name", "name_en", "unit", "kind", "level", "period_basis", "line", "divisions", "minimum", "maximum", "small_cells", "definition", "definition_en",
		"first_year", "last_year", "earlier", "inferred",
	}
	keepScope := clause.OnConflict{
		Columns:   []clause.Column{{Name: "city_id"}, {Name: "code"}},
		DoUpdates: clause.AssignmentColumns(definition),
	}
	steps := []func() error{
		func() error { return upsert(ctx, tx, []Plan{c.Plan}, clause.OnConflict{UpdateAll: true}) },
		func() error { return upsert(ctx, tx, c.Domains, clause.OnConflict{UpdateAll: true}) },
		func() error { return upsert(ctx, tx, own, keepScope) },
		func() error { return upsert(ctx, tx, c.Computed(), clause.OnConflict{UpdateAll: true}) },
		func() error { return upsert(ctx, tx, c.Targets, clause.OnConflict{UpdateAll: true}) },
		func() error { return removeAll[TermChange](ctx, tx, c) },
		func() error { return upsert(ctx, tx, c.TermChanges, clause.OnConflict{UpdateAll: true}) },
		func() error { return upsert(ctx, tx, c.Tasks, clause.OnConflict{UpdateAll: true}) },
		func() error { return upsert(ctx, tx, c.Projects, clause.OnConflict{UpdateAll: true}) },
		func() error { return upsert(ctx, tx, c.Milestones, clause.OnConflict{UpdateAll: true}) },
		func() error { return upsert(ctx, tx, c.ProseTargets, clause.OnConflict{UpdateAll: true}) },
		func() error { return upsert(ctx, tx, c.Articles, clause.OnConflict{UpdateAll: true}) },
		func() error { return writeScheme(ctx, tx, c) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// batch keeps a statement well under PostgreSQL's 65 535 parameters.
const batch = 500

func upsert[T any](ctx context.Context, tx *db.Tx, rows []T, conflict clause.OnConflict) error {
	if len(rows) == 0 {
		return nil
	}
	if err := gorm.G[T](tx.DB, conflict).CreateInBatches(ctx, &rows, batch); err != nil {
		return fmt.Errorf("plan: write %T: %w", rows, err)
	}
	return nil
}

// drop removes the rows that the catalogue no longer has, those that refer to others first.
func drop(ctx context.Context, tx *db.Tx, c Catalogue, before map[string]Element) error {
	indicators := codes(c.Computed(), func(i Indicator) string { return i.Code })
	steps := []func() error{
		func() error {
			return remove[ProseTarget](ctx, tx, c, "code", codes(c.ProseTargets, func(t ProseTarget) string { return t.Code }))
		},
		func() error {
			return remove[Milestone](ctx, tx, c, "code", codes(c.Milestones, func(m Milestone) string { return m.Code }))
		},
		func() error {
			return remove[Project](ctx, tx, c, "code", codes(c.Projects, func(p Project) string { return p.Code }))
		},
		func() error {
			return remove[Task](ctx, tx, c, "code", codes(c.Tasks, func(t Task) string { return t.Code }))
		},
		// A county's own target stays as long as the indicator does.
		func() error { return remove[Target](ctx, tx, c, "indicator", indicators) },
		func() error { return remove[Indicator](ctx, tx, c, "code", indicators) },
		func() error {
			return remove[Domain](ctx, tx, c, "code", codes(c.Domains, func(d Domain) string { return d.Code }))
		},
		func() error {
			return remove[Article](ctx, tx, c, "number::text", codes(c.Articles, func(a Article) string { return fmt.Sprint(a.Number) }))
		},
		func() error {
			_, err := gorm.G[Element](tx.DB).Where("city_id = ? and code = any (?)", c.Plan.CityID, c.gone(before)).Delete(ctx)
			return err
		},
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return fmt.Errorf("plan: remove what %s no longer has: %w", c.Plan.Code, err)
		}
	}
	return nil
}

func remove[T any](ctx context.Context, tx *db.Tx, c Catalogue, key string, keep db.TextArray) error {
	_, err := gorm.G[T](tx.DB).Where("city_id = ? and plan = ? and "+key+" <> all (?)", c.Plan.CityID, c.Plan.Code, keep).Delete(ctx)
	return err
}

// removeAll is for rows that nothing refers to: they are written anew with the rest.
func removeAll[T any](ctx context.Context, tx *db.Tx, c Catalogue) error {
	if _, err := gorm.G[T](tx.DB).Where("city_id = ? and plan = ?", c.Plan.CityID, c.Plan.Code).Delete(ctx); err != nil {
		return fmt.Errorf("plan: clear %T of %s: %w", *new(T), c.Plan.Code, err)
	}
	return nil
}

func codes[T any](rows []T, code func(T) string) db.TextArray {
	out := make(db.TextArray, len(rows))
	for i, row := range rows {
		out[i] = code(row)
	}
	slices.Sort(out)
	return out
}
