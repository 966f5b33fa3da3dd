package expression_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/rule/expression"
	"github.com/liangce/liangce/internal/rule/quantity"
)

var figures = expression.Scope{HasElement: func(code string) bool { return code == "live_births" }, HasCategory: func(code string) bool { return code == "female" }, HasSource: func(code string) bool { return code == "yearbook" }}

var rates = expression.Scope{Rate: true, HasElement: figures.HasElement, HasCategory: figures.HasCategory}

// world is what the words stand for; a word that is not in it has no value.
type world map[string]string

func holds(t *testing.T, text string, scope expression.Scope, w world, peers ...string) expression.Truth {
	t.Helper()
	c, err := expression.Compile(text, scope)
	require.NoError(t, err, text)
	numbers := make([]expression.Number, len(c.Needs()))
	for i, ref := range c.Needs() {
		key := string(ref.What) + ref.Element + ref.Source + strings.TrimSuffix("-"+ref.Category, "-") + strings.Repeat("<", ref.Ago)
		if v, ok := w[key]; ok {
			numbers[i] = expression.From(quantity.Of(decimal.RequireFromString(v)))
		}
	}
	var others expression.Peers
	for _, p := range peers {
		others = append(others, quantity.FromDecimal(decimal.RequireFromString(p)))
	}
	got, err := c.Holds(numbers, others)
	require.NoError(t, err, text)
	return got
}

func TestExactToTheLastDecimal(t *testing.T) {
	for text, want := range map[string]expression.Truth{
		"0.1 + 0.2 == 0.3": expression.Yes,
		"1 / 3 * 3 == 1":   expression.Yes,
		"0.1 * 3 > 0.3":    expression.No,
		"1234567890123456.12345678901 > 1234567890123456.12345678900": expression.Yes,
		"round(2.345, 2) == 2.35":                                     expression.Yes,
		"percent(1, 3) == 100 / 3":                                    expression.Yes,
		"-2 < 1 and not (2 < 1)":                                      expression.Yes,
		"1 < 2 < 3":                                                   expression.Yes,
		"changed(80, 100) == 20":                                      expression.Yes,
		"min(2, 3) + max(2, 3) == 5":                                  expression.Yes,
		"abs(-3) == 3 && +3 == 3":                                     expression.Yes,
		"2 + 3 * 4 == 14 or 1 == 2":                                   expression.Yes,
		"3 >= 3 and 3 <= 3 and 3 != 4":                                expression.Yes,
		"round(1, 99999999999999) == 1":                               expression.Yes,
	} {
		require.Equal(t, want, holds(t, text, figures, nil), text)
	}
}

func TestWhatIsMissingFindsNothing(t *testing.T) {
	there := world{"value": "0"}
	for text, want := range map[string]expression.Truth{
		"last > 10":                         expression.Unknown,
		"not (last > 10)":                   expression.Unknown,
		"value == last":                     expression.Unknown,
		"value < 5 or last > 10":            expression.Yes,
		"last > 10 or value < 5":            expression.Yes,
		"last > 10 and value > 5":           expression.No,
		"value < 5 and last > 10":           expression.Unknown,
		"reported(last)":                    expression.No,
		"not reported(last) and value == 0": expression.Yes,
		"isZero(value)":                     expression.Yes,
		"isZero(last)":                      expression.No,
		"5 / value > 1":                     expression.Unknown,
		"changed(5, value) > 1":             expression.Unknown,
		"reported(last + value)":            expression.No,
	} {
		require.Equal(t, want, holds(t, text, figures, there), text)
	}
	require.False(t, func() bool { _, ok := expression.From(quantity.Absent(quantity.Withheld)).Exact(); return ok }())
}

func TestTheWordsNameTheirNumbers(t *testing.T) {
	w := world{
		"value": "1", "value<": "2", "value<<<": "3", "baseline": "4", "value-total": "5", "value-female": "6",
		"elementlive_births": "7", "elementlive_births<<": "8", "year": "2025",
	}
	require.Equal(t, expression.Yes, holds(t, `value == 1 and last == 2 and before(1) == 2 and before(3) == 3 and baseline == 4 and total == 5
		and part("female") == 6 and of("live_births") == 7 and of("live_births", 2) == 8 and year == 2025`, figures, w))
	require.Equal(t, expression.Yes, holds(t, "numerator == 9 and denominator == 10", rates, world{"numerator": "9", "denominator": "10"}))
	c, err := expression.Compile("value > last or value > last", figures)
	require.NoError(t, err)
	require.Equal(t, []expression.Ref{{What: expression.Value}, {What: expression.Value, Ago: 1}}, c.Needs())
	require.False(t, c.Compares())
}

func TestUnitsAndShares(t *testing.T) {
	for text, want := range map[string]expression.Truth{
		"powerOfTen(118, 1180000)":              expression.Yes,
		"powerOfTen(1.1, 11.2)":                 expression.Yes,
		"powerOfTen(10, 9)":                     expression.No,
		"powerOfTen(10, 50)":                    expression.No,
		"powerOfTen(0, 50)":                     expression.No,
		"powerOfTen(last, 50)":                  expression.Unknown,
		"isShareOf(71.43, 7)":                   expression.Yes,
		"isShareOf(500 / 7, 7)":                 expression.Yes,
		"isShareOf(72, 7)":                      expression.No,
		"isShareOf(114.29, 7)":                  expression.No,
		"isShareOf(0, 7) and isShareOf(100, 7)": expression.Yes,
		"isShareOf(50, 0)":                      expression.Unknown,
	} {
		require.Equal(t, want, holds(t, text, figures, nil), text)
	}
}

