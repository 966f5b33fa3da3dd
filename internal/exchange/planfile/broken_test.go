package planfile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/catalogue"
	"github.com/liangce/liangce/internal/exchange/planfile"
)

// found prints problems as "line CODE", the form in which the tables below expect them.
func found(problems planfile.Problems) []string {
	var out []string
	for _, p := range problems {
		out = append(out, fmt.Sprintf("%d %s", p.Line, p.Code))
	}
	return out
}

func TestBrokenPlanIsRefusedAtItsLine(t *testing.T) {
	cases := []struct {
		reason   string
		old, new string
		want     []string
	}{
		{"another schema", "liangce-plan/1", "liangce-plan/9", []string{"1 BAD_CHOICE"}},
		{"a misspelt key, so the real one is missing", "  title_en: Test", "  titel_en: Test", []string{"3 MISSING", "5 UNKNOWN_KEY"}},
		{"a key twice", "  source: 测试", "  source: 测试\n  source: 又", []string{"11 DUPLICATE_KEY"}},
		{"an area that the city does not have", `area: "330400"`, `area: "330999"`, []string{"6 NO_SUCH"}},
		{"a code written as a number", `area: "330400"`, `area: 330400`, []string{"6 WRONG_SHAPE"}},
		{"a plan code that cannot stand in an address", "code: test-plan", "code: Test_Plan", []string{"3 BAD_CODE"}},
		{"the target year before the first", "target_year: 2025", "target_year: 2019", []string{"9 OUT_OF_RANGE"}},
		{"a year that is none", "target_year: 2025", "target_year: 20x5", []string{"9 BAD_NUMBER"}},
		{"a count of the head that does not fit", "tasks: 1,", "tasks: 2,", []string{"11 COUNT_DIFFERS"}},
		{"an indicator lost in editing", "indicators: 3,", "indicators: 21,", []string{"11 COUNT_DIFFERS"}},
		{"a lost target in prose", "task_targets: 1,", "task_targets: 2,", []string{"11 COUNT_DIFFERS"}},
		{"a borrowed element that nobody defines", "uses: [live_births]", "uses: [still_births]", []string{"14 NO_SUCH", "29 NO_SUCH"}},
		{"a borrowed element that nothing uses", "denominator: live_births", "denominator: deaths", []string{"14 UNUSED", "27 BAD_FORMULA"}},
		{"an element of the same code as a borrowed one", "{code: flagged,", "{code: live_births,", []string{"17 DUPLICATE", "47 NO_SUCH", "62 NO_SUCH"}},
		{"a borrowed element that is not listed", "uses: [live_births]", "", []string{"29 NO_SUCH"}},
		{"an unknown kind", "kind: count", "kind: float", []string{"16 BAD_CHOICE"}},
		{"an unknown level", "level: county,", "level: village,", []string{"16 BAD_CHOICE"}},
		{"an unknown period", "level: county, period_basis: calendar_year", "level: county, period_basis: fiscal_year", []string{"16 BAD_CHOICE"}},
		{"an unknown line", "period_basis: calendar_year, line: HC", "period_basis: calendar_year, line: XX", []string{"16 NO_SUCH"}},
		{"a flag that counties do not report", "level: county_flag", "level: county", []string{"17 WRONG_SHAPE", "46 BAD_FORMULA", "61 BAD_FORMULA"}},
		{"a range upside down", "minimum: 0", "minimum: 10", []string{"16 OUT_OF_RANGE"}},
		{"NaN", "minimum: 0", "minimum: .nan", []string{"16 BAD_NUMBER"}},
		{"infinity", "maximum: 9", "maximum: .inf", []string{"16 BAD_NUMBER"}},
		{"an exponent", "multiplier: 1000\n", "multiplier: 1e5\n", []string{"30 BAD_NUMBER"}},
		{"a hexadecimal number", "multiplier: 1000\n", "multiplier: 0x10\n", []string{"30 BAD_NUMBER"}},
		{"a number in quotes", "multiplier: 1000\n", "multiplier: \"1000\"\n", []string{"30 BAD_NUMBER"}},
		{"a multiplier of nothing", "multiplier: 1000\n", "multiplier: 0\n", []string{"30 OUT_OF_RANGE"}},
		{"a precision that the store refuses", "precision: 1\n", "precision: 7\n", []string{"25 OUT_OF_RANGE"}},
		{"a domain that is not there", "number: 1\n  domain: D1\n  name: 死", "number: 1\n  domain: D9\n  name: 死", []string{"21 NO_SUCH"}},
		{"two indicators of one code", "code: I02", "code: I01", []string{"38 DUPLICATE", "67 BAD_MERGE"}},
		{"two indicators of one number", "number: 2", "number: 1", []string{"39 DUPLICATE"}},
		{"a way that is neither better nor worse", "lower_better", "lower", []string{"26 BAD_CHOICE"}},
		{"a method that needs other parts", "method: ratio_of_sums", "method: sum", []string{"27 BAD_FORMULA"}},
		{"a city's method over county elements", "method: ratio_of_sums", "method: city_only", []string{"27 BAD_FORMULA"}},
		{"an element that is not there", "numerator: deaths", "numerator: death", []string{"16 UNUSED", "28 NO_SUCH"}},
		{"a cumulative year without its period", "  multiplier: 1000\n", "  multiplier: 1000\n  cumulative_from: 2021\n", []string{"27 BAD_FORMULA"}},
		{"a baseline that is not the printed one", `printed: "11", value: 11`, `printed: "11", value: 1.1`, []string{"34 PRINTED_DIFFERS"}},
		{"a printed baseline without a value", `printed: "11", value: 11`, `printed: "11"`, []string{"34 PRINTED_DIFFERS"}},
		{"a value where a dash is printed", `printed: "-"`, `printed: "-", value: 0`, []string{"51 PRINTED_DIFFERS"}},
		{"a baseline printed finer than the indicator shows", `printed: "11", value: 11`, `printed: "11.25", value: 11.25`, []string{"34 PRINTED_DIFFERS"}},
		{"another number than printed", `op: "<", value: 9.5}`, `op: "<", value: 9}`, []string{"35 PRINTED_DIFFERS"}},
		{"not strict where the print is", `printed: "<9.5", type: threshold_max, op: "<"`, `printed: "<9.5", type: threshold_max, op: "<="`, []string{"35 PRINTED_DIFFERS"}},
		{"a floor with a ceiling's sign", "type: threshold_min, op: \">=\"", "type: threshold_min, op: \"<=\"", []string{"52 BAD_TARGET"}},
		{"a rule in words with a number", "type: threshold_min, op", "type: keep_vs_baseline, op", []string{"52 BAD_TARGET"}},
		{"a word that is printed otherwise", `{printed: "100", type: threshold_min, op: ">=", value: 100}`, `{printed: "保持", type: increase_vs_baseline}`, []string{"52 PRINTED_DIFFERS"}},
		{"two thresholds that are not printed", `{printed: "100", type: threshold_min, op: ">=", value: 100}`, `{printed: "当年100%,平时85%", type: compound_term_change, in_year_of_change: 100, other_years: 80}`, []string{"52 PRINTED_DIFFERS"}},
		{"a type for prose only", "type: threshold_min, op: \">=\", value: 100}", "type: milestone}", []string{"52 BAD_TARGET"}},
		{"a type that is none", "type: threshold_min", "type: at_least", []string{"52 BAD_CHOICE"}},
		{"a cell merged with a later or unknown one", "merged_from: I02", "merged_from: I09", []string{"67 BAD_MERGE"}},
		{"a cell merged with itself", "merged_from: I02", "merged_from: I03", []string{"67 BAD_MERGE"}},
		{"a cell merged with one that is merged itself", `{printed: "100", type: threshold_min, op: ">=", value: 100}`, "{merged_from: I01}", []string{"67 BAD_MERGE"}},
		{"a merged cell with a rule of its own", "merged_from: I02", `merged_from: I02, printed: "99"`, []string{"67 UNKNOWN_KEY"}},
		{"a task of no domain", "code: D1.1\n  domain: D1", "code: D1.1\n  domain: D2", []string{"70 NO_SUCH"}},
		{"a task of no line", "heading_en: Serve\n  lead: HC", "heading_en: Serve\n  lead: ZZ", []string{"74 NO_SUCH"}},
		{"a target in prose for no indicator", "indicators: [I01]}", "indicators: [I77]}", []string{"76 NO_SUCH"}},
		{"a target in prose measured by what it does not speak of", "indicators: [I01]}", "indicators: [I01], measured_by: I02}", []string{"76 NO_SUCH"}},
		{"a target in prose measured by no indicator", "indicators: [I01]}", "indicators: [I01], measured_by: I77}", []string{"76 NO_SUCH"}},
		{"a target in prose that is printed otherwise", "value: 9.5, unit", "value: 4, unit", []string{"76 PRINTED_DIFFERS"}},
		{"a target in prose with an unknown sign", `op: "<", value: 9.5, unit`, `op: "lt", value: 9.5, unit`, []string{"76 BAD_CHOICE"}},
		{"a target with a figure that counties report", "indicators: [I01]}", "indicators: [I01], element: deaths}", []string{"76 WRONG_SHAPE"}},
		{"a target with a figure that is not there", "indicators: [I01]}", "indicators: [I01], element: births}", []string{"76 NO_SUCH"}},
		{"a target measured twice", "indicators: [I01]}", "indicators: [I01], measured_by: I01, element: deaths}", []string{"76 UNKNOWN_KEY"}},
		{"further targets that the head counts otherwise", "indicators: [I01]}", "indicators: [I01], further: true}", []string{"11 MISSING", "11 COUNT_DIFFERS"}},
		{"a reference where nothing is compared", "op: \">=\", value: 100}", "op: \">=\", value: 100, reference: I01}", []string{"52 BAD_TARGET"}},
		{"a reference to itself", `{printed: "100", type: threshold_min, op: ">=", value: 100}`, "{printed: 相适应, type: commensurate, reference: I02, band: 5}", []string{"52 NO_SUCH"}},
		{"a reference that comes later", `{printed: "100", type: threshold_min, op: ">=", value: 100}`, "{printed: 相适应, type: commensurate, reference: I03, band: 5}", []string{"52 NO_SUCH"}},
		{"a band of no width", `{printed: "100", type: threshold_min, op: ">=", value: 100}`, "{printed: 相适应, type: commensurate, reference: I01, band: 0}", []string{"52 OUT_OF_RANGE"}},
		{"a band around a threshold", "op: \">=\", value: 100}", "op: \">=\", value: 100, band: 1}", []string{"52 BAD_TARGET"}},
		{"those entitled to a threshold", "  multiplier: 1000\n", "  multiplier: 1000\n  entitled: live_births\n", []string{"31 BAD_TARGET"}},
		{"a project of no task", "tasks: [D1.1]", "tasks: [D1.2]", []string{"78 NO_SUCH"}},
		{"a note in one language", "  notes:\n  - {zh: 数量小, en: small numbers}\n", "  notes:\n  - {zh: 数量小}\n", []string{"37 MISSING"}},
		{"a note that is plain text", "  - {zh: 数量小, en: small numbers}\n", "  - small numbers\n", []string{"37 WRONG_SHAPE"}},
		{"a support line twice", "support: [CA]", "support: [CA, CA]", []string{"33 DUPLICATE"}},
		{"a list that is none", "support: [CA]", "support: CA", []string{"33 WRONG_SHAPE"}},
		{"a truth that is none", "inferred: true}", "inferred: maybe}", []string{"16 WRONG_SHAPE"}},
		{"an empty name", "name: 死亡率\n", "name: \"\"\n", []string{"22 BAD_TEXT"}},
		{"a control character in a name", "name: 死亡率\n", "name: \"死\\u0000亡\"\n", []string{"22 BAD_TEXT"}},
		{"an anchor", "baseline: {printed: \"\"}", "baseline: &b {printed: \"\"}", []string{"66 NOT_ALLOWED"}},
		{"a tag", `printed: "11", value`, `printed: !!str 11, value`, []string{"34 NOT_ALLOWED", "34 PRINTED_DIFFERS"}},
		{"a second document", "articles:\n", "---\narticles:\n", []string{"11 COUNT_DIFFERS", "79 NOT_ALLOWED"}},
		{"no YAML", "domains:\n-", "domains: [\n-", []string{"12 SYNTAX"}},
		{"two faults at once, both told", "  precision: 1\n  direction: lower_better", "  precision: 9\n  direction: down", []string{"25 OUT_OF_RANGE", "26 BAD_CHOICE"}},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			require.Equal(t, 1, min(1, strings.Count(small, c.old)), "the case does not find what it breaks")
			got, problems := planfile.Parse("small.yaml", []byte(strings.Replace(small, c.old, c.new, 1)), known())
			require.Equal(t, c.want, found(problems), problems.Error())
			require.Empty(t, got.Plan.Code, "a refused file gives no catalogue")
		})
	}
}

