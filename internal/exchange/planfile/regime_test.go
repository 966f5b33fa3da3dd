package planfile_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/catalogue"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/tenant"
)

func TestTwoCitiesHaveTwoRegimes(t *testing.T) {
	jiaxing, huzhou := city(t, "jiaxing").Regime, city(t, "huzhou").Regime
	usual := regime.Default()
	require.Equal(t, usual.Chain, jiaxing.Chain)
	require.Equal(t, usual.Reasons, jiaxing.Reasons)
	require.Equal(t, usual.Periods, jiaxing.Periods)
	require.Equal(t, usual.Grades, jiaxing.Grades)
	require.Equal(t, usual.Ratings, jiaxing.Ratings)

	require.NoError(t, huzhou.Wrong())
	require.Equal(t, "区县复核", huzhou.Chain[chain.County][1].Name)
	require.Len(t, huzhou.Reasons, len(usual.Reasons)+1)
	require.Equal(t, usual.Ratings, huzhou.Ratings, "what the file leaves out goes the usual way")
	before := time.Date(2026, 1, 31, 23, 0, 0, 0, time.FixedZone("", 8*3600))
	require.Equal(t, "湖州市人民政府妇女儿童工作委员会", huzhou.Committee(before).Name)
	require.Equal(t, "湖州市妇女儿童工作联席会议", huzhou.Committee(before.Add(2*time.Hour)).Name)
}

func TestACityLeavesAStageOut(t *testing.T) {
	base, err := catalogue.FS.ReadFile("huzhou/city.yaml")
	require.NoError(t, err)
	file := strings.NewReplacer("  - {stage: line_check, duties: [line], name: 业务线核对, name_en: Check by the city's line}\n", "",
		"duties: [office, statistics], name: 区县", "duties: [office], name: 区县").Replace(string(base))
	head, problems := planfile.ParseCity("city.yaml", []byte(file))
	require.Empty(t, problems)
	var stages []chain.Stage
	for _, s := range head.Regime.Chain[chain.County] {
		stages = append(stages, s.Stage)
	}
	require.Equal(t, []chain.Stage{chain.DepartmentReview, chain.CountySignOff, chain.CitySignOff}, stages)
	require.Equal(t, []chain.Duty{chain.Office}, head.Regime.Chain[chain.County][1].Duties)
}

func TestABureauIsRenamedInEveryCounty(t *testing.T) {
	c := city(t, "huzhou")
	day := time.Date(2026, 2, 1, 12, 0, 0, 0, time.UTC)
	for _, one := range c.Tenants {
		if one.Kind != tenant.Office {
			require.Empty(t, one.Former, one.Slug)
			continue
		}
		require.Contains(t, one.At(day).Name, "联席会议", one.Slug)
		require.Contains(t, one.At(day.AddDate(0, 0, -1)).Name, "工作委员会办公室", one.Slug)
		require.NotContains(t, one.At(day.AddDate(-1, 0, 0)).Name+one.At(day.AddDate(-1, 0, 0)).NameEN, "{", one.Slug)
	}
}

func TestBrokenRegimeIsRefusedAtItsLine(t *testing.T) {
	base, err := catalogue.FS.ReadFile("huzhou/city.yaml")
	require.NoError(t, err)
	file := string(base)
	cases := []struct {
		reason   string
		old, new string
		// at is a text of the broken file on whose line the problem stands.
		at, code string
	}{
		{"two committees on one day", `from: "2026-02-01"`, `from: "2026-01-31"`, "- role: committee\n  name: 湖州市妇女儿童工作联席会议", "DUPLICATE"},
		{"a body that ends before it begins", `from: "2026-02-01"`, `from: "2026-02-01"` + "\n  to: \"2026-01-01\"", `to: "2026-01-01"`, "OUT_OF_RANGE"},
		{"a day that there is not", `from: "2026-02-01"`, `from: "2026-02-30"`, `from: "2026-02-30"`, "BAD_CODE"},
		{"a body of no known role", "role: statistics", "role: chorus", "role: chorus", "BAD_CHOICE"},
		{"a committee without its office's name", "  office: 妇儿联席办\n", "", "- role: committee\n  name: 湖州市妇女儿童工作联席会议", "MISSING"},
		{"a chain that ends at nobody", "  city:\n  - {stage: department_review, duties: [reviewer], name: 单位初审, name_en: Unit's own review}\n  - {stage: city_sign_off", "  city:\n  - {stage: city_sign_off", "  county:\n  - {stage", "BAD_CHAIN"},
		{"a stage that there is not", "stage: county_sign_off", "stage: town_sign_off", "stage: town_sign_off", "BAD_CHOICE"},
		{"a duty that there is not", "duties: [office, statistics], name: 区县", "duties: [mayor], name: 区县", "duties: [mayor]", "NO_SUCH"},
		{"a duty of another stage", "duties: [office, statistics], name: 区县", "duties: [line], name: 区县", "  county:\n  - {stage", "BAD_CHAIN"},
		{"a chain for the county alone", "  city:\n  - {stage: department_review, duties: [reviewer], name: 单位初审, name_en: Unit's own review}\n  - {stage: city_sign_off, duties: [office, statistics], name: 市级联审, name_en: Joint city review}\n", "", "  county:\n  - {stage", "MISSING"},
		{"a reason twice", "code: WRONG_DEFINITION", "code: WRONG_VALUE", "{code: WRONG_VALUE, name: 统计范围不对", "DUPLICATE"},
		{"a reason in small letters", "code: WRONG_DEFINITION", "code: scope", "code: scope", "BAD_CODE"},
		{"a period of no length", "offset: -1}", "offset: -3}", "offset: -3}", "OUT_OF_RANGE"},
		{"a day that most years lack", `shape: stock, at: "12-31"`, `shape: stock, at: "02-30"`, `at: "02-30"`, "WRONG_SHAPE"},
		{"a survey in no year", "years: [2020, 2025]", "years: [二〇二五]", "years: [二〇二五]", "BAD_NUMBER"},
		{"a grade without words", "- {code: D, name: 提醒, name_en: Hint}\n", "", "{code: A, name: 必须更正", "WRONG_SHAPE"},
		{"a former name without its end", `{until: "2026-01-31", name: 湖州市`, `{name: 湖州市`, "{name: 湖州市", "MISSING"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			require.Contains(t, file, c.old)
			broken := strings.Replace(file, c.old, c.new, 1)
			before, _, there := strings.Cut(broken, c.at)
			require.True(t, there, c.at)
			line := strings.Count(before, "\n") + 1
			_, problems := planfile.ParseCity("city.yaml", []byte(broken))
			require.Len(t, problems, 1, problems.Error())
			require.Equal(t, c.code, problems[0].Code, problems.Error())
			require.Equal(t, line, problems[0].Line, problems.Error())
		})
	}
}
