package graph_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestGarbageInRedisIsComputedAnew(t *testing.T) {
	k := keptWorld(t, demo(t).database)
	leader := "330400-wcwc/viewer"
	want := map[string]string{}
	for name, look := range looks("330400", "APPROVED", 2024) {
		want[name] = look(t, k.as(leader)).raw
		require.NotEmpty(t, valuesIn(t, look(t, k.as(leader))))
	}
	keys := k.redis.Keys()
	require.Len(t, keys, len(want))
	half, err := k.redis.Get(keys[0])
	require.NoError(t, err)
	half = half[:len(half)/2]
	garbage := map[string]string{
		"nothing at all":    "",
		"no JSON":           "\x00garbage",
		"half of an answer": half,
		"quotes":            `"""`,
	}
	for reason, text := range garbage {
		t.Run(reason, func(t *testing.T) {
			for _, key := range keys {
				k.redis.Del(key)
				require.NoError(t, k.redis.Set(key, text))
			}
			computedAnew(t, k, leader, want)
		})
	}
	t.Run("what is no text", func(t *testing.T) {
		for _, key := range keys {
			k.redis.Del(key)
			_, err := k.redis.Lpush(key, "x")
			require.NoError(t, err)
		}
		computedAnew(t, k, leader, want)
	})
}

// computedAnew wants a process that finds what is in Redis to answer as if there were nothing.
func computedAnew(t *testing.T, k kept, who string, want map[string]string) {
	t.Helper()
	w := k.restarted(t)
	for name, look := range looks("330400", "APPROVED", 2024) {
		require.Equal(t, want[name], look(t, w.as(who)).raw, name)
		require.Equal(t, want[name], look(t, w.as(who)).raw, "%s, again", name)
	}
}
