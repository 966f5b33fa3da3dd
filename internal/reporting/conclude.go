package reporting

import (
	"context"
	"strings"
	"time"

	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/exchange/report"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/prose"
)

// Advance leads an evaluation to its next state. The numbers of a conclusion that becomes final are kept with it, for readers who do
// not see all that they come from; an evaluation that is published has its documents made.
func Advance(ctx context.Context, tx *db.Tx, id string, revision int, to evaluation.State, due *time.Time) error {
	if err := evaluation.Advance(ctx, tx, id, revision, to, due); err != nil {
		return err
	}
	e, err := evaluation.Get(ctx, tx, id)
	if err != nil {
		return err
	}
	switch to {
	case evaluation.Concluded:
		filled, err := fill(ctx, tx, e)
		if err != nil {
			return err
		}
		return evaluation.Fill(ctx, tx, e, *filled)
	case evaluation.Published:
		for _, kind := range report.Kinds {
			if err := ask(ctx, tx, e, kind); err != nil {
				return err
			}
		}
	default: // nothing is said to anybody yet
	}
	return nil
}

// Conclusion reads an evaluation's conclusion with its numbers filled in; nil where there is none or the actor may not read it yet.
func Conclusion(ctx context.Context, tx *db.Tx, e evaluation.Evaluation) (*evaluation.Conclusion, error) {
	kept, err := evaluation.Filled(ctx, tx, e)
	if err != nil || kept != nil {
		return kept, err
	}
	return fill(ctx, tx, e)
}

func fill(ctx context.Context, tx *db.Tx, e evaluation.Evaluation) (*evaluation.Conclusion, error) {
	c, err := evaluation.ReadConclusion(ctx, tx, e)
	if err != nil || c == nil {
		return c, err
	}
	f, err := report.Gather(ctx, tx, e)
	if err != nil {
		return nil, err
	}
	values := report.Values(f.Fields())
	for _, text := range []*string{&c.Overview, &c.Achievements, &c.Problems, &c.Suggestions} {
		*text = filled(*text, values)
	}
	return c, nil
}

func filled(text string, values map[string]string) string {
	pieces, wrong := prose.Parse(text)
	if wrong != "" { // from before there were fields
		return text
	}
	var out strings.Builder
	for _, p := range pieces {
		out.WriteString(p.Words)
		out.WriteString(values[p.Key])
	}
	return out.String()
}
