package graph

import (
	"context"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/sheet"
)

func (r *mutationResolver) SaveFigures(ctx context.Context, input model.SaveFiguresInput) (*model.SaveFiguresPayload, error) {
	entries := presentAll(input.Figures, func(f model.FigureInput) sheet.Entry {
		return sheet.Entry{
			Obligation: f.Obligation, Category: orZero(f.Category), Value: f.Value, Emptiness: f.Emptiness,
			Explanation: orZero(f.Explanation), ExpectedRevision: orZero(f.ExpectedRevision),
		}
	})
	saved, err := once(ctx, r.Resolver, "saveFigures", input.RequestID, input, func(tx *db.Tx) (sheet.Saved, error) {
		return sheet.Save(ctx, tx, input.Sheet, entries, originOf(ctx))
	})
	if err != nil {
		return nil, err
	}
	after, n, err := r.sheetAfter(ctx, saved.SheetID)
	if err != nil {
		return nil, err
	}
	return &model.SaveFiguresPayload{Sheet: after, Problems: n.problems(saved.Problems)}, nil
}

func (r *mutationResolver) SubmitSheet(ctx context.Context, input model.SubmitSheetInput) (*model.SubmitSheetPayload, error) {
	out, err := once(ctx, r.Resolver, "submitSheet", input.RequestID, input, func(tx *db.Tx) (sheet.SubmittedSheet, error) {
		return sheet.Submit(ctx, tx, input.Sheet, input.Obligations)
	})
	if err != nil {
		return nil, err
	}
	after, n, err := r.sheetAfter(ctx, out.SheetID)
	if err != nil {
		return nil, err
	}
	return &model.SubmitSheetPayload{Sheet: after, Submitted: orEmpty(out.Submitted), Problems: n.problems(out.Problems)}, nil
}

func (r *mutationResolver) WithdrawFigures(ctx context.Context, input model.WithdrawFiguresInput) (*model.WithdrawFiguresPayload, error) {
	refs := presentAll(input.Figures, func(f model.FigureRef) sheet.Ref { return sheet.Ref{FigureID: f.Figure, Revision: f.Revision} })
	out, err := once(ctx, r.Resolver, "withdrawFigures", input.RequestID, input, func(tx *db.Tx) (sheet.Changed, error) {
		return sheet.Withdraw(ctx, tx, input.Sheet, refs)
	})
	if err != nil {
		return nil, err
	}
	after, n, err := r.sheetAfter(ctx, out.SheetID)
	if err != nil {
		return nil, err
	}
	return &model.WithdrawFiguresPayload{Sheet: after, Withdrawn: orEmpty(out.Done), Refused: n.refusals(out.Refused)}, nil
}

func (r *mutationResolver) CorrectFigures(ctx context.Context, input model.CorrectFiguresInput) (*model.CorrectFiguresPayload, error) {
	corrections := presentAll(input.Corrections, func(c model.CorrectionInput) sheet.Correction {
		return sheet.Correction{Ref: sheet.Ref{FigureID: c.Figure, Revision: c.Revision}, Value: c.Value, Emptiness: c.Emptiness, Reason: c.Reason}
	})
	out, err := once(ctx, r.Resolver, "correctFigures", input.RequestID, input, func(tx *db.Tx) (sheet.Changed, error) {
		return sheet.Correct(ctx, tx, input.Sheet, corrections, originOf(ctx))
	})
	if err != nil {
		return nil, err
	}
	after, n, err := r.sheetAfter(ctx, out.SheetID)
	if err != nil {
		return nil, err
	}
	return &model.CorrectFiguresPayload{Sheet: after, Corrected: orEmpty(out.Done), Refused: n.refusals(out.Refused)}, nil
}

func (r *mutationResolver) AnswerDivergence(ctx context.Context, input model.AnswerDivergenceInput) (*model.AnswerDivergencePayload, error) {
	f, err := once(ctx, r.Resolver, "answerDivergence", input.RequestID, input, func(tx *db.Tx) (*figure.Figure, error) {
		return sheet.Answer(ctx, tx, known(input.Divergence), input.Answer)
	})
	if err != nil {
		return nil, err
	}
	shown, err := bookOf(ctx).figure(ctx, *f)
	if err != nil {
		return nil, err
	}
	return &model.AnswerDivergencePayload{Figure: *shown}, nil
}

func (r *queryResolver) Sheet(ctx context.Context, plan string, year int) (*model.Sheet, error) {
	s, err := read(ctx, r.Resolver, func(tx *db.Tx) (*sheet.Sheet, error) { return sheet.Read(ctx, tx, plan, year) })
	if err != nil {
		return nil, err
	}
	return bookOf(ctx).sheet(ctx, s)
}

// sheetAfter reads a sheet again after a change to it, with the names to say what happened.
func (r *Resolver) sheetAfter(ctx context.Context, id string) (*model.Sheet, *names, error) {
	n, err := bookOf(ctx).names(ctx)
	if err != nil {
		return nil, nil, err
	}
	parsed, err := sheet.ParseID(id)
	if err != nil {
		return nil, nil, fault.New(fault.NotFound)
	}
	s, err := read(ctx, r, func(tx *db.Tx) (*sheet.Sheet, error) { return sheet.Read(ctx, tx, parsed.Plan, parsed.Year) })
	if err != nil {
		return nil, nil, err
	}
	shown, err := bookOf(ctx).sheet(ctx, s)
	return shown, n, err
}
