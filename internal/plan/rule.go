package plan

import (
	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/target"
)

// Spec is the indicator's formula as the rules compute it.
func (i Indicator) Spec() formula.Spec {
	return formula.Spec{
		Method:         formula.Method(i.Method),
		Numerator:      deref(i.Numerator),
		Denominator:    deref(i.Denominator),
		Count:          deref(i.Count),
		Multiplier:     i.Multiplier,
		CumulativeFrom: deref(i.CumulativeFrom),
	}
}

// Rule is the target as the rules judge it.
func (t Target) Rule() target.Rule {
	r := ruleOf(t.Type, t.Op, t.Value, t.Printed)
	r.InYearOfChange, r.OtherYears = t.InYearOfChange, t.OtherYears
	return r
}

// Rule is the target as the rules judge it.
func (t ProseTarget) Rule() target.Rule { return ruleOf(t.Type, t.Op, t.Value, t.Printed) }

func ruleOf(kind string, comparison *string, value *decimal.Decimal, printed string) target.Rule {
	op := deref(comparison)
	return target.Rule{Type: target.Type(kind), Op: target.Op(op), Value: value, Strict: op == ">" || op == "<", Printed: printed}
}

func deref[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}
