package sheet

import (
	"context"
	"slices"
	"strings"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
)

// Correction is a new value for an approved figure, and why.
type Correction struct {
	Ref
	Value     *string
	Emptiness *string
	Reason    string
}

// Correct opens corrections of approved figures: new revisions, as drafts, that go through the same chain. The approved
// values stand until then. All are opened, or none where one is refused.
func Correct(ctx context.Context, tx *db.Tx, sheetID string, corrections []Correction, origin string) (Changed, error) {
	if err := mayReport(tx, access.CorrectFigure); err != nil {
		return Changed{}, err
	}
	s, err := stored(ctx, tx, sheetID)
	if err != nil {
		return Changed{}, err
	}
	out := Changed{Changing: Changing{SheetID: sheetID}, Done: []string{}}
	drafts := make([]figure.Draft, 0, len(corrections))
	for i, c := range corrections {
		d, refusal := s.correction(tx.Actor, c, origin)
		if refusal == nil && slices.ContainsFunc(corrections[:i], func(before Correction) bool { return before.FigureID == c.FigureID }) {
			refusal = &figure.Refusal{FigureID: c.FigureID, Key: d.Key, Fault: fault.New(fault.InvalidValue, "reason", fault.ReasonTwoValues)}
		}
		if refusal != nil {
			out.Refused = append(out.Refused, *refusal)
			continue
		}
		drafts = append(drafts, d)
	}
	saved, refused, err := s.enter(ctx, tx, drafts, len(out.Refused) == 0)
	if err != nil {
		return Changed{}, err
	}
	out.Refused = append(out.Refused, refused...)
	if len(saved) == 0 {
		return out, nil
	}
	for _, f := range saved {
		out.Done = append(out.Done, f.ID)
	}
	record(tx, "correct_figures", s.ID, saved)
	out.Sheet = s
	return out, s.settle(ctx, tx)
}

func (s *Sheet) correction(actor access.Actor, c Correction, origin string) (figure.Draft, *figure.Refusal) {
	i := slices.IndexFunc(s.Cells, func(cell Cell) bool { return cell.Figure != nil && cell.Figure.ID == c.FigureID })
	if i < 0 {
		return figure.Draft{}, &figure.Refusal{FigureID: c.FigureID, Fault: fault.New(fault.Forbidden, "reason", fault.ReasonOwner)}
	}
	cell := s.Cells[i]
	refuse := func(f *fault.Fault) *figure.Refusal {
		return &figure.Refusal{FigureID: c.FigureID, Key: cell.Key(), Fault: f, Current: cell.Figure}
	}
	reason := strings.TrimSpace(c.Reason)
	if reason == "" || len([]rune(reason)) > maxExplanation {
		return figure.Draft{}, refuse(fault.New(fault.InvalidInput, "reason", fault.ReasonRequired, "field", "reason"))
	}
	value, f := parse(c.Value, c.Emptiness)
	if f != nil {
		return figure.Draft{}, refuse(f)
	}
	return figure.Draft{
		Key: cell.Key(), Scope: scopeOf(cell), Level: levelOf(actor), Value: value, Explanation: cell.Explanation(),
		CorrectionReason: reason, ExpectedRevision: c.Revision, Origin: origin,
	}, nil
}
