package graph

import (
	"context"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/result"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/tenant"
)

// evaluationAfter changes an evaluation, and answers with it as it stands then.
func (r *Resolver) evaluationAfter(ctx context.Context, op, requestID, id string, input any, change func(*db.Tx) error) (*model.Evaluation, error) {
	_, err := once(ctx, r, op, requestID, input, func(tx *db.Tx) (struct{}, error) { return struct{}{}, change(tx) })
	if err != nil {
		return nil, err
	}
	return r.evaluation(ctx, id)
}

func (r *Resolver) evaluation(ctx context.Context, id string) (*model.Evaluation, error) {
	e, err := read(ctx, r, func(tx *db.Tx) (evaluation.Evaluation, error) { return evaluation.Get(ctx, tx, id) })
	if err != nil {
		return nil, err
	}
	return bookOf(ctx).evaluation(ctx, e)
}

// selfAfter changes a self-evaluation, and answers with it as it stands then.
func (r *Resolver) selfAfter(ctx context.Context, op, requestID, id, slug string, input any, change func(*db.Tx) error) (*model.SelfEvaluation, error) {
	_, err := once(ctx, r, op, requestID, input, func(tx *db.Tx) (struct{}, error) { return struct{}{}, change(tx) })
	if err != nil {
		return nil, err
	}
	return r.selfEvaluation(ctx, id, slug)
}

type selfOf struct {
	of   evaluation.Evaluation
	self evaluation.Self
}

func (r *Resolver) selfEvaluation(ctx context.Context, id, slug string) (*model.SelfEvaluation, error) {
	found, err := read(ctx, r, func(tx *db.Tx) (selfOf, error) {
		of, self, err := evaluation.SelfOf(ctx, tx, id, slug)
		return selfOf{of, self}, err
	})
	if err != nil {
		return nil, err
	}
	return bookOf(ctx).selfEvaluation(ctx, found)
}

func (b *book) evaluation(ctx context.Context, e evaluation.Evaluation) (*model.Evaluation, error) {
	p, err := b.plan(ctx, e.Plan)
	if err != nil {
		return nil, err
	}
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	b.tenants.expect(e.TenantID)
	b.expectFrozen(e)
	b.snapshots.expect(e.SnapshotID)
	b.users.expect(e.Panel...)
	out := &model.Evaluation{
		ID: e.ID, Plan: *p, Kind: string(e.Kind), Year: e.Year, Area: n.area(e.AreaCode), State: string(e.State), Revision: e.Revision, Due: e.Due,
		May: e.May(b.actor), Row: e,
	}
	out.Steps = presentAll(e.Steps, func(s evaluation.Step) model.EvaluationStep {
		b.users.expect(s.By)
		return model.EvaluationStep{State: string(s.State), ByUserID: s.By, At: s.At}
	})
	out.Work = presentAll(e.Work, func(w evaluation.Work) model.EvaluatedWork { return presentWork(p, w) })
	return out, nil
}

func (b *book) evaluations(ctx context.Context, rows []evaluation.Evaluation) ([]model.Evaluation, error) {
	out := make([]model.Evaluation, len(rows))
	for i, e := range rows {
		shown, err := b.evaluation(ctx, e)
		if err != nil {
			return nil, err
		}
		out[i] = *shown
	}
	return out, nil
}

func presentWork(p *model.Plan, w evaluation.Work) model.EvaluatedWork {
	return model.EvaluatedWork{
		Domain: domainIn(p, w.Domain), Kind: w.Kind, Owed: w.Owed, Done: w.Done, UnderWay: w.UnderWay, Delayed: w.Delayed, NotStarted: w.NotStarted,
		Unrated: w.Unrated(),
	}
}

// frozen is the roll-up that an evaluation rests on; those of all evaluations of an answer are read at once.
func (b *book) frozen(ctx context.Context, e evaluation.Evaluation) (*rollup.Table, error) {
	return b.editions.get(ctx, e.ID)
}

