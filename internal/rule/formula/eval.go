package formula

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

type key struct {
	element, area string
	year          int
}

// Expected lists the areas that make a value in a year: areas come and go.
type Expected func(year int) []string

// In lists the areas that are expected in any of the years.
func (e Expected) In(years []int) []string {
	var out []string
	for _, s := range inYears(e, years) {
		out = append(out, s.code)
	}
	return out
}

// Always are the same areas in every year.
func Always(areas ...string) Expected { return func(int) []string { return areas } }

// Eval computes the spec over the expected areas for a year.
//
// An area has reported when every element of the formula is in, for every year that it reads and the area is expected in; only
// such areas enter the sums, so a numerator never stands without its denominator. Not applicable is an answer: the area
// has reported, and its part is left out. Not collected, withheld and not reported leave the area missing.
// Where nothing is expected (a city-only indicator at a county), the value is not applicable.
func Eval(spec Spec, expected Expected, inputs []Input, year int) Result {
	areas := inYears(expected, spec.Years(year))
	if len(areas) == 0 {
		return Result{Empty: quantity.NotApplicable}
	}
	figures := make(map[key]quantity.Value, len(inputs))
	for _, in := range inputs {
		if in.Reported {
			figures[key{in.Element, in.Area, in.Year}] = in.Value
		}
	}
	result := Result{Expected: len(areas)}
	var total totals
	var lacking lack
	for _, area := range areas {
		parts, missing := collect(spec, area.code, area.years, figures)
		if len(missing) > 0 {
			result.Missing = append(result.Missing, area.code)
			lacking.add(missing)
			continue
		}
		result.Reported++
		total.add(spec, parts)
	}
	result.Provisional = result.Reported < result.Expected
	total.fill(spec, &result)
	if result.Value == nil {
		result.Empty = lacking.why()
	}
	return result
}

// span is an area with the years in which it is expected.
type span struct {
	code  string
	years []int
}

func inYears(expected Expected, years []int) []span {
	var out []span
	for _, year := range years {
		for _, code := range expected(year) {
			at := slices.IndexFunc(out, func(s span) bool { return s.code == code })
			if at < 0 {
				out = append(out, span{code: code})
				at = len(out) - 1
			}
			out[at].years = append(out[at].years, year)
		}
	}
	return out
}

// collect reads an area's values by element, all years of a running total, or the empty states that keep the
// area out.
func collect(spec Spec, area string, years []int, figures map[key]quantity.Value) (map[string][]decimal.Decimal, []quantity.Emptiness) {
	parts := map[string][]decimal.Decimal{}
	var missing []quantity.Emptiness
	for _, element := range spec.Elements() {
		for _, year := range years {
			v, in := figures[key{element, area, year}]
			switch {
			case !in:
				missing = append(missing, quantity.NotReported)
			case v.Present():
				parts[element] = append(parts[element], v.Dec)
			case v.Empty != quantity.NotApplicable:
				missing = append(missing, v.Empty)
			}
		}
	}
	return parts, missing
}

// totals adds up areas; seen tells a sum of nothing from a sum that is zero.
type totals struct {
	top, bottom decimal.Decimal
	topSeen     bool
	bottomSeen  bool
}

func (t *totals) add(spec Spec, parts map[string][]decimal.Decimal) {
	top, bottom := spec.Numerator, spec.Denominator
	if spec.Count != "" {
		top, bottom = spec.Count, ""
	}
	for _, d := range parts[top] {
		t.topSeen = true
		if spec.Method.Share() {
			t.countUnit(d)
			continue
		}
		t.top = t.top.Add(d)
	}
	for _, d := range parts[bottom] {
		t.bottomSeen = true
		t.bottom = t.bottom.Add(d)
	}
}

// countUnit: a flag that is there makes a unit that exists; 1 makes it one with the property.
func (t *totals) countUnit(flag decimal.Decimal) {
	one := decimal.NewFromInt(1)
	t.bottomSeen = true
	t.bottom = t.bottom.Add(one)
	if flag.Equal(one) {
		t.top = t.top.Add(one)
	}
}

func (t *totals) fill(spec Spec, r *Result) {
	top, bottom := t.top, t.bottom
	if t.topSeen {
		r.Numerator = &top
	}
	if t.bottomSeen {
		r.Denominator = &bottom
	}
	switch {
	case spec.Count != "" && !spec.Method.Share():
		if t.topSeen {
			value := quantity.InUnit(top, spec.multiplier())
			r.Value = &value
		}
	case t.topSeen && t.bottomSeen:
		if value, ok := quantity.Ratio(top, bottom, spec.multiplier()); ok {
			r.Value = &value
		}
	}
}

// lack tells why nothing could be computed: the one reason that all missing parts share, else not reported.
type lack struct{ reasons []quantity.Emptiness }

func (l *lack) add(reasons []quantity.Emptiness) { l.reasons = append(l.reasons, reasons...) }

func (l *lack) why() quantity.Emptiness {
	if len(l.reasons) == 0 {
		return quantity.NotApplicable
	}
	for _, reason := range l.reasons {
		if reason != l.reasons[0] {
			return quantity.NotReported
		}
	}
	return l.reasons[0]
}
