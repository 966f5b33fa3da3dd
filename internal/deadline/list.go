package deadline

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
)

// mostListed bounds a list; a round has a few dozen.
const mostListed = 200

// List reads a round's requests in the caller's sight, the open ones first, then the newest.
func List(ctx context.Context, tx *db.Tx, planCode string, year int) ([]Extension, error) {
	if _, err := round.Get(ctx, tx, planCode, year); err != nil {
		return nil, err
	}
	rows, err := gorm.G[Extension](tx.DB).Where("city_id = ? and plan = ? and year = ?", tx.Actor.CityID, planCode, year).
		Order("(state = 'open') desc, asked_at desc, id desc").Limit(mostListed).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("deadline: list requests: %w", err)
	}
	return rows, attach(ctx, tx, rows)
}

// attach reads what the requests are about.
func attach(ctx context.Context, tx *db.Tx, rows []Extension) error {
	of := make(db.TextArray, len(rows))
	for i, e := range rows {
		of[i] = e.ID
	}
	var items []item
	err := tx.DB.WithContext(ctx).Raw(`select * from extension_item where city_id = ? and extension_id = any (?::uuid[])`, tx.Actor.CityID, of).Scan(&items).Error
	if err != nil {
		return fmt.Errorf("deadline: read what requests are about: %w", err)
	}
	about := map[string][]string{}
	all := make([]string, len(items))
	for i, it := range items {
		about[it.ExtensionID] = append(about[it.ExtensionID], it.ObligationID)
		all[i] = it.ObligationID
	}
	found, err := round.ByIDs(ctx, tx, all)
	if err != nil {
		return err
	}
	for i := range rows {
		for _, id := range about[rows[i].ID] {
			if o, ok := found[id]; ok {
				rows[i].Items = append(rows[i].Items, o)
			}
		}
		slices.SortFunc(rows[i].Items, func(a, b round.Obligation) int {
			return cmp.Or(cmp.Compare(a.Element, b.Element), cmp.Compare(a.AreaCode, b.AreaCode))
		})
	}
	return nil
}

// Waiting is how many requests of a round wait for the caller's answer.
type Waiting struct {
	Plan  string
	Year  int
	Count int
}

// CountWaiting counts them, by round; nobody but an answering office has any.
func CountWaiting(ctx context.Context, tx *db.Tx) ([]Waiting, error) {
	if !answers(tx.Actor) {
		return nil, nil
	}
	var rows []Waiting
	err := tx.DB.WithContext(ctx).Raw(`select plan, year, count(*) as count from extension
		where city_id = ? and state = ? and case when by_city then city_id || '/' else area_path end = ? and asked_by <> ?::uuid group by plan, year order by year desc, plan`,
		tx.Actor.CityID, Open, tx.Actor.AreaPath, tx.Actor.UserID).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("deadline: count what waits: %w", err)
	}
	return rows, nil
}

// answers tells whether it is the actor who answers requests of its area.
func answers(a access.Actor) bool {
	return access.Check(a, access.AnswerExtension, access.Object{City: a.CityID, AreaPath: a.AreaPath}) == nil
}
