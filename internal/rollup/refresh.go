package rollup

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
)

// Touch is a figure that changed on a basis: the roll-ups of its element over its area and the areas above are recomputed, from its
// year on.
type Touch struct {
	Element, AreaCode string
	Year              int
	Basis             Basis
}

type pendingKey struct{}

// pending are the figures that a transaction has changed so far.
type pending struct {
	elements []string
	areas    map[string]bool
	bases    []Basis
	// first and latest are the first and the last year that changed.
	first, latest int
}

func (p *pending) add(t Touch) {
	if !slices.Contains(p.elements, t.Element) {
		p.elements = append(p.elements, t.Element)
	}
	if !slices.Contains(p.bases, t.Basis) {
		p.bases = append(p.bases, t.Basis)
	}
	p.areas[t.AreaCode] = true
	p.first, p.latest = min(p.first, t.Year), max(p.latest, t.Year)
}

// Refresh has every cell that the touched figures enter brought up to date before the transaction commits, once for all
// that it touches.
func Refresh(ctx context.Context, tx *db.Tx, touched []Touch) {
	if len(touched) == 0 {
		return
	}
	p := db.Keep(tx, pendingKey{}, func() *pending { return &pending{areas: map[string]bool{}, first: touched[0].Year} })
	for _, t := range touched {
		p.add(t)
	}
	tx.Before(db.Derive, func(tx *db.Tx) error {
		if err := tx.Hold(ctx); err != nil {
			return err
		}
		return tx.As(access.Rollup(tx.Actor.CityID), func() error {
			d, err := define(ctx, tx, p.elements)
			if err != nil || p.latest < d.first() {
				return err
			}
			return d.follow(ctx, tx, *p)
		})
	})
}

// Recompute computes every cell of a plan from scratch and returns how many were not as they should be, which is none
// unless something wrote past this package. It also makes the cells that a new plan or area lacks. The caller has changed the city's
// definitions itself, or holds them.
func Recompute(ctx context.Context, tx *db.Tx, plan string) (int, error) {
	var changed int
	err := tx.As(access.Rollup(tx.Actor.CityID), func() error {
		d, err := defineAll(ctx, tx, plan)
		if err != nil {
			return err
		}
		changed, err = d.mend(ctx, tx, d.areas)
		return err
	})
	return changed, err
}

// Verify compares every stored cell of a plan with one computed from scratch, and changes nothing. The transaction is one of db.Read,
// or nobody writes meanwhile.
func Verify(ctx context.Context, tx *db.Tx, plan string) ([]Difference, error) {
	var found []Difference
	err := tx.As(access.Rollup(tx.Actor.CityID), func() error {
		d, err := defineAll(ctx, tx, plan)
		if err != nil {
			return err
		}
		for piece := range d.pieces() {
			differ, err := piece.look(ctx, tx, d.areas)
			if err != nil {
				return err
			}
			found = append(found, differ...)
		}
		return nil
	})
	return found, err
}

type cellKey struct {
	plan, indicator, area string
	basis                 Basis
	year                  int
}

// compare is the order of the table's key, in which cells are locked and made.
func (k cellKey) compare(o cellKey) int {
	return cmp.Or(cmp.Compare(k.plan, o.plan), cmp.Compare(k.basis, o.basis), cmp.Compare(k.year, o.year), cmp.Compare(k.area, o.area), cmp.Compare(k.indicator, o.indicator))
}

func (c Cell) key() cellKey { return cellKey{c.Plan, c.Indicator, c.AreaCode, c.Basis, c.Year} }

// mend locks the cells of all its indicators over areas as single changes do, and writes those that are not what their figures give;
// it returns how many.
func (d *definitions) mend(ctx context.Context, tx *db.Tx, areas []areaNode) (int, error) {
	below, top := d.levels(areas)
	s := scope{d: d, bases: Live}
	if err := tx.Ask(ctx, s.lock(below), s.lock(top)); err != nil {
		return 0, fmt.Errorf("rollup: lock cells: %w", err)
	}
	w := &writing{city: tx.Actor.CityID}
	for piece := range d.pieces() {
		found, err := piece.look(ctx, tx, areas)
		if err != nil {
			return 0, err
		}
		for _, level := range [][]areaNode{below, top} {
			if err := w.put(ctx, tx, found, level); err != nil {
				return 0, err
			}
		}
	}
	if w.changed == 0 {
		return 0, nil
	}
	return w.changed, Raise(ctx, tx, w.written()...)
}

// put writes those of the cells that lie in an area of a level.
func (w *writing) put(ctx context.Context, tx *db.Tx, found []Difference, level []areaNode) error {
	in := map[string]bool{}
	for _, a := range level {
		in[a.code] = true
	}
	var cells []Cell
	for _, d := range found {
		if in[d.Computed.AreaCode] {
			cells = append(cells, d.Computed)
		}
	}
	for some := range slices.Chunk(cells, pieceCells) {
		write, err := w.write(some)
		if err == nil {
			err = tx.Ask(ctx, write)
		}
		if err != nil {
			return fmt.Errorf("rollup: write cells: %w", err)
		}
	}
	return nil
}

// Raise moves the versions of plans on: whatever was cached under the old ones is not asked for any more.
func Raise(ctx context.Context, tx *db.Tx, plans ...string) error {
	err := tx.Ask(ctx, db.Question{SQL: raiseAll, Args: []any{tx.Actor.CityID, plans}, Row: func([][]byte) error { return nil }})
	if err != nil {
		return fmt.Errorf("rollup: raise the version of %s: %w", strings.Join(plans, ", "), err)
	}
	return nil
}