func TestElementDefinedTwiceAndDifferently(t *testing.T) {
	again := known()
	again.Elements[0].Code = "deaths"
	file := strings.Replace(strings.Replace(small, "uses: [live_births]\n", "", 1), "denominator: live_births", "denominator: flagged", 1)
	_, problems := planfile.Parse("small.yaml", []byte(file), again)
	require.Contains(t, found(problems), "15 ELEMENT_DIFFERS", problems.Error())
}

func TestHostileFilesAreRefused(t *testing.T) {
	cases := []struct {
		reason string
		data   string
		want   string
	}{
		{"a file over the limit", strings.Repeat("#", planfile.MaxBytes+1), "1 TOO_LARGE"},
		{"a nest of brackets", "a: " + strings.Repeat("[", 500_000), "1 SYNTAX"},
		{"a nest of dashes", strings.Repeat("- ", 500_000) + "x", "1 SYNTAX"},
		{"a million laughs", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "1 MISSING"},
		{"a list without end", "schema: liangce-plan/1\ndomains: [" + strings.Repeat("x,", 100_000) + "]", "2 OUT_OF_RANGE"},
		{"more problems than anyone reads", strings.Repeat("k: v\n", 200_000), "1 UNKNOWN_KEY"},
		{"nothing", "", "1 WRONG_SHAPE"},
		{"only a comment", "# nothing\n", "1 WRONG_SHAPE"},
		{"not UTF-8", "a: \xff\xfe", "1 SYNTAX"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			_, problems := planfile.Parse("hostile.yaml", []byte(c.data), known())
			require.Contains(t, found(problems), c.want)
			require.LessOrEqual(t, len(problems), 1000)
		})
	}
}

