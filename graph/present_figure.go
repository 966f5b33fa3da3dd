package graph

import (
	"context"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/sheet"
)

func (n *names) category(element, code string) model.Category {
	e := n.elements[element]
	out := model.Category{Code: code, Name: e.CategoryName(n.lang, code)}
	if by, ok := e.DivisionOf(code); ok {
		out.Division = &model.Division{Code: by.Code, Name: by.LocalName(n.lang)}
	}
	return out
}

func (n *names) figure(f figure.Figure) model.Figure {
	r := f.Newest
	n.book.expectFigure(f.ID, r.EnteredBy)
	n.book.users.expect(orZero(r.ForUser))
	return model.Figure{
		ID: f.ID, Element: n.element(f.Element), Area: n.area(f.AreaCode), Year: f.Year, Category: n.category(f.Element, f.Category),
		Value: nullText(r.Value), Emptiness: r.Emptiness, State: string(f.State), Revision: r.Revision, EnteredAt: r.EnteredAt,
		Explanation: r.Explanation, CorrectionReason: r.CorrectionReason, EnteredByID: r.EnteredBy, ForUserID: orZero(r.ForUser),
	}
}

func presentRevision(r figure.Revision) model.FigureRevision {
	return model.FigureRevision{
		Revision: r.Revision, Value: nullText(r.Value), Emptiness: r.Emptiness, Explanation: r.Explanation,
		CorrectionReason: r.CorrectionReason, EnteredAt: r.EnteredAt, Origin: r.Origin, EnteredByID: r.EnteredBy, ForUserID: orZero(r.ForUser), ItemID: orZero(r.SourceItem),
	}
}

func presentSignOff(s figure.SignOff) model.SignOff {
	out := model.SignOff{
		Stage: string(s.Stage), Revision: s.Revision, At: s.At, Outcome: model.Outcome(s.Outcome), Comment: s.Comment, Due: s.Due,
		ByUserID: s.ByUser, ForUserID: orZero(s.ForUser), TenantID: s.TenantID,
	}
	if s.ReasonCode != nil {
		code := string(*s.ReasonCode)
		out.ReasonCode = &code
	}
	return out
}

func presentDivergence(d figure.Divergence) model.Divergence {
	return model.Divergence{
		ID: d.ID, Revision: d.Revision, At: d.At, Value: d.Value.String(), Comment: d.Comment, Answer: d.Answer, Resolution: d.Resolution,
		ByUserID: d.ByUser, ForUserID: orZero(d.ForUser), AnsweredByID: orZero(d.AnsweredBy), AnsweredForID: orZero(d.AnsweredFor), TenantID: d.TenantID,
	}
}

func presentAll[A, B any](rows []A, present func(A) B) []B {
	out := make([]B, len(rows))
	for i, r := range rows {
		out[i] = present(r)
	}
	return out
}

func (n *names) refusals(refused []figure.Refusal) []model.Refusal {
	return presentAll(refused, func(r figure.Refusal) model.Refusal {
		out := model.Refusal{Figure: r.FigureID, Code: string(r.Fault.Code), Message: n.said(r.Fault.Text(n.lang))}
		if r.Current != nil {
			current := n.figure(*r.Current)
			out.Current = &current
		}
		return out
	})
}

func presentLastYear(v *quantity.Value, said string) *model.LastYear {
	if v == nil {
		return nil
	}
	out := &model.LastYear{Explanation: optional(said)}
	if v.Present() {
		s := v.Dec.String()
		out.Value = &s
	} else {
		e := string(v.Empty)
		out.Emptiness = &e
	}
	return out
}

// finding presents a problem that a check found; obligation and figure are "" where the reader knows the place.
func (n *names) finding(p check.Problem, obligation, figureID string, explanation *string) model.Problem {
	return model.Problem{
		Obligation: optional(obligation), Figure: optional(figureID), Grade: model.Grade(p.Grade), Code: string(p.Code),
		Message: p.Text(n.lang), Explanation: explanation,
	}
}

