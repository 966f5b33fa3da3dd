package devindex

import (
	"context"
	"database/sql/driver"
	"fmt"
	"time"

	"github.com/shopspring/decimal"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/composite"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// Undecided is the version that every plan has: all domains alike, until the office decides.
const Undecided = 1

// usualLeast is the share of the data in per cent below which there is no index, until the office decides otherwise.
var usualLeast = decimal.NewFromInt(70)

// Shares are weights by code.
type Shares map[string]decimal.Decimal

// Value writes the shares as JSON, none as an empty object.
func (s Shares) Value() (driver.Value, error) {
	if s == nil {
		s = Shares{}
	}
	return db.JSONValue(map[string]decimal.Decimal(s))
}

// Scan reads the shares from JSON.
func (s *Shares) Scan(src any) error { return db.ScanJSON(src, s) }

func (s Shares) exact() map[string]quantity.Exact {
	out := make(map[string]quantity.Exact, len(s))
	for code, share := range s {
		out[code] = quantity.FromDecimal(share)
	}
	return out
}

// Weights are one version of what a plan's index weighs. Domains hold per cent that make 100; an indicator that is not in
// Indicators counts 1 within its domain. Those of the undecided version are empty.
type Weights struct {
	CityID     string `gorm:"column:city_id"`
	Plan       string `gorm:"column:plan"`
	Version    int    `gorm:"column:version"`
	Domains    Shares `gorm:"column:domains;type:jsonb"`
	Indicators Shares `gorm:"column:indicators;type:jsonb"`
	// Least is the share of the data in per cent below which there is no index.
	Least    decimal.Decimal `gorm:"column:least"`
	Note     string          `gorm:"column:note"`
	TenantID string          `gorm:"column:tenant_id"`
	SignedBy string          `gorm:"column:signed_by"`
	SignedAt time.Time       `gorm:"column:signed_at"`
}

// TableName is the table of weights.
func (Weights) TableName() string { return "index_weights" }

func (w Weights) rule() composite.Weights {
	return composite.Weights{Domains: w.Domains.exact(), Within: w.Indicators.exact()}
}

// MayWeigh tells whether the actor may add a version for the plan.
func MayWeigh(a access.Actor, code string) bool {
	return access.Check(a, access.SetIndexWeights, object(a, code)) == nil
}

func object(a access.Actor, code string) access.Object {
	return access.Object{City: a.CityID, AreaPath: a.CityID + "/", Plans: []string{code}}
}

// Versions reads all versions of a plan's weights, the newest first.
func Versions(ctx context.Context, tx *db.Tx, code string) ([]Weights, error) {
	if err := access.Check(tx.Actor, access.ReadPlan, access.Object{City: tx.Actor.CityID, Plans: []string{code}}); err != nil {
		return nil, err
	}
	if _, err := plan.Get(ctx, tx, code); err != nil {
		return nil, err
	}
	rows, err := gorm.G[Weights](tx.DB).Where("city_id = ? and plan = ?", tx.Actor.CityID, code).Order("version desc").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("devindex: read weights: %w", err)
	}
	return append(rows, Weights{
		CityID: tx.Actor.CityID, Plan: code, Version: Undecided, Domains: Shares{}, Indicators: Shares{}, Least: usualLeast,
	}), nil
}

// version finds one of the versions; 0 is the newest.
func version(ctx context.Context, tx *db.Tx, code string, wanted int) (Weights, error) {
	all, err := Versions(ctx, tx, code)
	if err != nil {
		return Weights{}, err
	}
	for _, w := range all {
		if wanted == 0 || w.Version == wanted {
			return w, nil
		}
	}
	return Weights{}, fault.New(fault.NotFound, "version", fmt.Sprint(wanted))
}
