package chart_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/exchange/chart"
)

// drawing is what has a picture.
type drawing interface{ PNG() ([]byte, error) }

func drawn(t *testing.T, d drawing) image.Image {
	t.Helper()
	data, err := d.PNG()
	require.NoError(t, err)
	again, err := d.PNG()
	require.NoError(t, err)
	require.True(t, bytes.Equal(data, again), "the same input gives the same bytes")
	m, err := png.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	return m
}

// count tells how many pixels of a rectangle have a colour.
func count(m image.Image, in image.Rectangle, c color.RGBA) int {
	n := 0
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			if color.RGBAModel.Convert(m.At(x, y)) == c {
				n++
			}
		}
	}
	return n
}

// extent tells how far to the left and right a colour reaches; it must be somewhere.
func extent(t *testing.T, m image.Image, c color.RGBA) (left, right int) {
	t.Helper()
	left = math.MaxInt
	for x := range m.Bounds().Dx() {
		if count(m, image.Rect(x, 0, x+1, m.Bounds().Dy()), c) > 0 {
			left, right = min(left, x), x
		}
	}
	require.NotEqual(t, math.MaxInt, left, "the colour is nowhere")
	return left, right
}

var (
	green = color.RGBA{0x1f, 0x7a, 0x5c, 0xff}
	blue  = color.RGBA{0x3a, 0x6e, 0xa5, 0xff}
	red   = color.RGBA{0xb5, 0x47, 0x2f, 0xff}
	grey  = color.RGBA{0x5b, 0x67, 0x70, 0xff}
)

func num(v float64) *float64 { return &v }

func one(value float64, colour string) []chart.Part {
	return []chart.Part{{Color: colour, Value: value}}
}

func TestLengthIsInProportion(t *testing.T) {
	bars := chart.Bars{Width: 160, Max: 100, Strong: -1, Bars: []chart.Bar{
		{Label: "甲", Parts: one(100, "1f7a5c")},
		{Label: "乙", Parts: one(50, "3a6ea5")},
		{Label: "丙", Parts: []chart.Part{{Value: 25, Color: "ffffff"}, {Value: 25, Color: "b5472f"}}},
	}}
	m := drawn(t, bars)
	require.Equal(t, 1260, m.Bounds().Dx(), "160 mm at 200 dots per inch")
	from, whole := extent(t, m, green)
	_, half := extent(t, m, blue)
	quarter, same := extent(t, m, red)
	require.InDelta(t, float64(whole-from)/2, half-from, 2)
	require.InDelta(t, float64(whole-from)/4, quarter-from, 3, "parts stand one after the other")
	require.InDelta(t, half, same, 2)
}

func TestWhatIsLargerThanTheMaximumIsStillInProportion(t *testing.T) {
	m := drawn(t, chart.Bars{Width: 100, Max: 10, Bars: []chart.Bar{{Parts: one(200, "1f7a5c")}, {Parts: one(100, "3a6ea5")}}})
	from, whole := extent(t, m, green)
	_, half := extent(t, m, blue)
	require.InDelta(t, float64(whole-from)/2, half-from, 2)
}

func TestWidthAndColourAreChecked(t *testing.T) {
	for _, width := range []int{0, -3, 100_000} {
		_, err := chart.Bars{Width: width}.PNG()
		require.Error(t, err)
		_, err = chart.Panels{Width: width}.PNG()
		require.Error(t, err)
	}
	for _, c := range []string{"red", "#1f7a5c", "1f7a5c00"} {
		_, err := chart.Bars{Width: 10, Bars: []chart.Bar{{Parts: one(1, c)}}}.PNG()
		require.Error(t, err)
		_, err = chart.Panels{Width: 10, Panels: []chart.Panel{{Color: c}}}.PNG()
		require.Error(t, err)
	}
	require.Equal(t, 394, drawn(t, chart.Panels{Width: 50, Columns: 2, Panels: []chart.Panel{{}}}).Bounds().Dx())
}

