package checkrule

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/reference"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/rule/expression"
)

// The bounds of what a rule says.
const (
	mostSentence = 200
	mostNote     = 500
	mostScope    = 100
	earliest     = 2000
	latest       = 2100
)

var (
	codeForm = regexp.MustCompile(`^[A-Z0-9][A-Z0-9-]{0,31}$`)
	hole     = regexp.MustCompile(`\{([a-z_]+)\}`)
)

// Known is what a rule may name.
type Known struct {
	Elements   []plan.Element
	Indicators []plan.Indicator
	// Sources are whose word a rule may hold a figure against.
	Sources []reference.Source
}

func (k Known) element(code string) (plan.Element, bool) {
	i := slices.IndexFunc(k.Elements, func(e plan.Element) bool { return e.Code == code })
	if i < 0 {
		return plan.Element{}, false
	}
	return k.Elements[i], true
}

func (k Known) indicator(key string) (plan.Indicator, bool) {
	i := slices.IndexFunc(k.Indicators, func(i plan.Indicator) bool { return IndicatorKey(i) == key })
	if i < 0 {
		return plan.Indicator{}, false
	}
	return k.Indicators[i], true
}

// Condition compiles the expression; what is wrong with it is an *expression.Wrong.
func (d Draft) Condition(k Known) (*expression.Condition, error) {
	return expression.Compile(d.Expression, expression.Scope{
		Rate:       len(d.Indicators) > 0,
		HasElement: func(code string) bool { _, ok := k.element(code); return ok },
		HasSource: func(code string) bool {
			return slices.ContainsFunc(k.Sources, func(s reference.Source) bool { return s.Code == code })
		},
		HasCategory: func(code string) bool {
			return slices.ContainsFunc(d.Elements, func(element string) bool {
				e, ok := k.element(element)
				return ok && slices.Contains(e.Categories(), code)
			})
		},
	})
}

// Check is the rule as the checks run it. What it names and is not known has no figures and is left out.
func (d Draft) Check(k Known) (check.Rule, error) {
	condition, err := d.Condition(k)
	if err != nil {
		return check.Rule{}, refusal(err)
	}
	r := check.Rule{
		Code: check.Code(d.Code), Grade: d.Grade, Sentence: d.Sentence, SentenceEN: d.SentenceEN, Condition: condition, Elements: d.Elements,
	}
	for _, key := range d.Indicators {
		if i, ok := k.indicator(key); ok && rated(i) {
			r.Rates = append(r.Rates, check.Rate{
				Indicator: key, Name: i.Name, NameEN: i.NameEN, Numerator: *i.Numerator, Denominator: *i.Denominator, Multiplier: i.Multiplier, Precision: i.Precision,
			})
		}
	}
	return r, nil
}

// rated tells the indicators that every area has a rate for.
func rated(i plan.Indicator) bool { return i.Numerator != nil && i.Denominator != nil }

// refusal says what is wrong with an expression, and where.
func refusal(err error) error {
	w := (*expression.Wrong)(nil)
	if !errors.As(err, &w) {
		return err
	}
	return fault.New(fault.InvalidInput, "reason", fault.ReasonExpression, "at", strconv.Itoa(w.From+1), "what", w.Text(fault.Chinese), "what@en", w.Text(fault.English))
}

// Refuse says what is wrong with a draft: one thing, in the order of the form.
func (d Draft) Refuse(k Known) error {
	if !codeForm.MatchString(d.Code) {
		return fault.Input(fault.ReasonMalformed, "规则编号", "The rule's code", "expected", "A-Z 0-9 -")
	}
	if !slices.Contains([]check.Grade{check.A, check.B, check.C, check.D}, d.Grade) {
		return fault.Input(fault.ReasonUnknown, "等级", "The grade", "value", string(d.Grade))
	}
	if err := d.RefuseTrial(k); err != nil {
		return err
	}
	if err := d.refuseSentences(); err != nil {
		return err
	}
	if _, err := fault.Needed(d.Note, mostNote, "field", "制定理由", "field@en", "The reason"); err != nil {
		return err
	}
	return d.refuseYears()
}

// RefuseTrial says what is wrong with as much of a draft as is needed to try it out.
func (d Draft) RefuseTrial(k Known) error {
	if err := d.refuseScope(k); err != nil {
		return err
	}
	_, err := d.Condition(k)
	return refusal(err)
}

func (d Draft) refuseScope(k Known) error {
	zh, en := "适用范围", "What the rule is about"
	switch n := len(d.Elements) + len(d.Indicators); {
	case n == 0:
		return fault.Input(fault.ReasonRequired, zh, en)
	case len(d.Elements) > 0 && len(d.Indicators) > 0:
		return fault.Input(fault.ReasonMalformed, zh, en, "expected", "数据元或指标，二选一", "expected@en", "elements or indicators, not both")
	case n > mostScope:
		return fault.Input(fault.ReasonRange, zh, en, "low", "1", "high", strconv.Itoa(mostScope))
	}
	for _, code := range d.Elements {
		if _, ok := k.element(code); !ok {
			return fault.Input(fault.ReasonUnknown, "数据元", "The element", "value", code)
		}
	}
	for _, key := range d.Indicators {
		if i, ok := k.indicator(key); !ok || !rated(i) {
			return fault.Input(fault.ReasonUnknown, "比率指标", "The rate", "value", key)
		}
	}
	return nil
}

func (d Draft) refuseSentences() error {
	if _, err := fault.Needed(d.Sentence, mostSentence, "field", "提示语", "field@en", "The sentence"); err != nil {
		return err
	}
	if _, err := fault.Needed(d.SentenceEN, mostSentence, "field", "英文提示语", "field@en", "The English sentence"); err != nil {
		return err
	}
	zh, en := holes(d.Sentence), holes(d.SentenceEN)
	for _, name := range slices.Concat(zh, en) {
		if !slices.Contains(check.Holes(), name) {
			return fault.Input(fault.ReasonUnknown, "提示语中的占位", "A hole of the sentence", "value", "{"+name+"}")
		}
	}
	if !slices.Equal(zh, en) {
		all := "{" + strings.Join(slices.Compact(slices.Sorted(slices.Values(slices.Concat(zh, en)))), "} {") + "}"
		return fault.Input(fault.ReasonMalformed, "中英文提示语", "The two sentences", "expected", all)
	}
	return nil
}

func holes(sentence string) []string {
	var names []string
	for _, m := range hole.FindAllStringSubmatch(sentence, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (d Draft) refuseYears() error {
	if d.ValidFrom < earliest || d.ValidFrom > latest {
		return fault.Input(fault.ReasonRange, "起始年度", "The first year", "low", strconv.Itoa(earliest), "high", strconv.Itoa(latest))
	}
	if d.ValidTo != nil && (*d.ValidTo < d.ValidFrom || *d.ValidTo > latest) {
		return fault.Input(fault.ReasonRange, "截止年度", "The last year", "low", strconv.Itoa(d.ValidFrom), "high", strconv.Itoa(latest))
	}
	return nil
}
