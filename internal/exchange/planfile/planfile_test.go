package planfile_test

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/catalogue"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/tenant"
)

//go:embed testdata/small.yaml
var small string

// known is what the small file refers to: two lines and one element of another plan.
func known() planfile.Known {
	return planfile.Known{
		Areas: []string{"330400"}, Lines: []string{"HC", "CA"}, Periods: period.Default(),
		Elements: []plan.Element{{
			Code: "live_births", Name: "活产数", NameEN: "Live births", Unit: "人", Kind: plan.KindCount, Level: plan.LevelCounty,
			PeriodBasis: "mch_year_oct_sep", Line: "HC", Plans: db.TextArray{"other-plan"},
		}},
	}
}

func city(t *testing.T, folder string) planfile.City {
	t.Helper()
	c, problems := planfile.ReadCity(catalogue.FS, folder)
	require.Empty(t, problems)
	return c
}

func TestJiaxingsCityFile(t *testing.T) {
	c := city(t, "jiaxing")
	towns, levels, lines := map[string]int{}, map[string]int{}, map[string]bool{}
	for _, a := range c.Areas {
		levels[a.Level]++
		if a.Level == tenant.LevelTown {
			towns[*a.Parent]++
		}
	}
	require.Equal(t, map[string]int{tenant.LevelCity: 1, tenant.LevelMunicipal: 1, tenant.LevelCounty: 7, tenant.LevelTown: 72}, levels)
	require.Equal(t, map[string]int{"330402": 13, "330411": 9, "330421": 9, "330424": 9, "330481": 12, "330482": 9, "330483": 11}, towns)
	for _, l := range c.Lines {
		lines[l.Code] = true
	}
	require.Len(t, lines, 33)
	slugs := map[string]tenant.Tenant{}
	for _, one := range c.Tenants {
		slugs[one.Slug] = one
		require.NotContains(t, one.Name+one.NameEN, "{", one.Slug)
		require.Equal(t, one.Kind == tenant.Office, one.Line == nil, one.Slug)
	}
	require.Len(t, slugs, len(c.Tenants))
	require.Equal(t, "海宁市卫生健康局", slugs["330481-hc"].Name)
	require.Equal(t, "嘉兴市卫生健康委员会", slugs["330400-hc"].Name)
	require.Equal(t, tenant.Statistics, slugs["330481-stat"].Kind)
	require.NotContains(t, slugs, "330401-hc", "the city's departments report for its own institutions")
}

func TestRealPlansAreWhole(t *testing.T) {
	c := city(t, "jiaxing")
	cases := []struct {
		reason                                                                                                string
		at                                                                                                    int
		code                                                                                                  string
		domains, elements, indicators, tasks, projects, taskTargets, projectTargets, milestones, moved, notes int
	}{
		{"the women's plan", 0, "jiaxing-women-14-5", 8, 74, 21, 62, 5, 40, 5, 6, 17, 39},
		{"the children's plan, which borrows live births", 1, "jiaxing-children-14-5", 7, 80, 19, 52, 6, 45, 5, 7, 15, 35},
	}
	for _, want := range cases {
		t.Run(want.reason, func(t *testing.T) {
			p := c.Plans[want.at]
			require.Equal(t, want.code, p.Plan.Code)
			onTasks, notes, moved := 0, 0, 0
			for _, task := range p.Tasks {
				if len(task.Indicators) > 0 {
					moved++
				}
			}
			require.Equal(t, want.moved, moved, "tasks that serve an indicator")
			require.Len(t, p.Milestones, want.milestones)
			for _, target := range p.ProseTargets {
				if target.Task != nil {
					onTasks++
				}
			}
			for _, i := range p.Indicators {
				notes += len(i.Notes)
				require.Len(t, i.NotesEN, len(i.Notes), i.Code)
				for _, note := range i.Notes {
					require.Regexp(t, `\p{Han}`, note, "the page is Chinese first")
				}
				require.True(t, i.Inferred, i.Code)
				require.NoError(t, i.Spec().Validate(), i.Code)
			}
			require.Equal(t, []int{want.domains, want.elements, want.indicators, want.indicators, want.tasks, want.projects, want.taskTargets, want.projectTargets, 5},
				[]int{len(p.Domains), len(p.Elements), len(p.Indicators), len(p.Targets), len(p.Tasks), len(p.Projects), onTasks, len(p.ProseTargets) - onTasks, len(p.Articles)})
			require.Equal(t, want.notes, notes)
		})
	}
}

