package graph

import (
	"maps"
	"slices"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/devindex"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rule/composite"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// shareDecimals is how far shares in per cent are shown.
const shareDecimals = 1

func weightDecision(in model.SetIndexWeightsInput) (devindex.Decision, error) {
	d := devindex.Decision{Plan: in.Plan, Over: in.Version, Note: in.Note}
	var err error
	if d.Domains, err = sharesOf(in.Domains); err != nil {
		return d, err
	}
	if d.Indicators, err = sharesOf(in.Indicators); err != nil {
		return d, err
	}
	d.Least, err = quantity.Parse(in.Least)
	return d, err
}

func sharesOf(in []model.IndexWeightInput) (devindex.Shares, error) {
	out := devindex.Shares{}
	for _, w := range in {
		share, err := quantity.Parse(w.Weight)
		if err != nil {
			return nil, err
		}
		out[w.Code] = share
	}
	return out, nil
}

// weighed are the domains of a plan that have indicators, in the plan's order: only they can count.
func weighed(c *plan.Catalogue) []string {
	var out []string
	for _, d := range c.Domains {
		if slices.ContainsFunc(c.Indicators, func(i plan.Indicator) bool { return i.Domain == d.Code }) {
			out = append(out, d.Code)
		}
	}
	return out
}

func (n *names) weights(w devindex.Weights, c *plan.Catalogue) model.IndexWeights {
	out := model.IndexWeights{
		Version: w.Version, Domains: []model.IndexDomainWeight{}, Indicators: []model.IndexIndicatorWeight{}, Least: w.Least.String(), Note: w.Note,
		SignedByID: w.SignedBy, TenantID: w.TenantID,
	}
	if w.Version != devindex.Undecided {
		n.book.users.expect(w.SignedBy)
		n.book.tenants.expect(w.TenantID)
		out.SignedAt = &w.SignedAt
	}
	domains := weighed(c)
	for _, code := range domains {
		share, decided := w.Domains[code]
		if !decided {
			equal, _ := quantity.FromInt(100).Quo(quantity.FromInt(int64(len(domains))))
			share = equal.Round(composite.Decimals)
		}
		out.Domains = append(out.Domains, model.IndexDomainWeight{Domain: n.domain(c, code), Weight: share.String()})
	}
	for _, code := range slices.Sorted(maps.Keys(w.Indicators)) {
		out.Indicators = append(out.Indicators, model.IndexIndicatorWeight{Indicator: code, Weight: w.Indicators[code].String()})
	}
	return out
}

func (n *names) developmentIndex(r *devindex.Report, c *plan.Catalogue) *model.DevelopmentIndex {
	out := &model.DevelopmentIndex{
		Plan: n.plan(c), Year: r.Year, Basis: model.Basis(r.Basis), Weights: n.weights(r.Weights, c), MayWeigh: devindex.MayWeigh(n.book.actor, r.Plan.Code),
		Goals: presentAll(r.Goals, func(g devindex.Goal) model.IndexGoal {
			return model.IndexGoal{Indicator: n.indicator(c, g.Indicator), Low: exact(g.Low), High: exact(g.High), Share: g.Share.Display(composite.Decimals)}
		}),
		Areas: presentAll(r.Areas, func(a devindex.Area) model.IndexArea { return n.indexArea(a, c) }),
		Variants: presentAll(r.Variants, func(v composite.Variant) model.IndexVariant {
			shown := model.IndexVariant{Kind: string(v.Kind)}
			if v.Domain != "" {
				d := n.domain(c, v.Domain)
				shown.Domain = &d
			}
			return shown
		}),
	}
	for _, a := range c.Articles {
		if a.AsksIndex {
			out.AskedBy = &model.Article{Number: a.Number, Heading: a.LocalHeading(n.lang)}
		}
	}
	return out
}

func (n *names) indexArea(a devindex.Area, c *plan.Catalogue) model.IndexArea {
	x := a.Placed.Index
	out := model.IndexArea{
		Area: n.area(a.Area.Code), Total: shown(x.Total), Answered: x.Answered.Display(shareDecimals), Covered: x.Covered.Display(shareDecimals),
		Domains: presentAll(x.Domains, func(d composite.Domain) model.IndexDomain {
			return model.IndexDomain{Domain: n.domain(c, d.Code), Score: shown(d.Score), Scored: d.Scored, Of: d.Of}
		}),
		Scores: []model.IndexScore{}, LeftOut: []model.IndexGap{}, Unranked: optional(string(a.Placed.Why)), Ranks: orEmpty(a.Placed.Ranks),
		Series: presentAll(a.Series, func(p devindex.Point) model.IndexPoint {
			return model.IndexPoint{Year: p.Year, Total: shown(p.Index.Total), Answered: p.Index.Answered.Display(shareDecimals)}
		}),
	}
	for _, i := range a.Items {
		if x.Scored(i.Code) {
			out.Scores = append(out.Scores, model.IndexScore{Indicator: i.Code, Score: i.Score.Display(composite.Decimals)})
		}
	}
	for _, i := range x.Left {
		if of, ok := c.Indicator(i.Code); ok {
			out.LeftOut = append(out.LeftOut, model.IndexGap{Indicator: n.indicator(c, of), Reason: string(i.Out)})
		}
	}
	if p := a.Placed; p.Rank > 0 {
		out.Rank, out.Best, out.Median, out.Worst = &p.Rank, &p.Best, &p.Median, &p.Worst
	}
	return out
}

func shown(e *quantity.Exact) *string {
	if e == nil {
		return nil
	}
	return optional(e.Display(composite.Decimals))
}

func exact(e *quantity.Exact) *string {
	if e == nil {
		return nil
	}
	return optional(e.Output().String())
}
