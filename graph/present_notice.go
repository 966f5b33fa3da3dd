package graph

import (
	"context"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/notice"
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
		if row.Plan != nil {
			c, err := b.catalogue(ctx, *row.Plan)
			if err != nil {
				return nil, err
			}
			named["plan"] = c.Plan.LocalTitle(n.lang)
		}
		out[i] = model.Notice{ID: row.ID, At: row.At, Kind: row.Kind, Text: row.Text(n.lang, named), Plan: row.Plan, Year: row.Year, Read: row.ReadAt != nil}
	}
	return out, nil
}
