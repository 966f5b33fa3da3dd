package chart

import (
	"math"
	"strconv"
)

// Point is a year's value.
type Point struct {
	X    int
	Y    *float64 // nil, or what is no number: a gap
	Text string   // the value as it is written; shown for the first and the last
	// Anew: what is counted from here on is not what was before, so no line leads to the point.
	Anew bool
}

// Panel is a small picture of a series. Its points stand in the order of X.
type Panel struct {
	Title    string
	Unit     string
	Color    string
	Points   []Point
	Goal     *float64
	GoalText string
}

// Panels are small multiples, row by row.
type Panels struct {
	Width   int // millimetres
	Columns int // at least 1
	Panels  []Panel
}

var (
	plotHeight = millimetres(28)
	headHeight = millimetres(6.5)
	footHeight = millimetres(5.5)
	titlePitch = strong.px() * 1.25
	between    = millimetres(6)
	thick      = millimetres(0.5)
	radius     = millimetres(0.8)
)

const hair = 2.0

// PNG draws the panels.
func (p Panels) PNG() ([]byte, error) {
	width, err := pixels(p.Width)
	if err != nil {
		return nil, err
	}
	s, err := newSetter()
	if err != nil {
		return nil, err
	}
	columns := max(p.Columns, 1)
	each := max((width-between*float64(columns-1))/float64(columns), 1)
	tops, y := p.rows(s, columns, each)
	c := newCanvas(width, y-between)
	y = 0
	for i, panel := range p.Panels {
		line, err := colour(panel.Color)
		if err != nil {
			return nil, err
		}
		top := tops[i/columns]
		if i > 0 && i%columns == 0 {
			y += tops[i/columns-1] + plotHeight + footHeight + between
		}
		a := area{setter: s, canvas: c, ink: line, x: float64(i%columns) * (each + between), y: y, width: each, top: top, height: top + plotHeight + footHeight}
		a.draw(panel)
	}
	return c.png()
}

// rows tells how much room titles need in each row, and how high all rows are with the space below them.
func (p Panels) rows(s *setter, columns int, width float64) (tops []float64, height float64) {
	for i, panel := range p.Panels {
		if i%columns == 0 {
			tops = append(tops, headHeight)
			height += headHeight + plotHeight + footHeight + between
		}
		if row := &tops[i/columns]; *row == headHeight && len(titleLines(s, panel, width)) > 1 {
			*row += titlePitch
			height += titlePitch
		}
	}
	return tops, height
}

// area is where a panel is drawn.
type area struct {
	*setter
	*canvas
	ink         ink
	x, y, width float64
	top, height float64 // of the title, and of all
	axis        axis
	left, right float64 // of the first and the last year
	words       []box   // what is taken by words and dots
	line        []point
}

