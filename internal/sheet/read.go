package sheet

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/finding"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/source"
)

// ID names a sheet: a tenant's part of a round.
type ID struct {
	Plan     string
	Year     int
	TenantID string
}

// String is the id as clients hold it.
func (id ID) String() string { return id.Plan + ":" + strconv.Itoa(id.Year) + ":" + id.TenantID }

// ParseID reads an id; one that is malformed names no sheet.
func ParseID(text string) (ID, error) {
	parts := strings.Split(text, ":")
	if len(parts) == 3 {
		if year, err := strconv.Atoi(parts[1]); err == nil {
			return ID{Plan: parts[0], Year: year, TenantID: parts[2]}, nil
		}
	}
	return ID{}, fault.New(fault.NotFound, "sheet", text)
}

// Sheet is all that a tenant owes in a round, filled or not.
type Sheet struct {
	ID    ID
	State string
	// Deadline is the earliest one still open, else the last one; nil where nothing is owed.
	Deadline *time.Time
	Cells    []Cell

	// What lies beside the cells, read with what stands in them: what they are checked with, what sources propose, and where what was
	// taken from one came from.
	basis     *finding.Basis
	proposals map[figure.Key]source.Proposal
	origins   map[string]source.Origin
}

// The states of a sheet: its least advanced cell decides.
const (
	Open      = "open"
	Submitted = "submitted"
	Approved  = "approved"
)

// Cell is one place of the sheet: an obligation in one category.
type Cell struct {
	Obligation round.Obligation
	Element    plan.Element
	Category   string
	// Figure is nil where nothing is stored.
	Figure   *figure.Figure
	LastYear *quantity.Value
	// SaidLastYear is the explanation beside last year's value; "" where there was none.
	SaidLastYear string
	Problems     []check.Problem
	Indicators   []plan.Indicator
	Late         bool
	// Proposal is what a source gives, where that is not what stands here; From is the source that the value was taken from.
	Proposal *source.Proposal
	From     *source.Origin
	// Open tells that its reporter may type into the cell now, Mine that the reader is its reporter.
	Open, Mine bool
}

// Explanation is what the reporter wrote beside the value.
func (c Cell) Explanation() string {
	if c.Figure == nil || c.Figure.Newest.Explanation == nil {
		return ""
	}
	return *c.Figure.Newest.Explanation
}

// Key is the place of the cell's figure.
func (c Cell) Key() figure.Key {
	return figure.Key{Element: c.Element.Code, AreaCode: c.Obligation.AreaCode, Year: c.Obligation.Year, Category: c.Category}
}

func (c Cell) pending() bool { return c.Figure == nil || !c.Figure.State.Counted() }

// approvedOnce: what was owed was there, and a correction of it is late for nothing.
func (c Cell) approvedOnce() bool { return c.Figure != nil && c.Figure.ApprovedRevision != nil }

// Read reads the caller's own sheet, with the problems of every cell.
func Read(ctx context.Context, tx *db.Tx, planCode string, year int) (*Sheet, error) {
	s, err := lay(ctx, tx, planCode, year)
	if err != nil {
		return nil, err
	}
	return s, s.read(ctx, tx)
}

// read has the cells say what stands in them now.
func (s *Sheet) read(ctx context.Context, tx *db.Tx) error {
	if err := s.fill(ctx, tx); err != nil {
		return err
	}
	return s.settle(ctx, tx)
}

// fill puts the stored figures into the cells, unchecked.
func (s *Sheet) fill(ctx context.Context, tx *db.Tx) error {
	var figures []figure.Figure
	questions, err := s.questions(ctx, tx, &figures)
	if err != nil {
		return err
	}
	if err := tx.Ask(ctx, questions...); err != nil {
		return err
	}
	s.put(figures)
	return nil
}

// hold is fill with the figures under the keys locked first, those in one of the states where any is named; it gives the ids of these.
func (s *Sheet) hold(ctx context.Context, tx *db.Tx, keys []figure.Key, states ...chain.State) ([]string, error) {
	var figures []figure.Figure
	questions, err := s.questions(ctx, tx, &figures)
	if err != nil {
		return nil, err
	}
	locked, err := figure.LockAt(ctx, tx, keys, states, questions...)
	s.put(figures)
	return locked, err
}

