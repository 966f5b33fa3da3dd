package cache

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/maypok86/otter/v2"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

const (
	// maxBytes bounds the answers held in this process.
	maxBytes = 32 << 20
	// entryOverhead is what an entry costs besides its bytes.
	entryOverhead = 200
	// maxAge bounds how long an answer outlives its last use for nothing; correctness needs no age.
	maxAge = time.Hour
)

var answers = promauto.NewCounterVec(prometheus.CounterOpts{
	Name: "liangce_cache_answers_total",
	Help: "Answers by where they came from: process, redis, shared (computed for another caller) or computed.",
}, []string{"source"})

// Cache is the two tiers and the computations under way.
type Cache struct {
	process *otter.Cache[string, []byte]
	redis   *remote
	flights flights
}

// Open connects to the Redis that url names, or starts one in this process when url is empty. A
// Redis that does not answer is no error, an address that cannot be read is.
func Open(ctx context.Context, url string) (*Cache, error) {
	process, err := otter.New(&otter.Options[string, []byte]{
		MaximumWeight: maxBytes,
		Weigher: func(key string, value []byte) uint32 {
			return uint32(len(key) + len(value) + entryOverhead) // answers are far below 4 GB
		},
		ExpiryCalculator: otter.ExpiryWriting[string, []byte](maxAge),
	})
	if err != nil {
		return nil, fmt.Errorf("open the cache: %w", err)
	}
	redis, err := openRemote(ctx, url)
	if err != nil {
		return nil, err
	}
	return &Cache{process: process, redis: redis}, nil
}

// Close lets go of Redis.
func (c *Cache) Close() error { return c.redis.close() }

// Ping asks Redis for a sign of life. Without one the answers go on, slower.
func (c *Cache) Ping(ctx context.Context) error { return c.redis.client.Ping(ctx).Err() }

// Through answers from the nearest tier that knows the key, else computes and keeps the answer.
// Errors of compute are returned and not kept. The bytes are shared: callers must not change them.
//
// compute runs on the caller's own goroutine, with the caller's context, because it usually works in
// the caller's transaction.
func (c *Cache) Through(ctx context.Context, key Key, compute func(context.Context) ([]byte, error)) ([]byte, error) {
	if key.text == "" {
		return nil, errors.New("cache: a key that NewKey did not build")
	}
	if answer, ok := c.process.GetIfPresent(key.text); ok {
		answers.WithLabelValues("process").Inc()
		return answer, nil
	}
	answer, shared, err := c.flights.do(ctx, key.text, func() ([]byte, error) {
		return c.miss(ctx, key.text, compute)
	})
	if shared && err == nil {
		answers.WithLabelValues("shared").Inc()
	}
	return answer, err
}

// Held gives what this process holds under the key, without looking further. The bytes are shared, as Through's are.
func (c *Cache) Held(key Key) ([]byte, bool) {
	answer, ok := c.process.GetIfPresent(key.text)
	if ok {
		answers.WithLabelValues("process").Inc()
	}
	return answer, ok
}

// miss is what one caller does for all who wait.
func (c *Cache) miss(ctx context.Context, key string, compute func(context.Context) ([]byte, error)) ([]byte, error) {
	// The flight before this one may have landed between the look and the start.
	if answer, ok := c.process.GetIfPresent(key); ok {
		answers.WithLabelValues("process").Inc()
		return answer, nil
	}
	if answer, ok := c.redis.get(ctx, key); ok {
		answers.WithLabelValues("redis").Inc()
		c.process.Set(key, answer)
		return answer, nil
	}
	answer, err := compute(ctx)
	if err != nil {
		return nil, err
	}
	answers.WithLabelValues("computed").Inc()
	c.process.Set(key, answer)
	c.redis.set(ctx, key, answer)
	return answer, nil
}
