package source

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/live"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/remind"
	"github.com/liangce/liangce/internal/tenant"
)

// MostRecords is how many records a delivery may have.
const MostRecords = 5000

// mostProblems is how many problems an answer tells; their number it tells always.
const mostProblems = 200

// Parcel is a delivery whose signature was found right: what it held, or why it was refused.
type Parcel struct {
	Delivery, SHA256 string
	AsOf             time.Time
	Records          []Record
	Refusal          *Refusal
}

// Refusal says why a delivery is refused whole, and what is wrong with which of its records.
type Refusal struct {
	Misfit
	Records []Misfit
}

// Misfit is a reason with what fills its sentence, and the record that it is about, where it is about one.
type Misfit struct {
	Code   Code
	Params map[string]string
	At     *Place
}

// Refuse makes a refusal of a whole delivery.
func Refuse(code Code, params map[string]string) *Refusal {
	return &Refusal{Misfit: Misfit{Code: code, Params: params}}
}

// Place is a record of a delivery: of its figures or of its events, counted from 0.
type Place struct {
	List  string `json:"list"`
	Index int    `json:"index"`
}

// Answer is what a sender is told, the first time and each time that it asks again.
type Answer struct {
	Delivery    string    `json:"delivery"`
	Source      string    `json:"source"`
	ReceivedAt  time.Time `json:"receivedAt"`
	Records     int       `json:"records"`
	Taken       int       `json:"taken"`
	Quarantined int       `json:"quarantined"`
	// Problems are those of records that wait in quarantine, or of the records for which the whole was refused.
	Problems []Trouble `json:"problems"`
	Error    *Trouble  `json:"error,omitempty"`
}

// Trouble is a reason, stable as code, in both languages as message.
type Trouble struct {
	*Place
	Code    Code              `json:"code"`
	Message map[string]string `json:"message"`
}

// TroubleOf says a misfit in both languages.
func TroubleOf(m Misfit) Trouble {
	return Trouble{Place: m.At, Code: m.Code, Message: map[string]string{"zh": m.Code.Text(fault.Chinese, m.Params), "en": m.Code.Text(fault.English, m.Params)}}
}

// Delivery is what is kept of a delivery.
type Delivery struct {
	CityID      string     `gorm:"column:city_id;primaryKey"`
	Source      string     `gorm:"column:source;primaryKey"`
	Delivery    string     `gorm:"column:delivery;primaryKey"`
	TenantID    string     `gorm:"column:tenant_id"`
	KeyID       string     `gorm:"column:key_id"`
	SHA256      string     `gorm:"column:sha256"`
	At          time.Time  `gorm:"column:at"`
	AsOf        *time.Time `gorm:"column:as_of"`
	Records     int        `gorm:"column:records"`
	Taken       int        `gorm:"column:taken"`
	Quarantined int        `gorm:"column:quarantined"`
	Refused     Code       `gorm:"column:refused"`
	Answer      *string    `gorm:"column:answer"`
}

// TableName is the table of deliveries.
func (Delivery) TableName() string { return "source_delivery" }

// Why says in words why it was refused, as its sender was told; "" where it was not.
func (d Delivery) Why(lang string) string {
	var a Answer
	if d.Refused == "" || d.Answer == nil || json.Unmarshal([]byte(*d.Answer), &a) != nil || a.Error == nil {
		return ""
	}
	return fault.Local(lang, a.Error.Message["zh"], a.Error.Message["en"])
}

// Received is the answer to a delivery, and whether it was given before.
type Received struct {
	Answer
	Again bool
}

