package scheme

import (
	"context"
	"slices"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/tenant"
)

// Offer is a scheme with what the caller may choose of it.
type Offer struct {
	Plan   plan.Plan
	Scheme plan.Scheme
	// Years are those with a round, the newest first.
	Years []int
	Areas []tenant.Area
}

// AreasOf are the areas whose forms of that level the caller may see.
func (o Offer) AreasOf(f plan.Form) []tenant.Area {
	return slices.DeleteFunc(slices.Clone(o.Areas), func(a tenant.Area) bool { return !fills(f, a) })
}

// fills tells whether an area fills the form: the city's own institutions report beside the counties.
func fills(f plan.Form, a tenant.Area) bool {
	if f.Level == plan.LevelCity {
		return a.Level == tenant.LevelCity
	}
	return a.Level == tenant.LevelCounty || a.Level == tenant.LevelMunicipal
}

func mayRead(actor access.Actor, code string, a tenant.Area) error {
	return access.Check(actor, access.ReadFigure, access.Object{City: a.CityID, AreaPath: a.Path, Plans: []string{code}})
}

// offer leaves of the areas those whose figures the caller may read.
func offer(actor access.Actor, p plan.Plan, s plan.Scheme, areas []tenant.Area, years map[string][]int) Offer {
	readable := slices.DeleteFunc(slices.Clone(areas), func(a tenant.Area) bool { return mayRead(actor, p.Code, a) != nil })
	return Offer{Plan: p, Scheme: s, Years: years[p.Code], Areas: readable}
}

// List gives the schemes that the caller may read, the nation's first and the city's own last.
func List(ctx context.Context, tx *db.Tx) ([]Offer, error) {
	schemes, err := plan.Schemes(ctx, tx)
	if err != nil || len(schemes) == 0 {
		return nil, err
	}
	heads, err := plan.Collected(ctx, tx)
	if err != nil {
		return nil, err
	}
	areas, err := tenant.Areas(ctx, tx)
	if err != nil {
		return nil, err
	}
	years, err := round.Years(ctx, tx)
	if err != nil {
		return nil, err
	}
	var out []Offer
	for _, p := range heads {
		if i := slices.IndexFunc(schemes, func(s plan.Scheme) bool { return s.Plan == p.Code }); i >= 0 {
			out = append(out, offer(tx.Actor, p, schemes[i], areas, years))
		}
	}
	rank := []string{plan.ScopeNational, plan.ScopeProvincial, plan.ScopeCity}
	slices.SortStableFunc(out, func(a, b Offer) int { return slices.Index(rank, a.Scheme.Scope) - slices.Index(rank, b.Scheme.Scope) })
	return out, nil
}
