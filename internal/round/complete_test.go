package round_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/tenant"
	"github.com/liangce/liangce/internal/testcity"
)

// An element and a category that come in the middle of a plan are asked at once, and nothing that was there is lost.
func TestWhatComesInTheMiddleOfAPlanLosesNothing(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2024)
	c.OpenRound(testcity.Women, 2025)
	hc := c.Desk("330481-hc", testcity.Women, 2025)
	approved := hc.Approve(hc.Report(testcity.Births, "1000"))
	hc.Save(hc.Entry(testcity.Births, "330481", "male", "512", ""))
	before := c.Count(`select count(*) from obligation`)

	c.Move(time.Date(2026, 3, 28, 8, 0, 0, 0, time.UTC)) // three days before the round's deadline
	from := 2025
	done := c.Redefine(func(_ *tenant.Opening, plans []plan.Catalogue) {
		w := &plans[0]
		e := w.Elements[slices.IndexFunc(w.Elements, func(e plan.Element) bool { return e.Code == testcity.Exams })]
		e.Code, e.Name, e.FirstYear = "visits", "随访数", &from
		w.Elements = append(w.Elements, e)
		i := w.Indicators[1]
		i.Code, i.Number, i.Numerator = "W7", 7, &e.Code
		w.Indicators = append(w.Indicators, i)
		goal := w.Targets[1]
		goal.Indicator = "W7"
		w.Targets = append(w.Targets, goal)
		for p := range plans {
			for n := range plans[p].Elements {
				if b := &plans[p].Elements[n]; b.Code == testcity.Births {
					b.Divisions = append(slices.Clone(b.Divisions), plan.Division{Code: "residence", Name: "城乡", NameEN: "residence", Categories: []plan.Category{
						{Code: "urban", Name: "城镇", NameEN: "urban"}, {Code: "rural", Name: "农村", NameEN: "rural", From: &from},
					}})
				}
			}
		}
	})
	require.Empty(t, done.Gaps)
	require.Equal(t, 3, done.Asked, "two counties and the city's own, of 2025 alone: it is asked from then on")
	require.Equal(t, before+3, c.Count(`select count(*) from obligation`))
	require.Equal(t, 3, c.Count(`select count(*) from obligation where element = 'visits' and deadline >= '2026-04-12 08:00:00Z'`), "with fifteen days")
	require.Equal(t, approved.ID, hc.Figure(testcity.Births).ID)
	require.Equal(t, approved.State, hc.Figure(testcity.Births).State)
	require.Equal(t, "512", hc.Cell(testcity.Births, "330481", "male").Figure.Newest.Val().Dec.String())
	require.Nil(t, hc.Cell(testcity.Births, "330481", "rural").Figure, "the new category is there to be filled in")
	require.Equal(t, 1, c.Count(`select count(*) from notice n join tenant t on t.id = n.tenant_id where t.slug = '330481-hc' and n.dedupe like 'round_opened/women-1/2025/%'`))

	last := c.Desk("330481-hc", testcity.Women, 2024)
	categories := []string{}
	for _, cell := range last.Sheet().Cells {
		if cell.Element.Code == testcity.Births {
			categories = append(categories, cell.Category)
		}
	}
	require.Equal(t, []string{figure.Total, "male", "female", "urban"}, categories, "last year's sheet knows the categories of its year")
}
