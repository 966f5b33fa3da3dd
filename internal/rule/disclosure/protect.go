package disclosure

// Sum says that some cells of a table add up to another.
type Sum struct {
	Whole int
	Parts []int
	// Insiders says that each part is known to somebody who reads the table: those must not find the others by their own.
	Insiders bool
}

// Protect tells which cells of a table are not to be shown, so that nobody can work out a count of people below the threshold:
// the small ones, and as many others as the sums would betray. Cells that are open are shown in any case. A count of nobody is
// not small, but it is hidden where a hidden count would follow from it.
func Protect(sizes []int, sums []Sum, threshold int, open []bool) []bool {
	hidden := make([]bool, len(sizes))
	for i, size := range sizes {
		hidden[i] = size > 0 && size < threshold && !open[i]
	}
	for again := true; again; {
		again = false
		for _, s := range sums {
			if next, ok := s.betrays(sizes, hidden, threshold, open); ok {
				hidden[next] = true
				again = true
			}
		}
	}
	return hidden
}

// betrays gives the cell that has to be hidden with those that the sum has, if any.
func (s Sum) betrays(sizes []int, hidden []bool, threshold int, open []bool) (int, bool) {
	unknown, together := 0, 0
	for _, i := range s.cells() {
		if hidden[i] {
			unknown++
			together += sizes[i]
		}
	}
	least := 2
	if s.Insiders {
		least = 3
	}
	enough := unknown >= least && (together >= threshold || hidden[s.Whole])
	if unknown == 0 || enough {
		return 0, false
	}
	next, found := 0, false
	for _, i := range s.cells() {
		if hidden[i] || open[i] {
			continue
		}
		if !found || costs(sizes[i]) < costs(sizes[next]) {
			next, found = i, true
		}
	}
	return next, found
}

func (s Sum) cells() []int { return append([]int{s.Whole}, s.Parts...) }

// costs orders cells by what is lost when they are hidden: the smaller ones first, but those of nobody, which shield little, last.
func costs(size int) int {
	if size == 0 {
		return int(^uint(0) >> 1)
	}
	return size
}