// verdicts presents an evaluation's indicators: the area's own value, and those of the areas beneath.
func (n *names) verdicts(t *rollup.Table, own string, c *plan.Catalogue) []model.EvaluatedIndicator {
	out := []model.EvaluatedIndicator{}
	for i, indicator := range t.Indicators {
		shown := n.indicator(c, indicator)
		row := model.EvaluatedIndicator{Indicator: shown, Areas: []model.RollupCell{}}
		for a, area := range t.Areas {
			r := t.At(i, a, 0)
			switch {
			case r == nil:
			case area.Code == own:
				row.Cell = n.cell(shown, area.Code, t.Years[0], *r)
			default:
				row.Areas = append(row.Areas, n.cell(shown, area.Code, t.Years[0], *r))
			}
		}
		out = append(out, row)
	}
	return out
}

func (n *names) evaluationErrata(t *rollup.Table, errata []evaluation.Erratum, c *plan.Catalogue) []model.EvaluationErratum {
	return presentAll(errata, func(e evaluation.Erratum) model.EvaluationErratum {
		shown, area, year := n.indicator(c, t.Indicators[e.Indicator]), t.Areas[e.Area].Code, t.Years[0]
		return model.EvaluationErratum{Frozen: n.cell(shown, area, year, e.Frozen), Now: n.cell(shown, area, year, e.Now)}
	})
}

func (b *book) selfEvaluation(ctx context.Context, of selfOf) (*model.SelfEvaluation, error) {
	e, err := b.evaluation(ctx, of.of)
	if err != nil {
		return nil, err
	}
	t, err := b.tenants.get(ctx, of.self.TenantID)
	if err != nil {
		return nil, err
	}
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	s, words := of.self, of.self.Shown(b.actor)
	return &model.SelfEvaluation{
		Evaluation: *e, Tenant: n.tenant(t), State: s.StateFor(b.actor), Revision: s.Revision, Achievements: words.Achievements, Problems: words.Problems,
		Measures: words.Measures, Results: n.unit(result.Unit{Tenant: t, Counts: s.Results}), Prefill: s.Prefill(of.of, n.lang), Late: s.Late(of.of, b.store.Now()),
		SubmittedAt: s.SubmittedAt, SubmittedByID: orZero(s.SubmittedBy), Remark: s.Remark, May: s.May(b.actor, of.of),
	}, nil
}

func (b *book) selfHeads(ctx context.Context, e evaluation.Evaluation, rows []evaluation.Self) ([]model.SelfEvaluationHead, error) {
	ids := presentAll(rows, func(s evaluation.Self) string { return s.TenantID })
	tenants, err := b.tenants.all(ctx, ids)
	if err != nil {
		return nil, err
	}
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]model.SelfEvaluationHead, len(rows))
	for i, s := range rows {
		out[i] = model.SelfEvaluationHead{Tenant: n.tenant(tenants[i]), State: s.StateFor(b.actor), Late: s.Late(e, b.store.Now()), SubmittedAt: s.SubmittedAt}
	}
	return out, nil
}

// panel presents experts by their ids, with when they submitted, as far as the reader sees it.
func (b *book) panel(ctx context.Context, ids []string, cards []evaluation.Card) ([]model.PanelMember, error) {
	users, err := b.users.all(ctx, ids)
	if err != nil {
		return nil, err
	}
	tenants, err := b.tenants.all(ctx, presentAll(users, func(u tenant.User) string { return u.TenantID }))
	if err != nil {
		return nil, err
	}
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]model.PanelMember, len(ids))
	for i, u := range users {
		out[i] = model.PanelMember{ID: ids[i], Name: u.Name, Tenant: n.tenant(tenants[i])}
		for _, c := range cards {
			if c.Expert == ids[i] {
				out[i].SubmittedAt = c.SubmittedAt
			}
		}
	}
	return out, nil
}

