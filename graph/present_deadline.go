package graph

import (
	"context"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/deadline"
	"github.com/liangce/liangce/internal/duty"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reminder"
	"github.com/liangce/liangce/internal/round"
)

// extensionAfter changes a request for more time, and answers with the request as it stands then.
func (r *Resolver) extensionAfter(ctx context.Context, op, requestID string, input any, change func(*db.Tx) (deadline.Extension, error)) (*model.Extension, error) {
	e, err := once(ctx, r, op, requestID, input, change)
	if err != nil {
		return nil, err
	}
	shown, err := bookOf(ctx).extensions(ctx, []deadline.Extension{e})
	if err != nil {
		return nil, err
	}
	return &shown[0], nil
}

func (b *book) extensions(ctx context.Context, rows []deadline.Extension) ([]model.Extension, error) {
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	return presentAll(rows, func(e deadline.Extension) model.Extension {
		b.tenants.expect(e.TenantID)
		b.users.expect(e.AskedBy)
		if e.AnsweredBy != nil {
			b.users.expect(*e.AnsweredBy)
		}
		return model.Extension{
			ID: e.ID, TenantID: e.TenantID, Reason: e.Reason, Until: e.Until, ByUserID: e.AskedBy, At: e.AskedAt, State: e.State,
			GrantedUntil: e.GrantedUntil, Words: e.Words, AnsweredByID: orZero(e.AnsweredBy), AnsweredAt: e.AnsweredAt, CanAnswer: e.MayAnswer(b.actor),
			Items: presentAll(e.Items, func(o round.Obligation) model.ExtensionItem {
				return model.ExtensionItem{Obligation: o.ID, Element: n.element(o.Element), Area: n.area(o.AreaCode), Deadline: o.Deadline, FirstDeadline: o.FirstDeadline}
			}),
		}
	}), nil
}

func (b *book) extensionsWaiting(ctx context.Context, rows []deadline.Waiting) ([]model.ExtensionsWaiting, error) {
	out := make([]model.ExtensionsWaiting, len(rows))
	for i, w := range rows {
		p, err := b.plan(ctx, w.Plan)
		if err != nil {
			return nil, err
		}
		out[i] = model.ExtensionsWaiting{Plan: *p, Year: w.Year, Count: w.Count}
	}
	return out, nil
}

func (b *book) chase(l deadline.Logged, receipts []reminder.Receipt) model.Chase {
	b.tenants.expect(l.TenantID)
	b.tenants.expect(l.ByTenant)
	b.users.expect(l.ByUser)
	return model.Chase{
		ID: l.ID, TenantID: l.TenantID, ByTenantID: l.ByTenant, ByUserID: l.ByUser, At: l.At, Outstanding: len(l.Obligations), Overdue: l.Overdue,
		Words: l.Words, Submitted: l.Submitted, ReadAt: l.ReadAt,
		Receipts: presentAll(receipts, presentReceipt),
	}
}

func (b *book) vacancies(ctx context.Context, rows []duty.Vacancy) ([]model.Vacancy, error) {
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	return presentAll(rows, func(v duty.Vacancy) model.Vacancy {
		return model.Vacancy{Tenant: n.tenant(v.Tenant), Role: string(v.Role), RoleName: v.Role.Name(n.lang), Alone: v.Alone, From: v.From}
	}), nil
}
