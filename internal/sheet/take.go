package sheet

import (
	"context"
	"maps"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/source"
)

// FromFeed is the origin of what a reporter took from a source.
const FromFeed = "feed"

// Taking is a proposal that the reporter takes for one cell: the delivered record that was looked at, over the revision that was.
type Taking struct {
	Obligation       string
	Category         string
	Item             string
	ExpectedRevision int
}

// Take enters what sources propose, as the reporter who takes it: drafts like those that are typed, all of them or none. A proposal
// that is another one by now is refused, so that nobody takes what was not looked at.
func Take(ctx context.Context, tx *db.Tx, sheetID string, takings []Taking) (Saved, error) {
	if err := mayReport(tx, access.SaveFigure); err != nil {
		return Saved{}, err
	}
	s, err := Own(ctx, tx, sheetID)
	if err != nil {
		return Saved{}, err
	}
	out := Saved{Changing: Changing{SheetID: sheetID}}
	entries := make([]Entry, 0, len(takings))
	for _, t := range takings {
		c, ok := s.at(t.Obligation, t.Category)
		if !ok {
			return Saved{}, fault.New(fault.Forbidden, "reason", fault.ReasonOwner)
		}
		if c.Proposal == nil || c.Proposal.Item != t.Item {
			out.Problems = append(out.Problems, Problem{Obligation: t.Obligation, Category: t.Category, Refused: fault.New(fault.WrongState, "reason", fault.ReasonProposal)})
			continue
		}
		entries = append(entries, c.take(t))
	}
	if len(out.Problems) > 0 || len(entries) == 0 {
		return out, nil
	}
	return Save(ctx, tx, sheetID, entries, FromFeed)
}

// take is the proposal as the reporter's entry. What was explained before stays; why there is no value explains itself.
func (c Cell) take(t Taking) Entry {
	e := Entry{Obligation: t.Obligation, Category: t.Category, Explanation: c.Explanation(), ExpectedRevision: t.ExpectedRevision, item: t.Item}
	if v := c.Proposal.Value; v.Present() {
		value := v.Dec.String()
		e.Value = &value
	} else {
		empty := string(v.Empty)
		e.Emptiness = &empty
	}
	if e.Explanation == "" {
		e.Explanation = c.Proposal.Why.Text(fault.Chinese)
	}
	return e
}

// trace finds out where what was taken from a source came from, as far as that is not known yet.
func (s *Sheet) trace(ctx context.Context, tx *db.Tx) error {
	var items []string
	for _, c := range s.Cells {
		if _, known := s.origins[c.item()]; !known && c.item() != "" {
			items = append(items, c.item())
		}
	}
	if len(items) == 0 {
		return nil
	}
	origins, err := source.Origins(ctx, tx, items)
	if s.origins == nil {
		s.origins = origins
	}
	maps.Copy(s.origins, origins)
	return err
}

// item is the delivered record that the value was taken from, or "".
func (c Cell) item() string {
	if c.Figure == nil || c.Figure.Newest.SourceItem == nil {
		return ""
	}
	return *c.Figure.Newest.SourceItem
}
