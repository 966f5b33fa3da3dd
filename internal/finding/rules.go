package finding

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/liangce/liangce/internal/checkrule"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reference"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/rule/expression"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// Rules prepares rules for the figures of one year in areas: they are compiled, and what they look at in other years is read.
// Needs are the elements that they look at in that year. What the actor may not read is unknown to them, and only what is
// published of the other counties is compared with.
func Rules(ctx context.Context, tx *db.Tx, drafts []checkrule.Draft, known checkrule.Known, areas []string, year int) (rules check.Rules, needs []string, err error) {
	p, err := prepare(ctx, tx, drafts, known, year)
	if err != nil {
		return check.Rules{}, nil, err
	}
	var seen sight
	questions, err := p.ask(ctx, tx, &seen, areas)
	if err != nil {
		return check.Rules{}, nil, err
	}
	questions = append(questions, figure.AskReported(tx, &seen.reported, p.wants.elements, areas, p.wants.years...))
	if err := tx.Ask(ctx, questions...); err != nil {
		return check.Rules{}, nil, err
	}
	return p.look(seen), p.wants.elements, nil
}

// prepared are compiled rules, and what they look at. What is prepared once is used by many.
type prepared struct {
	rules check.Rules
	wants wants
	known checkrule.Known
}

// prepare compiles rules: it asks for nothing but definitions.
func prepare(ctx context.Context, tx *db.Tx, drafts []checkrule.Draft, known checkrule.Known, year int) (prepared, error) {
	p := prepared{rules: check.Rules{Year: year}, known: known}
	for _, d := range drafts {
		r, err := d.Check(known)
		if err != nil {
			return p, err
		}
		p.rules.All = append(p.rules.All, r)
		p.wants.add(r, year)
	}
	p.rules.Since = p.wants.running(known, year)
	var err error
	if p.rules.Baselines, err = baselines(ctx, tx, known, &p.wants); err != nil {
		return p, err
	}
	p.rules.Tolerances, err = tolerances(ctx, tx)
	return p, err
}

// sight is what rules look at in the data of the city.
type sight struct {
	reported []figure.Reported
	stated   []reference.Value
	totals   []rollup.Total
	rates    []rollup.Rate
}

// ask gives the questions for what the rules look at, except for what was reported: the same ones whatever the rules are.
func (p prepared) ask(ctx context.Context, tx *db.Tx, into *sight, areas []string) (questions []db.Question, err error) {
	if into.stated, err = reference.Stated(ctx, tx, p.stating(), p.wants.elements, areas, p.rules.Year); err != nil {
		return nil, err
	}
	counted := slices.Sorted(maps.Keys(p.counted()))
	return []db.Question{rollup.AskTotals(tx, &into.totals, counted, areas, p.rules.Year-1), rollup.AskRates(tx, &into.rates, p.wants.rates, p.rules.Year)}, nil
}

// look gives the rules knowing what they look at, of which at least what they want of what was reported is there.
func (p prepared) look(at sight) check.Rules {
	rules := p.rules
	rules.Past = p.past(at.reported)
	rules.Stated = p.stated(at.stated)
	rules.Editions = p.editions(at.totals)
	rules.Peers = p.peers(at.rates)
	return rules
}

// prepareFor prepares what is in force for the year and about one of the elements. Whoever works at a sheet asks for the same again.
func prepareFor(ctx context.Context, tx *db.Tx, elements map[string]plan.Element, known checkrule.Known, year int) (prepared, error) {
	about := "rules " + strconv.Itoa(year) + " " + strings.Join(keys(elements), " ")
	return db.Defined(ctx, tx, about, func() (prepared, error) {
		rules, err := checkrule.For(ctx, tx, year)
		if err != nil {
			return prepared{}, err
		}
		var drafts []checkrule.Draft
		for _, r := range rules {
			if d, ok := r.Narrowed(known, func(code string) bool { _, ok := elements[code]; return ok }); ok {
				drafts = append(drafts, d)
			}
		}
		return prepare(ctx, tx, drafts, known, year)
	})
}

// wants is what rules look at.
type wants struct {
	elements []string
	years    []int
	baseline bool
	// totals are the elements whose running totals are asked for.
	totals []string
	rates  []string
	// sources are the codes of those whose word is asked for.
	sources []string
}

func (w *wants) add(r check.Rule, year int) {
	w.element(r.Elements...)
	for _, rate := range r.Rates {
		w.element(rate.Numerator, rate.Denominator)
		if r.Condition.Compares() {
			w.rates = append(w.rates, rate.Indicator)
		}
	}
	// Every sentence may name last year's value.
	w.year(year - 1)
	for _, ref := range r.Condition.Needs() {
		if ref.What == expression.Element {
			w.element(ref.Element)
		}
		if ref.Ago > 0 {
			w.year(year - ref.Ago)
		}
		if ref.What == expression.Running || ref.What == expression.Edition {
			w.totals = append(w.totals, r.Elements...)
		}
		if ref.What == expression.Stated {
			w.sources = append(w.sources, ref.Source)
		}
		w.baseline = w.baseline || ref.What == expression.Baseline
	}
}

func (w *wants) element(codes ...string) {
	for _, c := range codes {
		if !slices.Contains(w.elements, c) {
			w.elements = append(w.elements, c)
		}
	}
}

func (w *wants) year(y int) {
	if !slices.Contains(w.years, y) {
		w.years = append(w.years, y)
	}
}

// baselines are the first years of the plans that define the elements; their figures are wanted where a rule asks for them.
func baselines(ctx context.Context, tx *db.Tx, known checkrule.Known, w *wants) (map[string]int, error) {
	plans, err := db.Defined(ctx, tx, "plans", func() ([]plan.Plan, error) { return plan.Collected(ctx, tx) })
	if err != nil {
		return nil, err
	}
	years, out := map[string]int{}, map[string]int{}
	for _, p := range plans {
		years[p.Code] = p.BaselineYear
	}
	for _, e := range known.Elements {
		if year, ok := years[e.DefinedBy()]; ok && slices.Contains(w.elements, e.Code) {
			out[e.Code] = year
			if w.baseline {
				w.year(year)
			}
		}
	}
	return out, nil
}

// past is what was reported in earlier years; a value of another definition is as unknown as one that is missing.
func (p prepared) past(reported []figure.Reported) map[check.Place]quantity.Value {
	out := make(map[check.Place]quantity.Value, len(reported))
	for _, r := range reported {
		if !slices.Contains(p.wants.elements, r.Element) || !slices.Contains(p.wants.years, r.Year) {
			continue
		}
		at := slices.IndexFunc(p.known.Elements, func(e plan.Element) bool { return e.Code == r.Element })
		if at >= 0 && !p.known.Elements[at].Compares(r.Year, p.rules.Year) {
			continue
		}
		out[check.Place{Element: r.Element, Area: r.AreaCode, Category: r.Category, Year: r.Year}] = r.Value
	}
	return out
}

func (p prepared) peers(rates []rollup.Rate) map[string]map[string]quantity.Exact {
	out := map[string]map[string]quantity.Exact{}
	for _, r := range rates {
		at := slices.IndexFunc(p.known.Indicators, func(i plan.Indicator) bool { return i.Plan == r.Plan && i.Code == r.Indicator })
		if at < 0 {
			continue
		}
		i := p.known.Indicators[at]
		key := checkrule.IndicatorKey(i)
		if x, ok := quantity.Ratio(r.Numerator, r.Denominator, i.Multiplier); ok {
			if out[key] == nil {
				out[key] = map[string]quantity.Exact{}
			}
			out[key][r.AreaCode] = x
		}
	}
	return out
}
