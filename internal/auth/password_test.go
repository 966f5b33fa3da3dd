package auth

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPasswordHash(t *testing.T) {
	one, err := HashPassword(t.Context(), "量策-1")
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(one, "$argon2id$v=19$m=19456,t=2,p=1$"), one)
	other, err := HashPassword(t.Context(), "量策-1")
	require.NoError(t, err)
	require.NotEqual(t, one, other, "each hash has its own salt")
	cases := []struct {
		reason, phc, password string
		want                  bool
	}{
		{"the password", one, "量策-1", true},
		{"its other hash", other, "量策-1", true},
		{"another password", one, "量策-2", false},
		{"no password", one, "", false},
		{"a cheaper cost as the hash says", "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$dTqKQXTxAGq7DaHDC2MQ5lRN7yZl2rEiKTNrQn2Vq6w", "x", false},
		{"another kind of hash", "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy", "x", false},
		{"an empty hash matches nothing", "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$", "", false},
		{"a cost of nothing", "$argon2id$v=19$m=0,t=0,p=0$c29tZXNhbHQ$AAAA", "", false},
		{"nothing", "", "", false},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) { require.Equal(t, c.want, matches(c.phc, c.password)) })
	}
}
