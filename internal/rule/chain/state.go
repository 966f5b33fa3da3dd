package chain

import (
	"slices"

	"github.com/liangce/liangce/internal/fault"
)

// ReasonCode says why a figure is returned; which there are is a city's own.
type ReasonCode string

// The usual reasons, of a city that names none.
const (
	WrongValue       ReasonCode = "WRONG_VALUE"
	WrongDefinition  ReasonCode = "WRONG_DEFINITION"
	NeedsExplanation ReasonCode = "NEEDS_EXPLANATION"
	Other            ReasonCode = "OTHER"
)

// Valid tells the states from anything else.
func (s State) Valid() bool { _, known := names[string(s)]; return known }

// Saveable: the reporter may save over it; nobody else ever changes a figure.
func (s State) Saveable() bool { return slices.Contains(WithReporter(), s) }

// WithReporter are the states in which a figure lies with its reporter.
func WithReporter() []State { return []State{Draft, Returned, Withdrawn} }

// Submittable: it may be sent on its way.
func (s State) Submittable() bool { return s.Saveable() }

// Withdrawable: the reporter may take it back, as nobody has acted yet.
func (s State) Withdrawable() bool { return s == Submitted }

// Correctable: it changes only by a correction with a reason, as a new revision through the same chain.
func (s State) Correctable() bool { return s == Approved }

// Counted: it is at or past submitted, and so stands in the roll-up of what was submitted.
func (s State) Counted() bool { return s == Submitted || s.passing() }

// Returnable: it waits at some stage, which may send it back.
func (s State) Returnable() bool { return slices.Contains(Waiting(), s) }

// Waiting are the states in which a figure waits at some stage.
func Waiting() []State { return []State{Submitted, Reviewed, CountySigned, LineChecked} }

// passing are the states that a passed stage can lead to.
func (s State) passing() bool {
	return s == Reviewed || s == CountySigned || s == LineChecked || s == Approved
}

// Name is the state in the user's language.
func (s State) Name(lang string) string { return names.Say(lang, nil, string(s)) }

var names = fault.Texts{
	string(Draft):        {fault.Chinese: "草稿", fault.English: "draft"},
	string(Submitted):    {fault.Chinese: "已提交", fault.English: "submitted"},
	string(Reviewed):     {fault.Chinese: "部门已审核", fault.English: "reviewed"},
	string(CountySigned): {fault.Chinese: "县级已签核", fault.English: "county signed"},
	string(LineChecked):  {fault.Chinese: "条线已核对", fault.English: "line checked"},
	string(Approved):     {fault.Chinese: "已核准", fault.English: "approved"},
	string(Returned):     {fault.Chinese: "已退回", fault.English: "returned"},
	string(Withdrawn):    {fault.Chinese: "已撤回", fault.English: "withdrawn"},
}
