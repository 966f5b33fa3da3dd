package sheet

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// Entry is one cell as the reporter typed it. Exactly one of Value and Emptiness is given.
type Entry struct {
	Obligation       string
	Category         string
	Value            *string
	Emptiness        *string
	Explanation      string
	ExpectedRevision int
	// item is the delivered record that a proposal was taken from.
	item string
}

// Problem is what is wrong with one cell of a request: a refusal, or a finding of the checks.
type Problem struct {
	Obligation  string
	Category    string
	Refused     *fault.Fault
	Found       *check.Problem
	Explanation string
}

// Saved is what saving came to.
type Saved struct {
	Changing
	Problems []Problem
}

// Changing names the sheet that a change is asked for.
type Changing struct {
	SheetID string
	// Sheet is what the change made of it: nil where nothing changed, and not kept for who asks for the same again.
	Sheet *Sheet `json:"-"`
}

// maxEntries bounds one request; no sheet is larger.
const maxEntries = 2000

// maxExplanation is how long an explanation may be, in characters.
const maxExplanation = 2000

// Save enters figures as drafts: all of them, or none where one is refused. Findings of the checks do not refuse a draft;
// they come back with it.
func Save(ctx context.Context, tx *db.Tx, sheetID string, entries []Entry, origin string) (Saved, error) {
	if err := mayReport(tx, access.SaveFigure); err != nil {
		return Saved{}, err
	}
	if len(entries) > maxEntries {
		return Saved{}, fault.New(fault.InvalidInput, "reason", fault.ReasonPageSize, "limit", "2000")
	}
	s, err := owed(ctx, tx, sheetID)
	if err != nil {
		return Saved{}, err
	}
	out := Saved{Changing: Changing{SheetID: sheetID}}
	drafts := make([]figure.Draft, 0, len(entries))
	seen := map[figure.Key]string{}
	for _, e := range entries {
		d, f := s.draft(tx.Actor, e, origin)
		if f == nil && seen[d.Key] != "" {
			f = fault.New(fault.InvalidValue, "reason", fault.ReasonTwoValues)
		}
		if f != nil {
			out.Problems = append(out.Problems, Problem{Obligation: e.Obligation, Category: e.Category, Refused: f, Explanation: e.Explanation})
			continue
		}
		seen[d.Key] = e.Obligation
		drafts = append(drafts, d)
	}
	saved, refused, err := s.enter(ctx, tx, drafts, len(out.Problems) == 0)
	if err != nil {
		return Saved{}, err
	}
	for _, r := range refused {
		out.Problems = append(out.Problems, Problem{Obligation: seen[r.Key], Category: r.Key.Category, Refused: r.Fault})
	}
	if len(saved) == 0 {
		return out, nil
	}
	record(tx, "save_figures", s.ID, saved)
	if err := s.settle(ctx, tx); err != nil {
		return Saved{}, err
	}
	out.Sheet = s
	for _, c := range s.Cells {
		if _, ok := seen[c.Key()]; ok {
			out.Problems = append(out.Problems, findings(c, c.Problems)...)
		}
	}
	return out, nil
}

// enter appends the drafts, and puts them into their cells; where the request is refused already, it only says which of them would be
// refused too.
func (s *Sheet) enter(ctx context.Context, tx *db.Tx, drafts []figure.Draft, fine bool) ([]figure.Figure, []figure.Refusal, error) {
	if len(drafts) == 0 {
		return nil, nil, nil
	}
	keys := make([]figure.Key, len(drafts))
	for i, d := range drafts {
		keys[i] = d.Key
	}
	if _, err := s.hold(ctx, tx, keys); err != nil {
		return nil, nil, err
	}
	stands := slices.DeleteFunc(s.figures(), func(f figure.Figure) bool { return !slices.Contains(keys, f.Key) })
	if !fine {
		refused, err := figure.Refuse(ctx, tx, stands, drafts)
		return nil, refused, err
	}
	saved, refused, err := figure.Append(ctx, tx, stands, drafts)
	s.put(saved)
	return saved, refused, err
}

// mayReport asks access whether the actor does this work in its own tenant.
func mayReport(tx *db.Tx, action access.Action) error {
	a := tx.Actor
	return access.Check(a, action, access.Object{City: a.CityID, AreaPath: a.AreaPath, Line: a.Line, OwnerTenant: a.TenantID})
}

// draft reads one entry against the cell that it is for.
func (s *Sheet) draft(actor access.Actor, e Entry, origin string) (figure.Draft, *fault.Fault) {
	c, ok := s.at(e.Obligation, e.Category)
	if !ok {
		return figure.Draft{}, fault.New(fault.Forbidden, "reason", fault.ReasonOwner)
	}
	if len([]rune(e.Explanation)) > maxExplanation {
		return figure.Draft{}, fault.New(fault.InvalidValue, "reason", fault.ReasonTooLong, "field", "explanation", "limit", "2000")
	}
	value, f := parse(e.Value, e.Emptiness)
	if f != nil {
		return figure.Draft{}, f
	}
	return figure.Draft{
		Key: c.Key(), Scope: scopeOf(c), Level: levelOf(actor), Value: value, Explanation: strings.TrimSpace(e.Explanation),
		ExpectedRevision: e.ExpectedRevision, Origin: origin, SourceItem: e.item,
	}, nil
}

func parse(value, empty *string) (quantity.Value, *fault.Fault) {
	switch {
	case value != nil && empty != nil:
		return quantity.Value{}, fault.New(fault.InvalidValue, "reason", fault.ReasonTwoValues)
	case value != nil:
		d, err := quantity.Parse(*value)
		if f, refused := fault.As(err); refused {
			return quantity.Value{}, f
		}
		return quantity.Of(d), nil
	case empty != nil:
		e, err := quantity.ParseEmptiness(*empty)
		if f, refused := fault.As(err); refused {
			return quantity.Value{}, f
		}
		return quantity.Absent(e), nil
	}
	return quantity.Value{}, fault.New(fault.InvalidValue, "reason", fault.ReasonNoValue)
}

func scopeOf(c Cell) figure.Scope {
	return figure.Scope{AreaPath: c.Obligation.AreaPath, Line: c.Obligation.Line, Support: c.Obligation.Support, Plans: c.Element.Plans}
}

// levelOf: what a county's department reports goes through the county, a city department's own figures do not.
func levelOf(a access.Actor) chain.Level {
	if a.AreaLevel == access.LevelCounty {
		return chain.County
	}
	return chain.City
}

func findings(c Cell, found []check.Problem) []Problem {
	out := make([]Problem, len(found))
	for i := range found {
		out[i] = Problem{Obligation: c.Obligation.ID, Category: c.Category, Found: &found[i], Explanation: c.Explanation()}
	}
	return out
}

// record writes one audit entry for an act on several figures of a sheet.
func record(tx *db.Tx, action string, id ID, figures []figure.Figure) {
	detail := make([]map[string]any, len(figures))
	for i, f := range figures {
		detail[i] = map[string]any{
			"figure": f.ID, "element": f.Element, "area": f.AreaCode, "category": f.Category, "revision": f.Newest.Revision,
			"value": shown(f.Newest.Val()), "state": f.State,
		}
	}
	audit.Record(tx, audit.Entry{
		Action: action, Object: id.Plan + "/" + strconv.Itoa(id.Year), Detail: map[string]any{"figures": detail}, Line: tx.Actor.Line, Plans: []string{id.Plan},
	})
}

func shown(v quantity.Value) string {
	if v.Present() {
		return v.Dec.String()
	}
	return string(v.Empty)
}
