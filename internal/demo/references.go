package demo

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reconcile"
	"github.com/liangce/liangce/internal/reference"
)

// bulletins say which publication states which elements. What they state here is made up.
var bulletins = map[string][]string{
	"mi-bulletin":   {"maternity_insured_women"},
	"hrss-bulletin": {"residents_pension_women", "unemployment_insured_women", "injury_insured_women"},
}

// compared are the counties whose bulletins are entered. Of the open year one of them says more than was reported.
var compared = []string{"330481", "330483"}

const (
	disputed = "injury_insured_women"
	madeUp   = "演示数据，不是公报原数"
)

var (
	printedTo = int32(-2) // a bulletin counts in ten thousands with two decimals
	more      = decimal.RequireFromString("1.024")
	percent   = decimal.NewFromInt(1)
)

// state has statistics enter what the bulletins of a year state of the counties' insured women.
func (c *city) state(ctx context.Context, tx *db.Tx, year int) error {
	there, err := reference.Sources(ctx, tx)
	if err != nil {
		return err
	}
	for _, p := range there {
		for _, element := range bulletins[p.Code] {
			for _, area := range compared {
				if err := c.enter(ctx, tx, p, figure.Key{Element: element, AreaCode: area, Year: year, Category: figure.Total}); err != nil {
					return fmt.Errorf("%s of %s: %w", p.Code, area, err)
				}
			}
			if year == openYear {
				continue
			}
			err := c.as(tx, c.staff.of(c.id+"-stat", "signer"), func() error {
				_, err := reconcile.Tolerate(ctx, tx, element, percent, "公报按万人印两位小数（演示）", 0)
				return err
			})
			if err != nil {
				return fmt.Errorf("tolerance of %s: %w", element, err)
			}
		}
	}
	return nil
}

func (c *city) enter(ctx context.Context, tx *db.Tx, p reference.Source, key figure.Key) error {
	value := c.figures[key].Value.Dec
	if key.Year == openYear && key.Element == disputed && key.AreaCode == compared[0] {
		value = value.Mul(more)
	}
	value = value.Round(printedTo)
	return c.as(tx, c.staff.of(key.AreaCode+"-stat", "signer"), func() error {
		_, err := reconcile.Refer(ctx, tx, key, reconcile.Said{Source: p.Name, Value: &value, Note: madeUp})
		return err
	})
}
