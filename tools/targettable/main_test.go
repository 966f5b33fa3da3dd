package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/testcity"
)

func TestTheTableIsCurrent(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	require.NoError(t, write(t.Context(), testcity.Demo(t).Store, &b))
	stored, err := os.ReadFile("../../docs/targets.md")
	require.NoError(t, err)
	require.Equal(t, string(stored), b.String(), "write it anew: go run ./tools/targettable > docs/targets.md")
}
