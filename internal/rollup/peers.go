package rollup

import (
	"context"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// Rate is a county's published value of an indicator.
type Rate struct {
	Plan, Indicator, AreaCode string
	Numerator, Denominator    decimal.Decimal
}

// Rates reads what the counties' rates were in the last year before that one whose figures are published: what every tenant of
// the city may read, so that whoever compares with it sees the same. Indicators are named "plan/code".
func Rates(ctx context.Context, tx *db.Tx, indicators []string, year int) ([]Rate, error) {
	var rates []Rate
	err := tx.DB.WithContext(ctx).Raw(`select r.plan, c.indicator, c.area_code, c.numerator, c.denominator
		from (select distinct on (plan) city_id, plan, snapshot_id from round
			where city_id = @city and snapshot_id is not null and year < @year order by plan, year desc) r
		join published_cell c on c.city_id = r.city_id and c.snapshot_id = r.snapshot_id and c.category = 'total'
		join area a on a.city_id = c.city_id and a.code = c.area_code and a.level = @level
		where c.city_id = @city and c.indicator = any (@codes) and r.plan || '/' || c.indicator = any (@indicators) and not c.provisional and c.numerator is not null and c.denominator > 0
		order by 1, 2, 3`,
		map[string]any{"city": tx.Actor.CityID, "year": year, "indicators": db.TextArray(indicators), "codes": codesIn(indicators), "level": tenant.LevelCounty}).Scan(&rates).Error
	if err != nil {
		return nil, fmt.Errorf("rollup: read published rates: %w", err)
	}
	return rates, nil
}

// Total is an area's published running total of an indicator.
type Total struct {
	Plan, Indicator, AreaCode string
	Value                     decimal.Decimal
}

// Totals reads what the editions of a year say of indicators, named "plan/code", in areas. What is not published is not among it.
func Totals(ctx context.Context, tx *db.Tx, indicators, areas []string, year int) ([]Total, error) {
	var totals []Total
	err := tx.DB.WithContext(ctx).Raw(`select r.plan, c.indicator, c.area_code, c.value from round r
		join published_cell c on c.city_id = r.city_id and c.snapshot_id = r.snapshot_id and c.category = 'total'
		where r.city_id = ? and r.year = ? and c.indicator = any (?) and r.plan || '/' || c.indicator = any (?) and c.area_code = any (?) and not c.provisional and c.value is not null
		order by 1, 2, 3`, tx.Actor.CityID, year, codesIn(indicators), db.TextArray(indicators), db.TextArray(areas)).Scan(&totals).Error
	if err != nil {
		return nil, fmt.Errorf("rollup: read published totals: %w", err)
	}
	return totals, nil
}

// codesIn are the codes in the names of indicators: the key of a published cell holds no plan.
func codesIn(indicators []string) db.TextArray {
	codes := make(db.TextArray, len(indicators))
	for i, name := range indicators {
		_, codes[i], _ = strings.Cut(name, "/")
	}
	return codes
}
