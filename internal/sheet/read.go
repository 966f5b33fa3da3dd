package sheet

import (
	"context"
	"time"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/finding"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/source"
)

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
