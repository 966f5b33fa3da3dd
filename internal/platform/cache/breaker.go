package cache

import (
	"sync"
	"time"
)

// breaker keeps callers from waiting for a Redis that just failed: after an error nobody calls for a
// pause, then one caller tries for all.
type breaker struct {
	now   func() time.Time
	mu    sync.Mutex
	until time.Time // no calls before; zero while all is well
}

func (b *breaker) allows() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.until.IsZero() {
		return true
	}
	if b.now().Before(b.until) {
		return false
	}
	b.until = b.now().Add(pause) // this caller tries; the others wait for its report
	return true
}

func (b *breaker) report(failed bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if failed {
		b.until = b.now().Add(pause)
	} else {
		b.until = time.Time{}
	}
}
