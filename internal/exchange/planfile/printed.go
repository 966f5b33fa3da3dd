package planfile

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rule/target"
)

// The print is what the plan says; the typed rule beside it must not say another thing.

var (
	printedNumber = regexp.MustCompile(`[0-9]+(?:\.[0-9]+)?`)
	printedRule   = regexp.MustCompile(`^(≥|>|≤|<|)([0-9]+(?:\.[0-9]+)?)$`)
)

// signs are the comparisons as they are printed.
var signs = map[string]string{"≥": ">=", ">": ">", "≤": "<=", "<": "<"}

// words are what the rules without a number of their own are printed as.
var words = map[target.Type][]string{
	target.IncreaseVsBaseline: {"提高", "延长", "增加", "上升", "扩大"},
	target.KeepVsBaseline:     {"保持", "稳定"},
	target.DecreaseEveryYear:  {"逐年降低", "逐年下降", "逐年减少"},
	target.FullCoverage:       {"应保尽保", "应援尽援", "应救尽救", "应享尽享", "全覆盖"},
	target.Commensurate:       {"相适应", "相当", "均衡"},
}

// comparisons are what each type with a number of its own may compare by; a print without a sign means the first.
var comparisons = map[target.Type][]string{
	target.ThresholdMin:  {">=", ">"},
	target.ThresholdMax:  {"<=", "<"},
	target.CumulativeMin: {">=", ">"},
}

// baselineAsPrinted: a printed number is the value, and a value is printed with no more decimals than the indicator shows.
func (p *parser) baselineAsPrinted(o object, i plan.Indicator, t plan.Target) {
	number, err := decimal.NewFromString(t.BaselinePrinted)
	isNumber := err == nil && printedNumber.FindString(t.BaselinePrinted) == t.BaselinePrinted
	stated := "—"
	if t.BaselineValue != nil {
		stated = t.BaselineValue.String()
	}
	if isNumber != (t.BaselineValue != nil) || isNumber && !number.Equal(*t.BaselineValue) {
		p.say(o.at("printed"), PrintedDiffers, "printed", t.BaselinePrinted, "stated", stated)
		return
	}
	if isNumber && int(-number.Exponent()) > i.Precision {
		p.say(o.at("printed"), PrintedDiffers, "printed", t.BaselinePrinted, "stated", "precision")
	}
}

func (p *parser) ruleAsPrinted(o object, t plan.Target) {
	kind := target.Type(t.Type)
	switch {
	case comparisons[kind] != nil:
		p.thresholdAsPrinted(o, t, comparisons[kind])
	case kind == target.CompoundTermChange:
		p.compoundAsPrinted(o, t)
	case words[kind] != nil:
		if t.Op != nil || t.Value != nil || t.InYearOfChange != nil || t.OtherYears != nil {
			p.say(o.node, BadTarget, "type", t.Type, "expected", "printed")
			return
		}
		if !slices.ContainsFunc(words[kind], func(w string) bool { return strings.Contains(t.Printed, w) }) {
			p.say(o.at("printed"), PrintedDiffers, "printed", t.Printed, "stated", t.Type)
		}
	default:
		p.say(o.at("type"), BadTarget, "type", t.Type, "expected", "task, project")
	}
}

func (p *parser) thresholdAsPrinted(o object, t plan.Target, ops []string) {
	if t.Op == nil || t.Value == nil || t.InYearOfChange != nil || t.OtherYears != nil || !slices.Contains(ops, *t.Op) {
		p.say(o.node, BadTarget, "type", t.Type, "expected", "printed, value, op: "+strings.Join(ops, " | "))
		return
	}
	m := printedRule.FindStringSubmatch(t.Printed)
	stated := *t.Op + " " + t.Value.String()
	if m == nil {
		p.say(o.at("printed"), PrintedDiffers, "printed", t.Printed, "stated", stated)
		return
	}
	op := ops[0]
	if m[1] != "" {
		op = signs[m[1]]
	}
	if op != *t.Op || !decimal.RequireFromString(m[2]).Equal(*t.Value) {
		p.say(o.at("printed"), PrintedDiffers, "printed", t.Printed, "stated", stated)
	}
}

func (p *parser) compoundAsPrinted(o object, t plan.Target) {
	if t.InYearOfChange == nil || t.OtherYears == nil || t.Op != nil || t.Value != nil {
		p.say(o.node, BadTarget, "type", t.Type, "expected", "printed, in_year_of_change, other_years")
		return
	}
	for _, d := range []*decimal.Decimal{t.InYearOfChange, t.OtherYears} {
		if !printsNumber(t.Printed, *d) {
			p.say(o.at("printed"), PrintedDiffers, "printed", t.Printed, "stated", d.String())
		}
	}
}

// ops are what a target in prose may compare by.
var ops = []string{">=", ">", "<=", "<", "=", "~", "up", "down", "up_each_year", "up_each_term", ">base", ">=ref", "~ref", "= 0"}

// proseAsPrinted is milder: prose has units, ranges and years in it.
func (p *parser) proseAsPrinted(o object, t plan.ProseTarget) {
	if t.Op != nil && !slices.Contains(ops, *t.Op) {
		p.say(o.at("op"), BadChoice, "field", "op", "value", *t.Op, "known", strings.Join(ops, ", "))
		return
	}
	if allowed := comparisons[target.Type(t.Type)]; allowed != nil && (t.Op == nil || t.Value == nil || !slices.Contains(allowed, *t.Op)) {
		p.say(o.node, BadTarget, "type", t.Type, "expected", "printed, value, op: "+strings.Join(allowed, " | "))
		return
	}
	if t.Value != nil && printedNumber.MatchString(t.Printed) && !printsNumber(t.Printed, *t.Value) {
		p.say(o.at("printed"), PrintedDiffers, "printed", t.Printed, "stated", t.Value.String())
	}
}

func printsNumber(text string, d decimal.Decimal) bool {
	return slices.ContainsFunc(printedNumber.FindAllString(text, -1), func(n string) bool {
		return decimal.RequireFromString(n).Equal(d)
	})
}
