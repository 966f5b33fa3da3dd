package progress

import (
	"context"
	"slices"
	"strings"

	"github.com/liangce/liangce/internal/access"
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
	heads, err := headsOf(ctx, tx, items, of, code, year)
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
func headsOf(ctx context.Context, tx *db.Tx, items []Item, of *round.Round, code string, year int) (map[string][]Head, error) {
	tenants, err := tenant.Tenants(ctx, tx)
	if err != nil {
		return nil, err
	}
	written, err := find(ctx, tx, `where r.city_id = ? and r.plan = ? and r.year = ?`, tx.Actor.CityID, code, year)
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

// Owed is what the actor has to do on tasks and projects in one open round.
type Owed struct {
	Round                        round.Round
	ToReport, Returned, ToReview int
	ToAnswer, Late               int
}

// OwedBy counts, by open round, what the actor's tenant has still to report, to review and to answer.
func OwedBy(ctx context.Context, tx *db.Tx) ([]Owed, error) {
	var open []round.Round
	err := tx.DB.WithContext(ctx).Raw(`select * from round where city_id = ? and state = ? order by due, plan, year`, tx.Actor.CityID, round.Open).Scan(&open).Error
	if err != nil {
		return nil, err
	}
	var out []Owed
	for _, r := range open {
		b, err := ReadBoard(ctx, tx, r.Plan, r.Year)
		if err != nil {
			return nil, err
		}
		o := Owed{Round: r}
		for _, row := range b.Rows {
			for _, h := range row.Heads {
				o.add(tx.Actor, h)
			}
		}
		for _, s := range b.Supervisions {
			if s.MayAnswer(tx.Actor) {
				o.ToAnswer++
			}
		}
		if o.ToReport+o.Returned+o.ToReview+o.ToAnswer > 0 {
			out = append(out, o)
		}
	}
	return out, nil
}

func (o *Owed) add(a access.Actor, h Head) {
	r := h.Report
	if r.State == Submitted && access.Check(a, access.ReviewReport, r.object()) == nil {
		o.ToReview++
	}
	if !r.editable() || access.Check(a, access.WriteReport, r.object()) != nil {
		return
	}
	switch {
	case r.State == Returned:
		o.Returned++
	case r.Role == Lead:
		o.ToReport++
	}
	if h.Late {
		o.Late++
	}
}
