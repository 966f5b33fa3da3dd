package evaluation

import (
	"context"
	"strings"
	"time"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// Conclusion is the office's own words.
type Conclusion struct {
	Overview     string `json:"overview"`
	Achievements string `json:"achievements"`
	Problems     string `json:"problems"`
	Suggestions  string `json:"suggestions"`
}

type conclusionRow struct {
	CityID     string     `gorm:"column:city_id"`
	Evaluation string     `gorm:"column:evaluation"`
	TenantID   string     `gorm:"column:tenant_id"`
	Plan       string     `gorm:"column:plan"`
	AreaPath   string     `gorm:"column:area_path"`
	Body       Conclusion `gorm:"column:body;serializer:json"`
	// Filled is Body with its numbers as they were when the evaluation was concluded.
	Filled    *Conclusion `gorm:"column:filled;serializer:json"`
	WrittenBy string      `gorm:"column:written_by"`
	WrittenAt time.Time   `gorm:"column:written_at"`
}

func (conclusionRow) TableName() string { return "evaluation_conclusion" }

type conclusionField struct {
	text   *string
	zh, en string
}

func (c *Conclusion) fields() []conclusionField {
	return []conclusionField{
		{&c.Overview, "总体评价", "The overview"}, {&c.Achievements, "主要成效", "Achievements"}, {&c.Problems, "存在问题", "Problems"}, {&c.Suggestions, "对策建议", "Suggestions"},
	}
}

// lacks names the first text that is not written.
func (c *Conclusion) lacks() (zh, en string) {
	if c == nil {
		c = &Conclusion{}
	}
	for _, f := range c.fields() {
		if *f.text == "" {
			return f.zh, f.en
		}
	}
	return "", ""
}

// ReadConclusion reads it, nil where there is none or the actor may not read it yet.
func ReadConclusion(ctx context.Context, tx *db.Tx, e Evaluation) (*Conclusion, error) {
	rows, err := rowsOf[conclusionRow](ctx, tx, e, "evaluation")
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return &rows[0].Body, nil
}

// Filled reads the conclusion with its numbers filled in; nil before the evaluation is concluded, and where the actor may not read it.
func Filled(ctx context.Context, tx *db.Tx, e Evaluation) (*Conclusion, error) {
	rows, err := rowsOf[conclusionRow](ctx, tx, e, "evaluation")
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return rows[0].Filled, nil
}

// Fill keeps the conclusion with its numbers filled in, once it is final.
func Fill(ctx context.Context, tx *db.Tx, e Evaluation, filled Conclusion) error {
	if err := e.MustBe(Concluded); err != nil {
		return err
	}
	text, err := jsonOf(filled)
	if err != nil {
		return err
	}
	err = tx.DB.WithContext(ctx).Exec(`update evaluation_conclusion set filled = cast(? as jsonb) where city_id = ? and evaluation = cast(? as uuid)`, text, e.CityID, e.ID).Error
	return wrap(err, "fill the conclusion in")
}

// WriteConclusion keeps the office's words; they are final once the evaluation is concluded.
func WriteConclusion(ctx context.Context, tx *db.Tx, id string, revision int, c Conclusion) error {
	e, err := run(ctx, tx, id, Collecting, Scoring)
	if err != nil {
		return err
	}
	if err := e.at(revision); err != nil {
		return err
	}
	for _, f := range c.fields() {
		*f.text = strings.TrimSpace(*f.text)
		if err := fault.Within(*f.text, mostWords, "field", f.zh, "field@en", f.en); err != nil {
			return err
		}
	}
	was, err := ReadConclusion(ctx, tx, e)
	if err != nil {
		return err
	}
	if was == nil {
		err = gorm.G[conclusionRow](tx.DB).Create(ctx, &conclusionRow{
			CityID: e.CityID, Evaluation: e.ID, TenantID: e.TenantID, Plan: e.Plan, AreaPath: e.AreaPath, Body: c, WrittenBy: tx.Actor.UserID, WrittenAt: tx.Now,
		})
	} else {
		var text string
		if text, err = jsonOf(c); err != nil {
			return err
		}
		err = tx.DB.WithContext(ctx).Exec(`update evaluation_conclusion set body = cast(? as jsonb), written_by = cast(? as uuid), written_at = ?
			where city_id = ? and evaluation = cast(? as uuid)`, text, tx.Actor.UserID, tx.Now, e.CityID, e.ID).Error
	}
	if err != nil {
		return wrap(err, "write the conclusion")
	}
	return e.change(ctx, tx, `state = state`, map[string]any{})
}

func (e Evaluation) publishConclusion(ctx context.Context, tx *db.Tx) error {
	err := tx.DB.WithContext(ctx).Exec(`update evaluation_conclusion set published = true where city_id = ? and evaluation = cast(? as uuid)`, e.CityID, e.ID).Error
	return wrap(err, "publish the conclusion")
}
