package organisation

import (
	"context"
	"fmt"
	"strconv"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

const (
	// mostRecords bounds what one tenant keeps of a kind for a plan.
	mostRecords = 200
	// mostReason bounds the words of a withdrawal, in characters.
	mostReason = 1000
)

// Entry is what is to be recorded: a new record, or with an ID the change of one whose Revision was edited.
type Entry struct {
	ID       string
	Revision int
	Plan     string
	Kind     Kind
	// Year is said where no day tells it.
	Year int
	Body Body
}

// Put records an entry for the actor's tenant.
func Put(ctx context.Context, tx *db.Tx, e Entry) (Record, error) {
	r, err := e.subject(ctx, tx)
	if err != nil {
		return Record{}, err
	}
	if err := access.Check(tx.Actor, r.Kind.action(), r.object()); err != nil {
		return Record{}, err
	}
	p, err := plan.Get(ctx, tx, r.Plan)
	if err != nil {
		return Record{}, err
	}
	body := e.Body.trimmed()
	if r.Year, err = body.check(r.Kind, p, e.Year, tx.Now); err != nil {
		return Record{}, err
	}
	r.say(body)
	if e.ID != "" {
		return r, revise(ctx, tx, &r, e.Revision, "change_record")
	}
	return r, create(ctx, tx, &r)
}

// subject is the record that an entry is about: a blank one of the actor's tenant, or the one that it changes.
func (e Entry) subject(ctx context.Context, tx *db.Tx) (Record, error) {
	if e.ID != "" {
		return Get(ctx, tx, e.ID)
	}
	if !e.Kind.Valid() {
		return Record{}, fault.Input(fault.ReasonUnknown, "类别", "Kind", "value", string(e.Kind))
	}
	if _, err := plan.Get(ctx, tx, e.Plan); err != nil {
		return Record{}, err
	}
	return own(tx.Actor, e.Plan, e.Kind), nil
}

// Withdraw takes a record back, with the reason; it stays in the history.
func Withdraw(ctx context.Context, tx *db.Tx, id string, revision int, reason string) (Record, error) {
	r, err := Get(ctx, tx, id)
	if err != nil {
		return Record{}, err
	}
	if err := access.Check(tx.Actor, r.Kind.action(), r.object()); err != nil {
		return Record{}, err
	}
	if reason, err = fault.Needed(reason, mostReason, "field", "撤销理由", "field@en", "The reason"); err != nil {
		return Record{}, err
	}
	if r.Withdrawn == nil {
		r.Withdrawn = &reason
		return r, revise(ctx, tx, &r, revision, "withdraw_record")
	}
	return Record{}, fault.New(fault.WrongState, "reason", fault.ReasonWithdrawn)
}

func (r *Record) say(b Body) {
	r.Title, r.Body, r.Number, r.Source, r.Day = b.Title, b.Text, b.Number, b.Source, b.Day
	r.State, r.Purpose, r.Organ = optional(b.State), optional(b.Purpose), optional(b.Organ)
	r.Planned, r.Spent, r.People, r.Place, r.Places = b.Planned, b.Spent, b.People, b.Place, b.Places
}

func optional(word string) *string {
	if word == "" {
		return nil
	}
	return &word
}

func create(ctx context.Context, tx *db.Tx, r *Record) error {
	var there int
	err := tx.DB.WithContext(ctx).Raw(`select count(*) from organisation_record where city_id = ? and plan = ? and kind = ? and tenant_id = cast(? as uuid)
		and superseded_at is null and withdrawn is null`, r.CityID, r.Plan, r.Kind, r.TenantID).Scan(&there).Error
	if err != nil {
		return fmt.Errorf("organisation: count records: %w", err)
	}
	if there >= mostRecords {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonRecordsMany, "limit", strconv.Itoa(mostRecords))
	}
	id, err := uuid.NewV7()
	if err != nil {
		return fmt.Errorf("organisation: name a record: %w", err)
	}
	r.ID = id.String()
	return add(ctx, tx, r, "add_record")
}

// revise marks the revision that was edited as superseded and adds the next; one that is not the newest any more is stale.
func revise(ctx context.Context, tx *db.Tx, r *Record, revision int, action string) error {
	was, err := Get(ctx, tx, r.ID)
	if err != nil {
		return err
	}
	if was.Withdrawn != nil {
		return fault.New(fault.WrongState, "reason", fault.ReasonWithdrawn)
	}
	stale := fault.Stale(was.Revision)
	if was.Revision != revision {
		return stale
	}
	done := tx.DB.WithContext(ctx).Exec(`update organisation_record set superseded_at = ? where city_id = ? and id = cast(? as uuid) and revision = ? and superseded_at is null`,
		tx.Now, r.CityID, r.ID, revision)
	if done.Error != nil {
		return fmt.Errorf("organisation: supersede: %w", done.Error)
	}
	if done.RowsAffected == 0 { // a colleague was faster
		return stale
	}
	return add(ctx, tx, r, action)
}

func add(ctx context.Context, tx *db.Tx, r *Record, action string) error {
	r.Revision, r.RecordedBy, r.RecordedAt, r.SupersededAt = r.Revision+1, tx.Actor.UserID, tx.Now, nil
	if err := gorm.G[Record](tx.DB).Create(ctx, r); err != nil {
		return fmt.Errorf("organisation: record: %w", err)
	}
	detail := map[string]any{"plan": r.Plan, "kind": r.Kind, "year": r.Year, "revision": r.Revision, "title": r.Title, "text": r.Body}
	for name, value := range map[string]any{
		"number": r.Number, "source": r.Source, "day": r.Day, "state": r.State, "purpose": r.Purpose, "organ": r.Organ, "planned": r.Planned, "spent": r.Spent,
		"people": r.People, "place": r.Place, "places": r.Places, "withdrawn": r.Withdrawn,
	} {
		if text := fmt.Sprint(value); text != "" && text != "<nil>" {
			detail[name] = value
		}
	}
	audit.Record(tx, audit.Entry{Action: action, Object: "record/" + r.ID, AreaPath: r.AreaPath, Plans: []string{r.Plan}, Detail: detail})
	return nil
}
