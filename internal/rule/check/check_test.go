package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// val reads a number, an empty state, or "" for not asked for.
func val(text string) *quantity.Value {
	if text == "" {
		return nil
	}
	v := quantity.Of(decimal.Decimal{})
	if e, err := quantity.ParseEmptiness(text); err == nil {
		v = quantity.Absent(e)
	} else {
		v.Dec = decimal.RequireFromString(text)
	}
	return &v
}

func num(text string) *decimal.Decimal {
	d := decimal.RequireFromString(text)
	return &d
}

func cell(kind Kind, now, last string) Cell {
	return Cell{
		Obligation: "o1", Element: "e1", Name: "数据元", NameEn: "element", Area: "330481", Category: Total,
		Kind: kind, Value: *val(now), LastYear: val(last),
	}
}

func with(c Cell, change func(*Cell)) Cell { change(&c); return c }

func codes(problems []Problem) string {
	said := make([]string, len(problems))
	for i, p := range problems {
		said[i] = string(p.Code) + "/" + string(p.Grade)
	}
	return strings.Join(said, " ")
}

func TestCell(t *testing.T) {
	cases := []struct {
		reason string
		cell   Cell
		want   string
	}{
		{"a plausible count", cell(Count, "1100", "1000"), ""},
		{"true zero after true zero is nothing new", cell(Count, "0", "0"), ""},
		{"half a person", cell(Count, "12.5", "12"), "NOT_INTEGER/A"},
		{"11.0 is an integer", cell(Count, "11.0", ""), ""},
		{"fewer than nobody", cell(Count, "-1", "10"), "OUT_OF_RANGE/A"},
		{"both at once", cell(Count, "-1.5", "10"), "NOT_INTEGER/A OUT_OF_RANGE/A"},
		{"a flag is 0 or 1", cell(Flag, "2", "1"), "OUT_OF_RANGE/A"},
		{"not half a flag either", cell(Flag, "0.5", ""), "OUT_OF_RANGE/A"},
		{"a flag stays as it was", cell(Flag, "1", "1"), ""},
		{"a flag falls", cell(Flag, "0", "1"), ""},
		{"a decimal may be negative", cell(Decimal, "-2.5", ""), ""},
		{"above its range", with(cell(Decimal, "130", ""), func(c *Cell) { c.Range = &Range{num("50"), num("120")} }), "OUT_OF_RANGE/A"},
		{"the ends belong to the range", with(cell(Decimal, "120", ""), func(c *Cell) { c.Range = &Range{num("50"), num("120")} }), ""},

		{"the same as last year", cell(Count, "1234", "1234"), "UNCHANGED/B"},
		{"the same number written otherwise", cell(Decimal, "85.020", "85.02"), "UNCHANGED/B"},
		{"deputies stay the same within a term", with(cell(Count, "91", "91"), func(c *Cell) { c.TermStock = true }), ""},
		{"ten times last year", cell(Count, "10100", "1000"), "UNIT_SLIP/B"},
		{"a tenth of last year", cell(Count, "98", "1000"), "UNIT_SLIP/B"},
		{"万人 where persons were asked for", cell(Count, "12", "118010"), "UNIT_SLIP/B"},
		{"ten times a small count is chance", cell(Count, "30", "3"), ""},
		{"a decimal slips too", cell(Decimal, "8.502", "85.02"), "UNIT_SLIP/B"},
		{"31 % more", cell(Count, "1310", "1000"), "JUMP/C"},
		{"30 % more", cell(Count, "1300", "1000"), ""},
		{"31 % less", cell(Count, "690", "1000"), "JUMP/C"},
		{"a small count swings", cell(Count, "18", "10"), ""},
		{"last year was zero: no percentage", cell(Count, "500", "0"), ""},
		{"a decimal has no band", cell(Decimal, "60", "40"), ""},
		{"all gone", cell(Count, "0", "120"), "SUDDEN_ZERO/C"},
		{"two cases, then none, is luck", cell(Count, "0", "2"), ""},
		{"last year was withheld: nothing to compare", cell(Count, "0", "withheld"), ""},

		{"missing though collected last year", cell(Count, "not_reported", "12"), "MISSING/B"},
		{"a zero last year was collected too", cell(Count, "not_reported", "0"), "MISSING/B"},
		{"never collected", cell(Count, "not_reported", "not_applicable"), ""},
		{"not collected needs a reason", cell(Count, "not_collected", ""), "REASON_REQUIRED/B"},
		{"not applicable is an answer", cell(Count, "not_applicable", "12"), ""},
		{"withheld is an answer", cell(Count, "withheld", "12"), ""},

		{"another tenant's figure is not ours to mend", with(cell(Count, "12.5", ""), func(c *Cell) { c.Context = true }), ""},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			problems := Run([]Cell{c.cell}, nil, Rules{})
			if got := codes(problems); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			for _, p := range problems {
				sound(t, p)
			}
		})
	}
}

