package chart

import (
	_ "embed"
	"fmt"
	"image"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

//go:embed latin.ttf
var latinRegular []byte

//go:embed latin-bold.ttf
var latinBold []byte

//go:embed chinese.ttf
var chinese []byte

// fonts are read once: reading changes nothing in them.
type fonts struct {
	regular, bold, chinese *sfnt.Font
}

var allFonts = sync.OnceValues(func() (f fonts, err error) {
	for _, one := range []struct {
		to   **sfnt.Font
		data []byte
	}{{&f.regular, latinRegular}, {&f.bold, latinBold}, {&f.chinese, chinese}} {
		if *one.to, err = opentype.Parse(one.data); err != nil {
			return f, fmt.Errorf("chart: font: %w", err)
		}
	}
	return f, nil
})

// hand is how a text is written.
type hand struct {
	points float64
	bold   bool
}

var (
	plain  = hand{points: 9}
	strong = hand{points: 9, bold: true}
	small  = hand{points: 7.5}
)

// px is the height of a letter's square.
func (h hand) px() float64 { return h.points * dpi / 72 }

// setter sets text. It is for one picture: faces keep what they last drew.
type setter struct {
	fonts  fonts
	buffer sfnt.Buffer
	faces  map[hand]faces
}

type faces struct {
	latin, chinese font.Face
}

func newSetter() (*setter, error) {
	f, err := allFonts()
	if err != nil {
		return nil, err
	}
	return &setter{fonts: f, faces: map[hand]faces{}}, nil
}

func (s *setter) in(h hand) (faces, error) {
	if f, ok := s.faces[h]; ok {
		return f, nil
	}
	options := &opentype.FaceOptions{Size: h.px(), DPI: 72, Hinting: font.HintingNone}
	latin := s.fonts.regular
	if h.bold {
		latin = s.fonts.bold
	}
	var f faces
	var err error
	if f.latin, err = opentype.NewFace(latin, options); err != nil {
		return f, fmt.Errorf("chart: font: %w", err)
	}
	if f.chinese, err = opentype.NewFace(s.fonts.chinese, options); err != nil {
		return f, fmt.Errorf("chart: font: %w", err)
	}
	s.faces[h] = f
	return f, nil
}

// glyph is a character at its place.
type glyph struct {
	char rune
	face font.Face // nil for a shape
	at   float64
	wide bool // from the Chinese font
}

// set places the characters of a text in one line and tells how wide it is.
func (s *setter) set(text string, h hand) ([]glyph, float64) {
	f, err := s.in(h)
	if err != nil {
		// Both fonts are part of the program and were read; a face of them cannot fail.
		return nil, 0
	}
	var all []glyph
	x := 0.0
	var before rune
	for _, r := range oneLine(text) {
		g := glyph{char: r, face: f.latin}
		if isShape(r) {
			g.face = nil
		} else if i, err := s.fonts.regular.GlyphIndex(&s.buffer, r); err != nil || i == 0 {
			g.face, g.wide = f.chinese, true
		}
		if unicode.Is(unicode.Han, before) && latin(r) || latin(before) && unicode.Is(unicode.Han, r) {
			x += h.px() / 6
		}
		g.at = x
		x += advance(g, h)
		all = append(all, g)
		before = r
	}
	return all, x
}

func advance(g glyph, h hand) float64 {
	if g.face == nil {
		return h.px()
	}
	a, ok := g.face.GlyphAdvance(g.char)
	if !ok {
		return h.px() / 2
	}
	return float64(a) / 64
}

// oneLine leaves of a text what a line can show.
func oneLine(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "")))
}

// latin tells whether a character wants room beside Chinese.
func latin(r rune) bool {
	return r < 0x2e80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || r == '%'
}

func (s *setter) width(text string, h hand) float64 {
	_, w := s.set(text, h)
	return w
}

// fit shortens a text that is wider than its room, and says so with an ellipsis.
func (s *setter) fit(text string, h hand, room float64) string {
	if s.width(text, h) <= room {
		return text
	}
	runes := []rune(oneLine(text))
	// Nothing wider than the picture needs to be measured again and again: no letter is narrower than a sixth of its height.
	if most := int(room/h.px()*6) + 1; len(runes) > most {
		runes = runes[:max(most, 0)]
	}
	for len(runes) > 0 {
		runes = runes[:len(runes)-1]
		if short := strings.TrimRight(string(runes), " ") + "…"; s.width(short, h) <= room {
			return short
		}
	}
	return ""
}

// write puts a text on the canvas, its base line at y.
func (s *setter) write(c *canvas, text string, h hand, x, y float64, i ink) {
	all, _ := s.set(text, h)
	for _, g := range all {
		if g.face == nil {
			c.shape(g.char, x+g.at+h.px()/2, y-h.px()*0.36, h.px()*0.4, i)
			continue
		}
		d := font.Drawer{Dst: c.image, Src: image.NewUniform(i), Face: g.face, Dot: dot(x+g.at, y)}
		d.DrawString(string(g.char))
		if g.wide && h.bold {
			// The Chinese font has one weight: a second stroke beside the first makes the other.
			d.Dot = dot(x+g.at+h.px()*0.035, y)
			d.DrawString(string(g.char))
		}
	}
}

func dot(x, y float64) fixed.Point26_6 {
	return fixed.Point26_6{X: fixed.Int26_6(x * 64), Y: fixed.Int26_6(y * 64)}
}
