package cityload_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/exchange/cityload"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/testcity"
)

// many is how many indicators the long plan has: five times those that the longest of the printed tables has, and twice that.
const many = 200

// long writes the file of a plan of rates, each with a numerator and a denominator of its own.
func long() string {
	var elements, indicators strings.Builder
	for n := range many {
		for part, name := range map[string]string{"a": "分子", "b": "分母"} {
			fmt.Fprintf(&elements, "- {code: e%d%s, name: %s%d, name_en: part %d%s, unit: 个, kind: count, level: county, period_basis: calendar_year, line: HC, inferred: true}\n", n, part, name, n, n, part)
		}
		fmt.Fprintf(&indicators, `- {code: L%d, number: %d, domain: D1, name: 指标%d, name_en: Indicator %d, unit: "%%", precision: 1, direction: higher_better, method: ratio_of_sums, numerator: e%da,
  denominator: e%db, multiplier: 100, period_basis: calendar_year, lead: HC, baseline: {printed: "-"}, target: {printed: "≥50", type: threshold_min, op: ">=", value: 50}}
`, n+1, n+1, n, n, n, n)
	}
	return fmt.Sprintf(`schema: liangce-plan/1
plan: {code: long, title: 长表, title_en: Long, area: "330400", baseline_year: 2020, first_year: 2021, target_year: 2025, source: 测试}
counts: {domains: 1, indicators: %d, tasks: 0, task_targets: 0, projects: 0, project_targets: 0, milestones: 0, articles: 0}
domains:
- {code: D1, number: 1, name: 健康, name_en: Health}
elements:
%sindicators:
%s`, many, &elements, &indicators)
}

// A city takes two to five times as many indicators as the plans print, by its file alone.
func TestAPlanOfTwoHundredIndicators(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	took := func(what string, since time.Time) { t.Logf("%s: %s", what, time.Since(since).Round(time.Millisecond)) }
	at := time.Now()
	file, problems := planfile.Parse("long.yaml", []byte(long()), planfile.Known{Areas: []string{"330400"}, Lines: []string{"HC"}, Periods: period.Default()})
	require.Empty(t, problems)
	took("read the file", at)
	at = time.Now()
	_, err := db.Write(t.Context(), c.Store, access.Loader(testcity.Code), func(tx *db.Tx) (cityload.Loaded, error) {
		return cityload.PutPlans(t.Context(), tx, []plan.Catalogue{file})
	})
	require.NoError(t, err)
	took("load the plan", at)
	at = time.Now()
	c.OpenRound("long", 2025)
	took("open the round", at)
	require.Equal(t, 2*many*3, c.Count(`select count(*) from obligation where plan = 'long'`))

	d := c.Desk("330481-hc", "long", 2025)
	at = time.Now()
	s := d.Sheet()
	took("read the sheet", at)
	require.Len(t, s.Cells, 2*many)
	entries := make([]sheet.Entry, len(s.Cells))
	for i, cell := range s.Cells {
		value := "40"
		if strings.HasSuffix(cell.Element.Code, "b") {
			value = "80"
		}
		entries[i] = sheet.Entry{Obligation: cell.Obligation.ID, Category: figure.Total, Value: &value}
	}
	at = time.Now()
	require.Empty(t, d.Save(entries...).Problems)
	took("save the sheet", at)
	at = time.Now()
	require.Empty(t, d.Submit().Problems)
	took("submit the sheet", at)
	at = time.Now()
	table := testcity.Do(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) (*rollup.Table, error) {
		return rollup.Read(ctx, tx, rollup.Query{Plan: "long", Area: testcity.Haining, Years: []int{2025}, Basis: rollup.Submitted})
	})
	took("read the board", at)
	require.Len(t, table.Indicators, many)
	for n := range table.Indicators {
		require.Equal(t, "50", table.At(n, 0, 0).Value.Decimal.String(), table.Indicators[n].Code)
	}
}