func (a *area) draw(p Panel) {
	a.head(p)
	a.axis = newAxis(p)
	a.grid()
	a.years(p.Points)
	a.goal(p)
	first, last := -1, -1
	for i, point := range p.Points {
		if number(point.Y) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	a.series(p.Points)
	if first >= 0 {
		a.value(p.Points, last)
		if first != last {
			a.value(p.Points, first)
		}
	}
	a.goalText(p)
}

// titleLines breaks a title that is too long for a line into two; what is too long for these is shortened. The unit follows the
// last line, which leaves it its place.
func titleLines(s *setter, p Panel, width float64) []string {
	rest := width
	if p.Unit != "" {
		rest -= s.width(s.fit(p.Unit, small, width*0.4), small) + space
	}
	if s.width(p.Title, strong) <= rest {
		return []string{p.Title}
	}
	runes := []rune(oneLine(p.Title))
	n := 1
	for n < len(runes) && s.width(string(runes[:n+1]), strong) <= width {
		n++
	}
	// Two lines of about the same length look better than a full one and a rest.
	if half := (len(runes) + 1) / 2; half < n && s.width(string(runes[half:]), strong) <= rest {
		n = half
	}
	return []string{string(runes[:n]), s.fit(string(runes[n:]), strong, rest)}
}

// head is the title with its unit, on the last of the lines that the picture has for titles.
func (a *area) head(p Panel) {
	lines := titleLines(a.setter, p, a.width)
	y := a.y + a.top - headHeight + strong.px() - titlePitch*float64(len(lines)-1)
	for _, line := range lines[:len(lines)-1] {
		a.write(a.canvas, line, strong, a.x, y, black)
		y += titlePitch
	}
	last := lines[len(lines)-1]
	a.write(a.canvas, last, strong, a.x, y, black)
	x := a.x
	if last != "" {
		x += a.setter.width(last, strong) + space
	}
	a.write(a.canvas, a.fit(p.Unit, small, a.width*0.4), small, x, y, grey)
}

// grid draws a hairline for each number of the axis. One at zero is darker: only there is height the value.
func (a *area) grid() {
	widest := 0.0
	for _, t := range a.axis.ticks {
		widest = max(widest, a.setter.width(t.text, small))
	}
	widest = min(widest, a.width*0.3)
	for _, t := range a.axis.ticks {
		y := a.level(t.at)
		i := hairline
		if t.at == 0 {
			i = grey
		}
		a.fill(a.x+widest+space, y-hair/2, a.x+a.width, y+hair/2, i)
		text := a.fit(t.text, small, widest+1)
		a.write(a.canvas, text, small, a.x+widest-a.setter.width(text, small), base(y, small), grey)
	}
	a.left, a.right = a.x+widest+space+radius*3, a.x+a.width-radius*3
}

// level is where a value lies, of those that the axis has scaled.
func (a *area) level(v float64) float64 {
	low, high := a.y+a.height-footHeight, a.y+a.top
	return low - (low-high)*(v-a.axis.low)/(a.axis.high-a.axis.low)
}

// across is where a year lies.
func (a *area) across(points []Point, i int) float64 {
	first, last := float64(points[0].X), float64(points[len(points)-1].X)
	if last <= first {
		return (a.left + a.right) / 2
	}
	return a.left + (a.right-a.left)*min(max((float64(points[i].X)-first)/(last-first), 0), 1)
}

func (a *area) at(points []Point, i int) point {
	return point{a.across(points, i), a.level(a.axis.scaled(*points[i].Y))}
}

// years are written below their points: in full, or those between the ends by their last two digits, or the ends alone.
func (a *area) years(points []Point) {
	if len(points) == 0 {
		return
	}
	full := func(i int) string { return strconv.Itoa(points[i].X) }
	short := func(i int) string {
		if i == 0 || i == len(points)-1 || points[i].X < 1000 {
			return full(i)
		}
		return full(i)[len(full(i))-2:]
	}
	if a.yearsAs(points, full, 1) || a.yearsAs(points, short, 1) {
		return
	}
	a.yearsAs(points, full, max(len(points)-1, 1))
}

// yearsAs writes each of the years that are a step apart, or none where two of them would touch.
func (a *area) yearsAs(points []Point, word func(int) string, step int) bool {
	y := a.y + a.height - space/2
	end := math.Inf(-1)
	var at []float64
	for i := 0; i < len(points); i += step {
		w := a.setter.width(word(i), small)
		x := min(max(a.across(points, i)-w/2, a.x), a.x+a.width-w)
		if x < end+space*0.7 && step < len(points)-1 {
			return false
		}
		at, end = append(at, x), x+w
	}
	for k, x := range at {
		a.write(a.canvas, word(k*step), small, x, y, grey)
	}
	return true
}

func (a *area) series(points []Point) {
	before := -1
	for i, p := range points {
		if p.Anew && i > 0 {
			before = -1
			x := (a.across(points, i-1) + a.across(points, i)) / 2
			a.dashes(point{x, a.y + a.top}, point{x, a.y + a.height - footHeight}, hair, 8, 6, grey)
		}
		if !number(p.Y) {
			before = -1
			continue
		}
		at := a.at(points, i)
		if before >= 0 {
			from := a.at(points, before)
			a.canvas.line(from, at, thick, a.ink)
			a.keepFree(from, at)
		}
		a.line = append(a.line, at)
		before = i
	}
	for i, p := range points {
		if number(p.Y) {
			at := a.at(points, i)
			a.disc(at.x, at.y, radius*1.35, white)
			a.disc(at.x, at.y, radius, a.ink)
		}
	}
}

// keepFree notes a line, so that words are written elsewhere.
func (a *area) keepFree(from, to point) {
	const steps = 32
	for k := range steps {
		share := float64(k) / steps
		a.line = append(a.line, point{from.x + (to.x-from.x)*share, from.y + (to.y-from.y)*share})
	}
}

func number(v *float64) bool {
	return v != nil && !math.IsNaN(*v) && !math.IsInf(*v, 0)
}