func (b *book) scoreSheet(s evaluation.ScoreSheet) model.ScoreSheet {
	b.users.expect(s.MadeBy)
	return model.ScoreSheet{
		Version: s.Version, Note: s.Note, ByUserID: s.MadeBy, At: s.MadeAt,
		Items: presentAll(s.Items, func(i evaluation.SheetItem) model.ScoreItem {
			return model.ScoreItem{Code: i.Code, Name: i.Name, Guide: i.Guide, Weight: i.Weight.String()}
		}),
	}
}

func (n *names) scoring(st *evaluation.Standings) *model.Scoring {
	out := &model.Scoring{
		Areas: presentAll(st.Areas, func(a tenant.Area) model.Area { return n.area(a.Code) }), Revealed: st.Revealed,
		Results: presentAll(st.Results, n.areaScore),
	}
	if st.Own != nil {
		out.Own = &model.OwnScores{
			Revision: st.Own.Revision, SubmittedAt: st.Own.SubmittedAt,
			Scores: presentAll(st.OwnScores, func(s evaluation.Score) model.Score {
				return model.Score{Area: s.AreaCode, Item: s.Item, Points: s.Points.String(), Remark: s.Remark}
			}),
		}
	}
	return out
}

func (n *names) areaScore(a evaluation.AreaResult) model.AreaScore {
	out := model.AreaScore{Area: n.area(a.Area.Code), Items: presentAll(a.Items, n.itemScore)}
	if total, settled := a.Total(); settled {
		out.Total = optional(total.StringFixed(1))
	}
	return out
}

func (n *names) itemScore(i evaluation.ItemResult) model.ItemScore {
	out := model.ItemScore{
		Item: i.Item.Code, Points: i.Points.Display(1), Spread: i.Spread.String(), Apart: i.Apart(), Open: i.Open(),
		Scores: presentAll(i.Scores, func(s evaluation.Score) model.ExpertScore {
			return model.ExpertScore{Expert: s.Expert, Points: s.Points.String(), Remark: s.Remark}
		}),
		Disputes: presentAll(i.Disputes, func(d evaluation.Dispute) model.ScoreDispute {
			n.book.users.expect(d.RaisedBy)
			n.book.tenants.expect(d.TenantID)
			return model.ScoreDispute{ID: d.ID, TenantID: d.TenantID, ByUserID: d.RaisedBy, At: d.RaisedAt, Text: d.Words}
		}),
	}
	if l := i.Ruling; l != nil {
		n.book.users.expect(l.RuledBy)
		out.Ruling = &model.ScoreRuling{Points: l.Points.String(), Reason: l.Words, ByUserID: l.RuledBy, At: l.RuledAt}
	}
	return out
}

func (b *book) evaluationsOwed(ctx context.Context, rows []evaluation.Owed) ([]model.EvaluationOwed, error) {
	out := make([]model.EvaluationOwed, len(rows))
	for i, o := range rows {
		e, err := b.evaluation(ctx, o.Evaluation)
		if err != nil {
			return nil, err
		}
		out[i] = model.EvaluationOwed{Evaluation: *e, Work: o.Work, Due: o.Evaluation.Due, Late: o.Late}
	}
	return out, nil
}

// scoresIn reads an expert's scores.
func scoresIn(in []model.ScoreInput) ([]evaluation.Score, error) {
	out := make([]evaluation.Score, len(in))
	for i, s := range in {
		points, err := quantity.Parse(s.Points)
		if err != nil {
			return nil, err
		}
		out[i] = evaluation.Score{AreaCode: s.Area, Item: s.Item, Points: points, Remark: orZero(s.Remark)}
	}
	return out, nil
}

func itemsIn(in []model.ScoreItemInput) ([]evaluation.SheetItem, error) {
	out := make([]evaluation.SheetItem, len(in))
	for i, item := range in {
		weight, err := quantity.Parse(item.Weight)
		if err != nil {
			return nil, err
		}
		out[i] = evaluation.SheetItem{Code: item.Code, Name: item.Name, Guide: item.Guide, Weight: weight}
	}
	return out, nil
}
