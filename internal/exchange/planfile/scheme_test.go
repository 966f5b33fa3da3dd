package planfile_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSchemesOfTheCatalogue(t *testing.T) {
	c := city(t, "jiaxing")
	require.Len(t, c.Schemes, 2)
	for _, s := range c.Schemes {
		require.NotEmpty(t, s.Measures)
		t.Log(s.Plan.Code, len(s.Measures), len(s.Borrowed), len(s.Elements))
	}
}
