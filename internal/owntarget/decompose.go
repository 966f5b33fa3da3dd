package owntarget

import (
	"context"
	"slices"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
)

// Decomposition is whether the counties' targets for an indicator reach their city's.
type Decomposition struct {
	Indicator plan.Indicator
	// Of is how many counties take part in the indicator, Set how many of them have a target of their own.
	Set, Of int
	target.Decomposition
}

// Decompose holds the counties' targets together against the city's, for each indicator whose method adds up and in which counties
// take part. A county that took its own back goes by the city's; the city's own institutions set none and count as they are.
func Decompose(ctx context.Context, tx *db.Tx, code string) ([]Decomposition, error) {
	f, err := read(ctx, tx, code)
	if err != nil {
		return nil, err
	}
	var out []Decomposition
	for _, i := range f.indicators {
		if d := f.decompose(i); d != nil {
			out = append(out, *d)
		}
	}
	return out, nil
}

func adds(m target.Method) bool {
	return m == target.RatioOfSums || m == target.Sum || m == target.ShareOfCounties
}

// decompose gives nil where the city's value is not made up of counties' or there is no target to reach.
func (f *facts) decompose(i plan.Indicator) *Decomposition {
	city, has := f.city[i.Code]
	if !has || !slices.ContainsFunc(f.parts[i.Code], county) || !adds(target.Method(i.Method)) {
		return nil
	}
	p := f.plan
	course := target.Course{BaseYear: p.BaselineYear, TargetYear: p.TargetYear, Year: p.TargetYear, Precision: i.Precision}
	if city.BaselineValue != nil {
		baseline := quantity.FromDecimal(*city.BaselineValue)
		course.Baseline = &baseline
	}
	out := &Decomposition{Indicator: i}
	var counties []target.CountyTarget
	for _, part := range f.parts[i.Code] {
		counties = append(counties, f.aimOf(i, part))
		if county(part) {
			out.Of++
		}
		if t := f.standing(i.Code, part.Area); t != nil && !t.Withdrawn() {
			out.Set++
		}
	}
	out.Decomposition = target.Decompose(target.Method(i.Method), city.Rule(), course, target.Direction(i.Direction), counties)
	return out
}

func (f *facts) aimOf(i plan.Indicator, part rollup.Part) target.CountyTarget {
	a := f.areas[part.Area]
	out := target.CountyTarget{Area: a.Code, Name: a.Name, NameEN: a.NameEN, Weight: part.Weight}
	t := f.standing(i.Code, part.Area)
	switch {
	case !county(part):
		out.Kept, out.Value = true, part.Published
	case t != nil && t.Withdrawn():
		out.Follows = true
	case t != nil:
		out.Value, out.Strict = t.aim(), t.Strict || t.Rule().Type == target.IncreaseVsBaseline
	}
	return out
}
