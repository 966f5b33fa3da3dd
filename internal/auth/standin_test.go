package auth_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/delegation"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/remind"
)

// TestALentRoleComesAndGoesUnderOneToken: the stand-in signs in before and is signed in afterwards, with the same token.
func TestALentRoleComesAndGoesUnderOneToken(t *testing.T) {
	s := set(t)
	s.now = time.Date(2026, 3, 1, 15, 56, 0, 0, time.UTC) // 23:56 in China
	lender, standIn := s.city.Actor("330481-hc", access.Reporter), s.city.Actor("330481-hc", access.Viewer)
	today := remind.Day(s.now)
	token := s.signIn("330481-hc", "viewer").AccessToken
	reports := func() bool {
		t.Helper()
		actor, err := s.Verify(t.Context(), token)
		require.NoError(t, err)
		return actor.Has(access.Reporter)
	}
	require.False(t, reports())
	lent, err := db.Write(t.Context(), s.store, lender, func(tx *db.Tx) (delegation.Delegation, error) {
		return delegation.Lend(t.Context(), tx, delegation.Terms{StandIn: standIn.UserID, Roles: []string{"reporter"}, FirstDay: today, LastDay: today, Reason: "培训"})
	})
	require.NoError(t, err)
	s.now = s.now.Add(auth.Freshness)
	require.True(t, reports(), "an open session has the role")
	s.now = time.Date(2026, 3, 1, 16, 0, 0, 0, time.UTC).Add(auth.Freshness)
	require.False(t, reports(), "after the last day it is gone, though nobody signed in anew")

	_, err = db.Write(t.Context(), s.store, lender, func(tx *db.Tx) (delegation.Delegation, error) { return delegation.End(t.Context(), tx, lent.ID) })
	require.ErrorContains(t, err, "ended already")
}
