package admission_test

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/platform/admission"
)

const patience = time.Second

// enter takes a place in a goroutine and holds it until release is closed.
func enter(r *admission.Room, who string, release <-chan struct{}, in, out *[]string, mu *sync.Mutex) {
	go func() {
		leave, ok := r.Enter(context.Background(), who)
		mu.Lock()
		if ok {
			*in = append(*in, who)
		} else {
			*out = append(*out, who)
		}
		mu.Unlock()
		if ok {
			<-release
			leave()
		}
	}()
	synctest.Wait()
}

func TestAFreePlaceGoesToWhoHasTheFewestAtWork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := admission.New(2, 100, patience)
		var mu sync.Mutex
		var in, out []string
		first, rest := make(chan struct{}), make(chan struct{})
		enter(r, "crowd", first, &in, &out, &mu)
		enter(r, "crowd", rest, &in, &out, &mu)
		for range 5 {
			enter(r, "crowd", rest, &in, &out, &mu)
		}
		enter(r, "other", rest, &in, &out, &mu)
		require.Equal(t, []string{"crowd", "crowd"}, in)
		close(first)
		synctest.Wait()
		require.Equal(t, []string{"crowd", "crowd", "other"}, in, "though five of the crowd came before it")
		close(rest)
		synctest.Wait()
		require.Len(t, in, 8)
		require.Empty(t, out)
	})
}

func TestOfTooManyTheNewestOfTheCrowdIsTurnedAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := admission.New(1, 3, patience)
		var mu sync.Mutex
		var in, out []string
		release := make(chan struct{})
		for range 4 {
			enter(r, "crowd", release, &in, &out, &mu)
		}
		enter(r, "other", release, &in, &out, &mu)
		require.Equal(t, []string{"crowd"}, out, "whoever comes then")
		enter(r, "crowd", release, &in, &out, &mu)
		require.Equal(t, []string{"crowd", "crowd"}, out)
		close(release)
		synctest.Wait()
		require.Equal(t, []string{"crowd", "other", "crowd", "crowd"}, in)
	})
}

func TestPatienceEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := admission.New(1, 3, patience)
		leave, ok := r.Enter(t.Context(), "a")
		require.True(t, ok)
		start := time.Now()
		_, ok = r.Enter(t.Context(), "b")
		require.False(t, ok)
		require.Equal(t, patience, time.Since(start))
		gone, cancel := context.WithCancel(t.Context())
		cancel()
		_, ok = r.Enter(gone, "b")
		require.False(t, ok, "who has left is not kept waiting for")
		leave()
		leave, ok = r.Enter(t.Context(), "b")
		require.True(t, ok, "those who gave up hold no place")
		leave()
		leave()
		_, ok = r.Enter(t.Context(), "b")
		require.True(t, ok)
		_, ok = r.Enter(gone, "b")
		require.False(t, ok, "leaving twice gives one place back")
	})
}

func TestNeverMoreAtWorkThanThereArePlaces(t *testing.T) {
	t.Parallel()
	r := admission.New(3, 5, 50*time.Millisecond)
	var now, most, served, refused atomic.Int64
	var wait sync.WaitGroup
	for n := range 2000 {
		wait.Go(func() {
			leave, ok := r.Enter(context.Background(), string(rune('a'+n%7)))
			if !ok {
				refused.Add(1)
				return
			}
			at := now.Add(1)
			for seen := most.Load(); at > seen && !most.CompareAndSwap(seen, at); seen = most.Load() {
			}
			now.Add(-1)
			leave()
			served.Add(1)
		})
	}
	wait.Wait()
	require.LessOrEqual(t, most.Load(), int64(3))
	require.EqualValues(t, 2000, served.Load()+refused.Load())
	leave, ok := r.Enter(t.Context(), "a")
	require.True(t, ok, "all places came back")
	leave()
}
