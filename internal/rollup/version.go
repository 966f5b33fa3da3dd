package rollup

import (
	"context"
	"sync"

	"github.com/liangce/liangce/internal/platform/db"
)

// Versions tells which version a plan's roll-ups have, always from PostgreSQL, so a cached answer never hides a committed
// change. Callers who wait at the same time share one query, but only one that began after they asked.
type Versions struct {
	store *db.Store
	mu    sync.Mutex
	next  map[versionKey]*versionRead
	busy  map[versionKey]bool
}

type versionKey struct{ city, plan string }

type versionRead struct {
	done    chan struct{}
	version int64
	err     error
}

// NewVersions makes the reader of versions.
func NewVersions(store *db.Store) *Versions {
	return &Versions{store: store, next: map[versionKey]*versionRead{}, busy: map[versionKey]bool{}}
}

// Of reads the version of a city's plan as it is now or later.
func (v *Versions) Of(ctx context.Context, city, plan string) (int64, error) {
	key := versionKey{city, plan}
	v.mu.Lock()
	read, joined := v.next[key]
	if !joined {
		read = &versionRead{done: make(chan struct{})}
		v.next[key] = read
	}
	run := !v.busy[key]
	v.busy[key] = true
	v.mu.Unlock()
	if run {
		go v.work(context.WithoutCancel(ctx), key)
	}
	select {
	case <-read.done:
		return read.version, read.err
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

// work answers those who wait for a key, batch by batch, until nobody does. Whoever comes while a query is under way waits
// for the next one.
func (v *Versions) work(ctx context.Context, key versionKey) {
	for {
		v.mu.Lock()
		read, waiting := v.next[key]
		delete(v.next, key)
		if !waiting {
			delete(v.busy, key)
			v.mu.Unlock()
			return
		}
		v.mu.Unlock()
		read.err = v.store.Quick(ctx, key.city, `select coalesce(max(version), 0) from plan_version where city_id = $1 and plan = $2`,
			[]any{key.city, key.plan}, &read.version)
		close(read.done)
	}
}
