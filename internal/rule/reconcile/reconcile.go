package reconcile

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

// percentDecimals is how exactly a difference is told in percent.
const percentDecimals = 2

// Difference is how far what was reported lies from another body's value.
type Difference struct {
	// Absolute is the reported value less the other one.
	Absolute decimal.Decimal
	// Percent is that in percent of the other value; nil where the other one is zero.
	Percent *decimal.Decimal
}

// Between is the difference of two values.
func Between(reported, other decimal.Decimal) Difference {
	d := Difference{Absolute: reported.Sub(other)}
	if share, ok := quantity.Ratio(d.Absolute, other.Abs(), hundred); ok {
		percent := share.Round(percentDecimals)
		d.Percent = &percent
	}
	return d
}

// Within tells whether two values lie no further apart than so many percent of the other one.
func Within(reported, other, percent decimal.Decimal) bool {
	return reported.Sub(other).Abs().Mul(hundred).LessThanOrEqual(percent.Mul(other.Abs()))
}

// State is how a matter stands.
type State string

// The states, the most pressing first.
const (
	// Open: a signer has recorded a value of its own, and the reporter has not said anything yet.
	Open State = "OPEN"
	// Answered: the reporter has, and the signer decides.
	Answered State = "ANSWERED"
	// Differs: another source's value lies beyond the tolerance, and nobody has said anything about it.
	Differs State = "DIFFERS"
	// Incomplete: what is to be compared is not all there yet.
	Incomplete State = "INCOMPLETE"
	// Accepted: the values differ, and the explanation was accepted.
	Accepted State = "ACCEPTED"
	// Corrected: the reporter has changed its value.
	Corrected State = "CORRECTED"
	// Agrees: the values lie within the tolerance.
	Agrees State = "AGREES"
	// Alone: there is nothing to compare with.
	Alone State = "ALONE"
)

var order = []State{Open, Answered, Differs, Incomplete, Accepted, Corrected, Agrees, Alone}

// Compare is negative where a state has to be seen to before the other one.
func (s State) Compare(other State) int { return slices.Index(order, s) - slices.Index(order, other) }

// Party is whose turn it is.
type Party string

// The parties.
const (
	Nobody Party = ""
	// Reporter is who reports the value, Claimant who holds another one against it.
	Reporter Party = "reporter"
	Claimant Party = "claimant"
)

// Dispute is a signer's own value beside a figure.
type Dispute struct {
	Answered, Accepted, Corrected bool
	// Returned: the figure is back with its reporter. Repeated: the reporter has handed the same value in once more.
	Returned, Repeated bool
}

// Standing is how a dispute stands. Handing the same value in again is an answer too.
func (d Dispute) Standing() (State, Party) {
	switch {
	case d.Corrected:
		return Corrected, Nobody
	case d.Accepted:
		return Accepted, Nobody
	case d.Returned:
		return Open, Reporter
	case d.Answered || d.Repeated:
		return Answered, Claimant
	}
	return Open, Reporter
}

// Held is another source's value beside what was reported.
type Held struct {
	Value, Tolerance decimal.Decimal
	// Accepts is the reported value that was let stand beside it; nil where none was.
	Accepts *decimal.Decimal
}

// Standing is how a source's value stands to what was reported; nil is not all there.
func (h Held) Standing(reported *decimal.Decimal) (State, Party) {
	switch {
	case reported == nil:
		return Incomplete, Nobody
	case Within(*reported, h.Value, h.Tolerance):
		return Agrees, Nobody
	case h.Accepts != nil && h.Accepts.Equal(*reported):
		return Accepted, Nobody
	}
	return Differs, Claimant
}

var hundred = decimal.NewFromInt(100)
