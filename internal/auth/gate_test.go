package auth_test

import (
	"crypto/rand"
	"crypto/rsa"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant/tenanttest"
	"github.com/liangce/liangce/internal/testdb"
)

const (
	city     = "330400"
	password = "correct horse"
)

// The key and the hash are made once: what is tested is not their making.
var (
	key = sync.OnceValue(func() *rsa.PrivateKey {
		k, err := rsa.GenerateKey(rand.Reader, 2048)
		if err != nil {
			panic(err)
		}
		return k
	})
	hash = sync.OnceValue(func() string {
		h, err := auth.HashPassword(context(), password)
		if err != nil {
			panic(err)
		}
		return h
	})
)

// setting is a city with a gate and a clock that the test moves.
type setting struct {
	*auth.Gate
	t     *testing.T
	store *db.Store
	owner string
	city  tenanttest.City
	now   time.Time
}

func set(t *testing.T) *setting {
	t.Helper()
	database := testdb.New(t)
	s := &setting{t: t, owner: database.OwnerURL, now: time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)}
	var err error
	s.store, err = db.Open(t.Context(), database.AppURL, 8)
	require.NoError(t, err)
	t.Cleanup(s.store.Close)
	s.store.Clock(func() time.Time { return s.now })
	s.city = tenanttest.Open(t, s.store, city, hash())
	s.Gate, err = auth.New(auth.Options{
		Store: s.store, Key: key(), Issuer: "liangce", Audience: "liangce", AccessTTL: 10 * time.Minute, RefreshTTL: 12 * time.Hour,
	})
	require.NoError(t, err)
	return s
}

func (s *setting) signIn(slug, username string) auth.Session {
	s.t.Helper()
	session, err := s.SignIn(s.t.Context(), slug, username, password)
	require.NoError(s.t, err)
	return session
}

// arrange changes the database as its owner, past row security.
func (s *setting) arrange(sql string, args ...any) {
	s.t.Helper()
	conn, err := pgx.Connect(s.t.Context(), s.owner)
	require.NoError(s.t, err)
	_, err = conn.Exec(s.t.Context(), sql, args...)
	require.NoError(s.t, err)
	require.NoError(s.t, conn.Close(s.t.Context()))
}

func TestSignInGivesTheUserWithItsGrant(t *testing.T) {
	s := set(t)
	for _, slug := range []string{"330481-hc", "330400-wcwc", "330481-stat"} {
		session := s.signIn(slug, "reviewer")
		require.Equal(t, s.city.Actor(slug, access.Reviewer), session.Actor, slug)
		require.Equal(t, s.now.Add(10*time.Minute), session.ExpiresAt)
		actor, err := s.Verify(t.Context(), session.AccessToken)
		require.NoError(t, err)
		require.Equal(t, session.Actor, actor)
	}
	_, err := audit.Verify(t.Context(), s.store, city)
	require.NoError(t, err)
}

func TestWrongTenantUserAndPasswordAnswerAlike(t *testing.T) {
	cases := []struct{ reason, slug, username, password string }{
		{"a wrong password", "330481-hc", "reporter", "wrong"},
		{"an unknown user", "330481-hc", "nobody", password},
		{"an unknown tenant", "999999-hc", "reporter", password},
		{"a user of another tenant's name", "330481-wcwc", "hc", password},
		{"nothing at all", "", "", ""},
		{"what PostgreSQL cannot store", "330481-hc\x00", "\xff", password},
	}
	var answers []string
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			s := set(t)
			attempt := func() string {
				_, err := s.SignIn(t.Context(), c.slug, c.username, c.password)
				f, ok := fault.As(err)
				require.True(t, ok, "%v", err)
				return f.Text("en")
			}
			// Up to the fifth failure, in the block that follows, and after it.
			var said string
			for range 6 {
				said += attempt() + "\n"
			}
			s.now = s.now.Add(5 * time.Second)
			said += attempt() + "\n" + attempt()
			answers = append(answers, said)
		})
	}
	for _, answer := range answers {
		require.Equal(t, answers[0], answer)
	}
	require.Contains(t, answers[0], "Try again in 5 seconds")
	require.Contains(t, answers[0], "Try again in 10 seconds")
}

