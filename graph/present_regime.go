package graph

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/period"
)

// presentRegime shows how the city does it, with the chains that its years keep.
func (n *names) presentRegime(chains regime.Chains, now time.Time) *model.Regime {
	r := n.regime
	out := &model.Regime{
		Committee: n.body(r.Committee(now), now), Bodies: []model.Body{}, County: n.stages(r.Chain[chain.County]), City: n.stages(r.Chain[chain.City]), Years: []model.YearChain{},
		Reasons: presentAll(r.Reasons, func(one regime.Reason) model.Reason {
			return model.Reason{Code: one.Code, Name: one.LocalName(n.lang), NeedsWords: one.NeedsWords, Retired: one.Retired}
		}),
		Grades: n.words(r.Grades), Ratings: n.words(r.Ratings),
	}
	for _, b := range n.byRole(r.Bodies) {
		out.Bodies = append(out.Bodies, n.body(b, now))
	}
	for _, year := range slices.Backward(slices.Sorted(maps.Keys(chains))) {
		c := chains[year]
		out.Years = append(out.Years, model.YearChain{
			Year: year, Current: reflect.DeepEqual(c, r.Chain), County: n.stages(c[chain.County]), City: n.stages(c[chain.City]),
		})
	}
	reported := map[string]int{}
	for _, e := range n.elements {
		reported[e.PeriodBasis]++
	}
	out.Periods = presentAll(r.Periods, func(k period.Kind) model.PeriodKind {
		return model.PeriodKind{Code: k.Code, Name: k.LocalName(n.lang), Shape: string(k.Shape), Years: orEmpty(k.Years), Elements: reported[k.Code], Row: k}
	})
	return out
}

// byRole orders bodies as the roles are, the names of each by their days.
func (n *names) byRole(bodies []regime.Body) []regime.Body {
	out := slices.Clone(bodies)
	slices.SortStableFunc(out, func(a, b regime.Body) int {
		if a.Role != b.Role {
			return slices.Index(regime.Roles, a.Role) - slices.Index(regime.Roles, b.Role)
		}
		return strings.Compare(a.From, b.From)
	})
	return out
}

func (n *names) body(b regime.Body, now time.Time) model.Body {
	return model.Body{
		Role: b.Role, Name: b.LocalName(n.lang), Short: b.LocalShort(n.lang), Office: b.LocalOffice(n.lang), Rank: b.LocalRank(n.lang),
		Secretariat: b.LocalSecretariat(n.lang), From: optional(b.From), To: optional(b.To), Current: b.On(now.In(period.China).Format(time.DateOnly)), Inferred: b.Inferred,
	}
}

func (n *names) stages(steps []chain.Step) []model.Stage {
	return presentAll(steps, func(s chain.Step) model.Stage {
		return model.Stage{Stage: string(s.Stage), Name: s.LocalName(n.lang), Duties: presentAll(s.Duties, func(d chain.Duty) string { return string(d) })}
	})
}

func (n *names) words(words []regime.Word) []model.Word {
	return presentAll(words, func(w regime.Word) model.Word { return model.Word{Code: w.Code, Name: w.LocalName(n.lang)} })
}

// speak names the committee as the city did at the time.
func (n *names) speak(text string, at time.Time) string { return n.regime.Speak(text, at) }

// said is speak for what is said now.
func (n *names) said(text string) string { return n.speak(text, n.book.store.Now()) }

// speak names the committee as the caller's city does; whoever has not signed in reads its usual name.
func speak(ctx context.Context, text string) string {
	b := bookOf(ctx)
	if b == nil {
		return text
	}
	of, err := b.lists()
	if err != nil {
		return text
	}
	return of.regime.Speak(text, b.store.Now())
}
