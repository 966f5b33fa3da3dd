package reconcile

import (
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reference"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/reconcile"
	"github.com/liangce/liangce/internal/tenant"
)

// Row is one quantity of one area, with all who say something of it.
type Row struct {
	figure.Key
	// Figure is nil in a sum, and where nothing was handed in yet.
	Figure *figure.Figure
	// Owner is the tenant that reports it; "" for a sum.
	Owner string
	// Reported is nil where it is not all there: of a sum, where an area is missing.
	Reported *decimal.Decimal
	// Have and Of are how many areas have reported, of those that are asked.
	Have, Of  int
	Tolerance reference.Tolerance
	Claims    []Claim
	State     reconcile.State
	// MayDecide: the figure waits for the actor's own signature. MayRefer: the actor enters what sources say.
	MayDecide, MayRefer bool
	// RestatedFrom are the areas that made up the row's area in a year before it existed; it is their sum. Empty for all other rows.
	RestatedFrom []string
}

// Claim is what another body says of the same.
type Claim struct {
	Value      decimal.Decimal
	Difference *reconcile.Difference
	State      reconcile.State
	// Turn is the tenant that has to act, since when; "" is nobody.
	Turn  string
	Since time.Time
	// One of these: a signer's own value, or a source's with the revisions before it.
	Divergence *figure.Divergence
	Reference  *reference.Value
	Earlier    []reference.Value
	// Published: what the newest edition says.
	Published bool
}

// sum adds up for an area what others have reported of an element.
func (f *facts) sum(tx *db.Tx, e plan.Element, year int, at tenant.Area, of func(area string) bool) Row {
	row := Row{Key: figure.Key{Element: e.Code, AreaCode: at.Code, Year: year, Category: figure.Total}, Tolerance: f.tolerances[e.Code]}
	var total, frozen decimal.Decimal
	published := true
	for _, o := range f.owed {
		if o.Element != e.Code || !of(o.AreaCode) {
			continue
		}
		key := figure.Key{Element: e.Code, AreaCode: o.AreaCode, Year: year, Category: figure.Total}
		said, is := f.reported[key]
		row.Of++
		switch {
		case is && said.Present():
			row.Have++
			total = total.Add(said.Dec)
		case is && said.Empty == quantity.NotApplicable:
			row.Have++
			continue
		}
		was, is := f.published[key]
		published = published && is
		frozen = frozen.Add(was)
	}
	if row.Have == row.Of && row.Of > 0 {
		row.Reported = &total
	}
	if published && row.Of > 0 {
		row.Claims = append(row.Claims, row.published(frozen))
	}
	return f.finish(tx, row, at.Path, e)
}

// restated are the sums of areas that there was not yet in the year, as far as the actor sees all that they were made of.
func (f *facts) restated(tx *db.Tx, e plan.Element, year int) []Row {
	var rows []Row
	for _, a := range f.areas {
		if a.Level != tenant.LevelCounty || a.ExistsIn(year) {
			continue
		}
		from := f.history.MadeOf(a.Code, year)
		row := f.sum(tx, e, year, a, func(area string) bool { return slices.Contains(from, area) })
		if row.Of == 0 || row.Of < len(from) {
			continue
		}
		// What another source says is entered for areas that there were.
		row.RestatedFrom, row.MayRefer = from, false
		rows = append(rows, row)
	}
	return rows
}

