package testcity

import (
	"context"
	"slices"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/signoff"
)

// Desk is a tenant's part of a plan's year: where its acts take place.
type Desk struct {
	c      *City
	Tenant string
	Plan   string
	Year   int
}

// Desk sits down at a tenant's sheet.
func (c *City) Desk(tenant, plan string, year int) Desk { return Desk{c, tenant, plan, year} }

// OpenRound opens a year of a plan, due at the end of March of the next.
func (c *City) OpenRound(plan string, year int) {
	c.t.Helper()
	opened := Do(c, Code+"-wcwc/signer", func(ctx context.Context, tx *db.Tx) (round.Opening, error) {
		return round.OpenRound(ctx, tx, round.Terms{Plan: plan, Year: year, Due: time.Date(year+1, 3, 31, 0, 0, 0, 0, time.UTC)})
	})
	require.Empty(c.t, opened.Gaps)
}

// Sheet reads the desk's sheet as its reporter.
func (d Desk) Sheet() *sheet.Sheet {
	d.c.t.Helper()
	return Do(d.c, d.Tenant+"/reporter", func(ctx context.Context, tx *db.Tx) (*sheet.Sheet, error) { return sheet.Read(ctx, tx, d.Plan, d.Year) })
}

// Cell is one cell of the sheet.
func (d Desk) Cell(element, area, category string) sheet.Cell {
	d.c.t.Helper()
	cells := d.Sheet().Cells
	at := slices.IndexFunc(cells, func(c sheet.Cell) bool {
		return c.Element.Code == element && c.Obligation.AreaCode == area && c.Category == category
	})
	require.GreaterOrEqual(d.c.t, at, 0, "%s owes no %s of %s", d.Tenant, element, area)
	return cells[at]
}

// Figure is the total of an element of the desk's own area.
func (d Desk) Figure(element string) *figure.Figure {
	d.c.t.Helper()
	return d.Cell(element, d.area(), figure.Total).Figure
}

func (d Desk) area() string { return d.Tenant[:6] }

// Entry is what a reporter would type: a number or the name of an empty state, over the revision that is there now.
func (d Desk) Entry(element, area, category, value, explanation string) sheet.Entry {
	d.c.t.Helper()
	cell := d.Cell(element, area, category)
	e := sheet.Entry{Obligation: cell.Obligation.ID, Category: category, Explanation: explanation}
	if cell.Figure != nil {
		e.ExpectedRevision = cell.Figure.Newest.Revision
	}
	if _, err := quantity.ParseEmptiness(value); err == nil {
		e.Emptiness = &value
	} else {
		e.Value = &value
	}
	return e
}

// Save saves entries as the reporter.
func (d Desk) Save(entries ...sheet.Entry) sheet.Saved {
	d.c.t.Helper()
	id := d.Sheet().ID.String()
	return Do(d.c, d.Tenant+"/reporter", func(ctx context.Context, tx *db.Tx) (sheet.Saved, error) {
		return sheet.Save(ctx, tx, id, entries, "page")
	})
}

// Submit submits obligations as the reporter; none named, all that are ready.
func (d Desk) Submit(obligations ...string) sheet.SubmittedSheet {
	d.c.t.Helper()
	id := d.Sheet().ID.String()
	return Do(d.c, d.Tenant+"/reporter", func(ctx context.Context, tx *db.Tx) (sheet.SubmittedSheet, error) {
		return sheet.Submit(ctx, tx, id, obligations)
	})
}

// Report saves and submits the total of an element of the desk's own area, and gives the figure.
func (d Desk) Report(element, value string) *figure.Figure {
	d.c.t.Helper()
	return d.ReportOf(element, d.area(), value)
}

// ReportOf is Report for another area than the tenant's own.
func (d Desk) ReportOf(element, area, value string) *figure.Figure {
	d.c.t.Helper()
	saved := d.Save(d.Entry(element, area, figure.Total, value, "数据已核实无误"))
	for _, p := range saved.Problems {
		require.Nil(d.c.t, p.Refused, "%v", p.Refused)
	}
	cell := d.Cell(element, area, figure.Total)
	sent := d.Submit(cell.Obligation.ID)
	require.Equal(d.c.t, []string{cell.Obligation.ID}, sent.Submitted, "%+v", sent.Problems)
	return d.Cell(element, area, figure.Total).Figure
}

// Correct mends an approved figure of the desk, and leads it through the chain again.
func (d Desk) Correct(element, value string) *figure.Figure {
	d.c.t.Helper()
	f, of := d.Figure(element), d.Sheet().ID.String()
	Do(d.c, d.Tenant+"/reporter", func(ctx context.Context, tx *db.Tx) (sheet.Changed, error) {
		ref := sheet.Ref{FigureID: f.ID, Revision: f.Newest.Revision}
		return sheet.Correct(ctx, tx, of, []sheet.Correction{{Ref: ref, Value: &value, Reason: "漏报"}}, "page")
	})
	d.Submit()
	return d.Approve(d.Figure(element))
}

// Pass passes a figure's newest revision as a user.
func (c *City) Pass(user string, f *figure.Figure) *figure.Figure {
	c.t.Helper()
	out := c.Decide(user, signoff.Decision{FigureID: f.ID, Revision: c.Figure(f.ID).Newest.Revision, Outcome: figure.Pass})
	require.Empty(c.t, out.Refused, "%s", user)
	return c.Figure(f.ID)
}

// Decide decides as a user.
func (c *City) Decide(user string, decisions ...signoff.Decision) signoff.Decided {
	c.t.Helper()
	return Do(c, user, func(ctx context.Context, tx *db.Tx) (signoff.Decided, error) {
		return signoff.Decide(ctx, tx, decisions)
	})
}

// Figure reads a figure as the city's office does.
func (c *City) Figure(id string) *figure.Figure {
	c.t.Helper()
	return Do(c, Code+"-wcwc/viewer", func(ctx context.Context, tx *db.Tx) (*figure.Figure, error) { return figure.Get(ctx, tx, id) })
}

// Signers are who passes a figure on its way to approval, in the chain's order.
func Signers(f *figure.Figure, tenant string) []string {
	at := tenant[:6]
	city := []string{Code + "-wcwc/signer", Code + "-stat/signer"}
	if f.Level == chain.City {
		return append([]string{tenant + "/reviewer"}, city...)
	}
	return append([]string{tenant + "/reviewer", at + "-wcwc/signer", at + "-stat/signer", Code + tenant[6:] + "/reviewer"}, city...)
}

// Approve passes a figure as everybody who has still to.
func (d Desk) Approve(f *figure.Figure) *figure.Figure {
	d.c.t.Helper()
	for _, user := range Signers(f, d.Tenant) {
		f = d.c.Pass(user, f)
	}
	require.Equal(d.c.t, chain.Approved, f.State)
	return f
}