func TestAnAccountSlowsDownAndIsNeverLocked(t *testing.T) {
	s := set(t)
	wrong := func() error {
		_, err := s.SignIn(t.Context(), "330481-hc", "reporter", "wrong")
		return err
	}
	longest := time.Duration(0)
	for range 20 {
		err := wrong()
		for fault.Has(err, fault.TooManyAttempts) {
			f, _ := fault.As(err)
			wait, parseErr := time.ParseDuration(f.Params["seconds"] + "s")
			require.NoError(t, parseErr)
			longest = max(longest, wait)
			s.now = s.now.Add(wait)
			err = wrong()
		}
		require.True(t, fault.Has(err, fault.Unauthenticated), "%v", err)
	}
	require.Equal(t, 5*time.Minute, longest)
	_, err := s.SignIn(t.Context(), "330481-hc", "reporter", password)
	require.True(t, fault.Has(err, fault.TooManyAttempts), "the right password waits too: %v", err)
	s.signIn("330481-hc", "reviewer") // nobody else waits
	s.now = s.now.Add(longest)
	s.signIn("330481-hc", "reporter")
	require.True(t, fault.Has(wrong(), fault.Unauthenticated))
	s.signIn("330481-hc", "reporter") // success has cleared the count
}

func TestFailuresAreForgottenAnHourAfterTheLastBlock(t *testing.T) {
	cases := []struct{ reason, slug, username string }{
		{"a user", "330481-hc", "reporter"},
		{"nobody, who answers alike", "330481-hc", "nobody"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			s := set(t)
			// fail gives wrong passwords until two were looked at or the account waits, and the seconds of that.
			fail := func() string {
				_, err := s.SignIn(t.Context(), c.slug, c.username, "wrong")
				require.True(t, fault.Has(err, fault.Unauthenticated), "%v", err)
				_, err = s.SignIn(t.Context(), c.slug, c.username, "wrong")
				if f, ok := fault.As(err); ok && f.Code == fault.TooManyAttempts {
					return f.Params["seconds"]
				}
				require.True(t, fault.Has(err, fault.Unauthenticated), "%v", err)
				return ""
			}
			require.Equal(t, []string{"", "", "5"}, []string{fail(), fail(), fail()}, "four are free")
			s.now = s.now.Add(5*time.Second + 59*time.Minute)
			require.Equal(t, "10", fail(), "the block is long over, but the failures count: at once, and longer")
			s.now = s.now.Add(10*time.Second + time.Hour)
			require.Equal(t, "20", fail(), "an hour to the second")
			s.now = s.now.Add(20*time.Second + time.Hour + time.Second)
			require.Equal(t, []string{"", "", "5"}, []string{fail(), fail(), fail()}, "forgotten: four are free again")
		})
	}
}

func TestGuessesAtOnceDoNotOutrunTheCount(t *testing.T) {
	s := set(t)
	var wait sync.WaitGroup
	answers := make(chan error, 30)
	for range 30 {
		wait.Go(func() {
			_, err := s.SignIn(t.Context(), "330481-hc", "reporter", "wrong")
			answers <- err
		})
	}
	wait.Wait()
	close(answers)
	tried := 0
	for err := range answers {
		if fault.Has(err, fault.Unauthenticated) {
			tried++
		}
	}
	require.LessOrEqual(t, tried, 6, "five free ones, and at most one that was under way beside the fifth")
}

func TestChangesOfRightsTakeEffectWithinFreshness(t *testing.T) {
	user := `where username = 'reporter' and tenant_id = (select id from tenant where slug = '330481-hc')`
	cases := []struct {
		reason string
		change string
		check  func(*testing.T, access.Actor, error)
	}{
		{"a role taken away", `update app_user set roles = '{viewer}' ` + user, func(t *testing.T, a access.Actor, err error) {
			require.NoError(t, err)
			require.Equal(t, []access.Role{access.Viewer}, a.Roles)
		}},
		{"a narrower grant", `update tenant_grant set lines = '{}', plans = '{}' where tenant_id = (select id from tenant where slug = '330481-hc')`, func(t *testing.T, a access.Actor, err error) {
			require.NoError(t, err)
			require.Equal(t, []access.Grant{{AreaPath: "330400/330481/", Lines: []string{}, Plans: []string{}}}, a.Grants, "none, which is not all")
		}},
		{"a disabled user", `update app_user set disabled = true ` + user, func(t *testing.T, _ access.Actor, err error) {
			require.True(t, fault.Has(err, fault.Unauthenticated), "%v", err)
		}},
		{"the end of the session elsewhere", `update refresh_token set revoked_at = now()`, func(t *testing.T, _ access.Actor, err error) {
			require.True(t, fault.Has(err, fault.Unauthenticated), "%v", err)
		}},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			s := set(t)
			session := s.signIn("330481-hc", "reporter")
			_, err := s.Verify(t.Context(), session.AccessToken)
			require.NoError(t, err)
			s.arrange(c.change)
			s.now = s.now.Add(auth.Freshness)
			actor, err := s.Verify(t.Context(), session.AccessToken)
			c.check(t, actor, err)
		})
	}
}

