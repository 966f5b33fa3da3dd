package rollup

import (
	"database/sql/driver"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
)

// Basis is which revisions a value is computed from.
type Basis string

// The bases; they are never mixed.
const (
	Submitted Basis = "SUBMITTED"
	Approved  Basis = "APPROVED"
	Published Basis = "PUBLISHED"
)

// Live are the bases that are kept in cells; the published one is frozen in snapshots.
var Live = []Basis{Submitted, Approved}

// Cell is the value of one indicator for an area, year and basis.
type Cell struct {
	CityID    string
	Plan      string
	Basis     Basis
	Year      int
	AreaCode  string
	Indicator string
	AreaPath  string
	Line      string
	Support   db.TextArray
	Result    `gorm:"embedded"`
}

// TableName is the table of live cells.
func (Cell) TableName() string { return "rollup_cell" }

// Result is what a cell says; a snapshot freezes it.
type Result struct {
	// Value is exact where it terminates, else rounded half-up to 12 decimals.
	Value       decimal.NullDecimal
	Numerator   decimal.NullDecimal
	Denominator decimal.NullDecimal
	// Display is the value as it is shown: rounded once from the exact one.
	Display   *string
	Emptiness *string
	// Hidden says that it tells of so few people that it is not published: those who may read the figures read the approved basis.
	Hidden      bool `gorm:"->"`
	Reported    int
	Expected    int
	Missing     db.TextArray
	Provisional bool
	Verdict     *target.Status
	Reason      *Reason
	// Share is how much of the way from the baseline to the limit is gone, Distance what is left of it in the value's unit.
	Share    decimal.NullDecimal
	Distance decimal.NullDecimal
	// Judgement is what an office has signed over the verdict; it is read beside the cell, and frozen with it.
	Judgement *Judgement `gorm:"->"`
}

// shown is the result as its reader sees it: a verdict stands without the numbers that it was found by where those are withheld.
func (r *Result) shown() *Result {
	if r.Hidden && r.Verdict != nil {
		few := Reason(target.TooFew())
		r.Reason = &few
	}
	return r
}

// Reason is a verdict's reason as stored: a code and its parameters, said in words when it is read.
type Reason target.Reason

// Value writes the reason as JSON.
func (r Reason) Value() (driver.Value, error) { return db.JSONValue(target.Reason(r)) }

// Scan reads the reason from JSON.
func (r *Reason) Scan(src any) error { return db.ScanJSON(src, (*target.Reason)(r)) }

// Says is the reason in words, or "".
func (r Result) Says(lang string) string {
	if r.Reason == nil {
		return ""
	}
	return target.Reason(*r.Reason).Text(lang)
}

// same tells whether two results say the same, so that an unchanged cell is not written and does not move the version.
func (r Result) same(o Result) bool {
	return db.SameNumber(r.Value, o.Value) && db.SameNumber(r.Numerator, o.Numerator) && db.SameNumber(r.Denominator, o.Denominator) &&
		db.Same(r.Display, o.Display) && db.Same(r.Emptiness, o.Emptiness) && r.Reported == o.Reported && r.Expected == o.Expected &&
		fmt.Sprint(r.Missing) == fmt.Sprint(o.Missing) && r.Provisional == o.Provisional && db.Same(r.Verdict, o.Verdict) &&
		db.SameNumber(r.Share, o.Share) && db.SameNumber(r.Distance, o.Distance) && r.Says("en") == o.Says("en")
}

// Same tells whether two results say the same to a reader: value, emptiness and the verdict that stands.
func Same(a, b Result) bool {
	return db.SameNumber(a.Value, b.Value) && db.Same(a.Emptiness, b.Emptiness) && a.Standing().Status() == b.Standing().Status()
}

func emptiness(e quantity.Emptiness) *string {
	if e == quantity.None {
		return nil
	}
	s := string(e)
	return &s
}
