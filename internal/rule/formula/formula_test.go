package formula

import (
	"math/rand"
	"slices"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/rule/quantity"
)

var (
	ratio   = Spec{Method: RatioOfSums, Numerator: "n", Denominator: "d", Multiplier: decimal.NewFromInt(100)}
	sum     = Spec{Method: Sum, Count: "c"}
	share   = Spec{Method: ShareOfCounties, Count: "f"}
	running = Spec{Method: Sum, Count: "c", CumulativeFrom: 2021}
)

// in reads "element area text"; the text is a number, an empty state, or "draft:" and a number.
func in(element, area, text string) Input { return inYear(element, area, 2024, text) }

func inYear(element, area string, year int, text string) Input {
	i := Input{Element: element, Area: area, Year: year, Reported: true}
	if rest, draft := cutDraft(text); draft {
		i.Reported, text = false, rest
	}
	if e, err := quantity.ParseEmptiness(text); err == nil {
		i.Value = quantity.Absent(e)
	} else {
		i.Value = quantity.Of(decimal.RequireFromString(text))
	}
	return i
}

func cutDraft(text string) (string, bool) {
	if len(text) > 6 && text[:6] == "draft:" {
		return text[6:], true
	}
	return text, false
}

func seven(yes int) []Input {
	var all []Input
	for i := range 7 {
		flag := "0"
		if i < yes {
			flag = "1"
		}
		all = append(all, in("f", strconv.Itoa(i), flag))
	}
	return all
}

var sevenAreas = []string{"0", "1", "2", "3", "4", "5", "6"}