// problems presents what was wrong with cells of a request. A refusal blocks, as grade A does.
func (n *names) problems(found []sheet.Problem) []model.Problem {
	return presentAll(found, func(p sheet.Problem) model.Problem {
		if p.Refused != nil {
			return model.Problem{Obligation: optional(p.Obligation), Grade: model.GradeA, Code: string(p.Refused.Code), Message: n.said(p.Refused.Text(n.lang)), Explanation: optional(p.Explanation)}
		}
		return n.finding(*p.Found, p.Obligation, "", optional(p.Explanation))
	})
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// sheet presents a sheet whole; returned are the last returns of its figures.
func (b *book) sheet(ctx context.Context, s *sheet.Sheet) (*model.Sheet, error) {
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	c, err := b.catalogue(ctx, s.ID.Plan)
	if err != nil {
		return nil, err
	}
	returned, err := b.returned(ctx, s)
	if err != nil {
		return nil, err
	}
	shown := b.plans.show(n, c)
	out := &model.Sheet{ID: s.ID.String(), Plan: shown.plan, Year: s.ID.Year, State: s.State, Deadline: s.Deadline, Cells: make([]model.SheetCell, len(s.Cells))}
	for i, cell := range s.Cells {
		out.Cells[i] = n.sheetCell(cell)
		for _, used := range cell.Indicators {
			if c.Scheme != nil {
				break // its measures are the rows of forms
			}
			if used.Measure {
				out.Cells[i].Targets = append(out.Cells[i].Targets, shown.targets[used.Code])
				continue
			}
			out.Cells[i].Indicators = append(out.Cells[i].Indicators, shown.indicators[used.Code])
		}
		if cell.Figure != nil {
			out.Cells[i].Returned = returned[cell.Figure.ID]
		}
		out.Cells[i].Places = n.placesOf(c, cell)
		out.Cells[i].Serves = n.serves(cell.Element, c.Plan.Code)
	}
	return out, nil
}

func (n *names) sheetCell(c sheet.Cell) model.SheetCell {
	out := model.SheetCell{
		Obligation: c.Obligation.ID, Element: n.elementAs(c.Element), Area: n.area(c.Obligation.AreaCode), Category: n.category(c.Element.Code, c.Category),
		Deadline: c.Obligation.Deadline, FirstDeadline: c.Obligation.FirstDeadline, Late: c.Late, LastYear: presentLastYear(c.LastYear, c.SaidLastYear), Problems: []model.Problem{}, Indicators: []model.Indicator{}, Targets: []model.ProseTarget{},
		CanEdit: c.Open && c.Mine, Ref: n.book.expectHeard(c.Key()),
	}
	n.proposed(c, &out)
	figureID := ""
	if c.Figure != nil {
		shown := n.figure(*c.Figure)
		out.Figure, figureID = &shown, c.Figure.ID
		out.CanWithdraw, out.CanCorrect = c.Mine && c.Figure.State.Withdrawable(), c.Mine && c.Figure.State.Correctable()
	}
	for _, p := range c.Problems {
		out.Problems = append(out.Problems, n.finding(p, c.Obligation.ID, figureID, optional(c.Explanation())))
	}
	return out
}

// returned finds, for each figure that was sent back, the decision that did it.
func (b *book) returned(ctx context.Context, s *sheet.Sheet) (map[string]*model.SignOff, error) {
	var ids []string
	for _, c := range s.Cells {
		if c.Figure != nil && c.Figure.State.Saveable() {
			ids = append(ids, c.Figure.ID)
		}
	}
	out := map[string]*model.SignOff{}
	if len(ids) == 0 {
		return out, nil
	}
	all, err := b.signOffs.all(ctx, ids)
	if err != nil {
		return nil, err
	}
	for i, signOffs := range all {
		for _, s := range signOffs {
			if s.Outcome == figure.Return {
				shown := presentSignOff(s)
				out[ids[i]] = &shown
			}
		}
	}
	return out, nil
}
