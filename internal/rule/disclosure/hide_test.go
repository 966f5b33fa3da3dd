package disclosure_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/rule/disclosure"
)

func TestHide(t *testing.T) {
	for _, k := range []struct {
		reason string
		sizes  []int
		groups []bool
		total  bool
	}{
		{"nothing small", []int{12, 30, 11}, []bool{false, false, false}, false},
		{"one small takes the smallest other with it", []int{50, 4, 20, 30}, []bool{false, true, true, false}, false},
		{"two small that are enough together", []int{6, 5, 20}, []bool{true, true, false}, false},
		{"two small that are not", []int{2, 3, 20, 90}, []bool{true, true, true, false}, false},
		{"nobody tells nothing, and shields nobody", []int{0, 4, 20}, []bool{false, true, true}, false},
		{"all small, enough together", []int{6, 7}, []bool{true, true}, false},
		{"all small, and few altogether", []int{3, 4}, []bool{true, true}, true},
		{"exactly the threshold", []int{10}, []bool{false}, false},
		{"nobody at all", []int{0, 0}, []bool{false, false}, true},
	} {
		t.Run(k.reason, func(t *testing.T) {
			groups, total := disclosure.Hide(k.sizes, 10)
			require.Equal(t, k.groups, groups)
			require.Equal(t, k.total, total)
		})
	}
}

// What is shown never lets anybody work out a group that is too small.
func TestHiddenStaysHidden(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 0)) //nolint:gosec // the same each time is what it is for
	for range 5000 {
		sizes := make([]int, 1+random.IntN(8))
		sum := 0
		for i := range sizes {
			sizes[i] = random.IntN(25)
			sum += sizes[i]
		}
		groups, total := disclosure.Hide(sizes, 10)
		rest, count := sum, 0
		for i, hidden := range groups {
			require.True(t, hidden || sizes[i] == 0 || sizes[i] >= 10, "%v", sizes)
			if hidden {
				count++
			} else {
				rest -= sizes[i]
			}
		}
		require.Equal(t, sum < 10, total)
		if count > 0 && !total {
			require.GreaterOrEqual(t, count, 2, "%v", sizes)
			require.GreaterOrEqual(t, rest, 10, "%v", sizes)
		}
	}
}
