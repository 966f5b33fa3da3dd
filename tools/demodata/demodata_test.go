package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFilesAreWhatTheRecipesMake(t *testing.T) {
	for _, r := range recipes() {
		files, err := r.files()
		require.NoError(t, err)
		for name, want := range files {
			got, err := os.ReadFile("../../internal/demo/data/" + name)
			require.NoError(t, err)
			require.True(t, bytes.Equal(want, got), "%s is not what its recipe makes: go run ./tools/demodata internal/demo/data", name)
		}
	}
}
