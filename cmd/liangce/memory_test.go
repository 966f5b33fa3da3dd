package main

import (
	"math"
	"os"
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestMemoryHasALimitAndTheOperatorsWordStands(t *testing.T) {
	before := debug.SetMemoryLimit(math.MaxInt64)
	t.Cleanup(func() { debug.SetMemoryLimit(before) })
	t.Setenv("GOMEMLIMIT", "1GiB")
	require.NoError(t, knowMemory())
	require.EqualValues(t, int64(math.MaxInt64), debug.SetMemoryLimit(-1), "what Go itself has read of it is not touched")
	require.NoError(t, os.Unsetenv("GOMEMLIMIT"))
	require.NoError(t, knowMemory())
	require.Less(t, debug.SetMemoryLimit(-1), int64(math.MaxInt64), "that of the machine, where the container has none")
}
