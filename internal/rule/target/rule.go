package target

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

// Type is the kind of rule that a plan's printed target stands for, as the catalogue names it.
type Type string

// The types.
const (
	ThresholdMin       Type = "threshold_min"
	ThresholdMax       Type = "threshold_max"
	IncreaseVsBaseline Type = "increase_vs_baseline"
	KeepVsBaseline     Type = "keep_vs_baseline"
	CumulativeMin      Type = "cumulative_min"
	DecreaseEveryYear  Type = "decrease_every_year"
	FullCoverage       Type = "full_coverage"
	Commensurate       Type = "commensurate"
	CompoundTermChange Type = "compound_term_change"
	Approx             Type = "approx"
	RelativeMin        Type = "relative_min"
	Directional        Type = "directional"
	AllUnits           Type = "all_units"
	FrequencyMin       Type = "frequency_min"
	AnnualStep         Type = "annual_step"
	Milestone          Type = "milestone"
)

// Types lists them all.
func Types() []Type {
	return []Type{
		ThresholdMin, ThresholdMax, IncreaseVsBaseline, KeepVsBaseline, CumulativeMin,
		DecreaseEveryYear, FullCoverage, Commensurate, CompoundTermChange, Approx, RelativeMin,
		Directional, AllUnits, FrequencyMin, AnnualStep, Milestone,
	}
}

// Direction says which way is better, as the catalogue names it.
type Direction string

// The directions.
const (
	HigherBetter Direction = "higher_better"
	LowerBetter  Direction = "lower_better"
	NeutralBand  Direction = "neutral_band"
	Coverage     Direction = "coverage"
)

// Op is the catalogue's comparison, where the type alone does not say what is asked.
type Op string

// The comparisons of rules without a threshold of their own.
const (
	Up         Op = "up"
	Down       Op = "down"
	UpEachYear Op = "up_each_year"
	UpEachTerm Op = "up_each_term"
	Equal      Op = "="   // the value is a share, and the whole of it is asked for
	None       Op = "= 0" // it shall not exist any more
)

// Rule is a typed target with the printed text beside it.
type Rule struct {
	Type      Type
	Op        Op
	Value     *decimal.Decimal // T of a threshold, the middle of an approximate value, n of a step or a frequency
	Strict    bool             // > or <, not ≥ or ≤
	Tolerance decimal.Decimal  // how far below the baseline still keeps it
	Band      *decimal.Decimal // how far from an approximate value is still "about": 1 where none is set
	// The two thresholds of a rule that is harder in a year of change of term.
	InYearOfChange *decimal.Decimal
	OtherYears     *decimal.Decimal
	Printed        string
}

// againstBaseline: the rule has no number of its own, only the baseline's.
func (r Rule) againstBaseline() bool {
	switch r.Type {
	case IncreaseVsBaseline, KeepVsBaseline, DecreaseEveryYear:
		return true
	case Directional:
		return r.Op != None
	default:
		return false
	}
}

// compares tells the rules that hold the value against an earlier one.
func (r Rule) compares() bool { return r.againstBaseline() || r.Type == AnnualStep }

func (r Rule) prints(words ...string) bool {
	for _, word := range words {
		if strings.Contains(r.Printed, word) {
			return true
		}
	}
	return false
}

// everyYear tells the rules that every single year has to satisfy: one year breaks them. 逐步 (step by step) asks it of
// the years as 逐年 (year by year) does.
func (r Rule) everyYear(course Course) bool {
	switch r.Type {
	case DecreaseEveryYear, AnnualStep:
		return true
	case Directional:
		return (r.Op == UpEachYear || r.prints("逐年", "逐步")) && !r.everyTerm(course)
	default:
		return false
	}
}

// everyTerm: between two changes of term the value stays, so what is asked is that none takes it back.
func (r Rule) everyTerm(course Course) bool {
	return r.Type == Directional && (r.Op == UpEachTerm || r.prints("逐届") || course.Steps != nil && r.prints("逐年", "逐步"))
}

// contains tells a rise that is to be kept in check (控制): standing still is enough.
func (r Rule) contains() bool { return r.Type == Directional && r.Op == Down && r.prints("控制") }

