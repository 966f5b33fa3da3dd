package evaluation

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/devindex"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/progress"
	"github.com/liangce/liangce/internal/result"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/tenant"
)

// Work counts the yearly reports of lead departments on a domain's tasks, or on its projects, as the offices rated them.
type Work struct {
	Domain     string `json:"domain,omitempty"`
	Kind       string `json:"kind"`
	Owed       int    `json:"owed"`
	Done       int    `json:"done"`
	UnderWay   int    `json:"under_way"`
	Delayed    int    `json:"delayed"`
	NotStarted int    `json:"not_started"`
}

// Unrated are those that no office has rated: submitted, returned, or never reported.
func (w Work) Unrated() int { return w.Owed - w.Done - w.UnderWay - w.Delayed - w.NotStarted }

// Create makes an evaluation of the actor's area on the newest edition of a published year, and freezes what its units and their
// work have come to.
func Create(ctx context.Context, tx *db.Tx, code string, kind Kind, year int) (Evaluation, error) {
	e := Evaluation{
		CityID: tx.Actor.CityID, Plan: code, Kind: kind, Year: year, AreaCode: tx.Actor.AreaCode, AreaPath: tx.Actor.AreaPath,
		TenantID: tx.Actor.TenantID, State: Draft, Revision: 1, Steps: []Step{{State: Draft, By: tx.Actor.UserID, At: tx.Now}},
	}
	if err := access.Check(tx.Actor, access.RunEvaluation, e.Object()); err != nil {
		return Evaluation{}, err
	}
	p, err := plan.Get(ctx, tx, code)
	if err != nil {
		return Evaluation{}, err
	}
	if err := kind.fits(p, year); err != nil {
		return Evaluation{}, err
	}
	if e.SnapshotID, err = edition(ctx, tx, code, year); err != nil {
		return Evaluation{}, err
	}
	if err := e.pin(ctx, tx); err != nil {
		return Evaluation{}, err
	}
	board, err := progress.ReadBoard(ctx, tx, code, year)
	if err != nil {
		return Evaluation{}, err
	}
	e.Work = countWork(board)
	if err := e.add(ctx, tx); err != nil {
		return Evaluation{}, err
	}
	e.record(tx, "create_evaluation", map[string]any{"snapshot": e.SnapshotID})
	return e, e.ask(ctx, tx)
}

// fits refuses a year that no evaluation of the kind is of.
func (k Kind) fits(p plan.Plan, year int) error {
	low, high := p.BaselineYear+1, p.TargetYear
	switch k {
	case Annual:
	case Midterm:
		high--
	case Final:
		low = high
	default:
		return fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", "评估类型", "field@en", "kind", "value", string(k))
	}
	if year < low || year > high {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonYearOfKind, "low", strconv.Itoa(low), "high", strconv.Itoa(high))
	}
	return nil
}

func edition(ctx context.Context, tx *db.Tx, code string, year int) (string, error) {
	r, err := round.Get(ctx, tx, code, year)
	if fault.Has(err, fault.NotFound) || err == nil && r.SnapshotID == nil {
		return "", fault.New(fault.WrongState, "reason", fault.ReasonNotPublished, "year", strconv.Itoa(year))
	}
	if err != nil {
		return "", err
	}
	return *r.SnapshotID, nil
}

// pin keeps what else the evaluation's documents say as it is now: the years before, and what the index weighs.
func (e *Evaluation) pin(ctx context.Context, tx *db.Tx) error {
	rounds, err := round.List(ctx, tx, e.Plan)
	if err != nil {
		return err
	}
	e.Earlier = db.TextArray{}
	for _, r := range rounds {
		if r.Year < e.Year && r.SnapshotID != nil {
			e.Earlier = append(e.Earlier, *r.SnapshotID)
		}
	}
	weights, err := devindex.Versions(ctx, tx, e.Plan)
	if err != nil {
		return err
	}
	e.IndexVersion = weights[0].Version
	return nil
}

