package tryout

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/checkrule"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/finding"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/tenant"
)

// MostHits is how many found values are listed; a rule that finds more is no check.
const MostHits = 200

// Count is how many values a rule looked at in a year, and how many of them it found.
type Count struct{ Year, Flagged, Tested int }

// Hit is one value that was found, at the cell where it is told.
type Hit struct {
	Year    int
	Element plan.Element
	Problem check.Problem
}

// Outcome is what trying out came to. Years are the latest first; so are the hits, of which the first MostHits are there.
type Outcome struct {
	Flagged, Tested int
	Years           []Count
	Hits            []Hit
}

// Run tries a draft out on all years that were collected, within the caller's sight. The bodies that write rules do.
func Run(ctx context.Context, tx *db.Tx, d checkrule.Draft) (Outcome, error) {
	if err := mayTry(tx); err != nil {
		return Outcome{}, err
	}
	known, err := checkrule.Names(ctx, tx)
	if err != nil {
		return Outcome{}, err
	}
	if err := d.RefuseTrial(known); err != nil {
		return Outcome{}, err
	}
	return run(ctx, tx, known, d)
}

func mayTry(tx *db.Tx) error {
	return access.Check(tx.Actor, access.WriteCheckRule, access.Object{City: tx.Actor.CityID, AreaPath: tx.Actor.CityID + "/"})
}

func run(ctx context.Context, tx *db.Tx, known checkrule.Known, d checkrule.Draft) (Outcome, error) {
	years, areas, err := collected(ctx, tx)
	if err != nil {
		return Outcome{}, err
	}
	var out Outcome
	for _, year := range years {
		problems, tested, err := of(ctx, tx, known, []checkrule.Draft{d}, areas, year)
		if err != nil {
			return Outcome{}, err
		}
		out.Years = append(out.Years, Count{Year: year, Flagged: len(problems), Tested: tested})
		out.Flagged, out.Tested = out.Flagged+len(problems), out.Tested+tested
		for _, p := range problems[:min(len(problems), MostHits-len(out.Hits))] {
			out.Hits = append(out.Hits, Hit{Year: year, Element: element(known, p.Element), Problem: p})
		}
	}
	return out, nil
}

// Enforce puts a version into force, and notes with it what it would have found.
func Enforce(ctx context.Context, tx *db.Tx, code string, version int) (checkrule.Rule, error) {
	if err := mayTry(tx); err != nil {
		return checkrule.Rule{}, err
	}
	r, err := checkrule.Get(ctx, tx, code, version)
	if err != nil {
		return checkrule.Rule{}, err
	}
	if err := r.MayEnforce(tx.Actor); err != nil {
		return checkrule.Rule{}, err
	}
	known, err := checkrule.Names(ctx, tx)
	if err != nil {
		return checkrule.Rule{}, err
	}
	tried, err := run(ctx, tx, known, r.Draft)
	if err != nil {
		return checkrule.Rule{}, err
	}
	return checkrule.Enforce(ctx, tx, r, tried.Flagged, tried.Tested)
}

// found tells how often the rules that hold for a year find something among what was reported for it and the caller may read.
func found(ctx context.Context, tx *db.Tx, known checkrule.Known, holding []checkrule.Rule, year int) (map[string]int, error) {
	if len(holding) == 0 {
		return nil, nil
	}
	_, areas, err := collected(ctx, tx)
	if err != nil {
		return nil, err
	}
	drafts := make([]checkrule.Draft, len(holding))
	for i, r := range holding {
		drafts[i] = r.Draft
	}
	problems, _, err := of(ctx, tx, known, drafts, areas, year)
	out := map[string]int{}
	for _, p := range problems {
		out[string(p.Code)]++
	}
	return out, err
}

// of runs rules over what was reported for a year.
func of(ctx context.Context, tx *db.Tx, known checkrule.Known, drafts []checkrule.Draft, areas []string, year int) ([]check.Problem, int, error) {
	rules, needs, err := finding.Rules(ctx, tx, drafts, known, areas, year)
	if err != nil {
		return nil, 0, err
	}
	reported, err := figure.ReportedIn(ctx, tx, needs, areas, year)
	if err != nil {
		return nil, 0, err
	}
	r, err := regime.Of(ctx, tx)
	if err != nil {
		return nil, 0, err
	}
	cells := make([]check.Cell, len(reported))
	for i, was := range reported {
		e := element(known, was.Element)
		cells[i] = check.Cell{
			Element: e.Code, Name: e.Name, NameEn: e.NameEN, Area: was.AreaCode, Category: was.Category, Kind: check.Kind(e.Kind), Value: was.Value,
			TermStock: r.Periods.Of(e.PeriodBasis).Steps(),
		}
	}
	problems, tested := check.Try(cells, rules)
	return problems, tested, nil
}

func element(known checkrule.Known, code string) plan.Element {
	i := slices.IndexFunc(known.Elements, func(e plan.Element) bool { return e.Code == code })
	return known.Elements[i]
}

// collected are the years that a round was opened for, the latest first, and the areas that report.
func collected(ctx context.Context, tx *db.Tx) (years []int, areas []string, err error) {
	rounds, err := gorm.G[round.Round](tx.DB).Where("city_id = ?", tx.Actor.CityID).Find(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("tryout: read rounds: %w", err)
	}
	for _, r := range rounds {
		if !slices.Contains(years, r.Year) {
			years = append(years, r.Year)
		}
	}
	slices.SortFunc(years, func(a, b int) int { return b - a })
	found, err := gorm.G[tenant.Area](tx.DB).Where("city_id = ? and level <> ?", tx.Actor.CityID, tenant.LevelTown).Order("code").Find(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("tryout: read areas: %w", err)
	}
	for _, a := range found {
		areas = append(areas, a.Code)
	}
	return years, areas, nil
}