// rowsOf are the figure that is owed, and its categories as far as somebody says something of them.
func (f *facts) rowsOf(tx *db.Tx, e plan.Element, o round.Obligation) []Row {
	var rows []Row
	for _, category := range e.Categories() {
		row := Row{Key: figure.Key{Element: e.Code, AreaCode: o.AreaCode, Year: o.Year, Category: category}, Owner: o.TenantID, Of: 1, Tolerance: f.tolerances[e.Code]}
		if said, is := f.reported[row.Key]; is {
			row.Have = 1
			if said.Present() {
				row.Reported = &said.Dec
			}
		}
		if stored, is := f.figures[row.Key]; is && (row.Have == 1 || len(f.disputes[stored.ID]) > 0) {
			row.Figure, row.Owner = &stored, stored.Newest.TenantID
			row.MayDecide = slices.Contains(f.decidable, stored.ID)
			for _, d := range f.disputes[stored.ID] {
				row.Claims = append(row.Claims, row.dispute(d))
			}
		}
		if was, is := f.published[row.Key]; is {
			row.Claims = append(row.Claims, row.published(was))
		}
		row = f.finish(tx, row, o.AreaPath, e)
		if category == figure.Total && e.Kind != plan.KindFlag || len(row.Claims) > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

// finish adds what the sources say, and judges the row by the most pressing of its claims.
func (f *facts) finish(tx *db.Tx, row Row, areaPath string, e plan.Element) Row {
	revisions := f.references[row.Key]
	for len(revisions) > 0 {
		source := revisions[0].Source
		n := slices.IndexFunc(revisions, func(r reference.Value) bool { return r.Source != source })
		if n < 0 {
			n = len(revisions)
		}
		if newest := revisions[0]; newest.Value != nil {
			row.Claims = append(row.Claims, row.reference(newest, revisions[1:n]))
		}
		revisions = revisions[n:]
	}
	row.State = reconcile.Alone
	for _, c := range row.Claims {
		if c.State.Compare(row.State) < 0 {
			row.State = c.State
		}
	}
	slices.SortStableFunc(row.Claims, func(a, b Claim) int { return a.State.Compare(b.State) })
	object := access.Object{City: tx.Actor.CityID, AreaPath: areaPath, Line: e.Line, Support: e.Support, Plans: e.Plans}
	row.MayRefer = e.Kind != plan.KindFlag && access.Check(tx.Actor, access.SetReference, object) == nil
	return row
}

func (r Row) differs(other decimal.Decimal) *reconcile.Difference {
	if r.Reported == nil {
		return nil
	}
	d := reconcile.Between(*r.Reported, other)
	return &d
}

func (r Row) dispute(d figure.Divergence) Claim {
	f := *r.Figure
	c := Claim{Value: d.Value, Difference: r.differs(d.Value), Divergence: &d, Since: d.At}
	is := reconcile.Dispute{
		Answered: d.Answer != nil, Accepted: d.Resolution != nil && *d.Resolution == "accepted", Corrected: d.Resolution != nil && *d.Resolution == "corrected",
		Returned: f.State.Saveable(), Repeated: f.Newest.Revision > d.Revision,
	}
	state, turn := is.Standing()
	c.State = state
	switch turn {
	case reconcile.Reporter:
		c.Turn = d.OwnerID
	case reconcile.Claimant:
		c.Turn = d.TenantID
		if d.AnsweredAt != nil {
			c.Since = *d.AnsweredAt
		} else {
			c.Since = f.Newest.EnteredAt
		}
	case reconcile.Nobody:
	}
	return c
}

func (r Row) reference(newest reference.Value, earlier []reference.Value) Claim {
	c := Claim{Value: *newest.Value, Difference: r.differs(*newest.Value), Reference: &newest, Earlier: earlier, Since: newest.At}
	state, turn := reconcile.Held{Value: *newest.Value, Tolerance: r.Tolerance.Percent, Accepts: newest.Accepts}.Standing(r.Reported)
	c.State = state
	if turn == reconcile.Claimant {
		c.Turn = newest.TenantID
	}
	return c
}

// published is what the newest edition says. A correction after it is an erratum, and nobody's turn here.
func (r Row) published(was decimal.Decimal) Claim {
	c := Claim{Value: was, Difference: r.differs(was), State: reconcile.Agrees, Published: true}
	switch {
	case c.Difference == nil:
		c.State = reconcile.Incomplete
	case !c.Difference.Absolute.IsZero():
		c.State = reconcile.Corrected
	}
	return c
}
