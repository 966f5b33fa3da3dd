package chart

import (
	"math"
)

// Part is a part of a bar.
type Part struct {
	Label   string // its word in the legend; one that begins with a sign such as ● is shown with that
	Color   string // six hexadecimal digits
	Value   float64
	Text    string // written in the part where there is room, or else, for the last part, beside it
	Hatched bool   // slanting lines instead of a full colour
}

// Bar is a row of the picture.
type Bar struct {
	Label string
	Parts []Part
	Text  string // at the end of the bar
}

// Bars are horizontal bars of parts, one below the other.
type Bars struct {
	Width  int     // millimetres
	Max    float64 // what the whole width stands for; 0, or less than the largest sum, is the largest sum
	Legend bool    // a line on top says what the colours are
	Bars   []Bar
	Strong int // the bar whose label is bold, -1 for none
}

var (
	barHeight = millimetres(4.6)
	barPitch  = millimetres(7.4)
	space     = millimetres(1.6) // between a thing and its word
)

// picture is what bars are drawn on.
type picture struct {
	*setter
	*canvas
	width    float64
	label    float64 // where labels end
	from, to float64 // where bars begin, and where the longest one ends
	largest  float64 // what that one stands for
}

// PNG draws the bars.
func (b Bars) PNG() ([]byte, error) {
	width, err := pixels(b.Width)
	if err != nil {
		return nil, err
	}
	inks, err := b.inks()
	if err != nil {
		return nil, err
	}
	s, err := newSetter()
	if err != nil {
		return nil, err
	}
	var legend []entry
	top := space / 2
	if b.Legend {
		legend, top = b.legend(s, inks, width)
	}
	c := newCanvas(width, top+barPitch*float64(len(b.Bars))+space/2)
	for _, e := range legend {
		e.draw(s, c)
	}
	if len(b.Bars) == 0 {
		return c.png()
	}
	p := picture{setter: s, canvas: c, width: width, largest: b.largest()}
	b.columns(&p)
	for i, bar := range b.Bars {
		p.row(bar, inks[i], b.hand(i), top+barPitch*float64(i))
	}
	c.fill(p.from-2, top, p.from, top+barPitch*float64(len(b.Bars)), hairline)
	return c.png()
}

func (b Bars) inks() ([][]ink, error) {
	all := make([][]ink, len(b.Bars))
	for i, bar := range b.Bars {
		for _, p := range bar.Parts {
			one, err := colour(p.Color)
			if err != nil {
				return nil, err
			}
			all[i] = append(all[i], one)
		}
	}
	return all, nil
}

// length is what of a value can be drawn.
func length(v float64) float64 {
	if math.IsNaN(v) || v < 0 {
		return 0
	}
	// Many of the largest numbers still have a sum.
	return min(v, math.MaxFloat64/1e6)
}

func (b Bars) largest() float64 {
	most := length(b.Max)
	for _, bar := range b.Bars {
		sum := 0.0
		for _, p := range bar.Parts {
			sum += length(p.Value)
		}
		most = max(most, sum)
	}
	return most
}

// columns gives the words what they need, but never more than leaves the bars two fifths of the width.
func (b Bars) columns(p *picture) {
	label, end := 0.0, 0.0
	for i, bar := range b.Bars {
		label = max(label, p.setter.width(bar.Label, b.hand(i)))
		text := p.setter.width(bar.Text, plain)
		if n := len(bar.Parts); n > 0 && bar.Parts[n-1].Text != "" {
			text += p.setter.width(bar.Parts[n-1].Text, small) + space
		}
		end = max(end, text)
	}
	p.label = min(math.Ceil(label), p.width*0.35)
	p.from = math.Round(p.label + space + 2)
	p.to = math.Round(p.width - min(math.Ceil(end), p.width*0.25) - 2*space)
}

func (b Bars) hand(i int) hand {
	if i == b.Strong {
		return strong
	}
	return plain
}

// base is where the line is on which letters stand that are to be in the middle at y.
func base(y float64, h hand) float64 { return y + h.px()*0.36 }

// row draws a bar in the row that begins at top.
func (p picture) row(bar Bar, inks []ink, h hand, top float64) {
	middle := top + barPitch/2
	label := p.fit(bar.Label, h, p.label)
	p.write(p.canvas, label, h, p.label-p.setter.width(label, h), base(middle, h), black)

	sum, end, beside := 0.0, p.from, ""
	for i, part := range bar.Parts {
		from := end
		sum += length(part.Value)
		if p.largest > 0 {
			end = p.from + math.Round((p.to-p.from)*(sum/p.largest))
		}
		p.part(part, inks[i], from, end, middle, i > 0)
		w := p.setter.width(part.Text, small)
		switch {
		case w == 0:
		case w+space <= end-from && !part.Hatched:
			p.write(p.canvas, part.Text, small, (from+end-w)/2, base(middle, small), on(inks[i]))
		case i == len(bar.Parts)-1:
			beside = part.Text
		}
	}
	x := end + space
	if beside != "" {
		beside = p.fit(beside, small, p.width-x)
		p.write(p.canvas, beside, small, x, base(middle, small), grey)
		x += p.setter.width(beside, small) + space
	}
	p.write(p.canvas, p.fit(bar.Text, plain, p.width-x), plain, x, base(middle, plain), black)
}

// part draws a part; a white hair parts it from the one before.
func (p picture) part(part Part, i ink, from, end, middle float64, follows bool) {
	if follows && end-from > 4 {
		from += 2
	}
	y0, y1 := middle-barHeight/2, middle+barHeight/2
	if part.Hatched {
		p.hatch(from, y0, end, y1, i)
	} else {
		p.fill(from, y0, end, y1, i)
	}
}
