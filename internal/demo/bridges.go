package demo

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
)

// bridged is the year in whose collection statistics recorded how values of changed definitions compare.
const bridged = 2023

var physique = decimal.RequireFromString("1.0012")

// bridges are made up: no public source gives such a comparison for the city.
var bridges = map[string]rollup.Span{
	"jiaxing-women-14-5": {
		Indicator: "W04", Year: 2023, Factor: &physique,
		Basis: "以 2023 年抽测的同一批女性分别按修订前、修订后标准评定，合格率之比为 1.0012（演示）。",
	},
}

// bridge has the city's statistics record how the values of a changed definition compare with those before.
func (c *city) bridge(ctx context.Context, tx *db.Tx, code string, year int) error {
	s, changed := bridges[code]
	if !changed || year != bridged {
		return nil
	}
	s.Plan = code
	err := c.as(tx, c.staff.of(c.id+"-stat", "signer"), func() error {
		_, err := rollup.RecordBridge(ctx, tx, s)
		return err
	})
	if err != nil {
		return fmt.Errorf("bridges of %s: %w", code, err)
	}
	return nil
}
