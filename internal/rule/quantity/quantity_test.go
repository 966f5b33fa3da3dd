package quantity

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
)

func d(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func TestParse(t *testing.T) {
	cases := []struct{ reason, in, want, refused string }{
		{"an integer", "1234", "1234", ""},
		{"a decimal", "12.50", "12.5", ""},
		{"true zero is a value", "0", "0", ""},
		{"minus zero is zero", "-0", "0", ""},
		{"blanks around it come from copying", " 7\t", "7", ""},
		{"leading zeros do not count as digits", strings.Repeat("0", 30) + "7", "7", ""},
		{"trailing zeros do not count as decimals", "1." + strings.Repeat("0", 40), "1", ""},
		{"20 digits are the most", strings.Repeat("9", 20), strings.Repeat("9", 20), ""},
		{"21 digits are too many", "1" + strings.Repeat("0", 20), "", fault.ReasonTooManyDigits},
		{"12 decimals are the most", "0.123456789012", "0.123456789012", ""},
		{"13 decimals are too fine", "0.1234567890123", "", fault.ReasonTooFine},
		{"full-width digits are not guessed at", "\uff11\uff12\uff13", "", fault.ReasonFullWidth},
		{"a full-width point among plain digits", "12\uff0e5", "", fault.ReasonFullWidth},
		{"thousands separators are ambiguous", "1,234,567", "", fault.ReasonSeparators},
		{"a blank inside is a separator", "1 234", "", fault.ReasonSeparators},
		{"no-break space from a spreadsheet", "1\u00a0234", "", fault.ReasonSeparators},
		{"1e308 would fill the page", "1e308", "", fault.ReasonExponent},
		{"a short exponent too", "1.2E3", "", fault.ReasonExponent},
		{"NaN is no number", "NaN", "", fault.ReasonNotNumber},
		{"nor is infinity", "Inf", "", fault.ReasonNotNumber},
		{"nor is a hexadecimal", "0x10", "", fault.ReasonNotNumber},
		{"a percent sign belongs to the unit", "12%", "", fault.ReasonNotNumber},
		{"no digit before the point", ".5", "", fault.ReasonNotNumber},
		{"nothing at all", "", "", fault.ReasonNotNumber},
		{"Arabic-Indic digits are digits, but not ours", "\u0661\u0662", "", fault.ReasonNotNumber},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			got, err := Parse(c.in)
			if c.refused == "" {
				if err != nil || got.String() != c.want {
					t.Fatalf("got %s, %v; want %s", got, err, c.want)
				}
				return
			}
			f, ok := fault.As(err)
			if !ok || f.Code != fault.InvalidValue || f.Reason() != c.refused {
				t.Fatalf("got %v, want INVALID_VALUE for %s", err, c.refused)
			}
			if strings.Contains(f.Text(fault.Chinese), "…") && len([]rune(c.in)) < 40 {
				t.Errorf("the sentence lacks a parameter: %s", f.Text(fault.Chinese))
			}
		})
	}
}

func TestParseQuotesAtMostFortyCharacters(t *testing.T) {
	_, err := Parse(strings.Repeat("x", 5000))
	if f, _ := fault.As(err); len(f.Params["value"]) > 50 {
		t.Errorf("a message of %d bytes", len(f.Params["value"]))
	}
}

func TestRounding(t *testing.T) {
	cases := []struct {
		reason        string
		num, den, mul string
		precision     int
		display, out  string
	}{
		{"5 of 7 counties", "5", "7", "100", 2, "71.43", "71.428571428571"},
		{"6 of 7 counties", "6", "7", "100", 2, "85.71", "85.714285714286"},
		{"half goes up", "1", "8", "1", 2, "0.13", "0.125"},
		{"half goes away from zero below it", "-1", "8", "1", 2, "-0.13", "-0.125"},
		{"never twice: 0.1249 is not 0.125 is not 0.13", "1249", "10000", "1", 2, "0.12", "0.1249"},
		{"a terminating value is put out whole, beyond 12 decimals", "1", "16384", "1", 4, "0.0001", "0.00006103515625"},
		{"11 is shown as 11.0 and put out as 11", "11", "1", "1", 1, "11.0", "11"},
		{"no decimals", "2354", "1", "1", 0, "2354", "2354"},
		{"a small loss is not minus zero", "-1", "1000", "1", 1, "0.0", "-0.001"},
		{"two deaths in 36 600 births", "2", "36600", "100000", 2, "5.46", "5.464480874317"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			x, ok := Ratio(d(c.num), d(c.den), d(c.mul))
			if !ok {
				t.Fatal("no ratio")
			}
			if got := x.Display(c.precision); got != c.display {
				t.Errorf("shown %s, want %s", got, c.display)
			}
			if got := x.Output().String(); got != c.out {
				t.Errorf("put out %s, want %s", got, c.out)
			}
		})
	}
	if _, ok := Ratio(d("5"), d("0.0"), d("100")); ok {
		t.Error("a zero denominator gives no number")
	}
}

func TestExactIsAValue(t *testing.T) {
	var zero Exact
	one, three := FromInt(1), FromInt(3)
	third, _ := one.Quo(three)
	if sum := third.Add(third).Add(third); sum.Cmp(one) != 0 {
		t.Errorf("three thirds are %s", sum.Output())
	}
	if third.Mul(three).Sub(one).Sign() != 0 || one.Output().String() != "1" || zero.Add(one).Cmp(one) != 0 {
		t.Error("an operation changed its operand")
	}
	if _, ok := one.Quo(zero); ok {
		t.Error("division by zero gave a number")
	}
	if got := InUnit(d("1180100"), d("0.0001")).Display(2); got != "118.01" {
		t.Errorf("1 180 100 persons are %s 万人", got)
	}
}

func TestValueKeepsEmptyStatesApart(t *testing.T) {
	states := []Emptiness{NotReported, NotApplicable, NotCollected, Withheld}
	zero := Of(decimal.Zero)
	for i, a := range states {
		if parsed, err := ParseEmptiness(string(a)); err != nil || parsed != a {
			t.Errorf("%s is not read back", a)
		}
		if Absent(a).Equal(zero) || Absent(a).Present() {
			t.Errorf("%s taken for zero", a)
		}
		for j, b := range states {
			if Absent(a).Equal(Absent(b)) != (i == j) {
				t.Errorf("%s and %s confused", a, b)
			}
		}
	}
	if !zero.Present() || !Of(d("11")).Equal(Of(d("11.0"))) {
		t.Error("zero is a value, and 11 is 11.0")
	}
	for _, no := range []string{"", "NOT_REPORTED", "none"} {
		if _, err := ParseEmptiness(no); !fault.Has(err, fault.InvalidValue) {
			t.Errorf("%q accepted as an empty state", no)
		}
	}
}
