package round

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
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/tenant"
)

// Opening is what opening a round came to: the round with the number of its obligations, or the gaps that keep it shut.
type Opening struct {
	Round       *Round
	Obligations int
	Gaps        []Gap
}

// Terms are what the office sets when it opens a round: the day on which sheets fall due, and for some lines another one.
type Terms struct {
	Plan   string
	Year   int
	Due    time.Time
	ByLine map[string]time.Time
}

func (t Terms) deadline(line string) time.Time {
	if due, ok := t.ByLine[line]; ok {
		return EndOf(due)
	}
	return EndOf(t.Due)
}

// OpenRound computes who owes what for a plan's year and opens the collection.
func OpenRound(ctx context.Context, tx *db.Tx, t Terms) (Opening, error) {
	planCode, year, due := t.Plan, t.Year, t.Due
	if err := access.Check(tx.Actor, access.OpenRound, access.Object{City: tx.Actor.CityID, Plans: []string{planCode}}); err != nil {
		return Opening{}, err
	}
	p, err := plan.GetCollected(ctx, tx, planCode)
	if err != nil {
		return Opening{}, err
	}
	if year < p.BaselineYear || year > p.TargetYear {
		return Opening{}, fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", "year", "value", strconv.Itoa(year))
	}
	owed, gaps, err := obligations(ctx, tx, p, t)
	if err != nil || len(gaps) > 0 {
		return Opening{Gaps: gaps}, err
	}
	r := Round{CityID: tx.Actor.CityID, Plan: planCode, Year: year, State: Open, Due: due, OpenedBy: tx.Actor.UserID, OpenedAt: tx.Now}
	made := tx.DB.WithContext(ctx).Exec(`insert into round (city_id, plan, year, state, due, opened_by, opened_at) values (?, ?, ?, ?, ?::date, ?, ?) on conflict do nothing`,
		r.CityID, r.Plan, r.Year, r.State, due.Format(time.DateOnly), r.OpenedBy, r.OpenedAt)
	if made.Error != nil {
		return Opening{}, fmt.Errorf("round: open: %w", made.Error)
	}
	if made.RowsAffected == 0 {
		return Opening{}, fault.New(fault.WrongState, "reason", fault.ReasonRoundOpen, "year", strconv.Itoa(year))
	}
	if err := regime.KeepChain(ctx, tx, year); err != nil {
		return Opening{}, err
	}
	if err := tx.DB.WithContext(ctx).CreateInBatches(&owed, 1000).Error; err != nil {
		return Opening{}, fmt.Errorf("round: write obligations: %w", err)
	}
	if err := tell(tx, r, owed, ""); err != nil {
		return Opening{}, err
	}
	live.Tell(tx, live.Event{Act: live.Opened, Plans: []string{planCode}, Year: year})
	audit.Record(tx, audit.Entry{
		Action: "open_round", Object: planCode + "/" + strconv.Itoa(year),
		Detail:   map[string]any{"due": due.Format(time.DateOnly), "obligations": len(owed)},
		AreaPath: tx.Actor.AreaPath, Plans: []string{planCode},
	})
	return Opening{Round: &r, Obligations: len(owed)}, nil
}

// obligations are the plan's elements times the areas that report them, each with the tenant that has the line there. The
// city's own institutions are reported by the city's departments.
func obligations(ctx context.Context, tx *db.Tx, p plan.Plan, t Terms) ([]Obligation, []Gap, error) {
	elements, err := plan.ElementsOf(ctx, tx, p.Code)
	if err != nil {
		return nil, nil, err
	}
	areas, err := tenant.Areas(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	owners, err := tenant.Owners(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	r, err := regime.Of(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	var owed []Obligation
	var gaps []Gap
	for _, e := range elements {
		if !r.Periods.Of(e.In(t.Year).PeriodBasis).DueIn(t.Year) {
			continue
		}
		for _, a := range areas {
			if !e.AskedAt(a, t.Year) {
				continue
			}
			at := a.Code
			if a.Level == tenant.LevelMunicipal {
				at = *a.Parent
			}
			owner, ok := owners[tenant.OwnerKey{Area: at, Line: e.Line}]
			if !ok {
				gaps = append(gaps, Gap{Element: e, Area: a})
				continue
			}
			owed = append(owed, Obligation{
				CityID: p.CityID, ID: uuid.Must(uuid.NewV7()).String(), Plan: p.Code, Year: t.Year, Element: e.Code, AreaCode: a.Code,
				AreaPath: a.Path, Line: e.Line, Support: e.Support, TenantID: owner.ID, Deadline: t.deadline(e.Line),
			})
		}
	}
	return owed, gaps, nil
}

// tell puts a notice into the box of every tenant that owes something; again tells one that comes later apart from the first.
func tell(tx *db.Tx, r Round, owed []Obligation, again string) error {
	dedupe := notice.RoundOpened + "/" + r.Plan + "/" + strconv.Itoa(r.Year) + again
	count := map[string]int{}
	for _, o := range owed {
		count[o.TenantID]++
	}
	notices := make([]notice.New, 0, len(count))
	for id, n := range count {
		notices = append(notices, notice.New{
			TenantID: id, Kind: notice.RoundOpened, Plan: r.Plan, Year: r.Year, Dedupe: dedupe,
			Params: map[string]string{"count": strconv.Itoa(n), "deadline": r.Due.Format(time.DateOnly)},
		})
	}
	return notice.Send(tx, notices...)
}
