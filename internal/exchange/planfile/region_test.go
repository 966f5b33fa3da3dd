package planfile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/catalogue"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/tenant"
)

func TestTheRegionsOfTheCatalogue(t *testing.T) {
	for folder, level := range map[string]string{"zhejiang": tenant.LevelProvince, "china": tenant.LevelNation} {
		o, problems := planfile.ReadRegion(catalogue.FS, folder)
		require.Empty(t, problems)
		require.Equal(t, level, o.Areas[0].Level)
		require.Equal(t, level == tenant.LevelProvince, o.Parent != nil)
		require.Len(t, o.Tenants, 2)
		require.Equal(t, o.City.CityID+"-wcwc", o.Tenants[0].Slug)
		require.NotEmpty(t, o.Indicators)
		for _, i := range o.Indicators {
			require.Equal(t, i.Method != "city_only", i.AddsUp(), i.Code)
		}
	}
}

func TestARegionsFileIsRefusedWithAllItsProblems(t *testing.T) {
	base, err := catalogue.FS.ReadFile("zhejiang/region.yaml")
	require.NoError(t, err)
	cases := []struct{ reason, was, is, problem string }{
		{"a region's code is a province's", `code: "330000"`, `code: "330400"`, planfile.BadCode},
		{"it does not stand over itself", `parent: "000000"`, `parent: "330000"`, planfile.Duplicate},
		{"a level is a province or the nation", "level: province", "level: city", planfile.BadChoice},
		{"a department reports nothing here", "kind: statistics", "kind: department", planfile.BadChoice},
		{"a rate has two parts", "  denominator: live_births\n", "", planfile.BadFormula},
		{"what does not add up says why", "method: city_only", "method: sum", planfile.BadFormula},
		{"in both languages", "  no_total_en: ", "  note: ", planfile.BadFormula},
		{"a code stands once", "code: IMR", "code: MMR", planfile.Duplicate},
		{"nothing else is said", "precision: 2", "precision: 2\n  target: 7", planfile.UnknownKey},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			require.Contains(t, string(base), c.was)
			_, problems := planfile.ParseRegion("region.yaml", []byte(strings.Replace(string(base), c.was, c.is, 1)))
			var codes []string
			for _, p := range problems {
				codes = append(codes, p.Code)
			}
			require.Contains(t, codes, c.problem)
		})
	}
	_, problems := planfile.ParseRegion("region.yaml", []byte("schema: liangce-region/1\n"))
	require.NotEmpty(t, problems)
}
