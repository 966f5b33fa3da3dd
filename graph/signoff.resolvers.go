package graph

import (
	"context"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/signoff"
)

func (r *mutationResolver) Decide(ctx context.Context, input model.DecideInput) (*model.DecidePayload, error) {
	decisions := presentAll(input.Decisions, func(d model.DecisionInput) signoff.Decision {
		return signoff.Decision{
			FigureID: known(d.Figure), Revision: d.Revision, Outcome: figure.Outcome(d.Outcome), ReasonCode: (*chain.ReasonCode)(d.ReasonCode),
			Comment: orZero(d.Comment), Due: d.Due, Consent: d.Consent,
		}
	})
	out, err := once(ctx, r.Resolver, "decide", input.RequestID, input, func(tx *db.Tx) (signoff.Decided, error) {
		return signoff.Decide(ctx, tx, decisions)
	})
	if err != nil {
		return nil, err
	}
	figures, err := bookOf(ctx).figuresByID(ctx, out.Done)
	if err != nil {
		return nil, err
	}
	n, err := bookOf(ctx).names(ctx)
	if err != nil {
		return nil, err
	}
	decided := presentAll(figures, func(f model.Figure) model.Decided { return model.Decided{Figure: f} })
	return &model.DecidePayload{Decided: decided, Refused: n.refusals(out.Refused)}, nil
}

func (r *mutationResolver) RecordDivergence(ctx context.Context, input model.RecordDivergenceInput) (*model.RecordDivergencePayload, error) {
	value, err := quantity.Parse(input.Value)
	if err != nil {
		return nil, err
	}
	out, err := once(ctx, r.Resolver, "recordDivergence", input.RequestID, input, func(tx *db.Tx) (signoff.Diverged, error) {
		return signoff.Diverge(ctx, tx, known(input.Figure), input.Revision, value, input.Comment)
	})
	if err != nil {
		return nil, err
	}
	n, err := bookOf(ctx).names(ctx)
	if err != nil {
		return nil, err
	}
	payload := &model.RecordDivergencePayload{Refused: n.refusals(out.Refused)}
	if out.Divergence != nil {
		shown := presentDivergence(*out.Divergence)
		payload.Divergence = &shown
	}
	return payload, nil
}

func (r *queryResolver) Queue(ctx context.Context, plan string, year int, first *int, after *string) (*model.QueueConnection, error) {
	page, err := read(ctx, r.Resolver, func(tx *db.Tx) (*signoff.Page, error) {
		return signoff.Queue(ctx, tx, plan, year, pageSize(first), orZero(after))
	})
	if err != nil {
		return nil, err
	}
	return bookOf(ctx).queue(ctx, page)
}

func (r *queryResolver) Decisions(ctx context.Context, plan string, year int, first *int, after *string) (*model.DecisionConnection, error) {
	from, err := offset(after)
	if err != nil {
		return nil, err
	}
	total := 0
	made, err := read(ctx, r.Resolver, func(tx *db.Tx) ([]figure.SignOff, error) {
		rows, n, err := signoff.Made(ctx, tx, plan, year, pageSize(first), from)
		total = n
		return rows, err
	})
	if err != nil {
		return nil, err
	}
	ids := presentAll(made, func(s figure.SignOff) string { return s.FigureID })
	figures, err := bookOf(ctx).figuresByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	if len(figures) != len(made) {
		return nil, fault.New(fault.NotFound)
	}
	out := &model.DecisionConnection{TotalCount: total, PageInfo: pageInfo(from, len(made), total), Nodes: make([]model.DecisionRecord, len(made))}
	for i, s := range made {
		out.Nodes[i] = model.DecisionRecord{SignOff: presentSignOff(s), Figure: figures[i]}
	}
	return out, nil
}
