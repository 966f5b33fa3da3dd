package reconcile

import (
	"context"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/cell"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reference"
	"github.com/liangce/liangce/internal/tenant"
)

// The bounds of the words, in characters.
const (
	mostSource = 100
	mostNote   = 1000
)

// Said is what statistics enters: a source's value, or with none that it is taken back.
type Said struct {
	Source string
	Value  *decimal.Decimal
	Note   string
	// Over is the revision that was looked at, 0 where there is none.
	Over int
}

// Refer adds a revision of what a source says; the statistics of the area or of the city does.
func Refer(ctx context.Context, tx *db.Tx, key figure.Key, said Said) (reference.Value, error) {
	r, before, err := next(ctx, tx, key, said.Source, said.Over)
	if err != nil {
		return reference.Value{}, err
	}
	if said.Value == nil && (before == nil || before.Value == nil) {
		return reference.Value{}, fault.New(fault.NotFound)
	}
	if said.Value != nil && said.Value.IsNegative() {
		return reference.Value{}, fault.Input(fault.ReasonLeast, "对照值", "The value", "low", "0")
	}
	if err := fault.Within(said.Note, mostNote, "field", "说明", "field@en", "The note"); err != nil {
		return reference.Value{}, err
	}
	r.Value, r.Note = said.Value, said.Note
	return r, add(ctx, tx, r, "set_reference_value")
}

// Accept lets the reported value stand beside a source's, with the reason. Should another value be reported, it is asked again.
func Accept(ctx context.Context, tx *db.Tx, planCode string, key figure.Key, said Said) (reference.Value, error) {
	r, before, err := next(ctx, tx, key, said.Source, said.Over)
	if err != nil {
		return reference.Value{}, err
	}
	if before == nil || before.Value == nil {
		return reference.Value{}, fault.New(fault.NotFound)
	}
	if r.Note, err = fault.Needed(said.Note, mostNote, "field", "说明", "field@en", "The note"); err != nil {
		return reference.Value{}, err
	}
	board, err := Look(ctx, tx, planCode, key.Year)
	if err != nil {
		return reference.Value{}, err
	}
	at := slices.IndexFunc(board.Rows, func(row Row) bool { return row.Key == key })
	if at < 0 || board.Rows[at].Reported == nil {
		return reference.Value{}, fault.New(fault.WrongState, "reason", fault.ReasonNotComplete)
	}
	r.Value, r.Accepts = before.Value, board.Rows[at].Reported
	return r, add(ctx, tx, r, "accept_difference")
}

// next is the revision to come of what a source says of a place.
func next(ctx context.Context, tx *db.Tx, key figure.Key, source string, over int) (reference.Value, *reference.Value, error) {
	at, err := place(ctx, tx, key)
	if err != nil {
		return reference.Value{}, nil, err
	}
	object := access.Object{City: tx.Actor.CityID, AreaPath: at.AreaPath, Line: at.Line, Support: at.Support, Plans: at.Plans}
	if err := access.Check(tx.Actor, access.SetReference, object); err != nil {
		return reference.Value{}, nil, err
	}
	if source, err = fault.Needed(source, mostSource, "field", "来源", "field@en", "The source"); err != nil {
		return reference.Value{}, nil, err
	}
	rows, err := gorm.G[reference.Value](tx.DB).Where("city_id = ? and element = ? and area_code = ? and year = ? and category = ? and source = ?",
		tx.Actor.CityID, key.Element, key.AreaCode, key.Year, key.Category, source).Order("revision desc").Limit(1).Find(ctx)
	if err != nil {
		return reference.Value{}, nil, fmt.Errorf("reconcile: find what stands: %w", err)
	}
	stands := 0
	var before *reference.Value
	if len(rows) > 0 {
		before, stands = &rows[0], rows[0].Revision
	}
	if stands != over {
		return reference.Value{}, nil, fault.Stale(stands)
	}
	support := at.Support
	if support == nil {
		support = db.TextArray{}
	}
	value := reference.Value{
		CityID: tx.Actor.CityID, Element: key.Element, AreaCode: key.AreaCode, Year: key.Year, Category: key.Category, Source: source, Revision: over + 1,
		AreaPath: at.AreaPath, Line: at.Line, Support: support, Plans: at.Plans, TenantID: tx.Actor.TenantID, ByUser: tx.Actor.UserID, At: tx.Now,
	}
	if loan, lent := access.StandsFor(tx.Actor, access.SetReference); lent {
		value.ForUser = &loan.Lender
	}
	return value, before, nil
}

// place is who may read a figure, or the sum of the counties' figures, which has no place of its own.
func place(ctx context.Context, tx *db.Tx, key figure.Key) (figure.Scope, error) {
	elements, err := gorm.G[plan.Element](tx.DB).Where("city_id = ? and code = ?", tx.Actor.CityID, key.Element).Find(ctx)
	if err != nil {
		return figure.Scope{}, fmt.Errorf("reconcile: find the element: %w", err)
	}
	if len(elements) == 0 || elements[0].Kind == plan.KindFlag {
		return figure.Scope{}, fault.New(fault.NotFound)
	}
	e := elements[0]
	if e.Level == plan.LevelCity || key.AreaCode != tx.Actor.CityID {
		at, err := cell.At(ctx, tx, key)
		return at.Scope, err
	}
	areas, err := gorm.G[tenant.Area](tx.DB).Where("city_id = ? and code = ?", tx.Actor.CityID, key.AreaCode).Find(ctx)
	if err != nil {
		return figure.Scope{}, fmt.Errorf("reconcile: find the city: %w", err)
	}
	if len(areas) == 0 || !slices.Contains(e.In(key.Year).Categories(), key.Category) {
		return figure.Scope{}, fault.New(fault.NotFound)
	}
	return figure.Scope{AreaPath: areas[0].Path, Line: e.Line, Support: e.Support, Plans: e.Plans}, nil
}

func add(ctx context.Context, tx *db.Tx, r reference.Value, action string) error {
	// Of two who write over the same revision, the key lets one in; the other is run again and finds the first.
	if err := gorm.G[reference.Value](tx.DB).Create(ctx, &r); err != nil {
		return fmt.Errorf("reconcile: add a revision: %w", err)
	}
	audit.Record(tx, audit.Entry{
		Action: action, Object: fmt.Sprintf("%s/%s/%d/%s", r.Element, r.AreaCode, r.Year, r.Category), AreaPath: r.AreaPath, Line: r.Line, Support: r.Support, Plans: r.Plans,
		Detail: map[string]any{"source": r.Source, "revision": r.Revision, "value": r.Value, "accepts": r.Accepts, "note": r.Note},
	})
	return nil
}
