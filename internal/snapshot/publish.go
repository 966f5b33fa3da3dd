package snapshot

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/google/uuid"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/live"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/tenant"
)

// Snapshot is one frozen edition of a round.
type Snapshot struct {
	ID          string
	Plan        string
	Year        int
	Edition     int
	PublishedBy string
	PublishedAt time.Time
}

// Publish freezes the round's approved figures and values as a new edition. What is not approved yet is not in it; its
// values are frozen as provisional.
func Publish(ctx context.Context, tx *db.Tx, planCode string, year int) (*Snapshot, error) {
	if err := access.Check(tx.Actor, access.PublishRound, access.Object{City: tx.Actor.CityID, Plans: []string{planCode}}); err != nil {
		return nil, err
	}
	if _, err := plan.GetCollected(ctx, tx, planCode); err != nil {
		return nil, err
	}
	s := Snapshot{ID: uuid.Must(uuid.NewV7()).String(), Plan: planCode, Year: year, PublishedBy: tx.Actor.UserID, PublishedAt: tx.Now}
	if err := s.number(ctx, tx); err != nil {
		return nil, err
	}
	if err := tx.As(access.Snapshot(tx.Actor.CityID), func() error { return s.freeze(ctx, tx) }); err != nil {
		return nil, err
	}
	published := tx.DB.WithContext(ctx).Exec(`update round set state = ?, snapshot_id = ?::uuid where city_id = ? and plan = ? and year = ?`,
		round.Published, s.ID, tx.Actor.CityID, planCode, year)
	if published.Error != nil || published.RowsAffected != 1 {
		return nil, fmt.Errorf("snapshot: mark the round published (%d rows): %w", published.RowsAffected, published.Error)
	}
	live.Tell(tx, live.Event{Act: live.Published, Plans: []string{planCode}, Year: year})
	audit.Record(tx, audit.Entry{
		Action: "publish_round", Object: planCode + "/" + strconv.Itoa(year), Plans: []string{planCode},
		Detail: map[string]any{"snapshot": s.ID, "edition": s.Edition},
	})
	return &s, tell(ctx, tx, s)
}

// number gives the edition and writes the head; the round's row is locked, so two publishers make two editions.
func (s *Snapshot) number(ctx context.Context, tx *db.Tx) error {
	var states []string
	err := tx.DB.WithContext(ctx).Raw(`select state from round where city_id = ? and plan = ? and year = ? for update`, tx.Actor.CityID, s.Plan, s.Year).Scan(&states).Error
	if err != nil {
		return fmt.Errorf("snapshot: lock the round: %w", err)
	}
	if len(states) == 0 {
		return fault.New(fault.NotFound, "plan", s.Plan, "year", strconv.Itoa(s.Year))
	}
	err = tx.DB.WithContext(ctx).Raw(`insert into snapshot (city_id, id, plan, year, edition, published_by, published_at)
		select ?, ?::uuid, ?, ?, coalesce(max(edition), 0) + 1, ?::uuid, ? from snapshot where city_id = ? and plan = ? and year = ? returning edition`,
		tx.Actor.CityID, s.ID, s.Plan, s.Year, s.PublishedBy, s.PublishedAt, tx.Actor.CityID, s.Plan, s.Year).Scan(&s.Edition).Error
	if err != nil {
		return fmt.Errorf("snapshot: write the head: %w", err)
	}
	return nil
}

// withheldFigures are the approved figures of a plan, of the year and of those before that running totals add up, whose
// department did not consent to publication.
const withheldFigures = `with withheld as (
	select f.id, f.element, f.area_code, f.year, f.category from figure f join sign_off s on s.city_id = f.city_id and s.figure_id = f.id
		and s.revision = f.approved_revision and s.stage = 'department_review' and s.consent = false
	where f.city_id = @city and f.year <= @year and @plan = any (f.plans)
) `

const freezeFigures = withheldFigures + `insert into snapshot_figure (city_id, snapshot_id, figure_id, element, area_code, area_path, line, support, plans, year, category, revision, value, emptiness)
	select f.city_id, cast(@id as uuid), f.id, f.element, f.area_code, f.area_path, f.line, f.support, f.plans, f.year, f.category, r.revision,
		case when w.id is null then r.value end, case when w.id is null then r.emptiness else 'withheld' end
	from figure f join figure_revision r on r.city_id = f.city_id and r.figure_id = f.id and r.revision = f.approved_revision
	left join withheld w on w.id = f.id
	where f.city_id = @city and @plan = any (f.plans)
		and (f.year = @year or f.year < @year and f.element in (select i.count from indicator i where i.city_id = @city and i.plan = @plan and i.cumulative_from is not null))`

