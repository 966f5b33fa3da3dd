package main

import (
	"fmt"
	"slices"

	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/plan"
)

// synthesize makes a plan of as many indicators as wanted from those of a real catalogue that are made of the counties' figures,
// taken lap after lap with elements of their own.
func synthesize(source planfile.City, city string, wanted int) plan.Catalogue {
	out := plan.Catalogue{
		Plan: plan.Plan{
			Code: Plan, Title: "合成监测规划", TitleEN: "Synthetic plan", AreaCode: city,
			BaselineYear: firstYear - 1, FirstYear: firstYear, TargetYear: openYear, Source: "tools/country",
		},
		Domains: []plan.Domain{{Code: "D1", Number: 1, Name: "合成领域", NameEN: "Synthetic domain"}},
	}
	pattern := map[string]plan.Element{}
	for _, c := range source.Plans {
		for _, e := range c.Elements {
			pattern[e.Code] = e
		}
	}
	for lap := 0; len(out.Indicators) < wanted; lap++ {
		for _, c := range source.Plans {
			for _, i := range c.Indicators {
				if len(out.Indicators) < wanted && ofCounties(i, pattern) {
					add(&out, c, i, pattern, lap)
				}
			}
		}
	}
	return out
}

// ofCounties tells whether an indicator is made of what counties report, and nothing else.
func ofCounties(i plan.Indicator, pattern map[string]plan.Element) bool {
	return !slices.ContainsFunc(i.Elements(), func(code string) bool { return pattern[code].Level == plan.LevelCity })
}

// add puts a lap's copy of an indicator into the plan, with its elements and the city's target for it.
func add(out *plan.Catalogue, from plan.Catalogue, i plan.Indicator, pattern map[string]plan.Element, lap int) {
	code := func(of string) string { return fmt.Sprintf("%s-%d", of, lap+1) }
	named := func(of *string) *string {
		if of == nil {
			return nil
		}
		name := code(*of)
		return &name
	}
	target, _ := from.TargetOf(i.Code, from.Plan.AreaCode)
	for _, of := range i.Elements() {
		if _, there := out.Element(code(of)); !there {
			out.Elements = append(out.Elements, copyOf(pattern[of], code(of)))
		}
	}
	i.Code, i.Number, i.Domain = fmt.Sprintf("S%d", len(out.Indicators)+1), len(out.Indicators)+1, "D1"
	i.Name, i.NameEN = fmt.Sprintf("合成指标%d", i.Number), fmt.Sprintf("Synthetic indicator %d", i.Number)
	i.Numerator, i.Denominator, i.Count, i.Entitled = named(i.Numerator), named(i.Denominator), named(i.Count), named(i.Entitled)
	i.Earlier, i.Notes, i.NotesEN, i.Definition, i.DefinitionEN = nil, nil, nil, nil, nil
	if i.CumulativeFrom != nil {
		from := firstYear
		i.CumulativeFrom = &from
	}
	out.Indicators = append(out.Indicators, i)
	target.Indicator, target.AreaCode, target.Reference, target.Band, target.MergedFrom = i.Code, out.Plan.AreaCode, nil, nil, nil
	if target.Type != "threshold_min" && target.Type != "threshold_max" {
		target.Type, target.Op, target.Value = "directional", new(string), nil
		*target.Op = "up"
	}
	out.Targets = append(out.Targets, target)
}

func copyOf(e plan.Element, code string) plan.Element {
	e.Name, e.NameEN = "合成要素 "+code, "Synthetic element "+code
	e.Code, e.Divisions, e.SmallCells, e.Earlier, e.FirstYear, e.LastYear, e.Support, e.Plans = code, nil, nil, nil, nil, nil, nil, nil
	e.Definition, e.DefinitionEN = nil, nil
	if e.Kind == plan.KindCount {
		e.Divisions = divided
	}
	return e
}