func TestBrokenCityIsRefusedAtItsLine(t *testing.T) {
	base, err := catalogue.FS.ReadFile("huzhou/city.yaml")
	require.NoError(t, err)
	cases := []struct {
		reason   string
		old, new string
		want     []string
	}{
		{"a town of another county", `"330502001"`, `"330521001"`, []string{"30 BAD_CODE", "54 DUPLICATE"}},
		{"a code of too few digits", `code: "330501"`, `code: "3305"`, []string{"20 BAD_CODE"}},
		{"a department without its line", "- code: CA\n", "- code: XX\n", []string{"89 NO_SUCH"}},
		{"a department twice", "- code: CA\n", "- code: HC\n", []string{"93 DUPLICATE"}},
		{"an unknown kind of tenant", "kind: statistics", "kind: bureau", []string{"86 BAD_CHOICE"}},
		{"a division without parts", "  - {code: male, name: 男, name_en: male}\n  - {code: female, name: 女, name_en: female}", "  - {code: male, name: 男, name_en: male}", []string{"17 WRONG_SHAPE"}},
		{"a part that is the whole", "code: female", "code: total", []string{"18 DUPLICATE"}},
		{"a plan's file outside the folder", "- women-14-5.yaml", "- ../women-14-5.yaml", []string{"9 BAD_CODE"}},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			require.Contains(t, string(base), c.old)
			_, problems := planfile.ParseCity("city.yaml", []byte(strings.Replace(string(base), c.old, c.new, 1)))
			require.Equal(t, c.want, found(problems), problems.Error())
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte("a: &a [*a]"))
	f.Add([]byte("- - - {}"))
	f.Add([]byte("schema: liangce-city/1\ncity: {code: \"330500\", name: 市, name_en: C}\nareas: []\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, problems := planfile.Parse("fuzz.yaml", data, known())
		if (len(problems) == 0) != (c.Plan.Code != "") {
			t.Fatalf("a file is either a catalogue or a list of problems: %q, %v", c.Plan.Code, problems)
		}
		for _, p := range problems {
			if p.Line < 1 || p.Column < 1 {
				t.Fatalf("a problem without a place: %v", p)
			}
		}
		_, _ = planfile.ParseCity("fuzz.yaml", data)
	})
}
