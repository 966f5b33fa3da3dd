package graph

import (
	"context"

	"github.com/maypok86/otter/v2"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

// plans keeps catalogues by what they say, so that naming an indicator does not read the whole plan again. The heads of
// plans are read in the caller's scope by every request: whoever may not read one gets no further, and a changed plan has another hash.
type plans struct {
	kept  *otter.Cache[planKey, *plan.Catalogue]
	shown *otter.Cache[shownKey, *shownPlan]
}

type planKey struct{ city, code, hash string }

// keptPlans bounds the memory of a server with many cities: a catalogue takes some 280 kB, as it is shown 70 kB more. It is two plans of each
// of more than a hundred cities.
const keptPlans = 256

// shownKey: how a catalogue is shown depends on it, on the lists that it is named from, and on the language.
type shownKey struct {
	of   *lists
	said *plan.Catalogue
	lang string
}

// shownPlan is a catalogue in a reader's words. Every sheet shows some of it, and to word it takes longer than to read the sheet.
// It is shared: nobody may change it.
type shownPlan struct {
	plan       model.Plan
	indicators map[string]model.Indicator
	targets    map[string]model.ProseTarget
}

func newPlans() *plans {
	return &plans{
		kept:  otter.Must(&otter.Options[planKey, *plan.Catalogue]{MaximumSize: keptPlans}),
		shown: otter.Must(&otter.Options[shownKey, *shownPlan]{MaximumSize: keptPlans}),
	}
}

// show words a catalogue once for all who read it.
func (p *plans) show(n *names, c *plan.Catalogue) *shownPlan {
	key := shownKey{n.lists, c, n.lang}
	if shown, ok := p.shown.GetIfPresent(key); ok {
		return shown
	}
	shown := n.word(c)
	p.shown.Set(key, shown)
	return shown
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