func TestRealPlansSayWhatIsPrinted(t *testing.T) {
	women, children := city(t, "jiaxing").Plans[0], city(t, "jiaxing").Plans[1]
	baseline := func(p plan.Catalogue, code string) string {
		target, ok := p.TargetOf(code, "330400")
		require.True(t, ok, code)
		if target.BaselineValue == nil {
			return "none"
		}
		return target.BaselineValue.String()
	}
	require.Equal(t, "92.41", baseline(women, "W03"))
	require.Equal(t, "none", baseline(women, "W04"))
	require.Equal(t, "0", baseline(women, "W02"))
	require.Equal(t, "58.4", baseline(children, "C07"))

	w02, _ := women.TargetOf("W02", "330400")
	require.True(t, w02.Rule().Strict)
	require.True(t, w02.Rule().Value.Equal(decimal.NewFromInt(7)))
	w15, _ := women.TargetOf("W15", "330400")
	require.Equal(t, "W14", *w15.MergedFrom)
	require.Equal(t, "换届后当年达到100%,平时保持在85%以上", w15.Printed)
	require.True(t, w15.OtherYears.Equal(decimal.NewFromInt(85)))

	w16, _ := women.Indicator("W16")
	require.Equal(t, "0.0001", w16.Multiplier.String())
	c01, _ := children.Indicator("C01")
	require.Equal(t, 2021, *c01.CumulativeFrom)
	for _, p := range []plan.Catalogue{women, children} {
		for _, a := range p.Articles {
			require.Equal(t, p.Plan.Code == women.Plan.Code && a.Number == 4, a.AsksIndex, "only the women's plan asks for an index: %s %d", p.Plan.Code, a.Number)
		}
	}
	domain := women.Domains[4]
	require.Equal(t, []string{"妇女参与决策管理", "妇女与决策管理"}, []string{domain.Name, *domain.NameInTable})
}

func TestElementsAreSharedAndOwnedOnce(t *testing.T) {
	c := city(t, "jiaxing")
	women, children := c.Plans[0], c.Plans[1]
	require.Equal(t, db.TextArray{"live_births", "villages_and_communities"}, children.Borrowed)
	ours, _ := women.Element("live_births")
	theirs, _ := children.Element("live_births")
	require.True(t, ours.SameAs(theirs))
	require.Equal(t, "jiaxing-women-14-5", theirs.DefinedBy())

	c05, _ := children.Indicator("C05")
	c13, _ := children.Indicator("C13")
	require.Equal(t, *c05.Denominator, *c13.Denominator, "children are counted once")
	health := 0
	for _, e := range women.Elements {
		require.Empty(t, e.Divisions, "%s counts women", e.Code)
		if e.Line == "HC" && e.Level == plan.LevelCounty {
			health++
		}
	}
	require.Equal(t, 3, health)
	divided := map[string][]string{}
	for _, e := range children.Elements {
		for _, d := range e.Divisions {
			divided[e.Code] = append(divided[e.Code], d.Code)
		}
	}
	require.Equal(t, []string{"sex"}, divided["legal_aid_minors"], "what counts people is divided by sex unless it says otherwise")
	require.Equal(t, []string{"sex", "stage"}, divided["myopic_pupils"])
	require.NotContains(t, divided, "paediatricians", "which says otherwise")
	aid, _ := children.Element("legal_aid_minors")
	require.Equal(t, []string{plan.Total, "male", "female"}, aid.Categories())
	require.Equal(t, 5, *aid.SmallCells)
}

func TestSecondCity(t *testing.T) {
	c := city(t, "huzhou")
	require.Len(t, c.Plans, 1)
	require.Equal(t, "huzhou-women-14-5", c.Plans[0].Plan.Code)
	require.Len(t, c.Tenants, 12)
}

func TestSmallFileIsRight(t *testing.T) {
	c, problems := planfile.Parse("small.yaml", []byte(small), known())
	require.Empty(t, problems)
	require.Len(t, c.Elements, 3)
	require.Equal(t, []plan.Milestone{{Code: "P1-m1", Project: "P1", Number: 1, Name: "建成", NameEN: "Built"}}, c.Milestones)
}

func TestFileBroughtInAgainMeetsItsOwnElements(t *testing.T) {
	first, problems := planfile.Parse("small.yaml", []byte(small), known())
	require.Empty(t, problems)
	again := known()
	again.Elements = append(again.Elements, first.Elements...)
	_, problems = planfile.Parse("small.yaml", []byte(strings.Replace(small, "name: 死亡数", "name: 死亡人数", 1)), again)
	require.Empty(t, problems)
}

func TestEveryProblemHasBothLanguages(t *testing.T) {
	_, problems := planfile.Parse("small.yaml", []byte("schema: other\nnonsense: 1\n"), known())
	require.NotEmpty(t, problems)
	for _, p := range problems {
		for _, lang := range []string{fault.Chinese, fault.English} {
			require.NotEqual(t, p.Code, p.Text(lang), "the sentence is missing")
			require.NotContains(t, p.Text(lang), "…}", p.Code)
		}
	}
	require.Contains(t, problems.Error(), "small.yaml:2:1: UNKNOWN_KEY: ")
}

func TestReadCityNamesTheMissingFile(t *testing.T) {
	_, problems := planfile.ReadCity(fstest.MapFS{}, "nowhere")
	require.Equal(t, "nowhere/city.yaml:0:0", fmt.Sprintf("%s:%d:%d", problems[0].File, problems[0].Line, problems[0].Column))
	require.Equal(t, planfile.UnreadableCatalog, problems[0].Code)
}
