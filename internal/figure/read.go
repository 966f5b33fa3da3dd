package figure

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// selectFigure joins each figure with its newest revision; columns says where each column goes.
const selectFigure = `select f.id, f.element, f.area_code, f.year, f.category, f.area_path, f.line, f.support, f.plans, f.city_id, f.level, f.state,
	f.approved_revision, f.approved_at, f.due, r.figure_id, r.revision, r.tenant_id, r.value, r.emptiness, r.explanation, r.correction_reason, r.origin,
	r.source_item, r.entered_by, r.entered_at, r.for_user
from figure f join figure_revision r on r.city_id = f.city_id and r.figure_id = f.id and r.revision = f.revision `

func columns(f *Figure) []any {
	r := &f.Newest
	return []any{
		&f.ID, &f.Element, &f.AreaCode, &f.Year, &f.Category, &f.AreaPath, &f.Line, &f.Support, &f.Plans, &f.CityID, &f.Level, &f.State,
		&f.ApprovedRevision, &f.ApprovedAt, &f.Due, &r.FigureID, &r.Revision, &r.TenantID, &r.Value, &r.Emptiness, &r.Explanation, &r.CorrectionReason, &r.Origin,
		&r.SourceItem, &r.EnteredBy, &r.EnteredAt, &r.ForUser,
	}
}

// ByIDs reads figures that the actor may see, in the order of their ids.
func ByIDs(ctx context.Context, tx *db.Tx, ids []string) ([]Figure, error) {
	return find(ctx, tx, byID+` order by f.id`, tx.Actor.CityID, db.TextArray(ids))
}

const byID = `where f.city_id = $1 and f.id = any ($2::uuid[])`

// Lock reads figures for a change, in the order of their ids, so that two writers never wait for each other in a circle.
// What else is asked is answered of the figures as they are once they are locked.
func Lock(ctx context.Context, tx *db.Tx, ids []string, also ...db.Question) ([]Figure, error) {
	var locked []string
	var out []Figure
	questions := []db.Question{lock(&locked, byID, tx.Actor.CityID, db.TextArray(ids)), ask(&out, byID+` order by f.id`, tx.Actor.CityID, db.TextArray(ids))}
	err := hold(ctx, tx, append(questions, also...)...)
	// Some may be seen and not be changed.
	return slices.DeleteFunc(out, func(f Figure) bool { return !slices.Contains(locked, f.ID) }), err
}

// LockAt locks what stands under keys in one of the states, in any where none is named, gives the ids of that, and asks also what else
// is asked, as Lock does.
func LockAt(ctx context.Context, tx *db.Tx, keys []Key, states []chain.State, also ...db.Question) ([]string, error) {
	elements, areas, years, categories := columnsOf(keys)
	allowed := make(db.TextArray, len(states))
	for i, s := range states {
		allowed[i] = string(s)
	}
	var ids []string
	at := lock(&ids, `join unnest($1::text[], $2::text[], $3::int[], $4::text[]) as k (element, area_code, year, category)
		on k.element = f.element and k.area_code = f.area_code and k.year = f.year and k.category = f.category
		where f.city_id = $5 and ($6::text[] = '{}' or f.state = any ($6))`, elements, areas, years, categories, tx.Actor.CityID, allowed)
	err := hold(ctx, tx, append([]db.Question{at}, also...)...)
	return ids, err
}

// lock takes rows in the order of their ids and gives these. Figures are read by a question after it: in one statement, a figure that
// got a new revision while it was waited for would be joined with the old one and fall out.
func lock(ids *[]string, where string, args ...any) db.Question {
	return db.Into(ids, db.One, `select f.id from figure f `+where+` order by f.id for update of f`, args...)
}

// hold asks what locks figures. What the figures mean is held first, as whoever redefines them takes it.
func hold(ctx context.Context, tx *db.Tx, questions ...db.Question) error {
	if err := tx.Hold(ctx, questions...); err != nil {
		return fmt.Errorf("figure: lock: %w", err)
	}
	return nil
}

// Get reads one figure; one that is out of scope is not found.
func Get(ctx context.Context, tx *db.Tx, id string) (*Figure, error) {
	found, err := ByIDs(ctx, tx, []string{id})
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fault.New(fault.NotFound)
	}
	return &found[0], nil
}

// OfYear reads the figures of elements and areas in one year: those of a sheet, or of the year before.
func OfYear(ctx context.Context, tx *db.Tx, elements, areas []string, year int) ([]Figure, error) {
	var out []Figure
	if err := tx.Ask(ctx, AskYear(tx, &out, elements, areas, year)); err != nil {
		return nil, fmt.Errorf("figure: read a year: %w", err)
	}
	return out, nil
}

// AskYear is OfYear as a question.
func AskYear(tx *db.Tx, out *[]Figure, elements, areas []string, year int) db.Question {
	return ask(out, `where f.city_id = $1 and f.element = any ($2) and f.area_code = any ($3) and f.year = $4 order by f.element, f.area_code, f.category`,
		tx.Actor.CityID, db.TextArray(elements), db.TextArray(areas), year)
}

// Reported is what counts as reported under a key.
type Reported struct {
	Key
	Value quantity.Value
	// Explanation is what the reporter wrote beside it.
	Explanation string
}

