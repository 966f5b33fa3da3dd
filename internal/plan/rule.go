package plan

import (
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
	op := deref(t.Op)
	return target.Rule{Type: target.Type(t.Type), Value: t.Value, Strict: op == ">" || op == "<", Printed: t.Printed}
}

func deref[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}
