package composite

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func area(code string, items ...Item) Area { return Area{Code: code, Items: items} }

func places(c Compared) map[string]int {
	out := map[string]int{}
	for _, a := range c.Areas {
		out[a.Code] = a.Rank
	}
	return out
}

func why(c Compared) map[string]Unranked {
	out := map[string]Unranked{}
	for _, a := range c.Areas {
		out[a.Code] = a.Why
	}
	return out
}

func TestPlaces(t *testing.T) {
	c := Compare([]Area{
		{Code: "city", Whole: true, Items: []Item{scored("a", "A", "90"), scored("b", "B", "90"), scored("c", "B", "1")}},
		area("x", scored("a", "A", "80"), scored("b", "B", "60"), left("c", "B", CityOnly)),
		area("y", scored("a", "A", "60"), scored("b", "B", "90"), left("c", "B", CityOnly)),
		area("z", scored("a", "A", "70"), scored("b", "B", "70"), left("c", "B", CityOnly)),
		area("w", scored("a", "A", "50"), scored("b", "B", "50.001"), left("c", "B", CityOnly)),
		area("v", scored("a", "A", "50"), scored("b", "B", "50"), left("c", "B", CityOnly)),
	}, Weights{}, exact("70"))
	require.Equal(t, map[string]int{"city": 0, "y": 1, "x": 2, "z": 2, "v": 4, "w": 4}, places(c), "equal as shown is equal, and the next place is free")
	require.Equal(t, Whole, c.Areas[0].Why)
	require.NotNil(t, c.Areas[0].Index.Total, "the city has an index and no place")

	kinds := []VariantKind{}
	for _, v := range c.Variants {
		kinds = append(kinds, v.Kind+VariantKind(v.Domain))
	}
	require.Equal(t, []VariantKind{"as_decided", "equal_domains", "equal_indicators", "moreA", "lessA", "moreB", "lessB"}, kinds)
	x, y := c.Areas[1], c.Areas[2]
	// A × 1.5 gives x 72, y 72, z 70; B × 0.5 gives x 73.33, y 70, z 70.
	require.Equal(t, []int{2, 2, 2, 1, 3, 3, 1}, x.Ranks)
	require.Equal(t, []int{1, 1, 1, 1, 1, 1, 2}, y.Ranks)
	require.Equal(t, []int{1, 2, 3}, []int{x.Best, x.Median, x.Worst})
}

func TestEqualIndicatorsWeighWhatIsCompared(t *testing.T) {
	c := Compare([]Area{
		area("x", scored("a", "A", "90"), scored("b", "B", "40"), scored("c", "B", "40"), left("d", "B", CityOnly), left("e", "B", CityOnly)),
		area("y", scored("a", "A", "50"), scored("b", "B", "70"), scored("c", "B", "70"), left("d", "B", CityOnly), left("e", "B", CityOnly)),
	}, weights("A", "3", "B", "1"), exact("70"))
	require.Equal(t, []int{1, 1, 2}, c.Areas[0].Ranks[:3], "77.5 to 55, 65 to 60, 56.67 to 63.33: what nobody is scored on weighs nothing")
}

func TestWhoHasNoPlace(t *testing.T) {
	full := func(code, score string) Area {
		return area(code, scored("a", "A", score), scored("b", "A", score), scored("c", "A", score))
	}
	small := area("s", scored("a", "A", "90"), scored("b", "A", "90"), left("c", "A", Small))
	lacking := area("l", scored("a", "A", "90"), scored("b", "A", "90"), left("c", "A", NoValue))
	bare := area("b", scored("a", "A", "90"), left("b", "A", NoValue), left("c", "A", NoValue))
	hidden := area("h", scored("a", "A", "90"), scored("b", "A", "90"), left("c", "A", Hidden))

	c := Compare([]Area{full("x", "80"), full("y", "70"), small, lacking, bare}, Weights{}, exact("60"))
	require.Equal(t, map[string]Unranked{"x": "", "y": "", "s": SmallNumbers, "l": Incomplete, "b": Refused}, why(c))
	require.Equal(t, map[string]int{"x": 1, "y": 2, "s": 0, "l": 0, "b": 0}, places(c), "to leave out what is low gains no place")

	c = Compare([]Area{full("x", "80"), full("y", "70"), hidden}, Weights{}, exact("60"))
	require.Equal(t, map[string]Unranked{"x": OthersHidden, "y": OthersHidden, "h": Refused}, why(c), "a place among some is none")
	require.Empty(t, c.Variants)

	c = Compare([]Area{full("x", "80"), lacking}, Weights{}, exact("60"))
	require.Equal(t, map[string]Unranked{"x": Alone, "l": Incomplete}, why(c))

	allSmall := area("t", scored("a", "A", "80"), scored("b", "A", "80"), left("c", "A", Small))
	require.Equal(t, map[string]Unranked{"s": "", "t": ""}, why(Compare([]Area{small, allSmall}, Weights{}, exact("60"))), "what is too small everywhere compares nobody")
}

// Placing again by the same weights gives the same; an area's place is never better than its best.
func TestAPlaceLiesWithinItsRange(t *testing.T) {
	holds(t, func(a, b, c lot) bool {
		var areas []Area
		for n, l := range []lot{a, b, c} {
			items := []Item{}
			for k, i := range a.items {
				if k < len(l.items) && l.items[k].Score != nil {
					i.Score, i.Out = l.items[k].Score, ""
				}
				items = append(items, i)
			}
			areas = append(areas, area(string(rune('x'+n)), items...))
		}
		for _, p := range Compare(areas, a.w, zero).Areas {
			if p.Rank > 0 && (p.Rank < p.Best || p.Rank > p.Worst || p.Median < p.Best || p.Median > p.Worst) {
				return false
			}
		}
		return true
	})
}
