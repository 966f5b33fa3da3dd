package score_test

import (
	"math/rand"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/score"
)

func points(of ...string) []decimal.Decimal {
	out := make([]decimal.Decimal, len(of))
	for i, text := range of {
		out[i] = decimal.RequireFromString(text)
	}
	return out
}

func TestAnItemOfSeveralExperts(t *testing.T) {
	t.Parallel()
	ruled := decimal.RequireFromString("85")
	cases := []struct {
		reason string
		points []decimal.Decimal
		ruling *decimal.Decimal
		want   string
		spread string
		apart  bool
	}{
		{"one expert is the mean", points("88.5"), nil, "88.5", "0", false},
		{"the mean is rounded where it is shown", points("80", "80", "81"), nil, "80.3", "1", false},
		{"twenty points are not too far apart", points("70", "90"), nil, "80.0", "20", false},
		{"more are", points("69.9", "90"), nil, "80.0", "20.1", true},
		{"a ruling counts, and the experts stay apart", points("40", "90"), &ruled, "85.0", "50", true},
	}
	for _, c := range cases {
		r := score.Of(score.Item{Code: "a", Weight: score.Full}, c.points, c.ruling)
		require.Equal(t, c.want, r.Points.Display(1), c.reason)
		require.Equal(t, c.spread, r.Spread.String(), c.reason)
		require.Equal(t, c.apart, r.Apart(), c.reason)
		require.Equal(t, c.ruling != nil, r.Ruled, c.reason)
	}
}

func TestTheTotalIsWeighted(t *testing.T) {
	t.Parallel()
	results := []score.Result{
		score.Of(score.Item{Code: "a", Weight: decimal.RequireFromString("62.5")}, points("80"), nil),
		score.Of(score.Item{Code: "b", Weight: decimal.RequireFromString("37.5")}, points("40"), nil),
	}
	require.Equal(t, "65.0", score.Total(results).Display(1))
}

// TestTotalsStayWithinTheirParts: whatever the weights, as long as they add up, a total lies between the lowest and the highest
// item, and does not depend on who scored first.
func TestTotalsStayWithinTheirParts(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewSource(7))
	for range 500 {
		items, left := []score.Item{}, int64(1000)
		for n := 1 + r.Intn(6); n > 0; n-- {
			w := left
			if n > 1 {
				w = r.Int63n(left + 1)
			}
			left -= w
			items = append(items, score.Item{Weight: decimal.New(w, -1)})
		}
		require.True(t, score.Weights(items).Equal(score.Full))
		experts := 1 + r.Intn(5)
		var results, turned []score.Result
		var all []decimal.Decimal
		for _, item := range items {
			var given []decimal.Decimal
			for range experts {
				given = append(given, decimal.New(r.Int63n(1001), -1))
			}
			all = append(all, given...)
			results = append(results, score.Of(item, given, nil))
			slices.Reverse(given)
			turned = append(turned, score.Of(item, given, nil))
		}
		total := score.Total(results)
		require.Zero(t, total.Cmp(score.Total(turned)))
		require.GreaterOrEqual(t, total.Cmp(quantity.FromDecimal(slices.MinFunc(all, decimal.Decimal.Cmp))), 0)
		require.LessOrEqual(t, total.Cmp(quantity.FromDecimal(slices.MaxFunc(all, decimal.Decimal.Cmp))), 0)
	}
}
