package target

import (
	"testing"
	"testing/quick"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/rule/quantity"
)

func TestGoals(t *testing.T) {
	number := func(text string) *decimal.Decimal { d := decimal.RequireFromString(text); return &d }
	exactly := func(text string) *quantity.Exact {
		e := quantity.FromDecimal(decimal.RequireFromString(text))
		return &e
	}
	cases := []struct {
		reason      string
		rule        Rule
		baseline    *quantity.Exact
		direction   Direction
		low, high   string
		settled, ok bool
	}{
		{"a floor", Rule{Type: ThresholdMin, Value: number("85"), Strict: true}, nil, HigherBetter, "85", "", true, true},
		{"a ceiling", Rule{Type: ThresholdMax, Value: number("7")}, exactly("0"), LowerBetter, "", "7", true, true},
		{"a number to be reached by adding up", Rule{Type: CumulativeMin, Value: number("30")}, nil, HigherBetter, "30", "", true, true},
		{"more than the baseline", Rule{Type: IncreaseVsBaseline}, exactly("85.02"), HigherBetter, "85.02", "", true, true},
		{"more than no baseline", Rule{Type: IncreaseVsBaseline}, nil, HigherBetter, "", "", true, false},
		{"kept", Rule{Type: KeepVsBaseline, Tolerance: decimal.RequireFromString("0.03")}, exactly("1.03"), HigherBetter, "1", "", true, true},
		{"fewer every year", Rule{Type: DecreaseEveryYear}, exactly("1.41"), LowerBetter, "", "1.41", true, true},
		{"about", Rule{Type: Approx, Value: number("45")}, nil, NeutralBand, "44", "46", true, true},
		{"two thresholds: that of the usual years", Rule{Type: CompoundTermChange, InYearOfChange: number("100"), OtherYears: number("85")}, nil, HigherBetter, "85", "", true, true},
		{"heads of the entitled", Rule{Type: FullCoverage}, exactly("118"), Coverage, "", "", false, false},
		{"in keeping with nothing named", Rule{Type: Commensurate}, exactly("53"), NeutralBand, "", "", false, false},
		{"a point more each year: where that leads", Rule{Type: AnnualStep, Value: number("1")}, exactly("20"), HigherBetter, "25", "", true, true},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			goal, settled, ok := c.rule.Held(c.baseline, 2020, 2025, c.direction)
			require.Equal(t, []bool{c.settled, c.ok}, []bool{settled, ok})
			for _, limit := range []struct {
				want string
				got  *quantity.Exact
			}{{c.low, goal.Low}, {c.high, goal.High}} {
				if limit.want == "" {
					require.Nil(t, limit.got)
				} else {
					require.Equal(t, limit.want, limit.got.Output().String())
				}
			}
		})
	}
}

// What a rule without steps of its own holds to be satisfied, lies at its goal or on its good side.
func TestWhatIsMetIsAtItsGoal(t *testing.T) {
	property := func(s scene) bool {
		if s.rule.everyYear(s.course) || s.rule.everyTerm(s.course) || s.rule.Type == CompoundTermChange || s.course.Value == nil {
			return true
		}
		goal, settled, ok := s.rule.Held(s.course.Baseline, s.course.BaseYear, s.course.TargetYear, s.direction)
		v := Judge(s.rule, s.course, s.direction)
		if !settled || !ok || v.Status != Met || s.rule.counted(s.course) || s.rule.moves() || s.course.inBaseYear(s.rule) || s.course.tooSmall() {
			return true
		}
		return (goal.Low == nil || s.course.Value.Cmp(*goal.Low) >= 0) && (goal.High == nil || s.course.Value.Cmp(*goal.High) <= 0)
	}
	require.NoError(t, quick.Check(property, &quick.Config{MaxCount: 5000}))
}
