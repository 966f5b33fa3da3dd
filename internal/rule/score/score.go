// Package score makes of several experts' points one result: by item their mean unless a ruling settles it, by subject the weighted
// sum, and where the experts are too far apart to be averaged without a word.
//
// It is pure: it knows neither who the experts are nor what they judge.
package score

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

// Full is what the weights of a sheet add up to, and the most points of an item.
var Full = decimal.NewFromInt(100)

// tooFar is the largest difference in points that a mean may hide.
var tooFar = decimal.NewFromInt(20)

// Item is one thing that is scored, with its weight in per cent.
type Item struct {
	Code   string
	Weight decimal.Decimal
}

// Result is what an item comes to.
type Result struct {
	Item Item
	// Points are the ruling's, or the mean of the experts'; exact, to be rounded where they are shown.
	Points quantity.Exact
	// Spread is the largest difference between two experts.
	Spread decimal.Decimal
	Ruled  bool
}

// Apart tells whether the experts differ by more than 20 points.
func (r Result) Apart() bool { return r.Spread.GreaterThan(tooFar) }

// Of weighs up the points that experts gave to an item, at least one; a ruling counts instead of them.
func Of(item Item, points []decimal.Decimal, ruling *decimal.Decimal) Result {
	low, high := slices.MinFunc(points, decimal.Decimal.Cmp), slices.MaxFunc(points, decimal.Decimal.Cmp)
	r := Result{Item: item, Spread: high.Sub(low), Ruled: ruling != nil}
	if ruling != nil {
		r.Points = quantity.FromDecimal(*ruling)
		return r
	}
	r.Points, _ = quantity.Ratio(decimal.Sum(points[0], points[1:]...), decimal.NewFromInt(int64(len(points))), decimal.NewFromInt(1))
	return r
}

// Total is the weighted sum of a subject's results, 0 to 100 where the weights add up to 100.
func Total(results []Result) quantity.Exact {
	total := quantity.FromInt(0)
	for _, r := range results {
		part, _ := quantity.Ratio(r.Item.Weight, Full, decimal.NewFromInt(1))
		total = total.Add(part.Mul(r.Points))
	}
	return total
}

// Weights adds up the weights of a sheet.
func Weights(items []Item) decimal.Decimal {
	sum := decimal.Zero
	for _, i := range items {
		sum = sum.Add(i.Weight)
	}
	return sum
}