func sound(t *testing.T, p Problem) {
	t.Helper()
	if p.Obligation == "" || p.Element == "" || p.Area != "330481" || p.Category == "" {
		t.Errorf("problem without its cell: %+v", p)
	}
	for _, lang := range []string{fault.Chinese, fault.English} {
		if text := p.Text(lang); strings.ContainsAny(text, "…{}") {
			t.Errorf("unfinished sentence: %s", text)
		}
	}
	if en := p.Text(fault.English); !strings.Contains(en, "element") && !strings.Contains(en, "check-ups") {
		t.Errorf("the sentence does not name the element: %s", en)
	}
}

func pair(top, bottom string) []Cell {
	n, d := cell(Count, top, ""), cell(Count, bottom, "")
	n.Obligation, n.Element, n.Name, n.NameEn = "on", "n", "检查人数", "check-ups"
	d.Obligation, d.Element, d.Name, d.NameEn = "od", "d", "登记人数", "marriages"
	return []Cell{n, d}
}

func TestNumerator(t *testing.T) {
	foreign := func(i int, cells []Cell) []Cell { cells[i].Context = true; return cells }
	sent := func(i int, cells []Cell) []Cell { cells[i].Settled = true; return cells }
	inCategory := func(cells []Cell) []Cell {
		for _, c := range slices.Clone(cells) {
			c.Category, c.Value = "female", *val("1")
			cells = append(cells, c)
		}
		cells[2].Value = *val("3")
		return cells
	}
	cases := []struct {
		reason string
		cells  []Cell
		want   string
		at     string
	}{
		{"a part is not more than the whole", pair("101", "100"), "NUMERATOR_EXCEEDS_DENOMINATOR/A", "on"},
		{"but may be all of it", pair("100", "100"), "", ""},
		{"no denominator, no comparison", pair("101", "not_reported"), "", ""},
		{"another tenant's denominator: told at ours", foreign(1, pair("101", "100")), "NUMERATOR_EXCEEDS_DENOMINATOR/A", "on"},
		{"another tenant's numerator: told at ours", foreign(0, pair("101", "100")), "NUMERATOR_EXCEEDS_DENOMINATOR/A", "od"},
		{"a numerator that was sent off before: told at the denominator, or it would go unseen", sent(0, pair("101", "100")), "NUMERATOR_EXCEEDS_DENOMINATOR/A", "od"},
		{"both sent off: told at the numerator", sent(1, sent(0, pair("101", "100"))), "NUMERATOR_EXCEEDS_DENOMINATOR/A", "on"},
		{"a numerator that was sent off and another tenant's denominator", foreign(1, sent(0, pair("101", "100"))), "NUMERATOR_EXCEEDS_DENOMINATOR/A", "on"},
		{"each category by itself", inCategory(pair("50", "100")), "NUMERATOR_EXCEEDS_DENOMINATOR/A", "on"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			problems := Run(c.cells, []Relation{NumeratorOf("n", "d")}, Rules{})
			if got := codes(problems); got != c.want {
				t.Fatalf("got %q, want %q", got, c.want)
			}
			for _, p := range problems {
				if p.Obligation != c.at || !strings.Contains(p.Text("en"), "check-ups (") {
					t.Errorf("told at %s: %s", p.Obligation, p.Text("en"))
				}
				sound(t, p)
			}
		})
	}
	if got := Run(pair("101", "100"), nil, Rules{}); len(got) > 0 {
		t.Error("a gross ratio has no such relation, and may exceed 100")
	}
	apart := pair("101", "100")
	apart[1].Area = "330482"
	if got := Run(apart, []Relation{NumeratorOf("n", "d")}, Rules{}); len(got) > 0 {
		t.Error("two areas compared")
	}
}

