package owntarget

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
	"github.com/liangce/liangce/internal/tenant"
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
	history, err := History(ctx, tx, code)
	if err != nil {
		return nil, err
	}
	p, err := plan.Get(ctx, tx, code)
	if err != nil {
		return nil, err
	}
	indicators, err := gorm.G[plan.Indicator](tx.DB).Where("city_id = ? and plan = ?", tx.Actor.CityID, code).Order("number").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("owntarget: read indicators: %w", err)
	}
	targets, err := gorm.G[plan.Target](tx.DB).Where("city_id = ? and plan = ? and area_code = ?", tx.Actor.CityID, code, p.AreaCode).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("owntarget: read targets: %w", err)
	}
	city := map[string]plan.Target{}
	for _, t := range targets {
		city[t.Indicator] = t
	}
	parts, err := rollup.Parts(ctx, tx, code)
	if err != nil {
		return nil, err
	}
	names, err := areas(ctx, tx)
	if err != nil {
		return nil, err
	}
	own := map[string]Target{}
	for _, t := range newest(history) {
		own[t.Indicator+"/"+t.AreaCode] = t
	}
	var out []Decomposition
	for _, i := range indicators {
		t, has := city[i.Code]
		if !has || !slices.ContainsFunc(parts[i.Code], county) || !adds(target.Method(i.Method)) {
			continue
		}
		out = append(out, decompose(i, p, t, parts[i.Code], own, names))
	}
	return out, nil
}

// areas are the city's by their codes.
func areas(ctx context.Context, tx *db.Tx) (map[string]tenant.Area, error) {
	rows, err := gorm.G[tenant.Area](tx.DB).Where("city_id = ?", tx.Actor.CityID).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("owntarget: read areas: %w", err)
	}
	out := make(map[string]tenant.Area, len(rows))
	for _, a := range rows {
		out[a.Code] = a
	}
	return out, nil
}

// county tells who may have a target from who only has a value.
func county(p rollup.Part) bool { return p.Level == tenant.LevelCounty }

func adds(m target.Method) bool {
	return m == target.RatioOfSums || m == target.Sum || m == target.ShareOfCounties
}

func decompose(i plan.Indicator, p plan.Plan, city plan.Target, parts []rollup.Part, own map[string]Target, areas map[string]tenant.Area) Decomposition {
	course := target.Course{BaseYear: p.BaselineYear, TargetYear: p.TargetYear, Year: p.TargetYear, Precision: i.Precision}
	if city.BaselineValue != nil {
		baseline := quantity.FromDecimal(*city.BaselineValue)
		course.Baseline = &baseline
	}
	out := Decomposition{Indicator: i}
	counties := make([]target.CountyTarget, len(parts))
	for n, part := range parts {
		a := areas[part.Area]
		counties[n] = target.CountyTarget{Area: a.Code, Name: a.Name, NameEN: a.NameEN, Weight: part.Weight}
		if !county(part) {
			counties[n].Kept, counties[n].Value = true, part.Published
			continue
		}
		out.Of++
		t, has := own[i.Code+"/"+part.Area]
		switch {
		case has && t.Withdrawn():
			counties[n].Follows = true
		case has:
			out.Set++
			counties[n].Value, counties[n].Strict = t.aim(), t.Strict || t.Rule().Type == target.IncreaseVsBaseline
		}
	}
	out.Decomposition = target.Decompose(target.Method(i.Method), city.Rule(), course, target.Direction(i.Direction), counties)
	return out
}
