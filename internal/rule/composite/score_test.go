package composite

import (
	"math/rand"
	"reflect"
	"testing"
	"testing/quick"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
)

func exact(text string) quantity.Exact { return quantity.FromDecimal(decimal.RequireFromString(text)) }

func end(text string) *quantity.Exact {
	if text == "" {
		return nil
	}
	e := exact(text)
	return &e
}

func TestScores(t *testing.T) {
	cases := []struct{ reason, value, low, high, want string }{
		{"at a floor", "85", "85", "", "100"},
		{"above a floor nothing is gained", "92.41", "85", "", "100"},
		{"a tenth short of a floor", "76.5", "85", "", "90"},
		{"nothing of a floor", "0", "85", "", "0"},
		{"below zero is no less than nothing", "-3", "85", "", "0"},
		{"at a ceiling", "7", "", "7", "100"},
		{"none of what shall be few", "0", "", "7", "100"},
		{"a tenth above a ceiling", "7.7", "", "7", "90"},
		{"twice the ceiling", "14", "", "7", "0"},
		{"far above it is no less than nothing", "70", "", "7", "0"},
		{"inside a band", "45", "44", "46", "100"},
		{"below a band", "33", "44", "46", "75"},
		{"above a band", "57.5", "44", "46", "75"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			goal := target.Goal{Low: end(c.low), High: end(c.high)}
			require.True(t, Measurable(goal))
			require.Equal(t, c.want, Score(exact(c.value), goal).Output().String())
		})
	}
	for reason, goal := range map[string]target.Goal{
		"no goal": {}, "a floor of zero": {Low: end("0")}, "a ceiling of zero": {High: end("0")}, "a band from zero": {Low: end("0"), High: end("2")},
	} {
		require.False(t, Measurable(goal), reason)
	}
}

// shot is a value at a goal of any kind, with another value and a factor.
type shot struct {
	value, other, factor quantity.Exact
	goal                 target.Goal
}

func (shot) Generate(r *rand.Rand, _ int) reflect.Value {
	tenths := func(from, span int64) quantity.Exact {
		return quantity.FromDecimal(decimal.New(from+r.Int63n(span), -1))
	}
	s := shot{value: tenths(-50, 3000), other: tenths(-50, 3000), factor: tenths(1, 100000)}
	low := tenths(1, 1000)
	high := low.Add(tenths(0, 500))
	switch r.Intn(3) {
	case 0:
		s.goal.Low = &low
	case 1:
		s.goal.High = &high
	default:
		s.goal.Low, s.goal.High = &low, &high
	}
	return reflect.ValueOf(s)
}

func holds(t *testing.T, property any) {
	t.Helper()
	require.NoError(t, quick.Check(property, &quick.Config{MaxCount: 3000, Rand: rand.New(rand.NewSource(7))}))
}

func TestAScoreLiesBetween0And100(t *testing.T) {
	holds(t, func(s shot) bool {
		score := Score(s.value, s.goal)
		return score.Cmp(zero) >= 0 && score.Cmp(hundred) <= 0
	})
}

func TestAScoreDoesNotDependOnTheUnit(t *testing.T) {
	times := func(e *quantity.Exact, by quantity.Exact) *quantity.Exact {
		if e == nil {
			return nil
		}
		out := e.Mul(by)
		return &out
	}
	holds(t, func(s shot) bool {
		scaled := target.Goal{Low: times(s.goal.Low, s.factor), High: times(s.goal.High, s.factor)}
		return Score(s.value, s.goal).Cmp(Score(s.value.Mul(s.factor), scaled)) == 0
	})
}

func TestAScoreRisesTowardsTheGoal(t *testing.T) {
	holds(t, func(s shot) bool {
		low, high := s.value, s.other
		if low.Cmp(high) > 0 {
			low, high = high, low
		}
		switch a, b := Score(low, s.goal), Score(high, s.goal); {
		case s.goal.High == nil:
			return a.Cmp(b) <= 0
		case s.goal.Low == nil:
			return a.Cmp(b) >= 0
		case high.Cmp(*s.goal.Low) <= 0: // both below the band
			return a.Cmp(b) <= 0
		case low.Cmp(*s.goal.High) >= 0: // both above it
			return a.Cmp(b) >= 0
		}
		return true
	})
}
