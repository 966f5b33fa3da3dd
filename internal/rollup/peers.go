package rollup

import (
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

// AskRates asks what the counties' rates were in the last year before that one whose figures are published: what every tenant of
// the city may read, so that whoever compares with it sees the same. Indicators are named "plan/code". Editions and areas are given as
// arrays: the view lets nothing else through to the key, and all that was ever published would be read.
func AskRates(tx *db.Tx, rates *[]Rate, indicators []string, year int) db.Question {
	return db.Into(rates, func(r *Rate) []any { return []any{&r.Plan, &r.Indicator, &r.AreaCode, &r.Numerator, &r.Denominator} }, `
		with last as materialized (select distinct on (plan) plan, snapshot_id from round
			where city_id = $1 and snapshot_id is not null and year < $2 order by plan, year desc)
		select r.plan, c.indicator, c.area_code, c.numerator, c.denominator
		from last r join published_cell c on c.snapshot_id = r.snapshot_id
		where c.city_id = $1 and c.snapshot_id = any (array(select snapshot_id from last)) and c.area_code = any (array(select code from area where city_id = $1 and level = $5))
			and c.indicator = any ($4) and c.category = 'total' and r.plan || '/' || c.indicator = any ($3) and not c.provisional and c.numerator is not null and c.denominator > 0
		order by 1, 2, 3`, tx.Actor.CityID, year, db.TextArray(indicators), codesIn(indicators), tenant.LevelCounty)
}

// Total is an area's published running total of an indicator.
type Total struct {
	Plan, Indicator, AreaCode string
	Value                     decimal.Decimal
}

// AskTotals asks what the editions of a year say of indicators, named "plan/code", in areas. What is not published is not among it.
func AskTotals(tx *db.Tx, totals *[]Total, indicators, areas []string, year int) db.Question {
	return db.Into(totals, func(t *Total) []any { return []any{&t.Plan, &t.Indicator, &t.AreaCode, &t.Value} }, `
		select r.plan, c.indicator, c.area_code, c.value from round r
		join published_cell c on c.city_id = r.city_id and c.snapshot_id = r.snapshot_id and c.category = 'total'
		where r.city_id = $1 and r.year = $2 and c.snapshot_id = any (array(select snapshot_id from round where city_id = $1 and year = $2))
			and c.indicator = any ($4) and r.plan || '/' || c.indicator = any ($3) and c.area_code = any ($5) and not c.provisional and c.value is not null
		order by 1, 2, 3`, tx.Actor.CityID, year, db.TextArray(indicators), codesIn(indicators), db.TextArray(areas))
}

// codesIn are the codes in the names of indicators: the key of a published cell holds no plan.
func codesIn(indicators []string) db.TextArray {
	codes := make(db.TextArray, len(indicators))
	for i, name := range indicators {
		_, codes[i], _ = strings.Cut(name, "/")
	}
	return codes
}
