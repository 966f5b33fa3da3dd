package planfile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/catalogue"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/plan"
)

// with puts a line into the small plan's first element or indicator.
func with(old, added string) string { return strings.Replace(small, old, old+added, 1) }

const (
	ofDeaths    = "line: HC, minimum: 0, maximum: 9"
	ofMortality = "  multiplier: 1000\n"
)

func TestAnEarlierDefinitionIsWhole(t *testing.T) {
	file := with(ofDeaths, `, definition: 新口径, definition_en: new, from: 2019, before: [{until: 2021, why: 改, why_en: changed, name: 旧死亡数, maximum: 99, comparable: true}, {until: 2022, why: 又改, why_en: again}]`)
	file = strings.Replace(file, ofMortality, ofMortality+"  before:\n  - {until: 2021, why: 换分母, why_en: denominator, denominator: deaths, numerator: live_births, multiplier: 100, unit: \"%\"}\n", 1)
	c, problems := planfile.Parse("small.yaml", []byte(file), known())
	require.Empty(t, problems)
	e, _ := c.Element("deaths")
	require.Equal(t, 2019, *e.FirstYear)
	first := e.In(2021)
	require.Equal(t, []any{"旧死亡数", "Deaths", "99", "新口径"}, []any{first.Name, first.NameEN, first.Maximum.String(), *first.Definition})
	require.Equal(t, "死亡数", e.In(2022).Name)
	require.True(t, e.Compares(2020, 2022), "the first change left values comparable")
	require.False(t, e.Compares(2022, 2023))
	i, _ := c.Indicator("I01")
	was := i.In(2020)
	require.Equal(t, []string{"live_births", "deaths", "100", "%", "死亡率"}, []string{*was.Numerator, *was.Denominator, was.Multiplier.String(), was.Unit, was.Name})
	years := []int{}
	for _, b := range i.Breaks(func(code string) plan.Element { e, _ := c.Element(code); return e }) {
		years = append(years, b.Year())
	}
	require.Equal(t, []int{2022, 2022, 2023}, years, "its own and its element's")
}

func TestABrokenDefinitionIsRefusedAtItsLine(t *testing.T) {
	cases := []struct {
		reason, file, want string
	}{
		{"an end that is missing", with(ofDeaths, `, before: [{why: 改, why_en: changed}]`), "16 MISSING"},
		{"a change that nobody explains", with(ofDeaths, `, before: [{until: 2021}]`), "16 MISSING"},
		{"ends out of order", with(ofDeaths, `, before: [{until: 2022, why: 改, why_en: x}, {until: 2021, why: 改, why_en: x}]`), "16 OUT_OF_RANGE"},
		{"asked until before it is asked", with(ofDeaths, `, from: 2024, until: 2023`), "16 OUT_OF_RANGE"},
		{"an earlier kind", with(ofDeaths, `, before: [{until: 2022, why: 改, why_en: x, kind: flag}]`), "16 UNKNOWN_KEY"},
		{"an earlier formula of nothing", with(ofMortality, "  before:\n  - {until: 2021, why: 换, why_en: x, denominator: unheard_of}\n"), "32 NO_SUCH"},
		{"an earlier formula of another method", with(ofMortality, "  before:\n  - {until: 2021, why: 换, why_en: x, count: deaths}\n"), "32 BAD_FORMULA"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			_, problems := planfile.Parse("small.yaml", []byte(c.file), known())
			require.Contains(t, found(problems), c.want, problems.Error())
		})
	}
}

func TestChangesOfAreas(t *testing.T) {
	base, err := catalogue.FS.ReadFile("huzhou/city.yaml")
	require.NoError(t, err)
	parse := func(changes string) (planfile.Head, planfile.Problems) {
		return planfile.ParseCity("city.yaml", []byte(strings.Replace(string(base), "lines:\n", "area_changes:\n"+changes+"lines:\n", 1)))
	}
	h, problems := parse(`- {day: "2023-05-01", kind: rename, before: ["330521"], after: ["330521"], name_before: 德清旧县, why: 更名, why_en: renamed}` + "\n" +
		`- {day: "2024-11-30", first_year: 2025, kind: transfer, before: ["330502"], after: ["330521"], why: 划界, why_en: bounds}` + "\n")
	require.Empty(t, problems)
	require.Equal(t, []int{2023, 2025}, []int{h.Changes[0].FirstYear, h.Changes[1].FirstYear})
	for reason, change := range map[string]string{
		"one county merged":            `{day: "2023-05-01", kind: merge, before: ["330502"], after: ["330521"], why: x, why_en: x}`,
		"a split into one":             `{day: "2023-05-01", kind: split, before: ["330502"], after: ["330521"], why: x, why_en: x}`,
		"a new name that nobody tells": `{day: "2023-05-01", kind: rename, before: ["330502"], after: ["330502"], why: x, why_en: x}`,
		"a town moved to itself":       `{day: "2023-05-01", kind: transfer, before: ["330502"], after: ["330502"], why: x, why_en: x}`,
		"a day that is none":           `{day: "2023-13-01", kind: transfer, before: ["330502"], after: ["330521"], why: x, why_en: x}`,
		"an unknown area":              `{day: "2023-05-01", kind: transfer, before: ["330599"], after: ["330521"], why: x, why_en: x}`,
		"the city itself":              `{day: "2023-05-01", kind: transfer, before: ["330500"], after: ["330521"], why: x, why_en: x}`,
	} {
		_, problems := parse("- " + change + "\n")
		require.Len(t, problems, 1, reason)
	}
	_, problems = parse(`- {day: "2024-05-01", kind: transfer, before: ["330502"], after: ["330521"], why: x, why_en: x}` + "\n" +
		`- {day: "2023-05-01", kind: transfer, before: ["330502"], after: ["330521"], why: x, why_en: x}` + "\n")
	require.Len(t, problems, 1, "the later one first")
}
