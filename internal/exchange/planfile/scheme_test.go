package planfile_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/plan"
)

const scheme = `schema: liangce-scheme/1
scheme:
  code: small-scheme
  name: 小制度
  name_en: Small scheme
  area: "330400"
  scope: city
  issuer: 统计局
  issuer_en: Statistics
  approver: ""
  approver_en: ""
  approval: ""
  valid_to: "2027-06-30"
  first_year: 2024
  last_year: 2026
  source: 测试
  inferred: true
elements:
- {code: marriages, name: 结婚, name_en: Marriages, unit: 对, kind: count, level: county, period_basis: calendar_year, line: CA, by: [sex], inferred: true}
- {code: report, name: 报告, name_en: Report, unit: 份, kind: count, level: city, period_basis: calendar_year, line: CA, inferred: true}
forms:
- code: F1
  number: 甲1表
  name: 县级表
  name_en: County form
  level: county
  period: 年报
  period_en: Yearly
  rows:
  - {words: 一、健康, words_en: Health}
  - {number: "01", element: live_births, inferred: true}
  - {number: "02", element: marriages}
  - {number: "03", indent: 1, element: marriages, part: female}
- code: F2
  number: 甲2表
  name: 市级表
  name_en: City form
  level: city
  period: 年报
  period_en: Yearly
  rows:
  - {number: "01", element: live_births, words: 出生, words_en: Births}
  - {number: "02", indicator: other-plan/W02}
  - {number: "03", element: report}
`

func knownToSchemes() planfile.Known {
	k := known()
	k.Divisions = []plan.Division{{Code: "sex", Name: "性别", NameEN: "sex", Categories: []plan.Category{
		{Code: "male", Name: "男", NameEN: "male"}, {Code: "female", Name: "女", NameEN: "female"},
	}}}
	births := "live_births"
	k.Indicators = []plan.Indicator{{
		Plan: "other-plan", Code: "W02", Name: "出生率", NameEN: "Birth rate", Unit: "‰", Precision: 2, Method: "sum", Count: &births,
		Multiplier: decimal.NewFromInt(1), Lead: "HC", PeriodBasis: "mch_year_oct_sep",
	}}
	return k
}

func TestASchemeAsksEachElementOnce(t *testing.T) {
	c, problems := planfile.ParseScheme("scheme.yaml", []byte(scheme), knownToSchemes())
	require.Empty(t, problems, problems.Error())
	require.True(t, c.Plan.Scheme)
	require.Empty(t, c.Indicators, "nothing of it is judged")
	var codes []string
	for _, m := range c.Measures {
		require.True(t, m.Measure)
		codes = append(codes, m.Code)
	}
	require.Equal(t, []string{"live_births", "marriages", "other-plan/W02", "report"}, codes, "a measure once, in the order of the forms")
	require.Equal(t, []string{"live_births"}, []string(c.Borrowed), "what a plan has is used as it is defined there")
	forms := c.Scheme.Forms
	require.Len(t, forms, 2)
	require.Equal(t, plan.FormRow{Words: "一、健康", WordsEN: "Health"}, forms[0].Rows[0])
	require.Equal(t, plan.FormRow{Number: "01", Words: "活产数", WordsEN: "Live births", Unit: "人", Measure: "live_births", Inferred: true}, forms[0].Rows[1])
	require.Equal(t, plan.FormRow{Number: "03", Indent: 1, Words: "其中：女", WordsEN: "of which female", Unit: "对", Measure: "marriages", Part: "female"}, forms[0].Rows[3])
	require.Equal(t, "出生", forms[1].Rows[0].Words)
	require.Equal(t, "‰", forms[1].Rows[1].Unit)
	require.Equal(t, "2027-06-30", c.Scheme.ValidTo.Format("2006-01-02"))
	require.Nil(t, c.Scheme.ValidFrom)
	require.Empty(t, c.Scheme.Approval)
}