func TestTheOtherCounties(t *testing.T) {
	const far = "0.6745 * abs(value - median(peers)) > 3.5 * mad(peers)"
	six := []string{"90", "91", "92", "93", "94", "95"}
	require.Equal(t, expression.Yes, holds(t, far, rates, world{"value": "60"}, six...))
	require.Equal(t, expression.No, holds(t, far, rates, world{"value": "96"}, six...))
	require.Equal(t, expression.Unknown, holds(t, far, rates, world{"value": "60"}, six[:4]...), "four are too few")
	require.Equal(t, expression.Yes, holds(t, "median(peers) == 92.5 and mad(peers) == 1.5 and count(peers) == 6", rates, nil, six...))
}

func TestARefusalSaysWhere(t *testing.T) {
	for text, want := range map[string]string{
		"value > lats":             "8-12 word_unknown",
		"value > ":                 "7-7 unfinished",
		"":                         "0-0 unfinished",
		"value + 1":                "0-9 not_condition",
		"value > 1 and last":       "14-18 wants_condition",
		"(value > 1) + 2 > 3":      "7-8 wants_number",
		"value ** 2 > 1":           "6-8 operator_unknown",
		"value % 2 > 1":            "6-7 operator_unknown",
		"value in [1, 2]":          "6-8 operator_unknown",
		"value > 1e400000":         "15-16 unreadable",
		"value > 0x10":             "8-12 number_form",
		"value > 1e3":              "8-11 number_form",
		"of(\"births\") > 1":       "3-11 element_unknown",
		"of(live_births) > 1":      "3-14 wants_code",
		"part(\"male\") > 1":       "5-11 category_unknown",
		"stated(\"gazette\") > 1":  "7-16 source_unknown",
		"stated(year) > 1":         "7-11 wants_code",
		"stated() > 1":             "0-6 arguments",
		"before(0) > 1":            "7-8 wants_years",
		"before(last) > 1":         "7-11 wants_years",
		"before(1.5) > 1":          "7-10 wants_years",
		"before(11) > 1":           "7-9 wants_years",
		"numerator > 1":            "0-9 rate_only",
		"median(peers) > 1":        "7-12 rate_only",
		"median(value) > 1":        "7-12 wants_peers",
		"abs(1, 2) > 1":            "0-3 arguments",
		"len(\"x\") > 1":           "0-3 word_unknown",
		"Numbers[0] > 1":           "7-8 unreadable",
		"\"a\" == \"b\"":           "0-3 wants_number",
		"true":                     "0-4 unreadable",
		"value > 1 ? true : false": "23-24 unreadable",
		"let x = 1; x > 1":         "4-5 unreadable",
		"all([1], # > 1)":          "0-3 unreadable",
		"value > 1; value > 2":     "6-7 unreadable",
		"人数 > 1":                   "0-2 word_unknown",
	} {
		_, err := expression.Compile(text, figures)
		w := (*expression.Wrong)(nil)
		if !errors.As(err, &w) {
			t.Errorf("%s: %v", text, err)
			continue
		}
		got := decimal.NewFromInt(int64(w.From)).String() + "-" + decimal.NewFromInt(int64(w.To)).String() + " " + w.Code
		if got != want {
			t.Errorf("%s: want %s, got %s (%s)", text, want, got, w.Text(fault.Chinese))
		}
	}
	for _, text := range []string{"total > 1", "tolerance > 1", `stated("yearbook") > 1`} {
		_, err := expression.Compile(text, rates)
		require.ErrorContains(t, err, "belongs to rules about elements")
	}
}

// TestAnExpressionIsSmall: nothing that can be written grows beyond what is written.
func TestAnExpressionIsSmall(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("value > 1 and ", 100) + "value > 1", strings.Repeat("-", 400) + "1 > 1",
	} {
		_, err := expression.Compile(text, figures)
		require.Error(t, err, text[:20])
	}
	long := strings.TrimSuffix(strings.Repeat("value * ", 60), " * ") + " > 1"
	require.Equal(t, expression.Yes, holds(t, long, figures, world{"value": strings.Repeat("9", 40)}))
}

func TestEveryWordOfTheVocabularyCompiles(t *testing.T) {
	replace := strings.NewReplacer(`"element"`, `"live_births"`, `"source"`, `"yearbook"`, "places", "2", "(n)", "(2)", ", n)", ", 2)", "(x", "(value", "a, b", "value, last")
	for _, word := range expression.Vocabulary() {
		scope, form := figures, replace.Replace(word.Form)
		if word.Rate {
			scope = rates
		}
		_, number := expression.Compile(form+" > 1", scope)
		_, condition := expression.Compile(form, scope)
		peers := form == "peers"
		require.True(t, number == nil || condition == nil || peers, "%s: %v, %v", word.Form, number, condition)
		require.NotEmpty(t, word.ZH)
		require.NotEmpty(t, word.EN)
	}
}
