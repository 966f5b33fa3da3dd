package graph

import (
	"context"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/snapshot"
)

func (b *book) round(ctx context.Context, r round.Round) (*model.Round, error) {
	p, err := b.plan(ctx, r.Plan)
	if err != nil {
		return nil, err
	}
	out := &model.Round{Plan: *p, Year: r.Year, State: r.State, OpenedAt: r.OpenedAt, Due: r.Due}
	if r.SnapshotID != nil {
		b.snapshots.expect(*r.SnapshotID)
		out.SnapshotID = *r.SnapshotID
	}
	return out, nil
}

func presentSnapshot(s snapshot.Snapshot) *model.Snapshot {
	return &model.Snapshot{ID: s.ID, Edition: s.Edition, PublishedAt: s.PublishedAt, PublishedByID: s.PublishedBy}
}

func (b *book) tenantProgress(ctx context.Context, rows []round.TenantCount) ([]model.TenantProgress, error) {
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	found, err := b.tenants.all(ctx, presentAll(rows, func(c round.TenantCount) string { return c.TenantID }))
	if err != nil {
		return nil, err
	}
	out := make([]model.TenantProgress, len(rows))
	for i, c := range rows {
		out[i] = model.TenantProgress{
			Tenant: n.tenant(found[i]), Owed: c.Owed, Submitted: c.Submitted, Approved: c.Approved, Returned: c.Returned, Late: c.Late, Deadline: c.Deadline,
			InTime: c.InTime, CameLate: c.CameLate, DaysLate: c.DaysLate,
		}
	}
	return out, nil
}

func (b *book) owed(ctx context.Context, rows []round.OwedCount) ([]model.Owed, error) {
	out := make([]model.Owed, len(rows))
	for i, c := range rows {
		p, err := b.plan(ctx, c.Plan)
		if err != nil {
			return nil, err
		}
		out[i] = model.Owed{Plan: *p, Year: c.Year, Total: c.Owed, ToReport: c.Owed - c.Submitted, Returned: c.Returned, Late: c.Late, InTime: c.InTime, CameLate: c.CameLate, Deadline: c.Deadline}
	}
	return out, nil
}

func (b *book) waiting(ctx context.Context, rows []signoff.Waiting) ([]model.Waiting, error) {
	out := make([]model.Waiting, len(rows))
	for i, w := range rows {
		p, err := b.plan(ctx, w.Plan)
		if err != nil {
			return nil, err
		}
		out[i] = model.Waiting{Plan: *p, Year: w.Year, Stage: string(w.Stage), Count: w.Count}
	}
	return out, nil
}
