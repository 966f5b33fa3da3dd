package demo

import (
	"context"
	"fmt"
	"time"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/demo/data"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/tenant"
)

// closedYear makes one past year of every plan: opened in January of the next, reported, signed off and published in May.
func (c *city) closedYear(ctx context.Context, year int) error {
	for _, p := range c.plans {
		code := p.Plan.Code
		there, err := c.hasRound(ctx, code, year)
		if err != nil {
			return err
		}
		if !there {
			if err := c.once(ctx, day(year+1, time.January, 10), func(tx *db.Tx) error { return c.collect(ctx, tx, code, year) }); err != nil {
				return err
			}
		}
		published, err := c.isPublished(ctx, code, year)
		if err != nil {
			return err
		}
		if published {
			continue
		}
		err = c.once(ctx, day(year+1, time.May, 20), func(tx *db.Tx) error {
			return c.as(tx, c.office(), func() error {
				_, err := snapshot.Publish(ctx, tx, code, year)
				return err
			})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func day(year int, month time.Month, d int) time.Time {
	return time.Date(year, month, d, 1, 30, 0, 0, time.UTC)
}

// once runs a step as one transaction at a time of its own, so a step is there whole or not at all.
func (c *city) once(ctx context.Context, at time.Time, fn func(*db.Tx) error) error {
	c.store.Clock(func() time.Time { return at })
	_, err := db.Write(ctx, c.store, access.Loader(c.id), func(tx *db.Tx) (struct{}, error) { return struct{}{}, fn(tx) })
	return err
}

// as acts as a person inside the step's transaction.
func (c *city) as(tx *db.Tx, a access.Actor, fn func() error) error {
	if a.UserID == "" {
		return fmt.Errorf("no such user")
	}
	return tx.As(a, fn)
}

// office is who opens and publishes rounds.
func (c *city) office() access.Actor { return c.staff.of(c.id+"-wcwc", "signer") }

func (c *city) hasRound(ctx context.Context, code string, year int) (bool, error) {
	_, ok, err := c.roundOf(ctx, code, year)
	return ok, err
}

func (c *city) isPublished(ctx context.Context, code string, year int) (bool, error) {
	r, _, err := c.roundOf(ctx, code, year)
	return r.State == round.Published, err
}

func (c *city) roundOf(ctx context.Context, code string, year int) (round.Round, bool, error) {
	rows, err := db.Read(ctx, c.store, c.office(), func(tx *db.Tx) ([]round.Round, error) { return round.List(ctx, tx, code) })
	for _, r := range rows {
		if r.Year == year {
			return r, true, err
		}
	}
	return round.Round{}, false, err
}

// collect opens a round and takes it through every desk.
func (c *city) collect(ctx context.Context, tx *db.Tx, code string, year int) error {
	err := c.as(tx, c.office(), func() error {
		out, err := round.OpenRound(ctx, tx, round.Terms{Plan: code, Year: year, Due: day(year+1, time.March, 31)})
		if err == nil && len(out.Gaps) > 0 {
			err = fmt.Errorf("%d gaps, the first: %s", len(out.Gaps), out.Gaps[0].Text("en"))
		}
		return err
	})
	if err != nil {
		return err
	}
	tx.Now = day(year+1, time.March, 5)
	for _, t := range c.tenants {
		if t.Kind != tenant.Office {
			if err := c.report(ctx, tx, t, code, year, func(sheet.Cell) bool { return true }); err != nil {
				return fmt.Errorf("%s: %w", t.Slug, err)
			}
		}
	}
	if err := c.work(ctx, tx, code, year, false); err != nil {
		return err
	}
	if err := c.bridge(ctx, tx, code, year); err != nil {
		return err
	}
	if err := c.weigh(ctx, tx, code, year); err != nil {
		return err
	}
	if err := c.setTargets(ctx, tx, code, year); err != nil {
		return err
	}
	if err := c.organise(ctx, tx, code, year, false); err != nil {
		return err
	}
	if err := c.askPeople(ctx, tx, code, year, false); err != nil {
		return err
	}
	if err := tx.GatherStatistics(); err != nil {
		return err
	}
	return c.signAll(ctx, tx, code, year, func(figure.Figure, chain.Stage, access.Actor) bool { return true })
}

// report enters and submits what a tenant owes, as far as wanted.
func (c *city) report(ctx context.Context, tx *db.Tx, t tenant.Tenant, code string, year int, wanted func(sheet.Cell) bool) error {
	return c.as(tx, c.staff.of(t.Slug, "reporter"), func() error {
		s, err := sheet.Read(ctx, tx, code, year)
		if err != nil {
			return err
		}
		entries := c.entries(s, wanted)
		if len(entries) == 0 {
			return nil
		}
		if err := c.save(ctx, tx, s, entries); err != nil {
			return err
		}
		out, err := sheet.Submit(ctx, tx, s.ID.String(), obligationsOf(entries))
		if err == nil && len(out.Problems) > 0 {
			err = fmt.Errorf("submit: %s", say(out.Problems[0]))
		}
		return err
	})
}

func (c *city) save(ctx context.Context, tx *db.Tx, s *sheet.Sheet, entries []sheet.Entry) error {
	saved, err := sheet.Save(ctx, tx, s.ID.String(), entries, "page")
	if err != nil {
		return err
	}
	for _, p := range saved.Problems {
		if p.Refused != nil {
			return fmt.Errorf("save: %s", say(p))
		}
	}
	return nil
}

// entries are the demonstration's values for the wanted cells that are still open; a figure that another plan's sheet has
// brought already is on its way.
func (c *city) entries(s *sheet.Sheet, wanted func(sheet.Cell) bool) []sheet.Entry {
	var out []sheet.Entry
	for _, cell := range s.Cells {
		f, ok := c.figures[keyOf(cell)]
		if cell.Figure != nil || !ok || !wanted(cell) {
			continue
		}
		e := sheet.Entry{Obligation: cell.Obligation.ID, Category: cell.Category, Explanation: f.Note}
		value := f.Value
		if f.Mark == data.Returned {
			value, e.Explanation = quantity.Of(*f.Other), "按本单位上报数填报。"
		}
		text := value.Dec.String()
		if empty := string(value.Empty); empty != "" {
			e.Emptiness = &empty
		} else {
			e.Value = &text
		}
		out = append(out, e)
	}
	return out
}

func keyOf(cell sheet.Cell) figure.Key {
	return figure.Key{Element: cell.Element.Code, AreaCode: cell.Obligation.AreaCode, Year: cell.Obligation.Year, Category: cell.Category}
}

func obligationsOf(entries []sheet.Entry) []string {
	var out []string
	for _, e := range entries {
		if e.Category == figure.Total {
			out = append(out, e.Obligation)
		}
	}
	return out
}

func say(p sheet.Problem) string {
	if p.Refused != nil {
		return p.Obligation + ": " + p.Refused.Error()
	}
	return p.Found.Element + "/" + p.Found.Area + ": " + p.Found.Text("en")
}

// desk is a user whose queue is worked through, and how many days after the collection's start it is.
type desk struct {
	days     int
	username string
	at       func(tenant.Tenant) bool
}

// desks are the chain's, in its order.
func (c *city) desks() []desk {
	onLevel := func(city bool, kinds ...string) func(tenant.Tenant) bool {
		return func(t tenant.Tenant) bool { return (t.AreaCode == c.id) == city && contains(kinds, t.Kind) }
	}
	return []desk{
		{7, "reviewer", func(t tenant.Tenant) bool { return t.Kind != tenant.Office }},
		{20, "signer", onLevel(false, tenant.Office)},
		{23, "signer", onLevel(false, tenant.Statistics)},
		{34, "reviewer", onLevel(true, tenant.Department, tenant.Statistics)},
		{46, "signer", onLevel(true, tenant.Office)},
		{52, "signer", onLevel(true, tenant.Statistics)},
	}
}

// choice says whether an actor passes a figure that waits for it at a stage.
type choice func(figure.Figure, chain.Stage, access.Actor) bool

// signAll takes what was submitted through the chain, as far as wanted.
func (c *city) signAll(ctx context.Context, tx *db.Tx, code string, year int, wanted choice) error {
	start := tx.Now
	for _, d := range c.desks() {
		tx.Now = start.AddDate(0, 0, d.days)
		for _, t := range c.tenants {
			if !d.at(t) {
				continue
			}
			err := c.as(tx, c.staff.of(t.Slug, d.username), func() error { return c.pass(ctx, tx, code, year, wanted) })
			if err != nil {
				return fmt.Errorf("%s/%s: %w", t.Slug, d.username, err)
			}
		}
	}
	return nil
}

// pass passes the wanted figures of the actor's queue.
func (c *city) pass(ctx context.Context, tx *db.Tx, code string, year int, wanted choice) error {
	after := ""
	var decisions []signoff.Decision
	for {
		page, err := signoff.Queue(ctx, tx, code, year, 500, after)
		if err != nil {
			return err
		}
		for _, item := range page.Items {
			if wanted(item.Figure, item.Stage, tx.Actor) {
				decisions = append(decisions, signoff.Decision{FigureID: item.Figure.ID, Revision: item.Figure.Newest.Revision, Outcome: figure.Pass})
			}
		}
		if !page.Next {
			break
		}
		after = page.End
	}
	if len(decisions) == 0 {
		return nil
	}
	out, err := signoff.Decide(ctx, tx, decisions)
	if err == nil && len(out.Refused) > 0 {
		err = refused("pass "+out.Refused[0].Key.Element, out.Refused[0].Fault)
	}
	return err
}
