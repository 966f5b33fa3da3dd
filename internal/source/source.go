package source

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// Source is an outside system with its scope.
type Source struct {
	CityID string `gorm:"column:city_id;primaryKey"`
	Code   string `gorm:"column:code;primaryKey"`
	Name   string `gorm:"column:name"`
	NameEN string `gorm:"column:name_en"`
	// Line is whose system it is, TenantID the city's department of that line, which owns it.
	Line     string `gorm:"column:line"`
	TenantID string `gorm:"column:tenant_id"`
	// Every is how often it delivers.
	Every    string       `gorm:"column:every"`
	Elements db.TextArray `gorm:"column:elements"`
	Areas    db.TextArray `gorm:"column:areas"`
	// Tasks are those of the plans ("plan/code") whose text names the system.
	Tasks    db.TextArray `gorm:"column:tasks"`
	Note     string       `gorm:"column:note"`
	NoteEN   string       `gorm:"column:note_en"`
	Inferred bool         `gorm:"column:inferred"`
	Enabled  bool         `gorm:"column:enabled"`
	// LastAt is when it last delivered, LastAsOf of which day its newest data are.
	LastAt   *time.Time `gorm:"column:last_at"`
	LastAsOf *time.Time `gorm:"column:last_as_of"`
}

// TableName is the table of sources.
func (Source) TableName() string { return "source" }

// LocalName is the name in the reader's language.
func (s Source) LocalName(lang string) string { return fault.Local(lang, s.Name, s.NameEN) }

// Kind is a kind of events that a source counts.
type Kind struct {
	CityID string       `gorm:"column:city_id;primaryKey"`
	Source string       `gorm:"column:source;primaryKey"`
	Kind   string       `gorm:"column:kind;primaryKey"`
	Name   string       `gorm:"column:name"`
	NameEN string       `gorm:"column:name_en"`
	Unit   string       `gorm:"column:unit"`
	UnitEN string       `gorm:"column:unit_en"`
	Tasks  db.TextArray `gorm:"column:tasks"`
	// Sensitive: a small count would let one infer a person.
	Sensitive bool `gorm:"column:sensitive"`
}

// TableName is the table of kinds.
func (Kind) TableName() string { return "source_kind" }

// The subjects of a name.
const (
	OfField = "field"
	OfArea  = "area"
)

// Name is what the sender calls an element in a category, or an area.
type Name struct {
	CityID   string    `gorm:"column:city_id;primaryKey"`
	Source   string    `gorm:"column:source;primaryKey"`
	TenantID string    `gorm:"column:tenant_id"`
	Subject  string    `gorm:"column:subject;primaryKey"`
	Name     string    `gorm:"column:name;primaryKey"`
	Element  *string   `gorm:"column:element"`
	Category *string   `gorm:"column:category"`
	AreaCode *string   `gorm:"column:area_code"`
	SetBy    *string   `gorm:"column:set_by"`
	SetAt    time.Time `gorm:"column:set_at"`
}

// TableName is the table of names.
func (Name) TableName() string { return "source_name" }

// Record is one line of a delivery, as it was sent.
type Record struct {
	// Number is its place among the figures, or among the events.
	Number int
	// Kind is set for a count of events, Field for a figure.
	Kind, Field string
	Area        string
	Year, Month int
	Category    string
	Value       quantity.Value
	Why         Why
	AsOf        time.Time
}

func (r Record) event() bool { return r.Kind != "" }

// Why is the reason of an empty state; there is no free text in a delivery.
type Why string

// The reasons.
const (
	NotSurveyed    Why = "not_surveyed"
	NotEstablished Why = "not_established"
	NotInArea      Why = "not_in_area"
	Confidential   Why = "confidential"
)

// Known tells a reason from any other text.
func (w Why) Known() bool {
	return w == NotSurveyed || w == NotEstablished || w == NotInArea || w == Confidential
}

// Text is the reason in words, as the figure's explanation.
func (w Why) Text(lang string) string {
	if w == "" {
		return ""
	}
	return texts.Say(lang, nil, "why."+string(w))
}

// The states of an item.
const (
	Taken       = "taken"
	Quarantined = "quarantined"
	Dropped     = "dropped"
)

const (
	aFigure = "figure"
	anEvent = "event"
)

// Item is a record that came, and what became of it.
type Item struct {
	CityID       string              `gorm:"column:city_id;primaryKey"`
	ID           string              `gorm:"column:id;primaryKey"`
	Source       string              `gorm:"column:source"`
	TenantID     string              `gorm:"column:tenant_id"`
	Delivery     string              `gorm:"column:delivery"`
	Number       int                 `gorm:"column:number"`
	What         string              `gorm:"column:what"`
	Field        string              `gorm:"column:field"`
	Area         string              `gorm:"column:area"`
	Year         int                 `gorm:"column:year"`
	Month        int                 `gorm:"column:month"`
	SentCategory string              `gorm:"column:sent_category"`
	Value        decimal.NullDecimal `gorm:"column:value"`
	Emptiness    *string             `gorm:"column:emptiness"`
	Why          Why                 `gorm:"column:why"`
	AsOf         time.Time           `gorm:"column:as_of"`
	At           time.Time           `gorm:"column:at"`
	State        string              `gorm:"column:state"`
	Reason       Code                `gorm:"column:reason"`
	Params       map[string]string   `gorm:"column:params;serializer:json"`
	Element      *string             `gorm:"column:element"`
	Category     *string             `gorm:"column:category"`
	Kind         *string             `gorm:"column:kind"`
	AreaCode     *string             `gorm:"column:area_code"`
	AreaPath     *string             `gorm:"column:area_path"`
	Line         string              `gorm:"column:line"`
	SettledBy    *string             `gorm:"column:settled_by"`
	SettledAt    *time.Time          `gorm:"column:settled_at"`
	Words        string              `gorm:"column:words"`
}

// TableName is the table of items.
func (Item) TableName() string { return "source_item" }

// Val is the item's value, or why it has none.
func (i Item) Val() quantity.Value { return figure.ValueOf(i.Value, i.Emptiness) }

// Text says why the item does not fit.
func (i Item) Text(lang string) string { return i.Reason.Text(lang, i.Params) }

// record is the item as it was sent.
func (i Item) record() Record {
	r := Record{Number: i.Number, Area: i.Area, Year: i.Year, Month: i.Month, Category: i.SentCategory, Value: i.Val(), Why: i.Why, AsOf: i.AsOf}
	if i.What == anEvent {
		r.Kind = i.Field
	} else {
		r.Field = i.Field
	}
	return r
}
