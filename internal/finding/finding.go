// Package finding gathers what the checks compare a figure with (last year's value, its counterparts in the same area, what the
// city's own rules look at) and runs them, for the sheet of the one who reports and for the queue of the one who decides alike. What a check is, and how
// much a problem weighs, is decided in rule/check alone; this package decides nothing and writes nothing.
package finding

import (
	"context"
	"slices"

	"github.com/liangce/liangce/internal/checkrule"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// Subject is a figure to be checked, stored or about to be.
type Subject struct {
	Obligation  string
	Element     plan.Element
	AreaCode    string
	Category    string
	Value       quantity.Value
	Explanation string
	// LastYear is what was reported for the year before, where it comes with the subject and is not stored.
	LastYear *quantity.Value
	// Settled says that the figure is on its way and cannot be mended now.
	Settled bool
}

// Findings are the problems of subjects and what they were compared with, by the key of the figure.
type Findings struct {
	Problems map[figure.Key][]check.Problem
	// LastYear holds what was reported for the year before; a draft of it counts for nothing.
	LastYear map[figure.Key]quantity.Value
	// SaidLastYear holds the explanations beside those that had one.
	SaidLastYear map[figure.Key]string
}

// Find checks the subjects, all of one year. Counterparts that the actor may not read take no part.
func Find(ctx context.Context, tx *db.Tx, year int, subjects []Subject) (Findings, error) {
	b, questions, err := Gather(ctx, tx, year, subjects)
	if err != nil {
		return Findings{}, err
	}
	if err := tx.Ask(ctx, questions...); err != nil {
		return Findings{}, err
	}
	return b.Find(subjects), nil
}

// Basis is what figures of certain places are checked with. What was found out once serves however often what is to be checked changes.
type Basis struct {
	year      int
	elements  map[string]plan.Element
	given     map[figure.Key]bool // the places
	others    map[string]plan.Element
	relations []check.Relation
	rules     prepared
	periods   period.Kinds
	seen      sight
	typed     []figure.Reported
}

// Gather prepares to check figures of the subjects' places, all of one year: the basis holds once its questions are answered.
func Gather(ctx context.Context, tx *db.Tx, year int, subjects []Subject) (*Basis, []db.Question, error) {
	b := &Basis{year: year, elements: map[string]plan.Element{}}
	if len(subjects) == 0 {
		return b, nil, nil
	}
	var areas []string
	b.given = make(map[figure.Key]bool, len(subjects))
	for _, s := range subjects {
		if _, known := b.elements[s.Element.Code]; !known {
			b.elements[s.Element.Code] = s.Element.In(year)
		}
		if !slices.Contains(areas, s.AreaCode) {
			areas = append(areas, s.AreaCode)
		}
		b.given[b.key(s)] = true
	}
	known, err := db.Defined(ctx, tx, "names", func() (checkrule.Known, error) { return checkrule.Names(ctx, tx) })
	if err != nil {
		return nil, nil, err
	}
	b.relations, b.others = relate(known, b.elements, year)
	if b.rules, err = prepareFor(ctx, tx, b.elements, known, year); err != nil {
		return nil, nil, err
	}
	r, err := regime.Of(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	b.periods = r.Periods
	questions, err := b.rules.ask(ctx, tx, &b.seen, areas)
	if err != nil {
		return nil, nil, err
	}
	looked := slices.Concat(keys(b.elements), keys(b.others), b.rules.wants.elements)
	questions = append(questions, figure.AskReported(tx, &b.seen.reported, looked, areas, slices.Concat(b.rules.wants.years, []int{year - 1, year})...))
	if beside := uncovered(looked, b.elements, areas, year, b.given); len(beside) > 0 {
		questions = append(questions, figure.AskTyped(tx, &b.typed, beside, areas, year))
	}
	return b, questions, nil
}

func (b *Basis) key(s Subject) figure.Key {
	return figure.Key{Element: s.Element.Code, AreaCode: s.AreaCode, Year: b.year, Category: s.Category}
}

// Find checks subjects of the places that were gathered for.
func (b *Basis) Find(subjects []Subject) Findings {
	f := Findings{Problems: map[figure.Key][]check.Problem{}, LastYear: map[figure.Key]quantity.Value{}, SaidLastYear: map[figure.Key]string{}}
	f.remember(b.seen.reported, b.elements, b.year)
	cells := make([]check.Cell, 0, len(subjects))
	for _, s := range subjects {
		s.Element = b.elements[s.Element.Code]
		cells = append(cells, cell(s, b.periods, f.LastYear, b.key(s)))
	}
	for _, c := range b.counterparts() {
		if !b.given[c.Key] {
			cells = append(cells, contextCell(c, b.elements, b.others))
		}
	}
	for _, p := range check.Run(cells, b.relations, b.rules.look(b.seen)) {
		key := figure.Key{Element: p.Element, AreaCode: p.Area, Year: b.year, Category: p.Category}
		f.Problems[key] = append(f.Problems[key], p)
	}
	return f
}

func cell(s Subject, periods period.Kinds, lastYear map[figure.Key]quantity.Value, key figure.Key) check.Cell {
	c := check.Cell{
		Redefined:  !s.Element.Compares(key.Year-1, key.Year),
		Obligation: s.Obligation, Element: s.Element.Code, Name: s.Element.Name, NameEn: s.Element.NameEN, Area: s.AreaCode, Category: s.Category,
		Kind: check.Kind(s.Element.Kind), Value: s.Value, Explanation: s.Explanation, TermStock: periods.Of(s.Element.PeriodBasis).Steps(),
		Settled: s.Settled,
	}
	if s.Element.Minimum != nil || s.Element.Maximum != nil {
		c.Range = &check.Range{Min: s.Element.Minimum, Max: s.Element.Maximum}
	}
	// Parts of a total are detail that may be left out; only the total is missed.
	last, ok := lastYear[key]
	if s.LastYear != nil {
		last, ok = *s.LastYear, true
	}
	if ok && (s.Category == figure.Total || s.Value.Present()) {
		c.LastYear = &last
	}
	return c
}

// uncovered are those of the elements that have a place in the areas of which no subject says what stands there.
func uncovered(looked []string, elements map[string]plan.Element, areas []string, year int, given map[figure.Key]bool) []string {
	return slices.DeleteFunc(slices.Clone(looked), func(code string) bool {
		e, asked := elements[code]
		return asked && !slices.ContainsFunc(areas, func(area string) bool {
			return slices.ContainsFunc(e.Categories(), func(category string) bool {
				return !given[figure.Key{Element: code, AreaCode: area, Year: year, Category: category}]
			})
		})
	})
}

// counterparts are the values beside the subjects: what was reported, and of the actor's own tenant what it has typed so far.
func (b *Basis) counterparts() []figure.Reported {
	out := slices.Clone(b.typed)
	own := make(map[figure.Key]bool, len(out))
	for _, typed := range out {
		own[typed.Key] = true
	}
	for _, r := range b.seen.reported {
		if r.Year == b.year && !own[r.Key] {
			out = append(out, r)
		}
	}
	return out
}

// remember keeps what was reported of the elements for the year before.
func (f Findings) remember(reported []figure.Reported, elements map[string]plan.Element, year int) {
	for _, r := range reported {
		if _, asked := elements[r.Element]; !asked || r.Year != year-1 {
			continue
		}
		r.Year = year
		f.LastYear[r.Key] = r.Value
		if r.Explanation != "" {
			f.SaidLastYear[r.Key] = r.Explanation
		}
	}
}

func contextCell(r figure.Reported, elements, others map[string]plan.Element) check.Cell {
	e, ok := elements[r.Element]
	if !ok {
		e = others[r.Element]
	}
	return check.Cell{
		Element: r.Element, Name: e.Name, NameEn: e.NameEN, Area: r.AreaCode, Category: r.Category,
		Kind: check.Kind(e.Kind), Value: r.Value, Context: true,
	}
}

// relate gives what must hold between the elements and others of the same indicators, in whatever plan.
func relate(known checkrule.Known, elements map[string]plan.Element, year int) ([]check.Relation, map[string]plan.Element) {
	var relations []check.Relation
	others := map[string]plan.Element{}
	asked := func(code string) bool { _, ok := elements[code]; return ok }
	// A scheme shows a plan's indicator by the same formula: what must hold is said once.
	said := map[[2]string]bool{}
	for _, i := range known.Indicators {
		if i.Numerator == nil || !slices.ContainsFunc(i.Elements(), asked) {
			continue
		}
		i = i.In(year)
		parts := i.Spec().Elements()
		pair := [2]string{*i.Numerator, *i.Denominator}
		if i.Gross || said[pair] || !slices.ContainsFunc(parts, asked) {
			continue
		}
		said[pair] = true
		relations = append(relations, check.NumeratorOf(pair[0], pair[1]))
		for _, code := range parts {
			at := slices.IndexFunc(known.Elements, func(e plan.Element) bool { return e.Code == code })
			if at >= 0 && !asked(code) {
				others[code] = known.Elements[at]
			}
		}
	}
	for _, e := range elements {
		for _, d := range e.Divisions {
			relations = append(relations, check.PartsTotal(e.Code, check.Division{Name: d.Name, NameEN: d.NameEN, Parts: d.Parts()}))
		}
	}
	return relations, others
}

func keys(elements map[string]plan.Element) []string {
	out := make([]string, 0, len(elements))
	for code := range elements {
		out = append(out, code)
	}
	slices.Sort(out)
	return out
}
