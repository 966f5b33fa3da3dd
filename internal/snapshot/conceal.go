package snapshot

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/disclosure"
	"github.com/liangce/liangce/internal/tenant"
)

// Conceal has all editions of a plan follow a catalogue that changed which counts are too small for everybody. What is frozen
// stays. Only the machine actor "loader" may.
func Conceal(ctx context.Context, tx *db.Tx, planCode string) error {
	var editions []string
	if err := tx.DB.WithContext(ctx).Raw(`select id from snapshot where city_id = ? and plan = ?`, tx.Actor.CityID, planCode).Scan(&editions).Error; err != nil {
		return fmt.Errorf("snapshot: read editions: %w", err)
	}
	return conceal(ctx, tx, planCode, editions)
}

// spot is a count of a table: an area, of which the city is one, in a category.
type spot struct{ area, category string }

// conceal marks the values of editions that are made of counts too small for everybody, and of those that would betray them.
// An element is weighed as a whole, so that all indicators that it enters hide the same.
func conceal(ctx context.Context, tx *db.Tx, planCode string, editions []string) error {
	elements, err := plan.ElementsOf(ctx, tx, planCode)
	if err != nil {
		return err
	}
	indicators, err := gorm.G[plan.Indicator](tx.DB).Where("city_id = ? and plan = ?", tx.Actor.CityID, planCode).Find(ctx)
	if err != nil {
		return fmt.Errorf("snapshot: read indicators: %w", err)
	}
	for _, edition := range editions {
		hidden := db.TextArray{}
		for _, e := range elements {
			if e.SmallCells == nil {
				continue
			}
			spots, err := small(ctx, tx, edition, e)
			if err != nil {
				return err
			}
			for _, i := range indicators {
				if !i.Uses(e.Code) {
					continue
				}
				for _, at := range spots {
					hidden = append(hidden, strings.Join([]string{i.Code, at.area, at.category}, "@"))
				}
			}
		}
		err := tx.DB.WithContext(ctx).Exec(`update snapshot_cell set hidden = (indicator || '@' || area_code || '@' || category) = any (@hidden)
			where city_id = @city and snapshot_id = cast(@id as uuid) and hidden <> ((indicator || '@' || area_code || '@' || category) = any (@hidden))`,
			map[string]any{"city": tx.Actor.CityID, "id": edition, "hidden": hidden}).Error
		if err != nil {
			return fmt.Errorf("snapshot: hide what is too small: %w", err)
		}
	}
	return nil
}

// small gives the spots of an element's table that are not for everybody. The city's own total is what the plan promises to
// publish: it is shown, and what it would betray is hidden.
func small(ctx context.Context, tx *db.Tx, edition string, e plan.Element) ([]spot, error) {
	var rows []struct {
		AreaCode, Category string
		Value              decimal.Decimal
	}
	err := tx.DB.WithContext(ctx).Raw(`select f.area_code, f.category, f.value from snapshot_figure f
		join snapshot s on s.city_id = f.city_id and s.id = f.snapshot_id and s.year = f.year
		join area a on a.city_id = f.city_id and a.code = f.area_code and a.level <> ?
		where f.city_id = ? and f.snapshot_id = cast(? as uuid) and f.element = ? and f.value is not null order by f.area_code, f.category`,
		tenant.LevelCity, tx.Actor.CityID, edition, e.Code).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("snapshot: read the counts of %s: %w", e.Code, err)
	}
	t := table{city: tx.Actor.CityID, at: map[spot]int{}}
	for _, r := range rows {
		t.put(spot{r.AreaCode, r.Category}, int(r.Value.IntPart()))
		if !slices.Contains(t.areas, r.AreaCode) {
			t.areas = append(t.areas, r.AreaCode)
		}
	}
	return t.hide(e), nil
}

// table is the counts of an element in one edition.
type table struct {
	city  string
	areas []string
	at    map[spot]int
	sizes []int
}

func (t *table) put(s spot, size int) {
	t.at[s] = len(t.sizes)
	t.sizes = append(t.sizes, size)
}

// hide adds the city's sums, and gives what is not for everybody.
func (t *table) hide(e plan.Element) []spot {
	var sums []disclosure.Sum
	for _, category := range e.Categories() {
		sum := disclosure.Sum{Whole: len(t.sizes), Insiders: true}
		size := 0
		for _, area := range t.areas {
			if i, ok := t.at[spot{area, category}]; ok {
				sum.Parts = append(sum.Parts, i)
				size += t.sizes[i]
			}
		}
		if len(sum.Parts) > 0 {
			t.put(spot{t.city, category}, size)
			sums = append(sums, sum)
		}
	}
	for _, by := range e.Divisions {
		for _, area := range append([]string{t.city}, t.areas...) {
			if sum, whole := t.across(area, by); whole {
				sums = append(sums, sum)
			}
		}
	}
	open := make([]bool, len(t.sizes))
	if i, ok := t.at[spot{t.city, plan.Total}]; ok {
		open[i] = true
	}
	hidden := disclosure.Protect(t.sizes, sums, *e.SmallCells, open)
	var out []spot
	for s, i := range t.at {
		if hidden[i] {
			out = append(out, s)
		}
	}
	return out
}

// across is what an area's parts add up to; whole is false where some are not given, for then they do not.
func (t *table) across(area string, by plan.Division) (disclosure.Sum, bool) {
	total, ok := t.at[spot{area, plan.Total}]
	sum, size := disclosure.Sum{Whole: total}, 0
	for _, category := range by.Parts() {
		i, given := t.at[spot{area, category}]
		if !given {
			return sum, false
		}
		sum.Parts = append(sum.Parts, i)
		size += t.sizes[i]
	}
	return sum, ok && size == t.sizes[total]
}
