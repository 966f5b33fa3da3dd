package evaluation

import (
	"context"
	"slices"
	"time"

	"github.com/shopspring/decimal"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/score"
	"github.com/liangce/liangce/internal/tenant"
)

// Standings are an evaluation's scores as the actor may see them.
type Standings struct {
	Areas []tenant.Area
	Sheet ScoreSheet
	// Own is the actor's card with its scores, nil where the actor is no expert of the evaluation.
	Own       *Card
	OwnScores []Score
	Revealed  bool
	// Results are those of the areas in the actor's scope, none before the scores are revealed.
	Results []AreaResult
}

// AreaResult is what an area comes to.
type AreaResult struct {
	Area  tenant.Area
	Items []ItemResult
}

// ItemResult is what an area comes to on an item, with all that led to it.
type ItemResult struct {
	score.Result
	Scores   []Score
	Disputes []Dispute
	Ruling   *Ruling
}

// Open tells whether an item waits for a ruling: the experts are too far apart, or it was disputed since the last one.
func (r ItemResult) Open() bool {
	if r.Ruling == nil {
		return r.Apart() || len(r.Disputes) > 0
	}
	return slices.ContainsFunc(r.Disputes, func(d Dispute) bool { return d.RaisedAt.After(r.Ruling.RuledAt) })
}

// Total is the area's weighted total; false while an item waits for a ruling.
func (a AreaResult) Total() (total decimal.Decimal, settled bool) {
	results := make([]score.Result, len(a.Items))
	for n, i := range a.Items {
		if i.Open() {
			return decimal.Zero, false
		}
		results[n] = i.Result
	}
	return score.Total(results).Round(1), true
}

// Dispute is an objection to a score.
type Dispute struct {
	CityID     string    `gorm:"column:city_id"`
	ID         string    `gorm:"column:id"`
	Evaluation string    `gorm:"column:evaluation"`
	AreaCode   string    `gorm:"column:area_code"`
	AreaPath   string    `gorm:"column:area_path"`
	Item       string    `gorm:"column:item"`
	Words      string    `gorm:"column:words"`
	TenantID   string    `gorm:"column:tenant_id"`
	RaisedBy   string    `gorm:"column:raised_by"`
	RaisedAt   time.Time `gorm:"column:raised_at"`
}

// TableName is the table of disputes.
func (Dispute) TableName() string { return "score_dispute" }

// Ruling settles an item; of several the newest counts.
type Ruling struct {
	CityID     string          `gorm:"column:city_id"`
	ID         string          `gorm:"column:id"`
	Evaluation string          `gorm:"column:evaluation"`
	TenantID   string          `gorm:"column:tenant_id"`
	AreaCode   string          `gorm:"column:area_code"`
	AreaPath   string          `gorm:"column:area_path"`
	Item       string          `gorm:"column:item"`
	Points     decimal.Decimal `gorm:"column:points"`
	Words      string          `gorm:"column:words"`
	RuledBy    string          `gorm:"column:ruled_by"`
	RuledAt    time.Time       `gorm:"column:ruled_at"`
}

// TableName is the table of rulings.
func (Ruling) TableName() string { return "score_ruling" }

// ReadStandings reads the scores of an evaluation. Row security hides what is not the actor's to see: the scores of other experts
// before they are revealed, and those of areas outside its scope.
func ReadStandings(ctx context.Context, tx *db.Tx, e Evaluation) (*Standings, error) {
	sheet, err := e.Sheet(ctx, tx)
	if err != nil || sheet == nil {
		return nil, err
	}
	out := &Standings{Sheet: *sheet}
	if out.Areas, err = Subjects(ctx, tx, e); err != nil {
		return nil, err
	}
	scores, err := rowsOf[Score](ctx, tx, e, "area_path, item, expert")
	if err != nil {
		return nil, err
	}
	for _, s := range scores {
		out.Revealed = out.Revealed || s.Revealed
	}
	if e.onPanel(tx.Actor) {
		if err := out.readOwn(ctx, tx, e, scores); err != nil {
			return nil, err
		}
	}
	if out.Revealed {
		err = out.weigh(ctx, tx, e, scores)
	}
	return out, err
}

func (st *Standings) readOwn(ctx context.Context, tx *db.Tx, e Evaluation, scores []Score) error {
	card, err := e.card(ctx, tx)
	if err != nil {
		return err
	}
	if card == nil {
		card = &Card{}
	}
	st.Own = card
	for _, s := range scores {
		if s.Expert == tx.Actor.UserID {
			st.OwnScores = append(st.OwnScores, s)
		}
	}
	return nil
}

func (st *Standings) weigh(ctx context.Context, tx *db.Tx, e Evaluation, scores []Score) error {
	disputes, err := rowsOf[Dispute](ctx, tx, e, "raised_at, id")
	if err != nil {
		return err
	}
	rulings, err := rowsOf[Ruling](ctx, tx, e, "ruled_at, id")
	if err != nil {
		return err
	}
	scope := access.Scope(tx.Actor)
	for _, area := range st.Areas {
		if !scope.Contains(area.Path) {
			continue
		}
		r := AreaResult{Area: area}
		for _, item := range st.Sheet.Items {
			r.Items = append(r.Items, weighItem(item, area.Code, scores, disputes, rulings))
		}
		st.Results = append(st.Results, r)
	}
	return nil
}

func weighItem(item SheetItem, area string, scores []Score, disputes []Dispute, rulings []Ruling) ItemResult {
	var r ItemResult
	var points []decimal.Decimal
	for _, s := range scores {
		if s.AreaCode == area && s.Item == item.Code {
			r.Scores, points = append(r.Scores, s), append(points, s.Points)
		}
	}
	for _, d := range disputes {
		if d.AreaCode == area && d.Item == item.Code {
			r.Disputes = append(r.Disputes, d)
		}
	}
	var ruled *decimal.Decimal
	for _, l := range rulings {
		if l.AreaCode == area && l.Item == item.Code {
			r.Ruling, ruled = &l, &l.Points
		}
	}
	r.Result = score.Of(item.item(), points, ruled)
	return r
}

// Cards reads the experts' cards, as far as the actor sees them.
func Cards(ctx context.Context, tx *db.Tx, e Evaluation) ([]Card, error) {
	return rowsOf[Card](ctx, tx, e, "expert")
}

func rowsOf[T any](ctx context.Context, tx *db.Tx, e Evaluation, order string) ([]T, error) {
	rows, err := gorm.G[T](tx.DB).Where("city_id = ? and evaluation = cast(? as uuid)", e.CityID, e.ID).Order(order).Find(ctx)
	return rows, wrap(err, "read the scoring")
}
