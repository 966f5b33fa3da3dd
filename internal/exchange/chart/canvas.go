package chart

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"

	"golang.org/x/image/vector"
)

// dpi is twice what a screen has, so that paper shows no steps.
const dpi = 200

// mostWidth in millimetres is more than any sheet of paper has.
const mostWidth = 1000

func millimetres(mm float64) float64 { return mm * dpi / 25.4 }

type ink = color.RGBA

var (
	black    = rgb(0x1b, 0x23, 0x28)
	grey     = rgb(0x5b, 0x67, 0x70)
	hairline = rgb(0xd5, 0xda, 0xdb)
	white    = rgb(0xff, 0xff, 0xff)
	accent   = rgb(0x1f, 0x6f, 0x63)
)

func rgb(r, g, b uint8) ink { return ink{R: r, G: g, B: b, A: 0xff} }

// colour reads six hexadecimal digits; none is the accent.
func colour(digits string) (ink, error) {
	if digits == "" {
		return accent, nil
	}
	b, err := hex.DecodeString(digits)
	if err != nil || len(b) != 3 {
		return ink{}, fmt.Errorf("chart: %q is no colour", digits)
	}
	return rgb(b[0], b[1], b[2]), nil
}

// on is what can be read on a colour.
func on(c ink) ink {
	if 299*int(c.R)+587*int(c.G)+114*int(c.B) > 160_000 {
		return black
	}
	return white
}

// canvas is a white picture.
type canvas struct {
	image *image.RGBA
}

func newCanvas(width, height float64) *canvas {
	c := &canvas{image.NewRGBA(image.Rect(0, 0, int(math.Round(width)), max(int(math.Ceil(height)), 1)))}
	draw.Draw(c.image, c.image.Bounds(), image.NewUniform(white), image.Point{}, draw.Src)
	return c
}

// pixels is a picture's width; there is none without.
func pixels(width int) (float64, error) {
	if width <= 0 || width > mostWidth {
		return 0, fmt.Errorf("chart: a picture is not %d mm wide", width)
	}
	return math.Round(millimetres(float64(width))), nil
}

func (c *canvas) png() ([]byte, error) {
	var b bytes.Buffer
	if err := png.Encode(&b, c.image); err != nil {
		return nil, fmt.Errorf("chart: %w", err)
	}
	return b.Bytes(), nil
}

// fill colours a rectangle of whole pixels, so that its edges are sharp.
func (c *canvas) fill(x0, y0, x1, y1 float64, i ink) {
	r := image.Rect(int(math.Round(x0)), int(math.Round(y0)), int(math.Round(x1)), int(math.Round(y1)))
	draw.Draw(c.image, r, image.NewUniform(i), image.Point{}, draw.Src)
}

// hatch colours a rectangle with slanting lines.
func (c *canvas) hatch(x0, y0, x1, y1 float64, i ink) {
	const apart, thick = 11, 3
	for y := int(math.Round(y0)); y < int(math.Round(y1)); y++ {
		for x := int(math.Round(x0)); x < int(math.Round(x1)); x++ {
			if (x+y)%apart < thick {
				c.image.SetRGBA(x, y, i)
			}
		}
	}
}

type point struct{ x, y float64 }

// polygon colours what lies within the corners.
func (c *canvas) polygon(i ink, corners ...point) {
	low, high := corners[0], corners[0]
	for _, p := range corners {
		low = point{min(low.x, p.x), min(low.y, p.y)}
		high = point{max(high.x, p.x), max(high.y, p.y)}
	}
	box := image.Rect(int(math.Floor(low.x)), int(math.Floor(low.y)), int(math.Ceil(high.x))+1, int(math.Ceil(high.y))+1)
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	at := func(p point) (float32, float32) {
		return float32(p.x - float64(box.Min.X)), float32(p.y - float64(box.Min.Y))
	}
	r.MoveTo(at(corners[0]))
	for _, p := range corners[1:] {
		r.LineTo(at(p))
	}
	r.ClosePath()
	r.Draw(c.image, box, image.NewUniform(i), image.Point{})
}

func (c *canvas) line(a, b point, thick float64, i ink) {
	length := math.Hypot(b.x-a.x, b.y-a.y)
	if length == 0 {
		return
	}
	dx, dy := (b.x-a.x)/length*thick/2, (b.y-a.y)/length*thick/2
	c.polygon(i, point{a.x - dy, a.y + dx}, point{b.x - dy, b.y + dx}, point{b.x + dy, b.y - dx}, point{a.x + dy, a.y - dx})
}

func (c *canvas) dashes(a, b point, thick, mark, space float64, i ink) {
	length := math.Hypot(b.x-a.x, b.y-a.y)
	for at := 0.0; at < length; at += mark + space {
		end := min(at+mark, length)
		c.line(point{a.x + (b.x-a.x)*at/length, a.y + (b.y-a.y)*at/length}, point{a.x + (b.x-a.x)*end/length, a.y + (b.y-a.y)*end/length}, thick, i)
	}
}

// arc gives the corners of a part of a circle, from one angle to another.
func arc(x, y, radius, from, to float64) []point {
	const steps = 48
	all := make([]point, 0, steps+1)
	for k := range steps + 1 {
		a := from + (to-from)*float64(k)/steps
		all = append(all, point{x + radius*math.Cos(a), y + radius*math.Sin(a)})
	}
	return all
}

func (c *canvas) disc(x, y, radius float64, i ink) {
	c.polygon(i, arc(x, y, radius, 0, 2*math.Pi)...)
}

func isShape(r rune) bool {
	switch r {
	case '●', '◐', '▲', '■', '▼', '◇', '○':
		return true
	}
	return false
}

// shape draws one of the signs; radius is half its size.
func (c *canvas) shape(r rune, x, y, radius float64, i ink) {
	inner := radius * 0.68
	switch r {
	case '●':
		c.disc(x, y, radius, i)
	case '○':
		c.disc(x, y, radius, i)
		c.disc(x, y, inner, white)
	case '◐':
		c.disc(x, y, radius, i)
		c.polygon(white, arc(x, y, inner, -math.Pi/2, math.Pi/2)...)
	case '■':
		c.fill(x-radius*0.85, y-radius*0.85, x+radius*0.85, y+radius*0.85, i)
	case '▲':
		c.polygon(i, point{x, y - radius}, point{x + radius*1.05, y + radius*0.85}, point{x - radius*1.05, y + radius*0.85})
	case '▼':
		c.polygon(i, point{x, y + radius}, point{x + radius*1.05, y - radius*0.85}, point{x - radius*1.05, y - radius*0.85})
	case '◇':
		for _, side := range []struct {
			size float64
			ink  ink
		}{{radius * 1.1, i}, {radius * 0.65, white}} {
			c.polygon(side.ink, point{x, y - side.size}, point{x + side.size, y}, point{x, y + side.size}, point{x - side.size, y})
		}
	}
}
