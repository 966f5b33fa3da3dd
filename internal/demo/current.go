package demo

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"time"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/demo/data"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/tenant"
)

// The open year as it stands on the day of loading: half of it reported, on its way through the chain, a few things gone
// wrong. Shares are in percent of the figures, told apart by a hash of what they are, so that every loading gives the same.
const (
	reportedShare = 52
	// startedBefore is how many days ago the round was opened, dueIn in how many the sheets fall due, those of the schemes
	// schemesDueIn; overdueBy is how many days ago the early lines did.
	startedBefore, dueIn, schemesDueIn, overdueBy = 70, 21, 35, 4
)

// early are the lines that the office wanted sooner; some of their figures are late.
var early = []string{"CA", "DPF"}

// reached is how far a figure has come, by share: the stage at which it waits, or none once it is approved.
var reached = []struct {
	below int
	stage chain.Stage
}{
	{14, chain.DepartmentReview}, {34, chain.CountySignOff}, {46, chain.LineCheck}, {60, chain.CitySignOff},
}

func roll(f figure.Key, salt string) int {
	return percentile(fmt.Sprintf("%s/%s/%s", salt, f.Element, f.AreaCode))
}

// percentile tells things apart by a hash of what they are: 0 to 99, the same each time.
func percentile(of string) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(of))
	return int(h.Sum32() % 100)
}

// currentYear makes the year under way; it is the last step of making a city, all plans in one transaction.
func (c *city) currentYear(ctx context.Context, year int) error {
	there, err := c.hasRound(ctx, c.plans[0].Plan.Code, year)
	if err != nil || there {
		return err
	}
	start := c.today.AddDate(0, 0, -startedBefore)
	return c.once(ctx, start, func(tx *db.Tx) error {
		for _, p := range c.plans {
			tx.Now = start
			if err := c.current(ctx, tx, p.Plan.Code, year); err != nil {
				return fmt.Errorf("%s: %w", p.Plan.Code, err)
			}
		}
		for _, s := range c.schemes {
			tx.Now = start
			if err := c.currentScheme(ctx, tx, s.Plan.Code, year); err != nil {
				return fmt.Errorf("%s: %w", s.Plan.Code, err)
			}
		}
		tx.Now = c.today
		if err := c.deliverAll(ctx, tx, year); err != nil {
			return fmt.Errorf("sources: %w", err)
		}
		for _, of := range []int{year - 1, year} {
			if err := c.state(ctx, tx, of); err != nil {
				return fmt.Errorf("bulletins of %d: %w", of, err)
			}
		}
		return c.beingEvaluated(ctx, tx, c.plans[len(c.plans)-1].Plan.Code, year-1)
	})
}

func (c *city) current(ctx context.Context, tx *db.Tx, code string, year int) error {
	terms := round.Terms{Plan: code, Year: year, Due: c.today.AddDate(0, 0, dueIn), ByLine: map[string]time.Time{}}
	for _, line := range early {
		terms.ByLine[line] = c.today.AddDate(0, 0, -overdueBy)
	}
	if err := c.reportHalf(ctx, tx, terms); err != nil {
		return err
	}
	if err := c.work(ctx, tx, code, year, true); err != nil {
		return err
	}
	if err := c.organise(ctx, tx, code, year, true); err != nil {
		return err
	}
	if err := c.askPeople(ctx, tx, code, year, true); err != nil {
		return err
	}
	if err := c.signAll(ctx, tx, code, year, c.passesNow); err != nil {
		return err
	}
	if err := c.mishaps(ctx, tx, code, year); err != nil {
		return err
	}
	return c.chase(ctx, tx, code, year)
}

// currentScheme makes the open year of a statistical scheme. What the plans' sheets have brought is there, as far as it has come; of
// the rest as much is reported as of theirs.
func (c *city) currentScheme(ctx context.Context, tx *db.Tx, code string, year int) error {
	if err := c.reportHalf(ctx, tx, round.Terms{Plan: code, Year: year, Due: c.today.AddDate(0, 0, schemesDueIn)}); err != nil {
		return err
	}
	return c.signAll(ctx, tx, code, year, c.passesNow)
}

// reportHalf opens a round and has every tenant report what the open year has of it.
func (c *city) reportHalf(ctx context.Context, tx *db.Tx, terms round.Terms) error {
	code, year := terms.Plan, terms.Year
	err := c.as(tx, c.office(), func() error {
		_, err := round.OpenRound(ctx, tx, terms)
		return err
	})
	if err != nil {
		return err
	}
	tx.Now = tx.Now.AddDate(0, 0, 9)
	for _, t := range c.tenants {
		if t.Kind == tenant.Office {
			continue
		}
		if err := c.report(ctx, tx, t, code, year, c.reportedNow); err != nil {
			return fmt.Errorf("%s: %w", t.Slug, err)
		}
		if err := c.draft(ctx, tx, t, code, year); err != nil {
			return fmt.Errorf("%s: draft: %w", t.Slug, err)
		}
	}
	return nil
}

// reportedNow: marked figures are entered or not as their mark says; of the others a share is reported.
func (c *city) reportedNow(cell sheet.Cell) bool {
	key := keyOf(cell)
	switch c.figures[key].Mark {
	case data.Owed, data.Draft:
		return false
	case data.Withdrawn, data.Returned, data.Divergence:
		return true
	default:
		return roll(key, "report") < reportedShare
	}
}

