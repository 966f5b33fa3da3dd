package progress

import (
	"context"
	"fmt"
	"maps"
	"time"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
)

// Supervision is a reminder in writing; its answer closes it.
type Supervision struct {
	CityID     string       `gorm:"column:city_id"`
	ID         string       `gorm:"column:id"`
	Plan       string       `gorm:"column:plan"`
	Year       int          `gorm:"column:year"`
	Item       string       `gorm:"column:item"`
	TenantID   string       `gorm:"column:tenant_id"`
	AreaPath   string       `gorm:"column:area_path"`
	Line       string       `gorm:"column:line"`
	Support    db.TextArray `gorm:"column:support"`
	Words      string       `gorm:"column:words"`
	Due        time.Time    `gorm:"column:due;type:date"`
	IssuedBy   string       `gorm:"column:issued_by"`
	Issuer     string       `gorm:"column:issuer"`
	IssuedAt   time.Time    `gorm:"column:issued_at"`
	Answer     *string      `gorm:"column:answer"`
	AnsweredBy *string      `gorm:"column:answered_by"`
	AnsweredAt *time.Time   `gorm:"column:answered_at"`
	// Late tells whether the answer is overdue.
	Late bool `gorm:"-"`
}

// TableName is the table of reminders.
func (Supervision) TableName() string { return "supervision" }

func (s Supervision) object() access.Object {
	return access.Object{City: s.CityID, AreaPath: s.AreaPath, Line: s.Line, Support: s.Support, Plans: []string{s.Plan}, OwnerTenant: s.TenantID}
}

// MayAnswer tells whether the actor may answer it.
func (s Supervision) MayAnswer(a access.Actor) bool {
	return s.Answer == nil && access.Check(a, access.WriteReport, s.object()) == nil
}

// Order is what an office asks, of whom and until when.
type Order struct {
	Key   Key
	Words string
	Due   time.Time
}

// Supervise sends a reminder about a report that is overdue or not good enough.
func Supervise(ctx context.Context, tx *db.Tx, o Order) (Supervision, error) {
	p, err := Read(ctx, tx, o.Key)
	if err != nil {
		return Supervision{}, err
	}
	if err := access.Check(tx.Actor, access.Supervise, p.Report.object()); err != nil {
		return Supervision{}, err
	}
	if err := mustBeOpen(ctx, tx, o.Key.Plan, o.Key.Year); err != nil {
		return Supervision{}, err
	}
	if p.Report.State == Accepted {
		return Supervision{}, p.Report.at(p.Report.Revision, false)
	}
	words, err := fault.Needed(o.Words, mostRemark, "field", "text")
	if err != nil {
		return Supervision{}, err
	}
	if tx.Now.After(round.EndOf(o.Due)) {
		return Supervision{}, fault.New(fault.InvalidInput, "reason", fault.ReasonPastDue, "due", o.Due.Format(time.DateOnly))
	}
	r := p.Report
	s := Supervision{
		CityID: r.CityID, Plan: r.Plan, Year: r.Year, Item: r.Item, TenantID: r.TenantID, AreaPath: r.AreaPath, Line: r.Line, Support: r.Support,
		Words: words, Due: o.Due, IssuedBy: tx.Actor.UserID, Issuer: tx.Actor.TenantID, IssuedAt: tx.Now,
	}
	if s.ID, err = newID(); err != nil {
		return Supervision{}, err
	}
	if err := gorm.G[Supervision](tx.DB).Create(ctx, &s); err != nil {
		return Supervision{}, fmt.Errorf("progress: supervise: %w", err)
	}
	s.record(tx, "supervise", map[string]any{"words": words, "due": o.Due.Format(time.DateOnly)})
	return s, notice.Send(tx, notice.New{
		TenantID: s.TenantID, Kind: notice.Supervised, Plan: s.Plan, Year: s.Year, Params: map[string]string{"item": s.Item, "due": o.Due.Format(time.DateOnly)},
	})
}

// Answer closes a reminder with what its addressee says.
func Answer(ctx context.Context, tx *db.Tx, id, text string) (Supervision, error) {
	rows, err := supervisions(ctx, tx, `id = cast(? as uuid)`, id)
	if err != nil {
		return Supervision{}, err
	}
	if len(rows) == 0 {
		return Supervision{}, fault.New(fault.NotFound)
	}
	s := rows[0]
	if err := access.Check(tx.Actor, access.WriteReport, s.object()); err != nil {
		return Supervision{}, err
	}
	if s.Answer != nil {
		return Supervision{}, fault.New(fault.WrongState, "reason", fault.ReasonAnswered)
	}
	answer, err := fault.Needed(text, mostRemark, "field", "text")
	if err != nil {
		return Supervision{}, err
	}
	done := tx.DB.WithContext(ctx).Exec(`update supervision set answer = ?, answered_by = ?, answered_at = ? where city_id = ? and id = ? and answered_at is null`,
		answer, tx.Actor.UserID, tx.Now, s.CityID, s.ID)
	if done.Error != nil {
		return Supervision{}, fmt.Errorf("progress: answer: %w", done.Error)
	}
	if done.RowsAffected == 0 { // a colleague was faster
		return Supervision{}, fault.New(fault.WrongState, "reason", fault.ReasonAnswered)
	}
	s.Answer, s.AnsweredBy, s.AnsweredAt, s.Late = &answer, &tx.Actor.UserID, &tx.Now, false
	s.record(tx, "answer_supervision", map[string]any{"answer": answer})
	return s, notice.Send(tx, notice.New{TenantID: s.Issuer, Kind: notice.SupervisionAnswered, Plan: s.Plan, Year: s.Year, Params: map[string]string{"item": s.Item, "by": tx.Actor.UserName}})
}

// byUrgency: those that wait for an answer first, the next due first.
const byUrgency = ` order by answered_at is not null, due, issued_at, id`

// Supervisions lists a year's reminders in the actor's scope, the urgent ones first.
func Supervisions(ctx context.Context, tx *db.Tx, code string, year int) ([]Supervision, error) {
	return supervisions(ctx, tx, `plan = ? and year = ?`+byUrgency, code, year)
}

func supervisions(ctx context.Context, tx *db.Tx, where string, args ...any) ([]Supervision, error) {
	rows, err := gorm.G[Supervision](tx.DB).Raw(`select * from supervision where city_id = ? and `+where, append([]any{tx.Actor.CityID}, args...)...).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("progress: read reminders: %w", err)
	}
	for i, s := range rows {
		rows[i].Late = s.Answer == nil && tx.Now.After(round.EndOf(s.Due))
	}
	return rows, nil
}

func (s Supervision) record(tx *db.Tx, action string, detail map[string]any) {
	maps.Copy(detail, map[string]any{"plan": s.Plan, "year": s.Year, "item": s.Item})
	audit.Record(tx, audit.Entry{
		Action: action, Object: "supervision/" + s.ID, AreaPath: s.AreaPath, Line: s.Line, Support: s.Support, Plans: []string{s.Plan}, Detail: detail,
	})
}
