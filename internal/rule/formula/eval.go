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

// Figures are inputs by what they count.
type Figures map[key]quantity.Value

// Index lays inputs out for many evaluations; those that are not reported are none.
func Index(inputs []Input) Figures {
	figures := make(Figures, len(inputs))
	for _, in := range inputs {
		if in.Reported {
			figures[key{in.Element, in.Area, in.Year}] = in.Value
		}
	}
	return figures
}

// At is what was reported under an element, area and year.
func (f Figures) At(element, area string, year int) (quantity.Value, bool) {
	v, ok := f[key{element, area, year}]
	return v, ok
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
func Eval(spec Spec, expected Expected, inputs []Input, year int) Result {
	return Index(inputs).Eval(spec, expected, year)
}

// Eval computes a spec over the expected areas for a year.
//
// An area has reported when every element of the formula is in, for every year that it reads and the area is expected in; only
// such areas enter the sums, so a numerator never stands without its denominator. Not applicable is an answer: the area
// has reported, and its part is left out. Not collected, withheld and not reported leave the area missing.
// Where nothing is expected (a city-only indicator at a county), the value is not applicable.
func (f Figures) Eval(spec Spec, expected Expected, year int) Result {
	areas := inYears(expected, spec.Years(year))
	if len(areas) == 0 {
		return Result{Empty: quantity.NotApplicable}
	}
	result := Result{Expected: len(areas)}
	var total totals
	var lacking lack
	for _, area := range areas {
		parts, missing := f.collect(spec, area)
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

// part is what an area adds to the parts of a ratio, or to the count.
type part struct{ top, bottom []decimal.Decimal }

// collect reads an area's values, all years of a running total, or the empty states that keep the area out.
func (f Figures) collect(spec Spec, area span) (p part, missing []quantity.Emptiness) {
	read := func(element string, into *[]decimal.Decimal) {
		for _, year := range area.years {
			v, in := f[key{element, area.code, year}]
			switch {
			case !in:
				missing = append(missing, quantity.NotReported)
			case v.Present():
				*into = append(*into, v.Dec)
			case v.Empty != quantity.NotApplicable:
				missing = append(missing, v.Empty)
			}
		}
	}
	if spec.Count != "" {
		read(spec.Count, &p.top)
		return p, missing
	}
	read(spec.Numerator, &p.top)
	read(spec.Denominator, &p.bottom)
	return p, missing
}

// totals adds up areas; seen tells a sum of nothing from a sum that is zero.
type totals struct {
	top, bottom decimal.Decimal
	topSeen     bool
	bottomSeen  bool
}

func (t *totals) add(spec Spec, p part) {
	for _, d := range p.top {
		t.topSeen = true
		if spec.Method.Share() {
			t.countUnit(d)
			continue
		}
		t.top = t.top.Add(d)
	}
	for _, d := range p.bottom {
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
	r.Value = spec.Value(r.Numerator, r.Denominator)
}

// Value is the value that a numerator and a denominator, or a sum, come to; nil where they come to none.
func (s Spec) Value(top, bottom *decimal.Decimal) *quantity.Exact {
	switch {
	case top == nil:
	case s.Count != "" && !s.Method.Share():
		value := quantity.InUnit(*top, s.multiplier())
		return &value
	case bottom != nil:
		if value, ok := quantity.Ratio(*top, *bottom, s.multiplier()); ok {
			return &value
		}
	}
	return nil
}

// lack tells why nothing could be computed: the one reason that all missing parts share, else not reported.
type lack struct{ reasons []quantity.Emptiness }

func (l *lack) add(reasons []quantity.Emptiness) { l.reasons = append(l.reasons, reasons...) }

func (l *lack) why() quantity.Emptiness { return Why(l.reasons) }

// Why is the one reason that all missing parts share, else not reported; nothing is missing where it does not apply.
func Why(reasons []quantity.Emptiness) quantity.Emptiness {
	if len(reasons) == 0 {
		return quantity.NotApplicable
	}
	for _, reason := range reasons {
		if reason != reasons[0] {
			return quantity.NotReported
		}
	}
	return reasons[0]
}
