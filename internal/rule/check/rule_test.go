package check

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/rule/expression"
	"github.com/liangce/liangce/internal/rule/quantity"
)

func rule(t *testing.T, grade Grade, text string, rate bool) Rule {
	t.Helper()
	all := func(string) bool { return true }
	c, err := expression.Compile(text, expression.Scope{Rate: rate, HasElement: all, HasCategory: all, HasSource: all})
	if err != nil {
		t.Fatal(err)
	}
	r := Rule{Code: "K-1", Grade: grade, Sentence: "“{element}”为 {value}，上年 {last}，中位数 {median}。", SentenceEN: "{element}: {value}, {last}, {median}.", Condition: c}
	if rate {
		r.Rates = []Rate{{Indicator: "p/I1", Name: "入学率", NameEN: "Enrolment", Numerator: "n", Denominator: "d", Multiplier: *num("100"), Precision: 2}}
	} else {
		r.Elements = []string{"e1"}
	}
	return r
}

func rules(all ...Rule) Rules {
	past := map[Place]quantity.Value{}
	for place, v := range map[Place]string{
		{"e1", "330481", Total, 2024}: "80", {"e1", "330481", Total, 2020}: "50", {"e2", "330481", Total, 2023}: "7",
		{"n", "330481", Total, 2024}: "90", {"d", "330481", Total, 2024}: "100",
	} {
		past[place] = quantity.Of(*num(v))
	}
	peers := map[string]quantity.Exact{}
	for i, v := range []string{"90", "91", "92", "93", "94", "10"} {
		peers[fmt.Sprint(330401+i)] = quantity.FromDecimal(*num(v))
	}
	peers["330481"] = quantity.FromDecimal(*num("1"))
	return Rules{All: all, Year: 2025, Past: past, Baselines: map[string]int{"e1": 2020, "n": 2024}, Peers: map[string]map[string]quantity.Exact{"p/I1": peers}}
}

func figure(element, value string) Cell {
	c := cell(Decimal, value, "")
	c.Element, c.Name, c.NameEn, c.Area = element, "甲", "A", "330481"
	return c
}

func TestARuleLooksWhereItsWordsSay(t *testing.T) {
	for text, want := range map[string]bool{
		"value == 100 and last == 80 and baseline == 50": true,
		`of("e2") == 3 and of("e2", 2) == 7`:             true,
		`of("e2", 1) == 7 or before(2) == 80`:            false,
		"year == 2025 and total == value":                true,
		"changed(value, last) > 24":                      true,
		"not reported(before(3)) and reported(last)":     true,
	} {
		beside := figure("e2", "3")
		beside.Context = true
		problems, tested := Try([]Cell{figure("e1", "100"), beside}, rules(rule(t, C, text, false)))
		if tested != 1 || (len(problems) == 1) != want {
			t.Errorf("%s: %d found of %d", text, len(problems), tested)
		}
	}
}

func TestARuleOnARateIsToldWhereItCanBeMended(t *testing.T) {
	rs := rules(rule(t, B, "value > 130 and median(peers) == 91.5 and numerator == 3 and denominator == 2 and last == 90 and baseline == 90", true))
	context := func(c Cell) Cell { c.Context = true; return c }
	settled := func(c Cell) Cell { c.Settled = true; return c }
	top, bottom := figure("n", "3"), figure("d", "2")
	for reason, k := range map[string]struct {
		top, bottom Cell
		want        string
	}{
		"numerator first":                {top, bottom, "n"},
		"another tenant's numerator":     {context(top), bottom, "d"},
		"a numerator that is on its way": {settled(top), bottom, "d"},
		"both on their way":              {settled(top), settled(bottom), "n"},
		"another tenant's denominator":   {settled(top), context(bottom), "n"},
		"nobody's of this sheet":         {context(top), context(bottom), ""},
	} {
		problems := Run([]Cell{k.top, k.bottom}, nil, rs)
		got := ""
		if len(problems) == 1 {
			got = problems[0].Element
		}
		if got != k.want || len(problems) > 1 {
			t.Errorf("%s: told at %q, want %q", reason, got, k.want)
		}
	}
	p := Run([]Cell{top, bottom}, nil, rs)[0]
	if zh := p.Text(fault.Chinese); zh != "“入学率”为 150.00，上年 90.00，中位数 91.50。如属实，请填写说明。" {
		t.Error(zh)
	}
	if en := p.Text(fault.English); !strings.HasPrefix(en, "Enrolment: 150.00, 90.00, 91.50.") {
		t.Error(en)
	}
	if p.Grade != B || p.Code != "K-1" || !Blocks(p, "") || Blocks(p, "属实") {
		t.Errorf("%+v", p)
	}
}