// ReportedIn reads what counts as reported in the years: the newest revision at or past submission, and while a correction is
// under way the approved one. Drafts are nobody's business but their reporter's.
func ReportedIn(ctx context.Context, tx *db.Tx, elements, areas []string, years ...int) ([]Reported, error) {
	var out []Reported
	if err := tx.Ask(ctx, AskReported(tx, &out, elements, areas, years...)); err != nil {
		return nil, fmt.Errorf("figure: read what is reported: %w", err)
	}
	return out, nil
}

// AskReported is ReportedIn as a question.
func AskReported(tx *db.Tx, out *[]Reported, elements, areas []string, years ...int) db.Question {
	return values(out, `select i.element, i.area_code, i.year, i.category, i.value, i.emptiness, coalesce(v.explanation, '') as explanation
		from rollup_inputs i join figure_revision v on (v.city_id, v.figure_id, v.revision) = (i.city_id, i.figure_id, i.revision)
		where i.city_id = $1 and i.basis = 'SUBMITTED' and i.element = any ($2) and i.area_code = any ($3) and i.year = any ($4::int[]) order by i.element, i.area_code, i.category, i.year`,
		tx.Actor.CityID, db.TextArray(elements), db.TextArray(areas), numbers(years))
}

// AskTyped asks what the actor's own tenant has entered for a year, reported or not.
func AskTyped(tx *db.Tx, out *[]Reported, elements, areas []string, year int) db.Question {
	return values(out, `select f.element, f.area_code, f.year, f.category, r.value, r.emptiness, coalesce(r.explanation, '') as explanation
		from figure f join figure_revision r on r.city_id = f.city_id and r.figure_id = f.id and r.revision = f.revision
		where f.city_id = $1 and f.element = any ($2) and f.area_code = any ($3) and f.year = $4 and r.tenant_id::text = $5 order by f.element, f.area_code, f.category`,
		tx.Actor.CityID, db.TextArray(elements), db.TextArray(areas), year, tx.Actor.TenantID)
}

func values(out *[]Reported, question string, args ...any) db.Question {
	type row struct {
		Reported
		value     decimal.NullDecimal
		emptiness *string
	}
	take := func(r row) {
		r.Value = ValueOf(r.value, r.emptiness)
		*out = append(*out, r.Reported)
	}
	return db.Each(take, func(r *row) []any {
		return []any{&r.Element, &r.AreaCode, &r.Year, &r.Category, &r.value, &r.emptiness, &r.Explanation}
	}, question, args...)
}

func numbers(years []int) db.TextArray {
	out := make(db.TextArray, len(years))
	for i, y := range years {
		out[i] = strconv.Itoa(y)
	}
	return out
}

func find(ctx context.Context, tx *db.Tx, where string, args ...any) ([]Figure, error) {
	var out []Figure
	if err := tx.Ask(ctx, ask(&out, where, args...)); err != nil {
		return nil, fmt.Errorf("figure: read: %w", err)
	}
	return out, nil
}

func ask(out *[]Figure, where string, args ...any) db.Question {
	return db.Into(out, columns, selectFigure+where, args...)
}

// Revisions reads the history of figures, newest first, by figure.
func Revisions(ctx context.Context, tx *db.Tx, ids []string) (map[string][]Revision, error) {
	var rows []Revision
	err := tx.DB.WithContext(ctx).Raw(`select * from figure_revision where city_id = ? and figure_id = any (?::uuid[]) order by figure_id, revision desc`,
		tx.Actor.CityID, db.TextArray(ids)).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("figure: read revisions: %w", err)
	}
	return group(rows, func(r Revision) string { return r.FigureID }), nil
}

// SignOffs reads every decision on figures, oldest first, by figure.
func SignOffs(ctx context.Context, tx *db.Tx, ids []string) (map[string][]SignOff, error) {
	var rows []SignOff
	err := tx.DB.WithContext(ctx).Raw(`select * from sign_off where city_id = ? and figure_id = any (?::uuid[]) order by figure_id, at, id`,
		tx.Actor.CityID, db.TextArray(ids)).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("figure: read sign-offs: %w", err)
	}
	return group(rows, func(s SignOff) string { return s.FigureID }), nil
}

// Divergences reads the values recorded beside figures, oldest first, by figure.
func Divergences(ctx context.Context, tx *db.Tx, ids []string) (map[string][]Divergence, error) {
	var rows []Divergence
	err := tx.DB.WithContext(ctx).Raw(`select * from divergence where city_id = ? and figure_id = any (?::uuid[]) order by figure_id, at, id`,
		tx.Actor.CityID, db.TextArray(ids)).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("figure: read divergences: %w", err)
	}
	return group(rows, func(d Divergence) string { return d.FigureID }), nil
}

func group[T any](rows []T, key func(T) string) map[string][]T {
	out := make(map[string][]T)
	for _, r := range rows {
		out[key(r)] = append(out[key(r)], r)
	}
	return out
}

// Over reads what stands under one key in several years, the earliest first.
func Over(ctx context.Context, tx *db.Tx, at Key, from, to int) ([]Figure, error) {
	return find(ctx, tx, `where f.city_id = $1 and f.element = $2 and f.area_code = $3 and f.category = $4 and f.year between $5 and $6 order by f.year`,
		tx.Actor.CityID, at.Element, at.AreaCode, at.Category, from, to)
}
