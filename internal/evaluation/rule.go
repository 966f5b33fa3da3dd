package evaluation

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// DisputeScore objects to a revealed score: an expert of the panel does, or whoever signs for the scored area.
func DisputeScore(ctx context.Context, tx *db.Tx, id, area, item, words string) error {
	e, err := Get(ctx, tx, id)
	if err != nil {
		return err
	}
	of, name, err := e.subject(ctx, tx, area, item)
	if err != nil {
		return err
	}
	if err := access.Check(tx.Actor, access.DisputeScore, access.Object{City: e.CityID, AreaPath: of.Path, Plans: []string{e.Plan}}); err != nil {
		return err
	}
	if tx.Actor.Has(access.Evaluator) && !tx.Actor.Has(access.Signer) && !slices.Contains(e.Panel, tx.Actor.UserID) {
		return fault.New(fault.Forbidden, "reason", fault.ReasonPanel)
	}
	if err := e.mustBeRevealed(ctx, tx); err != nil {
		return err
	}
	if words, err = fault.Needed(words, mostRemark, "field", "异议", "field@en", "The objection"); err != nil {
		return err
	}
	key, err := uuid.NewV7()
	if err != nil {
		return wrap(err, "name a dispute")
	}
	d := Dispute{
		CityID: e.CityID, ID: key.String(), Evaluation: e.ID, AreaCode: of.Code, AreaPath: of.Path, Item: item, Words: words,
		TenantID: tx.Actor.TenantID, RaisedBy: tx.Actor.UserID, RaisedAt: tx.Now,
	}
	if err := gorm.G[Dispute](tx.DB).Create(ctx, &d); err != nil {
		return wrap(err, "dispute a score")
	}
	e.onScore(tx, "dispute_score", of, item, map[string]any{"words": words})
	own, err := tenant.TenantsByID(ctx, tx, []string{tx.Actor.TenantID})
	if err != nil {
		return err
	}
	by := own[tx.Actor.TenantID]
	return notice.Send(tx, notice.New{
		TenantID: e.TenantID, Kind: notice.ScoreDisputed, Plan: e.Plan, Year: e.Year,
		Params: e.words("by", by.Name, "by@en", by.NameEN, "area", of.Name, "area@en", of.NameEN, "scored", name),
	})
}

// RuleScore settles an item with points and the reason; the experts' scores stay beside it.
func RuleScore(ctx context.Context, tx *db.Tx, id, area, item string, points decimal.Decimal, words string) error {
	e, err := run(ctx, tx, id, Scoring)
	if err != nil {
		return err
	}
	of, name, err := e.subject(ctx, tx, area, item)
	if err != nil {
		return err
	}
	if err := e.mustBeRevealed(ctx, tx); err != nil {
		return err
	}
	if err := checkPoints(points); err != nil {
		return err
	}
	if words, err = fault.Needed(words, mostRemark, "field", "裁定理由", "field@en", "The reason"); err != nil {
		return err
	}
	key, err := uuid.NewV7()
	if err != nil {
		return wrap(err, "name a ruling")
	}
	r := Ruling{
		CityID: e.CityID, ID: key.String(), Evaluation: e.ID, TenantID: tx.Actor.TenantID, AreaCode: of.Code, AreaPath: of.Path, Item: item,
		Points: points, Words: words, RuledBy: tx.Actor.UserID, RuledAt: tx.Now,
	}
	if err := gorm.G[Ruling](tx.DB).Create(ctx, &r); err != nil {
		return wrap(err, "rule on a score")
	}
	e.onScore(tx, "rule_score", of, item, map[string]any{"points": points, "words": words})
	disputes, err := rowsOf[Dispute](ctx, tx, e, "raised_at")
	if err != nil {
		return err
	}
	told := map[string]bool{}
	for _, d := range disputes {
		if d.AreaCode != area || d.Item != item || told[d.TenantID] {
			continue
		}
		told[d.TenantID] = true
		err := notice.Send(tx, notice.New{
			TenantID: d.TenantID, Kind: notice.ScoreRuled, Plan: e.Plan, Year: e.Year, Params: e.words("area", of.Name, "area@en", of.NameEN, "scored", name),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// subject finds a scored area and the name of an item.
func (e Evaluation) subject(ctx context.Context, tx *db.Tx, area, item string) (tenant.Area, string, error) {
	areas, err := Subjects(ctx, tx, e)
	if err != nil {
		return tenant.Area{}, "", err
	}
	sheet, err := e.mustHaveSheet(ctx, tx, fault.ReasonNotRevealed)
	if err != nil {
		return tenant.Area{}, "", err
	}
	for _, a := range areas {
		for _, i := range sheet.Items {
			if a.Code == area && i.Code == item {
				return a, i.Name, nil
			}
		}
	}
	return tenant.Area{}, "", fault.New(fault.NotFound)
}

// mustBeRevealed: while it is scored, and once all have.
func (e Evaluation) mustBeRevealed(ctx context.Context, tx *db.Tx) error {
	if err := e.MustBe(Scoring); err != nil {
		return err
	}
	cards, err := Cards(ctx, tx, e)
	if err == nil && !slices.ContainsFunc(cards, func(c Card) bool { return c.Revealed }) {
		err = fault.New(fault.WrongState, "reason", fault.ReasonNotRevealed)
	}
	return err
}

func (e Evaluation) onScore(tx *db.Tx, action string, area tenant.Area, item string, detail map[string]any) {
	detail["plan"], detail["year"], detail["kind"], detail["area"], detail["item"] = e.Plan, e.Year, e.Kind, area.Code, item
	audit.Record(tx, audit.Entry{Action: action, Object: "evaluation/" + e.ID, AreaPath: area.Path, Plans: []string{e.Plan}, Detail: detail})
}
