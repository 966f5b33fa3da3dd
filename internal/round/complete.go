package round

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

// leastTime is what is left at least, from the day on which something is asked for that nobody knew of.
const leastTime = 15 * 24 * time.Hour

// Complete asks in the open rounds for what a catalogue asks now and did not when they were opened: an element that came in the middle
// of a plan. Nothing that is asked already changes. It returns how many were added, and the areas that nobody owns. Only the machine
// actor "loader" may.
func Complete(ctx context.Context, tx *db.Tx) (int, []Gap, error) {
	var rounds []Round
	if err := tx.DB.WithContext(ctx).Raw(`select * from round where city_id = ? and state = ? order by plan, year`, tx.Actor.CityID, Open).Scan(&rounds).Error; err != nil {
		return 0, nil, fmt.Errorf("round: read the open rounds: %w", err)
	}
	added, missing := 0, []Gap(nil)
	for _, r := range rounds {
		n, gaps, err := complete(ctx, tx, r)
		if err != nil {
			return 0, nil, err
		}
		added, missing = added+n, append(missing, gaps...)
	}
	return added, missing, nil
}

func complete(ctx context.Context, tx *db.Tx, r Round) (int, []Gap, error) {
	p, err := plan.GetCollected(ctx, tx, r.Plan)
	if err != nil {
		return 0, nil, err
	}
	due := r.Due
	if soon := tx.Now.Add(leastTime); due.Before(soon) {
		due = soon
	}
	owed, gaps, err := obligations(ctx, tx, p, Terms{Plan: r.Plan, Year: r.Year, Due: due})
	if err != nil {
		return 0, nil, err
	}
	var asked []string
	err = tx.DB.WithContext(ctx).Raw(`select element || '@' || area_code from obligation where city_id = ? and plan = ? and year = ?`,
		r.CityID, r.Plan, r.Year).Scan(&asked).Error
	if err != nil {
		return 0, nil, fmt.Errorf("round: read what is asked: %w", err)
	}
	known := make(map[string]bool, len(asked))
	for _, place := range asked {
		known[place] = true
	}
	owed = slices.DeleteFunc(owed, func(o Obligation) bool { return known[o.Element+"@"+o.AreaCode] })
	if len(owed) == 0 {
		return 0, gaps, nil
	}
	if err := tx.DB.WithContext(ctx).CreateInBatches(&owed, 1000).Error; err != nil {
		return 0, nil, fmt.Errorf("round: write obligations: %w", err)
	}
	r.Due = due
	return len(owed), gaps, tell(tx, r, owed, "/"+tx.Now.Format(time.RFC3339))
}
