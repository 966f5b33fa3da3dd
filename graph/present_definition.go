package graph

import (
	"slices"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/tenant"
)

func (n *names) earlierElements(e plan.Element) []model.EarlierDefinition {
	return presentAll(e.Earlier, func(was plan.EarlierElement) model.EarlierDefinition {
		then := e.In(was.Until)
		return model.EarlierDefinition{
			Until: was.Until, Name: then.LocalName(n.lang), Unit: then.Unit, Definition: optional(then.LocalDefinition(n.lang)),
			Why: was.LocalWhy(n.lang), Comparable: was.Comparable,
		}
	})
}

func (n *names) earlierIndicators(c *plan.Catalogue, i plan.Indicator) []model.EarlierDefinition {
	return presentAll(i.Earlier, func(was plan.EarlierIndicator) model.EarlierDefinition {
		then := i.In(was.Until)
		formula := plan.Formula(then, c.Elements, n.lang)
		return model.EarlierDefinition{
			Until: was.Until, Name: then.LocalName(n.lang), Unit: then.Unit, Definition: optional(then.LocalDefinition(n.lang)), Formula: &formula,
			Why: was.LocalWhy(n.lang), Comparable: was.Comparable,
		}
	})
}

func (n *names) breaks(c *plan.Catalogue, found []rollup.Break) []model.Break {
	indicators := map[string]model.Indicator{}
	for _, i := range c.Computed() {
		if slices.ContainsFunc(found, func(b rollup.Break) bool { return b.Indicator == i.Code }) {
			indicators[i.Code] = n.indicator(c, i)
		}
	}
	return presentAll(found, func(b rollup.Break) model.Break { return n.seriesBreak(c, indicators[b.Indicator], b) })
}

func (n *names) seriesBreak(c *plan.Catalogue, i model.Indicator, b rollup.Break) model.Break {
	out := model.Break{Indicator: i, Year: b.Year, Kind: "definition", Why: b.LocalWhy(n.lang), Comparable: b.Comparable()}
	switch {
	case b.Change != nil:
		out.Kind = "area"
	case b.Element != nil:
		out.Kind = "element"
		e := n.elementAs(*b.Element)
		out.Element = &e
	}
	if b.Bridge != nil {
		out.Bridge = &model.Bridge{
			Factor: b.Bridge.Factor.Decimal.String(), Shift: b.Bridge.Shift.Decimal.String(), Basis: b.Bridge.Basis, Revision: b.Bridge.Revision,
			RecordedAt: b.Bridge.RecordedAt, RecordedByID: b.Bridge.RecordedBy,
		}
		n.book.users.expect(b.Bridge.RecordedBy)
	}
	actor := n.book.actor
	object := access.Object{City: actor.CityID, Line: i.Lead.Code, Plans: []string{c.Plan.Code}}
	out.MayRecord = b.Change == nil && !b.Comparable() && access.Check(actor, access.RecordBridge, object) == nil
	return out
}

func (n *names) areaChange(c tenant.AreaChange) model.AreaChange {
	return model.AreaChange{
		Day: c.Day, FirstYear: c.FirstYear, Kind: c.Kind, Before: presentAll([]string(c.Before), n.area), After: presentAll([]string(c.After), n.area),
		NameBefore: optional(c.OldName(n.lang)), Why: c.LocalWhy(n.lang),
	}
}