// questions ask for what stands in the cells and for all that lies beside them.
func (s *Sheet) questions(ctx context.Context, tx *db.Tx, figures *[]figure.Figure) (questions []db.Question, err error) {
	if len(s.Cells) == 0 {
		return nil, nil
	}
	elements, areas := s.places()
	if s.basis, questions, err = finding.Gather(ctx, tx, s.ID.Year, s.subjects(nil)); err != nil {
		return nil, err
	}
	s.proposals = map[figure.Key]source.Proposal{}
	return append(questions, figure.AskYear(tx, figures, elements, areas, s.ID.Year), source.AskProposals(tx, s.proposals, elements, areas, s.ID.Year)), nil
}

// put has the cells hold the figures.
func (s *Sheet) put(figures []figure.Figure) {
	at := make(map[figure.Key]*figure.Figure, len(figures))
	for i := range figures {
		at[figures[i].Key] = &figures[i]
	}
	for i := range s.Cells {
		if f, ok := at[s.Cells[i].Key()]; ok {
			s.Cells[i].Figure = f
		}
	}
}

// settle has the cells and the sheet say what follows from the figures in them.
func (s *Sheet) settle(ctx context.Context, tx *db.Tx) error {
	diverging, err := figure.Diverging(ctx, tx, s.figures())
	if err != nil {
		return err
	}
	if err := s.trace(ctx, tx); err != nil {
		return err
	}
	for i := range s.Cells {
		c := &s.Cells[i]
		c.Late = c.pending() && !c.approvedOnce() && c.Obligation.Deadline.Before(tx.Now)
		c.Open = c.Figure == nil || c.Figure.State.Saveable() || diverging[c.Figure.ID]
		c.From, c.Proposal = nil, nil
		if o, known := s.origins[c.item()]; known {
			c.From = &o
		}
		if p, given := s.proposals[c.Key()]; given && (c.Figure == nil || !p.Value.Equal(c.Figure.Newest.Val())) {
			c.Proposal = &p
		}
	}
	s.check(nil)
	s.sum()
	return nil
}

// asked is an element that a plan asks for in a year, as it is defined then, and the indicators of the plan that it is for.
type asked struct {
	element    plan.Element
	indicators []plan.Indicator
}

func readAsked(ctx context.Context, tx *db.Tx, code string, year int) ([]asked, error) {
	elements, err := plan.ElementsOf(ctx, tx, code)
	if err != nil {
		return nil, err
	}
	indicators, err := gorm.G[plan.Indicator](tx.DB).Where("city_id = ? and plan = ?", tx.Actor.CityID, code).Order("number").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("sheet: read indicators: %w", err)
	}
	out := make([]asked, len(elements))
	for n, e := range elements {
		out[n].element = e.In(year)
		for _, i := range indicators {
			if i.Uses(e.Code) {
				out[n].indicators = append(out[n].indicators, i)
			}
		}
	}
	return out, nil
}

// lay lays out the caller's cells, empty: by element as the catalogue orders them, area and category. The definitions are held from
// here on.
func lay(ctx context.Context, tx *db.Tx, planCode string, year int) (*Sheet, error) {
	s := &Sheet{ID: ID{Plan: planCode, Year: year, TenantID: tx.Actor.TenantID}}
	var owed []round.Obligation
	if err := tx.Hold(ctx, db.PlanOnce(), round.AskObligations(tx, &owed, planCode, year)); err != nil {
		return nil, err
	}
	if len(owed) == 0 {
		_, err := round.Get(ctx, tx, planCode, year) // a round in which nothing is owed is not one that does not exist
		return s, err
	}
	elements, err := db.Defined(ctx, tx, "sheet "+planCode+" "+strconv.Itoa(year), func() ([]asked, error) { return readAsked(ctx, tx, planCode, year) })
	if err != nil {
		return nil, err
	}
	mine := mayReport(tx, access.SaveFigure) == nil
	for _, a := range elements {
		for _, o := range owed {
			if o.Element != a.element.Code {
				continue
			}
			for _, category := range a.element.Categories() {
				s.Cells = append(s.Cells, Cell{Obligation: o, Element: a.element, Category: category, Indicators: a.indicators, Mine: mine})
			}
		}
	}
	return s, nil
}