// passesNow: a figure is passed at every stage before the one that it has reached; of those at the county's, the office has
// signed every second. What will be returned or diverged from gets to the county, what is withdrawn to nobody. What the city's
// departments report for the text of the tasks has been through their own review.
func (c *city) passesNow(f figure.Figure, stage chain.Stage, a access.Actor) bool {
	switch c.figures[f.Key].Mark {
	case data.Returned, data.Divergence:
		return stage == chain.DepartmentReview
	case data.Withdrawn:
		return false
	case data.Owed, data.Draft: // never submitted, so nobody is asked
	}
	if stage == chain.DepartmentReview && c.ofText(f.Element) {
		return true
	}
	n := roll(f.Key, "reached")
	for _, r := range reached {
		if r.stage == stage {
			half := stage == chain.CountySignOff && a.Kind == access.Office && n >= r.below-10
			return n >= r.below || half
		}
	}
	return true
}

// ofText tells whether an element is reported for a target in the text.
func (c *city) ofText(element string) bool {
	return slices.ContainsFunc(c.plans, func(p plan.Catalogue) bool {
		return slices.ContainsFunc(p.Measures, func(m plan.Indicator) bool { return m.Uses(element) })
	})
}

// draft types some figures in without sending them off.
func (c *city) draft(ctx context.Context, tx *db.Tx, t tenant.Tenant, code string, year int) error {
	return c.as(tx, c.staff.of(t.Slug, "reporter"), func() error {
		s, err := sheet.Read(ctx, tx, code, year)
		if err != nil {
			return err
		}
		entries := c.entries(s, func(cell sheet.Cell) bool { return c.figures[keyOf(cell)].Mark == data.Draft })
		if len(entries) == 0 {
			return nil
		}
		return c.save(ctx, tx, s, entries)
	})
}

// mishaps are what a round is full of: figures sent back, figures taken back, and a value that statistics does not share.
func (c *city) mishaps(ctx context.Context, tx *db.Tx, code string, year int) error {
	for _, t := range c.tenants {
		var username string
		var act func() error
		switch t.Kind {
		case tenant.Office:
			username, act = "signer", func() error { return c.sendBack(ctx, tx, code, year) }
		case tenant.Statistics:
			username, act = "signer", func() error { return c.diverge(ctx, tx, code, year) }
		default:
			username, act = "reporter", func() error { return c.takeBack(ctx, tx, code, year) }
		}
		if err := c.as(tx, c.staff.of(t.Slug, username), act); err != nil {
			return fmt.Errorf("%s/%s: %w", t.Slug, username, err)
		}
	}
	return nil
}

// marked reads what waits for the actor and has the mark.
func (c *city) marked(ctx context.Context, tx *db.Tx, code string, year int, mark data.Mark) ([]figure.Figure, error) {
	page, err := signoff.Queue(ctx, tx, code, year, 500, "")
	if err != nil {
		return nil, err
	}
	var out []figure.Figure
	for _, item := range page.Items {
		if c.figures[item.Figure.Key].Mark == mark {
			out = append(out, item.Figure)
		}
	}
	return out, nil
}

// sendBack returns the figures whose numbers are wrong.
func (c *city) sendBack(ctx context.Context, tx *db.Tx, code string, year int) error {
	figures, err := c.marked(ctx, tx, code, year, data.Returned)
	if err != nil || len(figures) == 0 {
		return err
	}
	r, err := regime.Of(ctx, tx)
	if err != nil {
		return err
	}
	reason, due := chain.ReasonCode(r.Reasons[0].Code), c.today.AddDate(0, 0, 7)
	decisions := make([]signoff.Decision, len(figures))
	for i, f := range figures {
		decisions[i] = signoff.Decision{
			FigureID: f.ID, Revision: f.Newest.Revision, Outcome: figure.Return, ReasonCode: &reason, Comment: "与原始台账不一致，请核对后更正。", Due: &due,
		}
	}
	out, err := signoff.Decide(ctx, tx, decisions)
	if err == nil && len(out.Refused) > 0 {
		err = refused("return "+out.Refused[0].Key.Element, out.Refused[0].Fault)
	}
	return err
}

// diverge records the statistics bureau's own values beside figures that wait for its signature.
func (c *city) diverge(ctx context.Context, tx *db.Tx, code string, year int) error {
	figures, err := c.marked(ctx, tx, code, year, data.Divergence)
	if err != nil {
		return err
	}
	for _, f := range figures {
		out, err := signoff.Diverge(ctx, tx, f.ID, f.Newest.Revision, *c.figures[f.Key].Other, "与统计年报数不一致，请核对。")
		if err != nil {
			return err
		}
		if len(out.Refused) > 0 {
			return refused("diverge "+f.Element, out.Refused[0].Fault)
		}
	}
	return nil
}

// takeBack withdraws the reporter's figures that nobody has acted on.
func (c *city) takeBack(ctx context.Context, tx *db.Tx, code string, year int) error {
	s, err := sheet.Read(ctx, tx, code, year)
	if err != nil {
		return err
	}
	var refs []sheet.Ref
	for _, cell := range s.Cells {
		if cell.Figure != nil && cell.Figure.State == chain.Submitted && c.figures[keyOf(cell)].Mark == data.Withdrawn {
			refs = append(refs, sheet.Ref{FigureID: cell.Figure.ID, Revision: cell.Figure.Newest.Revision})
		}
	}
	if len(refs) == 0 {
		return nil
	}
	out, err := sheet.Withdraw(ctx, tx, s.ID.String(), refs)
	if err == nil && len(out.Refused) > 0 {
		err = refused("withdraw "+out.Refused[0].Key.Element, out.Refused[0].Fault)
	}
	return err
}
