package planfile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/catalogue"
	"github.com/liangce/liangce/internal/exchange/planfile"
)

func TestSourcesOfJiaxing(t *testing.T) {
	t.Parallel()
	city, problems := planfile.ReadCity(catalogue.FS, "jiaxing")
	require.Empty(t, problems)
	require.Len(t, city.Sources, 32)
	kinds := 0
	var publications []string
	for _, s := range city.Sources {
		require.True(t, s.Inferred, "%s: who owns it is ours", s.Code)
		if s.Publication() {
			publications = append(publications, s.Code)
			continue
		}
		require.NotEmpty(t, s.Tasks, "%s: the text names it somewhere", s.Code)
		require.True(t, len(s.Elements) > 0 || len(s.Kinds) > 0, "%s delivers something", s.Code)
		kinds += len(s.Kinds)
	}
	require.Greater(t, kinds, 30)
	require.Equal(t, []string{"mi-bulletin", "hrss-bulletin"}, publications)
}

func TestSourcesThatAreWrong(t *testing.T) {
	t.Parallel()
	city, problems := planfile.ReadCity(catalogue.FS, "jiaxing")
	require.Empty(t, problems)
	const fine = `schema: liangce-sources/1
sources:
- code: clinics
  name: 诊疗系统
  name_en: Clinics
  line: HC
  every: year
  elements: [live_births, legal_aid_minors]
  tasks: [jiaxing-women-14-5/W2.5]
  inferred: true
  kinds:
  - {kind: calls, name: 来电, name_en: calls, unit: 次, unit_en: calls, tasks: [jiaxing-women-14-5/W2.5]}
  names:
  - {name: hcs, element: live_births}
  - {name: hcs_f, element: legal_aid_minors, category: female}
  - {name: HN, area: "330481"}
`
	drafts, problems := planfile.ParseSources("s.yaml", []byte(fine), city)
	require.Empty(t, problems)
	require.Len(t, drafts[0].Names, 3)
	for _, k := range []struct{ reason, from, to, code string }{
		{"a line without a department", "line: HC", "line: XYZ", planfile.NoSuch},
		{"an element that there is not", "[live_births,", "[no_such,", planfile.NoSuch},
		{"a task that there is not", "tasks: [jiaxing-women-14-5/W2.5]\n  inferred", "tasks: [jiaxing-women-14-5/W99]\n  inferred", planfile.NoSuch},
		{"another rhythm", "every: year", "every: week", planfile.BadChoice},
		{"a name of a person", "name: hcs,", "name: 张三,", planfile.BadCode},
		{"a category that the element has not", "category: female", "category: urban", planfile.NoSuch},
		{"an area that there is not", `"330481"`, `"330999"`, planfile.NoSuch},
		{"a name twice", "name: hcs_f", "name: hcs", planfile.Duplicate},
		{"a key that there is not", "inferred: true", "inferred: true\n  owner: HC", planfile.UnknownKey},
	} {
		t.Run(k.reason, func(t *testing.T) {
			_, problems := planfile.ParseSources("s.yaml", []byte(strings.Replace(fine, k.from, k.to, 1)), city)
			require.Len(t, problems, 1)
			require.Equal(t, k.code, problems[0].Code)
		})
	}
}