// Receive takes in a parcel once, as the machine actor of its source and key. The same again gets the first answer; the same id with
// another body is refused.
func Receive(ctx context.Context, tx *db.Tx, k Key, p Parcel) (Received, error) {
	// A second sender waits here for the first one's transaction.
	s, err := lockSource(ctx, tx, k.Source)
	if err != nil {
		return Received{}, err
	}
	answer := Answer{Delivery: p.Delivery, Source: s.Code, ReceivedAt: tx.Now, Problems: []Trouble{}}
	if !s.Enabled { // not remembered: the same delivery is good once the source is switched on
		answer.refuse(*Refuse(Disabled, nil))
		return Received{Answer: answer}, nil
	}
	row := Delivery{CityID: tx.Actor.CityID, Source: k.Source, Delivery: p.Delivery, TenantID: k.TenantID, KeyID: k.ID, SHA256: p.SHA256, At: tx.Now}
	claim := tx.DB.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
	if claim.Error != nil {
		return Received{}, fmt.Errorf("source: claim a delivery: %w", claim.Error)
	}
	if claim.RowsAffected == 0 {
		return again(ctx, tx, k.Source, p)
	}
	if err := k.used(ctx, tx); err != nil {
		return Received{}, err
	}
	if p.Refusal == nil && p.AsOf.After(day(tx.Now)) {
		p.Refusal = Refuse(FutureData, nil)
	}
	if p.Refusal != nil {
		answer.refuse(*p.Refusal)
		row.Refused = p.Refusal.Code
	} else if err := take(ctx, tx, s, p, &answer); err != nil {
		return Received{}, err
	}
	if err := s.tellOwner(tx, answer.Quarantined); err != nil {
		return Received{}, err
	}
	return Received{Answer: answer}, row.close(ctx, tx, s.Line, p, answer)
}

// tellOwner has the source's owner look at what waits: once a day, however much comes.
func (s Source) tellOwner(tx *db.Tx, quarantined int) error {
	if quarantined == 0 {
		return nil
	}
	return notice.Send(tx, notice.New{
		TenantID: s.TenantID, Kind: notice.DeliveryQuarantined, Dedupe: notice.DeliveryQuarantined + "/" + s.Code + "/" + remind.Day(tx.Now).Format(time.DateOnly),
		Params: map[string]string{"source": s.Name, "source@en": s.NameEN, "count": strconv.Itoa(quarantined)},
	})
}

func again(ctx context.Context, tx *db.Tx, code string, p Parcel) (Received, error) {
	first, err := gorm.G[Delivery](tx.DB).Where("city_id = ? and source = ? and delivery = ?", tx.Actor.CityID, code, p.Delivery).Take(ctx)
	if err != nil {
		return Received{}, fmt.Errorf("source: read the first delivery: %w", err)
	}
	out := Received{Again: true}
	if first.SHA256 != p.SHA256 {
		out.Answer = Answer{Delivery: p.Delivery, Source: code, ReceivedAt: first.At, Problems: []Trouble{}}
		out.refuse(*Refuse(DeliveryReused, nil))
		return out, nil
	}
	if err := json.Unmarshal([]byte(*first.Answer), &out.Answer); err != nil {
		return Received{}, fmt.Errorf("source: read the first answer: %w", err)
	}
	return out, nil
}

func (a *Answer) refuse(r Refusal) {
	trouble := TroubleOf(r.Misfit)
	a.Error = &trouble
	for _, m := range r.Records {
		a.tell(TroubleOf(m))
	}
}

func (a *Answer) tell(t Trouble) {
	if len(a.Problems) < mostProblems {
		a.Problems = append(a.Problems, t)
	}
}

// take makes a proposal of each record that fits, and has the others wait.
func take(ctx context.Context, tx *db.Tx, s Source, p Parcel, answer *Answer) error {
	all, err := weighAll(ctx, tx, s, p.Records)
	if err != nil {
		return err
	}
	items := make([]Item, len(all))
	for n, w := range all {
		items[n] = w.item(tx, s, p.Delivery)
		if w.reason == "" {
			answer.Taken++
			continue
		}
		answer.Quarantined++
		answer.tell(TroubleOf(Misfit{w.reason, w.params, w.place()}))
	}
	answer.Records = len(items)
	if err := propose(ctx, tx, all); err != nil {
		return err
	}
	if err := tx.DB.WithContext(ctx).CreateInBatches(&items, pieceRows).Error; err != nil {
		return fmt.Errorf("source: keep what was delivered: %w", err)
	}
	s.LastAt = &tx.Now
	if asOf := p.AsOf; s.LastAsOf == nil || asOf.After(*s.LastAsOf) {
		s.LastAsOf = &asOf
	}
	_, err = gorm.G[Source](tx.DB).Where("city_id = ? and code = ?", s.CityID, s.Code).Select("last_at", "last_as_of").Updates(ctx, s)
	if err != nil {
		return fmt.Errorf("source: note that it delivered: %w", err)
	}
	return nil
}

