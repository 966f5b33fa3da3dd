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

// stated is what the sources say that a rule holds figures against.
func stated(ctx context.Context, tx *db.Tx, w wants, known checkrule.Known, areas []string, year int) (map[check.Statement]check.Stated, error) {
	codes := map[string]string{}
	var names []string
	for _, s := range known.Sources {
		if slices.Contains(w.sources, s.Code) {
			codes[s.Name] = s.Code
			names = append(names, s.Name)
		}
	}
	said, err := reference.Stated(ctx, tx, names, w.elements, areas, year)
	if err != nil {
		return nil, err
	}
	out := make(map[check.Statement]check.Stated, len(said))
	for _, v := range said {
		place := check.Place{Element: v.Element, Area: v.AreaCode, Category: v.Category, Year: v.Year}
		out[check.Statement{Place: place, Source: codes[v.Source]}] = check.Stated{Value: *v.Value, Accepts: v.Accepts}
	}
	return out, nil
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

// editions are the running totals that were published of a year; of an element that several indicators add up, by the first of them.
func editions(ctx context.Context, tx *db.Tx, since map[string]int, known checkrule.Known, areas []string, year int) (map[check.Place]decimal.Decimal, error) {
	counted := map[string]string{}
	var keys []string
	for element := range since {
		at := slices.IndexFunc(known.Indicators, func(i plan.Indicator) bool { return totals(i) && *i.Count == element })
		key := checkrule.IndicatorKey(known.Indicators[at])
		counted[key] = element
		keys = append(keys, key)
	}
	published, err := rollup.Totals(ctx, tx, keys, areas, year)
	if err != nil {
		return nil, err
	}
	out := make(map[check.Place]decimal.Decimal, len(published))
	for _, p := range published {
		out[check.Place{Element: counted[p.Plan+"/"+p.Indicator], Area: p.AreaCode, Category: check.Total, Year: year}] = p.Value
	}
	return out, nil
}
