package graph

import (
	"context"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/signoff"
)

// queue presents a page of what waits, each figure with the revision that was decided on before.
func (b *book) queue(ctx context.Context, page *signoff.Page) (*model.QueueConnection, error) {
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	before, err := b.decidedBefore(ctx, page.Items)
	if err != nil {
		return nil, err
	}
	out := &model.QueueConnection{TotalCount: page.Total, PageInfo: model.PageInfo{HasNextPage: page.Next, EndCursor: optional(page.End)}, Nodes: make([]model.QueueItem, len(page.Items))}
	for i, item := range page.Items {
		due := item.Due
		node := model.QueueItem{Stage: string(item.Stage), Due: &due, Figure: n.figure(item.Figure), LastYear: presentLastYear(item.LastYear, item.SaidLastYear), LastRevision: before[item.Figure.ID], Problems: []model.Problem{}, Ref: b.expectHeard(item.Figure.Key)}
		for _, p := range item.Problems {
			node.Problems = append(node.Problems, n.finding(p, "", item.Figure.ID, item.Figure.Newest.Explanation))
		}
		out.Nodes[i] = node
	}
	return out, nil
}

// decidedBefore finds, for figures past their first revision, the newest earlier one that somebody decided on.
func (b *book) decidedBefore(ctx context.Context, items []signoff.Item) (map[string]*model.FigureRevision, error) {
	out := map[string]*model.FigureRevision{}
	var ids []string
	for _, item := range items {
		if item.Figure.Newest.Revision > 1 {
			ids = append(ids, item.Figure.ID)
		}
	}
	if len(ids) == 0 {
		return out, nil
	}
	signOffs, err := b.signOffs.all(ctx, ids)
	if err != nil {
		return nil, err
	}
	revisions, err := b.revisions.all(ctx, ids)
	if err != nil {
		return nil, err
	}
	for i, id := range ids {
		out[id] = newestDecided(revisions[i], signOffs[i])
	}
	return out, nil
}

func newestDecided(revisions []figure.Revision, signOffs []figure.SignOff) *model.FigureRevision {
	for _, r := range revisions[1:] {
		if len(onRevision(signOffs, r.Revision)) > 0 {
			shown := presentRevision(r)
			return &shown
		}
	}
	return nil
}
