package evaluation

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/score"
	"github.com/liangce/liangce/internal/tenant"
)

// Card is an expert's in an evaluation.
type Card struct {
	CityID      string     `gorm:"column:city_id"`
	Evaluation  string     `gorm:"column:evaluation"`
	Expert      string     `gorm:"column:expert"`
	AreaPath    string     `gorm:"column:area_path"`
	Revision    int        `gorm:"column:revision"`
	SubmittedAt *time.Time `gorm:"column:submitted_at"`
	Revealed    bool       `gorm:"column:revealed"`
}

// TableName is the table of cards.
func (Card) TableName() string { return "score_card" }

// Score is what an expert gives an area on an item, 0 to 100 points.
type Score struct {
	CityID     string          `gorm:"column:city_id"`
	Evaluation string          `gorm:"column:evaluation"`
	Expert     string          `gorm:"column:expert"`
	AreaCode   string          `gorm:"column:area_code"`
	AreaPath   string          `gorm:"column:area_path"`
	Item       string          `gorm:"column:item"`
	Points     decimal.Decimal `gorm:"column:points"`
	Remark     string          `gorm:"column:remark"`
	Revealed   bool            `gorm:"column:revealed"`
}

// TableName is the table of scores.
func (Score) TableName() string { return "score" }

// Subjects are the areas that are scored: the evaluation's own, and the counties beneath it.
func Subjects(ctx context.Context, tx *db.Tx, e Evaluation) ([]tenant.Area, error) {
	areas, err := tenant.Areas(ctx, tx)
	if err != nil {
		return nil, err
	}
	var out []tenant.Area
	for _, a := range areas {
		if a.Code == e.AreaCode || a.Level == access.LevelCounty && strings.HasPrefix(a.Path, e.AreaPath) {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(a, b tenant.Area) int { return strings.Compare(a.Path, b.Path) })
	return out, nil
}

// SaveScores keeps the actor's scores in place of those it kept before; revision is the one that was edited, 0 to begin. Submitted
// they are final, and with the last expert's all become visible.
func SaveScores(ctx context.Context, tx *db.Tx, id string, revision int, scores []Score, submit bool) error {
	e, err := scored(ctx, tx, id)
	if err != nil {
		return err
	}
	sheet, err := e.mustHaveSheet(ctx, tx, fault.ReasonNoSheet)
	if err != nil {
		return err
	}
	areas, err := Subjects(ctx, tx, e)
	if err != nil {
		return err
	}
	if err := e.checkScores(tx, scores, areas, sheet); err != nil {
		return err
	}
	if all := len(areas) * len(sheet.Items); submit && len(scores) < all {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonScoresMissing, "missing", strconv.Itoa(all-len(scores)), "all", strconv.Itoa(all))
	}
	if err := e.takeCard(ctx, tx, revision); err != nil {
		return err
	}
	if err := e.putScores(ctx, tx, scores); err != nil || !submit {
		return err
	}
	return e.submitCard(ctx, tx)
}

// scored reads an evaluation for one of its experts.
func scored(ctx context.Context, tx *db.Tx, id string) (Evaluation, error) {
	e, err := Get(ctx, tx, id)
	if err != nil {
		return Evaluation{}, err
	}
	if err := access.Check(tx.Actor, access.ScoreEvaluation, e.Object()); err != nil {
		return Evaluation{}, err
	}
	if !e.onPanel(tx.Actor) {
		return Evaluation{}, fault.New(fault.Forbidden, "reason", fault.ReasonPanel)
	}
	return e, e.MustBe(Scoring)
}

// checkScores refuses what is no score of this evaluation, and completes what is.
func (e Evaluation) checkScores(tx *db.Tx, scores []Score, areas []tenant.Area, sheet ScoreSheet) error {
	seen := map[[2]string]bool{}
	for n := range scores {
		s := &scores[n]
		area := slices.IndexFunc(areas, func(a tenant.Area) bool { return a.Code == s.AreaCode })
		item := slices.ContainsFunc(sheet.Items, func(i SheetItem) bool { return i.Code == s.Item })
		key := [2]string{s.AreaCode, s.Item}
		switch {
		case area < 0:
			return fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", "地区", "field@en", "area", "value", s.AreaCode)
		case !item || seen[key]:
			return fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", "评分项目", "field@en", "item", "value", s.Item)
		}
		if err := checkPoints(s.Points); err != nil {
			return err
		}
		s.Remark = strings.TrimSpace(s.Remark)
		if err := fault.Within(s.Remark, mostRemark, "field", "说明", "field@en", "The remark"); err != nil {
			return err
		}
		seen[key] = true
		s.CityID, s.Evaluation, s.Expert, s.AreaPath = e.CityID, e.ID, tx.Actor.UserID, areas[area].Path
	}
	return nil
}