func TestGapInTheLine(t *testing.T) {
	series := func(middle *float64) chart.Panels {
		return chart.Panels{Width: 100, Columns: 1, Panels: []chart.Panel{{Color: "b5472f", Points: []chart.Point{
			{X: 2020, Y: num(1)}, {X: 2021, Y: num(1)}, {X: 2022, Y: middle}, {X: 2023, Y: num(1)}, {X: 2024, Y: num(1)},
		}}}}
	}
	for _, missing := range []*float64{nil, num(math.NaN()), num(math.Inf(1))} {
		full, gap := drawn(t, series(num(1))), drawn(t, series(missing))
		left, right := extent(t, full, red)
		l, r := extent(t, gap, red)
		require.InDelta(t, left, l, 1)
		require.InDelta(t, right, r, 1)
		middle := (left + right) / 2
		in := image.Rect(middle-(right-left)/5, 0, middle+(right-left)/5, full.Bounds().Dy())
		require.NotZero(t, count(full, in, red))
		require.Zero(t, count(gap, in, red), "nothing leads over a gap")
	}
}

func TestAGoalIsDrawnAcross(t *testing.T) {
	panel := chart.Panel{Color: "b5472f", Points: []chart.Point{{X: 2020, Y: num(1)}, {X: 2025}}}
	all := image.Rect(0, 0, 2000, 2000)
	bare := count(drawn(t, chart.Panels{Width: 60, Panels: []chart.Panel{panel}}), all, grey)
	panel.Goal = num(2)
	require.Greater(t, count(drawn(t, chart.Panels{Width: 60, Panels: []chart.Panel{panel}}), all, grey), bare)
}

// heights tells how far up and down a colour reaches.
func heights(m image.Image, c color.RGBA) (top, bottom int) {
	top = math.MaxInt
	for y := range m.Bounds().Dy() {
		if count(m, image.Rect(0, y, m.Bounds().Dx(), y+1), c) > 0 {
			top, bottom = min(top, y), y
		}
	}
	return top, bottom
}

func TestAxisShowsWhatChanged(t *testing.T) {
	reach := func(first, second float64) int {
		m := drawn(t, chart.Panels{Width: 60, Panels: []chart.Panel{{Color: "b5472f", Points: []chart.Point{{X: 1, Y: num(first)}, {X: 2, Y: num(second)}}}}})
		top, bottom := heights(m, red)
		return bottom - top
	}
	require.Greater(t, reach(90, 91), 120, "far from zero the axis does not begin there")
	require.Greater(t, reach(-91, -90), 120)
	require.Less(t, reach(0, 0), 30, "what is the same lies on one height")
	require.Greater(t, reach(0, 0), 5)
	require.Less(t, reach(5, 5), 30)
	require.Less(t, reach(30, 100), 9*reach(0, 100)/10, "near zero it begins at zero")
	require.Greater(t, reach(-math.MaxFloat64, math.MaxFloat64), 120)
}

func TestNoLineLeadsOverABreak(t *testing.T) {
	series := func(anew bool) image.Image {
		return drawn(t, chart.Panels{Width: 60, Panels: []chart.Panel{{Color: "b5472f", Points: []chart.Point{{X: 1, Y: num(5)}, {X: 2, Y: num(5), Anew: anew}}}}})
	}
	m := series(false)
	left, right := extent(t, m, red)
	middle := (left + right) / 2
	between := image.Rect(middle-10, 0, middle+10, m.Bounds().Dy())
	require.NotZero(t, count(m, between, red))
	m = series(true)
	require.Zero(t, count(m, between, red))
	require.Greater(t, count(m, between, color.RGBA{0x5b, 0x67, 0x70, 0xff}), 40, "a dashed line stands there")
}

func TestLongTitleTakesTwoLines(t *testing.T) {
	height := func(title string) int {
		return drawn(t, chart.Panels{Width: 50, Columns: 1, Panels: []chart.Panel{{Title: title, Unit: "张"}}}).Bounds().Dy()
	}
	require.Greater(t, height("每千名老年人拥有社会养老床位数"), height("床位数"))
	require.Equal(t, height("每千名老年人拥有社会养老床位数"), height(strings.Repeat("每千名老年人拥有社会养老床位数", 9)))
}

