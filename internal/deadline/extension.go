package deadline

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/tenant"
)

// The bounds of the words, in characters.
const (
	leastWords = 6
	mostWords  = 500
)

// The states of a request.
const (
	Open    = "open"
	Granted = "granted"
	Refused = "refused"
)

// Extension is a tenant's request for more time, with its answer.
type Extension struct {
	CityID   string    `gorm:"column:city_id"`
	ID       string    `gorm:"column:id"`
	Plan     string    `gorm:"column:plan"`
	Year     int       `gorm:"column:year"`
	TenantID string    `gorm:"column:tenant_id"`
	AreaPath string    `gorm:"column:area_path"`
	Reason   string    `gorm:"column:reason"`
	Until    time.Time `gorm:"column:until;type:date"`
	AskedBy  string    `gorm:"column:asked_by"`
	AskedAt  time.Time `gorm:"column:asked_at"`
	State    string    `gorm:"column:state"`
	// GrantedUntil may be another day than was asked for. Words are the office's.
	GrantedUntil *time.Time `gorm:"column:granted_until;type:date"`
	Words        string     `gorm:"column:words"`
	AnsweredBy   *string    `gorm:"column:answered_by"`
	AnsweredAt   *time.Time `gorm:"column:answered_at"`
	// ByCity tells that the city's committee office answers, since the area had none of its own when it was asked.
	ByCity bool `gorm:"column:by_city"`
	// Items are what it is about, as the reader may see it, by element and area.
	Items []round.Obligation `gorm:"-"`
}

// TableName is the table of requests.
func (Extension) TableName() string { return "extension" }

func (e Extension) object() access.Object {
	return access.Object{City: e.CityID, AreaPath: e.AreaPath, Plans: []string{e.Plan}, OwnerTenant: e.TenantID}
}

// answering is the request as it stands before the office that answers it.
func (e Extension) answering() access.Object {
	o := e.object()
	if e.ByCity {
		o.AreaPath = e.CityID + "/"
	}
	return o
}

func (e Extension) record(tx *db.Tx, action string, detail map[string]any) {
	detail["plan"], detail["year"] = e.Plan, e.Year
	audit.Record(tx, audit.Entry{Action: action, Object: "extension/" + e.ID, Detail: detail, AreaPath: e.AreaPath, Line: tx.Actor.Line, Plans: []string{e.Plan}})
}

// MayAnswer tells whether the actor is the one to answer.
func (e Extension) MayAnswer(a access.Actor) bool {
	return e.State == Open && e.AskedBy != a.UserID && access.Check(a, access.AnswerExtension, e.answering()) == nil
}

type item struct {
	CityID       string `gorm:"column:city_id"`
	ExtensionID  string `gorm:"column:extension_id"`
	ObligationID string `gorm:"column:obligation_id"`
	TenantID     string `gorm:"column:tenant_id"`
	AreaPath     string `gorm:"column:area_path"`
	Open         bool   `gorm:"column:open"`
	ByCity       bool   `gorm:"column:by_city"`
}

func (item) TableName() string { return "extension_item" }

// Wish is what is asked for: more time for some obligations of the actor's tenant, or (none named) for all that it has still to
// report.
type Wish struct {
	Plan        string
	Year        int
	Obligations []string
	Until       time.Time
	Reason      string
}

// Ask asks the area's committee office for more time, or the city's where the area has none.
func Ask(ctx context.Context, tx *db.Tx, w Wish) (Extension, error) {
	e := Extension{
		CityID: tx.Actor.CityID, ID: uuid.Must(uuid.NewV7()).String(), Plan: w.Plan, Year: w.Year, TenantID: tx.Actor.TenantID,
		AreaPath: tx.Actor.AreaPath, Until: w.Until, AskedBy: tx.Actor.UserID, AskedAt: tx.Now, State: Open,
	}
	if err := access.Check(tx.Actor, access.AskExtension, e.object()); err != nil {
		return Extension{}, err
	}
	office, err := answerer(ctx, tx)
	if err != nil {
		return Extension{}, err
	}
	e.ByCity = office.AreaPath != tx.Actor.AreaPath
	if e.Reason, err = words(w.Reason, "申请理由", "The reason"); err != nil {
		return Extension{}, err
	}
	if e.Items, err = w.items(ctx, tx); err != nil {
		return Extension{}, err
	}
	if err := later(tx, w.Until, e.Items); err != nil {
		return Extension{}, err
	}
	if err := gorm.G[Extension](tx.DB).Create(ctx, &e); err != nil {
		return Extension{}, fmt.Errorf("deadline: ask: %w", err)
	}
	rows := make([]item, len(e.Items))
	for i, o := range e.Items {
		rows[i] = item{CityID: e.CityID, ExtensionID: e.ID, ObligationID: o.ID, TenantID: e.TenantID, AreaPath: e.AreaPath, Open: true, ByCity: e.ByCity}
	}
	// Of two who ask for the same at once the key lets one in; the other is run again and finds the first.
	if err := gorm.G[item](tx.DB).CreateInBatches(ctx, &rows, 1000); err != nil {
		return Extension{}, fmt.Errorf("deadline: ask: %w", err)
	}
	e.record(tx, "extension.ask", map[string]any{"until": day(e.Until), "reason": e.Reason, "obligations": ids(e.Items)})
	return e, e.tell(ctx, tx, office)
}

