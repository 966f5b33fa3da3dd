package rollup

import (
	"cmp"
	"context"
	"slices"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
	"github.com/liangce/liangce/internal/tenant"
)

// Break is a year from which the values of an indicator in an area are not what they were before: its definition changed, an
// element's did, or the area itself.
type Break struct {
	Indicator string
	// Year is the first data year that is other than those before.
	Year int
	// Element is set where its definition changed, Change where the area did.
	Element *plan.Element
	Change  *tenant.AreaChange
	Why     plan.Redefinition
	// Bridge leads over it, where one is recorded.
	Bridge *Bridge
}

// Comparable tells that nothing has to lead over the break: values on both sides compare as they are.
func (b Break) Comparable() bool { return b.Change == nil && b.Why.Comparable }

// LocalWhy is what changed, in zh-CN or en.
func (b Break) LocalWhy(lang string) string {
	if b.Change != nil {
		return b.Change.LocalWhy(lang)
	}
	return b.Why.LocalWhy(lang)
}

// breaks are those in an indicator's series at an area, the oldest first.
func (d *definitions) breaks(i plan.Indicator, at areaNode) []Break {
	var out []Break
	for _, b := range i.Breaks(func(code string) plan.Element { return d.elements[code] }) {
		one := Break{Indicator: i.Code, Year: b.Year(), Why: b.Redefinition}
		if e, ok := d.elements[b.Element]; ok {
			one.Element = &e
		}
		if bridge, ok := d.bridges[crossed{i.Plan, i.Code, one.Year}]; ok {
			one.Bridge = &bridge
		}
		out = append(out, one)
	}
	for n, c := range d.history {
		if c.Breaks(at.code) {
			out = append(out, Break{Indicator: i.Code, Year: c.FirstYear, Change: &d.history[n]})
		}
	}
	slices.SortStableFunc(out, func(a, b Break) int { return cmp.Compare(a.Year, b.Year) })
	return out
}

// crossing carries values back to the definition that the plan was written by.
type crossing struct {
	baseYear int
	breaks   []Break
}

// between are the breaks that lie after one year and up to another, over which values do not compare as they are.
func (x crossing) between(year, upTo int) []Break {
	return slices.DeleteFunc(slices.Clone(x.breaks), func(b Break) bool { return b.Comparable() || b.Year <= year || b.Year > upTo })
}

// carry takes a year's value back over every break since the base year. Where a bridge is missing the value stays as it is.
func (x crossing) carry(year int, value quantity.Exact) (quantity.Exact, *target.Crossing) {
	breaks := x.between(x.baseYear, year)
	if len(breaks) == 0 {
		return value, nil
	}
	for _, b := range breaks {
		if b.Bridge == nil {
			return value, &target.Crossing{Year: b.Year}
		}
	}
	reported := value
	for _, b := range slices.Backward(breaks) {
		value = b.Bridge.back(value)
	}
	return value, &target.Crossing{Year: breaks[0].Year, Reported: &reported}
}

// Carrier carries values of a plan's indicators back to the definition that the plan's numbers are of.
type Carrier struct{ definitions *definitions }

// Carry makes a carrier for a plan.
func Carry(ctx context.Context, tx *db.Tx, plan string) (*Carrier, error) {
	d, err := defineAll(ctx, tx, plan)
	return &Carrier{d}, err
}

// Back is an area's value of a year by the plan's own definition; false where a bridge to it is missing.
func (c *Carrier) Back(i plan.Indicator, a tenant.Area, year int, value quantity.Exact) (quantity.Exact, bool) {
	h := c.definitions.held(i, c.definitions.planOf(i.Plan), nodeOf(a))
	if h.rule.WithinYear() {
		return value, true
	}
	value, over := h.crossing.carry(year, value)
	return value, over == nil || over.Reported != nil
}
