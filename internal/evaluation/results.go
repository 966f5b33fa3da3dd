package evaluation

import (
	"context"
	"maps"
	"slices"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// Frozen is the roll-up that an evaluation rests on: its area with those beneath, as its edition has them.
func Frozen(ctx context.Context, tx *db.Tx, e Evaluation) (*rollup.Table, error) {
	all, err := FrozenOf(ctx, tx, []Evaluation{e})
	return all[e.ID], err
}

// FrozenOf reads the same of many evaluations, by their ids, plan by plan.
func FrozenOf(ctx context.Context, tx *db.Tx, all []Evaluation) (map[string]*rollup.Table, error) {
	editions := map[string][]rollup.Frozen{}
	for _, e := range all {
		editions[e.Plan] = append(editions[e.Plan], rollup.Frozen{Edition: e.SnapshotID, Year: e.Year})
	}
	out := map[string]*rollup.Table{}
	for _, code := range slices.Sorted(maps.Keys(editions)) {
		p, err := plan.Get(ctx, tx, code)
		if err != nil {
			return nil, err
		}
		tables, err := rollup.ReadEditions(ctx, tx, rollup.Query{Plan: code, Area: p.AreaCode, Depth: 1}, editions[code])
		if err != nil {
			return nil, err
		}
		for _, e := range all {
			if e.Plan == code {
				out[e.ID] = tables[e.SnapshotID].Within(e.AreaPath)
			}
		}
	}
	return out, nil
}

// Series is the same with the years before it, from the plan's baseline on, each as it was published when the evaluation was made.
func Series(ctx context.Context, tx *db.Tx, e Evaluation, p plan.Plan) (*rollup.Table, error) {
	q := e.query(rollup.Published)
	q.Editions = e.AllEditions()
	for year := p.BaselineYear; year < e.Year; year++ {
		q.Years = append(q.Years, year)
	}
	return rollup.Read(ctx, tx, q)
}

// AllEditions are the snapshots that an evaluation rests on: its own and those of the years before.
func (e Evaluation) AllEditions() []string { return append([]string{e.SnapshotID}, e.Earlier...) }

func (e Evaluation) query(basis rollup.Basis) rollup.Query {
	q := rollup.Query{Plan: e.Plan, Area: e.AreaCode, Years: []int{e.Year}, Basis: basis}
	if e.AreaCode == e.CityID { // a county's towns are no areas of its own account
		q.Depth = 1
	}
	return q
}

// Erratum is a frozen value that would come out otherwise by what is approved now, by its places on the axes of both tables.
type Erratum struct {
	Indicator, Area int
	Frozen, Now     rollup.Result
}

// Errata compares an evaluation's frozen values with what is approved now, in the actor's scope. What was withheld from publication
// is no erratum.
func Errata(ctx context.Context, tx *db.Tx, e Evaluation, frozen *rollup.Table) ([]Erratum, error) {
	now, err := rollup.Read(ctx, tx, e.query(rollup.Approved))
	if err != nil {
		return nil, err
	}
	var out []Erratum
	for i := range frozen.Indicators {
		for a := range frozen.Areas {
			was, is := frozen.At(i, a, 0), now.At(i, a, 0)
			if was == nil || is == nil || was.Emptiness != nil && *was.Emptiness == string(quantity.Withheld) || rollup.Same(*was, *is) {
				continue
			}
			out = append(out, Erratum{Indicator: i, Area: a, Frozen: *was, Now: *is})
		}
	}
	return out, nil
}
