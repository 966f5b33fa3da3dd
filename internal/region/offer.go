package region

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/formula"
)

// offer is a member's value of a year, with what it is made of.
type offer struct {
	Cell
	made string
	// other are what the same indicator is made of in other years.
	other []string
}

// madeOf names a formula by its elements, whatever it is called and by whatever its result is multiplied: values that have the same name
// mean the same, and their parts can be added.
func madeOf(method string, num, den, count *string, since *int) string {
	switch m := formula.Method(method); {
	case num != nil && den != nil:
		return "ratio " + *num + "/" + *den
	case count == nil:
		return ""
	case m.Share():
		return "share " + *count
	case since != nil:
		return fmt.Sprintf("count %s since %d", *count, *since)
	default:
		return "count " + *count
	}
}

func (i Indicator) madeOf() string {
	return madeOf(i.Method, i.Numerator, i.Denominator, i.Count, nil)
}

// offers are the values of the actor's city as a whole, or of its region.
func offers(ctx context.Context, tx *db.Tx, region bool) ([]offer, error) {
	if region {
		return ofRegion(ctx, tx)
	}
	return ofCity(ctx, tx)
}

func ofRegion(ctx context.Context, tx *db.Tx) ([]offer, error) {
	known, err := indicators(ctx, tx)
	if err != nil {
		return nil, err
	}
	cells, err := gorm.G[Cell](tx.DB).Where("city_id = ? and member = ?", tx.Actor.CityID, tx.Actor.CityID).Order("indicator, year").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("region: read the values of %s: %w", tx.Actor.CityID, err)
	}
	out := make([]offer, 0, len(cells))
	for _, c := range cells {
		at := slices.IndexFunc(known, func(i Indicator) bool { return i.Code == c.Indicator })
		out = append(out, offer{Cell: c, made: known[at].madeOf()})
	}
	return out, nil
}

// ofCity reads the city's approved values where they are kept; they are made of its figures in the transaction that changes one.
func ofCity(ctx context.Context, tx *db.Tx) ([]offer, error) {
	known, err := gorm.G[plan.Indicator](tx.DB).Where("city_id = ?", tx.Actor.CityID).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("region: read the indicators of %s: %w", tx.Actor.CityID, err)
	}
	type name struct{ plan, code string }
	byName := make(map[name]plan.Indicator, len(known))
	for _, i := range known {
		byName[name{i.Plan, i.Code}] = i
	}
	var cells []struct {
		Plan string
		Cell
	}
	err = tx.DB.WithContext(ctx).Raw(`select plan, indicator, year, numerator, denominator, emptiness, reported, expected, provisional
		from rollup_cell where city_id = ? and area_code = ? and basis = 'APPROVED' order by plan, indicator, year`, tx.Actor.CityID, tx.Actor.CityID).Scan(&cells).Error
	if err != nil {
		return nil, fmt.Errorf("region: read the values of %s: %w", tx.Actor.CityID, err)
	}
	out := make([]offer, 0, len(cells))
	for _, c := range cells {
		i := byName[name{c.Plan, c.Indicator}]
		o := offer{Cell: c.Cell, made: madeIn(i, c.Year), other: []string{madeIn(i, c.Year)}}
		for _, was := range i.Earlier {
			o.other = append(o.other, madeIn(i, was.Until), madeIn(i, was.Until+1))
		}
		out = append(out, o)
	}
	return out, nil
}

func madeIn(i plan.Indicator, year int) string {
	i = i.In(year)
	return madeOf(i.Method, i.Numerator, i.Denominator, i.Count, i.CumulativeFrom)
}
