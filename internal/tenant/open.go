package tenant

import (
	"context"
	"fmt"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/liangce/liangce/internal/platform/db"
)

// Opening is a city with all that takes part in it. Paths of areas and tenants are derived, ids are given; a tenant without
// a grant gets DefaultGrant.
type Opening struct {
	City  City
	Areas []Area
	// Changes are those of areas, in the order of their days.
	Changes []AreaChange
	Lines   []Line
	Tenants []Tenant
	Grants  []Grant
}

// Open sets a city up as the actor "loader". Opened again, it changes what differs and keeps every id.
func Open(ctx context.Context, tx *db.Tx, o Opening) error {
	if err := o.complete(ctx, tx); err != nil {
		return err
	}
	directory := make([]directoryRow, len(o.Tenants))
	for i, t := range o.Tenants {
		directory[i] = directoryRow{Slug: t.Slug, CityID: t.CityID, TenantID: t.ID}
	}
	steps := []func() error{
		func() error {
			return upsert(ctx, tx, []City{o.City}, []string{"city_id"}, "name", "name_en", "demonstration")
		},
		func() error {
			return upsert(ctx, tx, o.Areas, []string{"city_id", "code"}, "path", "parent", "level", "name", "name_en", "inferred", "first_year", "last_year")
		},
		func() error {
			return upsert(ctx, tx, o.Changes, []string{"city_id", "number"}, "day", "first_year", "kind", "before", "after", "name_before", "name_before_en", "why", "why_en")
		},
		func() error {
			_, err := gorm.G[AreaChange](tx.DB).Where("city_id = ? and number > ?", o.City.CityID, len(o.Changes)).Delete(ctx)
			return err
		},
		func() error { return upsert(ctx, tx, o.Lines, []string{"city_id", "code"}, "name", "name_en") },
		func() error {
			return upsert(ctx, tx, o.Tenants, []string{"city_id", "id"}, "kind", "name", "name_en", "area_code", "area_path", "line", "accent", "former")
		},
		func() error {
			return upsert(ctx, tx, o.Grants, []string{"city_id", "tenant_id"}, "area_path", "lines", "plans")
		},
		func() error { return upsert(ctx, tx, directory, []string{"slug"}, "city_id", "tenant_id") },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

type directoryRow struct {
	Slug     string `gorm:"column:slug;primaryKey"`
	CityID   string `gorm:"column:city_id"`
	TenantID string `gorm:"column:tenant_id"`
}

func (directoryRow) TableName() string { return "tenant_directory" }

// complete fills in what follows from the rest, and refuses what does not hang together.
func (o *Opening) complete(ctx context.Context, tx *db.Tx) error {
	if o.City.CityID != tx.Actor.CityID {
		return fmt.Errorf("tenant: an actor of city %q cannot open city %q", tx.Actor.CityID, o.City.CityID)
	}
	if o.City.CreatedAt.IsZero() {
		o.City.CreatedAt = tx.Now
	}
	o.bound()
	paths, err := o.layPaths()
	if err != nil {
		return err
	}
	for i := range o.Lines {
		o.Lines[i].CityID = o.City.CityID
	}
	if err := o.nameTenants(ctx, tx, paths); err != nil {
		return err
	}
	return o.completeGrants()
}

// layPaths derives each area's path from its parent's, in any order of the areas.
func (o *Opening) layPaths() (map[string]string, error) {
	byCode := make(map[string]*Area, len(o.Areas))
	for i := range o.Areas {
		byCode[o.Areas[i].Code] = &o.Areas[i]
	}
	paths := make(map[string]string, len(o.Areas))
	var lay func(a *Area, depth int) (string, error)
	lay = func(a *Area, depth int) (string, error) {
		if p, ok := paths[a.Code]; ok {
			return p, nil
		}
		path := a.Code + "/"
		if a.Parent != nil {
			parent, ok := byCode[*a.Parent]
			if !ok || depth > len(o.Areas) {
				return "", fmt.Errorf("tenant: area %s has no parent %s in this city", a.Code, *a.Parent)
			}
			above, err := lay(parent, depth+1)
			if err != nil {
				return "", err
			}
			path = above + path
		}
		paths[a.Code] = path
		return path, nil
	}
	for i := range o.Areas {
		a := &o.Areas[i]
		path, err := lay(a, 0)
		if err != nil {
			return nil, err
		}
		a.CityID, a.Path = o.City.CityID, path
	}
	return paths, nil
}

// nameTenants gives every tenant its id: the one its slug has had before, or a new one.
func (o *Opening) nameTenants(ctx context.Context, tx *db.Tx, paths map[string]string) error {
	known, err := Tenants(ctx, tx)
	if err != nil {
		return err
	}
	ids := make(map[string]string, len(known))
	for _, t := range known {
		ids[t.Slug] = t.ID
	}
	for i := range o.Tenants {
		t := &o.Tenants[i]
		path, ok := paths[t.AreaCode]
		if !ok {
			return fmt.Errorf("tenant: %s lies in area %s, which this city does not have", t.Slug, t.AreaCode)
		}
		t.CityID, t.AreaPath = o.City.CityID, path
		if t.ID = ids[t.Slug]; t.ID == "" {
			if t.ID, err = newID(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (o *Opening) completeGrants() error {
	bySlug := make(map[string]Tenant, len(o.Tenants))
	for _, t := range o.Tenants {
		bySlug[t.Slug] = t
	}
	grants := make([]Grant, 0, len(o.Tenants))
	for _, g := range o.Grants {
		t, ok := bySlug[g.Slug]
		if !ok {
			return fmt.Errorf("tenant: a grant names %q, which is not a tenant of this city or has two grants", g.Slug)
		}
		delete(bySlug, g.Slug)
		g.CityID, g.TenantID = t.CityID, t.ID
		grants = append(grants, g)
	}
	for _, t := range o.Tenants {
		if _, ungranted := bySlug[t.Slug]; ungranted {
			grants = append(grants, DefaultGrant(t))
		}
	}
	o.Grants = grants
	return nil
}

func newID() (string, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return "", fmt.Errorf("tenant: make an id: %w", err)
	}
	return id.String(), nil
}

// batch keeps a statement well under PostgreSQL's 65 535 parameters.
const batch = 500

func upsert[T any](ctx context.Context, tx *db.Tx, rows []T, key []string, change ...string) error {
	if len(rows) == 0 {
		return nil
	}
	conflict := clause.OnConflict{DoUpdates: clause.AssignmentColumns(change)}
	for _, name := range key {
		conflict.Columns = append(conflict.Columns, clause.Column{Name: name})
	}
	if err := gorm.G[T](tx.DB, conflict).CreateInBatches(ctx, &rows, batch); err != nil {
		return fmt.Errorf("tenant: store %T: %w", rows, err)
	}
	return nil
}
