package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/demo"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// cities reads all cities of the database.
func cities(ctx context.Context, store *db.Store) ([]tenant.City, error) {
	return db.Read(ctx, store, access.Reminder(""), func(tx *db.Tx) ([]tenant.City, error) { return tenant.Cities(ctx, tx) })
}

// welcome says where the product is, and how to look at it as each kind of tenant where there is a demonstration city.
func welcome(ctx context.Context, w io.Writer, store *db.Store, origin string) error {
	all, err := cities(ctx, store)
	if err != nil {
		return err
	}
	var text strings.Builder
	fmt.Fprintf(&text, "Liangce is at %s\n", origin)
	for _, city := range all {
		if !city.Demonstration {
			continue
		}
		kinds, err := oneOfEachKind(ctx, store, city.CityID)
		if err != nil {
			return err
		}
		fmt.Fprintf(&text, "\n%s (%s), demonstration data; the password is %s\n", city.Name, city.NameEN, demo.Password)
		for _, t := range kinds {
			fmt.Fprintf(&text, "  %s/%s\t%s\t%s\n", origin, t.Slug, firstUser(t), t.Name)
		}
	}
	table := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	if _, err := io.WriteString(table, text.String()); err != nil {
		return err
	}
	return table.Flush()
}

// oneOfEachKind picks one tenant for each kind and level of area, in the order of the areas; of the
// departments those that have most to report.
func oneOfEachKind(ctx context.Context, store *db.Store, city string) ([]tenant.Tenant, error) {
	all, err := db.Read(ctx, store, access.Public(city), func(tx *db.Tx) ([]tenant.Tenant, error) { return tenant.Tenants(ctx, tx) })
	if err != nil {
		return nil, err
	}
	type sort struct {
		ofCity bool
		kind   string
	}
	seen := map[sort]bool{}
	var picked []tenant.Tenant
	for _, t := range all {
		if t.Kind == tenant.Department && t.LineCode() != busiestLine {
			continue
		}
		if s := (sort{t.AreaCode == city, t.Kind}); !seen[s] {
			seen[s] = true
			picked = append(picked, t)
		}
	}
	return picked, nil
}

// busiestLine is health, which reports most in both demonstration cities.
const busiestLine = "HC"

// firstUser is who shows most of a tenant's work: a department reports, the others sign.
func firstUser(t tenant.Tenant) access.Role {
	if t.Kind == tenant.Department {
		return access.Reporter
	}
	return access.Signer
}
