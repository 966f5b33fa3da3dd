package chart

import "unicode/utf8"

// entry is a word of the legend, at its place.
type entry struct {
	label   string
	ink     ink
	hatched bool
	x, y    float64 // y is the middle of the line
}

// swatch is the side of a colour's square.
var swatch = plain.px() * 0.72

// legend places each word once, in lines no wider than the picture, and tells how high they are.
func (b Bars) legend(s *setter, inks [][]ink, width float64) ([]entry, float64) {
	pitch := plain.px() * 1.6
	var all []entry
	met := map[string]bool{"": true}
	x, y := 0.0, pitch/2
	for i, bar := range b.Bars {
		for j, p := range bar.Parts {
			if met[p.Label] {
				continue
			}
			met[p.Label] = true
			e := entry{label: p.Label, ink: inks[i][j], hatched: p.Hatched}
			e.label = s.fit(e.label, plain, width-swatch-space)
			if x > 0 && x+e.width(s) > width {
				x, y = 0, y+pitch
			}
			e.x, e.y = x, y
			x += e.width(s) + 3*space
			all = append(all, e)
		}
	}
	if len(all) == 0 {
		return nil, space / 2
	}
	return all, y + pitch/2 + space
}

// sign is the shape that a label begins with, if any, and the rest of it.
func (e entry) sign() (rune, string) {
	if r, size := utf8.DecodeRuneInString(e.label); isShape(r) {
		return r, e.label[size:]
	}
	return 0, e.label
}

func (e entry) width(s *setter) float64 {
	_, word := e.sign()
	return swatch + space*0.8 + s.width(word, plain)
}

func (e entry) draw(s *setter, c *canvas) {
	sign, word := e.sign()
	switch {
	case sign != 0:
		c.shape(sign, e.x+swatch/2, e.y, swatch/2, e.ink)
	case e.hatched:
		c.hatch(e.x, e.y-swatch/2, e.x+swatch, e.y+swatch/2, e.ink)
	default:
		c.fill(e.x, e.y-swatch/2, e.x+swatch, e.y+swatch/2, e.ink)
	}
	s.write(c, word, plain, e.x+swatch+space*0.8, base(e.y, plain), black)
}
