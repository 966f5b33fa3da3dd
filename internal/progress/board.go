package progress

import (
	"context"
	"slices"
	"strings"

	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/tenant"
)

// Board is a year's work on a plan as the actor may see it.
type Board struct {
	Round *round.Round
	Rows  []Row
	// Supervisions are the reminders in the actor's scope.
	Supervisions []Supervision
}

// Row is an item with the reports on it.
type Row struct {
	Item  Item
	Role  string // the actor's tenant's part
	Heads []Head
}

// Head is where one tenant's report stands.
type Head struct {
	Tenant tenant.Tenant
	Report Report
	Late   bool
}

// ReadBoard lists every item with the tenants in the actor's scope that owe a report, and the supporting ones that wrote one.
func ReadBoard(ctx context.Context, tx *db.Tx, code string, year int) (*Board, error) {
	items, err := Items(ctx, tx, code)
	if err != nil {
		return nil, err
	}
	of, err := roundOf(ctx, tx, code, year)
	if err != nil {
		return nil, err
	}
	tenants, err := tenant.Tenants(ctx, tx)
	if err != nil {
		return nil, err
	}
	heads, err := headsOf(ctx, tx, items, tenants, of, code, year)
	if err != nil {
		return nil, err
	}
	b := &Board{Round: of}
	for _, i := range items {
		b.Rows = append(b.Rows, Row{Item: i, Role: i.role(tx.Actor.Line), Heads: heads[i.Code]})
	}
	b.Supervisions, err = Supervisions(ctx, tx, code, year)
	return b, err
}

// headsOf gives, by item, the reports that are owed or written, those of the city first.
func headsOf(ctx context.Context, tx *db.Tx, items []Item, tenants []tenant.Tenant, of *round.Round, code string, year int) (map[string][]Head, error) {
	codes := make(db.TextArray, len(items))
	for n, i := range items {
		codes[n] = i.Code
	}
	written, err := find(ctx, tx, `where r.city_id = ? and r.plan = ? and r.year = ? and r.item = any (?)`, tx.Actor.CityID, code, year, codes)
	if err != nil {
		return nil, err
	}
	type place struct{ item, tenant string }
	there := make(map[place]Report, len(written))
	for _, r := range written {
		there[place{r.Item, r.TenantID}] = r
	}
	slices.SortStableFunc(tenants, func(a, b tenant.Tenant) int { return strings.Compare(a.AreaPath, b.AreaPath) })
	heads := map[string][]Head{}
	for _, i := range items {
		for _, t := range tenants {
			if i.role(t.LineCode()) == "" {
				continue
			}
			r, begun := there[place{i.Code, t.ID}]
			if !begun {
				blank, err := begin(tx, Key{Plan: code, Year: year, Item: i.Code}, i, t)
				if err != nil || blank.Role != Lead {
					continue
				}
				r = blank
			}
			heads[i.Code] = append(heads[i.Code], Head{Tenant: t, Report: r, Late: late(tx.Now, of, r)})
		}
	}
	return heads, nil
}
