package main

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/demo/data"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// maker makes a city's figures; values of county elements are kept to be shared by.
type maker struct {
	recipe
	counties []string
	values   map[string]map[string]int // element/year → area → value
	figures  data.Figures
}

func (r recipe) figures() data.Figures {
	m := &maker{recipe: r, values: map[string]map[string]int{}}
	for code := range r.people {
		m.counties = append(m.counties, code)
	}
	slices.Sort(m.counties)
	for at := range lastYear - firstYear + 1 {
		for _, s := range r.series {
			m.spread(s, at)
		}
		for _, f := range r.flags {
			m.flag(f, at)
		}
		for _, e := range r.entered {
			m.enter(e, at)
		}
	}
	m.mark()
	slices.SortStableFunc(m.figures, func(a, b data.Figure) int {
		return slices.Compare([]string{strconv.Itoa(a.Year), a.Element, a.Area}, []string{strconv.Itoa(b.Year), b.Element, b.Area})
	})
	return m.figures
}

func (m *maker) add(element, area string, at int, category string, v quantity.Value) {
	f := data.Figure{Element: element, Area: area, Year: firstYear + at, Category: category, Value: v}
	if v.Empty == quantity.NotCollected {
		f.Note = m.missing[element]
		if f.Note == "" {
			f.Note = m.missing[""]
		}
	}
	m.figures = append(m.figures, f)
}

func count(n int) quantity.Value { return quantity.Of(decimal.NewFromInt(int64(n))) }

func key(element string, at int) string { return element + "/" + strconv.Itoa(at) }

// spread lets a city's total fall on its areas.
func (m *maker) spread(s series, at int) {
	areas := append(slices.Clone(m.counties), m.own)
	if s.totals[at] == notCollected {
		for _, area := range areas {
			m.add(s.element, area, at, plan.Total, quantity.Absent(quantity.NotCollected))
		}
		return
	}
	own := (s.totals[at]*s.municipal + 500) / 1000
	values := m.share(s, at, s.totals[at]-own)
	if s.municipal > 0 {
		values[m.own] = own
	}
	m.values[key(s.element, at)] = values
	for _, area := range areas {
		v := quantity.Absent(quantity.NotApplicable)
		if n, applies := values[area]; applies {
			v = count(n)
		}
		m.add(s.element, area, at, plan.Total, v)
		m.split(s.element, area, at, v)
	}
}

// share gives each county its part of the total, in whole numbers that add up.
func (m *maker) share(s series, at, total int) map[string]int {
	weights, limits := map[string]int{}, map[string]int{}
	for _, area := range m.counties {
		base := m.people[area] * 1000
		if s.by != nil {
			base = s.by[area]
		}
		if s.like != "" {
			base = m.values[key(s.like, at)][area]
			limits[area] = base
		}
		weights[area] = base * (1000 + wobble(s.spread, s.element, area)) / 1000 * (1000 + wobble(s.noise, s.element, area, at)) / 1000
	}
	values := apportion(total, weights, m.counties)
	if s.part {
		m.keepWithin(values, limits)
	}
	if at > 0 && s.by == nil {
		m.moveUnchanged(values, m.values[key(s.element, at-1)], limits, s.part)
	}
	return values
}

// apportion divides by largest remainder.
func apportion(total int, weights map[string]int, areas []string) map[string]int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	values, left := map[string]int{}, total
	order := slices.Clone(areas)
	for _, area := range areas {
		values[area] = total * weights[area] / sum
		left -= values[area]
	}
	slices.SortStableFunc(order, func(a, b string) int { return total*weights[b]%sum - total*weights[a]%sum })
	for _, area := range order[:left] {
		values[area]++
	}
	return values
}

// keepWithin moves what exceeds a county's limit to counties that have room.
func (m *maker) keepWithin(values, limits map[string]int) {
	for _, area := range m.counties {
		for _, other := range m.counties {
			excess, room := values[area]-limits[area], limits[other]-values[other]
			if excess > 0 && room > 0 {
				moved := min(excess, room)
				values[area] -= moved
				values[other] += moved
			}
		}
	}
}

// moveUnchanged takes care that no county reports last year's very digits where one case can lie elsewhere.
func (m *maker) moveUnchanged(values, before, limits map[string]int, part bool) {
	same := func(area string, v int) bool { return v != 0 && v == before[area] }
	for i, area := range m.counties {
		if !same(area, values[area]) {
			continue
		}
		for j := range m.counties {
			other := m.counties[(i+1+j)%len(m.counties)]
			fits := values[other] > 0 && !same(other, values[other]-1) && (!part || values[area] < limits[area])
			if other != area && fits {
				values[area]++
				values[other]--
				break
			}
		}
	}
}

// wobble is a number between -most and most that depends on the names alone.
func wobble(most int, names ...any) int {
	if most == 0 {
		return 0
	}
	h := fnv.New64a()
	_, _ = fmt.Fprint(h, names...)
	return int(h.Sum64()>>8%uint64(2*most+1)) - most //nolint:gosec // most is a few hundred
}

func (m *maker) split(element, area string, at int, total quantity.Value) {
	for _, s := range m.splits {
		if s.element != element {
			continue
		}
		rest := total
		for n, part := range s.parts {
			v := rest
			if n < len(s.shares) && total.Present() {
				v = count(int(total.Dec.IntPart()) * (s.shares[n] + wobble(s.shares[n]/12, element, area, at, part)) / 1000)
				rest = quantity.Of(rest.Dec.Sub(v.Dec))
			}
			if n == len(s.parts)-1 && slices.Contains(s.partly, area) {
				continue
			}
			m.add(element, area, at, part, v)
		}
	}
}

func (m *maker) flag(f flags, at int) {
	for _, area := range m.counties {
		v := count(1)
		if f.without[at] == nil {
			v = quantity.Absent(quantity.NotCollected)
		} else if slices.Contains(f.without[at], area) {
			v = count(0)
		}
		m.add(f.element, area, at, plan.Total, v)
	}
}

func (m *maker) enter(e entered, at int) {
	city := m.own[:4] + "00"
	if e.values[at] == "" {
		m.add(e.element, city, at, plan.Total, quantity.Absent(quantity.NotCollected))
		return
	}
	m.add(e.element, city, at, plan.Total, quantity.Of(decimal.RequireFromString(e.values[at])))
}

// mark gives the figures of the open year their fates.
func (m *maker) mark() {
	for _, fate := range m.fates {
		for i := range m.figures {
			f := &m.figures[i]
			if f.Year != lastYear || f.Element != fate.element || f.Area != fate.area {
				continue
			}
			f.Mark = fate.mark
			if fate.times != 0 || fate.plus != 0 {
				other := f.Value.Dec.Mul(decimal.NewFromInt(max(fate.times, 1))).Add(decimal.NewFromInt(fate.plus))
				f.Other = &other
			}
		}
	}
}
