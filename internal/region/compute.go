package region

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// place is where a cell stands in its region.
type place struct {
	indicator, member string
	year              int
}

func (c Cell) place() place { return place{c.Indicator, c.Member, c.Year} }

func (c Cell) same(o Cell) bool {
	return db.SameNumber(c.Numerator, o.Numerator) && db.SameNumber(c.Denominator, o.Denominator) && db.SameNumber(c.Value, o.Value) &&
		db.Same(c.Display, o.Display) && db.Same(c.Emptiness, o.Emptiness) &&
		c.Reported == o.Reported && c.Expected == o.Expected && c.Provisional == o.Provisional
}

// cellsOf makes a member's cells of what it offers. Where two of its plans have the same indicator, the first that asks for it counts:
// they are made of the same figures.
func cellsOf(region, member string, wanted []Indicator, offered []offer) []Cell {
	var out []Cell
	for _, i := range wanted {
		made := i.madeOf()
		byYear := map[int]Cell{}
		for _, o := range offered {
			if o.made != made && !slices.Contains(o.other, made) {
				continue
			}
			c := o.Cell
			c.CityID, c.Indicator, c.Member = region, i.Code, member
			if o.made != made {
				c = c.without(OtherDefinition)
			}
			if best, there := byYear[c.Year]; !there || c.rank() > best.rank() {
				byYear[c.Year] = c
			}
		}
		for _, c := range byYear {
			out = append(out, evaluate(i, c, []Cell{c}))
		}
	}
	return out
}

// without is a cell that says why it has no value.
func (c Cell) without(why string) Cell {
	c.Numerator, c.Denominator, c.Emptiness = decimal.NullDecimal{}, decimal.NullDecimal{}, &why
	c.Reported, c.Provisional = 0, false
	return c
}

// rank: of two cells for the same place, one that can be compared and is asked for goes before one that is not.
func (c Cell) rank() int {
	switch {
	case c.other():
		return 0
	case c.Expected == 0:
		return 1
	default:
		return 2
	}
}

func (c Cell) other() bool { return c.Emptiness != nil && *c.Emptiness == OtherDefinition }

// totals are the region's own cells, of all its members' cells.
func totals(region string, wanted []Indicator, parts []Cell) []Cell {
	type key struct {
		indicator string
		year      int
	}
	grouped := map[key][]Cell{}
	for _, p := range parts {
		grouped[key{p.Indicator, p.Year}] = append(grouped[key{p.Indicator, p.Year}], p)
	}
	var out []Cell
	for _, i := range wanted {
		if !i.AddsUp() {
			continue
		}
		for k, of := range grouped {
			if k.indicator != i.Code {
				continue
			}
			total := Cell{CityID: region, Indicator: i.Code, Year: k.year, Member: region}
			for _, p := range of {
				total.Reported, total.Expected = total.Reported+p.Reported, total.Expected+p.Expected
				total.Provisional = total.Provisional || p.Provisional || p.other()
			}
			out = append(out, evaluate(i, total, of))
		}
	}
	return out
}

// evaluate fills a cell with the value that parts make by the indicator's formula; one computes here as in a city.
func evaluate(i Indicator, c Cell, parts []Cell) Cell {
	if c.other() {
		return c
	}
	spec := i.spec()
	var members []string
	var in []formula.Input
	for _, p := range parts {
		if p.other() {
			continue
		}
		members = append(members, p.Member)
		in = append(in, p.inputs(spec)...)
	}
	r := formula.Eval(spec, formula.Always(members...), in, c.Year)
	c.Numerator, c.Denominator = optional(r.Numerator), optional(r.Denominator)
	c.Value, c.Display, c.Emptiness = decimal.NullDecimal{}, nil, nil
	c.Provisional = c.Provisional || r.Provisional && c.Expected > 0
	if r.Value == nil {
		why := string(r.Empty)
		c.Emptiness = &why
		return c
	}
	shown := r.Value.Display(i.Precision)
	c.Value, c.Display = decimal.NewNullDecimal(r.Value.Output()), &shown
	return c
}

// inputs are a member's parts as the formula reads them: all of them there, or all of them empty for the same reason.
func (c Cell) inputs(spec formula.Spec) []formula.Input {
	parts := map[string]decimal.NullDecimal{numerator: c.Numerator, denominator: c.Denominator}
	whole := true
	for _, element := range spec.Elements() {
		whole = whole && parts[element].Valid
	}
	var out []formula.Input
	for _, element := range spec.Elements() {
		v := quantity.Of(parts[element].Decimal)
		if !whole {
			v = quantity.Absent(quantity.NotReported)
			if c.Emptiness != nil {
				v = quantity.Absent(quantity.Emptiness(*c.Emptiness))
			}
		}
		out = append(out, formula.Input{Element: element, Area: c.Member, Year: c.Year, Value: v, Reported: true})
	}
	return out
}

func optional(d *decimal.Decimal) decimal.NullDecimal {
	if d == nil {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(*d)
}