func TestBrokenSchemeIsRefusedAtItsLine(t *testing.T) {
	cases := []struct {
		reason, old, new string
		want             []string
	}{
		{"another schema", "liangce-scheme/1", "liangce-plan/1", []string{"1 BAD_CHOICE"}},
		{"an unknown scope", "scope: city", "scope: county", []string{"7 BAD_CHOICE"}},
		{"a missing approval", "  approval: \"\"\n", "", []string{"3 MISSING"}},
		{"a day that is none", `"2027-06-30"`, `"2027年"`, []string{"13 WRONG_SHAPE"}},
		{"the end before the beginning", `  valid_to: "2027-06-30"`, `  valid_from: "2028-01-01"` + "\n" + `  valid_to: "2027-06-30"`, []string{"14 OUT_OF_RANGE"}},
		{"the last year before the first", "last_year: 2026", "last_year: 2020", []string{"15 OUT_OF_RANGE"}},
		{"an element that a plan has", "{code: marriages, name: 结婚, name_en: Marriages, unit: 对", "{code: live_births, name: 结婚, name_en: Marriages, unit: 对", []string{"19 ELEMENT_TAKEN", "32 NO_SUCH", "33 NO_SUCH"}},
		{"an element that no row shows", "- {number: \"03\", element: report}", "- {number: \"03\", element: live_births}", []string{"20 UNUSED"}},
		{"a form of no level", "level: county\n  period: 年报", "level: town\n  period: 年报", []string{"26 BAD_CHOICE"}},
		{"two forms of one number", "number: 甲2表", "number: 甲1表", []string{"35 DUPLICATE"}},
		{"two forms of one code", "code: F2", "code: F1", []string{"34 DUPLICATE"}},
		{"two rows of one number", `{number: "02", element: marriages}`, `{number: "01", element: marriages}`, []string{"32 DUPLICATE"}},
		{"a row without its number", `{number: "02", element: marriages}`, `{element: marriages}`, []string{"32 MISSING"}},
		{"an element that nobody defines", `{number: "02", element: marriages}`, `{number: "02", element: weddings}`, []string{"32 NO_SUCH"}},
		{"an indicator that no plan has", "other-plan/W02", "other-plan/W99", []string{"43 NO_SUCH"}},
		{"a part that the element has not", "part: female", "part: urban", []string{"33 NO_SUCH"}},
		{"a heading with a part", "{words: 一、健康, words_en: Health}", "{words: 一、健康, words_en: Health, part: female}", []string{"30 MISSING"}},
		{"an element and an indicator", "indicator: other-plan/W02}", "indicator: other-plan/W02, element: report}", []string{"43 UNKNOWN_KEY"}},
		{"a row too far to the right", "indent: 1", "indent: 9", []string{"33 OUT_OF_RANGE"}},
		{"words in one language", "words: 出生, words_en: Births", "words: 出生", []string{"42 MISSING"}},
		{"what only the city knows in a county's form", `{number: "02", element: marriages}`, `{number: "02", element: report}`, []string{"32 WRONG_SHAPE"}},
	}
	for _, tc := range cases {
		t.Run(tc.reason, func(t *testing.T) {
			require.Equal(t, 1, strings.Count(scheme, tc.old), "the case changes one place")
			_, problems := planfile.ParseScheme("scheme.yaml", []byte(strings.Replace(scheme, tc.old, tc.new, 1)), knownToSchemes())
			require.Equal(t, tc.want, found(problems), problems.Error())
			for _, p := range problems {
				require.NotContains(t, p.Text("zh-CN"), "{", "every parameter is said")
			}
		})
	}
}

// The schemes that come with the product: what is not from a printed scheme is marked, and no number of an approval is made up.
func TestSchemesOfTheCatalogue(t *testing.T) {
	c := city(t, "jiaxing")
	require.Len(t, c.Schemes, 2)
	for _, s := range c.Schemes {
		require.True(t, s.Scheme.Inferred)
		require.Empty(t, s.Scheme.Approval)
		require.NotEmpty(t, s.Borrowed, "what the plans have is asked once")
		levels := map[string]int{}
		for _, f := range s.Scheme.Forms {
			require.True(t, f.Inferred, f.Number)
			levels[f.Level]++
			for _, r := range f.Rows {
				require.True(t, r.Inferred, "%s %s", f.Number, r.Words)
			}
		}
		require.Equal(t, levels[plan.LevelCounty], levels[plan.LevelCity], "a form for each level")
		for _, e := range s.Elements {
			for _, p := range c.Plans {
				_, there := p.Element(e.Code)
				require.False(t, there && !slices.Contains(s.Borrowed, e.Code), "%s is defined twice", e.Code)
			}
		}
	}
}
