package main

import (
	"errors"
	"fmt"
	"hash/fnv"
)

// country is how much is made, and from which seed.
type country struct {
	Provinces, Cities, Counties, Towns, Figures int
	Plans                                       []int
	Computed                                    int
	Seed                                        uint64
}

// The most counties that a city has, and the most towns of a county; the templates have them all.
const mostCounties, mostTowns = 16, 24

// place is one city of the country: where it lies, and what it is made of.
type place struct {
	// prefix is the four digits that the codes of its areas begin with.
	prefix string
	// template is which template city it is made of.
	template        int
	counties, towns int
}

func (p place) code() string { return p.prefix + "00" }

// own is the area of the city's own institutions.
func (p place) own() string { return p.prefix + "01" }

func (p place) county(n int) string { return fmt.Sprintf("%s%d", p.prefix, 21+n) }

func town(county string, n int) string { return fmt.Sprintf("%s%d", county, 101+n) }

// provinces are two digits each that GB/T 2260 gives to no province.
func provinces() []string {
	var out []string
	for _, between := range [][2]int{{84, 99}, {1, 10}, {66, 70}} {
		for n := between[0]; n <= between[1]; n++ {
			out = append(out, fmt.Sprintf("%02d", n))
		}
	}
	return out
}

// places lays the country out: the first cities are the templates, as large as a city can be.
func (c country) places() ([]place, error) {
	codes := provinces()
	if c.Provinces < 1 || c.Provinces > len(codes) || c.Cities < len(c.Plans) || c.Cities > 99*c.Provinces || len(c.Plans) == 0 {
		return nil, errors.New("there are up to 31 provinces, up to 99 cities in each, and at least one city for each plan")
	}
	out := make([]place, c.Cities)
	for i := range out {
		p := place{prefix: fmt.Sprintf("%s%02d", codes[i%c.Provinces], 1+i/c.Provinces), template: i, counties: mostCounties, towns: mostTowns}
		if i >= len(c.Plans) {
			p.template = c.dice(len(c.Plans), "plan", p.prefix)
			p.counties = near(float64(c.Counties)/float64(c.Cities), c.dice(100, "counties", p.prefix), mostCounties)
			p.towns = near(float64(c.Towns)/float64(max(c.Counties, 1)), c.dice(100, "towns", p.prefix), mostTowns)
		}
		out[i] = p
	}
	return out, nil
}

// near is a number from half to one and a half of the mean, one at least.
func near(mean float64, percent, most int) int {
	return min(max(int(mean*(0.5+float64(percent)/100)+0.5), 1), most)
}

// dice gives a number below n that follows from the seed and from what it is asked for.
func (c country) dice(n int, of ...any) int {
	h := fnv.New64a()
	_, _ = fmt.Fprint(h, c.Seed, of)
	sum := h.Sum64()
	return int((sum ^ sum>>32) % uint64(n)) // the remainder of a positive int
}
