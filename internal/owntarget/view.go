package owntarget

import (
	"context"
	"slices"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/target"
)

// View is an indicator with what the counties have set themselves for it.
type View struct {
	Indicator plan.Indicator
	// Year is the one of the values: of the plan's years the nearest to what was asked for.
	Year int
	// Offered are the types that a county may choose from.
	Offered []target.Type
	// Rows are the counties that take part in the indicator; there are none where the city alone has a value.
	Rows []Row
	// Above is the city's own row: what the province asks of it beside its plan.
	Above Row
	// Decomposition is nil where the counties' values do not add up to the city's.
	Decomposition *Decomposition
}

// Row is a county's value with what counts and what it has set itself.
type Row struct {
	rollup.Compared
	// Revisions are all there were, the newest first.
	Revisions []Target
	MaySet    bool
}

// Standing is the target that the county has set itself; nil where it has none, or has taken it back.
func (r Row) Standing() *Target {
	if len(r.Revisions) == 0 || r.Revisions[0].Withdrawn() {
		return nil
	}
	return &r.Revisions[0]
}

// Look shows an indicator of a plan in a year. What of its values the caller may not read is left out; the targets are for all.
func Look(ctx context.Context, tx *db.Tx, code, indicator string, year int, basis rollup.Basis) (*View, error) {
	f, err := read(ctx, tx, code)
	if err != nil {
		return nil, err
	}
	year = min(max(year, f.plan.BaselineYear), f.plan.TargetYear)
	n := slices.IndexFunc(f.indicators, func(i plan.Indicator) bool { return i.Code == indicator })
	if n < 0 {
		return nil, fault.New(fault.NotFound, "indicator", indicator)
	}
	i := f.indicators[n]
	own := map[string]rollup.Own{}
	for at, all := range f.revisions {
		if t := all[0]; at.indicator == indicator && !t.Withdrawn() {
			own[at.area] = rollup.Own{Rule: t.Rule(), Baseline: t.Baseline}
		}
	}
	compared, err := rollup.Compare(ctx, tx, rollup.Query{Plan: code, Area: f.plan.AreaCode, Years: []int{year}, Basis: basis, Depth: 1}, indicator, own)
	if err != nil {
		return nil, err
	}
	out := &View{Indicator: i, Year: year, Offered: Offered(i, f.city[indicator].Rule()), Decomposition: f.decompose(i)}
	for _, c := range compared {
		row := Row{c, f.revisions[place{indicator, c.Area.Code}], MaySet(tx.Actor, code, c.Area.Path)}
		if c.Area.Code == f.plan.AreaCode {
			out.Above = row
		} else if slices.ContainsFunc(f.parts[indicator], func(p rollup.Part) bool { return county(p) && p.Area == c.Area.Code }) {
			out.Rows = append(out.Rows, row)
		}
	}
	return out, nil
}
