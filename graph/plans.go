package graph

import (
	"context"

	"github.com/maypok86/otter/v2"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

// plans keeps catalogues by what they say, so that naming an indicator does not read the whole plan again. The heads of
// plans are read in the caller's scope by every request: whoever may not read one gets no further, and a changed plan has another hash.
type plans struct {
	kept *otter.Cache[planKey, *plan.Catalogue]
}

type planKey struct{ city, code, hash string }

// keptPlans bounds the memory of a server with many cities; a catalogue takes some 200 kB.
const keptPlans = 64

func newPlans() *plans {
	return &plans{kept: otter.Must(&otter.Options[planKey, *plan.Catalogue]{MaximumSize: keptPlans})}
}

// load answers the catalogue of a plan whose head the caller has read.
func (p *plans) load(ctx context.Context, store *db.Store, actor access.Actor, head plan.Plan) (*plan.Catalogue, error) {
	key := planKey{actor.CityID, head.Code, head.ContentHash}
	if kept, ok := p.kept.GetIfPresent(key); ok {
		return kept, nil
	}
	c, err := db.Read(ctx, store, actor, func(tx *db.Tx) (*plan.Catalogue, error) { return plan.Load(ctx, tx, head.Code) })
	if err == nil {
		p.kept.Set(planKey{actor.CityID, c.Plan.Code, c.Plan.ContentHash}, c)
	}
	return c, err
}