const freezeCells = `insert into snapshot_cell (city_id, snapshot_id, indicator, area_code, value, numerator, denominator, display, emptiness, reported, expected, missing, provisional, verdict, reason, share, distance, judgement)
	select c.city_id, cast(@id as uuid), c.indicator, c.area_code, c.value, c.numerator, c.denominator, c.display, c.emptiness, c.reported, c.expected, c.missing, c.provisional, c.verdict, c.reason, c.share, c.distance, ` + rollup.JudgementOf + `
	from rollup_cell c where c.city_id = @city and c.plan = @plan and c.year = @year and c.basis = 'APPROVED'
		and (c.indicator || '@' || c.area_code) <> all (@otherwise)`

// frozenCell is a value that is published otherwise than it stands, for want of consent.
type frozenCell struct {
	CityID        string
	SnapshotID    string
	Indicator     string
	AreaCode      string
	Category      string
	rollup.Result `gorm:"embedded"`
}

func (frozenCell) TableName() string { return "snapshot_cell" }

func (s *Snapshot) freeze(ctx context.Context, tx *db.Tx) error {
	g := tx.DB.WithContext(ctx)
	p := map[string]any{"city": tx.Actor.CityID, "id": s.ID, "plan": s.Plan, "year": s.Year}
	if err := rollup.Hold(ctx, tx, s.Plan, s.Year); err != nil {
		return err
	}
	if err := g.Exec(freezeFigures, p).Error; err != nil {
		return fmt.Errorf("snapshot: freeze figures: %w", err)
	}
	var withheld []rollup.Withheld
	if err := g.Raw(withheldFigures+`select element, area_code, year from withheld where category = 'total'`, p).Scan(&withheld).Error; err != nil {
		return fmt.Errorf("snapshot: read what is withheld: %w", err)
	}
	cells, err := rollup.Withhold(ctx, tx, s.Plan, s.Year, withheld)
	if err != nil {
		return err
	}
	otherwise := db.TextArray{}
	frozen := make([]frozenCell, len(cells))
	for i, c := range cells {
		otherwise = append(otherwise, c.Indicator+"@"+c.AreaCode)
		frozen[i] = frozenCell{CityID: c.CityID, SnapshotID: s.ID, Indicator: c.Indicator, AreaCode: c.AreaCode, Category: plan.Total, Result: c.Result}
	}
	p["otherwise"] = otherwise
	if err := g.Exec(freezeCells, p).Error; err != nil {
		return fmt.Errorf("snapshot: freeze values: %w", err)
	}
	parts, err := rollup.Details(ctx, tx, s.Plan, s.ID, s.Year)
	if err != nil {
		return err
	}
	for _, c := range parts {
		frozen = append(frozen, frozenCell{CityID: tx.Actor.CityID, SnapshotID: s.ID, Indicator: c.Indicator, AreaCode: c.AreaCode, Category: c.Category, Result: c.Result})
	}
	if len(frozen) > 0 {
		if err := g.CreateInBatches(&frozen, 1000).Error; err != nil {
			return fmt.Errorf("snapshot: freeze values that stand nowhere else: %w", err)
		}
	}
	if err := conceal(ctx, tx, s.Plan, []string{s.ID}); err != nil {
		return err
	}
	return rollup.Raise(ctx, tx, s.Plan)
}

// tell puts a notice into every tenant's inbox: published values are readable by all of the city.
func tell(ctx context.Context, tx *db.Tx, s Snapshot) error {
	all, err := tenant.Tenants(ctx, tx)
	if err != nil {
		return err
	}
	notices := make([]notice.New, len(all))
	for i, t := range all {
		notices[i] = notice.New{TenantID: t.ID, Kind: notice.RoundPublished, Plan: s.Plan, Year: s.Year, Dedupe: notice.RoundPublished + "/" + s.ID}
	}
	return notice.Send(tx, notices...)
}