func TestEval(t *testing.T) {
	cases := []struct {
		reason   string
		spec     Spec
		expected []string
		inputs   []Input
		value    string // as put out; "" for none
		empty    quantity.Emptiness
		missing  []string
	}{
		{
			"a ratio is of sums, not a mean of rates", ratio,
			[]string{"a", "b"},
			[]Input{in("n", "a", "1"), in("d", "a", "2"), in("n", "b", "0"), in("d", "b", "8")},
			"10", "", nil,
		},
		{
			"an area with one part only is missing, and its part stays out", ratio,
			[]string{"a", "b"},
			[]Input{in("n", "a", "1"), in("d", "a", "4"), in("n", "b", "100")},
			"25", "",
			[]string{"b"},
		},
		{
			"not applicable counts as reported and is left out", ratio,
			[]string{"a", "m"},
			[]Input{in("n", "a", "1"), in("d", "a", "4"), in("n", "m", "not_applicable"), in("d", "m", "not_applicable")},
			"25", "", nil,
		},
		{
			"the city's hospitals have doctors but no residents", ratio,
			[]string{"a", "m"},
			[]Input{in("n", "a", "1"), in("d", "a", "4"), in("n", "m", "1"), in("d", "m", "not_applicable")},
			"50", "", nil,
		},
		{
			"withheld is missing", ratio,
			[]string{"a", "b"},
			[]Input{in("n", "a", "1"), in("d", "a", "4"), in("n", "b", "withheld"), in("d", "b", "8")},
			"25", "",
			[]string{"b"},
		},
		{
			"a draft is not reported", ratio,
			[]string{"a"},
			[]Input{in("n", "a", "draft:1"), in("d", "a", "4")},
			"", quantity.NotReported,
			[]string{"a"},
		},
		{
			"a zero denominator gives no value", ratio,
			[]string{"a"},
			[]Input{in("n", "a", "0"), in("d", "a", "0")},
			"", quantity.NotApplicable, nil,
		},
		{
			"a zero denominator is no verdict on the areas still missing", ratio,
			[]string{"a", "b"},
			[]Input{in("n", "a", "0"), in("d", "a", "0")},
			"", quantity.NotReported,
			[]string{"b"},
		},
		{
			"a zero numerator is a value", ratio,
			[]string{"a"},
			[]Input{in("n", "a", "0"), in("d", "a", "4")},
			"0", "", nil,
		},
		{
			"figures of other areas and years stay out", sum,
			[]string{"a"},
			[]Input{in("c", "a", "5"), in("c", "z", "7"), inYear("c", "a", 2023, "9")},
			"5", "", nil,
		},
		{
			"a sum takes 市本级 in", sum,
			[]string{"a", "m"},
			[]Input{in("c", "a", "5"), in("c", "m", "7")},
			"12", "", nil,
		},
		{
			"persons are shown in 万人",
			Spec{Method: Sum, Count: "c", Multiplier: decimal.RequireFromString("0.0001")},
			[]string{"a", "b"},
			[]Input{in("c", "a", "1000000"), in("c", "b", "180100")},
			"118.01", "", nil,
		},
		{"nothing is there", sum, []string{"a", "b"}, nil, "", quantity.NotReported, []string{"a", "b"}},
		{"all of it is withheld", sum, []string{"a"}, []Input{in("c", "a", "withheld")}, "", quantity.Withheld, []string{"a"}},
		{"all of it is not collected", sum, []string{"a"}, []Input{in("c", "a", "not_collected")}, "", quantity.NotCollected, []string{"a"}},
		{
			"different reasons make it not reported", sum,
			[]string{"a", "b"},
			[]Input{in("c", "a", "not_collected"), in("c", "b", "withheld")},
			"", quantity.NotReported,
			[]string{"a", "b"},
		},
		{"all of it is not applicable", sum, []string{"m"}, []Input{in("c", "m", "not_applicable")}, "", quantity.NotApplicable, nil},
		{"5 of 7 counties", share, sevenAreas, seven(5), "71.428571428571", "", nil},
		{"a county that has not reported is missing, not a no", share, sevenAreas, seven(5)[:6], "83.333333333333", "", []string{"6"}},
		{
			"a county to which it does not apply does not exist for it", share,
			[]string{"a", "b"},
			[]Input{in("f", "a", "1"), in("f", "b", "not_applicable")},
			"100", "", nil,
		},
		{"a share of units counts flags the same way", Spec{Method: ShareOfUnits, Count: "f"}, sevenAreas, seven(6), "85.714285714286", "", nil},
		{"one county's flag is 100", share, []string{"0"}, seven(1), "100", "", nil},
		{"or 0, which is a value", share, []string{"6"}, seven(1), "0", "", nil},
		{
			"a city-only indicator is entered once",
			Spec{Method: CityOnly, Count: "c"},
			[]string{"330400"},
			[]Input{in("c", "330400", "85.02")},
			"85.02", "", nil,
		},
		{
			"or computed from the city's parts",
			Spec{Method: CitySurvey, Numerator: "n", Denominator: "d", Multiplier: decimal.NewFromInt(100)},
			[]string{"330400"},
			[]Input{in("n", "330400", "19"), in("d", "330400", "20")},
			"95", "", nil,
		},
		{
			"at a county nothing of it is expected",
			Spec{Method: CityOnly, Count: "c"},
			nil,
			[]Input{in("c", "330400", "85.02")},
			"", quantity.NotApplicable, nil,
		},
		{
			"a running total adds the years up", running,
			[]string{"a"},
			[]Input{inYear("c", "a", 2020, "99"), inYear("c", "a", 2021, "1"), inYear("c", "a", 2022, "2"), inYear("c", "a", 2023, "3"), in("c", "a", "4")},
			"10", "", nil,
		},
		{
			"a year that is not in makes the area missing", running,
			[]string{"a", "b"},
			[]Input{inYear("c", "a", 2021, "1"), inYear("c", "a", 2022, "2"), inYear("c", "a", 2023, "3"), in("c", "a", "4"), in("c", "b", "5")},
			"10", "",
			[]string{"b"},
		},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			if err := c.spec.Validate(); err != nil {
				t.Fatal(err)
			}
			r := Eval(c.spec, Always(c.expected...), c.inputs, 2024)
			if got := out(r); got != c.value || r.Empty != c.empty {
				t.Errorf("got %q, empty %q; want %q, %q", got, r.Empty, c.value, c.empty)
			}
			if !slices.Equal(r.Missing, c.missing) || r.Expected != len(c.expected) || r.Reported != r.Expected-len(c.missing) {
				t.Errorf("%d of %d, missing %v; want missing %v", r.Reported, r.Expected, r.Missing, c.missing)
			}
			if r.Provisional != (len(c.missing) > 0) {
				t.Error("provisional means that an area is missing")
			}
		})
	}
}

