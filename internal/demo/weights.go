package demo

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/devindex"
	"github.com/liangce/liangce/internal/platform/db"
)

// weighed is the year at whose end the office decided what the women's index weighs.
const weighed = 2023

// weights are made up, as everything is that the plan does not print; of the children's plan nobody has decided any.
var weights = map[string]devindex.Decision{
	"jiaxing-women-14-5": {
		Over:    devindex.Undecided,
		Domains: devindex.Shares{"W2": part(20), "W3": part(20), "W4": part(20), "W5": part(15), "W6": part(10), "W7": part(5), "W8": part(10)},
		Least:   part(70),
		Note:    "经妇儿工委办征求成员单位和专家意见确定：健康、教育、经济三个领域各占 20%，其余领域按指标数量和数据条件分配（演示）。",
	},
}

func part(percent int64) decimal.Decimal { return decimal.NewFromInt(percent) }

// weigh has the office decide what the index of a plan weighs.
func (c *city) weigh(ctx context.Context, tx *db.Tx, code string, year int) error {
	d, decided := weights[code]
	if !decided || year != weighed {
		return nil
	}
	d.Plan = code
	err := c.as(tx, c.office(), func() error {
		_, err := devindex.Decide(ctx, tx, d)
		return err
	})
	if err != nil {
		return fmt.Errorf("weights of %s: %w", code, err)
	}
	return nil
}
