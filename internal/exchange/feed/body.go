package feed

import (
	"encoding/json"
	"regexp"
	"time"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/source"
)

// Format is what a body says that it is.
const Format = "liangce-feed/1"

// MostBytes is how long a body may be.
const MostBytes = 1 << 20

// Body is a delivery as it is written.
type Body struct {
	Format string `json:"format"`
	// AsOf is the day that the data are of, where a record does not say another.
	AsOf    string   `json:"asOf"`
	Figures []Figure `json:"figures,omitempty"`
	Events  []Event  `json:"events,omitempty"`
}

// Figure is a value of an element, or why there is none.
type Figure struct {
	Field    string `json:"field"`
	Area     string `json:"area"`
	Year     int    `json:"year"`
	Category string `json:"category,omitempty"`
	Value    string `json:"value,omitempty"`
	Empty    string `json:"empty,omitempty"`
	Why      string `json:"why,omitempty"`
	AsOf     string `json:"asOf,omitempty"`
}

// Event is how often something happened in an area in a month.
type Event struct {
	Kind  string `json:"kind"`
	Area  string `json:"area"`
	Month string `json:"month"`
	Count int    `json:"count"`
	AsOf  string `json:"asOf,omitempty"`
}

// allowed are all the fields that there are.
var allowed = map[string]map[string]bool{
	"":        {"format": true, "asOf": true, "figures": true, "events": true},
	"figures": {"field": true, "area": true, "year": true, "category": true, "value": true, "empty": true, "why": true, "asOf": true},
	"events":  {"kind": true, "area": true, "month": true, "count": true, "asOf": true},
}

const (
	// firstYear and lastYear are what a figure can be of.
	firstYear, lastYear = 1949, 2100
	mostCount           = 100_000_000
)

var (
	codeForm  = regexp.MustCompile(`^[A-Za-z0-9_.:-]{1,64}$`)
	valueForm = regexp.MustCompile(`^-?[0-9]{1,20}(\.[0-9]{1,12})?$`)
)

// Read reads a body into a parcel, which holds the records or says why the whole is refused.
func Read(delivery, sha256 string, body []byte) source.Parcel {
	p := source.Parcel{Delivery: delivery, SHA256: sha256}
	if p.Refusal = look(body); p.Refusal != nil {
		return p
	}
	var b struct {
		Format  string            `json:"format"`
		AsOf    string            `json:"asOf"`
		Figures []json.RawMessage `json:"figures"`
		Events  []json.RawMessage `json:"events"`
	}
	// Anything of another shape has been refused already, except for a text in the place of a list and the like.
	if json.Unmarshal(body, &b) != nil {
		p.Refusal = source.Refuse(source.BadField, expected("format, asOf, figures, events", "文本、文本、数组、数组", "text, text, array, array"))
		return p
	}
	asOf, ok := dayOf(b.AsOf)
	switch total := len(b.Figures) + len(b.Events); {
	case b.Format != Format:
		p.Refusal = source.Refuse(source.BadField, expected("format", Format, Format))
	case !ok:
		p.Refusal = source.Refuse(source.BadField, expected("asOf", dayShape, dayShape))
	case total == 0:
		p.Refusal = source.Refuse(source.NoRecords, nil)
	case total > source.MostRecords:
		p.Refusal = source.Refuse(source.TooManyRecords, nil)
	default:
		p.AsOf = asOf
		readAll(&p, "figures", b.Figures, Figure.record)
		readAll(&p, "events", b.Events, Event.record)
	}
	return p
}

// readAll reads the records of a list; all that are malformed are told at once.
func readAll[T any](p *source.Parcel, list string, raw []json.RawMessage, record func(T, time.Time) (source.Record, map[string]string)) {
	for n, text := range raw {
		var one T
		var r source.Record
		wrong := expected("year, count", "整数", "whole numbers")
		if json.Unmarshal(text, &one) == nil {
			r, wrong = record(one, p.AsOf)
		}
		if wrong == nil {
			r.Number = n
			p.Records = append(p.Records, r)
			continue
		}
		m := source.Misfit{Code: source.BadField, Params: wrong, At: &source.Place{List: list, Index: n}}
		if p.Refusal == nil {
			p.Refusal = &source.Refusal{Misfit: source.Misfit{Code: m.Code, Params: m.Params}}
		}
		p.Refusal.Records = append(p.Refusal.Records, m)
	}
}