// upwards tells which way the rule wants the value to move: by its comparison, by its words, else by the indicator's
// direction. False where none of them says.
func (r Rule) upwards(direction Direction) (up, known bool) {
	switch {
	case r.Type == DecreaseEveryYear, r.Op == Down, r.Op == None:
		return false, true
	case r.Op == Up, r.Op == UpEachYear, r.Op == UpEachTerm:
		return true, true
	case r.prints("降低", "下降", "减少", "缩小", "控制", "消除"):
		return false, true
	case r.prints("提高", "提升", "增加", "扩大", "上升", "延长"):
		return true, true
	}
	return direction == HigherBetter, direction == HigherBetter || direction == LowerBetter
}

// percentPoint is the band of an approximate value that sets none.
var percentPoint = decimal.NewFromInt(1)

// number is a limit with the rule's own number; false where the rule lacks it.
func (r Rule) number(strict bool) (*limit, bool) {
	if r.Value == nil {
		return nil, false
	}
	return &limit{quantity.FromDecimal(*r.Value), strict}, true
}

// bound makes the rule concrete for a value in its course; false where it lacks what it compares with.
func (r Rule) bound(course Course, direction Direction) (bound, bool) {
	switch r.Type {
	case ThresholdMin, CumulativeMin:
		at, ok := r.number(r.Strict)
		return bound{low: at}, ok
	case ThresholdMax:
		at, ok := r.number(r.Strict)
		return bound{high: at}, ok
	case Approx:
		return r.about()
	case RelativeMin, Commensurate:
		return r.beside(course)
	case FullCoverage, AllUnits, FrequencyMin:
		return bound{low: &limit{at: hundred}}, true
	case CompoundTermChange:
		return r.termBound(course)
	case Directional:
		if r.Op == None {
			return bound{high: &limit{}}, true
		}
		return r.fromBaseline(course, direction)
	default:
		return r.fromBaseline(course, direction)
	}
}

func (r Rule) about() (bound, bool) {
	if r.Value == nil {
		return bound{}, false
	}
	band := percentPoint
	if r.Band != nil {
		band = *r.Band
	}
	return around(quantity.FromDecimal(*r.Value), band), true
}

// beside is a bound that another ratio sets.
func (r Rule) beside(course Course) (bound, bool) {
	switch {
	case course.Reference == nil:
		return bound{}, false
	case r.Type == RelativeMin:
		return bound{low: &limit{at: *course.Reference}}, true
	case course.Band == nil:
		return bound{}, false
	}
	return around(*course.Reference, *course.Band), true
}

// fromBaseline is a bound that the plan's beginning sets.
func (r Rule) fromBaseline(course Course, direction Direction) (bound, bool) {
	start, year, ok := course.start(r)
	up, known := r.upwards(direction)
	if !ok || !known && r.Type != IncreaseVsBaseline && r.Type != KeepVsBaseline {
		return bound{}, false
	}
	at := &limit{start, true}
	switch r.Type {
	case IncreaseVsBaseline:
		return bound{low: at}, true
	case KeepVsBaseline:
		at.strict, up = false, direction != LowerBetter
		slack := quantity.FromDecimal(r.Tolerance)
		if up {
			slack = quantity.Exact{}.Sub(slack)
		}
		at.at = start.Add(slack)
	case AnnualStep:
		// n a year from the beginning on: where the line stands in the course's year.
		if r.Value == nil {
			return bound{}, false
		}
		way := quantity.FromDecimal(*r.Value).Mul(quantity.FromInt(int64(course.Year - year)))
		if !up {
			way = quantity.Exact{}.Sub(way)
		}
		at.at, at.strict = start.Add(way), r.Strict
	default:
		at.strict = !r.contains()
	}
	if up {
		return bound{low: at}, true
	}
	return bound{high: at}, true
}

// termBound is the harder threshold in a year in which all leaderships change, the milder one otherwise.
func (r Rule) termBound(course Course) (bound, bool) {
	if r.InYearOfChange == nil || r.OtherYears == nil {
		return bound{}, false
	}
	if course.allChange() {
		return bound{low: &limit{at: quantity.FromDecimal(*r.InYearOfChange)}}, true
	}
	return bound{low: &limit{at: quantity.FromDecimal(*r.OtherYears)}}, true
}

// Display is the value as it is shown: rounded to the precision, with one decimal more where the rounded value
// would seem to contradict the verdict (52.96 is not shown as 53.0 under "<53").
func Display(value quantity.Exact, precision int, rule Rule, course Course, direction Direction) string {
	b, ok := rule.bound(course, direction)
	compared := rule.settles(course, direction) && !rule.heads() && !rule.counted(course)
	if !ok || !compared || course.Crossing != nil || course.inBaseYear(rule) {
		return value.Display(precision)
	}
	return b.display(value, precision)
}
