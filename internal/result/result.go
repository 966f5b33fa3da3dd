// Package result sets side by side what a plan's year says of each responsible unit, for its performance review: what it reported
// and when, what it did on its tasks, how it answered reminders, how the indicators stand that it leads, and whether it has a plan
// of implementation.
//
// It must not know how anything comes about, and it makes no score: weighing the counts is the reviewers' work. It writes nothing.
package result

import (
	"context"
	"slices"
	"strings"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/organisation"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/progress"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/target"
	"github.com/liangce/liangce/internal/tenant"
)

// Unit is what a year says of one tenant.
type Unit struct {
	Tenant tenant.Tenant
	Counts
}

// Counts are what is counted of one tenant, or of several together.
type Counts struct {
	Figures    round.Times
	Tasks      Tasks
	Reminders  Reminders
	Indicators Indicators
	// OwnPlan is how far the newest plan of implementation is; "" where there is none.
	OwnPlan string
}

// Tasks counts the reports that a unit owes as lead department. Of those accepted, the office rated some as the unit did, some
// lower and some higher.
type Tasks struct {
	Owed, Submitted, Accepted, Returned, Late int
	RatedSame, RatedLower, RatedHigher        int
	// WithEvidence are those of the submitted, accepted and returned ones that have a file.
	WithEvidence int
}

// Reminders counts the written reminders that a unit got.
type Reminders struct{ Got, Answered, InTime int }

// Indicators counts those that a unit's line leads, at the unit's own area by approved figures. Judgeable are those with a verdict.
type Indicators struct{ Led, Judgeable, Met int }

// Add counts another unit in, but for its plan of implementation.
func (c *Counts) Add(o Counts) {
	f, t, r, i := &c.Figures, &c.Tasks, &c.Reminders, &c.Indicators
	f.Owed, f.InTime, f.Late, f.Overdue, f.Returns = f.Owed+o.Figures.Owed, f.InTime+o.Figures.InTime, f.Late+o.Figures.Late, f.Overdue+o.Figures.Overdue, f.Returns+o.Figures.Returns
	t.Owed, t.Submitted, t.Accepted, t.Returned, t.Late = t.Owed+o.Tasks.Owed, t.Submitted+o.Tasks.Submitted, t.Accepted+o.Tasks.Accepted, t.Returned+o.Tasks.Returned, t.Late+o.Tasks.Late
	t.RatedSame, t.RatedLower, t.RatedHigher, t.WithEvidence = t.RatedSame+o.Tasks.RatedSame, t.RatedLower+o.Tasks.RatedLower, t.RatedHigher+o.Tasks.RatedHigher, t.WithEvidence+o.Tasks.WithEvidence
	r.Got, r.Answered, r.InTime = r.Got+o.Reminders.Got, r.Answered+o.Reminders.Answered, r.InTime+o.Reminders.InTime
	i.Led, i.Judgeable, i.Met = i.Led+o.Indicators.Led, i.Judgeable+o.Indicators.Judgeable, i.Met+o.Indicators.Met
}

// Units reads the tenants that the actor answers for, by approved figures: an office and statistics all of their area, a
// department itself.
func Units(ctx context.Context, tx *db.Tx, code string, year int) ([]Unit, error) {
	of := rollup.Query{Plan: code, Area: tx.Actor.AreaCode, Years: []int{year}, Basis: rollup.Approved}
	if tx.Actor.AreaLevel == access.LevelCity { // below a county there are no units
		of.Depth = 1
	}
	table, err := rollup.Read(ctx, tx, of)
	if err != nil {
		return nil, err
	}
	return UnitsBy(ctx, tx, table)
}

