package sheet

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/finding"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/round"
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

func (s *Sheet) at(obligation, category string) (Cell, bool) {
	i := slices.IndexFunc(s.Cells, func(c Cell) bool { return c.Obligation.ID == obligation && c.Category == category })
	if i < 0 {
		return Cell{}, false
	}
	return s.Cells[i], true
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
