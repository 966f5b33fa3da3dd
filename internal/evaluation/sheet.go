package evaluation

import (
	"context"
	"fmt"
	"regexp"
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
)

// The bounds of a score sheet, in characters and numbers.
const (
	mostItems    = 30
	mostItemName = 60
	mostGuide    = 500
)

var itemCode = regexp.MustCompile(`^[A-Za-z0-9._-]{1,20}$`)

// SheetItem is one thing that experts score.
type SheetItem struct {
	Code   string          `json:"code"`
	Name   string          `json:"name"`
	Guide  string          `json:"guide"`
	Weight decimal.Decimal `json:"weight"`
}

// ScoreSheet is one version of the city's score sheet.
type ScoreSheet struct {
	CityID   string      `gorm:"column:city_id"`
	Version  int         `gorm:"column:version"`
	Items    []SheetItem `gorm:"column:items;serializer:json"`
	Note     string      `gorm:"column:note"`
	TenantID string      `gorm:"column:tenant_id"`
	MadeBy   string      `gorm:"column:made_by"`
	MadeAt   time.Time   `gorm:"column:made_at"`
}

// TableName is the table of score sheets.
func (ScoreSheet) TableName() string { return "score_sheet" }

// item is what score weighs of an item.
func (i SheetItem) item() score.Item { return score.Item{Code: i.Code, Weight: i.Weight} }

// ScoreSheets reads all versions, the newest first.
func ScoreSheets(ctx context.Context, tx *db.Tx) ([]ScoreSheet, error) {
	rows, err := gorm.G[ScoreSheet](tx.DB).Where("city_id = ?", tx.Actor.CityID).Order("version desc").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("evaluation: read score sheets: %w", err)
	}
	return rows, nil
}

// Sheet is the evaluation's score sheet, nil where none is chosen.
func (e Evaluation) Sheet(ctx context.Context, tx *db.Tx) (*ScoreSheet, error) {
	if e.SheetVersion == nil {
		return nil, nil
	}
	s, err := sheetOf(ctx, tx, *e.SheetVersion)
	return &s, err
}

// mustHaveSheet is the evaluation's score sheet; where none is chosen it refuses with the reason.
func (e Evaluation) mustHaveSheet(ctx context.Context, tx *db.Tx, reason string) (ScoreSheet, error) {
	s, err := e.Sheet(ctx, tx)
	if err != nil {
		return ScoreSheet{}, err
	}
	if s == nil {
		return ScoreSheet{}, fault.New(fault.WrongState, "reason", reason)
	}
	return *s, nil
}

func sheetOf(ctx context.Context, tx *db.Tx, version int) (ScoreSheet, error) {
	rows, err := gorm.G[ScoreSheet](tx.DB).Where("city_id = ? and version = ?", tx.Actor.CityID, version).Find(ctx)
	if err != nil {
		return ScoreSheet{}, fmt.Errorf("evaluation: read a score sheet: %w", err)
	}
	if len(rows) == 0 {
		return ScoreSheet{}, fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", "评分表", "field@en", "scoreSheet", "value", strconv.Itoa(version))
	}
	return rows[0], nil
}

// AddScoreSheet makes the next version; newest is the one that was seen, 0 where there is none.
func AddScoreSheet(ctx context.Context, tx *db.Tx, newest int, items []SheetItem, note string) error {
	if err := access.Check(tx.Actor, access.MakeScoreSheet, access.Object{City: tx.Actor.CityID, AreaPath: tx.Actor.AreaPath}); err != nil {
		return err
	}
	note, err := fault.Needed(note, mostRemark, "field", "说明", "field@en", "The note")
	if err != nil {
		return err
	}
	if err := checkItems(items); err != nil {
		return err
	}
	s := ScoreSheet{CityID: tx.Actor.CityID, Version: newest + 1, Items: items, Note: note, TenantID: tx.Actor.TenantID, MadeBy: tx.Actor.UserID, MadeAt: tx.Now}
	there, err := ScoreSheets(ctx, tx)
	if err != nil {
		return err
	}
	if len(there) > 0 && there[0].Version != newest || len(there) == 0 && newest != 0 {
		return fault.Stale(len(there))
	}
	err = gorm.G[ScoreSheet](tx.DB).Create(ctx, &s)
	if db.Violates(err, "score_sheet_pkey") { // a colleague was faster
		return fault.Stale(s.Version)
	}
	if err != nil {
		return fmt.Errorf("evaluation: add a score sheet: %w", err)
	}
	audit.Record(tx, audit.Entry{Action: "add_score_sheet", Object: "score_sheet/" + strconv.Itoa(s.Version), AreaPath: tx.Actor.AreaPath, Detail: map[string]any{"items": items, "note": note}})
	return nil
}

func checkItems(items []SheetItem) error {
	if len(items) == 0 || len(items) > mostItems {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonItems, "limit", strconv.Itoa(mostItems))
	}
	seen := map[string]bool{}
	weights := make([]score.Item, len(items))
	for n := range items {
		i := &items[n]
		i.Name, i.Guide = strings.TrimSpace(i.Name), strings.TrimSpace(i.Guide)
		switch {
		case !itemCode.MatchString(i.Code) || seen[i.Code]:
			return fault.New(fault.InvalidInput, "reason", fault.ReasonItems, "limit", strconv.Itoa(mostItems))
		case i.Name == "":
			return fault.New(fault.InvalidInput, "reason", fault.ReasonRequired, "field", "项目名称", "field@en", "The name of the item")
		case !i.Weight.IsPositive() || i.Weight.Exponent() < -2:
			return fault.New(fault.InvalidInput, "reason", fault.ReasonRange, "field", "权重", "field@en", "The weight", "low", "0.01", "high", score.Full.String())
		}
		if err := fault.Within(i.Name, mostItemName, "field", "项目名称", "field@en", "The name of the item"); err != nil {
			return err
		}
		if err := fault.Within(i.Guide, mostGuide, "field", "评分要点", "field@en", "The guide"); err != nil {
			return err
		}
		seen[i.Code], weights[n] = true, i.item()
	}
	if sum := score.Weights(weights); !sum.Equal(score.Full) {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonWeightSum, "sum", sum.String())
	}
	return nil
}
