package owntarget

import (
	"context"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/target"
	"github.com/liangce/liangce/internal/tenant"
)

// The bounds of the words, in characters.
const (
	mostPrinted = 200
	mostNote    = 1000
)

// Place is where a target belongs, and the revision that was looked at (0: there was none).
type Place struct {
	Plan, Indicator, Area string
	Over                  int
}

// Aim is what a county sets itself.
type Aim struct {
	Type            string
	Strict          bool
	Value, Baseline *decimal.Decimal
	Printed, Note   string
}

// Set adds a revision; the county's committee office does.
func Set(ctx context.Context, tx *db.Tx, at Place, aim Aim) (Target, error) {
	t, i, err := at.next(ctx, tx)
	if err != nil {
		return Target{}, err
	}
	if aim.Printed, err = fault.Needed(aim.Printed, mostPrinted, "field", "目标原文", "field@en", "The printed target"); err != nil {
		return Target{}, err
	}
	if err := aim.check(ctx, tx, i); err != nil {
		return Target{}, err
	}
	t.Type, t.Strict, t.Value, t.Baseline, t.Printed = &aim.Type, aim.Strict, aim.Value, aim.Baseline, aim.Printed
	return at.add(ctx, tx, t, aim.Note, "own_target.set")
}

// Withdraw takes the target back, so that the city's alone stands.
func Withdraw(ctx context.Context, tx *db.Tx, at Place, note string) (Target, error) {
	t, _, err := at.next(ctx, tx)
	if err != nil {
		return Target{}, err
	}
	before, err := at.newest(ctx, tx)
	if err != nil {
		return Target{}, err
	}
	if before == nil || before.Withdrawn() {
		return Target{}, fault.New(fault.NotFound, "area", at.Area)
	}
	return at.add(ctx, tx, t, note, "own_target.withdraw")
}

// next is the revision to come, of a county that has a part in the indicator, or of the plan's own area.
func (at Place) next(ctx context.Context, tx *db.Tx) (Target, plan.Indicator, error) {
	none := plan.Indicator{}
	parts, err := rollup.Parts(ctx, tx, at.Plan)
	if err != nil {
		return Target{}, none, err
	}
	areas, err := gorm.G[tenant.Area](tx.DB).Where("city_id = ? and code = ?", tx.Actor.CityID, at.Area).Find(ctx)
	if err != nil {
		return Target{}, none, fmt.Errorf("owntarget: find the area: %w", err)
	}
	if len(areas) == 0 {
		return Target{}, none, fault.New(fault.NotFound, "area", at.Area)
	}
	if err := access.Check(tx.Actor, access.SetOwnTarget, object(tx.Actor, at.Plan, areas[0].Path)); err != nil {
		return Target{}, none, err
	}
	indicators, err := gorm.G[plan.Indicator](tx.DB).Where("city_id = ? and plan = ? and code = ? and not measure", tx.Actor.CityID, at.Plan, at.Indicator).Find(ctx)
	if err != nil {
		return Target{}, none, fmt.Errorf("owntarget: find the indicator: %w", err)
	}
	part := areas[0].Level == tenant.LevelCity || slices.ContainsFunc(parts[at.Indicator], func(p rollup.Part) bool { return county(p) && p.Area == at.Area })
	if len(indicators) == 0 || !part {
		return Target{}, none, fault.New(fault.NotFound, "indicator", at.Indicator)
	}
	before, err := at.newest(ctx, tx)
	if err != nil {
		return Target{}, none, err
	}
	stands := 0
	if before != nil {
		stands = before.Revision
	}
	if stands != at.Over {
		return Target{}, none, fault.Stale(stands)
	}
	return Target{
		CityID: tx.Actor.CityID, Plan: at.Plan, Indicator: at.Indicator, AreaCode: at.Area, Revision: at.Over + 1, AreaPath: areas[0].Path,
		TenantID: tx.Actor.TenantID, SignedBy: tx.Actor.UserID, SignedAt: tx.Now,
	}, indicators[0], nil
}

func (at Place) newest(ctx context.Context, tx *db.Tx) (*Target, error) {
	rows, err := gorm.G[Target](tx.DB).Where("city_id = ? and plan = ? and indicator = ? and area_code = ?", tx.Actor.CityID, at.Plan, at.Indicator, at.Area).
		Order("revision desc").Limit(1).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("owntarget: find what stands: %w", err)
	}
	if len(rows) == 0 {
		return nil, nil
	}
	return &rows[0], nil
}

// check refuses a rule of another direction, and one without the number that it needs.
func (a Aim) check(ctx context.Context, tx *db.Tx, i plan.Indicator) error {
	p, err := plan.Get(ctx, tx, i.Plan)
	if err != nil {
		return err
	}
	city, err := gorm.G[plan.Target](tx.DB).Where("city_id = ? and plan = ? and indicator = ? and area_code = ?", i.CityID, i.Plan, i.Code, p.AreaCode).Find(ctx)
	if err != nil {
		return fmt.Errorf("owntarget: find the city's target: %w", err)
	}
	var rule target.Rule
	if len(city) > 0 {
		rule = city[0].Rule()
	}
	kind := target.Type(a.Type)
	if !slices.Contains(Offered(i, rule), kind) {
		return fault.Input(fault.ReasonUnknown, "目标类型", "The type of the target", "value", a.Type)
	}
	against := kind == target.IncreaseVsBaseline || kind == target.KeepVsBaseline
	if against && a.Value != nil {
		return fault.Input(fault.ReasonNotAsked, "目标值", "The target value")
	}
	if !against {
		if err := number(i, a.Value, "目标值", "The target value"); err != nil {
			return err
		}
	}
	if a.Baseline == nil && !against {
		return nil
	}
	return number(i, a.Baseline, "基期值", "The baseline")
}

// number refuses what the indicator cannot be: less than nothing, or more than the whole.
func number(i plan.Indicator, n *decimal.Decimal, zh, en string) error {
	share := i.Unit == "%" && !i.Gross
	switch {
	case n == nil:
		return fault.Input(fault.ReasonRequired, zh, en)
	case share && (n.IsNegative() || n.GreaterThan(decimal.NewFromInt(100))):
		return fault.Input(fault.ReasonRange, zh, en, "low", "0", "high", "100")
	case n.IsNegative():
		return fault.Input(fault.ReasonLeast, zh, en, "low", "0")
	}
	return nil
}

func (at Place) add(ctx context.Context, tx *db.Tx, t Target, note, action string) (Target, error) {
	var err error
	if t.Note, err = fault.Needed(note, mostNote, "field", "说明", "field@en", "The note"); err != nil {
		return Target{}, err
	}
	// Of two who write over the same revision, the key lets one in; the other is run again and finds the first.
	if err := gorm.G[Target](tx.DB).Create(ctx, &t); err != nil {
		return Target{}, fmt.Errorf("owntarget: add a revision: %w", err)
	}
	audit.Record(tx, audit.Entry{
		Action: action, Object: at.Plan + "/" + at.Indicator + "/" + at.Area + "/" + fmt.Sprint(t.Revision), AreaPath: t.AreaPath, Plans: []string{at.Plan},
		Detail: map[string]any{"type": t.Type, "value": t.Value, "baseline": t.Baseline, "printed": t.Printed, "note": t.Note},
	})
	return t, nil
}