// UnitsBy reads the same by the values of a table, of one year.
func UnitsBy(ctx context.Context, tx *db.Tx, table *rollup.Table) ([]Unit, error) {
	code, year := table.Plan.Code, table.Years[0]
	tenants, err := tenant.Tenants(ctx, tx)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(tenants, func(a, b tenant.Tenant) int { return strings.Compare(a.AreaPath, b.AreaPath) })
	scope := access.Scope(tx.Actor)
	units := []*Unit{}
	byID := map[string]*Unit{}
	for _, t := range tenants {
		if !scope.Contains(t.AreaPath) || !scope.AllLines && t.ID != tx.Actor.TenantID {
			continue
		}
		u := &Unit{Tenant: t, Counts: Counts{Indicators: led(table, t)}}
		units, byID[t.ID] = append(units, u), u
	}
	for _, fill := range []func(context.Context, *db.Tx, string, int, map[string]*Unit) error{figures, work, ownPlans} {
		if err := fill(ctx, tx, code, year, byID); err != nil {
			return nil, err
		}
	}
	out := make([]Unit, len(units))
	for i, u := range units {
		out[i] = *u
	}
	return out, nil
}

// led counts the indicators of a tenant's line at its area; what is measured for the whole city only is the city's.
func led(t *rollup.Table, of tenant.Tenant) Indicators {
	var n Indicators
	area := slices.IndexFunc(t.Areas, func(a tenant.Area) bool { return a.Code == of.AreaCode })
	if of.LineCode() == "" || area < 0 {
		return n
	}
	for i, indicator := range t.Indicators {
		cityOnly := formula.Method(indicator.Method) == formula.CityOnly || formula.Method(indicator.Method) == formula.CitySurvey
		if indicator.Lead != of.LineCode() || cityOnly && of.AreaCode != t.Plan.AreaCode {
			continue
		}
		n.Led++
		cell := t.At(i, area, 0)
		if cell == nil {
			continue
		}
		status, _, _, ok := cell.Stands(fault.Chinese)
		if !ok || status == target.NoData || status == target.NeedsJudgement {
			continue
		}
		n.Judgeable++
		if status == target.Met {
			n.Met++
		}
	}
	return n
}

func figures(ctx context.Context, tx *db.Tx, code string, year int, units map[string]*Unit) error {
	rows, err := round.TimesByTenant(ctx, tx, code, year)
	for _, row := range rows {
		if u := units[row.TenantID]; u != nil {
			u.Figures = row
		}
	}
	return err
}

// work counts the reports and the reminders off the year's board.
func work(ctx context.Context, tx *db.Tx, code string, year int, units map[string]*Unit) error {
	board, err := progress.ReadBoard(ctx, tx, code, year)
	if err != nil {
		return err
	}
	for _, row := range board.Rows {
		for _, h := range row.Heads {
			if u := units[h.Tenant.ID]; u != nil && h.Report.Role == progress.Lead {
				u.Tasks.add(h)
			}
		}
	}
	for _, s := range board.Supervisions {
		u := units[s.TenantID]
		if u == nil {
			continue
		}
		u.Reminders.Got++
		if s.AnsweredAt != nil {
			u.Reminders.Answered++
			if !s.AnsweredAt.After(round.EndOf(s.Due)) {
				u.Reminders.InTime++
			}
		}
	}
	return nil
}

// far orders the ratings, so that two can be compared.
var far = []progress.Rating{progress.NotStarted, progress.Delayed, progress.UnderWay, progress.Done}

func (n *Tasks) add(h progress.Head) {
	r := h.Report
	n.Owed++
	if h.Late {
		n.Late++
	}
	switch r.State {
	case progress.Submitted:
		n.Submitted++
	case progress.Returned:
		n.Returned++
	case progress.Accepted:
		n.Accepted++
		n.compare(r)
	default:
		return
	}
	if r.Files > 0 {
		n.WithEvidence++
	}
}

func (n *Tasks) compare(r progress.Report) {
	if r.Rating == nil || r.Sent == nil || r.Sent.SelfRating == nil {
		return
	}
	switch office, own := slices.Index(far, *r.Rating), slices.Index(far, *r.Sent.SelfRating); {
	case office == own:
		n.RatedSame++
	case office < own:
		n.RatedLower++
	default:
		n.RatedHigher++
	}
}

// ownPlans finds each unit's newest plan of implementation that was there in the year.
func ownPlans(ctx context.Context, tx *db.Tx, code string, year int, units map[string]*Unit) error {
	records, err := organisation.List(ctx, tx, code, year)
	for _, r := range records {
		if u := units[r.TenantID]; u != nil && r.Kind == organisation.ImplementationPlan && u.OwnPlan == "" && r.State != nil {
			u.OwnPlan = *r.State
		}
	}
	return err
}
