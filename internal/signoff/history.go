package signoff

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/chain"
)

// Made reads the decisions of the actor's tenant in a round, newest first, with how many there are in all.
func Made(ctx context.Context, tx *db.Tx, planCode string, year, first, after int) ([]figure.SignOff, int, error) {
	if _, err := round.Get(ctx, tx, planCode, year); err != nil {
		return nil, 0, err
	}
	if first < 1 || first > maxPage {
		return nil, 0, fault.New(fault.InvalidInput, "reason", fault.ReasonPageSize, "limit", strconv.Itoa(maxPage))
	}
	const of = ` from sign_off s join figure f on f.city_id = s.city_id and f.id = s.figure_id
		where s.city_id = @city and s.tenant_id = cast(@tenant as uuid) and f.year = @year and @plan = any (f.plans)`
	p := map[string]any{"city": tx.Actor.CityID, "tenant": tx.Actor.TenantID, "year": year, "plan": planCode, "first": first, "after": after}
	var total int
	if err := tx.DB.WithContext(ctx).Raw(`select count(*)`+of, p).Scan(&total).Error; err != nil {
		return nil, 0, fmt.Errorf("signoff: count decisions: %w", err)
	}
	var rows []figure.SignOff
	if err := tx.DB.WithContext(ctx).Raw(`select s.*`+of+` order by s.at desc, s.id desc limit @first offset @after`, p).Scan(&rows).Error; err != nil {
		return nil, 0, fmt.Errorf("signoff: read decisions: %w", err)
	}
	return rows, total, nil
}

// Diverged is what recording a divergence came to.
type Diverged struct {
	Divergence *figure.Divergence
	Refused    []figure.Refusal
}

// Diverge records the signer's own value beside a figure that waits for its decision. The stage then waits until the
// reporter corrects the figure or the signer passes it.
func Diverge(ctx context.Context, tx *db.Tx, figureID string, revision int, value decimal.Decimal, comment string) (Diverged, error) {
	passed := figure.Passes{}
	locked, err := figure.Lock(ctx, tx, []string{figureID}, figure.AskPassed(tx, passed, []string{figureID}))
	if err != nil {
		return Diverged{}, err
	}
	if len(locked) == 0 {
		return Diverged{Refused: []figure.Refusal{{FigureID: figureID, Fault: fault.New(fault.Forbidden)}}}, nil
	}
	f := locked[0]
	refuse := func(why *fault.Fault) Diverged {
		return Diverged{Refused: []figure.Refusal{{FigureID: f.ID, Key: f.Key, Fault: why, Current: &f}}}
	}
	chains, err := regime.ReadChains(ctx, tx)
	if err != nil {
		return Diverged{}, err
	}
	if refused := mayDiverge(tx.Actor, chains, f, passed[f.ID], revision, comment); refused != nil {
		return refuse(refused), nil
	}
	open, err := figure.Divergences(ctx, tx, []string{f.ID})
	if err != nil {
		return Diverged{}, err
	}
	for _, d := range open[f.ID] {
		if d.TenantID == tx.Actor.TenantID && d.Resolution == nil {
			return refuse(fault.New(fault.WrongState, "reason", fault.ReasonDivergence)), nil
		}
	}
	d, err := figure.Diverge(ctx, tx, f, value, strings.TrimSpace(comment))
	if err != nil {
		return Diverged{}, err
	}
	audit.Record(tx, audit.Entry{
		Action: "record_divergence", Object: f.ID, AreaPath: f.AreaPath, Line: f.Line, Support: f.Support, Plans: f.Plans,
		Detail: map[string]any{"revision": d.Revision, "value": value.String(), "comment": d.Comment},
	})
	err = notice.Send(tx, notice.New{
		TenantID: f.Newest.TenantID, Kind: notice.DivergenceRecorded, Plan: f.Plans[0], Year: f.Year, Dedupe: notice.DivergenceRecorded + "/" + d.ID,
		Params: map[string]string{"element": f.Element, "area": f.AreaCode, "by": tx.Actor.UserName},
	})
	return Diverged{Divergence: &d}, err
}

// mayDiverge: who has passed the revision has accepted it, and could not do so again.
func mayDiverge(a access.Actor, chains regime.Chains, f figure.Figure, passed map[chain.Stage][]chain.Duty, revision int, comment string) *fault.Fault {
	if f.Newest.Revision != revision {
		return fault.Stale(f.Newest.Revision)
	}
	t, why := taskOf(a, chains, f)
	if why != nil {
		return why
	}
	if t.duty != chain.Office && t.duty != chain.Statistics {
		return fault.New(fault.Forbidden, "reason", fault.ReasonSigners)
	}
	if slices.Contains(passed[t.step.Stage], t.duty) {
		return fault.New(fault.WrongState, "reason", fault.ReasonDecided)
	}
	if n := len([]rune(strings.TrimSpace(comment))); n == 0 || n > maxComment {
		return fault.New(fault.InvalidValue, "reason", fault.ReasonRequired, "field", "comment")
	}
	return nil
}

func elementsOf(ctx context.Context, tx *db.Tx, figures []figure.Figure) (map[string]plan.Element, error) {
	codes := db.TextArray{}
	for _, f := range figures {
		codes = append(codes, f.Element)
	}
	rows, err := gorm.G[plan.Element](tx.DB).Where("city_id = ? and code = any (?)", tx.Actor.CityID, codes).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("signoff: read elements: %w", err)
	}
	out := make(map[string]plan.Element, len(rows))
	for _, e := range rows {
		out[e.Code] = e
	}
	return out, nil
}
