package owntarget

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/tenant"
)

// facts are a plan's targets, the city's and the counties', with who takes part in what.
type facts struct {
	plan       plan.Plan
	indicators []plan.Indicator
	city       map[string]plan.Target
	parts      map[string][]rollup.Part
	areas      map[string]tenant.Area
	// revisions are all of an indicator and area, the newest first.
	revisions map[place][]Target
}

type place struct{ indicator, area string }

func read(ctx context.Context, tx *db.Tx, code string) (*facts, error) {
	history, err := History(ctx, tx, code)
	if err != nil {
		return nil, err
	}
	f := &facts{city: map[string]plan.Target{}, areas: map[string]tenant.Area{}, revisions: map[place][]Target{}}
	for _, t := range history {
		at := place{t.Indicator, t.AreaCode}
		f.revisions[at] = append(f.revisions[at], t)
	}
	if f.plan, err = plan.Get(ctx, tx, code); err != nil {
		return nil, err
	}
	if f.indicators, err = gorm.G[plan.Indicator](tx.DB).Where("city_id = ? and plan = ? and not measure", tx.Actor.CityID, code).Order("number").Find(ctx); err != nil {
		return nil, fmt.Errorf("owntarget: read indicators: %w", err)
	}
	targets, err := gorm.G[plan.Target](tx.DB).Where("city_id = ? and plan = ? and area_code = ?", tx.Actor.CityID, code, f.plan.AreaCode).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("owntarget: read targets: %w", err)
	}
	for _, t := range targets {
		f.city[t.Indicator] = t
	}
	areas, err := gorm.G[tenant.Area](tx.DB).Where("city_id = ?", tx.Actor.CityID).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("owntarget: read areas: %w", err)
	}
	for _, a := range areas {
		f.areas[a.Code] = a
	}
	f.parts, err = rollup.Parts(ctx, tx, code)
	return f, err
}

// standing is the newest revision, also one that takes the target back; nil where there never was one.
func (f *facts) standing(indicator, area string) *Target {
	if all := f.revisions[place{indicator, area}]; len(all) > 0 {
		return &all[0]
	}
	return nil
}

// county tells who may have a target from who only has a value.
func county(p rollup.Part) bool { return p.Level == tenant.LevelCounty }
