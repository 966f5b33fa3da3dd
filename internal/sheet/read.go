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
	if err := s.propose(ctx, tx); err != nil {
		return err
	}
	if err := s.check(ctx, tx, nil); err != nil {
		return err
	}
	s.sum()
	return nil
}

// asked is what a plan asks for, as the catalogue orders it, and what that is for.
type asked struct {
	elements   []plan.Element
	indicators []plan.Indicator
}

func readAsked(ctx context.Context, tx *db.Tx, code string) (a asked, err error) {
	if a.elements, err = plan.ElementsOf(ctx, tx, code); err != nil {
		return a, err
	}
	if a.indicators, err = gorm.G[plan.Indicator](tx.DB).Where("city_id = ? and plan = ?", tx.Actor.CityID, code).Order("number").Find(ctx); err != nil {
		return a, fmt.Errorf("sheet: read indicators: %w", err)
	}
	return a, nil
}

// lay lays out the caller's cells, empty: by indicator, element, area and category, as the catalogue orders them.
func lay(ctx context.Context, tx *db.Tx, planCode string, year int) (*Sheet, error) {
	if err := tx.PlanOnce(ctx); err != nil {
		return nil, err
	}
	if _, err := round.Get(ctx, tx, planCode, year); err != nil {
		return nil, err
	}
	s := &Sheet{ID: ID{Plan: planCode, Year: year, TenantID: tx.Actor.TenantID}}
	owed, err := round.Obligations(ctx, tx, planCode, year)
	if err != nil || len(owed) == 0 {
		return s, err
	}
	asked, err := db.Defined(ctx, tx, "sheet "+planCode, func() (asked, error) { return readAsked(ctx, tx, planCode) })
	if err != nil {
		return nil, err
	}
	mine := mayReport(tx, access.SaveFigure) == nil
	for _, e := range asked.elements {
		e = e.In(year)
		var used []plan.Indicator
		for _, i := range asked.indicators {
			if i.Uses(e.Code) {
				used = append(used, i)
			}
		}
		for _, o := range owed {
			if o.Element != e.Code {
				continue
			}
			for _, category := range e.Categories() {
				s.Cells = append(s.Cells, Cell{Obligation: o, Element: e, Category: category, Indicators: used, Mine: mine})
			}
		}
	}
	return s, nil
}

// fill puts the stored figures into the cells.
func (s *Sheet) fill(ctx context.Context, tx *db.Tx) error {
	if len(s.Cells) == 0 {
		return nil
	}
	elements, areas := s.places()
	figures, err := figure.OfYear(ctx, tx, elements, areas, s.ID.Year)
	if err != nil {
		return err
	}
	stored := make(map[figure.Key]*figure.Figure, len(figures))
	ids := make([]string, len(figures))
	for i := range figures {
		stored[figures[i].Key], ids[i] = &figures[i], figures[i].ID
	}
	diverging, err := figure.Diverging(ctx, tx, ids)
	if err != nil {
		return err
	}
	for i := range s.Cells {
		c := &s.Cells[i]
		c.Figure = stored[c.Key()]
		c.Late = c.pending() && !c.approvedOnce() && c.Obligation.Deadline.Before(tx.Now)
		c.Open = c.Figure == nil || c.Figure.State.Saveable() || diverging[c.Figure.ID]
	}
	return nil
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

// check finds the problems of every cell as it stands, or as it would stand with a draft.
func (s *Sheet) check(ctx context.Context, tx *db.Tx, drafts map[figure.Key]figure.Draft) error {
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
	found, err := finding.Find(ctx, tx, s.ID.Year, subjects)
	if err != nil {
		return err
	}
	for i := range s.Cells {
		c := &s.Cells[i]
		c.Problems = found.Problems[c.Key()]
		if last, ok := found.LastYear[c.Key()]; ok {
			c.LastYear, c.SaidLastYear = &last, found.SaidLastYear[c.Key()]
		}
	}
	return nil
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
	if err := tx.Hold(ctx); err != nil {
		return nil, err
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
