package reconcile

import (
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reference"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/tenant"
)

// Board is a year's figures of a plan, each beside what others say of it.
type Board struct {
	// Rows are in the order of the plan's elements: the sum for the city first, then the areas, and those that there was not yet.
	Rows []Row
	// MayTolerate tells whether the actor sets tolerances.
	MayTolerate bool
	// Publications are the catalogue's, under whose names statistics enters what they state.
	Publications []reference.Source
}

// facts is all that the rows are made of, read once.
type facts struct {
	elements   []plan.Element
	owed       []round.Obligation
	areas      []tenant.Area
	history    tenant.History
	city       tenant.Area
	figures    map[figure.Key]figure.Figure
	reported   map[figure.Key]quantity.Value
	disputes   map[string][]figure.Divergence
	references map[figure.Key][]reference.Value
	tolerances map[string]reference.Tolerance
	published  map[figure.Key]decimal.Decimal
	decidable  []string
}

// Look reads the board of a round, for the committee offices and statistics.
func Look(ctx context.Context, tx *db.Tx, planCode string, year int) (*Board, error) {
	object := access.Object{City: tx.Actor.CityID, AreaPath: tx.Actor.AreaPath, Plans: []string{planCode}}
	if err := access.Check(tx.Actor, access.Reconcile, object); err != nil {
		return nil, err
	}
	r, err := round.Get(ctx, tx, planCode, year)
	if err != nil {
		return nil, err
	}
	f, err := readFacts(ctx, tx, r)
	if err != nil {
		return nil, err
	}
	board := &Board{MayTolerate: access.Check(tx.Actor, access.SetTolerance, cityObject(tx)) == nil}
	if board.Publications, err = reference.Sources(ctx, tx); err != nil {
		return nil, err
	}
	board.Publications = slices.DeleteFunc(board.Publications, func(s reference.Source) bool { return s.Delivers })
	for _, e := range f.elements {
		adds := e.Level == plan.LevelCounty && e.Kind != plan.KindFlag
		if tx.Actor.AreaPath == f.city.Path && adds {
			board.Rows = append(board.Rows, f.sum(tx, e, year, f.city, func(string) bool { return true }))
		}
		for _, o := range f.owed {
			if o.Element == e.Code {
				board.Rows = append(board.Rows, f.rowsOf(tx, e, o)...)
			}
		}
		if adds {
			board.Rows = append(board.Rows, f.restated(tx, e, year)...)
		}
	}
	return board, nil
}

func readFacts(ctx context.Context, tx *db.Tx, r round.Round) (*facts, error) {
	f := &facts{}
	var err error
	if f.elements, err = plan.ElementsOf(ctx, tx, r.Plan); err != nil {
		return nil, err
	}
	for n, e := range f.elements {
		f.elements[n] = e.In(r.Year)
	}
	if f.owed, err = round.OfRound(ctx, tx, r.Plan, r.Year); err != nil {
		return nil, err
	}
	if f.areas, err = tenant.Areas(ctx, tx); err != nil {
		return nil, err
	}
	if at := slices.IndexFunc(f.areas, func(a tenant.Area) bool { return a.Code == tx.Actor.CityID }); at >= 0 {
		f.city = f.areas[at]
	}
	changes, err := tenant.AreaChanges(ctx, tx)
	if err != nil {
		return nil, err
	}
	f.history = changes
	if err := f.readFigures(ctx, tx, r.Year); err != nil {
		return nil, err
	}
	if f.references, err = reference.OfYear(ctx, tx, r.Year); err != nil {
		return nil, err
	}
	if f.tolerances, err = reference.Tolerances(ctx, tx); err != nil {
		return nil, err
	}
	if f.published, err = snapshot.Values(ctx, tx, r.Plan, r.Year); err != nil {
		return nil, err
	}
	f.decidable, err = signoff.Decidable(ctx, tx, r.Plan, r.Year)
	return f, err
}

// readFigures reads what is stored for all that is owed. A draft is its reporter's own: what counts is what was handed in.
func (f *facts) readFigures(ctx context.Context, tx *db.Tx, year int) error {
	var elements, areas, ids []string
	for _, o := range f.owed {
		elements, areas = append(elements, o.Element), append(areas, o.AreaCode)
	}
	slices.Sort(elements)
	slices.Sort(areas)
	elements, areas = slices.Compact(elements), slices.Compact(areas)
	stored, err := figure.OfYear(ctx, tx, elements, areas, year)
	if err != nil {
		return err
	}
	f.figures = make(map[figure.Key]figure.Figure, len(stored))
	for _, one := range stored {
		f.figures[one.Key] = one
		ids = append(ids, one.ID)
	}
	said, err := figure.ReportedIn(ctx, tx, elements, areas, year)
	if err != nil {
		return err
	}
	f.reported = make(map[figure.Key]quantity.Value, len(said))
	for _, one := range said {
		f.reported[one.Key] = one.Value
	}
	f.disputes, err = figure.Divergences(ctx, tx, ids)
	return err
}
