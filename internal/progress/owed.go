package progress

import (
	"context"
	"fmt"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/tenant"
)

// Owed is what the actor has to do on tasks and projects in one open round.
type Owed struct {
	Round                        round.Round
	ToReport, Returned, ToReview int
	ToAnswer, Late               int
}

// OwedBy counts, by open round, what the actor's tenant has still to report, to review and to answer. It stands on the first
// page, so it reads what can be the actor's to do, and not the board.
func OwedBy(ctx context.Context, tx *db.Tx) ([]Owed, error) {
	var open []round.Round
	err := tx.DB.WithContext(ctx).Raw(`select r.* from round r join plan p on p.city_id = r.city_id and p.plan = r.plan and not p.scheme
		where r.city_id = ? and r.state = ? order by r.due, r.plan, r.year`, tx.Actor.CityID, round.Open).Scan(&open).Error
	if err != nil {
		return nil, fmt.Errorf("progress: read the open rounds: %w", err)
	}
	if len(open) == 0 {
		return nil, nil
	}
	own, err := tenantByID(ctx, tx, tx.Actor.TenantID)
	if err != nil {
		return nil, err
	}
	var out []Owed
	for _, r := range open {
		o := Owed{Round: r}
		if err := o.count(ctx, tx, own); err != nil {
			return nil, err
		}
		if o.ToReport+o.Returned+o.ToReview+o.ToAnswer > 0 {
			out = append(out, o)
		}
	}
	return out, nil
}

func (o *Owed) count(ctx context.Context, tx *db.Tx, own tenant.Tenant) error {
	code, year := o.Round.Plan, o.Round.Year
	items, err := Items(ctx, tx, code)
	if err != nil {
		return err
	}
	written, err := find(ctx, tx, `where r.city_id = ? and r.plan = ? and r.year = ? and (r.tenant_id = cast(? as uuid) or r.state = ? and r.area_path = ?)`,
		tx.Actor.CityID, code, year, own.ID, Submitted, own.AreaPath)
	if err != nil {
		return err
	}
	theirs := map[string][]Report{}
	for _, r := range written {
		theirs[r.Item] = append(theirs[r.Item], r)
	}
	for _, i := range items {
		begun := false
		for _, r := range theirs[i.Code] {
			begun = begun || r.TenantID == own.ID
			o.add(tx, r)
		}
		if begun || i.role(own.LineCode()) != Lead {
			continue
		}
		if blank, err := begin(tx, Key{Plan: code, Year: year, Item: i.Code}, i, own); err == nil {
			o.add(tx, blank)
		}
	}
	reminders, err := supervisions(ctx, tx, `plan = ? and year = ? and tenant_id = cast(? as uuid)`, code, year, own.ID)
	for _, s := range reminders {
		if s.MayAnswer(tx.Actor) {
			o.ToAnswer++
		}
	}
	return err
}

func (o *Owed) add(tx *db.Tx, r Report) {
	if r.State == Submitted && access.Check(tx.Actor, access.ReviewReport, r.object()) == nil {
		o.ToReview++
	}
	if !r.editable() || access.Check(tx.Actor, access.WriteReport, r.object()) != nil {
		return
	}
	switch {
	case r.State == Returned:
		o.Returned++
	case r.Role == Lead:
		o.ToReport++
	}
	if late(tx.Now, &o.Round, r) {
		o.Late++
	}
}