func TestTextStandsBesideAPartThatIsTooNarrow(t *testing.T) {
	bar := func(value float64, text string) (image.Image, int) {
		m := drawn(t, chart.Bars{Width: 100, Max: 100, Bars: []chart.Bar{{Parts: []chart.Part{{Value: value, Color: "b5472f", Text: text}}}}})
		_, right := extent(t, m, red)
		return m, right
	}
	grey := color.RGBA{0x5b, 0x67, 0x70, 0xff}
	m, right := bar(1, "12345")
	require.NotZero(t, count(m, image.Rect(right+1, 0, m.Bounds().Dx(), m.Bounds().Dy()), grey))
	m, right = bar(80, "12345")
	require.Zero(t, count(m, image.Rect(right+1, 0, m.Bounds().Dx(), m.Bounds().Dy()), grey))
}

func TestLegendSaysEachWordOnce(t *testing.T) {
	parts := []chart.Part{{Label: "已达标", Color: "1f7a5c", Value: 1}, {Label: "■ 滞后", Color: "b5472f", Value: 1}}
	bars := chart.Bars{Width: 120, Bars: []chart.Bar{{Parts: parts}, {Parts: parts}}}
	without := drawn(t, bars)
	bars.Legend = true
	with := drawn(t, bars)
	added := with.Bounds().Dy() - without.Bounds().Dy()
	require.Greater(t, added, 20)
	legend := image.Rect(0, 0, with.Bounds().Dx(), added)
	require.Greater(t, count(with, legend, green), 100)
	require.Less(t, count(with, legend, green), 500, "one swatch")
	require.Greater(t, count(with, legend, red), 100)
	bars.Bars = append(bars.Bars, chart.Bar{Parts: []chart.Part{{Label: strings.Repeat("很长的词", 30)}}})
	require.Greater(t, drawn(t, bars).Bounds().Dy(), with.Bounds().Dy()+60, "a line of its own")
}

func TestLongWordsAreShortened(t *testing.T) {
	long := strings.Repeat("每千名老年人拥有社会养老床位数", 2000) + "\x00\xff\n"
	m := drawn(t, chart.Bars{Width: 120, Strong: 0, Bars: []chart.Bar{{Label: long, Text: long, Parts: []chart.Part{{Label: long, Text: long, Value: 1, Color: "1f7a5c"}}}}})
	left, right := extent(t, m, green)
	require.Greater(t, right-left, m.Bounds().Dx()*35/100, "words leave the bars their room")
	drawn(t, chart.Panels{Width: 120, Columns: 2, Panels: []chart.Panel{{Title: long, Unit: long, Goal: num(1), GoalText: long, Points: []chart.Point{{X: 2020, Y: num(3), Text: long}}}}})
}

func TestWhateverTheValues(t *testing.T) {
	values := []float64{0, 1, -1, math.MaxFloat64, -math.MaxFloat64, math.SmallestNonzeroFloat64, 1e-300, math.NaN(), math.Inf(1), math.Inf(-1)}
	for _, a := range values {
		for _, b := range values {
			drawn(t, chart.Bars{Width: 60, Max: a, Strong: 7, Legend: true, Bars: []chart.Bar{{}, {Label: "甲", Parts: []chart.Part{{Value: a}, {Value: b, Text: "1"}}}}})
			drawn(t, chart.Panels{Width: 60, Panels: []chart.Panel{
				{Goal: num(a), Points: []chart.Point{{X: 2020, Y: num(a)}, {X: 2021, Y: num(b)}}},
				{Goal: num(b), GoalText: "目标", Points: []chart.Point{{X: 2021, Y: num(a), Text: "甲"}, {X: 2021}, {X: 1, Y: num(b)}}},
			}})
		}
	}
	for _, nothing := range []drawing{chart.Bars{Width: 60}, chart.Bars{Width: 1, Legend: true, Bars: []chart.Bar{{Text: "甲"}}}, chart.Panels{Width: 60}, chart.Panels{Width: 1, Columns: 9, Panels: make([]chart.Panel, 12)}} {
		require.False(t, drawn(t, nothing).Bounds().Empty())
	}
}

// keep leaves a picture where somebody can look at it, if asked to.
func keep(t *testing.T, name string, d drawing) {
	t.Helper()
	data, err := d.PNG()
	require.NoError(t, err)
	if dir := os.Getenv("LIANGCE_TEST_KEEP"); dir != "" {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), data, 0o600))
	}
}
