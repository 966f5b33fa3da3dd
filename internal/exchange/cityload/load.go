// Package cityload is the one way in which a city's folder of files reaches the database: the city is opened, its plans are
// put, and everything that carries the scope of an element or the value of an indicator follows in the same transaction.
//
// It knows no files and no edges: a folder has been read by planfile, and whoever calls (a command, the demonstration) has
// opened the transaction. Loading the same again changes nothing.
package cityload

import (
	"context"
	"fmt"
	"slices"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/cell"
	"github.com/liangce/liangce/internal/checkrule"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/progress"
	"github.com/liangce/liangce/internal/reconcile"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/source"
	"github.com/liangce/liangce/internal/talk"
	"github.com/liangce/liangce/internal/tenant"
)

// Loaded says what loading did.
type Loaded struct {
	// Changed are the plans whose content is another now, Rescoped the elements that others report or read now.
	Changed, Rescoped []string
	// Checks are the city's own checks that are new or others now.
	Checks []string
	// Sources are the outside systems that are new or others now.
	Sources []string
	// Asked is how many obligations open rounds have gained, Gaps what nobody owns of those that they should have.
	Asked int
	Gaps  []round.Gap
	// Regime says that the city's way of doing it is another now.
	Regime bool
	// Rollups is how many values were computed anew.
	Rollups int
}

// Load takes a city in with all its plans, checks and sources.
func Load(ctx context.Context, tx *db.Tx, city planfile.City) (Loaded, error) {
	stored, err := tenant.Own(ctx, tx)
	if err != nil {
		return Loaded{}, err
	}
	// No file says it, and no file takes it back: demonstration data stays marked as such.
	city.City.Demonstration = city.City.Demonstration || stored.Demonstration
	if err := tenant.Open(ctx, tx, city.Opening); err != nil {
		return Loaded{}, err
	}
	// Before the plans: what is computed for them asks for the kinds of period.
	changed, err := regime.Load(ctx, tx, city.Regime)
	if err != nil {
		return Loaded{}, err
	}
	done, err := PutPlans(ctx, tx, city.Catalogues())
	if err != nil {
		return Loaded{}, err
	}
	done.Regime = changed
	// Before the checks: a rule may hold a figure against what a publication says.
	if done.Sources, err = source.Load(ctx, tx, city.Sources); err != nil {
		return Loaded{}, err
	}
	done.Checks, err = checkrule.Load(ctx, tx, city.Checks)
	return done, err
}

// PutPlans takes plans in that the city's areas and lines are ready for, those first whose elements others use.
func PutPlans(ctx context.Context, tx *db.Tx, catalogues []plan.Catalogue) (Loaded, error) {
	var done Loaded
	for _, c := range catalogues {
		change, err := plan.Put(ctx, tx, c)
		if err != nil {
			return Loaded{}, fmt.Errorf("%s: %w", c.Plan.Code, err)
		}
		if change.Changed {
			done.Changed = append(done.Changed, c.Plan.Code)
		}
		done.Rescoped = append(done.Rescoped, change.Rescoped...)
	}
	slices.Sort(done.Rescoped)
	done.Rescoped = slices.Compact(done.Rescoped)
	err := tx.As(access.Loader(tx.Actor.CityID), func() error { return done.follow(ctx, tx) })
	return done, err
}

// follow brings up to date what was derived from the catalogues before, whichever plan it belongs to: plans share elements.
func (l *Loaded) follow(ctx context.Context, tx *db.Tx) error {
	if len(l.Rescoped) > 0 {
		for _, rescope := range []func(context.Context, *db.Tx, []string) error{
			round.Rescope, figure.Rescope, snapshot.Rescope, cell.Rescope, talk.Rescope, reconcile.Rescope,
		} {
			if err := rescope(ctx, tx, l.Rescoped); err != nil {
				return err
			}
		}
	}
	if len(l.Changed) > 0 {
		var err error
		if l.Asked, l.Gaps, err = round.Complete(ctx, tx); err != nil {
			return err
		}
	}
	for _, rescope := range []func(context.Context, *db.Tx) error{rollup.Rescope, progress.Rescope} {
		if err := rescope(ctx, tx); err != nil {
			return err
		}
	}
	plans, err := plan.Collected(ctx, tx)
	if err != nil {
		return err
	}
	for _, p := range plans {
		n, err := rollup.Recompute(ctx, tx, p.Code)
		if err != nil {
			return err
		}
		l.Rollups += n
		// Answers that are kept name indicators and show inputs, so they are old even where no value is.
		if len(l.Changed) > 0 {
			if err := snapshot.Conceal(ctx, tx, p.Code); err != nil {
				return err
			}
			if err := rollup.Raise(ctx, tx, p.Code); err != nil {
				return err
			}
		}
	}
	return nil
}
