package rollup

import (
	"context"
	"fmt"
	"slices"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// Hold locks a plan's approved cells of a year until the transaction ends: whoever approves a figure waits, so that figures and
// cells that are read afterwards belong together.
func Hold(ctx context.Context, tx *db.Tx, plan string, year int) error {
	return tx.As(access.Rollup(tx.Actor.CityID), func() error {
		var held []string
		err := tx.DB.WithContext(ctx).Raw(`select indicator from rollup_cell where city_id = ? and plan = ? and basis = ? and year = ?
			order by plan, basis, year, area_code, indicator for update`, tx.Actor.CityID, plan, Approved, year).Scan(&held).Error
		if err != nil {
			return fmt.Errorf("rollup: hold the cells of %s: %w", plan, err)
		}
		return nil
	})
}

// Withheld names a figure that was approved but shall not be published.
type Withheld struct {
	Element  string
	AreaCode string
	Year     int
}

// Withhold computes a plan's approved cells of a year as if figures had been reported as withheld, and gives those that come
// out otherwise: an area's own values are withheld, and those of the areas above do without it, so that no difference
// between them tells what was withheld.
func Withhold(ctx context.Context, tx *db.Tx, plan string, year int, figures []Withheld) ([]Cell, error) {
	if len(figures) == 0 {
		return nil, nil
	}
	d, err := defineAll(ctx, tx, plan)
	if err != nil {
		return nil, err
	}
	in, err := readInputs(ctx, tx, d, Approved)
	if err != nil {
		return nil, err
	}
	before := map[cellKey]Result{}
	for _, c := range d.evaluate(in, d.areas) {
		before[c.key()] = c.Result
	}
	for i, f := range in.figures[Approved] {
		if slices.Contains(figures, Withheld{f.Element, f.Area, f.Year}) {
			in.figures[Approved][i] = formula.Input{Element: f.Element, Area: f.Area, Year: f.Year, Value: quantity.Absent(quantity.Withheld), Reported: true}
		}
	}
	var out []Cell
	for _, c := range d.evaluate(in, d.areas) {
		if c.Year == year && !c.same(before[c.key()]) {
			out = append(out, c)
		}
	}
	return out, nil
}
