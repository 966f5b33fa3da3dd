package sheet

import (
	"context"
	"slices"
	"strings"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/live"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/check"
)

// SubmittedSheet is what submitting came to: the obligations that went off, and what kept others.
type SubmittedSheet struct {
	Changing
	Submitted []string
	Problems  []Problem
}

// Submit sends figures on their way: the named obligations, or all that are ready. What has a blocking problem stays; the
// rest goes.
func Submit(ctx context.Context, tx *db.Tx, sheetID string, obligations []string) (SubmittedSheet, error) {
	if err := mayReport(tx, access.SubmitSheet); err != nil {
		return SubmittedSheet{}, err
	}
	s, locked, err := held(ctx, tx, sheetID, obligations)
	if err != nil {
		return SubmittedSheet{}, err
	}
	out := SubmittedSheet{Changing: Changing{SheetID: sheetID}, Submitted: []string{}}
	for _, id := range obligations {
		if _, ok := s.at(id, figure.Total); !ok {
			out.Problems = append(out.Problems, Problem{Obligation: id, Refused: fault.New(fault.Forbidden, "reason", fault.ReasonOwner)})
		}
	}
	var ready []figure.Figure
	for _, group := range s.byObligation() {
		id := group[0].Obligation.ID
		if obligations != nil && !slices.Contains(obligations, id) {
			continue
		}
		figures, problems := weigh(group, obligations != nil)
		if came := slices.IndexFunc(figures, func(f figure.Figure) bool { return !slices.Contains(locked, f.ID) }); came >= 0 {
			if obligations != nil {
				out.Problems = append(out.Problems, Problem{Obligation: id, Refused: fault.Stale(figures[came].Newest.Revision)})
			}
			continue
		}
		out.Problems = append(out.Problems, problems...)
		if len(problems) == 0 && len(figures) > 0 {
			ready = append(ready, figures...)
			out.Submitted = append(out.Submitted, id)
		}
	}
	if len(ready) == 0 {
		return out, nil
	}
	sent, err := figure.Submit(ctx, tx, ready)
	if err != nil {
		return SubmittedSheet{}, err
	}
	s.put(sent)
	record(tx, "submit_sheet", s.ID, sent)
	out.Sheet = s
	return out, s.settle(ctx, tx)
}

// byObligation groups the cells: an obligation goes off with all its categories, or not at all.
func (s *Sheet) byObligation() [][]Cell {
	var groups [][]Cell
	at := map[string]int{}
	for _, c := range s.Cells {
		i, ok := at[c.Obligation.ID]
		if !ok {
			i = len(groups)
			at[c.Obligation.ID] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], c)
	}
	return groups
}

// held checks the sheet with the open figures of the obligations locked, so that what is checked is what goes off; it gives the
// ids of those. What came while they were waited for is on the sheet too, but is not locked and stays: to lock it now would be out
// of order, and two who do so wait for each other.
func held(ctx context.Context, tx *db.Tx, sheetID string, obligations []string) (*Sheet, []string, error) {
	s, err := owed(ctx, tx, sheetID)
	if err != nil {
		return nil, nil, err
	}
	var keys []figure.Key
	for _, c := range s.Cells {
		if obligations == nil || slices.Contains(obligations, c.Obligation.ID) {
			keys = append(keys, c.Key())
		}
	}
	locked, err := s.hold(ctx, tx, keys, chain.WithReporter()...)
	if err != nil {
		return nil, nil, err
	}
	return s, locked, s.settle(ctx, tx)
}

// weigh finds the figures of an obligation that can go, and what blocks it. asked: it was named, so an obligation of which
// nothing is there or all is on its way already is a problem and not just not ready.
func weigh(group []Cell, asked bool) ([]figure.Figure, []Problem) {
	var figures []figure.Figure
	var problems []Problem
	var gone *figure.Figure
	for _, c := range group {
		switch {
		case c.Figure == nil && c.Category != figure.Total:
			continue
		case c.Figure != nil && !c.Figure.State.Submittable():
			if c.Category == figure.Total {
				gone = c.Figure
			}
			continue
		case c.Figure != nil:
			figures = append(figures, *c.Figure)
		case asked && len(c.Problems) == 0:
			problems = append(problems, Problem{Obligation: c.Obligation.ID, Refused: fault.New(fault.InvalidValue, "reason", fault.ReasonNoValue)})
		}
		for i, p := range c.Problems {
			if check.Blocks(p, c.Explanation()) {
				problems = append(problems, Problem{Obligation: c.Obligation.ID, Found: &c.Problems[i], Explanation: c.Explanation()})
			}
		}
	}
	if asked && len(figures) == 0 && gone != nil {
		problems = append(problems, Problem{Obligation: group[0].Obligation.ID, Refused: figure.WrongState(gone.State)})
	}
	return figures, problems
}

