package cache_test

import (
	"context"
	"errors"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/platform/cache"
)

const (
	jiaxing = "330400"
	clerk   = "scope-of-a-clerk"
)

func open(t *testing.T, url string) *cache.Cache {
	t.Helper()
	c, err := cache.Open(t.Context(), url)
	require.NoError(t, err)
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// counted answers with text and counts how often it had to.
func counted(text string, times *atomic.Int64) func(context.Context) ([]byte, error) {
	return func(context.Context) ([]byte, error) {
		times.Add(1)
		return []byte(text), nil
	}
}

func through(t *testing.T, c *cache.Cache, key cache.Key, compute func(context.Context) ([]byte, error)) string {
	t.Helper()
	answer, err := c.Through(t.Context(), key, compute)
	require.NoError(t, err)
	return string(answer)
}

func TestAnswerIsComputedOnce(t *testing.T) {
	c := open(t, "")
	key := cache.NewKey(jiaxing, 7, clerk, "rollup", "2025")
	var times atomic.Int64
	require.Equal(t, "80%", through(t, c, key, counted("80%", &times)))
	require.Equal(t, "80%", through(t, c, key, counted("never asked", &times)))
	require.EqualValues(t, 1, times.Load())
}

func TestReplicasShareAnswersThroughRedis(t *testing.T) {
	url := "redis://" + miniredis.RunT(t).Addr()
	key := cache.NewKey(jiaxing, 7, clerk, "rollup")
	var times atomic.Int64
	through(t, open(t, url), key, counted("80%", &times))
	require.Equal(t, "80%", through(t, open(t, url), key, counted("80%", &times)))
	require.EqualValues(t, 1, times.Load(), "the second replica read the first one's answer")
}

func TestForeignOrStaleAnswersHaveNoKey(t *testing.T) {
	c := open(t, "")
	var times atomic.Int64
	through(t, c, cache.NewKey(jiaxing, 7, clerk, "rollup", "2025"), counted("the clerk's", &times))
	cases := []struct {
		key    cache.Key
		reason string
	}{
		{cache.NewKey("330500", 7, clerk, "rollup", "2025"), "another city"},
		{cache.NewKey(jiaxing, 8, clerk, "rollup", "2025"), "the data moved on"},
		{cache.NewKey(jiaxing, 7, "scope-of-an-office", "rollup", "2025"), "a wider scope"},
		{cache.NewKey(jiaxing, 7, clerk, "rollup", "2024"), "another question"},
		{cache.NewKey(jiaxing, 7, clerk, "rollup2025"), "the same letters, cut elsewhere"},
		{cache.NewKey(jiaxing, 7, clerk+"rollup", "2025"), "a part posing as scope"},
		{cache.NewKey(jiaxing, 7, clerk), "no question"},
	}
	for _, tc := range cases {
		require.Equal(t, "own", through(t, c, tc.key, counted("own", &times)), tc.reason)
	}
}

func TestKeyNeedsCityAndScope(t *testing.T) {
	require.Panics(t, func() { cache.NewKey("", 1, clerk) })
	require.Panics(t, func() { cache.NewKey(jiaxing, 1, "") })
	_, err := open(t, "").Through(t.Context(), cache.Key{}, func(context.Context) ([]byte, error) { return nil, nil })
	require.Error(t, err, "the zero key names no answer")
}

func TestConcurrentMissesComputeOnce(t *testing.T) {
	c := open(t, "")
	key := cache.NewKey(jiaxing, 7, clerk, "rollup")
	const callers = 32
	var times atomic.Int64
	var running, done sync.WaitGroup
	running.Add(callers)
	for range callers {
		done.Go(func() {
			running.Done()
			answer, err := c.Through(t.Context(), key, func(context.Context) ([]byte, error) {
				running.Wait() // all others have set out before the answer is there
				times.Add(1)
				return []byte("80%"), nil
			})
			if err != nil || string(answer) != "80%" {
				t.Errorf("got %q, %v", answer, err)
			}
		})
	}
	done.Wait()
	require.EqualValues(t, 1, times.Load())
}

// watched is a context that tells when somebody begins to wait on it.
type watched struct {
	context.Context
	once    sync.Once
	waiting chan struct{}
}

func (w *watched) Done() <-chan struct{} {
	w.once.Do(func() { close(w.waiting) })
	return w.Context.Done()
}

func TestWaitersDoNotFailWithTheCallerWhoWentAway(t *testing.T) {
	c := open(t, "")
	key := cache.NewKey(jiaxing, 7, clerk, "rollup")
	impatient, leave := context.WithCancel(t.Context())
	computing := make(chan struct{})
	var group sync.WaitGroup
	group.Go(func() {
		_, err := c.Through(impatient, key, func(ctx context.Context) ([]byte, error) {
			close(computing)
			<-ctx.Done()
			return nil, ctx.Err()
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("who leaves gets his own cancellation, got %v", err)
		}
	})
	<-computing
	patient := &watched{Context: t.Context(), waiting: make(chan struct{})}
	group.Go(func() {
		answer, err := c.Through(patient, key, func(context.Context) ([]byte, error) { return []byte("80%"), nil })
		if err != nil || string(answer) != "80%" {
			t.Errorf("who stays gets an answer, got %q, %v", answer, err)
		}
	})
	<-patient.waiting
	leave()
	group.Wait()
}

func TestFailedComputationIsNotKept(t *testing.T) {
	c := open(t, "")
	key := cache.NewKey(jiaxing, 7, clerk, "rollup")
	_, err := c.Through(t.Context(), key, func(context.Context) ([]byte, error) { return nil, errors.New("no connection") })
	require.EqualError(t, err, "no connection")
	var times atomic.Int64
	require.Equal(t, "80%", through(t, c, key, counted("80%", &times)))
}

func TestAnswersGoOnWithoutRedis(t *testing.T) {
	server := miniredis.RunT(t)
	c := open(t, "redis://"+server.Addr())
	var times atomic.Int64
	key := func(question string) cache.Key { return cache.NewKey(jiaxing, 7, clerk, question) }
	through(t, c, key("before"), counted("80%", &times))

	server.Close()
	require.Equal(t, "81%", through(t, c, key("gone"), counted("81%", &times)))
	server.SetError("READONLY You can't write against a read only replica.")
	require.NoError(t, server.Restart())
	require.Equal(t, "82%", through(t, c, key("refusing"), counted("82%", &times)))
	require.Equal(t, "80%", through(t, c, key("before"), counted("never asked", &times)))
	require.EqualValues(t, 3, times.Load())
}

func TestAnswersGoOnWithARedisThatHangs(t *testing.T) {
	// It takes connections (the kernel does) and never says a word.
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer func() { _ = silent.Close() }()
	c := open(t, "redis://"+silent.Addr().String())
	var times atomic.Int64
	require.Equal(t, "80%", through(t, c, cache.NewKey(jiaxing, 7, clerk, "rollup"), counted("80%", &times)))
}

// TestWhatAProcessKeepsIsBounded: more than fits is asked for, and some of it has to go.
func TestWhatAProcessKeepsIsBounded(t *testing.T) {
	c := open(t, "")
	const answers, megabyte = 48, 1 << 20
	text := strings.Repeat("0", megabyte)
	var times atomic.Int64
	for n := range answers {
		through(t, c, cache.NewKey(jiaxing, int64(n), clerk), counted(text, &times))
	}
	require.Eventually(t, func() bool {
		held := 0
		for n := range answers {
			if _, ok := c.Held(cache.NewKey(jiaxing, int64(n), clerk)); ok {
				held++
			}
		}
		return 0 < held && held <= 32
	}, time.Minute, 10*time.Millisecond, "no more than 32 MB")
}

func TestAddressThatCannotBeReadIsAnError(t *testing.T) {
	_, err := cache.Open(t.Context(), "localhost:6379")
	require.ErrorContains(t, err, "REDIS_URL")
}
