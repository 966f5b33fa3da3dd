package history

import (
	"context"
	"slices"
	"strings"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// File is a file whose bytes are kept.
type File struct {
	Name   string
	Size   int64
	SHA256 string
}

// longestSource and longestName are in characters.
const (
	longestSource = 500
	longestName   = 200
)

// May asks whether the actor brings past figures in and has them taken: a signer of the city's office or statistics.
func May(a access.Actor) error {
	return access.Check(a, access.ImportHistory, access.Object{City: a.CityID})
}

// Ask brings a file, to be checked. source says where its figures come from.
func Ask(ctx context.Context, tx *db.Tx, f File, source string) (Import, error) {
	if err := May(tx.Actor); err != nil {
		return Import{}, err
	}
	if err := Describe(f.Name, source); err != nil {
		return Import{}, err
	}
	key, err := uuid.NewV7()
	if err != nil {
		return Import{}, wrap(err, "name an import")
	}
	i := Import{
		CityID: tx.Actor.CityID, ID: key.String(), Name: f.Name, Size: f.Size, SHA256: f.SHA256, Source: strings.TrimSpace(source),
		TenantID: tx.Actor.TenantID, AskedBy: tx.Actor.UserID, AskedAt: tx.Now, State: Checking, Params: map[string]string{},
	}
	if err := gorm.G[Import](tx.DB).Create(ctx, &i); err != nil {
		return Import{}, wrap(err, "ask")
	}
	record(tx, "bring_history", i, map[string]any{"file": i.Name, "sha256": i.SHA256, "source": i.Source})
	return i, nil
}

// Describe refuses what cannot be the name of a file or the words about its source.
func Describe(name, source string) error {
	said := strings.TrimSpace(source)
	switch {
	case said == "":
		return fault.New(fault.InvalidInput, "reason", fault.ReasonRequired, "field", "source")
	case len([]rune(said)) > longestSource:
		return fault.New(fault.InvalidInput, "reason", fault.ReasonTooLong, "field", "source", "limit", "500")
	case strings.TrimSpace(name) == "":
		return fault.New(fault.InvalidInput, "reason", fault.ReasonRequired, "field", "name")
	case len([]rune(name)) > longestName:
		return fault.New(fault.InvalidInput, "reason", fault.ReasonTooLong, "field", "name", "limit", "200")
	}
	return nil
}

// Acts are what the actor may do with the import now: take, cancel.
func (i Import) Acts(a access.Actor) []string {
	acts := []string{}
	if May(a) != nil {
		return acts
	}
	if i.takeable() && i.other(a) == nil {
		acts = append(acts, "take")
	}
	if i.cancellable() {
		acts = append(acts, "cancel")
	}
	return acts
}

// takeable: it was checked, and is not under way. What was interrupted goes on where it stopped.
func (i Import) takeable() bool {
	if i.State == Checked {
		return i.Fresh+i.Changed > 0
	}
	return (i.State == Cancelled || i.State == Failed) && i.TakenBy != nil && i.Done < i.Total
}

func (i Import) cancellable() bool {
	return slices.Contains([]string{Checking, Checked, Taking}, i.State)
}

// other: the body that brought the file does not take it, and nobody takes what they brought.
func (i Import) other(a access.Actor) error {
	if a.TenantID == i.TenantID || a.UserID == i.AskedBy {
		return fault.New(fault.FourEyes, "reason", fault.ReasonHistoryOther)
	}
	return nil
}

// Take has what was checked taken in, as the other body.
func Take(ctx context.Context, tx *db.Tx, id string) (Import, error) {
	return decide(ctx, tx, id, "take_history", Taking, func(i Import) error {
		if err := i.other(tx.Actor); err != nil {
			return err
		}
		if !i.takeable() {
			return fault.New(fault.WrongState, "reason", fault.ReasonHistoryState, "state", i.Says(fault.Chinese), "state@en", i.Says(fault.English))
		}
		return nil
	}, `state = 'taking', reason = '', done = case when taken_at is null then 0 else done end, fresh = case when taken_at is null then 0 else fresh end,
		changed = case when taken_at is null then 0 else changed end, same = case when taken_at is null then 0 else same end, tries = 0, lease = null, taken_by = @user, taken_tenant = @tenant, taken_at = @now, ended_by = null, ended_at = null`)
}

// Cancel stops an import. What was taken before stays, with its revisions; it can be gone on with.
func Cancel(ctx context.Context, tx *db.Tx, id string) (Import, error) {
	return decide(ctx, tx, id, "cancel_history", Cancelled, func(i Import) error {
		if !i.cancellable() {
			return fault.New(fault.WrongState, "reason", fault.ReasonHistoryState, "state", i.Says(fault.Chinese), "state@en", i.Says(fault.English))
		}
		return nil
	}, `state = 'cancelled', ended_by = @user, ended_at = @now`)
}

func decide(ctx context.Context, tx *db.Tx, id, action, to string, allowed func(Import) error, set string) (Import, error) {
	if err := May(tx.Actor); err != nil {
		return Import{}, err
	}
	i, err := get(ctx, tx, id, "for update")
	if err != nil {
		return Import{}, err
	}
	if i.State == to { // the same asked twice
		return i, nil
	}
	if err := allowed(i); err != nil {
		return Import{}, err
	}
	done := tx.DB.WithContext(ctx).Exec(`update history_import set `+set+` where city_id = @city and id = cast(@id as uuid)`,
		map[string]any{"city": i.CityID, "id": i.ID, "user": tx.Actor.UserID, "tenant": tx.Actor.TenantID, "now": tx.Now})
	if done.Error != nil {
		return Import{}, wrap(done.Error, action)
	}
	record(tx, action, i, map[string]any{"file": i.Name, "rows": i.Total, "done": i.Done})
	return get(ctx, tx, id, "")
}

func record(tx *db.Tx, action string, i Import, detail map[string]any) {
	audit.Record(tx, audit.Entry{Action: action, Object: i.ID, Detail: detail, AreaPath: i.CityID + "/"})
}
