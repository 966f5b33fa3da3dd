package disclosure_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/rule/disclosure"
)

// counties is a table of some counties by sex: for each county and for the city, women, men and both.
func counties(n int) (sums []disclosure.Sum) {
	for a := range n + 1 {
		sums = append(sums, disclosure.Sum{Whole: 3*a + 2, Parts: []int{3 * a, 3*a + 1}})
	}
	for c := range 3 {
		s := disclosure.Sum{Whole: 3*n + c, Insiders: true}
		for a := range n {
			s.Parts = append(s.Parts, 3*a+c)
		}
		sums = append(sums, s)
	}
	return sums
}

func fill(parts [][2]int) []int {
	var sizes []int
	women, men := 0, 0
	for _, p := range parts {
		sizes = append(sizes, p[0], p[1], p[0]+p[1])
		women, men = women+p[0], men+p[1]
	}
	return append(sizes, women, men, women+men)
}

func TestProtect(t *testing.T) {
	open := func(n int) []bool { o := make([]bool, 3*(n+1)); o[3*n+2] = true; return o }
	t.Run("nothing is hidden where nothing is small", func(t *testing.T) {
		require.NotContains(t, disclosure.Protect(fill([][2]int{{20, 30}, {9, 7}, {6, 5}}), counties(3), 5, open(3)), true)
	})
	t.Run("a county that knows its own does not find another's", func(t *testing.T) {
		hidden := disclosure.Protect(fill([][2]int{{2, 20}, {9, 30}, {12, 40}, {30, 50}}), counties(4), 5, open(4))
		women := []bool{hidden[0], hidden[3], hidden[6], hidden[9]}
		require.Equal(t, []bool{true, true, true, false}, women)
		require.True(t, hidden[1] || hidden[2], "nor does the county's total tell it")
	})
	t.Run("a few in the whole city hide where they are, and where they are not", func(t *testing.T) {
		sums := []disclosure.Sum{{Whole: 4, Parts: []int{0, 1, 2, 3}, Insiders: true}}
		hidden := disclosure.Protect([]int{1, 0, 1, 0, 2}, sums, 5, []bool{4: true})
		require.Equal(t, []bool{true, true, true, true, false}, hidden, "the city's own value is published")
	})
}

// TestNobodyWorksItOut solves the table as somebody would who sees what is shown, and as each county would, which knows its own too.
func TestNobodyWorksItOut(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 2)) //nolint:gosec // the same each time is what it is for
	for range 400 {
		n := 3 + random.IntN(5)
		parts := make([][2]int, n)
		for a := range parts {
			parts[a] = [2]int{random.IntN(14), random.IntN(14)}
		}
		sizes, sums := fill(parts), counties(n)
		open := make([]bool, len(sizes))
		open[len(sizes)-1] = true
		hidden := disclosure.Protect(sizes, sums, 5, open)
		for i, size := range sizes {
			require.True(t, hidden[i] || open[i] || size == 0 || size >= 5, "%v", parts)
		}
		everybody := solve(hidden, sums)
		for i, found := range everybody {
			require.False(t, found && sizes[i] > 0 && sizes[i] < 5, "everybody finds cell %d of %v", i, parts)
		}
		for a := range n {
			known := append([]bool{}, hidden...)
			known[3*a], known[3*a+1], known[3*a+2] = false, false, false
			for i, found := range solve(known, sums) {
				require.False(t, found && sizes[i] > 0 && sizes[i] < 5, "county %d finds cell %d of %v", a, i, parts)
			}
		}
	}
}

// solve tells which of the unknown cells the sums determine: those that stand alone after elimination.
func solve(unknown []bool, sums []disclosure.Sum) []bool {
	rows := make([][]*big.Rat, len(sums))
	for r, s := range sums {
		rows[r] = make([]*big.Rat, len(unknown))
		for c := range rows[r] {
			rows[r][c] = new(big.Rat)
		}
		put := func(c int, v int64) {
			if unknown[c] {
				rows[r][c].SetInt64(v)
			}
		}
		put(s.Whole, -1)
		for _, c := range s.Parts {
			put(c, 1)
		}
	}
	next := 0
	for c := range unknown {
		pivot := next
		for pivot < len(rows) && rows[pivot][c].Sign() == 0 {
			pivot++
		}
		if pivot == len(rows) {
			continue
		}
		rows[next], rows[pivot] = rows[pivot], rows[next]
		scale := new(big.Rat).Inv(rows[next][c])
		for k := range rows[next] {
			rows[next][k].Mul(rows[next][k], scale)
		}
		for r := range rows {
			if f := new(big.Rat).Set(rows[r][c]); r != next && f.Sign() != 0 {
				for k := range rows[r] {
					rows[r][k].Sub(rows[r][k], new(big.Rat).Mul(f, rows[next][k]))
				}
			}
		}
		next++
	}
	found := make([]bool, len(unknown))
	for _, row := range rows {
		alone, count := 0, 0
		for c, v := range row {
			if v.Sign() != 0 {
				alone = c
				count++
			}
		}
		found[alone] = found[alone] || count == 1
	}
	return found
}
