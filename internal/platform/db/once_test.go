package db_test

import (
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/testdb"
)

type answer struct {
	Number int64
	Words  []string
	Value  *string
}

func open(t *testing.T) *db.Store {
	t.Helper()
	s, err := db.Open(t.Context(), testdb.New(t).AppURL, 10)
	require.NoError(t, err)
	t.Cleanup(s.Close)
	return s
}

func person() access.Actor {
	return access.Actor{CityID: "330400", UserID: uuid.NewString(), TenantID: uuid.NewString(), Grants: []access.Grant{{AreaPath: "330400/"}}}
}

func TestOnceActsOnce(t *testing.T) {
	t.Parallel()
	s := open(t)
	var acts atomic.Int64
	act := func(*db.Tx) (answer, error) {
		value := "1.50"
		return answer{acts.Add(1), []string{"甲", "b"}, &value}, nil
	}
	me, you := person(), person()
	cases := []struct {
		reason string
		actor  access.Actor
		id     string
		body   any
		want   int64 // the act whose answer is given; 0 where it is refused
		refuse fault.Code
	}{
		{"the first acts", me, "r1", []int{1}, 1, ""},
		{"the same again gives the same answer", me, "r1", []int{1}, 1, ""},
		{"another body under the same id is refused", me, "r1", []int{2}, 0, fault.RequestReused},
		{"which does not spoil the first", me, "r1", []int{1}, 1, ""},
		{"another id acts again", me, "r2", []int{1}, 2, ""},
		{"another user's id is another id", you, "r1", []int{2}, 3, ""},
		{"an id is counted in characters, not bytes", me, strings.Repeat("号", 64), nil, 4, ""},
		{"an id that is too long is refused", me, strings.Repeat("a", 65), nil, 0, fault.InvalidInput},
		{"and so is none", me, "", nil, 0, fault.InvalidInput},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			got, err := db.Once(t.Context(), s, k.actor, k.id, k.body, act)
			if k.refuse != "" {
				require.True(t, fault.Has(err, k.refuse), "%v", err)
				return
			}
			require.NoError(t, err)
			value := "1.50"
			require.Equal(t, answer{k.want, []string{"甲", "b"}, &value}, got)
		})
	}
	require.EqualValues(t, 4, acts.Load())
}

func TestOnceSentAtTheSameTimeActsOnce(t *testing.T) {
	t.Parallel()
	s, me := open(t), person()
	var acts atomic.Int64
	var wait sync.WaitGroup
	answers, errs := make([]int64, 8), make([]error, 8)
	start := make(chan struct{})
	for i := range answers {
		wait.Go(func() {
			<-start
			answers[i], errs[i] = db.Once(t.Context(), s, me, "double click", "body", func(*db.Tx) (int64, error) { return acts.Add(1), nil })
		})
	}
	close(start)
	wait.Wait()
	for i := range answers {
		require.NoError(t, errs[i])
		require.EqualValues(t, 1, answers[i])
	}
	require.EqualValues(t, 1, acts.Load())
}

func TestWhatFailedMayBeSentAgain(t *testing.T) {
	t.Parallel()
	s, me := open(t), person()
	broken := errors.New("the line was cut")
	_, err := db.Once(t.Context(), s, me, "r", "body", func(*db.Tx) (int, error) { return 0, broken })
	require.ErrorIs(t, err, broken)
	got, err := db.Once(t.Context(), s, me, "r", "body", func(*db.Tx) (int, error) { return 7, nil })
	require.NoError(t, err)
	require.Equal(t, 7, got)
}