// items are the obligations that are asked about: the tenant's own, not reported yet, and in no other open request.
func (w Wish) items(ctx context.Context, tx *db.Tx) ([]round.Obligation, error) {
	r, err := round.Get(ctx, tx, w.Plan, w.Year)
	if err != nil {
		return nil, err
	}
	if err := r.MustBeOpen(); err != nil {
		return nil, err
	}
	all, err := round.Outstanding(ctx, tx, w.Plan, w.Year, tx.Actor.TenantID)
	if err != nil {
		return nil, err
	}
	asked, err := waiting(ctx, tx, ids(all))
	if err != nil {
		return nil, err
	}
	if w.Obligations == nil {
		all = slices.DeleteFunc(all, func(o round.Obligation) bool { return asked[o.ID] })
		if len(all) == 0 {
			return nil, fault.New(fault.WrongState, "reason", fault.ReasonNotOwed)
		}
		return all, nil
	}
	if len(w.Obligations) == 0 {
		return nil, fault.Input(fault.ReasonRequired, "应报项", "What to report")
	}
	var chosen []round.Obligation
	for _, o := range all {
		if slices.Contains(w.Obligations, o.ID) {
			chosen = append(chosen, o)
		}
	}
	if len(chosen) < len(slices.Compact(slices.Sorted(slices.Values(w.Obligations)))) {
		return nil, fault.New(fault.WrongState, "reason", fault.ReasonNotOwed)
	}
	if slices.ContainsFunc(chosen, func(o round.Obligation) bool { return asked[o.ID] }) {
		return nil, fault.New(fault.WrongState, "reason", fault.ReasonExtensionOpen)
	}
	return chosen, nil
}

// waiting are those of the obligations for which a request is open.
func waiting(ctx context.Context, tx *db.Tx, obligations []string) (map[string]bool, error) {
	var rows []string
	err := tx.DB.WithContext(ctx).Raw(`select obligation_id::text from extension_item where city_id = ? and open and obligation_id = any (?::uuid[])`,
		tx.Actor.CityID, db.TextArray(obligations)).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("deadline: read open requests: %w", err)
	}
	open := make(map[string]bool, len(rows))
	for _, id := range rows {
		open[id] = true
	}
	return open, nil
}

// later refuses a day that is over, and one that is no gain for any of the obligations.
func later(tx *db.Tx, until time.Time, items []round.Obligation) error {
	if tx.Now.After(round.EndOf(until)) {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonPastDue, "due", day(until))
	}
	latest := slices.MaxFunc(items, func(a, b round.Obligation) int { return a.Deadline.Compare(b.Deadline) }).Deadline
	if !round.EndOf(until).After(latest) {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonNotLater, "day", day(latest.In(period.China)))
	}
	return nil
}

// answerer is the committee office that answers the actor's tenant.
func answerer(ctx context.Context, tx *db.Tx) (tenant.Tenant, error) {
	offices, err := tenant.Offices(ctx, tx)
	if err != nil {
		return tenant.Tenant{}, err
	}
	for _, area := range []string{tx.Actor.AreaCode, tx.Actor.CityID} {
		if office, ok := offices[area]; ok {
			return office, nil
		}
	}
	return tenant.Tenant{}, fault.New(fault.WrongState, "reason", fault.ReasonNoOffice)
}

// tell puts it before the office that answers.
func (e Extension) tell(ctx context.Context, tx *db.Tx, office tenant.Tenant) error {
	own, err := tenant.TenantsByID(ctx, tx, []string{e.TenantID})
	if err != nil {
		return err
	}
	return notice.Send(tx, notice.New{
		TenantID: office.ID, Kind: notice.ExtensionAsked, Plan: e.Plan, Year: e.Year, Dedupe: notice.ExtensionAsked + "/" + e.ID,
		Params: map[string]string{
			"by": own[e.TenantID].Name, "by@en": own[e.TenantID].NameEN, "count": strconv.Itoa(len(e.Items)), "until": day(e.Until),
		},
	})
}

// words trims what has to be said, and refuses too little and too much.
func words(text, zh, en string) (string, error) {
	text, err := fault.Needed(text, mostWords, "field", zh, "field@en", en)
	if err == nil && utf8.RuneCountInString(text) < leastWords {
		err = fault.Input(fault.ReasonShort, zh, en, "least", strconv.Itoa(leastWords))
	}
	return text, err
}

func day(t time.Time) string { return t.Format(time.DateOnly) }

func ids(of []round.Obligation) []string {
	out := make([]string, len(of))
	for i, o := range of {
		out[i] = o.ID
	}
	return out
}
