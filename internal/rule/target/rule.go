package target

import (
	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

// Type is the kind of rule that a plan's printed target stands for, as the catalogue names it.
type Type string

// The types judged by numbers; every other type of the catalogue needs a person's judgement.
const (
	ThresholdMin       Type = "threshold_min"
	ThresholdMax       Type = "threshold_max"
	IncreaseVsBaseline Type = "increase_vs_baseline"
	KeepVsBaseline     Type = "keep_vs_baseline"
	CumulativeMin      Type = "cumulative_min"
)

// The types that numbers alone do not settle.
const (
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

// Judged tells the types that Judge settles by numbers.
func (t Type) Judged() bool {
	switch t {
	case ThresholdMin, ThresholdMax, IncreaseVsBaseline, KeepVsBaseline, CumulativeMin:
		return true
	default:
		return false
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

// Rule is a typed target with the printed text beside it.
type Rule struct {
	Type      Type
	Value     *decimal.Decimal // T of a threshold or a running total
	Strict    bool             // > or <, not ≥ or ≤
	Tolerance decimal.Decimal  // how far below the baseline still keeps it
	Printed   string
}

// bound is a rule made concrete: the value must lie on one side of a limit.
type bound struct {
	limit  quantity.Exact
	strict bool
	upper  bool // the limit is a ceiling: lower is better
}

func (b bound) holds(v quantity.Exact) bool {
	side := v.Cmp(b.limit)
	if b.upper {
		side = -side
	}
	return side > 0 || side == 0 && !b.strict
}

// worse tells whether v lies further from the good side than w.
func (b bound) worse(v, w quantity.Exact) bool {
	if b.upper {
		return v.Cmp(w) > 0
	}
	return v.Cmp(w) < 0
}

func (b bound) op() string {
	return map[[2]bool]string{
		{false, false}: "≥", {false, true}: ">", {true, false}: "≤", {true, true}: "<",
	}[[2]bool{b.upper, b.strict}]
}

// bound is false where the rule lacks the number that it compares with.
func (r Rule) bound(baseline *quantity.Exact, direction Direction) (bound, bool) {
	switch r.Type {
	case ThresholdMin, ThresholdMax, CumulativeMin:
		if r.Value == nil {
			return bound{}, false
		}
		return bound{quantity.FromDecimal(*r.Value), r.Strict, r.Type == ThresholdMax}, true
	case IncreaseVsBaseline:
		if baseline == nil {
			return bound{}, false
		}
		return bound{*baseline, true, false}, true
	case KeepVsBaseline:
		if baseline == nil {
			return bound{}, false
		}
		slack := quantity.FromDecimal(r.Tolerance)
		if direction == LowerBetter {
			return bound{baseline.Add(slack), false, true}, true
		}
		return bound{baseline.Sub(slack), false, false}, true
	default:
		return bound{}, false
	}
}

// againstBaseline: the rule has no number of its own, only the baseline's.
func (t Type) againstBaseline() bool { return t == IncreaseVsBaseline || t == KeepVsBaseline }

// Display is the value as it is shown: rounded to the precision, with one decimal more where the rounded value
// would seem to contradict the verdict (52.96 is not shown as 53.0 under "<53").
func Display(value quantity.Exact, precision int, rule Rule, course Course, direction Direction) string {
	b, ok := rule.bound(course.Baseline, direction)
	shown := value.Display(precision)
	if ok && !course.inBaseYear(rule) && b.holds(value) != b.holds(quantity.FromDecimal(value.Round(precision))) {
		return value.Display(precision + 1)
	}
	return shown
}
