package demo

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/owntarget"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/target"
)

// The years at whose end the counties set themselves targets, and looked at them again half-way.
const aimed, aimedAgain = 2021, 2023

// aim is what a county sets itself; one without a value is taken back.
type aim struct {
	plan, indicator, area string
	year                  int
	kind                  target.Type
	value                 string
}

// aims are made up. Together the counties reach the city's target for stations, fall short of it for professionals, and leave
// nursery places open, for which Haining has set nothing yet.
var aims = []aim{
	{"jiaxing-children-14-5", "C01", "330402", aimed, target.CumulativeMin, "5"},
	{"jiaxing-children-14-5", "C01", "330411", aimed, target.CumulativeMin, "5"},
	{"jiaxing-children-14-5", "C01", "330421", aimed, target.CumulativeMin, "3"},
	{"jiaxing-children-14-5", "C01", "330424", aimed, target.CumulativeMin, "4"},
	{"jiaxing-children-14-5", "C01", "330481", aimed, target.CumulativeMin, "5"},
	{"jiaxing-children-14-5", "C01", "330482", aimed, target.CumulativeMin, "3"},
	{"jiaxing-children-14-5", "C01", "330483", aimed, target.CumulativeMin, "6"},
	{"jiaxing-children-14-5", "C01", "330483", aimedAgain, target.CumulativeMin, "8"},
	{"jiaxing-children-14-5", "C06", "330402", aimed, target.ThresholdMin, "4.8"},
	{"jiaxing-children-14-5", "C06", "330411", aimed, target.ThresholdMin, "4.6"},
	{"jiaxing-children-14-5", "C06", "330421", aimed, target.ThresholdMin, "4.6"},
	{"jiaxing-children-14-5", "C06", "330424", aimed, target.ThresholdMin, "4.7"},
	{"jiaxing-children-14-5", "C06", "330482", aimed, target.ThresholdMin, "4.5"},
	{"jiaxing-children-14-5", "C06", "330483", aimedAgain, target.ThresholdMin, "4.6"},
	{"jiaxing-women-14-5", "W10", "330402", aimed, target.ThresholdMin, "41"},
	{"jiaxing-women-14-5", "W10", "330411", aimed, target.ThresholdMin, "42"},
	{"jiaxing-women-14-5", "W10", "330411", aimedAgain, "", ""},
	{"jiaxing-women-14-5", "W10", "330421", aimed, target.ThresholdMin, "39.5"},
	{"jiaxing-women-14-5", "W10", "330424", aimed, target.ThresholdMin, "39"},
	{"jiaxing-women-14-5", "W10", "330481", aimed, target.ThresholdMin, "39"},
	{"jiaxing-women-14-5", "W10", "330482", aimed, target.ThresholdMin, "39"},
	{"jiaxing-women-14-5", "W10", "330483", aimed, target.ThresholdMin, "39"},
	{"jiaxing-women-14-5", "W11", "330481", aimed, target.ThresholdMin, "62"},
	// In the place of the city itself: what the province asks of it.
	{"jiaxing-women-14-5", "W10", "330400", aimed, target.ThresholdMin, "39.5"},
	{"jiaxing-children-14-5", "C06", "330400", aimed, target.ThresholdMin, "4.8"},
}

// setTargets has the counties' offices decide what they set themselves beside the city's targets of a plan.
func (c *city) setTargets(ctx context.Context, tx *db.Tx, code string, year int) error {
	over := map[string]int{}
	for _, a := range aims {
		if a.plan != code || a.year > year {
			continue
		}
		key := a.indicator + " of " + a.area
		at := owntarget.Place{Plan: code, Indicator: a.indicator, Area: a.area, Over: over[key]}
		over[key]++
		if a.year < year {
			continue
		}
		if err := c.as(tx, c.staff.of(a.area+"-wcwc", "signer"), func() error { return a.decide(ctx, tx, at) }); err != nil {
			return fmt.Errorf("target for %s: %w", key, err)
		}
	}
	return nil
}

func (a aim) decide(ctx context.Context, tx *db.Tx, at owntarget.Place) error {
	if a.value == "" {
		_, err := owntarget.Withdraw(ctx, tx, at, "中期评估后改随全市目标（演示）。")
		return err
	}
	value, err := decimal.NewFromString(a.value)
	if err != nil {
		return err
	}
	note := "本县（市、区）规划确定（演示）。"
	if at.Area == tx.Actor.CityID {
		note = "省规划分解到本市（演示）。"
	}
	if at.Over > 0 {
		note = "中期评估后调整（演示）。"
	}
	_, err = owntarget.Set(ctx, tx, at, owntarget.Aim{Type: string(a.kind), Value: &value, Printed: "≥" + a.value, Note: note})
	return err
}
