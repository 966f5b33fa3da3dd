package graph

import (
	"context"
	"slices"
	"time"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/checkrule"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/rule/expression"
	"github.com/liangce/liangce/internal/tryout"
)

func ruleDraft(in model.ProposeCheckRuleInput) checkrule.Draft {
	return checkrule.Draft{
		Code: in.Code, Grade: check.Grade(in.Grade), Elements: db.TextArray(in.Elements), Indicators: db.TextArray(in.Indicators), Expression: in.Expression,
		Sentence: in.SentenceZh, SentenceEN: in.SentenceEn, Note: in.Note, ValidFrom: in.ValidFrom, ValidTo: in.ValidTo,
	}
}

// trialDraft is as much of a rule as is tried out: it needs no code yet.
func trialDraft(in model.TryCheckRuleInput) checkrule.Draft {
	return checkrule.Draft{
		Code: "?", Grade: check.Grade(in.Grade), Elements: db.TextArray(in.Elements), Indicators: db.TextArray(in.Indicators), Expression: in.Expression,
		Sentence: in.SentenceZh, SentenceEN: in.SentenceEn,
	}
}

func (n *names) checkRules(v *tryout.View) *model.CheckRules {
	out := &model.CheckRules{
		BuiltIn: presentAll(check.BuiltIns(), func(b check.BuiltIn) model.BuiltInCheck {
			return model.BuiltInCheck{Code: string(b.Code), Grade: model.Grade(b.Grade), Sentence: b.Text(n.lang)}
		}),
		Rules: presentAll(v.Rules, func(r checkrule.Rule) model.CheckRule {
			shown := n.checkRule(r, v.Known)
			if v.Holding[r.Code] == r.Version {
				found := v.Found[r.Code]
				shown.Found = &found
			}
			return shown
		}),
		Vocabulary: presentAll(expression.Vocabulary(), func(w expression.Word) model.RuleWord {
			return model.RuleWord{Form: w.Form, Gloss: fault.Local(n.lang, w.ZH, w.EN), Rate: w.Rate}
		}),
		MayWrite: checkrule.MayWrite(n.book.actor),
	}
	for _, e := range v.Known.Elements {
		out.Subjects = append(out.Subjects, model.RuleSubject{Key: e.Code, Name: e.LocalName(n.lang)})
	}
	out.Subjects = append(out.Subjects, presentAll(v.Known.Rated(), n.rateSubject)...)
	return out
}

func (n *names) rateSubject(i plan.Indicator) model.RuleSubject {
	return model.RuleSubject{Key: checkrule.IndicatorKey(i), Name: i.LocalName(n.lang), Indicator: true}
}

func (n *names) checkRule(r checkrule.Rule, known checkrule.Known) model.CheckRule {
	out := model.CheckRule{
		Code: r.Code, Version: r.Version, Grade: model.Grade(r.Grade), Expression: r.Expression, Sentence: r.LocalSentence(n.lang), SentenceZh: r.Sentence,
		SentenceEn: r.SentenceEN, Note: r.Note, ValidFrom: r.ValidFrom, ValidTo: r.ValidTo, State: string(r.State), About: []model.RuleSubject{},
		Proposed: n.ruleAct(r.ProposedTenant, r.ProposedBy, &r.ProposedAt), Enforced: n.ruleAct(r.EnforcedTenant, r.EnforcedBy, r.EnforcedAt),
		Retired: n.ruleAct(r.RetiredTenant, r.RetiredBy, r.RetiredAt), Flagged: r.Flagged, Tested: r.Tested,
		MayEnforce: r.MayEnforce(n.book.actor) == nil,
	}
	for _, code := range r.Elements {
		out.About = append(out.About, model.RuleSubject{Key: code, Name: n.element(code).Name})
	}
	for _, i := range known.Rated() {
		if s := n.rateSubject(i); slices.Contains(r.Indicators, s.Key) {
			out.About = append(out.About, s)
		}
	}
	return out
}

func (n *names) ruleAct(tenant, by *string, at *time.Time) *model.RuleAct {
	if tenant == nil || by == nil || at == nil {
		return nil
	}
	n.book.users.expect(*by)
	n.book.tenants.expect(*tenant)
	return &model.RuleAct{At: *at, ByUserID: *by, TenantID: *tenant}
}

// ruleChanged presents a rule as a verb left it.
func (r *Resolver) ruleChanged(ctx context.Context, changed checkrule.Rule) (*model.CheckRule, error) {
	known, err := read(ctx, r, func(tx *db.Tx) (checkrule.Known, error) { return checkrule.Names(ctx, tx) })
	if err != nil {
		return nil, err
	}
	n, err := bookOf(ctx).names(ctx)
	if err != nil {
		return nil, err
	}
	out := n.checkRule(changed, known)
	return &out, nil
}

func (n *names) tried(o tryout.Outcome, first, skip int) *model.TriedRule {
	hits := o.Hits[min(max(skip, 0), len(o.Hits)):]
	hits = hits[:min(max(first, 0), len(hits))]
	return &model.TriedRule{
		Flagged: o.Flagged, Tested: o.Tested, Listed: len(o.Hits),
		Years: presentAll(o.Years, func(c tryout.Count) model.TriedYear {
			return model.TriedYear{Year: c.Year, Flagged: c.Flagged, Tested: c.Tested}
		}),
		Hits: presentAll(hits, func(h tryout.Hit) model.RuleHit {
			return model.RuleHit{
				Year: h.Year, Area: n.area(h.Problem.Area), Element: n.element(h.Element.Code), Category: h.Problem.Category, Value: h.Problem.Params["value"], Message: h.Problem.Text(n.lang),
			}
		}),
	}
}
