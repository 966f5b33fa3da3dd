package main

import (
	"math"
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestMemoryIsSpentUnlessTheOperatorSaysOtherwise as every program in Go is told it.
func TestMemoryIsSpentUnlessTheOperatorSaysOtherwise(t *testing.T) {
	percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(math.MaxInt64)
	t.Cleanup(func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	})
	now := func() int {
		p := debug.SetGCPercent(100)
		debug.SetGCPercent(p)
		return p
	}
	t.Setenv("GOGC", "100")
	t.Setenv("GOMEMLIMIT", "1GiB")
	require.NoError(t, spareCollecting())
	require.Equal(t, 100, now())
	require.EqualValues(t, int64(math.MaxInt64), debug.SetMemoryLimit(-1), "what Go itself has read of it stands")
	t.Setenv("GOGC", "")
	require.NoError(t, spareCollecting())
	require.Equal(t, garbagePercent, now())
}

func TestMemoryHasALimit(t *testing.T) {
	limit := debug.SetMemoryLimit(math.MaxInt64)
	t.Cleanup(func() { debug.SetMemoryLimit(limit) })
	require.NoError(t, spareCollecting())
	require.Less(t, debug.SetMemoryLimit(-1), int64(math.MaxInt64), "that of the machine, where the container has none")
}