func expected(field, zh, en string) map[string]string {
	return map[string]string{"field": field, "expected": zh, "expected@en": en}
}

const (
	dayShape  = "YYYY-MM-DD"
	codeShape = "A–Z a–z 0–9 _ . : -"
)

func dayOf(text string) (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, text)
	return t, err == nil && t.Year() >= firstYear && t.Year() <= lastYear
}

// asOf is the record's own day, else the delivery's; it is not after that one.
func asOf(own string, all time.Time) (time.Time, bool) {
	if own == "" {
		return all, true
	}
	t, ok := dayOf(own)
	return t, ok && !t.After(all)
}

func (f Figure) record(all time.Time) (source.Record, map[string]string) {
	r := source.Record{Field: f.Field, Area: f.Area, Year: f.Year, Category: f.Category, Why: source.Why(f.Why)}
	var ok bool
	switch r.AsOf, ok = asOf(f.AsOf, all); {
	case !ok:
		return r, expected("asOf", dayShape+"，不晚于整批的日期", dayShape+", not after the delivery's")
	case !codeForm.MatchString(f.Field):
		return r, expected("field", codeShape, codeShape)
	case !codeForm.MatchString(f.Area):
		return r, expected("area", codeShape, codeShape)
	case f.Category != "" && !codeForm.MatchString(f.Category):
		return r, expected("category", codeShape, codeShape)
	case f.Year < firstYear || f.Year > lastYear:
		return r, expected("year", "年份", "a year")
	case (f.Value == "") == (f.Empty == ""):
		return r, expected("value, empty", "二者之一", "one of the two")
	case f.Empty != "":
		return f.without(r)
	case f.Why != "":
		return r, expected("why", "只与 empty 同用", "only with empty")
	case !valueForm.MatchString(f.Value):
		return r, expected("value", "十进制数的文本，如 \"12.5\"", "a decimal as text, such as \"12.5\"")
	}
	r.Value = quantity.Of(decimal.RequireFromString(f.Value))
	return r, nil
}

// without reads a figure that has no value; that it was not collected, or is withheld, needs its reason.
func (f Figure) without(r source.Record) (source.Record, map[string]string) {
	e := quantity.Emptiness(f.Empty)
	if e != quantity.NotApplicable && e != quantity.NotCollected && e != quantity.Withheld {
		return r, expected("empty", "not_applicable、not_collected 或 withheld", "not_applicable, not_collected or withheld")
	}
	if f.Why != "" && !r.Why.Known() || f.Why == "" && e != quantity.NotApplicable {
		all := "not_surveyed, not_established, not_in_area, confidential"
		return r, expected("why", all, all)
	}
	r.Value = quantity.Absent(e)
	return r, nil
}

func (e Event) record(all time.Time) (source.Record, map[string]string) {
	r := source.Record{Kind: e.Kind, Area: e.Area, Value: quantity.Of(decimal.NewFromInt(int64(e.Count)))}
	var ok bool
	switch r.AsOf, ok = asOf(e.AsOf, all); {
	case !ok:
		return r, expected("asOf", dayShape+"，不晚于整批的日期", dayShape+", not after the delivery's")
	case !codeForm.MatchString(e.Kind):
		return r, expected("kind", codeShape, codeShape)
	case !codeForm.MatchString(e.Area):
		return r, expected("area", codeShape, codeShape)
	case e.Count < 0 || e.Count > mostCount:
		return r, expected("count", "0 以上的整数", "a whole number from 0")
	}
	month, err := time.Parse("2006-01", e.Month)
	if err != nil || month.Year() < firstYear || month.Year() > lastYear {
		return r, expected("month", "YYYY-MM", "YYYY-MM")
	}
	r.Year, r.Month = month.Year(), int(month.Month())
	return r, nil
}