// places are the elements and the areas that the cells are about, each once.
func (s *Sheet) places() (elements, areas []string) {
	for _, c := range s.Cells {
		elements, areas = append(elements, c.Element.Code), append(areas, c.Obligation.AreaCode)
	}
	slices.Sort(elements)
	slices.Sort(areas)
	return slices.Compact(elements), slices.Compact(areas)
}

// figures are those that stand in the cells.
func (s *Sheet) figures() []figure.Figure {
	var out []figure.Figure
	for _, c := range s.Cells {
		if c.Figure != nil {
			out = append(out, *c.Figure)
		}
	}
	return out
}

// check finds the problems of every cell as it stands, or as it would stand with a draft.
func (s *Sheet) check(drafts map[figure.Key]figure.Draft) {
	if len(s.Cells) == 0 {
		return
	}
	found := s.basis.Find(s.subjects(drafts))
	for i := range s.Cells {
		c := &s.Cells[i]
		c.Problems = found.Problems[c.Key()]
		if last, ok := found.LastYear[c.Key()]; ok {
			c.LastYear, c.SaidLastYear = &last, found.SaidLastYear[c.Key()]
		}
	}
}

// subjects are the cells as they are checked.
func (s *Sheet) subjects(drafts map[figure.Key]figure.Draft) []finding.Subject {
	subjects := make([]finding.Subject, len(s.Cells))
	for i, c := range s.Cells {
		value, explanation := quantity.Absent(quantity.NotReported), c.Explanation()
		if d, ok := drafts[c.Key()]; ok {
			value, explanation = d.Value, d.Explanation
		} else if c.Figure != nil {
			value = c.Figure.Newest.Val()
		}
		subjects[i] = finding.Subject{
			Obligation: c.Obligation.ID, Element: c.Element, AreaCode: c.Obligation.AreaCode, Category: c.Category, Value: value, Explanation: explanation,
			Settled: !c.Open,
		}
	}
	return subjects
}

// sum derives the sheet's state and deadline from its cells; parts of a total do not hold a sheet up.
func (s *Sheet) sum() {
	s.State = Approved
	var earliest, last *time.Time
	for i := range s.Cells {
		c := &s.Cells[i]
		if c.Category != figure.Total {
			continue
		}
		d := &c.Obligation.Deadline
		if last == nil || d.After(*last) {
			last = d
		}
		switch {
		case c.pending():
			s.State = Open
			if earliest == nil || d.Before(*earliest) {
				earliest = d
			}
		case c.Figure.State != chain.Approved && s.State == Approved:
			s.State = Submitted
		}
	}
	s.Deadline = earliest
	if earliest == nil {
		s.Deadline = last
	}
}

// Own reads the sheet that a change is asked for; another tenant's, and one that does not exist, are not found.
func Own(ctx context.Context, tx *db.Tx, id string) (*Sheet, error) {
	s, err := owed(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	return s, s.read(ctx, tx)
}

// owed is Own with its cells empty.
func owed(ctx context.Context, tx *db.Tx, id string) (*Sheet, error) {
	parsed, err := ParseID(id)
	if err != nil {
		return nil, err
	}
	if parsed.TenantID != tx.Actor.TenantID {
		return nil, fault.New(fault.NotFound, "sheet", id)
	}
	return lay(ctx, tx, parsed.Plan, parsed.Year)
}

func (s *Sheet) at(obligation, category string) (Cell, bool) {
	i := slices.IndexFunc(s.Cells, func(c Cell) bool { return c.Obligation.ID == obligation && c.Category == category })
	if i < 0 {
		return Cell{}, false
	}
	return s.Cells[i], true
}
