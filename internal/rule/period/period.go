package period

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/liangce/liangce/internal/fault"
)

// Basis is how the periods of an element are cut, as the catalogue names it.
type Basis string

// The bases. A cumulative one names its first year: cumulative_since_2021.
const (
	CalendarYear    Basis = "calendar_year"
	MCHYear         Basis = "mch_year_oct_sep"
	AcademicYear    Basis = "academic_year"
	AutumnScreening Basis = "academic_year_autumn_screening"
	YearEndStock    Basis = "year_end_stock"
	TermStock       Basis = "term_stock"
	SurveyRound     Basis = "survey_round"
)

const cumulative = "cumulative_since_"

// ParseBasis accepts the bases of the catalogue.
func ParseBasis(text string) (Basis, error) {
	b := Basis(text)
	switch b {
	case CalendarYear, MCHYear, AcademicYear, AutumnScreening, YearEndStock, TermStock, SurveyRound:
		return b, nil
	}
	if b.CumulativeFrom() > 0 {
		return b, nil
	}
	return "", fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", "period_basis", "value", text)
}

// CumulativeFrom is the first year of a running total, or 0 for a basis that does not add up over the years.
func (b Basis) CumulativeFrom() int {
	year, found := strings.CutPrefix(string(b), cumulative)
	if !found || len(year) != 4 {
		return 0
	}
	n, err := strconv.Atoi(year)
	if err != nil || n < 1900 {
		return 0
	}
	return n
}

// Steps tells the bases whose values move in steps and have no course between them: between two terms the same
// value is normal, so it is neither "behind" nor suspiciously unchanged.
func (b Basis) Steps() bool { return b == TermStock }

// Yearly tells whether every year has a figure; a survey is not held in all of them.
func (b Basis) Yearly() bool { return b != SurveyRound }

// Period is what one year's figure of a basis stands for.
type Period struct {
	Basis Basis
	Year  int
	From  Date
	To    Date
}

// In gives the period of that year. For a running total it is the year's addition, for that is what is reported.
func (b Basis) In(year int) Period {
	p := Period{Basis: b, Year: year, From: Date{year, 1, 1}, To: Date{year, 12, 31}}
	switch b {
	case MCHYear:
		p.From, p.To = Date{year - 1, 10, 1}, Date{year, 9, 30}
	case AcademicYear:
		p.From, p.To = Date{year, 9, 1}, Date{year + 1, 8, 31}
	case AutumnScreening:
		p.From = Date{year, 9, 1}
	case YearEndStock, TermStock:
		p.From = p.To
	default: // the calendar year
	}
	return p
}

// Before is the period that a figure is compared with: the same basis, one year earlier.
func (p Period) Before() Period { return p.Basis.In(p.Year - 1) }

// Label names the period for the person who reports it.
func (p Period) Label(lang string) string {
	params := map[string]string{
		"year": strconv.Itoa(p.Year), "next": strconv.Itoa(p.Year + 1),
		"from": p.From.String(), "to": p.To.String(), "first": strconv.Itoa(p.Basis.CumulativeFrom()),
	}
	key := string(p.Basis)
	if p.Basis.CumulativeFrom() > 0 {
		key = "cumulative"
	}
	return labels.Say(lang, params, key, string(CalendarYear))
}

// Date is a day of the calendar, without clock or zone.
type Date struct{ Year, Month, Day int }

// String is the date as ISO 8601 writes it.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

var labels = fault.Texts{
	string(CalendarYear):    {fault.Chinese: "{year} 年（1–12 月）", fault.English: "{year} (January to December)"},
	string(MCHYear):         {fault.Chinese: "{year} 妇幼年度（{from} 至 {to}）", fault.English: "maternal and child health year {year} ({from} to {to})"},
	string(AcademicYear):    {fault.Chinese: "{year}/{next} 学年（秋季统计）", fault.English: "school year {year}/{next} (autumn count)"},
	string(AutumnScreening): {fault.Chinese: "{year}/{next} 学年秋季筛查", fault.English: "autumn screening of school year {year}/{next}"},
	string(YearEndStock):    {fault.Chinese: "{year} 年末（{to}）", fault.English: "end of {year} ({to})"},
	string(TermStock):       {fault.Chinese: "{year} 年末在任届", fault.English: "the term in office at the end of {year}"},
	string(SurveyRound):     {fault.Chinese: "{year} 年调查", fault.English: "survey of {year}"},
	"cumulative":            {fault.Chinese: "{year} 年新增（{first} 年起累计）", fault.English: "added in {year} (total since {first})"},
}
