package db

import (
	"context"
	"fmt"
	"sync"

	"github.com/liangce/liangce/internal/access"
)

// definitions are what transactions of this process have made of cities' definitions, by version. A city's own version is another
// one as soon as anything that they are made of changes, so nothing old is ever found.
type definitions struct {
	mu   sync.Mutex
	kept map[definedKey]defined
}

// definedKey: the policies of definitions ask for a person's city and plans and for a machine's name, and for nothing else.
type definedKey struct{ city, narrow, plans, name string }

type defined struct {
	version string
	value   any
}

// mostDefined bounds what is kept: all that some hundred cities need. Beyond it any one makes room.
const mostDefined = 2000

// find gives nil where nothing of the version is kept.
func (d *definitions) find(key definedKey, version string) any {
	d.mu.Lock()
	defer d.mu.Unlock()
	if found := d.kept[key]; found.version == version {
		return found.value
	}
	return nil
}

func (d *definitions) keep(key definedKey, version string, value any) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.kept == nil {
		d.kept = map[definedKey]defined{}
	}
	for other := range d.kept {
		if len(d.kept) < mostDefined {
			break
		}
		delete(d.kept, other)
	}
	d.kept[key] = defined{version, value}
}

// Hold has the city's definitions stand still until the transaction ends: who would change them waits, and where somebody is at it,
// this waits. Writers of figures hold them before they lock any figure. A transaction that holds them must not change them. To one
// that only reads they stand still by themselves, since it sees one state of the data. What else is asked goes in the same round trip,
// and is answered once they are held.
func (tx *Tx) Hold(ctx context.Context, also ...Question) error {
	if _, held := tx.held[tx.Actor.CityID]; held {
		if len(also) == 0 {
			return nil
		}
		return tx.Ask(ctx, also...)
	}
	lock := " for share"
	if tx.reads {
		lock = ""
	}
	version := ""
	hold := Each(func(found string) { version = found }, One, `select version::text from definition_version where city_id = $1`+lock, tx.Actor.CityID)
	if err := tx.Ask(ctx, append([]Question{hold}, also...)...); err != nil {
		return fmt.Errorf("db: hold the definitions: %w", err)
	}
	tx.held[tx.Actor.CityID] = version
	return nil
}

// Definitions is the version of the city's definitions, held.
func (tx *Tx) Definitions(ctx context.Context) (string, error) {
	err := tx.Hold(ctx)
	return tx.held[tx.Actor.CityID], err
}

// Defined gives what load makes of the definitions of the actor's city and of nothing else: where they stand still for the transaction,
// it is made once per version of them, else each time. What it gives is shared: nobody may change it.
func Defined[T any](ctx context.Context, tx *Tx, name string, load func() (T, error)) (T, error) {
	if tx.reads {
		if err := tx.Hold(ctx); err != nil {
			var none T
			return none, err
		}
	}
	version, held := tx.held[tx.Actor.CityID]
	if !held {
		return load()
	}
	key := definedKeyOf(tx.Actor, name)
	if value, ok := tx.store.definitions.find(key, version).(T); ok {
		return value, nil
	}
	value, err := load()
	if err == nil && version != "" {
		tx.store.definitions.keep(key, version, value)
	}
	return value, err
}

func definedKeyOf(a access.Actor, name string) definedKey {
	scope := access.Scope(a)
	return definedKey{a.CityID, a.Narrow, set(scope.AllPlans, scope.Plans), name}
}

// ReadDefined is Defined for whoever reads nothing else: where it was made before, one round trip says that it still holds.
func ReadDefined[T any](ctx context.Context, s *Store, actor access.Actor, name string, load func(context.Context, *Tx) (T, error)) (T, error) {
	var version string
	err := s.Quick(ctx, actor.CityID, `select coalesce((select version::text from definition_version where city_id = $1), '')`, []any{actor.CityID}, &version)
	if err == nil {
		if value, ok := s.definitions.find(definedKeyOf(actor, name), version).(T); ok {
			return value, nil
		}
	}
	return Read(ctx, s, actor, func(tx *Tx) (T, error) {
		return Defined(ctx, tx, name, func() (T, error) { return load(ctx, tx) })
	})
}
