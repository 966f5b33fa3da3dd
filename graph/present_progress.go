package graph

import (
	"context"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/progress"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// reportAfter changes a report, and answers with the report as it stands then.
func (r *Resolver) reportAfter(ctx context.Context, op, requestID string, input any, change func(*db.Tx) (progress.Key, error)) (*model.ProgressReport, error) {
	key, err := once(ctx, r, op, requestID, input, change)
	if err != nil {
		return nil, err
	}
	return r.report(ctx, key)
}

func (r *Resolver) report(ctx context.Context, key progress.Key) (*model.ProgressReport, error) {
	page, err := read(ctx, r, func(tx *db.Tx) (*progress.Page, error) { return progress.Read(ctx, tx, key) })
	if err != nil {
		return nil, err
	}
	return bookOf(ctx).report(ctx, page)
}

func (r *Resolver) supervisionAfter(ctx context.Context, op, requestID string, input any, change func(*db.Tx) (progress.Supervision, error)) (*model.Supervision, error) {
	s, err := once(ctx, r, op, requestID, input, change)
	if err != nil {
		return nil, err
	}
	shown, err := bookOf(ctx).supervisions(ctx, s.Plan, []progress.Supervision{s})
	if err != nil {
		return nil, err
	}
	return &shown[0], nil
}

func reportBody(in model.SaveReportInput) (progress.Body, error) {
	body := progress.Body{
		Done: in.Done, Results: in.Results, Problems: in.Problems, Next: in.Next, Risks: orZero(in.Risks), SelfRating: rating(in.SelfRating),
	}
	for _, money := range []struct {
		from *string
		to   **decimal.Decimal
	}{{in.FundsPlanned, &body.FundsPlanned}, {in.FundsSpent, &body.FundsSpent}} {
		if orZero(money.from) == "" {
			continue
		}
		value, err := quantity.Parse(*money.from)
		if err != nil {
			return progress.Body{}, err
		}
		*money.to = &value
	}
	return body, nil
}

func rating(word *string) *progress.Rating {
	if orZero(word) == "" {
		return nil
	}
	return (*progress.Rating)(word)
}

// progress presents a year's board.
func (b *book) progress(ctx context.Context, code string, year int, board *progress.Board) (*model.Progress, error) {
	p, err := b.plan(ctx, code)
	if err != nil {
		return nil, err
	}
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	out := &model.Progress{Plan: *p, Year: year, Items: presentAll(board.Rows, func(r progress.Row) model.ProgressItem { return n.progressItem(p, r) })}
	out.Open, out.Due = openUntil(board.Round)
	out.Supervisions, err = b.supervisions(ctx, code, board.Supervisions)
	return out, err
}

func openUntil(r *round.Round) (bool, *time.Time) {
	if r == nil {
		return false, nil
	}
	return r.State == round.Open, &r.Due
}

func (n *names) progressItem(p *model.Plan, r progress.Row) model.ProgressItem {
	i := r.Item
	return model.ProgressItem{
		Code: i.Code, Kind: i.Kind, Name: i.LocalName(n.lang), Domain: domainIn(p, i.Domain), Lead: n.line(i.Lead), Support: n.linesOf(i.Support),
		Related: orEmpty(i.Related), Role: optional(r.Role), Targets: targetsOf(p, i),
		Reports: presentAll(r.Heads, func(h progress.Head) model.ReportHead {
			body := h.Report.Shown(n.book.actor)
			return model.ReportHead{
				Tenant: n.tenant(h.Tenant), Role: h.Report.Role, State: h.Report.State, SelfRating: (*string)(body.SelfRating), Rating: (*string)(h.Report.Rating),
				Evidence: h.Report.Files, Late: h.Late,
			}
		}),
	}
}

// report presents one report whole.
func (b *book) report(ctx context.Context, page *progress.Page) (*model.ProgressReport, error) {
	r := page.Report
	p, err := b.plan(ctx, r.Plan)
	if err != nil {
		return nil, err
	}
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	body := r.Shown(b.actor)
	out := &model.ProgressReport{
		ID: optional(r.ID), Plan: *p, Year: r.Year, Tenant: n.tenant(page.Tenant), Role: r.Role, State: r.State, Revision: r.Revision,
		Item: n.progressItem(p, progress.Row{Item: page.Item, Role: r.Role, Heads: page.Heads}),
		Done: body.Done, Results: body.Results, Problems: body.Problems, Next: body.Next, Risks: body.Risks, SelfRating: (*string)(body.SelfRating),
		FundsPlanned: text(body.FundsPlanned), FundsSpent: text(body.FundsSpent), Late: page.Late, WrittenByID: r.WrittenBy, SubmittedAt: r.SubmittedAt,
		Evidence: presentAll(page.Evidence, presentEvidence), Milestones: presentAll(page.Milestones, presentMilestone(n.lang)), May: page.May,
		Targets: targetsOf(p, page.Item),
	}
	_, out.Due = openUntil(page.Round)
	if r.Outcome != nil && r.ReviewedBy != nil && r.ReviewedAt != nil {
		out.Review = &model.ReportReview{Outcome: model.Outcome(*r.Outcome), Rating: (*string)(r.Rating), Remark: r.Remark, At: *r.ReviewedAt, ByUserID: *r.ReviewedBy}
		b.users.expect(*r.ReviewedBy)
	}
	if last := page.LastYear; last != nil && last.Sent != nil {
		out.LastYear = &model.LastReport{Done: last.Sent.Done, Next: last.Sent.Next, SelfRating: (*string)(last.Sent.SelfRating), Rating: (*string)(last.Rating)}
	}
	out.Supervisions, err = b.supervisions(ctx, r.Plan, page.Supervisions)
	return out, err
}

func targetsOf(p *model.Plan, i progress.Item) []model.ProseTarget {
	for _, t := range p.Tasks {
		if i.Kind == progress.KindTask && t.Code == i.Code {
			return slices.Concat(t.Targets, t.FurtherTargets)
		}
	}
	for _, project := range p.Projects {
		if i.Kind == progress.KindProject && project.Code == i.Code {
			return project.Targets
		}
	}
	return []model.ProseTarget{}
}

func presentEvidence(e progress.Evidence) model.Evidence {
	return model.Evidence{ID: e.ID, Name: e.Name, MediaType: e.MediaType, Size: int(e.Size), At: e.AddedAt, ByUserID: e.AddedBy}
}

func presentMilestone(lang string) func(progress.Milestone) model.Milestone {
	return func(m progress.Milestone) model.Milestone {
		return model.Milestone{Code: m.Code, Name: m.LocalName(lang), Printed: m.Printed, Due: m.Due, Reached: m.Reached, Note: m.Note, State: m.State}
	}
}

func (b *book) supervisions(ctx context.Context, code string, rows []progress.Supervision) ([]model.Supervision, error) {
	p, err := b.plan(ctx, code)
	if err != nil {
		return nil, err
	}
	c, err := b.catalogue(ctx, code)
	if err != nil {
		return nil, err
	}
	lang := langOf(ctx)
	return presentAll(rows, func(s progress.Supervision) model.Supervision {
		b.users.expect(s.IssuedBy)
		if s.AnsweredBy != nil {
			b.users.expect(*s.AnsweredBy)
		}
		b.tenants.expect(s.TenantID)
		return model.Supervision{
			ID: s.ID, Plan: *p, Year: s.Year, Item: s.Item, ItemName: workName(c, s.Item, lang), Text: s.Words, Due: s.Due, Late: s.Late, At: s.IssuedAt,
			Answer: s.Answer, AnsweredAt: s.AnsweredAt, MayAnswer: s.MayAnswer(b.actor), TenantID: s.TenantID, ByUserID: s.IssuedBy, AnsweredByID: s.AnsweredBy,
		}
	}), nil
}

func (b *book) progressOwed(ctx context.Context, rows []progress.Owed) ([]model.ProgressOwed, error) {
	out := make([]model.ProgressOwed, len(rows))
	for i, o := range rows {
		p, err := b.plan(ctx, o.Round.Plan)
		if err != nil {
			return nil, err
		}
		out[i] = model.ProgressOwed{
			Plan: *p, Year: o.Round.Year, Due: o.Round.Due, ToReport: o.ToReport, Returned: o.Returned, ToReview: o.ToReview, ToAnswer: o.ToAnswer, Late: o.Late,
		}
	}
	return out, nil
}
