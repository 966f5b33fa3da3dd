package cache

import (
	"context"
	"errors"
	"sync"
)

// errAbandoned is what waiters see of a computation that panicked.
var errAbandoned = errors.New("cache: the computation was abandoned")

// flights lets one caller per key compute while the others wait.
type flights struct {
	mu    sync.Mutex
	byKey map[string]*flight
}

type flight struct {
	landed chan struct{}
	answer []byte
	err    error
	// cut says that it failed because its own caller went away, which is no answer for the others.
	cut bool
}

// do runs work on this goroutine, or waits for the caller who does; shared tells which.
func (f *flights) do(ctx context.Context, key string, work func() ([]byte, error)) (answer []byte, shared bool, err error) {
	for {
		current, mine := f.join(key)
		if mine {
			answer, err = f.fly(ctx, key, current, work)
			return answer, false, err
		}
		select {
		case <-current.landed:
			if !current.cut {
				return current.answer, true, current.err
			}
		case <-ctx.Done():
			return nil, true, ctx.Err()
		}
	}
}

func (f *flights) join(key string) (current *flight, mine bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if current, ok := f.byKey[key]; ok {
		return current, false
	}
	if f.byKey == nil {
		f.byKey = map[string]*flight{}
	}
	current = &flight{landed: make(chan struct{}), err: errAbandoned}
	f.byKey[key] = current
	return current, true
}

// fly lands even when work panics: nobody waits for ever.
func (f *flights) fly(ctx context.Context, key string, current *flight, work func() ([]byte, error)) ([]byte, error) {
	defer func() {
		f.mu.Lock()
		delete(f.byKey, key)
		f.mu.Unlock()
		close(current.landed)
	}()
	answer, err := work()
	current.answer, current.err = answer, err
	current.cut = err != nil && ctx.Err() != nil
	return answer, err
}
