package sample_test

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/rule/sample"
)

// The bounds are those of published tables and of the formula worked out by hand.
func TestWilson(t *testing.T) {
	for _, k := range []struct {
		reason        string
		x, n          int
		of, low, high string
	}{
		{"half of ten", 5, 10, "50", "23.7", "76.3"},
		{"nobody of ten", 0, 10, "0", "0", "27.8"},
		{"everybody of ten", 10, 10, "100", "72.2", "100"},
		{"Newcombe 1998, table I: 81 of 263", 81, 263, "30.8", "25.5", "36.6"},
		{"Newcombe 1998, table I: 15 of 148", 15, 148, "10.1", "6.2", "16"},
		{"Newcombe 1998, table I: 1 of 29", 1, 29, "3.4", "0.6", "17.2"},
	} {
		t.Run(k.reason, func(t *testing.T) {
			s, ok := sample.Wilson(k.x, k.n)
			require.True(t, ok)
			require.Equal(t, []string{k.of, k.low, k.high}, []string{s.Of.String(), s.Low.String(), s.High.String()})
		})
	}
	for _, k := range [][2]int{{0, 0}, {-1, 5}, {6, 5}} {
		_, ok := sample.Wilson(k[0], k[1])
		require.False(t, ok, "%d of %d", k[0], k[1])
	}
}

func TestWilsonHolds(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 0)) //nolint:gosec // the same each time is what it is for
	hundred := decimal.NewFromInt(100)
	for range 3000 {
		n := 1 + random.IntN(3000)
		x := random.IntN(n + 1)
		s, ok := sample.Wilson(x, n)
		require.True(t, ok)
		require.False(t, s.Low.IsNegative() || s.High.GreaterThan(hundred), "%d of %d: %v", x, n, s)
		require.True(t, s.Low.LessThanOrEqual(s.Of) && s.Of.LessThanOrEqual(s.High), "%d of %d: the share lies in its interval: %v", x, n, s)
		other, _ := sample.Wilson(n-x, n)
		require.True(t, other.Low.Equal(hundred.Sub(s.High)) && other.High.Equal(hundred.Sub(s.Low)), "%d of %d: what holds of one side holds of the other: %v %v", x, n, s, other)
		more, _ := sample.Wilson(4*x, 4*n)
		require.True(t, more.High.Sub(more.Low).LessThanOrEqual(s.High.Sub(s.Low)), "%d of %d: more people asked, a narrower interval", x, n)
	}
}
