package chart

import (
	"math"
	"strconv"
)

// axis is the range of a panel's values. Values are divided by the largest of them first, so that a range is a number however
// large they are.
type axis struct {
	unit      float64 // what values are divided by
	low, high float64
	ticks     []tick
}

// tick is a number of the axis.
type tick struct {
	at   float64
	text string
}

func (a axis) scaled(v float64) float64 { return v / a.unit }

// room is how much of the range is left free above and below, for dots and their words.
const room = 0.14

func newAxis(p Panel) axis {
	values := p.values()
	a := axis{unit: 1}
	largest := 0.0
	for _, v := range values {
		largest = max(largest, math.Abs(v))
	}
	if largest == 0 {
		a.low, a.high = 0, 1
		if len(values) > 0 {
			a.ticks = []tick{{0, "0"}}
		}
		return a
	}
	a.unit = largest
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		low, high = min(low, a.scaled(v)), max(high, a.scaled(v))
	}
	// From zero only where that costs little: otherwise what changed could not be seen.
	if low > 0 && low < 0.4*high {
		low = 0
	}
	if high < 0 && high > 0.4*low {
		high = 0
	}
	span := high - low
	if span < 1e-9 {
		span = 0.1
		low, high = low-span/2, high+span/2
	}
	a.low, a.high = low-span*room, high+span*room
	if low == 0 {
		a.low = 0
	}
	if high == 0 {
		a.high = 0
	}
	a.mark()
	return a
}

// values are all that the panel has to show.
func (p Panel) values() []float64 {
	var all []float64
	for _, point := range p.Points {
		if number(point.Y) {
			all = append(all, *point.Y)
		}
	}
	if number(p.Goal) {
		all = append(all, *p.Goal)
	}
	return all
}

// mark chooses two to five round numbers within the range.
func (a *axis) mark() {
	span := (a.high - a.low) * a.unit
	if math.IsInf(span, 0) || span < 1e-12 {
		return
	}
	step := math.Pow(10, math.Floor(math.Log10(span/2)))
	for _, by := range []float64{5, 2} {
		if step*by <= span/2 {
			step *= by
			break
		}
	}
	first := math.Ceil(a.low * a.unit / step)
	for k := range 6 {
		v := (first + float64(k)) * step
		if v > a.high*a.unit {
			return
		}
		a.ticks = append(a.ticks, tick{v / a.unit, written(v, step)})
	}
}

// written is a number with no more digits than its step needs; large ones are counted in 万 and 亿.
func written(v, step float64) string {
	switch largest := math.Abs(v); {
	case largest >= 1e16:
		return strconv.FormatFloat(v, 'g', 3, 64)
	case largest >= 1e8:
		return digits(v/1e8, step/1e8) + "亿"
	case largest >= 1e4:
		return digits(v/1e4, step/1e4) + "万"
	}
	return digits(v, step)
}

func digits(v, step float64) string {
	decimals := min(max(int(-math.Floor(math.Log10(step)+1e-9)), 0), 12)
	text := strconv.FormatFloat(v, 'f', decimals, 64)
	if n, err := strconv.ParseFloat(text, 64); err == nil && n == 0 {
		return "0"
	}
	return text
}