func out(r Result) string {
	if r.Value == nil {
		return ""
	}
	return r.Value.Output().String()
}

func TestBeforeTheFirstYearOfATotalNothingIsExpected(t *testing.T) {
	r := Eval(running, Always("a"), []Input{inYear("c", "a", 2020, "5")}, 2020)
	if r.Value != nil || r.Empty != quantity.NotApplicable || r.Expected != 0 || r.Provisional {
		t.Errorf("got %+v", r)
	}
}

func TestPartsAreHandedOut(t *testing.T) {
	r := Eval(share, Always(sevenAreas...), seven(5), 2024)
	if r.Numerator.String() != "5" || r.Denominator.String() != "7" {
		t.Errorf("%s of %s counties, want 5 of 7", r.Numerator, r.Denominator)
	}
	r = Eval(sum, Always("a"), []Input{in("c", "a", "5")}, 2024)
	if r.Numerator.String() != "5" || r.Denominator != nil {
		t.Errorf("a sum has no denominator: %v", r)
	}
}

func TestValidate(t *testing.T) {
	cases := []struct {
		reason string
		spec   Spec
	}{
		{"an unknown method", Spec{Method: "mean", Count: "c"}},
		{"a ratio without denominator", Spec{Method: RatioOfSums, Numerator: "n"}},
		{"a sum of a ratio", Spec{Method: Sum, Numerator: "n", Denominator: "d"}},
		{"a share counts flags, not parts", Spec{Method: ShareOfUnits, Numerator: "n", Denominator: "d"}},
		{"both forms at once", Spec{Method: CityOnly, Numerator: "n", Denominator: "d", Count: "c"}},
		{"ratios do not add up over years", Spec{Method: RatioOfSums, Numerator: "n", Denominator: "d", CumulativeFrom: 2021}},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			if err := c.spec.Validate(); !fault.Has(err, fault.InvalidInput) {
				t.Error("accepted")
			}
		})
	}
}

// TestProperties: for any complete figures the city's ratio lies between the smallest and largest of its
// counties', a county alone has its own ratio, and the order of areas and inputs does not matter.
func TestProperties(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for range 300 {
		var inputs []Input
		for _, area := range sevenAreas {
			den := random.Intn(5000) + 1
			inputs = append(inputs, in("n", area, strconv.Itoa(random.Intn(den+1))), in("d", area, strconv.Itoa(den)))
		}
		city := Eval(ratio, Always(sevenAreas...), inputs, 2024)
		var alone []quantity.Exact
		for i, area := range sevenAreas {
			own := Eval(ratio, Always(area), inputs, 2024)
			want, _ := quantity.Ratio(inputs[2*i].Value.Dec, inputs[2*i+1].Value.Dec, ratio.Multiplier)
			if own.Value.Cmp(want) != 0 {
				t.Fatalf("county %s alone: %s, want %s", area, out(own), want.Output())
			}
			alone = append(alone, *own.Value)
		}
		low, high := slices.MinFunc(alone, quantity.Exact.Cmp), slices.MaxFunc(alone, quantity.Exact.Cmp)
		if city.Value.Cmp(low) < 0 || city.Value.Cmp(high) > 0 {
			t.Fatalf("the city's %s lies outside its counties'", out(city))
		}
		areas := slices.Clone(sevenAreas)
		random.Shuffle(len(areas), func(i, j int) { areas[i], areas[j] = areas[j], areas[i] })
		random.Shuffle(len(inputs), func(i, j int) { inputs[i], inputs[j] = inputs[j], inputs[i] })
		if again := Eval(ratio, Always(areas...), inputs, 2024); again.Value.Cmp(*city.Value) != 0 {
			t.Fatalf("another order gives %s, not %s", out(again), out(city))
		}
	}
}
