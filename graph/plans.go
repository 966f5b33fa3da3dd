package graph

import (
	"context"

	"github.com/maypok86/otter/v2"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

// plans keeps catalogues by what they say, so that naming an indicator does not read the whole plan again. The plan's head is
// read in the caller's scope every time: whoever may not read it gets no further, and a changed plan has another hash.
type plans struct {
	kept *otter.Cache[planKey, *plan.Catalogue]
}

type planKey struct{ city, code, hash string }

// keptPlans bounds the memory of a server with many cities; a catalogue takes some 200 kB.
const keptPlans = 64

func newPlans() *plans {
	return &plans{kept: otter.Must(&otter.Options[planKey, *plan.Catalogue]{MaximumSize: keptPlans})}
}

func (p *plans) load(ctx context.Context, store *db.Store, actor access.Actor, code string) (*plan.Catalogue, error) {
	return db.Read(ctx, store, actor, func(tx *db.Tx) (*plan.Catalogue, error) {
		head, err := plan.Get(ctx, tx, code)
		if err != nil {
			return nil, err
		}
		key := planKey{actor.CityID, code, head.ContentHash}
		if kept, ok := p.kept.GetIfPresent(key); ok {
			return kept, nil
		}
		c, err := plan.Load(ctx, tx, code)
		if err != nil {
			return nil, err
		}
		p.kept.Set(key, c)
		return c, nil
	})
}
