package graph

import (
	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/target"
)

func (n *names) verdict(r rollup.Result) *model.Verdict {
	status, reason, _, ok := r.Stands(n.lang)
	if !ok {
		return nil
	}
	out := &model.Verdict{
		Status: string(status), Reason: n.said(reason), Computed: model.ComputedVerdict{Status: string(*r.Verdict), Reason: n.said(r.Says(n.lang))},
	}
	j := r.Judgement
	if j == nil {
		return out
	}
	n.book.users.expect(j.SignedBy)
	n.book.tenants.expect(j.TenantID)
	out.Judgement = &model.Judgement{
		Status: string(j.Status), Reason: j.Reason, SignedByID: j.SignedBy, TenantID: j.TenantID, SignedAt: j.At, Outdated: r.Outdated(),
	}
	return out
}

func (n *names) outlook(o *rollup.Outlook, c *plan.Catalogue) *model.Outlook {
	return &model.Outlook{
		Year: o.Year, Prospect: string(o.Prospect), Reason: o.Reason.Text(n.lang), Projected: text(o.Projected), Low: text(o.Low), High: text(o.High),
		Slope: text(o.Slope), Required: text(o.Verdict.Required), Distance: text(o.Verdict.Distance), Points: o.Points,
		Warnings: presentAll(o.Warnings, func(w rollup.Warning) model.Warning { return n.warning(w, c) }),
	}
}

func (n *names) warning(w rollup.Warning, c *plan.Catalogue) model.Warning {
	return model.Warning{Indicator: n.indicator(c, w.Indicator), Kind: string(w.Kind), Reason: w.Reason.Text(n.lang)}
}

func (n *names) attainment(a rollup.Attained, c *plan.Catalogue) *model.Attainment {
	out := &model.Attainment{Overall: n.tally(a.Overall, c), Domains: []model.DomainTally{}}
	for _, g := range a.Domains {
		out.Domains = append(out.Domains, model.DomainTally{Domain: n.domain(c, g.Group), Tally: n.tally(g.Tally, c)})
	}
	out.Areas = presentAll(a.Areas, func(g target.GroupTally) model.AreaTally {
		return model.AreaTally{Area: n.area(g.Group), Tally: n.tally(g.Tally, c)}
	})
	return out
}

func (n *names) tally(t target.Tally, c *plan.Catalogue) model.Tally {
	out := model.Tally{Met: t.Met, Nearly: t.Nearly, Judgeable: t.Judgeable, Total: t.Total, Reason: t.Reason().Text(n.lang), Unjudged: []model.Indicator{}}
	if rate, ok := t.Rate(); ok {
		out.Rate = optional(rate.Display(1))
	}
	if rate, ok := t.RateWithNearly(); ok {
		out.RateWithNearly = optional(rate.Display(1))
	}
	for _, code := range t.Unjudged {
		if i, ok := c.Indicator(code); ok {
			out.Unjudged = append(out.Unjudged, n.indicator(c, i))
		}
	}
	return out
}

func (n *names) completeness(r rollup.Result) model.Completeness {
	out := model.Completeness{Reported: r.Reported, Expected: r.Expected, Missing: make([]model.Area, len(r.Missing))}
	for i, code := range r.Missing {
		out.Missing[i] = n.area(code)
	}
	return out
}

func (n *names) cell(shown model.Indicator, area string, year int, r rollup.Result) model.RollupCell {
	return model.RollupCell{
		Indicator: shown, Area: n.area(area), Year: year, Value: nullText(r.Value), Display: r.Display, Emptiness: r.Emptiness,
		Provisional: r.Provisional, Verdict: n.verdict(r), Completeness: n.completeness(r),
	}
}

// rollup presents a table as objects, leaving out what the caller may not read.
func (n *names) rollup(t *rollup.Table, c *plan.Catalogue) *model.Rollup {
	out := &model.Rollup{Cells: make([]model.RollupCell, 0, len(t.Cells))}
	for i, indicator := range t.Indicators {
		shown := n.indicator(c, indicator)
		for a, area := range t.Areas {
			for y, year := range t.Years {
				r := t.At(i, a, y)
				if r == nil {
					continue
				}
				out.Cells = append(out.Cells, n.cell(shown, area.Code, year, *r))
			}
		}
	}
	return out
}

func (n *names) explanation(e *rollup.Explanation, c *plan.Catalogue) *model.Explanation {
	r := e.Result
	out := &model.Explanation{
		Formula: plan.Formula(e.Indicator, e.Elements, n.lang), Numerator: nullText(r.Numerator), Denominator: nullText(r.Denominator),
		Value: nullText(r.Value), Display: r.Display, Emptiness: r.Emptiness, Verdict: n.verdict(r), Indicator: n.indicator(c, e.Indicator),
		Area: n.area(e.Area.Code), Year: e.Year, Completeness: n.completeness(r), Inputs: make([]model.ExplainedInput, len(e.Inputs)),
	}
	for i, in := range e.Inputs {
		shown := model.ExplainedInput{
			FigureID: in.FigureID, Area: n.area(in.Area.Code), Element: n.element(in.Element.Code), Year: in.Year, Value: nullText(in.Value),
			Emptiness: in.Emptiness, Revision: in.Revision, State: in.State, EnteredAt: in.EnteredAt,
		}
		if in.FigureID != nil && in.EnteredBy != nil {
			shown.EnteredByID = *in.EnteredBy
			n.book.expectFigure(*in.FigureID, *in.EnteredBy)
		}
		out.Inputs[i] = shown
	}
	return out
}
