package quantity

import (
	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
)

// Emptiness says why there is no value; None means that there is one.
type Emptiness string

// The four empty states, kept apart everywhere.
const (
	None          Emptiness = ""
	NotReported   Emptiness = "not_reported"
	NotApplicable Emptiness = "not_applicable"
	NotCollected  Emptiness = "not_collected"
	Withheld      Emptiness = "withheld"
)

// ParseEmptiness accepts the four empty states by name.
func ParseEmptiness(text string) (Emptiness, error) {
	switch e := Emptiness(text); e {
	case NotReported, NotApplicable, NotCollected, Withheld:
		return e, nil
	default:
		return None, fault.New(fault.InvalidValue, "reason", fault.ReasonEmptiness, "value", text)
	}
}

// Value is a decimal, or the reason why there is none. The zero Value is the number 0.
type Value struct {
	Dec   decimal.Decimal
	Empty Emptiness
}

// Of is a value that is there.
func Of(d decimal.Decimal) Value { return Value{Dec: d} }

// Absent is a value that is not there, and why.
func Absent(e Emptiness) Value { return Value{Empty: e} }

// Present tells a value (zero included) from an empty state.
func (v Value) Present() bool { return v.Empty == None }

// Equal compares numbers by size (11 is 11.0) and empty states by kind.
func (v Value) Equal(w Value) bool {
	return v.Empty == w.Empty && (!v.Present() || v.Dec.Equal(w.Dec))
}
