package devindex

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

const (
	// mostNote bounds the words of a decision, in characters.
	mostNote = 1000
	// finest is how many decimals a weight has.
	finest = 2
)

// The bounds of the least share of the data: less than half would be an index of the smaller part.
var leastOfAll, whole = decimal.NewFromInt(50), decimal.NewFromInt(100)

// Decision is a new version of a plan's weights, in place of the one that was looked at.
type Decision struct {
	Plan string
	// Over is the version that it is to follow.
	Over                int
	Domains, Indicators Shares
	Least               decimal.Decimal
	Note                string
}

// Decide adds a version; the city's committee office does, and the ones before stay.
func Decide(ctx context.Context, tx *db.Tx, d Decision) (Weights, error) {
	if err := access.Check(tx.Actor, access.SetIndexWeights, object(tx.Actor, d.Plan)); err != nil {
		return Weights{}, err
	}
	newest, err := version(ctx, tx, d.Plan, 0)
	if err != nil {
		return Weights{}, err
	}
	if newest.Version != d.Over {
		return Weights{}, fault.Stale(newest.Version)
	}
	indicators, err := gorm.G[plan.Indicator](tx.DB).Where("city_id = ? and plan = ? and not measure", tx.Actor.CityID, d.Plan).Order("number").Find(ctx)
	if err != nil {
		return Weights{}, fmt.Errorf("devindex: read indicators: %w", err)
	}
	if d.Note, err = fault.Needed(d.Note, mostNote, "field", "说明", "field@en", "The note"); err != nil {
		return Weights{}, err
	}
	if err := d.check(indicators); err != nil {
		return Weights{}, err
	}
	w := Weights{
		CityID: tx.Actor.CityID, Plan: d.Plan, Version: d.Over + 1, Domains: d.Domains, Indicators: d.Indicators, Least: d.Least,
		Note: d.Note, TenantID: tx.Actor.TenantID, SignedBy: tx.Actor.UserID, SignedAt: tx.Now,
	}
	// Of two who decide over the same version, the key lets one in; the other is run again and finds the first.
	if err := gorm.G[Weights](tx.DB).Create(ctx, &w); err != nil {
		return Weights{}, fmt.Errorf("devindex: add weights: %w", err)
	}
	audit.Record(tx, audit.Entry{
		Action: "index.weigh", Object: d.Plan + "/" + strconv.Itoa(w.Version), AreaPath: tx.Actor.AreaPath, Plans: []string{d.Plan},
		Detail: map[string]any{"domains": w.Domains, "indicators": w.Indicators, "least": w.Least, "note": w.Note},
	})
	return w, nil
}

// check refuses weights that say nothing, or not of all.
func (d Decision) check(indicators []plan.Indicator) error {
	members := map[string][]string{}
	var known []string
	for _, i := range indicators {
		members[i.Domain] = append(members[i.Domain], i.Code)
		known = append(known, i.Code)
	}
	if err := inRange(d.Least, leastOfAll, whole, "最低数据比例", "The least share of the data"); err != nil {
		return err
	}
	if err := d.Domains.check(func(code string) bool { return len(members[code]) > 0 }); err != nil {
		return err
	}
	if err := d.Indicators.check(func(code string) bool { return slices.Contains(known, code) }); err != nil {
		return err
	}
	sum := decimal.Decimal{}
	for code, codes := range members {
		share, said := d.Domains[code]
		if !said {
			return fault.Input(fault.ReasonRequired, code, code)
		}
		sum = sum.Add(share)
		if !slices.ContainsFunc(codes, d.counts) && share.IsPositive() {
			return fault.New(fault.InvalidInput, "reason", fault.ReasonWeightless, "domain", code)
		}
	}
	if !sum.Equal(whole) {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonWeightSum, "sum", sum.String())
	}
	return nil
}

func (d Decision) counts(indicator string) bool {
	share, said := d.Indicators[indicator]
	return !said || share.IsPositive()
}

func (s Shares) check(known func(string) bool) error {
	for code, share := range s {
		if !known(code) {
			return fault.Input(fault.ReasonUnknown, "权重", "The weight", "value", code)
		}
		if err := inRange(share, decimal.Decimal{}, whole, code, code); err != nil {
			return err
		}
	}
	return nil
}

func inRange(n, low, high decimal.Decimal, zh, en string) error {
	if n.LessThan(low) || n.GreaterThan(high) {
		return fault.Input(fault.ReasonRange, zh, en, "low", low.String(), "high", high.String())
	}
	if !n.Equal(n.Truncate(finest)) {
		return fault.Input(fault.ReasonMalformed, zh, en, "expected", "0.00")
	}
	return nil
}
