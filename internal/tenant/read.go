package tenant

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// OwnerKey says whose duty a figure is: a line of an area.
type OwnerKey struct{ Area, Line string }

// Cities reads the cities that the actor may see, by code: its own, and all of them for a reminder of no city.
func Cities(ctx context.Context, tx *db.Tx) ([]City, error) {
	rows, err := gorm.G[City](tx.DB).Order("city_id").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("tenant: read cities: %w", err)
	}
	return rows, nil
}

// Own reads the actor's city; an operator has none.
func Own(ctx context.Context, tx *db.Tx) (City, error) {
	var city City
	if err := tx.DB.WithContext(ctx).Where("city_id = ?", tx.Actor.CityID).Limit(1).Find(&city).Error; err != nil {
		return City{}, fmt.Errorf("tenant: read city: %w", err)
	}
	return city, nil
}

// Areas reads all areas of the city, by code.
func Areas(ctx context.Context, tx *db.Tx) ([]Area, error) { return list[Area](ctx, tx, "code") }

// Lines reads all lines of the city, by code.
func Lines(ctx context.Context, tx *db.Tx) ([]Line, error) { return list[Line](ctx, tx, "code") }

// Tenants reads all tenants of the city, by slug, under their names of the day.
func Tenants(ctx context.Context, tx *db.Tx) ([]Tenant, error) {
	rows, err := list[Tenant](ctx, tx, "slug")
	for i := range rows {
		rows[i] = rows[i].At(tx.Now)
	}
	return rows, err
}

// BySlug finds a tenant among those of the city; one of another city is not found.
func BySlug(all []Tenant, slug string) (Tenant, error) {
	for _, t := range all {
		if t.Slug == slug {
			return t, nil
		}
	}
	return Tenant{}, fault.New(fault.NotFound, "tenant", slug)
}

// Users reads all users of the city, by id.
func Users(ctx context.Context, tx *db.Tx) ([]User, error) { return list[User](ctx, tx, "id") }

// TenantsByID reads some tenants, under their names of the day.
func TenantsByID(ctx context.Context, tx *db.Tx, ids []string) (map[string]Tenant, error) {
	found, err := byID(ctx, tx, ids, func(t Tenant) string { return t.ID })
	for id, t := range found {
		found[id] = t.At(tx.Now)
	}
	return found, err
}

// UsersByID reads some users.
func UsersByID(ctx context.Context, tx *db.Tx, ids []string) (map[string]User, error) {
	return byID(ctx, tx, ids, func(u User) string { return u.ID })
}

// Owners says which tenant has a line's duty in an area: statistics and departments.
func Owners(ctx context.Context, tx *db.Tx) (map[OwnerKey]Tenant, error) {
	rows, err := Tenants(ctx, tx)
	if err != nil {
		return nil, err
	}
	owners := make(map[OwnerKey]Tenant, len(rows))
	for _, t := range rows {
		if t.Line != nil {
			owners[OwnerKey{Area: t.AreaCode, Line: *t.Line}] = t
		}
	}
	return owners, nil
}

// Offices reads the committee offices, by the code of their area.
func Offices(ctx context.Context, tx *db.Tx) (map[string]Tenant, error) {
	rows, err := Tenants(ctx, tx)
	if err != nil {
		return nil, err
	}
	offices := map[string]Tenant{}
	for _, t := range rows {
		if t.Kind == Office {
			offices[t.AreaCode] = t
		}
	}
	return offices, nil
}

func list[T any](ctx context.Context, tx *db.Tx, order string) ([]T, error) {
	rows, err := gorm.G[T](tx.DB).Where("city_id = ?", tx.Actor.CityID).Order(order).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("tenant: read %T: %w", rows, err)
	}
	return rows, nil
}

func byID[T any](ctx context.Context, tx *db.Tx, ids []string, id func(T) string) (map[string]T, error) {
	found := make(map[string]T, len(ids))
	if len(ids) == 0 {
		return found, nil
	}
	rows, err := gorm.G[T](tx.DB).Where("city_id = ? and id in ?", tx.Actor.CityID, ids).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("tenant: read %T: %w", rows, err)
	}
	for _, row := range rows {
		found[id(row)] = row
	}
	return found, nil
}