// propose has the open sheets of those who report the figures look again at what is given for them.
func propose(ctx context.Context, tx *db.Tx, all []weighed) error {
	owners, err := tenant.Owners(ctx, tx)
	if err != nil {
		return err
	}
	for _, w := range all {
		if w.reason != "" || w.element == nil {
			continue
		}
		at := w.area.Code
		if w.area.Level == tenant.LevelMunicipal {
			at = *w.area.Parent
		}
		if owner, ok := owners[tenant.OwnerKey{Area: at, Line: w.element.Line}]; ok {
			live.Tell(tx, live.Event{Act: live.Proposed, Plans: w.element.Plans, Year: w.Year, To: []string{owner.ID}})
		}
	}
	return nil
}

// pieceRows keeps a statement under PostgreSQL's 65 535 parameters.
const pieceRows = 1000

func (w weighed) place() *Place {
	if w.event() {
		return &Place{List: "events", Index: w.Number}
	}
	return &Place{List: "figures", Index: w.Number}
}

// item is the record as it is kept; one whose element is not known is of the source's own line.
func (w weighed) item(tx *db.Tx, s Source, delivery string) Item {
	i := Item{
		CityID: s.CityID, ID: uuid.Must(uuid.NewV7()).String(), Source: s.Code, TenantID: s.TenantID, Delivery: delivery, Number: w.Number,
		What: aFigure, Field: w.Field, Area: w.Area, Year: w.Year, Month: w.Month, SentCategory: w.Category, Why: w.Why, AsOf: w.AsOf, At: tx.Now,
		State: Quarantined, Line: s.Line,
	}
	i.Value, i.Emptiness = figure.Columns(w.Value)
	if w.event() {
		i.What, i.Field = anEvent, w.Kind
	}
	i.settle(w)
	return i
}

// settle writes down what was found out about the record.
func (i *Item) settle(w weighed) {
	i.Reason, i.Params = w.reason, w.params
	if i.Params == nil {
		i.Params = map[string]string{}
	}
	if w.reason != "" {
		return
	}
	i.State, i.AreaCode, i.AreaPath = Taken, &w.area.Code, &w.area.Path
	if w.kind != nil {
		i.Kind = &w.kind.Kind
		return
	}
	i.Element, i.Category, i.Line = &w.element.Code, &w.category, w.element.Line
}

// close keeps the answer, and puts the delivery into the trail.
func (d Delivery) close(ctx context.Context, tx *db.Tx, line string, p Parcel, answer Answer) error {
	text, err := json.Marshal(answer)
	if err != nil {
		return fmt.Errorf("source: write the answer down: %w", err)
	}
	kept := string(text)
	d.Records, d.Taken, d.Quarantined, d.Answer = answer.Records, answer.Taken, answer.Quarantined, &kept
	if d.Refused == "" {
		d.AsOf = &p.AsOf
	}
	_, err = gorm.G[Delivery](tx.DB).Where("city_id = ? and source = ? and delivery = ?", d.CityID, d.Source, d.Delivery).
		Select("as_of", "records", "taken", "quarantined", "refused", "answer").Updates(ctx, d)
	if err != nil {
		return fmt.Errorf("source: keep the answer: %w", err)
	}
	audit.Record(tx, audit.Entry{Action: "source.deliver", Object: d.Source + "/" + d.Delivery, AreaPath: tx.Actor.AreaPath, Line: line, Detail: map[string]any{
		"key": d.KeyID, "sha256": d.SHA256, "records": d.Records, "taken": d.Taken, "quarantined": d.Quarantined, "refused": d.Refused,
	}})
	return nil
}
