package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFilesAreWhatTheRecipesMake(t *testing.T) {
	for _, r := range recipes() {
		want, err := r.file()
		require.NoError(t, err)
		got, err := os.ReadFile("../../internal/demo/data/" + r.folder + ".csv")
		require.NoError(t, err)
		require.True(t, bytes.Equal(want, got), "%s.csv is not what its recipe makes: go run ./tools/demodata internal/demo/data", r.folder)
	}
}
