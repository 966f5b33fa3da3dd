package formula

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

type place struct{ element, area string }

// Figures are inputs by what they count: few years each, so those are looked through.
type Figures map[place]years

type years []ofYear

type ofYear struct {
	year  int
	value quantity.Value
}

func (ys years) at(year int) (quantity.Value, bool) {
	for _, y := range ys {
		if y.year == year {
			return y.value, true
		}
	}
	return quantity.Value{}, false
}

// Index lays inputs out for many evaluations; those that are not reported are none.
func Index(inputs []Input) Figures {
	figures := Figures{}
	for _, in := range inputs {
		if in.Reported {
			at := place{in.Element, in.Area}
			figures[at] = append(figures[at], ofYear{in.Year, in.Value})
		}
	}
	return figures
}

// At is what was reported under an element, area and year.
func (f Figures) At(element, area string, year int) (quantity.Value, bool) {
	return f[place{element, area}].at(year)
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
	var p part
	for _, area := range areas {
		f.collect(spec, area, &p)
		if len(p.missing) > 0 {
			result.Missing = append(result.Missing, area.code)
			lacking.add(p.missing)
			continue
		}
		result.Reported++
		total.add(spec, p)
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

// inYears has areas that are expected in the same years share them.
func inYears(expected Expected, years []int) []span {
	var out []span
	for n, year := range years {
		codes := expected(year)
		if out == nil {
			out = make([]span, 0, len(codes))
		}
		for m, code := range codes {
			at := m // where the areas do not change
			if at >= len(out) || out[at].code != code {
				at = slices.IndexFunc(out, func(s span) bool { return s.code == code })
			}
			switch {
			case at < 0:
				out = append(out, span{code: code, years: years[n : n+1 : n+1]})
			case len(out[at].years) == n:
				out[at].years = years[: n+1 : n+1]
			default:
				out[at].years = append(out[at].years, year)
			}
		}
	}
	return out
}

// part is what an area adds to the parts of a ratio, or to the count; what is missing keeps the area out.
type part struct {
	top, bottom []decimal.Decimal
	missing     []quantity.Emptiness
}

// collect reads an area's values, all years of a running total, or the empty states that keep the area out.
func (f Figures) collect(spec Spec, area span, p *part) {
	p.top, p.bottom, p.missing = p.top[:0], p.bottom[:0], p.missing[:0]
	if spec.Count != "" {
		p.top = f.read(spec.Count, area, p.top, p)
		return
	}
	p.top = f.read(spec.Numerator, area, p.top, p)
	p.bottom = f.read(spec.Denominator, area, p.bottom, p)
}

func (f Figures) read(element string, area span, into []decimal.Decimal, p *part) []decimal.Decimal {
	of := f[place{element, area.code}]
	for _, year := range area.years {
		v, in := of.at(year)
		switch {
		case !in:
			p.missing = append(p.missing, quantity.NotReported)
		case v.Present():
			into = append(into, v.Dec)
		case v.Empty != quantity.NotApplicable:
			p.missing = append(p.missing, v.Empty)
		}
	}
	return into
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
