package data_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/catalogue"
	"github.com/liangce/liangce/internal/demo/data"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/rule/quantity"
)

var cities = []string{"jiaxing", "huzhou"}

func read(t *testing.T, folder string) (planfile.City, data.Figures) {
	t.Helper()
	city, problems := planfile.ReadCity(catalogue.FS, folder)
	require.Empty(t, problems)
	figures, err := data.Read(folder)
	require.NoError(t, err)
	return city, figures
}

// evaluate rolls an indicator up for the whole city, as the service does.
func evaluate(city planfile.City, c plan.Catalogue, i plan.Indicator, figures data.Figures, year int) formula.Result {
	element, _ := c.Element(i.Elements()[0])
	var expected []string
	for _, a := range city.Areas {
		if element.AskedOf(a.Level) {
			expected = append(expected, a.Code)
		}
	}
	var inputs []formula.Input
	for _, f := range figures {
		if f.Category == plan.Total {
			inputs = append(inputs, formula.Input{Element: f.Element, Area: f.Area, Year: f.Year, Value: f.Value, Reported: true})
		}
	}
	return formula.Eval(i.Spec(), formula.Always(expected...), inputs, year)
}

// The truth test: the figures of 2020 roll up to what the plans print, at the precision in which they print it.
func TestBaselinesComeOutAsPrinted(t *testing.T) {
	printed, entered := map[string]int{}, 0
	for _, folder := range cities {
		city, figures := read(t, folder)
		for _, c := range city.Plans {
			for _, i := range c.Indicators {
				target, ok := c.TargetOf(i.Code, c.Plan.AreaCode)
				require.True(t, ok)
				result := evaluate(city, c, i, figures, c.Plan.BaselineYear)
				if target.BaselineValue == nil {
					require.Nil(t, result.Value, "%s: the plan prints no baseline", i.Code)
					continue
				}
				require.NotNil(t, result.Value, i.Code)
				require.False(t, result.Provisional, i.Code)
				require.True(t, result.Value.Round(i.Precision).Equal(*target.BaselineValue),
					"%s is %s, printed %s", i.Code, result.Value.Display(i.Precision+2), target.BaselinePrinted)
				printed[folder]++
				if folder == "jiaxing" && (i.Method == string(formula.CityOnly) || i.Method == string(formula.CitySurvey)) {
					entered++
				}
			}
		}
	}
	require.Equal(t, map[string]int{"jiaxing": 33, "huzhou": 3}, printed)
	require.Equal(t, 5, entered, "W01, W06, W07, W12 and W13; the other 28 come from county figures")
}

type place struct {
	element, area, category string
	year                    int
}

func TestEveryObligationHasAFigureInEveryYear(t *testing.T) {
	for _, folder := range cities {
		city, figures := read(t, folder)
		given, asked := map[place]bool{}, map[place]bool{}
		for _, f := range figures {
			p := place{f.Element, f.Area, f.Category, f.Year}
			require.False(t, given[p], "%v stands twice", p)
			given[p] = true
		}
		for _, c := range city.Plans {
			for _, e := range c.Elements {
				for _, a := range city.Areas {
					for year := 2020; e.AskedOf(a.Level) && year <= 2025; year++ {
						for _, category := range e.Categories() {
							asked[place{e.Code, a.Code, category, year}] = true
						}
					}
				}
			}
		}
		for p := range asked {
			require.True(t, given[p] || p.category != plan.Total, "%v is not given", p)
			delete(given, p)
		}
		require.Empty(t, given, "nothing is given that nobody asks")
	}
}

func TestChecksHaveNothingLeftToAsk(t *testing.T) {
	for _, folder := range cities {
		city, figures := read(t, folder)
		elements, relations := map[string]plan.Element{}, []check.Relation{}
		for _, c := range city.Plans {
			for _, e := range c.Elements {
				elements[e.Code] = e
				for _, d := range e.Divisions {
					relations = append(relations, check.PartsTotal(e.Code, check.Division{Name: d.Name, NameEN: d.NameEN, Parts: d.Parts()}))
				}
			}
			for _, i := range c.Indicators {
				if i.Numerator != nil && !i.Gross {
					relations = append(relations, check.NumeratorOf(*i.Numerator, *i.Denominator))
				}
			}
		}
		for year := 2020; year <= 2025; year++ {
			notes := map[place]string{}
			for _, f := range figures.In(year) {
				notes[place{f.Element, f.Area, f.Category, year}] = f.Note
			}
			for _, p := range check.Run(cells(figures, elements, year), relations, check.Rules{}) {
				note := notes[place{p.Element, p.Area, p.Category, year}]
				require.False(t, check.Blocks(p, note), "%d %s %s: %s", year, p.Area, p.Element, p.Text("en"))
			}
		}
	}
}

func cells(figures data.Figures, elements map[string]plan.Element, year int) []check.Cell {
	last := map[place]quantity.Value{}
	for _, f := range figures.In(year - 1) {
		last[place{f.Element, f.Area, f.Category, year}] = f.Value
	}
	var out []check.Cell
	for _, f := range figures.In(year) {
		e := elements[f.Element]
		c := check.Cell{
			Element: f.Element, Area: f.Area, Category: f.Category, Kind: check.Kind(e.Kind), Value: f.Value, Explanation: f.Note,
			Range: &check.Range{Min: e.Minimum, Max: e.Maximum}, TermStock: period.Default().Of(e.PeriodBasis).Steps(),
		}
		if v, ok := last[place{f.Element, f.Area, f.Category, year}]; ok {
			c.LastYear = &v
		}
		out = append(out, c)
	}
	return out
}

func TestCityIsItsOwnInstitutionsOnlyWhereItHasThem(t *testing.T) {
	_, figures := read(t, "jiaxing")
	for _, f := range figures {
		if f.Area == "330401" && slices.Contains([]string{"resident_population", "live_births", "marriage_registrants"}, f.Element) {
			require.Equal(t, quantity.NotApplicable, f.Value.Empty, f.Element)
		}
	}
}

func TestMarksOfTheOpenYear(t *testing.T) {
	_, figures := read(t, "jiaxing")
	marks, owed := map[data.Mark]int{}, 0
	for _, f := range figures {
		if f.Mark == "" {
			continue
		}
		require.Equal(t, 2025, f.Year, "only the open year is under way")
		marks[f.Mark]++
		if f.Mark == data.Owed && f.Area == "330481" {
			owed++
		}
		withOther := f.Mark == data.Returned || f.Mark == data.Divergence
		require.Equal(t, withOther, f.Other != nil, "%s %s", f.Element, f.Mark)
		if withOther {
			require.False(t, f.Other.Equal(f.Value.Dec), f.Element)
			require.True(t, f.Other.GreaterThan(decimal.Zero), f.Element)
		}
	}
	require.Equal(t, map[data.Mark]int{data.Owed: 3, data.Returned: 3, data.Withdrawn: 2, data.Draft: 6, data.Divergence: 1}, marks)
	require.GreaterOrEqual(t, owed, 2, "Haining's health department has cells of the women's plan to report")
}

func TestUnknownCityHasNoFigures(t *testing.T) {
	_, err := data.Read("nowhere")
	require.ErrorContains(t, err, "nowhere.csv", fmt.Sprint(err))
}
