package figure

import (
	"context"
	"fmt"

	"github.com/liangce/liangce/internal/live"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
)

// tell has those who look at the figures told what was done to them.
func tell(tx *db.Tx, act live.Act, figures ...Figure) {
	for _, f := range figures {
		live.Tell(tx, live.Event{Act: act, Plans: f.Plans, Year: f.Year, Figures: []string{f.ID}})
	}
}

// act is the decision in one word: the last pass of all is the approval.
func (m Move) act() live.Act {
	switch {
	case m.SignOff.Outcome == Return:
		return live.Returned
	case m.To == chain.Approved:
		return live.Approved
	}
	return live.Passed
}

// InSight keeps the ids of figures that the actor may see.
func InSight(ctx context.Context, tx *db.Tx, ids []string) ([]string, error) {
	var seen []string
	err := tx.DB.WithContext(ctx).Raw(`select id::text from figure where city_id = ? and id = any (?::uuid[]) order by id`,
		tx.Actor.CityID, db.TextArray(ids)).Scan(&seen).Error
	if err != nil {
		return nil, fmt.Errorf("figure: read what is in sight: %w", err)
	}
	return seen, nil
}

// tellOpened tells of approved figures that were opened for correction; other drafts are nobody's business.
func tellOpened(tx *db.Tx, drafts []Draft, saved []Figure) {
	opened := map[Key]bool{}
	for _, d := range drafts {
		opened[d.Key] = d.CorrectionReason != ""
	}
	for _, f := range saved {
		if opened[f.Key] {
			tell(tx, live.Corrected, f)
		}
	}
}
