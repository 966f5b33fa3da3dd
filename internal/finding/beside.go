package finding

import (
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/checkrule"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reference"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/check"
)

// stated is what the sources say that rules hold figures against.
func (p prepared) stated(said []reference.Value) map[check.Statement]check.Stated {
	out := make(map[check.Statement]check.Stated, len(said))
	for _, v := range said {
		at := slices.IndexFunc(p.known.Sources, func(s reference.Source) bool { return s.Name == v.Source && slices.Contains(p.wants.sources, s.Code) })
		place := check.Place{Element: v.Element, Area: v.AreaCode, Category: v.Category, Year: v.Year}
		out[check.Statement{Place: place, Source: p.known.Sources[at].Code}] = check.Stated{Value: *v.Value, Accepts: v.Accepts}
	}
	return out
}

// stating are the names of the sources whose word is asked for.
func (p prepared) stating() []string {
	var names []string
	for _, s := range p.known.Sources {
		if slices.Contains(p.wants.sources, s.Code) {
			names = append(names, s.Name)
		}
	}
	return names
}

func tolerances(ctx context.Context, tx *db.Tx) (map[string]decimal.Decimal, error) {
	set, err := db.Defined(ctx, tx, "tolerances", func() (map[string]reference.Tolerance, error) { return reference.Tolerances(ctx, tx) })
	out := make(map[string]decimal.Decimal, len(set))
	for element, t := range set {
		out[element] = t.Percent
	}
	return out, err
}

// running are the first years of the running totals that are asked for; the figures of all years since are wanted.
func (w *wants) running(known checkrule.Known, year int) map[string]int {
	out := map[string]int{}
	for _, i := range known.Indicators {
		if !totals(i) || !slices.Contains(w.totals, *i.Count) || out[*i.Count] != 0 {
			continue
		}
		out[*i.Count] = *i.CumulativeFrom
		for y := *i.CumulativeFrom; y < year; y++ {
			w.year(y)
		}
	}
	return out
}

func totals(i plan.Indicator) bool { return i.CumulativeFrom != nil && i.Count != nil }

// counted are the indicators whose published running totals are asked for, named "plan/code", with the element that each counts; of an
// element that several indicators add up, it is the first of them.
func (p prepared) counted() map[string]string {
	out := map[string]string{}
	for element := range p.rules.Since {
		at := slices.IndexFunc(p.known.Indicators, func(i plan.Indicator) bool { return totals(i) && *i.Count == element })
		out[checkrule.IndicatorKey(p.known.Indicators[at])] = element
	}
	return out
}

// editions are the running totals that were published of the year before.
func (p prepared) editions(published []rollup.Total) map[check.Place]decimal.Decimal {
	counted := p.counted()
	out := make(map[check.Place]decimal.Decimal, len(published))
	for _, t := range published {
		out[check.Place{Element: counted[t.Plan+"/"+t.Indicator], Area: t.AreaCode, Category: check.Total, Year: p.rules.Year - 1}] = t.Value
	}
	return out
}
