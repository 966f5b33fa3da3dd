package chart

// box is a place that is taken.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) meets(others []box) bool {
	for _, o := range others {
		if b.x0 < o.x1 && o.x0 < b.x1 && b.y0 < o.y1 && o.y0 < b.y1 {
			return true
		}
	}
	return false
}

// holds tells whether one of the points lies within the box or touches it with its dot.
func (b box) holds(points []point) bool {
	for _, p := range points {
		if p.x > b.x0-radius && p.x < b.x1+radius && p.y > b.y0-radius/2 && p.y < b.y1+radius/2 {
			return true
		}
	}
	return false
}

// goal draws a dashed line at the goal, below the series.
func (a *area) goal(p Panel) {
	if !number(p.Goal) {
		return
	}
	y := a.level(a.axis.scaled(*p.Goal))
	a.dashes(point{a.left - radius*3, y}, point{a.right + radius*3, y}, 3, 14, 9, grey)
}

// goalText stands at the goal's line, at the end where nothing else is.
func (a *area) goalText(p Panel) {
	if !number(p.Goal) || p.GoalText == "" {
		return
	}
	y := a.level(a.axis.scaled(*p.Goal))
	text := a.fit(p.GoalText, small, a.right-a.left)
	w := a.setter.width(text, small)
	var places []point
	for _, x := range []float64{a.right + radius*3 - w, a.left - radius*2, (a.left + a.right - w) / 2} {
		places = append(places, point{x, y - space*0.7}, point{x, y + small.px() + space*0.3})
	}
	a.place(text, small, places, grey)
}

// value writes the value of a point above or below its dot.
func (a *area) value(points []Point, i int) {
	text := a.fit(points[i].Text, small, a.width*0.5)
	if text == "" {
		return
	}
	at := a.at(points, i)
	w := a.setter.width(text, small)
	x := min(max(at.x-w/2, a.left-radius*3), a.x+a.width-w)
	above, below := at.y-radius*2, at.y+radius*2+small.px()*0.8
	places := []point{{x, above}, {x, below}, {x, above - small.px()*0.6}, {x, below + small.px()*0.6}}
	if number(points[i].Y) && a.falls(points, i) {
		places[0], places[1] = places[1], places[0]
	}
	a.place(text, small, places, a.ink)
}

// falls tells whether the series lies above a point's neighbourhood, so that there is more room below.
func (a *area) falls(points []Point, i int) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(points) && number(points[j].Y) && *points[j].Y > *points[i].Y {
			return true
		}
	}
	return false
}

// place writes a text at the first of the places where it hides nothing, or else where it hides no other words.
func (a *area) place(text string, h hand, places []point, i ink) {
	w := a.setter.width(text, h)
	free := func(p point, all bool) bool {
		b := box{p.x - 4, p.y - h.px()*0.85, p.x + w + 4, p.y + h.px()*0.15}
		inside := b.y0 >= a.y+a.top-headHeight+strong.px()*1.2 && b.y1 <= a.y+a.height-small.px()*1.1
		return inside && !b.meets(a.words) && (!all || !b.holds(a.line))
	}
	best := places[0]
search:
	for _, all := range []bool{true, false} {
		for _, p := range places {
			if free(p, all) {
				best = p
				break search
			}
		}
	}
	b := box{best.x - 4, best.y - h.px()*0.85, best.x + w + 4, best.y + h.px()*0.15}
	a.words = append(a.words, b)
	// A hairline behind small figures makes them hard to read.
	a.fill(b.x0+2, b.y0+2, b.x1-2, b.y1-1, white)
	a.write(a.canvas, text, h, best.x, best.y, i)
}
