package db

import (
	"context"
	"sync"
)

// Versions tells which version something of a city has, always from PostgreSQL, so a cached answer never hides a committed
// change. Callers who wait at the same time share one query, but only one that began after they asked.
type Versions struct {
	store *Store
	query string
	mu    sync.Mutex
	next  map[versionKey]*versionRead
	busy  map[versionKey]bool
}

type versionKey struct{ city, of string }

type versionRead struct {
	done    chan struct{}
	version int64
	err     error
}

// NewVersions makes a reader of versions: query finds one by the city, and by what of it is asked for where there is more than one.
func NewVersions(store *Store, query string) *Versions {
	return &Versions{store: store, query: query, next: map[versionKey]*versionRead{}, busy: map[versionKey]bool{}}
}

// Of reads the version as it is now or later.
func (v *Versions) Of(ctx context.Context, city, of string) (int64, error) {
	key := versionKey{city, of}
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
	args := []any{key.city}
	if key.of != "" {
		args = append(args, key.of)
	}
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
		read.err = v.store.Quick(ctx, key.city, v.query, args, &read.version)
		close(read.done)
	}
}
