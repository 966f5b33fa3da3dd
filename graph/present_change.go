package graph

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/live"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
)

// beat is below the patience of the proxies that we know, and bounds how long a stream outlives its token.
const beat = 15 * time.Second

// follow hands on what a reader hears until the client leaves or is let in no more. Who asks is found out anew for each event, and
// what he is told is read in the scope that he has then.
func (r *Resolver) follow(ctx context.Context, reader *live.Reader, out chan<- *model.Change) {
	defer close(out)
	defer reader.Close()
	next := r.bare(model.ChangeKindStream)
	beats := time.NewTicker(beat)
	defer beats.Stop()
	for {
		if next != nil {
			select {
			case out <- next:
			case <-ctx.Done():
				return
			}
		}
		var heard *live.Event
		select {
		case <-ctx.Done():
			return
		case <-beats.C:
		case e := <-reader.Events:
			heard = &e
		}
		actor, err := auth.Again(ctx)
		if err != nil {
			return
		}
		if heard == nil {
			next = r.bare(model.ChangeKindBeat)
			continue
		}
		if next, err = r.change(ctx, actor, *heard); err != nil {
			slog.ErrorContext(ctx, "a change could not be told", "error", err)
			next = r.bare(model.ChangeKindReload)
		}
	}
}

// bare is a change in which nobody acted.
func (r *Resolver) bare(kind model.ChangeKind) *model.Change {
	return &model.Change{Kind: kind, At: r.Store.Now(), Figures: []string{}}
}

var kinds = map[live.Act]model.ChangeKind{
	live.Submitted: model.ChangeKindFigures, live.Withdrawn: model.ChangeKindFigures,
	live.Corrected: model.ChangeKindFigures, live.Answered: model.ChangeKindFigures,
	live.Passed: model.ChangeKindDecisions, live.Approved: model.ChangeKindDecisions,
	live.Returned: model.ChangeKindDecisions, live.Diverged: model.ChangeKindDecisions,
	live.Opened: model.ChangeKindRound, live.Published: model.ChangeKindRound, live.Notified: model.ChangeKindNotices,
	live.Lent: model.ChangeKindRoles, live.Said: model.ChangeKindRemarks, live.Proposed: model.ChangeKindProposals,
}

// change is what an actor may know of an event; nil where that is nothing.
func (r *Resolver) change(ctx context.Context, actor access.Actor, e live.Event) (*model.Change, error) {
	kind, known := kinds[e.Act]
	if !known { // missed, or of a newer version
		return r.bare(model.ChangeKindReload), nil
	}
	act := string(e.Act)
	out := &model.Change{Kind: kind, Act: &act, At: e.At, Mine: e.User != "" && e.User == actor.UserID, Figures: []string{}}
	seen := slices.Contains(e.To, actor.TenantID)
	var err error
	if len(e.To) == 0 {
		seen, err = db.Read(ctx, r.Store, actor, func(tx *db.Tx) (bool, error) { return inSight(ctx, tx, e, out) })
	}
	if err != nil || !seen {
		return nil, err
	}
	if e.User == "" || kind == model.ChangeKindNotices { // a notice says itself who sent it
		return out, nil
	}
	if out.By, err = bookOf(ctx).user(ctx, e.User); err != nil {
		return nil, err
	}
	out.Tenant, err = bookOf(ctx).tenant(ctx, e.Tenant)
	return out, err
}

// inSight tells whether the actor may know of an act on figures or on a round, and notes the figures that it may read.
func inSight(ctx context.Context, tx *db.Tx, e live.Event, out *model.Change) (bool, error) {
	if out.Kind != model.ChangeKindRound {
		var err error
		out.Figures, err = figure.InSight(ctx, tx, e.Figures)
		return len(out.Figures) > 0, err
	}
	_, err := round.Get(ctx, tx, e.Plans[0], e.Year)
	if why, refused := fault.As(err); refused && why.Code == fault.NotFound {
		return false, nil
	}
	return err == nil, err
}
