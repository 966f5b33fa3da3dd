package disclosure

// Hide tells for groups that add up to a total which of them are not to be shown, and whether the total is. A group of nobody
// tells nothing about anybody: it is shown, and shields no other.
func Hide(sizes []int, threshold int) (groups []bool, total bool) {
	groups = make([]bool, len(sizes))
	sum, together := 0, 0
	hide := func(i int) {
		groups[i] = true
		together += sizes[i]
	}
	for i, size := range sizes {
		sum += size
		if size > 0 && size < threshold {
			hide(i)
		}
	}
	// A group hidden alone is below the threshold, so another always goes with it.
	for together > 0 && together < threshold {
		next := smallestShown(sizes, groups)
		if next < 0 {
			break
		}
		hide(next)
	}
	// Where all groups are hidden and still too few, the total is those few people.
	return groups, sum < threshold
}

// smallestShown is the group that costs least to hide, or -1.
func smallestShown(sizes []int, hidden []bool) int {
	next := -1
	for i, size := range sizes {
		if !hidden[i] && size > 0 && (next < 0 || size < sizes[next]) {
			next = i
		}
	}
	return next
}
