package owntarget

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
)

// Decomposition is whether the counties' targets for an indicator reach their city's.
type Decomposition struct {
	Indicator plan.Indicator
	// Set is how many counties have a target of their own.
	Set int
	target.Decomposition
}

// Decompose holds the counties' targets together against the city's, for each indicator whose method adds up and in which counties
// take part; the city's own institutions have no targets and are left out.
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
	own := map[string]Target{}
	for _, t := range newest(history) {
		own[t.Indicator+"/"+t.AreaCode] = t
	}
	var out []Decomposition
	for _, i := range indicators {
		t, has := city[i.Code]
		if !has || len(parts[i.Code]) == 0 || !adds(target.Method(i.Method)) {
			continue
		}
		out = append(out, decompose(i, p, t, parts[i.Code], own))
	}
	return out, nil
}

func adds(m target.Method) bool {
	return m == target.RatioOfSums || m == target.Sum || m == target.ShareOfCounties
}

func decompose(i plan.Indicator, p plan.Plan, city plan.Target, parts []rollup.Part, own map[string]Target) Decomposition {
	course := target.Course{BaseYear: p.BaselineYear, TargetYear: p.TargetYear, Year: p.TargetYear, Precision: i.Precision}
	if city.BaselineValue != nil {
		baseline := quantity.FromDecimal(*city.BaselineValue)
		course.Baseline = &baseline
	}
	out := Decomposition{Indicator: i}
	counties := make([]target.CountyTarget, len(parts))
	for n, part := range parts {
		counties[n] = target.CountyTarget{Area: part.Area, Weight: part.Weight}
		t, has := own[i.Code+"/"+part.Area]
		if !has || t.Withdrawn() {
			continue
		}
		out.Set++
		counties[n].Value, counties[n].Strict = t.aim(), t.Strict || t.Rule().Type == target.IncreaseVsBaseline
	}
	out.Decomposition = target.Decompose(target.Method(i.Method), city.Rule(), course, target.Direction(i.Direction), counties)
	return out
}
