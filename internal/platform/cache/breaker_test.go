package cache

import (
	"context"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"
	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"
)

func TestBreakerLetsOneCallerTryAfterThePause(t *testing.T) {
	clock := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	b := breaker{now: func() time.Time { return clock }}
	require.True(t, b.allows(), "nothing has failed yet")
	b.report(true)
	require.False(t, b.allows(), "it just failed")
	clock = clock.Add(pause)
	require.True(t, b.allows(), "one caller tries")
	require.False(t, b.allows(), "the others wait for his report")
	b.report(true)
	clock = clock.Add(pause - 1)
	require.False(t, b.allows(), "it failed again, the pause begins anew")
	clock = clock.Add(1)
	require.True(t, b.allows())
	b.report(false)
	require.True(t, b.allows(), "it is back")
	require.True(t, b.allows(), "for everybody")
}

func TestRedisErrorsAreCountedOncePerPause(t *testing.T) {
	clock := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	r := connect(&redis.Options{Addr: "127.0.0.1:1"})
	r.breaker.now = func() time.Time { return clock }
	t.Cleanup(func() { _ = r.close() })
	before := testutil.ToFloat64(redisErrors)
	for range 5 {
		_, ok := r.get(context.Background(), "k")
		require.False(t, ok)
		r.set(context.Background(), "k", []byte("v"))
	}
	require.InDelta(t, 1, testutil.ToFloat64(redisErrors)-before, 0, "nine calls were spared")
}
