package snapshot

import (
	"context"
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
)

// ByIDs reads the heads of snapshots.
func ByIDs(ctx context.Context, tx *db.Tx, ids []string) (map[string]Snapshot, error) {
	var rows []Snapshot
	err := tx.DB.WithContext(ctx).Raw(`select id, plan, year, edition, published_by, published_at from snapshot where city_id = ? and id = any (?::uuid[])`,
		tx.Actor.CityID, db.TextArray(ids)).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("snapshot: read: %w", err)
	}
	out := make(map[string]Snapshot, len(rows))
	for _, s := range rows {
		out[s.ID] = s
	}
	return out, nil
}

// Years are a plan's published years, the earliest first, with the time of the newest edition.
func Years(ctx context.Context, tx *db.Tx, planCode string) ([]int, *time.Time, error) {
	var rows []Snapshot
	err := tx.DB.WithContext(ctx).Raw(`select s.* from round r join snapshot s on s.city_id = r.city_id and s.id = r.snapshot_id
		where r.city_id = ? and r.plan = ? order by r.year`, tx.Actor.CityID, planCode).Scan(&rows).Error
	if err != nil {
		return nil, nil, fmt.Errorf("snapshot: read published years: %w", err)
	}
	years := make([]int, len(rows))
	var newest *time.Time
	for i, s := range rows {
		years[i] = s.Year
		if newest == nil || s.PublishedAt.After(*newest) {
			newest = &rows[i].PublishedAt
		}
	}
	return years, newest, nil
}

// PublishedPlan is a plan of which everybody may see something.
type PublishedPlan struct {
	CityID, City, CityEN string
	Plan, Title, TitleEN string
}

// PublishedPlans lists the plans of all cities that have a snapshot, statistical schemes left out, by city, for the machine actor "front".
func PublishedPlans(ctx context.Context, tx *db.Tx) ([]PublishedPlan, error) {
	var rows []PublishedPlan
	err := tx.DB.WithContext(ctx).Raw(`select c.city_id, c.name as city, c.name_en as city_en, p.plan, p.title, p.title_en
		from city c join plan p on p.city_id = c.city_id
		where not p.scheme and exists (select from snapshot s where s.city_id = p.city_id and s.plan = p.plan) order by c.city_id, p.plan`).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("snapshot: read published plans: %w", err)
	}
	return rows, nil
}

// Erratum is a figure whose approved value is not the published one any more.
type Erratum struct {
	FigureID           string
	Element            string
	AreaCode           string
	Published          decimal.NullDecimal
	PublishedEmptiness *string
	Approved           decimal.NullDecimal
	ApprovedEmptiness  *string
	Reason             *string
	At                 *time.Time
}

// Errata lists what was corrected since the newest edition, in the caller's scope. What is withheld there is no erratum.
func Errata(ctx context.Context, tx *db.Tx, planCode string, year int) ([]Erratum, error) {
	if _, err := round.Get(ctx, tx, planCode, year); err != nil {
		return nil, err
	}
	var rows []Erratum
	err := tx.DB.WithContext(ctx).Raw(`select f.id as figure_id, f.element, f.area_code, s.value as published, s.emptiness as published_emptiness,
			v.value as approved, v.emptiness as approved_emptiness, v.correction_reason as reason, f.approved_at as at
		from round r join snapshot_figure s on s.city_id = r.city_id and s.snapshot_id = r.snapshot_id and s.year = r.year
		join figure f on f.city_id = s.city_id and f.id = s.figure_id
		join figure_revision v on v.city_id = f.city_id and v.figure_id = f.id and v.revision = f.approved_revision
		where r.city_id = ? and r.plan = ? and r.year = ? and f.approved_revision > s.revision
			and (v.value, v.emptiness) is distinct from (s.value, s.emptiness) and s.emptiness is distinct from 'withheld'
		order by f.element, f.area_code`, tx.Actor.CityID, planCode, year).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("snapshot: read errata: %w", err)
	}
	return rows, nil
}

// Values are the values of a year's figures as its newest edition froze them; none before it is published.
func Values(ctx context.Context, tx *db.Tx, planCode string, year int) (map[figure.Key]decimal.Decimal, error) {
	var rows []struct {
		figure.Key `gorm:"embedded"`
		Value      decimal.Decimal
	}
	err := tx.DB.WithContext(ctx).Raw(`select s.element, s.area_code, s.year, s.category, s.value from round r
		join snapshot_figure s on s.city_id = r.city_id and s.snapshot_id = r.snapshot_id and s.year = r.year
		where r.city_id = ? and r.plan = ? and r.year = ? and s.value is not null`, tx.Actor.CityID, planCode, year).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("snapshot: read published values: %w", err)
	}
	out := make(map[figure.Key]decimal.Decimal, len(rows))
	for _, r := range rows {
		out[r.Key] = r.Value
	}
	return out, nil
}
