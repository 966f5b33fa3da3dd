package graph

import (
	"context"
	"slices"
	"sync"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/exchange/report"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reporting"
	"github.com/liangce/liangce/internal/rule/prose"
)

// source gathers what an evaluation's documents are made of, once per request.
func (b *book) source(ctx context.Context, e evaluation.Evaluation) (reporting.Source, error) {
	b.mu.Lock()
	load, ok := b.sources[e.ID]
	if !ok {
		load = sync.OnceValues(func() (reporting.Source, error) {
			return db.Read(ctx, b.store, b.actor, func(tx *db.Tx) (reporting.Source, error) { return reporting.ReadFor(ctx, tx, e) })
		})
		b.sources[e.ID] = load
	}
	b.mu.Unlock()
	return load()
}

// evaluationReports are the documents as the caller sees them: all of them for whoever writes them, the published files for others.
func (r *Resolver) evaluationReports(ctx context.Context, id string) (*model.EvaluationReports, error) {
	e, err := read(ctx, r, func(tx *db.Tx) (evaluation.Evaluation, error) { return evaluation.Get(ctx, tx, id) })
	if err != nil {
		return nil, err
	}
	if !reporting.Sees(bookOf(ctx).actor, e) && e.State != evaluation.Published {
		return nil, nil
	}
	return &model.EvaluationReports{Row: e}, nil
}

// reportsAfter changes the documents of an evaluation, and answers with them as they stand then.
func (r *Resolver) reportsAfter(ctx context.Context, op, requestID, id string, input any, change func(*db.Tx) error) (*model.EvaluationReports, error) {
	_, err := once(ctx, r, op, requestID, input, func(tx *db.Tx) (struct{}, error) { return struct{}{}, change(tx) })
	if err != nil {
		return nil, err
	}
	return r.evaluationReports(ctx, id)
}

func (b *book) reportTexts(s reporting.Source, lang string) []model.ReportText {
	labels := map[string]string{}
	for _, f := range s.Fields {
		labels[f.Key] = f.LocalLabel(lang)
	}
	return presentAll(s.Texts, func(t reporting.Text) model.ReportText {
		out := b.reportText(t, s.Facts.Evaluation, labels)
		out.Pieces = pieces(t, s.Values)
		return out
	})
}

func (b *book) reportText(t reporting.Text, e evaluation.Evaluation, labels map[string]string) model.ReportText {
	b.users.expect(orZero(t.WrittenBy), orZero(t.ConfirmedBy))
	return model.ReportText{
		Part: t.Code, Title: t.Title, Documents: presentAll(t.Documents, func(k report.Kind) string { return string(k) }), Body: t.Body, Proposed: t.Proposed,
		Typed: presentAll(t.Typed, func(s string) string { return s }), Revision: t.Revision, At: t.WrittenAt, ByUserID: orZero(t.WrittenBy),
		ConfirmedAt: t.ConfirmedAt, ConfirmedByID: orZero(t.ConfirmedBy), May: t.May(b.actor, e),
		Changes: presentAll(t.Changes, func(c prose.Change) model.FieldChange {
			return model.FieldChange{Field: c.Key, Label: labels[c.Key], Was: c.Was, Now: c.Now}
		}),
	}
}

// pieces are a text with its fields filled in.
func pieces(t reporting.Text, values map[string]string) []model.TextPiece {
	return presentAll(t.Pieces, func(p prose.Piece) model.TextPiece {
		if p.Key == "" {
			return model.TextPiece{Text: p.Words}
		}
		return model.TextPiece{
			Text: values[p.Key], Field: optional(p.Key),
			Changed: slices.ContainsFunc(t.Changes, func(c prose.Change) bool { return c.Key == p.Key }),
		}
	})
}

func (b *book) reportDocument(d reporting.Document, e evaluation.Evaluation, lang string) model.ReportDocument {
	out := model.ReportDocument{Kind: string(d.Kind), Title: report.LocalName(d.Kind, e.Kind, lang), May: reporting.May(b.actor, e)}
	if r := d.Run; r != nil {
		b.users.expect(r.AskedBy)
		out.Run = &model.ReportRun{ID: r.ID, State: r.State, Step: r.Says(lang), Done: r.Step, Of: reporting.Steps, ByUserID: r.AskedBy, At: r.AskedAt, Reason: r.Why(lang)}
	}
	if f := d.File; f != nil {
		out.File = &model.ReportFile{
			Path: "/reports/" + f.ID, Name: orZero(f.Name), Size: int(orZero(f.Size)), Sha256: orZero(f.SHA256), At: orZero(f.MadeAt), Final: orZero(f.Final),
			Marked: orZero(f.Marked), Facts: orZero(f.Facts), Row: e,
		}
	}
	return out
}
