package round

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/tenant"
)

// The states of a round.
const (
	Open      = "open"
	Published = "published"
)

// Round is a plan's collection of one year.
type Round struct {
	CityID     string
	Plan       string
	Year       int
	State      string
	Due        time.Time
	OpenedBy   string
	OpenedAt   time.Time
	SnapshotID *string
}

// TableName is the table of rounds.
func (Round) TableName() string { return "round" }

// Obligation is one element of one area that a tenant owes in a round.
type Obligation struct {
	CityID   string
	ID       string
	Plan     string
	Year     int
	Element  string
	AreaCode string
	AreaPath string
	Line     string
	Support  db.TextArray
	TenantID string
	// Deadline is the one in force, FirstDeadline the one that it was before more time was granted; nil where none was.
	Deadline      time.Time
	FirstDeadline *time.Time
}

// TableName is the table of obligations.
func (Obligation) TableName() string { return "obligation" }

// Gap is an element and area that no tenant owns.
type Gap struct {
	Element plan.Element
	Area    tenant.Area
}

// Text says what is missing and what to do about it.
func (g Gap) Text(lang string) string {
	if lang == fault.English {
		return fmt.Sprintf("No tenant of %s has the line %s, which reports %s. Add the department or move the element to another line.", g.Area.LocalName(lang), g.Element.Line, g.Element.NameEN)
	}
	return fmt.Sprintf("%s没有负责条线 %s 的单位，“%s”无人填报。请增设该单位，或调整数据元的条线。", g.Area.Name, g.Element.Line, g.Element.Name)
}

// List reads a plan's rounds, newest year first.
func List(ctx context.Context, tx *db.Tx, planCode string) ([]Round, error) {
	var rows []Round
	err := tx.DB.WithContext(ctx).Raw(`select * from round where city_id = ? and plan = ? order by year desc`, tx.Actor.CityID, planCode).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("round: list: %w", err)
	}
	return rows, nil
}

// Years are the years for which there are rounds that the caller may read, by plan, the newest first.
func Years(ctx context.Context, tx *db.Tx) (map[string][]int, error) {
	var rows []Round
	err := tx.DB.WithContext(ctx).Raw(`select plan, year from round where city_id = ? order by plan, year desc`, tx.Actor.CityID).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("round: years: %w", err)
	}
	out := map[string][]int{}
	for _, r := range rows {
		out[r.Plan] = append(out[r.Plan], r.Year)
	}
	return out, nil
}

// Get reads one round; one that does not exist and one of another city answer alike.
func Get(ctx context.Context, tx *db.Tx, planCode string, year int) (Round, error) {
	var rows []Round
	err := tx.DB.WithContext(ctx).Raw(`select * from round where city_id = ? and plan = ? and year = ?`, tx.Actor.CityID, planCode, year).Scan(&rows).Error
	if err != nil {
		return Round{}, fmt.Errorf("round: get: %w", err)
	}
	if len(rows) == 0 {
		return Round{}, fault.New(fault.NotFound, "plan", planCode, "year", strconv.Itoa(year))
	}
	return rows[0], nil
}

// EndsAt is the last moment of the day on which the round falls due.
func (r Round) EndsAt() time.Time { return EndOf(r.Due) }

// EndOf is the last second of a due day, as it runs in China.
func EndOf(due time.Time) time.Time {
	return time.Date(due.Year(), due.Month(), due.Day(), 23, 59, 59, 0, period.China)
}

// OfRound reads all that is owed in a round in the caller's scope, by element and area.
func OfRound(ctx context.Context, tx *db.Tx, planCode string, year int) ([]Obligation, error) {
	var rows []Obligation
	err := tx.DB.WithContext(ctx).Raw(`select * from obligation where city_id = ? and plan = ? and year = ? order by element, area_code`,
		tx.Actor.CityID, planCode, year).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("round: read what is owed: %w", err)
	}
	return rows, nil
}

// OwedAt reads who owes an element of an area in a year, in whichever plans: the defining plan's obligation first.
func OwedAt(ctx context.Context, tx *db.Tx, element, area string, year int) ([]Obligation, error) {
	var rows []Obligation
	err := tx.DB.WithContext(ctx).Raw(`select o.* from obligation o join element e on e.city_id = o.city_id and e.code = o.element
		where o.city_id = ? and o.element = ? and o.area_code = ? and o.year = ? order by array_position(e.plans, o.plan), o.plan`,
		tx.Actor.CityID, element, area, year).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("round: read who owes %s of %s: %w", element, area, err)
	}
	return rows, nil
}