func countWork(b *progress.Board) []Work {
	var out []Work
	at := map[Work]int{}
	for _, row := range b.Rows {
		key := Work{Domain: row.Item.Domain, Kind: row.Item.Kind}
		n, known := at[key]
		if !known {
			n = len(out)
			at[key], out = n, append(out, key)
		}
		for _, h := range row.Heads {
			if h.Report.Role == progress.Lead {
				out[n].count(h.Report)
			}
		}
	}
	return out
}

func (w *Work) count(r progress.Report) {
	w.Owed++
	if r.State != progress.Accepted || r.Rating == nil {
		return
	}
	switch *r.Rating {
	case progress.Done:
		w.Done++
	case progress.UnderWay:
		w.UnderWay++
	case progress.Delayed:
		w.Delayed++
	case progress.NotStarted:
		w.NotStarted++
	}
}

func (e *Evaluation) add(ctx context.Context, tx *db.Tx) error {
	there, err := find(ctx, tx, `plan = ? and kind = ? and year = ? and area_code = ?`, e.Plan, e.Kind, e.Year, e.AreaCode)
	if err != nil {
		return err
	}
	exists := fault.New(fault.WrongState, "reason", fault.ReasonEvaluationExists)
	if len(there) > 0 {
		return exists
	}
	id, err := uuid.NewV7()
	if err != nil {
		return wrap(err, "name an evaluation")
	}
	e.ID, e.Asked, e.Panel = id.String(), db.TextArray{}, db.TextArray{}
	err = gorm.G[Evaluation](tx.DB).Create(ctx, e)
	if db.Violates(err, "evaluation_city_id_plan_kind_year_area_code_key") { // a colleague was faster
		return exists
	}
	return wrap(err, "make an evaluation")
}

// ask lays out a self-evaluation for each tenant that is to give one: those of the evaluation's own area but its office, and the
// offices of the areas beneath. An office stands for its area, so its results are those of all the area's units.
func (e Evaluation) ask(ctx context.Context, tx *db.Tx) error {
	table, err := Frozen(ctx, tx, e)
	if err != nil {
		return err
	}
	units, err := result.UnitsBy(ctx, tx, table)
	if err != nil {
		return err
	}
	attained := table.Attain(e.AreaCode)
	for _, u := range units {
		counts := u.Counts
		switch {
		case u.Tenant.ID == e.TenantID:
			continue
		case u.Tenant.AreaCode == e.AreaCode:
		case u.Tenant.Kind == tenant.Office:
			counts = together(units, u.Tenant)
			for _, a := range attained.Areas {
				if a.Group == u.Tenant.AreaCode {
					counts.Indicators = result.Indicators{Led: a.Total, Judgeable: a.Judgeable, Met: a.Met}
				}
			}
		default:
			continue
		}
		if err := e.askOne(ctx, tx, u.Tenant, counts); err != nil {
			return err
		}
	}
	return nil
}

func (e Evaluation) askOne(ctx context.Context, tx *db.Tx, t tenant.Tenant, c result.Counts) error {
	text, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("evaluation: write results: %w", err)
	}
	err = tx.DB.WithContext(ctx).Exec(`insert into self_evaluation (city_id, evaluation, tenant_id, owner, plan, area_path, state, revision, results)
		values (?, cast(? as uuid), cast(? as uuid), cast(? as uuid), ?, ?, ?, 0, cast(? as jsonb))`,
		e.CityID, e.ID, t.ID, e.TenantID, e.Plan, t.AreaPath, SelfMissing, string(text)).Error
	if err != nil {
		return fmt.Errorf("evaluation: ask %s: %w", t.Slug, err)
	}
	return nil
}

// together adds up what the units of an office's area count; the plan of implementation is the office's own.
func together(units []result.Unit, office tenant.Tenant) result.Counts {
	var sum result.Counts
	for _, u := range units {
		if u.Tenant.AreaCode == office.AreaCode {
			sum.Add(u.Counts)
		}
		if u.Tenant.ID == office.ID {
			sum.OwnPlan = u.OwnPlan
		}
	}
	return sum
}

// asks tells whether a tenant is asked.
func (e Evaluation) asks(tenantID string) bool { return slices.Contains(e.Asked, tenantID) }
