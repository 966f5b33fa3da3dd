package period

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/liangce/liangce/internal/fault"
)

// Shape is what a kind of period is by its nature, and with it what is expected of its figures.
type Shape string

// The shapes: a stretch of months, a day, a survey of some years, a stock that changes with a term of office, and the year's
// addition to a running total.
const (
	Span       Shape = "span"
	Stock      Shape = "stock"
	Survey     Shape = "survey"
	Term       Shape = "term"
	Cumulative Shape = "cumulative"
)

// Kind is one kind of period of a city.
type Kind struct {
	Code   string `json:"code"`
	Name   string `json:"name"`
	NameEN string `json:"name_en"`
	Shape  Shape  `json:"shape"`
	// Month and Day are where a span begins, or the day of a stock and a term.
	Month int `json:"month,omitempty"`
	Day   int `json:"day,omitempty"`
	// Months is how long a span is, Offset how many years before (-1) or after its label's year it begins.
	Months int `json:"months,omitempty"`
	Offset int `json:"offset,omitempty"`
	// Years are those of a survey, which is due in no other, or those in which a term changes. A survey without years is due in all.
	Years []int `json:"years,omitempty"`
	// Since is the first year of a running total.
	Since int `json:"since,omitempty"`
}

// Kinds are those of a city.
type Kinds []Kind

// Of finds a kind by its code. What no kind stands for is taken as the plain year.
func (ks Kinds) Of(code string) Kind {
	if k, ok := ks.Find(code); ok {
		return k
	}
	return Kind{Code: code, Name: code, NameEN: code, Shape: Span, Month: 1, Day: 1, Months: 12}
}

// Find finds a kind by its code.
func (ks Kinds) Find(code string) (Kind, bool) {
	i := slices.IndexFunc(ks, func(k Kind) bool { return k.Code == code })
	if i < 0 {
		return Kind{}, false
	}
	return ks[i], true
}

// LocalName is the kind's name in zh-CN or en.
func (k Kind) LocalName(lang string) string { return fault.Local(lang, k.Name, k.NameEN) }

// Steps tells the kinds whose values move in steps and have no course between them: between two terms the same
// value is normal, so it is neither "behind" nor suspiciously unchanged.
func (k Kind) Steps() bool { return k.Shape == Term }

// DueIn tells whether a year has a figure: a survey is not held in all of them.
func (k Kind) DueIn(year int) bool {
	return k.Shape != Survey || len(k.Years) == 0 || slices.Contains(k.Years, year)
}

// Period is what one year's figure stands for, its first and its last day.
type Period struct {
	Year int
	From Date
	To   Date
}

// In gives the period of that year. For a running total it is the year's addition, for that is what is reported.
func (k Kind) In(year int) Period {
	p := Period{Year: year, From: Date{year, 1, 1}, To: Date{year, 12, 31}}
	switch k.Shape {
	case Span:
		begins := time.Date(year+k.Offset, time.Month(k.Month), k.Day, 0, 0, 0, 0, time.UTC)
		p.From, p.To = dateOf(begins), dateOf(begins.AddDate(0, k.Months, -1))
	case Stock, Term:
		p.From = Date{year, k.Month, k.Day}
		p.To = p.From
	case Survey, Cumulative: // the year itself
	}
	return p
}

// Label names a year's period for the person who reports it.
func (k Kind) Label(lang string, year int) string {
	p := k.In(year)
	return labels.Say(lang, map[string]string{
		"year": strconv.Itoa(year), "name": k.LocalName(lang), "from": p.From.String(), "to": p.To.String(), "first": strconv.Itoa(k.Since),
	}, string(k.Shape))
}

// Wrong says what a kind lacks to be one, or "": the shape with its limits.
func (k Kind) Wrong() string {
	day := func() bool {
		d := time.Date(2023, time.Month(k.Month), k.Day, 0, 0, 0, 0, time.UTC) // a year without a leap day
		return k.Month >= 1 && k.Month <= 12 && k.Day >= 1 && int(d.Month()) == k.Month
	}
	const longest = 24
	switch k.Shape {
	case Span:
		if !day() || k.Months < 1 || k.Months > longest || k.Offset < -1 || k.Offset > 1 {
			return `span: from "MM-DD", months 1–24, offset -1 | 0 | 1`
		}
	case Stock, Term:
		if !day() {
			return string(k.Shape) + `: at "MM-DD"`
		}
	case Survey:
	case Cumulative:
		if k.Since == 0 {
			return "cumulative: since YYYY"
		}
	default:
		return "span | stock | survey | term | cumulative"
	}
	return ""
}

// Date is a day of the calendar, without clock or zone.
type Date struct{ Year, Month, Day int }

func dateOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// String is the date as ISO 8601 writes it.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

var labels = fault.Texts{
	string(Span):       {fault.Chinese: "{year}，{from} 至 {to}", fault.English: "{year}: {from} to {to}"},
	string(Stock):      {fault.Chinese: "{year}，截至 {to}", fault.English: "{year}: as of {to}"},
	string(Term):       {fault.Chinese: "{year}，{to} 在任", fault.English: "{year}: in office on {to}"},
	string(Survey):     {fault.Chinese: "{year} 年调查", fault.English: "survey of {year}"},
	string(Cumulative): {fault.Chinese: "{year} 年新增（{first} 年起累计）", fault.English: "added in {year} (total since {first})"},
}