func TestParts(t *testing.T) {
	sexes := func(total, male, female string) []Cell {
		var cells []Cell
		for category, text := range map[string]string{Total: total, "male": male, "female": female} {
			if text != "" {
				cells = append(cells, with(cell(Count, text, ""), func(c *Cell) { c.Category = category }))
			}
		}
		return cells
	}
	cases := []struct {
		reason              string
		total, male, female string
		want                string
	}{
		{"they add up", "100", "48", "52", ""},
		{"they do not", "100", "48", "51", "PARTS_NOT_TOTAL/A"},
		{"partial detail is allowed", "100", "48", "", ""},
		{"but a part is not more than the whole", "100", "101", "", "PARTS_EXCEED_TOTAL/A"},
		{"nor beside one that is withheld", "100", "101", "withheld", "PARTS_EXCEED_TOTAL/A"},
		{"a part may be all of it", "100", "100", "", ""},
		{"an unreported part is partial detail", "100", "48", "not_reported", ""},
		{"a withheld part proves nothing", "100", "48", "withheld", ""},
		{"a part that does not apply is given, and nothing", "100", "100", "not_applicable", ""},
		{"without a total there is nothing to compare", "not_reported", "48", "52", ""},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			problems := Run(sexes(c.total, c.male, c.female), []Relation{PartsTotal("e1", Division{Name: "性别", NameEN: "sex", Parts: []string{"male", "female"}})}, Rules{})
			if got := codes(problems); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			for _, p := range problems {
				if p.Category != Total {
					t.Error("told at the total")
				}
				sound(t, p)
			}
		})
	}
}

func TestPartsOfATotalThatWasSentOff(t *testing.T) {
	var cells []Cell
	for _, category := range []string{Total, "male", "female"} {
		cells = append(cells, with(cell(Count, "50", ""), func(c *Cell) { c.Category, c.Settled = category, category != "female" }))
	}
	problems := Run(cells, []Relation{PartsTotal("e1", Division{Name: "性别", NameEN: "sex", Parts: []string{"male", "female"}})}, Rules{})
	if len(problems) != 1 || problems[0].Code != PartsNotTotal || problems[0].Category != "female" {
		t.Errorf("told at %+v, not at the part that can still be mended", problems)
	}
}

func TestAllProblemsAtOnce(t *testing.T) {
	cells := append(pair("101.5", "100"), cell(Count, "1234", "1234"), cell(Count, "not_reported", "7"))
	got := codes(Run(cells, []Relation{NumeratorOf("n", "d")}, Rules{}))
	if got != "NOT_INTEGER/A UNCHANGED/B MISSING/B NUMERATOR_EXCEEDS_DENOMINATOR/A" {
		t.Error(got)
	}
}

func TestBlocks(t *testing.T) {
	cases := []struct {
		grade       Grade
		explanation string
		want        bool
		reason      string
	}{
		{A, "we are sure that it is right", true, "no explanation makes it possible"},
		{B, "", true, "an explanation is due"},
		{B, "  ", true, "blanks explain nothing"},
		{B, "已核", false, "any explanation will do"},
		{C, "已核实", true, "three characters are too few"},
		{C, "已与医院核实", false, "six Chinese characters are six"},
		{C, " 已核实   ", true, "blanks around it do not count"},
		{D, "", false, "a hint blocks nothing"},
		{"", "whatever it says", true, "an unknown grade is not waved through"},
	}
	for _, c := range cases {
		if got := Blocks(Problem{Grade: c.grade}, c.explanation); got != c.want {
			t.Errorf("%s %q: %v, but %s", c.grade, c.explanation, got, c.reason)
		}
	}
}

func TestEveryCheckHasAGradeAndASentence(t *testing.T) {
	for _, gap := range texts.Gaps() {
		t.Error(gap)
	}
	for code, grade := range grades {
		if _, ok := texts[string(code)]; !ok {
			t.Errorf("%s has no sentence", code)
		}
		if _, ok := texts["grade_"+string(grade)]; !ok {
			t.Errorf("grade %s has no sentence", grade)
		}
	}
	if len(texts) != len(grades)+4 {
		t.Errorf("%d sentences for %d checks and 4 grades", len(texts), len(grades))
	}
}
