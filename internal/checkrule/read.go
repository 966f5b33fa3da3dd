package checkrule

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reference"
	"github.com/liangce/liangce/internal/rule/expression"
)

// For reads what is in force for a year: of each rule the newest version that holds for it.
func For(ctx context.Context, tx *db.Tx, year int) ([]Rule, error) {
	var rules []Rule
	err := tx.DB.WithContext(ctx).Raw(`select distinct on (code) * from check_rule
		where city_id = ? and state = 'in_force' and valid_from <= ? and (valid_to is null or valid_to >= ?) order by code, version desc`,
		tx.Actor.CityID, year, year).Scan(&rules).Error
	if err != nil {
		return nil, fmt.Errorf("checkrule: read what is in force: %w", err)
	}
	return rules, nil
}

// List reads all versions of all rules, by code, the newest first. Drafts are shown to the two bodies that decide on them.
func List(ctx context.Context, tx *db.Tx) ([]Rule, error) {
	if err := access.Check(tx.Actor, access.ReadPlan, access.Object{City: tx.Actor.CityID}); err != nil {
		return nil, err
	}
	rules, err := gorm.G[Rule](tx.DB).Where("city_id = ?", tx.Actor.CityID).Order("code, version desc").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("checkrule: list: %w", err)
	}
	return rules, nil
}

// Get reads one version.
func Get(ctx context.Context, tx *db.Tx, code string, version int) (Rule, error) {
	rules, err := gorm.G[Rule](tx.DB).Where("city_id = ? and code = ? and version = ?", tx.Actor.CityID, code, version).Find(ctx)
	if err != nil {
		return Rule{}, fmt.Errorf("checkrule: read %s: %w", code, err)
	}
	if len(rules) == 0 {
		return Rule{}, fault.New(fault.NotFound, "rule", code)
	}
	return rules[0], nil
}

// Names reads what a rule of the city may name.
func Names(ctx context.Context, tx *db.Tx) (Known, error) {
	elements, err := plan.Elements(ctx, tx)
	if err != nil {
		return Known{}, err
	}
	indicators, err := gorm.G[plan.Indicator](tx.DB).Where("city_id = ?", tx.Actor.CityID).Order("plan, number").Find(ctx)
	if err != nil {
		return Known{}, fmt.Errorf("checkrule: read indicators: %w", err)
	}
	sources, err := reference.Sources(ctx, tx)
	return Known{Elements: elements, Indicators: indicators, Sources: sources}, err
}

// Wrong tells what is wrong with a draft's expression; nil where nothing is.
func Wrong(ctx context.Context, tx *db.Tx, d Draft) (*expression.Wrong, error) {
	if err := access.Check(tx.Actor, access.WriteCheckRule, object(tx.Actor)); err != nil {
		return nil, err
	}
	known, err := Names(ctx, tx)
	if err != nil {
		return nil, err
	}
	_, err = d.Condition(known)
	if w := (*expression.Wrong)(nil); errors.As(err, &w) {
		return w, nil
	}
	return nil, err
}

// Rated lists the indicators that a rule may be about.
func (k Known) Rated() []plan.Indicator {
	return slices.DeleteFunc(slices.Clone(k.Indicators), func(i plan.Indicator) bool { return !rated(i) })
}

func newest(ctx context.Context, tx *db.Tx, code string) (*Rule, error) {
	rules, err := gorm.G[Rule](tx.DB).Where("city_id = ? and code = ?", tx.Actor.CityID, code).Order("version desc").Limit(1).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("checkrule: read the newest version of %s: %w", code, err)
	}
	if len(rules) == 0 {
		return nil, nil
	}
	return &rules[0], nil
}
