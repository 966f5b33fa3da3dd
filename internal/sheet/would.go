package sheet

import (
	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
)

// MayEnter asks access whether the caller enters figures at all.
func MayEnter(tx *db.Tx) error { return mayReport(tx, access.SaveFigure) }

// Would tells what the checks would find in the sheet if the entries were saved: all problems of all cells, and those entries that
// would be refused. Nothing is saved; whether somebody is faster, only saving tells.
func (s *Sheet) Would(tx *db.Tx, entries []Entry) ([]Problem, error) {
	if err := MayEnter(tx); err != nil {
		return nil, err
	}
	var out []Problem
	drafts := map[figure.Key]figure.Draft{}
	for _, e := range entries {
		d, f := s.draft(tx.Actor, e, "")
		if f != nil {
			out = append(out, Problem{Obligation: e.Obligation, Category: e.Category, Refused: f, Explanation: e.Explanation})
			continue
		}
		drafts[d.Key] = d
	}
	after := *s
	after.Cells = append([]Cell{}, s.Cells...)
	after.check(drafts)
	for _, c := range after.Cells {
		for i := range c.Problems {
			p := Problem{Obligation: c.Obligation.ID, Category: c.Category, Found: &c.Problems[i], Explanation: c.Explanation()}
			if d, ok := drafts[c.Key()]; ok {
				p.Explanation = d.Explanation
			}
			out = append(out, p)
		}
	}
	return out, nil
}
