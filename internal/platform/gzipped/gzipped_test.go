package gzipped_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/platform/gzipped"
)

func TestGzipGoesToWhoReadsIt(t *testing.T) {
	t.Parallel()
	for encodings, accepted := range map[string]bool{
		"":                        false,
		"gzip":                    true,
		"br, GZIP":                true,
		"deflate, gzip;q=0.5":     true,
		"gzip; q=0":               false,
		"gzip;q=0.000":            false,
		"gzip;q=much":             false,
		"identity":                false,
		"*":                       true,
		"*;q=0":                   false,
		"*, gzip;q=0":             false,
		"br;q=1, *;q=0, gzip;q=1": true,
	} {
		require.Equal(t, accepted, gzipped.Accepted(encodings), encodings)
	}
}