func checkPoints(points decimal.Decimal) error {
	if points.IsNegative() || points.GreaterThan(score.Full) || points.Exponent() < -1 {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonRange, "field", "得分", "field@en", "The points", "low", "0.0", "high", score.Full.StringFixed(1))
	}
	return nil
}

// takeCard moves the actor's card on to the next revision, or begins it.
func (e Evaluation) takeCard(ctx context.Context, tx *db.Tx, revision int) error {
	there, err := e.card(ctx, tx)
	switch {
	case err != nil:
		return err
	case there != nil && there.SubmittedAt != nil:
		return fault.New(fault.WrongState, "reason", fault.ReasonScored)
	case there == nil && revision != 0:
		return fault.Stale(0)
	case there != nil && there.Revision != revision:
		return fault.Stale(there.Revision)
	case there == nil:
		err := gorm.G[Card](tx.DB).Create(ctx, &Card{CityID: e.CityID, Evaluation: e.ID, Expert: tx.Actor.UserID, AreaPath: e.AreaPath, Revision: 1})
		if db.Violates(err, "score_card_pkey") {
			return fault.Stale(1)
		}
		return wrap(err, "begin a card")
	}
	done := tx.DB.WithContext(ctx).Exec(`update score_card set revision = revision + 1 where city_id = ? and evaluation = cast(? as uuid) and expert = cast(? as uuid) and revision = ?`,
		e.CityID, e.ID, tx.Actor.UserID, revision)
	if done.Error == nil && done.RowsAffected != 1 {
		return fault.Stale(revision + 1)
	}
	return wrap(done.Error, "take a card")
}

func (e Evaluation) card(ctx context.Context, tx *db.Tx) (*Card, error) {
	rows, err := gorm.G[Card](tx.DB).Where("city_id = ? and evaluation = cast(? as uuid) and expert = cast(? as uuid)", e.CityID, e.ID, tx.Actor.UserID).Find(ctx)
	if err != nil || len(rows) == 0 {
		return nil, wrap(err, "read a card")
	}
	return &rows[0], nil
}

func (e Evaluation) putScores(ctx context.Context, tx *db.Tx, scores []Score) error {
	err := tx.DB.WithContext(ctx).Exec(`delete from score where city_id = ? and evaluation = cast(? as uuid) and expert = cast(? as uuid)`, e.CityID, e.ID, tx.Actor.UserID).Error
	if err == nil && len(scores) > 0 {
		err = gorm.G[Score](tx.DB).CreateInBatches(ctx, &scores, 500)
	}
	return wrap(err, "keep scores")
}

// submitCard makes the actor's scores final, and reveals all once no expert is missing. Experts who submit at the same time wait for
// each other, so that the last one knows to be the last.
func (e Evaluation) submitCard(ctx context.Context, tx *db.Tx) error {
	g := tx.DB.WithContext(ctx)
	if err := g.Exec(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, "evaluation/"+e.ID).Error; err != nil {
		return wrap(err, "wait for the other experts")
	}
	p := map[string]any{"city": e.CityID, "id": e.ID, "user": tx.Actor.UserID, "now": tx.Now, "panel": e.Panel}
	const own = ` where city_id = @city and evaluation = cast(@id as uuid) and expert = cast(@user as uuid)`
	for _, sql := range []string{`update score_card set submitted_at = @now` + own, `update score set final = true` + own} {
		if err := g.Exec(sql, p).Error; err != nil {
			return wrap(err, "submit scores")
		}
	}
	audit.Record(tx, audit.Entry{
		Action: "submit_scores", Object: "evaluation/" + e.ID, AreaPath: e.AreaPath, Plans: []string{e.Plan},
		Detail: map[string]any{"plan": e.Plan, "year": e.Year, "kind": e.Kind},
	})
	return tx.As(access.Scoring(e.CityID), func() error {
		var missing int
		err := g.Raw(`select cardinality(cast(@panel as text[])) - count(*) from score_card where city_id = @city and evaluation = cast(@id as uuid) and submitted_at is not null
			and expert::text = any (@panel)`, p).Scan(&missing).Error
		if err != nil || missing > 0 {
			return wrap(err, "count the experts who have submitted")
		}
		for _, sql := range []string{
			`update score_card set revealed = true where city_id = @city and evaluation = cast(@id as uuid) and submitted_at is not null`,
			`update score set revealed = true where city_id = @city and evaluation = cast(@id as uuid) and final`,
		} {
			if err := g.Exec(sql, p).Error; err != nil {
				return wrap(err, "reveal the scores")
			}
		}
		return nil
	})
}

func wrap(err error, what string) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("evaluation: %s: %w", what, err)
}
