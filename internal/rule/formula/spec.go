package formula

import (
	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// Method is how areas add up to one value.
type Method string

// The methods of the catalogue.
const (
	RatioOfSums     Method = "ratio_of_sums"
	Sum             Method = "sum"
	ShareOfCounties Method = "share_of_counties"
	ShareOfUnits    Method = "share_of_units"
	CityOnly        Method = "city_only"
	CitySurvey      Method = "city_survey"
)

// ParseMethod accepts the methods of the catalogue.
func ParseMethod(text string) (Method, error) {
	switch m := Method(text); m {
	case RatioOfSums, Sum, ShareOfCounties, ShareOfUnits, CityOnly, CitySurvey:
		return m, nil
	}
	return "", fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", "aggregation", "value", text)
}

// Share tells the methods that count areas or units with a property; their values move in steps.
func (m Method) Share() bool { return m == ShareOfCounties || m == ShareOfUnits }

// Spec is an indicator's formula: either Numerator and Denominator name elements, or Count names the one that
// is summed, counted (a flag, 0 or 1) or entered for the city.
type Spec struct {
	Method      Method
	Numerator   string
	Denominator string
	Count       string
	// Multiplier takes the value to its unit: 100 for %, 0.0001 for persons shown in 万人. Left out (zero) it
	// is 1, for shares 100.
	Multiplier decimal.Decimal
	// CumulativeFrom is the first year of a running total of yearly additions; 0 where there is none.
	CumulativeFrom int
}

// Validate refuses a spec that has not exactly the elements that its method reads.
func (s Spec) Validate() error {
	if _, err := ParseMethod(string(s.Method)); err != nil {
		return err
	}
	ratio := s.Numerator != "" && s.Denominator != "" && s.Count == ""
	count := s.Numerator == "" && s.Denominator == "" && s.Count != ""
	expected := ""
	switch {
	case s.Method == RatioOfSums && !ratio:
		expected = "numerator, denominator"
	case (s.Method == Sum || s.Method.Share()) && !count:
		expected = "count"
	case !ratio && !count:
		expected = "numerator, denominator | count"
	case s.CumulativeFrom != 0 && s.Method != Sum:
		expected = "sum"
	}
	if expected != "" {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonMalformed, "field", "formula ("+string(s.Method)+")", "expected", expected)
	}
	return nil
}

// Elements lists the elements that the formula reads.
func (s Spec) Elements() []string {
	if s.Count != "" {
		return []string{s.Count}
	}
	return []string{s.Numerator, s.Denominator}
}

// Years lists the years that the value of one year reads, the earliest first.
func (s Spec) Years(year int) []int {
	if s.CumulativeFrom == 0 {
		return []int{year}
	}
	var years []int
	for y := s.CumulativeFrom; y <= year; y++ {
		years = append(years, y)
	}
	return years
}

func (s Spec) multiplier() decimal.Decimal {
	switch {
	case !s.Multiplier.IsZero():
		return s.Multiplier
	case s.Method.Share():
		return decimal.NewFromInt(100)
	}
	return decimal.NewFromInt(1)
}

// Input is one figure, at category total. Reported is false while it is a draft, returned or withdrawn.
// There is at most one for an element, area and year.
type Input struct {
	Element  string
	Area     string
	Year     int
	Value    quantity.Value
	Reported bool
}

// Result is an indicator's value for an area and year, with what it was made of.
type Result struct {
	Value       *quantity.Exact  // nil where Empty says why
	Numerator   *decimal.Decimal // of a ratio or share; of a sum, the sum before the multiplier
	Denominator *decimal.Decimal // nil for sums
	Empty       quantity.Emptiness
	Reported    int
	Expected    int
	Missing     []string // expected areas that have not reported, in the order given
	Provisional bool     // some area is missing: shown, flagged, not judged
}