// Ref names a figure and the revision that the caller saw.
type Ref struct {
	FigureID string
	Revision int
}

// Changed is what withdrawing or correcting came to.
type Changed struct {
	Changing
	Done    []string
	Refused []figure.Refusal
}

// Withdraw takes submitted figures back that nobody has acted on.
func Withdraw(ctx context.Context, tx *db.Tx, sheetID string, refs []Ref) (Changed, error) {
	if err := mayReport(tx, access.WithdrawFigure); err != nil {
		return Changed{}, err
	}
	s, err := stored(ctx, tx, sheetID)
	if err != nil {
		return Changed{}, err
	}
	out := Changed{Changing: Changing{SheetID: sheetID}, Done: []string{}}
	var ids []string
	for _, f := range s.figures() {
		if slices.ContainsFunc(refs, func(r Ref) bool { return r.FigureID == f.ID }) {
			ids = append(ids, f.ID)
		}
	}
	locked, err := figure.Lock(ctx, tx, ids)
	if err != nil {
		return Changed{}, err
	}
	var going []figure.Figure
	for _, r := range refs {
		f, refusal := s.find(locked, r)
		if refusal == nil && !f.State.Withdrawable() {
			refusal = &figure.Refusal{FigureID: f.ID, Key: f.Key, Fault: figure.WrongState(f.State), Current: f}
		}
		if refusal != nil {
			out.Refused = append(out.Refused, *refusal)
			continue
		}
		going = append(going, *f)
		out.Done = append(out.Done, f.ID)
	}
	if len(going) == 0 {
		return out, nil
	}
	back, err := figure.Withdraw(ctx, tx, going)
	if err != nil {
		return Changed{}, err
	}
	s.put(back)
	record(tx, "withdraw_figures", s.ID, going)
	out.Sheet = s
	return out, s.settle(ctx, tx)
}

// stored reads the sheet that a change is asked for with its figures, unchecked.
func stored(ctx context.Context, tx *db.Tx, sheetID string) (*Sheet, error) {
	s, err := owed(ctx, tx, sheetID)
	if err != nil {
		return nil, err
	}
	return s, s.fill(ctx, tx)
}

// find looks a reference up among locked figures and refuses one that is foreign or stale.
func (s *Sheet) find(locked []figure.Figure, r Ref) (*figure.Figure, *figure.Refusal) {
	i := slices.IndexFunc(locked, func(f figure.Figure) bool { return f.ID == r.FigureID })
	if i < 0 {
		return nil, &figure.Refusal{FigureID: r.FigureID, Fault: fault.New(fault.Forbidden, "reason", fault.ReasonOwner)}
	}
	f := &locked[i]
	if f.Newest.Revision != r.Revision {
		return nil, &figure.Refusal{FigureID: f.ID, Key: f.Key, Fault: fault.Stale(f.Newest.Revision), Current: f}
	}
	return f, nil
}

// Answer tells the signer who recorded a divergence why the reported value stands.
func Answer(ctx context.Context, tx *db.Tx, divergenceID, answer string) (*figure.Figure, error) {
	if err := mayReport(tx, access.SaveFigure); err != nil {
		return nil, err
	}
	answer = strings.TrimSpace(answer)
	if answer == "" || len([]rune(answer)) > maxExplanation {
		return nil, fault.New(fault.InvalidInput, "reason", fault.ReasonRequired, "field", "answer")
	}
	d, err := figure.Answer(ctx, tx, divergenceID, answer)
	if err != nil {
		return nil, err
	}
	f, err := figure.Get(ctx, tx, d.FigureID)
	if err != nil {
		return nil, err
	}
	err = notice.Send(tx, notice.New{
		TenantID: d.TenantID, Kind: notice.DivergenceAnswered, Plan: f.Plans[0], Year: f.Year, Dedupe: notice.DivergenceAnswered + "/" + d.ID + "/" + tx.Now.String(),
		Params: map[string]string{"element": f.Element, "area": f.AreaCode, "by": tx.Actor.UserName},
	})
	if err != nil {
		return nil, err
	}
	live.Tell(tx, live.Event{Act: live.Answered, Plans: f.Plans, Year: f.Year, Figures: []string{f.ID}})
	audit.Record(tx, audit.Entry{
		Action: "answer_divergence", Object: f.ID, Detail: map[string]any{"divergence": d.ID, "answer": answer},
		AreaPath: f.AreaPath, Line: f.Line, Support: f.Support, Plans: f.Plans,
	})
	return f, nil
}
