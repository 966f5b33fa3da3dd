package rollup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

const (
	// atOnce is how many pieces of a rebuild are under way: while the database answers one, another is computed.
	atOnce = 2
	// mendCells is about how many cells a transaction of a rebuild locks.
	mendCells = 2000
	// trusted is how long what a stopped rebuild has proved counts: what is written past this package later is to be found.
	trusted = 24 * time.Hour
	// redefined is how often a rebuild begins again because somebody changed the definitions meanwhile.
	redefined = 4
)

var errRedefined = errors.New("rollup: the definitions were changed meanwhile")

// Step tells how far a rebuild is: how many of the plan's indicators are proved, and what was wrong in those that just were.
type Step struct {
	Done, Of int
	Wrong    []Difference
}

// Rebuilt is how a rebuild ended.
type Rebuilt struct {
	// Earlier are the indicators that a rebuild which was stopped had proved.
	Earlier int
	// Mended are the cells that were written, Left those that are still not what their figures give: something writes past this package.
	Mended int
	Left   []Difference
}

// Rebuild proves, while others write, that every cell of a plan is what the figures give, and mends those that are not. It looks at some
// indicators in one moment, for whoever changes a figure changes its cells in the same transaction; it locks only what was found wrong,
// a few cells at a time and in the order of single changes, and looks again at what it mended. What is proved is noted, so that a rebuild
// that was stopped goes on from there.
func Rebuild(ctx context.Context, store *db.Store, city, planCode string, tell func(Step)) (Rebuilt, error) {
	for try := 1; ; try++ {
		r := &rebuild{store: store, city: city, plan: planCode, tell: tell}
		err := r.run(ctx)
		if !errors.Is(err, errRedefined) || try == redefined {
			return r.Rebuilt, err
		}
	}
}

type rebuild struct {
	store      *db.Store
	city, plan string
	tell       func(Step)
	version    string

	mu   sync.Mutex
	done int
	of   int
	Rebuilt
}

func (r *rebuild) run(ctx context.Context) error {
	d, err := db.Read(ctx, r.store, access.Rollup(r.city), func(tx *db.Tx) (*definitions, error) { return r.begin(ctx, tx) })
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	pieces := make(chan *definitions)
	var work sync.WaitGroup
	for range atOnce {
		work.Go(func() {
			for piece := range pieces {
				if err := r.prove(ctx, piece); err != nil {
					stop(err)
				}
			}
		})
	}
	for piece := range d.pieces() {
		if ctx.Err() != nil {
			break
		}
		pieces <- piece
	}
	close(pieces)
	work.Wait()
	if err := context.Cause(ctx); err != nil {
		return err
	}
	if len(r.Left) > 0 {
		return nil
	}
	_, err = db.Write(ctx, r.store, access.Rollup(r.city), func(tx *db.Tx) (struct{}, error) {
		return struct{}{}, tx.DB.WithContext(ctx).Exec(`delete from rollup_rebuilt where city_id = ? and plan = ?`, r.city, r.plan).Error
	})
	return err
}

// begin reads the definitions, without the indicators that are proved already.
func (r *rebuild) begin(ctx context.Context, tx *db.Tx) (*definitions, error) {
	d, err := defineAll(ctx, tx, r.plan)
	if err != nil {
		return nil, err
	}
	if r.version, err = tx.Definitions(ctx); err != nil {
		return nil, err
	}
	proved := map[string]bool{}
	marks := db.Question{
		SQL:  `select indicator from rollup_rebuilt where city_id = $1 and plan = $2 and definitions::text = $3 and at > $4`,
		Args: []any{r.city, r.plan, r.version, tx.Now.Add(-trusted)}, Row: func(c [][]byte) error { proved[string(c[0])] = true; return nil },
	}
	if err := tx.Ask(ctx, marks); err != nil {
		return nil, fmt.Errorf("rollup: read what is proved: %w", err)
	}
	r.of, r.done, r.Earlier = len(d.indicators), len(proved), len(proved)
	return d.only(slices.DeleteFunc(slices.Clone(d.indicators), func(i plan.Indicator) bool { return proved[i.Code] })), nil
}

// unchanged refuses to go on under other definitions than the rebuild began with.
func (r *rebuild) unchanged(ctx context.Context, tx *db.Tx) error {
	version, err := tx.Definitions(ctx)
	if err == nil && version != r.version {
		err = errRedefined
	}
	return err
}

// prove looks at a piece, mends what is wrong, and looks again.
func (r *rebuild) prove(ctx context.Context, piece *definitions) error {
	wrong, err := r.look(ctx, piece)
	if err != nil {
		return err
	}
	mended, left := 0, []Difference(nil)
	if len(wrong) > 0 {
		if mended, err = r.mend(ctx, piece, wrong); err != nil {
			return err
		}
		if left, err = r.look(ctx, piece); err != nil {
			return err
		}
	}
	if len(left) == 0 {
		if err := r.mark(ctx, piece); err != nil {
			return err
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.Mended += mended
	r.Left = append(r.Left, left...)
	if len(left) == 0 {
		r.done += len(piece.indicators)
	}
	r.tell(Step{r.done, r.of, wrong})
	return nil
}

func (r *rebuild) look(ctx context.Context, piece *definitions) ([]Difference, error) {
	return db.Read(ctx, r.store, access.Rollup(r.city), func(tx *db.Tx) ([]Difference, error) {
		if err := r.unchanged(ctx, tx); err != nil {
			return nil, err
		}
		return piece.look(ctx, tx, piece.areas)
	})
}

// mend writes what was found wrong, some indicators in a transaction.
func (r *rebuild) mend(ctx context.Context, piece *definitions, wrong []Difference) (mended int, err error) {
	in := map[string]map[string]bool{}
	for _, d := range wrong {
		if in[d.Computed.Indicator] == nil {
			in[d.Computed.Indicator] = map[string]bool{}
		}
		in[d.Computed.Indicator][d.Computed.AreaCode] = true
	}
	indicators := slices.DeleteFunc(slices.Clone(piece.indicators), func(i plan.Indicator) bool { return in[i.Code] == nil })
	for some := range slices.Chunk(indicators, max(1, mendCells/piece.cellsOfOne())) {
		areas := slices.DeleteFunc(slices.Clone(piece.areas), func(a areaNode) bool {
			return !slices.ContainsFunc(some, func(i plan.Indicator) bool { return in[i.Code][a.code] })
		})
		changed, err := db.Write(ctx, r.store, access.Rollup(r.city), func(tx *db.Tx) (int, error) {
			if err := r.unchanged(ctx, tx); err != nil {
				return 0, err
			}
			return piece.only(some).mend(ctx, tx, areas)
		})
		mended += changed
		if err != nil {
			return mended, err
		}
	}
	return mended, nil
}

// mark notes that a piece is proved.
func (r *rebuild) mark(ctx context.Context, piece *definitions) error {
	_, err := db.Write(ctx, r.store, access.Rollup(r.city), func(tx *db.Tx) (struct{}, error) {
		err := tx.DB.WithContext(ctx).Exec(`insert into rollup_rebuilt (city_id, plan, indicator, definitions, at)
			select ?, ?, unnest(cast(? as text[])), cast(? as uuid), ?
			on conflict (city_id, plan, indicator) do update set definitions = excluded.definitions, at = excluded.at`,
			r.city, r.plan, piece.indicatorCodes(), r.version, tx.Now).Error
		if err != nil {
			return struct{}{}, fmt.Errorf("rollup: note what is proved: %w", err)
		}
		return struct{}{}, nil
	})
	return err
}