func TestWhatIsNotThereIsNotTested(t *testing.T) {
	rs := rules(rule(t, A, "1 == 1", false), rule(t, A, "1 == 1", true))
	empty := figure("e1", "0")
	empty.Value = quantity.Absent(quantity.NotCollected)
	zero := figure("d", "0")
	for _, cells := range [][]Cell{{empty}, {figure("n", "3")}, {figure("n", "3"), zero}, {figure("other", "1")}} {
		if problems, tested := Try(cells, rs); tested != 0 || len(problems) != 0 {
			t.Errorf("%v: %d of %d", cells, len(problems), tested)
		}
	}
}

func TestAFigureIsHeldAgainstWhatASourceSays(t *testing.T) {
	r := rule(t, C, `changed(value, stated("bulletin")) > max(tolerance, 1)`, false)
	r.Sentence, r.SentenceEN = "“{element}”为 {value}，公报为 {stated}。", "{element}: {value}, the bulletin says {stated}."
	for reason, k := range map[string]struct {
		said, accepts, tolerance, category string
		want                               bool
	}{
		"within what is let pass anyhow":       {"101", "", "", Total, false},
		"beyond it":                            {"102", "", "", Total, true},
		"within the tolerance":                 {"102", "", "2", Total, false},
		"beyond the tolerance":                 {"103", "", "2", Total, true},
		"the difference was accepted":          {"150", "100", "", Total, false},
		"another value was accepted":           {"150", "99", "", Total, true},
		"of a category it says something else": {"150", "", "", "female", false},
	} {
		rs := rules(r)
		said := Stated{Value: *num(k.said), Accepts: nil}
		if k.accepts != "" {
			said.Accepts = num(k.accepts)
		}
		rs.Stated = map[Statement]Stated{{Place{"e1", "330481", k.category, 2025}, "bulletin"}: said}
		if k.tolerance != "" {
			rs.Tolerances = map[string]decimal.Decimal{"e1": *num(k.tolerance)}
		}
		problems := Run([]Cell{figure("e1", "100")}, nil, rs)
		if (len(problems) == 1) != k.want {
			t.Errorf("%s: %+v", reason, problems)
			continue
		}
		if k.want && !strings.HasPrefix(problems[0].Text(fault.Chinese), "“甲”为 100，公报为 "+k.said+"。") {
			t.Error(problems[0].Text(fault.Chinese))
		}
	}
	if problems := Run([]Cell{figure("e1", "100")}, nil, rules(r)); len(problems) > 0 {
		t.Error("nothing is said, and something is found")
	}
}

func TestARunningTotalIsHeldAgainstWhatWasPublished(t *testing.T) {
	r := rule(t, C, "running - edition != value", false)
	r.Sentence, r.SentenceEN = "“{element}”新增 {value}，累计 {running}，已公布 {edition}。", "{element}: {value}, {running}, {edition}."
	for reason, k := range map[string]struct {
		edition string
		since   int
		change  func(*Rules)
		want    string
	}{
		"the year's addition is the difference":  {"87", 2023, func(*Rules) {}, ""},
		"a year before was corrected afterwards": {"80", 2023, func(*Rules) {}, "“甲”新增 100，累计 187，已公布 80。"},
		"nothing was published last year":        {"", 2023, func(*Rules) {}, ""},
		"a year is missing": {"80", 2023, func(rs *Rules) {
			rs.Past[Place{"e1", "330481", Total, 2023}] = quantity.Absent(quantity.NotCollected)
		}, ""},
		"the total begins later":    {"80", 2026, func(*Rules) {}, ""},
		"it is made of no such sum": {"80", 0, func(rs *Rules) { rs.Since = nil }, ""},
	} {
		rs := rules(r)
		rs.Past[Place{"e1", "330481", Total, 2023}] = quantity.Of(*num("7"))
		rs.Since = map[string]int{"e1": k.since}
		if k.edition != "" {
			rs.Editions = map[Place]decimal.Decimal{{"e1", "330481", Total, 2024}: *num(k.edition)}
		}
		k.change(&rs)
		got := ""
		for _, p := range Run([]Cell{figure("e1", "100")}, nil, rs) {
			got, _, _ = strings.Cut(p.Text(fault.Chinese), "如属实")
		}
		if got != k.want {
			t.Errorf("%s: %q", reason, got)
		}
	}
}
