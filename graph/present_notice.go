package graph

import (
	"context"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/plan"
)

// notices says each notice in words, with the names of what it is about.
func (b *book) notices(ctx context.Context, rows []notice.Notice) ([]model.Notice, error) {
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]model.Notice, len(rows))
	for i, row := range rows {
		named := map[string]string{}
		if code := row.Params["element"]; code != "" {
			named["element"], named["area"] = n.elements[code].LocalName(n.lang), n.area(row.Params["area"]).Name
		}
		if reason, known := n.regime.Reason(row.Params["reason"]); known {
			named["reason"] = reason.LocalName(n.lang)
		}
		if err := b.namePlan(ctx, row, named, n.lang); err != nil {
			return nil, err
		}
		out[i] = model.Notice{ID: row.ID, At: row.At, Kind: row.Kind, Text: n.speak(row.Text(n.lang, named), row.At), Plan: row.Plan, Year: row.Year, Read: row.ReadAt != nil, Place: placeOf(row)}
	}
	return out, nil
}

// placeOf is the figure's place that a notice leads to: what is said there can be read nowhere else.
func placeOf(row notice.Notice) *model.NoticePlace {
	if row.Kind != notice.RemarkMentioned {
		return nil
	}
	return &model.NoticePlace{Element: row.Params["element"], Area: row.Params["area"], Category: row.Params["category"]}
}

// namePlan puts the names of a notice's plan and of its task. A plan that the reader may not see any more stays a code: what was
// told about it was told.
func (b *book) namePlan(ctx context.Context, row notice.Notice, named map[string]string, lang string) error {
	if row.Plan == nil {
		return nil
	}
	c, err := b.catalogue(ctx, *row.Plan)
	if f, ok := fault.As(err); ok && f.Code == fault.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	named["plan"] = c.Plan.LocalTitle(lang)
	if code := row.Params["item"]; code != "" {
		named["item"] = code + " " + workName(c, code, lang)
	}
	return nil
}

// workName is the name of a task or project.
func workName(c *plan.Catalogue, code, lang string) string {
	for _, t := range c.Tasks {
		if t.Code == code {
			return t.LocalHeading(lang)
		}
	}
	for _, p := range c.Projects {
		if p.Code == code {
			return p.LocalName(lang)
		}
	}
	return ""
}
