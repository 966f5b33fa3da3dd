package rollup

import (
	"iter"
	"slices"

	"github.com/liangce/liangce/internal/plan"
)

// pieces parts the definitions of one plan by indicators: each piece has some thousand cells, and is a quarter of the plan at most, so that
// a rebuild can work at several at once and tell how far it is.
func (d *definitions) pieces() iter.Seq[*definitions] {
	return func(yield func(*definitions) bool) {
		if len(d.indicators) == 0 {
			return
		}
		for some := range slices.Chunk(d.indicators, max(1, min(lookCells/d.cellsOfOne(), (len(d.indicators)+3)/4))) {
			if !yield(d.only(some)) {
				return
			}
		}
	}
}

// cellsOfOne is about how many cells an indicator has.
func (d *definitions) cellsOfOne() int {
	p := d.plans[0]
	return max(1, len(d.areas)*(p.TargetYear-p.BaselineYear+1)*len(Live))
}

// lookCells is how many cells are computed and compared at once.
const lookCells = 20_000

// only are the definitions of some of the indicators, with the elements that these look at.
func (d *definitions) only(indicators []plan.Indicator) *definitions {
	out := *d
	out.indicators, out.elements = indicators, map[string]plan.Element{}
	from := map[string]int{}
	for _, i := range indicators {
		d.reads(i, 0, from)
	}
	for code := range from {
		out.elements[code] = d.elements[code]
	}
	return &out
}
