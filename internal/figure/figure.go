package figure

import (
	"cmp"
	"time"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// Total is the category of a figure that is not broken down.
const Total = "total"

// Key names a figure by what it counts.
type Key struct {
	Element  string
	AreaCode string
	Year     int
	Category string
}

func (k Key) compare(o Key) int {
	return cmp.Or(cmp.Compare(k.Element, o.Element), cmp.Compare(k.AreaCode, o.AreaCode), cmp.Compare(k.Year, o.Year), cmp.Compare(k.Category, o.Category))
}

// Scope is who may see a figure: the columns that the row policies compare with the actor's grant.
type Scope struct {
	AreaPath string
	Line     string
	Support  db.TextArray
	Plans    db.TextArray
}

// Revision is one entered value; nobody changes it afterwards.
type Revision struct {
	FigureID         string
	Revision         int
	TenantID         string
	Value            decimal.NullDecimal
	Emptiness        *string
	Explanation      *string
	CorrectionReason *string
	Origin           string
	// SourceItem is the delivered record that the value was taken from; nil where a person typed it.
	SourceItem *string
	EnteredBy  string
	EnteredAt  time.Time
	// ForUser is the colleague for whom the revision was entered, where a stand-in entered it.
	ForUser *string
}

// Figure is a value with its state: the newest revision, and which one was last approved.
type Figure struct {
	ID string
	Key
	Scope
	CityID           string
	Level            chain.Level
	State            chain.State
	ApprovedRevision *int
	ApprovedAt       *time.Time
	Due              *time.Time
	Newest           Revision
}

// SignOff is one decision of one body on one revision.
type SignOff struct {
	ID        string
	FigureID  string
	Revision  int
	EnteredBy string
	Stage     chain.Stage
	Duty      chain.Duty
	TenantID  string
	ByUser    string
	// ForUser is the colleague for whom a stand-in decided.
	ForUser    *string
	At         time.Time
	Outcome    Outcome
	ReasonCode *chain.ReasonCode
	Comment    *string
	Due        *time.Time
	Consent    *bool
}

// Outcome is what a decision says.
type Outcome string

// The outcomes.
const (
	Pass   Outcome = "PASS"
	Return Outcome = "RETURN"
)

// Divergence is a signer's own value beside the reported one. It never replaces it: the reporter corrects, or the signer
// accepts by passing.
type Divergence struct {
	ID       string
	FigureID string
	Revision int
	OwnerID  string
	TenantID string
	ByUser   string
	// ForUser is the colleague for whom a stand-in recorded it, AnsweredFor for whom one answered.
	ForUser     *string
	At          time.Time
	Value       decimal.Decimal
	Comment     string
	Answer      *string
	AnsweredBy  *string
	AnsweredFor *string
	AnsweredAt  *time.Time
	Resolution  *string
	ResolvedAt  *time.Time
}

// Refusal says why one figure of a request was not acted on, with the figure as it is now where there is one.
type Refusal struct {
	FigureID string
	Key      Key
	Fault    *fault.Fault
	Current  *Figure
}

// Val is the revision's value, or why it has none.
func (r Revision) Val() quantity.Value { return ValueOf(r.Value, r.Emptiness) }

// ValueOf joins the two columns that hold a value or the reason for its absence.
func ValueOf(value decimal.NullDecimal, emptiness *string) quantity.Value {
	if emptiness != nil {
		return quantity.Absent(quantity.Emptiness(*emptiness))
	}
	return quantity.Of(value.Decimal)
}

// Columns splits a value into the two columns that hold it.
func Columns(v quantity.Value) (decimal.NullDecimal, *string) {
	if v.Present() {
		return decimal.NewNullDecimal(v.Dec), nil
	}
	e := string(v.Empty)
	return decimal.NullDecimal{}, &e
}

// Object describes the figure to access.
func (f Figure) Object() access.Object {
	return access.Object{
		City: f.CityID, AreaPath: f.AreaPath, Line: f.Line, Support: f.Support, Plans: f.Plans,
		OwnerTenant: f.Newest.TenantID, EnteredBy: f.Newest.EnteredBy,
	}
}
