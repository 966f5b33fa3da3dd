package rollup

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// mostBasis bounds the words that say how a bridge was found, in characters.
const mostBasis = 1000

// Bridge leads over a change of an indicator's definition: a value of the earlier definition times Factor plus Shift is the value
// of the new one. It is found from a year, or a sample, that was counted by both.
type Bridge struct {
	CityID    string `gorm:"column:city_id"`
	Plan      string `gorm:"column:plan"`
	Indicator string `gorm:"column:indicator"`
	// Year is the first data year of the new definition.
	Year     int `gorm:"column:year"`
	Revision int `gorm:"column:revision"`
	// Factor and Shift are none in the revision that takes the bridge back.
	Factor     decimal.NullDecimal `gorm:"column:factor"`
	Shift      decimal.NullDecimal `gorm:"column:shift"`
	Basis      string              `gorm:"column:basis"`
	RecordedBy string              `gorm:"column:recorded_by"`
	RecordedAt time.Time           `gorm:"column:recorded_at"`
}

// TableName is the table of bridges.
func (Bridge) TableName() string { return "bridge" }

// back is a value of the new definition by the earlier one. A factor is positive, so there always is one.
func (b Bridge) back(value quantity.Exact) quantity.Exact {
	earlier, _ := value.Sub(quantity.FromDecimal(b.Shift.Decimal)).Quo(quantity.FromDecimal(b.Factor.Decimal))
	return earlier
}

type crossed struct {
	plan, indicator string
	year            int
}

// newestBridges are the revisions that count.
const newestBridges = `select distinct on (plan, indicator, year) * from bridge where city_id = ? and plan = any (?) order by plan, indicator, year, revision desc`

func readBridges(ctx context.Context, tx *db.Tx, plans db.TextArray) (map[crossed]Bridge, error) {
	var rows []Bridge
	if err := tx.DB.WithContext(ctx).Raw(newestBridges, tx.Actor.CityID, plans).Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("rollup: read bridges: %w", err)
	}
	out := map[crossed]Bridge{}
	for _, b := range rows {
		if b.Factor.Valid {
			out[crossed{b.Plan, b.Indicator, b.Year}] = b
		}
	}
	return out, nil
}

// Span is what statistics records of a change: how values become values of the new definition, or with no Factor that the
// bridge is taken back.
type Span struct {
	Plan, Indicator string
	Year            int
	Factor, Shift   *decimal.Decimal
	Basis           string
	// Over is the revision that was looked at, 0 where there is none.
	Over int
}

// RecordBridge adds a revision of a bridge, and has all verdicts that it bears on judged anew. The city's statistics does.
func RecordBridge(ctx context.Context, tx *db.Tx, s Span) (Bridge, error) {
	indicator, err := s.indicator(ctx, tx)
	if err != nil {
		return Bridge{}, err
	}
	b, err := s.revision(ctx, tx)
	if err != nil {
		return Bridge{}, err
	}
	if err := tx.DB.WithContext(ctx).Create(&b).Error; err != nil {
		return Bridge{}, fmt.Errorf("rollup: store a bridge: %w", err)
	}
	audit.Record(tx, audit.Entry{
		Action: "bridge.record", Object: s.Plan + "/" + s.Indicator + "/" + strconv.Itoa(s.Year), AreaPath: tx.Actor.AreaPath,
		Line: indicator.Lead, Support: indicator.Support, Plans: []string{s.Plan},
		Detail: map[string]any{"factor": b.Factor, "shift": b.Shift, "basis": b.Basis, "revision": b.Revision},
	})
	if _, err := Recompute(ctx, tx, s.Plan); err != nil {
		return Bridge{}, err
	}
	// The break says something else now, whether or not a verdict does.
	return b, tx.As(access.Rollup(tx.Actor.CityID), func() error { return Raise(ctx, tx, s.Plan) })
}

// indicator finds what the bridge is for, and refuses one where nothing has to be bridged.
func (s Span) indicator(ctx context.Context, tx *db.Tx) (plan.Indicator, error) {
	d, err := defineAll(ctx, tx, s.Plan)
	if err != nil {
		return plan.Indicator{}, err
	}
	at := slices.IndexFunc(d.indicators, func(i plan.Indicator) bool { return i.Code == s.Indicator })
	if at < 0 {
		return plan.Indicator{}, fault.New(fault.NotFound, "indicator", s.Indicator)
	}
	i := d.indicators[at]
	// It holds for the whole city, whoever is asked: the object has no area.
	if err := access.Check(tx.Actor, access.RecordBridge, access.Object{City: i.CityID, Line: i.Lead, Plans: []string{i.Plan}}); err != nil {
		return i, err
	}
	needed := func(b Break) bool { return b.Year == s.Year && !b.Comparable() }
	if !slices.ContainsFunc(d.breaks(i, areaNode{}), needed) {
		return i, fault.New(fault.WrongState, "reason", fault.ReasonNoBreak, "year", strconv.Itoa(s.Year))
	}
	return i, nil
}

func (s Span) revision(ctx context.Context, tx *db.Tx) (Bridge, error) {
	b := Bridge{CityID: tx.Actor.CityID, Plan: s.Plan, Indicator: s.Indicator, Year: s.Year, RecordedBy: tx.Actor.UserID, RecordedAt: tx.Now}
	var before []Bridge
	err := tx.DB.WithContext(ctx).Raw(`select * from bridge where city_id = ? and plan = ? and indicator = ? and year = ? order by revision desc limit 1`,
		b.CityID, b.Plan, b.Indicator, b.Year).Scan(&before).Error
	if err != nil {
		return b, fmt.Errorf("rollup: read the bridge before: %w", err)
	}
	newest, stands := 0, false
	if len(before) > 0 {
		newest, stands = before[0].Revision, before[0].Factor.Valid
	}
	switch {
	case newest != s.Over:
		return b, fault.Stale(newest)
	case s.Factor == nil && !stands:
		return b, fault.New(fault.NotFound)
	case s.Factor != nil && !s.Factor.IsPositive():
		return b, fault.Input(fault.ReasonMalformed, "系数", "The factor", "expected", "> 0")
	}
	b.Revision = newest + 1
	if s.Factor != nil {
		b.Factor, b.Shift = decimal.NewNullDecimal(*s.Factor), decimal.NewNullDecimal(decimal.Zero)
		if s.Shift != nil {
			b.Shift.Decimal = *s.Shift
		}
	}
	b.Basis, err = fault.Needed(s.Basis, mostBasis, "field", "测算依据", "field@en", "How it was found")
	return b, err
}

// Breaks lists the breaks in the series of a plan's indicators at an area, by indicator and year.
func Breaks(ctx context.Context, tx *db.Tx, planCode, area string) ([]Break, error) {
	t, err := axes(ctx, tx, Query{Plan: planCode, Area: area, Years: []int{0}, Measures: true})
	if err != nil {
		return nil, err
	}
	d, err := defineAll(ctx, tx, planCode)
	if err != nil {
		return nil, err
	}
	var out []Break
	for _, i := range t.Indicators {
		for _, b := range d.breaks(i, nodeOf(t.Areas[0])) {
			if b.Year > t.Plan.BaselineYear && b.Year <= t.Plan.TargetYear {
				out = append(out, b)
			}
		}
	}
	return out, nil
}
