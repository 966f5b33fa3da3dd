package target

import (
	"fmt"
	"math/rand"
	"reflect"
	"testing"
	"testing/quick"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

// scene is a random rule in a random course, for the properties that hold whatever they are.
type scene struct {
	rule      Rule
	course    Course
	direction Direction
}

func tenths(r *rand.Rand) decimal.Decimal { return decimal.New(r.Int63n(1000), -1) }

func maybe[T any](r *rand.Rand, v T) *T {
	if r.Intn(4) == 0 {
		return nil
	}
	return &v
}

// Generate draws each part on its own, so that most of what a rule may lack is lacking now and then.
func (scene) Generate(r *rand.Rand, _ int) reflect.Value {
	exactly := func() *quantity.Exact { return maybe(r, quantity.FromDecimal(tenths(r))) }
	ops := []Op{"", Up, Down, UpEachYear, UpEachTerm, Equal, None}
	prints := []string{"提高", "降低", "逐步提高", "逐届提高", "有效控制", "左右"}
	year := 2019 + r.Intn(8)
	s := scene{
		rule: Rule{
			Type: Types()[r.Intn(len(Types()))], Op: ops[r.Intn(len(ops))], Value: maybe(r, tenths(r)), Strict: r.Intn(2) == 0,
			Band: maybe(r, decimal.NewFromInt(r.Int63n(5))), InYearOfChange: maybe(r, decimal.NewFromInt(100)),
			OtherYears: maybe(r, decimal.NewFromInt(85)), Printed: prints[r.Intn(len(prints))],
		},
		course: Course{
			BaseYear: 2020, TargetYear: 2025, Year: year, Precision: 1, Baseline: exactly(), Value: exactly(), Previous: exactly(),
			Denominator: maybe(r, tenths(r)), MinDenominator: maybe(r, decimal.NewFromInt(r.Int63n(30))),
			Inputs: Inputs{Reference: exactly(), Band: maybe(r, decimal.NewFromInt(r.Int63n(5))), Entitled: maybe(r, tenths(r))},
		},
		direction: []Direction{HigherBetter, LowerBetter, NeutralBand, Coverage}[r.Intn(4)],
	}
	if r.Intn(3) > 0 {
		s.course.Series = Series{}
		for y := 2020; y < year; y++ {
			if v := exactly(); v != nil {
				s.course.Series[y] = *v
			}
		}
	}
	if r.Intn(2) == 0 {
		s.course.Calendar = Calendar{2019 + r.Intn(8): {Have: r.Int63n(8), Of: 7}}
	}
	if r.Intn(3) == 0 {
		s.course.Steps = &Steps{Have: r.Int63n(8), Of: 7, Counties: r.Intn(2) == 0}
	}
	if r.Intn(3) == 0 {
		s.course.Progress = &Progress{[]State{NotBegun, UnderWay, Done, ""}[r.Intn(4)], r.Intn(2)}
	}
	return reflect.ValueOf(s)
}

func hold(t *testing.T, property any) {
	t.Helper()
	if err := quick.Check(property, &quick.Config{MaxCount: 4000, Rand: rand.New(rand.NewSource(1995))}); err != nil {
		t.Error(err)
	}
}

func (s scene) judge() Verdict { return Judge(s.rule, s.course, s.direction) }

func TestMissingDataIsNeverMet(t *testing.T) {
	hold(t, func(s scene) bool {
		s.course.Value, s.course.Steps, s.course.Units, s.course.Progress = nil, nil, nil, nil
		v := s.judge()
		return v.Status == NoData && v.Distance == nil && Alerts(s.rule, s.course, s.direction) == nil
	})
	hold(t, func(s scene) bool { // nor is a year that is missing in between
		if !s.rule.everyYear(s.course) || s.course.Year < 2022 || s.course.Series == nil {
			return true
		}
		s.course.Previous = nil
		s.course.Series = Series{2020: quantity.FromInt(50)}
		v := s.judge()
		return v.Status != Met
	})
}

func TestEveryVerdictHasItsSentence(t *testing.T) {
	hold(t, func(s scene) bool {
		v := s.judge()
		saysAll(t, v.Reason)
		if v.Warning != nil {
			saysAll(t, *v.Warning)
		}
		for _, p := range v.Parts {
			saysAll(t, p.Reason)
		}
		saysAll(t, Foresee(s.rule, s.course, s.direction).Reason)
		for _, a := range Alerts(s.rule, s.course, s.direction) {
			saysAll(t, a.Reason)
		}
		return (v.Distance != nil) == (v.Status.Judgeable() && s.course.milestoneOf(s.rule) == nil)
	})
}

func (c Course) milestoneOf(r Rule) *Progress {
	if r.Type == Milestone {
		return c.Progress
	}
	return nil
}

// TestABetterValueIsNeverWorse holds for every type with a good side: which one that is, is asked of the rule.
func TestABetterValueIsNeverWorse(t *testing.T) {
	rank := map[Status]int{Worsening: 0, OffTrack: 1, AtRisk: 2, OnTrack: 3, Met: 4}
	compared := map[Type]int{}
	hold(t, func(s scene, by uint8) bool {
		if s.course.Value == nil || s.rule.Type == Milestone {
			return true
		}
		if s.rule.counted(s.course) {
			s.course.Steps.Have = 3
		}
		first := s.judge()
		better := s
		if !better.improve(int64(by)) {
			return true
		}
		second := better.judge()
		if first.Status.Judgeable() != second.Status.Judgeable() {
			// A gap in the years hides less the worse the value is: a sure break becomes an open question, never a success.
			return s.rule.everyYear(s.course) && second.Status == NoData
		}
		if !first.Status.Judgeable() {
			return true
		}
		compared[s.rule.Type]++
		if rank[first.Status] > rank[second.Status] {
			t.Logf("%+v\n%s → %s", s.rule, first.Reason.Text("en"), second.Reason.Text("en"))
			return false
		}
		return true
	})
	for _, kind := range Types() {
		if kind != Milestone && compared[kind] < 10 {
			t.Errorf("%s was compared %d times only", kind, compared[kind])
		}
	}
}

// improve moves the value to the good side; for a rule with two sides, towards its middle.
func (s *scene) improve(by int64) bool {
	if s.rule.counted(s.course) {
		steps := *s.course.Steps
		steps.Have = min(steps.Have+by%5, steps.Of)
		s.course.Steps = &steps
		return true
	}
	step := quantity.FromDecimal(decimal.New(by, -1))
	b, ok := s.rule.bound(s.course, s.direction)
	if !ok {
		return false
	}
	value := *s.course.Value
	switch {
	case b.high == nil:
		value = value.Add(step)
	case b.low == nil:
		value = value.Sub(step)
	default:
		middle, _ := b.low.at.Add(b.high.at).Quo(quantity.FromInt(2))
		value, _ = value.Add(middle).Quo(quantity.FromInt(2))
	}
	if s.rule.compares() && s.course.Baseline == nil && s.course.Year == s.course.BaseYear {
		return false // the value is itself the beginning that it is held against
	}
	s.course.Value = &value
	return true
}

func TestAttainmentAddsUpOverGroups(t *testing.T) {
	statuses := []Status{Met, OnTrack, AtRisk, OffTrack, Worsening, NoData, NeedsJudgement}
	hold(t, func(seeds []uint16) bool {
		var items []Item
		for i, seed := range seeds {
			v := Verdict{Status: statuses[int(seed)%len(statuses)]}
			distance := decimal.New(int64(seed%40), -1)
			v.Distance = &distance
			items = append(items, Item{Code: fmt.Sprint(i), Group: fmt.Sprint(seed % 5), Percent: seed%2 == 0, Standing: Standing{Computed: v}})
		}
		a := Attain(items)
		var sum Tally
		for _, g := range a.Groups {
			sum.Met, sum.Nearly, sum.Judgeable, sum.Total = sum.Met+g.Met, sum.Nearly+g.Nearly, sum.Judgeable+g.Judgeable, sum.Total+g.Total
			sum.Unjudged = append(sum.Unjudged, g.Unjudged...)
			if g.Judgeable+len(g.Unjudged) != g.Total || g.Met+g.Nearly > g.Judgeable {
				return false
			}
		}
		o := a.Overall
		return sum.Met == o.Met && sum.Nearly == o.Nearly && sum.Judgeable == o.Judgeable && sum.Total == o.Total &&
			len(sum.Unjudged) == len(o.Unjudged) && o.Total == len(items)
	})
}

func TestAForecastFollowsTheUnit(t *testing.T) {
	hold(t, func(s scene) bool {
		if s.course.Value == nil || s.course.Series == nil {
			return true
		}
		s.rule, s.course.Steps = rule(ThresholdMin, "50", false), nil
		inTen := s
		ten := quantity.FromInt(10)
		scaled := func(x *quantity.Exact) *quantity.Exact {
			if x == nil {
				return nil
			}
			y := x.Mul(ten)
			return &y
		}
		inTen.rule = rule(ThresholdMin, "500", false)
		inTen.course.Value, inTen.course.Baseline, inTen.course.Previous = scaled(s.course.Value), scaled(s.course.Baseline), scaled(s.course.Previous)
		inTen.course.Series = Series{}
		for year, v := range s.course.Series {
			inTen.course.Series[year] = v.Mul(ten)
		}
		one, other := Foresee(s.rule, s.course, s.direction), Foresee(inTen.rule, inTen.course, s.direction)
		return one.Prospect == other.Prospect && s.judge().Status == inTen.judge().Status
	})
}
