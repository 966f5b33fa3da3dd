package testcity

import (
	"context"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/exchange/cityload"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/period"
)

// Scheme is the code of the small city's statistical scheme, which Bring takes in.
const Scheme = "small-scheme"

// SchemeFile is a scheme that comes as a file alone. Its form F1 is the county's, F2 the city's; orders are of so few people that they
// are not for everybody, and named as a formula would begin.
const SchemeFile = `schema: liangce-scheme/1
scheme:
  code: small-scheme
  name: 小制度
  name_en: Small scheme
  area: "330400"
  scope: provincial
  issuer: 统计局
  issuer_en: Statistics
  approver: ""
  approver_en: ""
  approval: ""
  first_year: 2024
  last_year: 2025
  source: 测试
  inferred: true
elements:
- {code: orders, name: =保护令, name_en: Orders, unit: 件, kind: count, level: county, period_basis: calendar_year, line: HC, by: [], small_cells: 5, inferred: true}
- {code: lessons, name: 课时, name_en: Lessons, unit: 节, kind: count, level: county, period_basis: calendar_year, line: EDU, by: [], inferred: true}
forms:
- code: F1
  number: 甲1表
  name: 县级表
  name_en: County form
  level: county
  period: 年报
  period_en: Yearly
  inferred: true
  rows:
  - {words: 一、健康, words_en: Health}
  - {number: "01", element: births}
  - {number: "02", indent: 1, element: births, part: female}
  - {number: "03", element: orders}
  - {number: "04", element: lessons}
  - {number: "05", element: clinic}
- code: F2
  number: 甲2表
  name: 市级表
  name_en: City form
  level: city
  period: 年报
  period_en: Yearly
  inferred: true
  rows:
  - {number: "01", element: births}
  - {number: "02", indent: 1, element: births, part: female}
  - {number: "03", indicator: women-1/W1}
  - {number: "04", element: orders}
  - {number: "05", element: rate}
  - {number: "06", element: clinic}
`

// Bring takes a scheme's file in as the command does, beside the plans of the small city.
func (c *City) Bring(file string) cityload.Loaded {
	c.t.Helper()
	known := planfile.Known{Areas: append([]string{Code}, Counties...), Lines: []string{"HC", "EDU", "CA"}, Periods: period.Default()}
	plans := Catalogues(Code)
	for _, p := range plans {
		for _, e := range p.Elements {
			e.Plans = db.TextArray{plans[0].Plan.Code}
			known.Elements = append(known.Elements, e)
		}
		for _, i := range p.Indicators {
			i.Plan = p.Plan.Code
			known.Indicators = append(known.Indicators, i)
		}
	}
	s, problems := planfile.ParseScheme("scheme.yaml", []byte(file), known)
	require.Empty(c.t, problems, problems.Error())
	var done cityload.Loaded
	load(c, Code, func(ctx context.Context, tx *db.Tx) (err error) {
		done, err = cityload.PutPlans(ctx, tx, append(plans, s))
		return err
	})
	return done
}
