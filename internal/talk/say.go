package talk

import (
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/cell"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/live"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// mostWords bounds a remark, in characters.
const mostWords = 1000

// Saying is what somebody wants to say.
type Saying struct {
	// Thread is the one that is answered; "" opens a new one.
	Thread string
	Words  string
	// Mentions are the slugs of the tenants that shall be told.
	Mentions []string
}

// MaySay tells whether the actor may say something at a place.
func MaySay(tx *db.Tx, at cell.Place) bool {
	return access.Check(tx.Actor, access.WriteRemark, at.Object(tx)) == nil
}

// Say adds a remark at a place, and tells the tenants that it names.
func Say(ctx context.Context, tx *db.Tx, key figure.Key, what Saying) (cell.Place, error) {
	at, err := cell.At(ctx, tx, key)
	if err != nil {
		return at, err
	}
	if err := access.Check(tx.Actor, access.WriteRemark, at.Object(tx)); err != nil {
		return at, err
	}
	words, err := fault.Needed(what.Words, mostWords, "field", "内容", "field@en", "The remark")
	if err != nil {
		return at, err
	}
	named, err := mentioned(ctx, tx, at, what.Mentions)
	if err != nil {
		return at, err
	}
	r := Remark{Spot: spotOf(tx, at), TenantID: tx.Actor.TenantID, ByUser: tx.Actor.UserID, At: tx.Now, Words: words, Mentions: named}
	if r.ID, err = newID(); err != nil {
		return at, err
	}
	if r.Thread, err = threadFor(ctx, tx, at, what.Thread); err != nil {
		return at, err
	}
	if err := gorm.G[Remark](tx.DB).Create(ctx, &r); err != nil {
		return at, fmt.Errorf("talk: add a remark: %w", err)
	}
	r.record(tx, "add_remark", map[string]any{"words": words, "mentions": what.Mentions})
	if err := r.tell(tx); err != nil {
		return at, err
	}
	return at, heard(ctx, tx, at)
}

// threadFor is the thread that is answered, or a new one.
func threadFor(ctx context.Context, tx *db.Tx, at cell.Place, id string) (string, error) {
	if id != "" {
		t, err := find(ctx, tx, id)
		if err == nil && t.Key() != at.Key {
			err = fault.New(fault.NotFound)
		}
		return t.ID, err
	}
	id, err := newID()
	if err != nil {
		return "", err
	}
	t := Thread{Spot: spotOf(tx, at), ID: id, OwnerID: at.Owner, TenantID: tx.Actor.TenantID, ByUser: tx.Actor.UserID, At: tx.Now}
	if err := gorm.G[Thread](tx.DB).Create(ctx, &t); err != nil {
		return "", fmt.Errorf("talk: open a thread: %w", err)
	}
	return id, nil
}

// mentioned turns slugs into the ids of tenants; only those that the figure concerns may be named.
func mentioned(ctx context.Context, tx *db.Tx, at cell.Place, slugs []string) (db.TextArray, error) {
	ids := db.TextArray{}
	if len(slugs) == 0 {
		return ids, nil
	}
	concerned, err := at.Concerned(ctx, tx)
	if err != nil {
		return nil, err
	}
	for _, slug := range slugs {
		n := slices.IndexFunc(concerned, func(t tenant.Tenant) bool { return t.Slug == slug })
		if n < 0 {
			return nil, fault.Input(fault.ReasonUnknown, "提及的单位", "The unit that is named", "value", slug)
		}
		if !slices.Contains(ids, concerned[n].ID) {
			ids = append(ids, concerned[n].ID)
		}
	}
	return ids, nil
}

// tell puts a notice into the inbox of each tenant that is named, but for the one that speaks.
func (r Remark) tell(tx *db.Tx) error {
	var notices []notice.New
	for _, id := range r.Mentions {
		if id == tx.Actor.TenantID {
			continue
		}
		notices = append(notices, notice.New{
			TenantID: id, Kind: notice.RemarkMentioned, Plan: r.Plans[0], Year: r.Year, Dedupe: notice.RemarkMentioned + "/" + r.ID,
			Params: map[string]string{"element": r.Element, "area": r.AreaCode, "category": r.Category, "by": tx.Actor.UserName},
		})
	}
	return notice.Send(tx, notices...)
}

// heard has the open pages of those whom the figure concerns look again at what is said of it.
func heard(ctx context.Context, tx *db.Tx, at cell.Place) error {
	concerned, err := at.Concerned(ctx, tx)
	if err != nil {
		return err
	}
	to := []string{tx.Actor.TenantID}
	for _, t := range concerned {
		to = append(to, t.ID)
	}
	live.Tell(tx, live.Event{Act: live.Said, Plans: at.Plans, Year: at.Year, To: to})
	return nil
}

// Withdraw takes the actor's own remark back: its words are not shown any more, that something was said is.
func Withdraw(ctx context.Context, tx *db.Tx, id string) (cell.Place, error) {
	if _, err := uuid.Parse(id); err != nil {
		return cell.Place{}, fault.New(fault.NotFound)
	}
	rows, err := gorm.G[Remark](tx.DB).Where("city_id = ? and id = cast(? as uuid)", tx.Actor.CityID, id).Find(ctx)
	if err != nil {
		return cell.Place{}, fmt.Errorf("talk: find a remark: %w", err)
	}
	if len(rows) == 0 {
		return cell.Place{}, fault.New(fault.NotFound)
	}
	r := rows[0]
	at, err := cell.At(ctx, tx, r.Key())
	if err != nil {
		return at, err
	}
	if err := access.Check(tx.Actor, access.WriteRemark, at.Object(tx)); err != nil {
		return at, err
	}
	if r.ByUser != tx.Actor.UserID {
		return at, fault.New(fault.Forbidden, "reason", fault.ReasonRemarkAuthor)
	}
	if r.WithdrawnAt != nil {
		return at, nil
	}
	if err := tx.DB.WithContext(ctx).Exec(`update talk_remark set withdrawn_at = ? where city_id = ? and id = cast(? as uuid)`, tx.Now, r.CityID, r.ID).Error; err != nil {
		return at, fmt.Errorf("talk: withdraw: %w", err)
	}
	r.record(tx, "withdraw_remark", nil)
	return at, heard(ctx, tx, at)
}

// Settle says that a thread is done with: who opened it does, or the tenant that answers for the figure.
func Settle(ctx context.Context, tx *db.Tx, id string) (cell.Place, error) {
	t, err := find(ctx, tx, id)
	if err != nil {
		return cell.Place{}, err
	}
	at, err := cell.At(ctx, tx, t.Key())
	if err != nil {
		return at, err
	}
	if err := access.Check(tx.Actor, access.WriteRemark, at.Object(tx)); err != nil {
		return at, err
	}
	if !MaySettle(tx, t) {
		return at, fault.New(fault.Forbidden, "reason", fault.ReasonThreadOwner)
	}
	err = tx.DB.WithContext(ctx).Exec(`update talk_thread set settled_at = ?, settled_by = cast(? as uuid), settled_tenant = cast(? as uuid) where city_id = ? and id = cast(? as uuid)`,
		tx.Now, tx.Actor.UserID, tx.Actor.TenantID, t.CityID, t.ID).Error
	if err != nil {
		return at, fmt.Errorf("talk: settle: %w", err)
	}
	t.record(tx, "settle_thread", t.ID, nil)
	return at, heard(ctx, tx, at)
}

// MaySettle tells whether the thread is the actor's tenant's to settle.
func MaySettle(tx *db.Tx, t Thread) bool {
	return tx.Actor.TenantID == t.TenantID || tx.Actor.TenantID == t.OwnerID
}

// Read notes that the actor's tenant has read what is said at a place, up to a remark.
func Read(ctx context.Context, tx *db.Tx, key figure.Key, upTo string) (cell.Place, error) {
	at, err := cell.At(ctx, tx, key)
	if err != nil {
		return at, err
	}
	if _, err := uuid.Parse(upTo); err != nil {
		return at, fault.New(fault.NotFound)
	}
	err = tx.DB.WithContext(ctx).Exec(`insert into talk_seen (city_id, tenant_id, element, area_code, year, category, at)
		select r.city_id, cast(@tenant as uuid), r.element, r.area_code, r.year, r.category, r.at from talk_remark r
		where r.city_id = @city and r.id = cast(@id as uuid) and (r.element, r.area_code, r.year, r.category) = (@element, @area, @year, @category)
		on conflict (city_id, tenant_id, element, area_code, year, category) do update set at = greatest(talk_seen.at, excluded.at)`, map[string]any{
		"city": tx.Actor.CityID, "tenant": tx.Actor.TenantID, "id": upTo, "element": at.Element, "area": at.AreaCode, "year": at.Year, "category": at.Category,
	}).Error
	if err != nil {
		return at, fmt.Errorf("talk: note what is read: %w", err)
	}
	return at, nil
}

// find gives one thread; one that is out of sight is not found.
func find(ctx context.Context, tx *db.Tx, id string) (Thread, error) {
	if _, err := uuid.Parse(id); err != nil {
		return Thread{}, fault.New(fault.NotFound)
	}
	rows, err := gorm.G[Thread](tx.DB).Where("city_id = ? and id = cast(? as uuid)", tx.Actor.CityID, id).Find(ctx)
	if err != nil {
		return Thread{}, fmt.Errorf("talk: find a thread: %w", err)
	}
	if len(rows) == 0 {
		return Thread{}, fault.New(fault.NotFound)
	}
	return rows[0], nil
}

func newID() (string, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return "", fmt.Errorf("talk: make an id: %w", err)
	}
	return id.String(), nil
}

func (r Remark) record(tx *db.Tx, action string, detail map[string]any) {
	r.Spot.record(tx, action, r.ID, detail)
}

func (s Spot) record(tx *db.Tx, action, id string, detail map[string]any) {
	all := map[string]any{"element": s.Element, "area": s.AreaCode, "year": s.Year, "category": s.Category}
	for k, v := range detail {
		all[k] = v
	}
	audit.Record(tx, audit.Entry{Action: action, Object: id, AreaPath: s.AreaPath, Line: s.Line, Support: s.Support, Plans: s.Plans, Detail: all})
}