func TestDisabledUserCannotSignIn(t *testing.T) {
	s := set(t)
	session := s.signIn("330481-hc", "reporter")
	s.arrange(`update app_user set disabled = true`)
	_, err := s.SignIn(t.Context(), "330481-hc", "reporter", password)
	require.True(t, fault.Has(err, fault.Unauthenticated))
	_, err = s.Refresh(t.Context(), session.RefreshToken)
	require.True(t, fault.Has(err, fault.Unauthenticated))
}

func TestRefreshTokenIsGoodOnceAndAReuseEndsTheFamily(t *testing.T) {
	s := set(t)
	first := s.signIn("330481-hc", "reporter")
	bystander := s.signIn("330481-hc", "reporter")
	second, err := s.Refresh(t.Context(), first.RefreshToken)
	require.NoError(t, err)
	require.NotEqual(t, first.RefreshToken, second.RefreshToken)
	require.Equal(t, first.Actor, second.Actor)

	_, err = s.Refresh(t.Context(), first.RefreshToken) // a thief, or the thief's victim
	require.True(t, fault.Has(err, fault.Unauthenticated), "%v", err)
	_, err = s.Refresh(t.Context(), second.RefreshToken)
	require.True(t, fault.Has(err, fault.Unauthenticated), "the successor is gone too: %v", err)
	_, err = s.Verify(t.Context(), second.AccessToken)
	require.True(t, fault.Has(err, fault.Unauthenticated), "and so is the access token: %v", err)
	_, err = s.Refresh(t.Context(), bystander.RefreshToken)
	require.NoError(t, err, "another session of the same user is not touched")
}

func TestTwoRefreshesAtOnceGiveAtMostOneSession(t *testing.T) {
	s := set(t)
	session := s.signIn("330481-hc", "reporter")
	var wait sync.WaitGroup
	won := make(chan auth.Session, 8)
	for range 8 {
		wait.Go(func() {
			if next, err := s.Refresh(t.Context(), session.RefreshToken); err == nil {
				won <- next
			}
		})
	}
	wait.Wait()
	close(won)
	require.LessOrEqual(t, len(won), 1)
}

func TestRefreshRefuses(t *testing.T) {
	s := set(t)
	session := s.signIn("330481-hc", "reporter")
	cases := []struct{ reason, token string }{
		{"nothing", ""},
		{"a token that never was", city + ".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
		{"the right secret in another city", "330500" + session.RefreshToken[6:]},
		{"a city that is SQL", "' or 1" + session.RefreshToken[6:]},
		{"an access token", session.AccessToken},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			_, err := s.Refresh(t.Context(), c.token)
			require.True(t, fault.Has(err, fault.Unauthenticated), "%v", err)
			require.NoError(t, s.SignOut(t.Context(), c.token))
		})
	}
	s.now = s.now.Add(12 * time.Hour)
	_, err := s.Refresh(t.Context(), session.RefreshToken)
	require.True(t, fault.Has(err, fault.Unauthenticated), "expired: %v", err)
}

func TestSignOutEndsTheSession(t *testing.T) {
	s := set(t)
	session := s.signIn("330481-hc", "reporter")
	require.NoError(t, s.SignOut(t.Context(), session.RefreshToken))
	_, err := s.Refresh(t.Context(), session.RefreshToken)
	require.True(t, fault.Has(err, fault.Unauthenticated))
	_, err = s.Verify(t.Context(), session.AccessToken)
	require.True(t, fault.Has(err, fault.Unauthenticated))
	require.NoError(t, s.SignOut(t.Context(), session.RefreshToken), "twice does no harm")

	page, err := db.Read(t.Context(), s.store, s.city.Actor("330481-hc", access.TenantAdmin), func(tx *db.Tx) (audit.Page, error) {
		return audit.List(t.Context(), tx, 10, "")
	})
	require.NoError(t, err)
	require.Equal(t, []string{"session.sign_out", "session.sign_in"}, []string{page.Entries[0].Action, page.Entries[1].Action})
}

func TestPurgeRemovesWhatHasExpired(t *testing.T) {
	s := set(t)
	s.signIn("330481-hc", "reporter")
	s.now = s.now.Add(13 * time.Hour)
	kept := s.signIn("330481-hc", "reporter")
	gone, err := db.Write(t.Context(), s.store, access.Reminder(city), func(tx *db.Tx) (int64, error) { return auth.Purge(tx) })
	require.NoError(t, err)
	require.EqualValues(t, 1, gone)
	_, err = s.Refresh(t.Context(), kept.RefreshToken)
	require.NoError(t, err)
}
