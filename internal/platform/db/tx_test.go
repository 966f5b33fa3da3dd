package db_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/testdb"
)

func city(t *testing.T, tx *db.Tx) (name string) {
	t.Helper()
	require.NoError(t, tx.DB.Raw(`select current_setting('app.city') || '/' || current_setting('app.narrow')`).Scan(&name).Error)
	return name
}

func TestAnotherActorsScopeEndsWithItsPart(t *testing.T) {
	t.Parallel()
	s := open(t)
	_, err := db.Write(t.Context(), s, person(), func(tx *db.Tx) (struct{}, error) {
		require.Equal(t, "330400/", city(t, tx))
		require.NoError(t, tx.As(access.Rollup("330400"), func() error {
			require.Equal(t, "330400/rollup", city(t, tx))
			return tx.As(access.Loader("330500"), func() error {
				require.Equal(t, "330500/loader", city(t, tx))
				return nil
			})
		}))
		require.Equal(t, "330400/", city(t, tx))
		require.Empty(t, tx.Actor.Narrow)
		return struct{}{}, nil
	})
	require.NoError(t, err)
}

func TestWhatFailsInAnotherScopeFailsTheWhole(t *testing.T) {
	t.Parallel()
	s, me := open(t), person()
	refused := fault.New(fault.WrongState)
	for reason, pass := range map[string]error{"the caller passes it on": refused, "the caller passes it over": nil} {
		t.Run(reason, func(t *testing.T) {
			_, err := db.Write(t.Context(), s, me, func(tx *db.Tx) (struct{}, error) {
				if err := tx.As(access.Loader("330400"), func() error { return refused }); !errors.Is(err, refused) {
					t.Error(err)
				}
				return struct{}{}, pass
			})
			require.ErrorIs(t, err, refused)
		})
	}
}

func TestWorkAroundTheCommit(t *testing.T) {
	t.Parallel()
	s := open(t)
	broken := errors.New("no")
	for reason, end := range map[string]error{"committed": nil, "rolled back": broken} {
		t.Run(reason, func(t *testing.T) {
			var did []string
			note := func(what string) func(*db.Tx) error {
				return func(*db.Tx) error { did = append(did, what); return nil }
			}
			_, err := db.Write(t.Context(), s, person(), func(tx *db.Tx) (struct{}, error) {
				tx.After(func() { did = append(did, "after") })
				tx.Before(db.Seal, note("seal"))
				tx.Before(db.Derive, note("derive"))
				tx.Before(db.Derive, note("derive again"))
				return struct{}{}, end
			})
			require.ErrorIs(t, err, end)
			if end == nil {
				require.Equal(t, []string{"derive", "seal", "after"}, did, "each stage once, in order, what follows the commit last")
			} else {
				require.Empty(t, did)
			}
		})
	}
}

func TestAWriteIsTriedAgain(t *testing.T) {
	t.Parallel()
	s := open(t)
	cases := []struct {
		reason string
		err    error
		tries  int
	}{
		{"after a deadlock, which leaves no trace", &pgconn.PgError{Code: "40P01"}, 4},
		{"after a key that another took first: now that one's row is seen", &pgconn.PgError{Code: "23505"}, 4},
		{"not after a refusal", fault.New(fault.Forbidden), 1},
		{"not after row security", &pgconn.PgError{Code: "42501"}, 1},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			tries := 0
			_, err := db.Write(t.Context(), s, person(), func(*db.Tx) (struct{}, error) { tries++; return struct{}{}, k.err })
			require.ErrorIs(t, err, k.err)
			require.Equal(t, k.tries, tries)
		})
	}
	tries := 0
	_, err := db.Write(t.Context(), s, person(), func(*db.Tx) (struct{}, error) {
		if tries++; tries == 1 {
			return struct{}{}, &pgconn.PgError{Code: "40001"}
		}
		return struct{}{}, nil
	})
	require.NoError(t, err)
	require.Equal(t, 2, tries)
}

func TestAReadWritesNothing(t *testing.T) {
	t.Parallel()
	s, me := open(t), person()
	_, err := db.Read(t.Context(), s, me, func(tx *db.Tx) (struct{}, error) {
		return struct{}{}, tx.DB.Exec(`insert into request (city_id, user_id, request_id, body_hash, at) values (?, ?, 'r', '', now())`, me.CityID, me.UserID).Error
	})
	var refused *pgconn.PgError
	require.ErrorAs(t, err, &refused)
	require.Equal(t, "25006", refused.Code)
}

func TestArraysComeBackAsTheyWent(t *testing.T) {
	t.Parallel()
	s := open(t)
	for reason, list := range map[string]db.TextArray{
		"what needs quoting": {`a"b`, `c\d`, "e,f", "{}", " ", "\t\n", "NULL", "null", ""}, "Chinese": {"卫生健康"}, "nothing": {},
		"codes": {"births", "deaths_u5", "330402"}, "a word that is no null": {"NULLABLE", "x"},
	} {
		t.Run(reason, func(t *testing.T) {
			got, err := db.Read(t.Context(), s, person(), func(tx *db.Tx) (row struct {
				A, B    db.TextArray
				Literal string
			}, err error,
			) {
				return row, tx.DB.Raw(`select ?::text[] as a, ?::text[] as b, ?::text[]::text as literal`, list, db.TextArray(nil), list).Scan(&row).Error
			})
			require.NoError(t, err)
			require.Equal(t, list, got.A)
			require.Empty(t, got.B)
			require.NotNil(t, got.B)
			literal, err := list.Value()
			require.NoError(t, err)
			require.Equal(t, literal, got.Literal, "as PostgreSQL writes it")
		})
	}
}

// TestAFailedStatementIsLoggedWithoutItsParameters: they are figures, names and hashes. It changes the default logger and
// is not parallel.
func TestAFailedStatementIsLoggedWithoutItsParameters(t *testing.T) {
	before := slog.Default()
	t.Cleanup(func() { slog.SetDefault(before) })
	var log bytes.Buffer
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	s := open(t)
	secret := uuid.NewString()
	_, err := db.Write(t.Context(), s, person(), func(tx *db.Tx) (struct{}, error) {
		return struct{}{}, tx.DB.Exec(`insert into line (city_id, code, name, name_en) values (?, ?, ?, ?)`, "330400", "HC", secret, secret).Error
	})
	require.True(t, db.RefusedByPolicy(err))
	require.Contains(t, log.String(), "insert into line")
	require.NotContains(t, log.String(), secret)
}

// TestAReaderWhoWentAwayIsNoError: nobody has to mend it. It changes the default logger and is not parallel.
func TestAReaderWhoWentAwayIsNoError(t *testing.T) {
	before := slog.Default()
	t.Cleanup(func() { slog.SetDefault(before) })
	var log bytes.Buffer
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	s := open(t)
	ctx, leave := context.WithCancel(t.Context())
	_, err := db.Read(ctx, s, person(), func(tx *db.Tx) (struct{}, error) {
		leave()
		return struct{}{}, tx.DB.Exec(`select 1`).Error
	})
	require.ErrorIs(t, err, context.Canceled)
	require.Empty(t, log.String())
}

func TestTheServiceRefusesARoleThatRowSecurityDoesNotBind(t *testing.T) {
	t.Parallel()
	database := testdb.New(t)
	owner := connect(t, database.OwnerURL)
	name := "role_" + database.Name
	exec := func(sql string) {
		t.Helper()
		_, err := owner.Exec(t.Context(), sql)
		require.NoError(t, err)
	}
	exec("create role " + name + " login password 'x'")
	t.Cleanup(func() { drop(t, database.OwnerURL, name) })
	exec("grant all on schema public to " + name)
	as := withUser(t, database.OwnerURL, name, "x")
	attempt := func(url string) error {
		s, err := db.Open(t.Context(), url, 1)
		if err == nil {
			s.Close()
		}
		return err
	}
	require.NoError(t, attempt(database.AppURL), "the application role is what it is made for")
	require.NoError(t, attempt(as), "a role without rights is bound like it")
	require.ErrorIs(t, attempt(database.OwnerURL), db.ErrPrivilegedRole, "a superuser")
	exec("alter role " + name + " bypassrls")
	require.ErrorIs(t, attempt(as), db.ErrPrivilegedRole, "one that bypasses row security")
	exec("alter role " + name + " nobypassrls")
	exec("create table mine (x int)")
	exec("alter table mine owner to " + name)
	require.ErrorIs(t, attempt(as), db.ErrPrivilegedRole, "one that owns a table could take its policies away")
}

func TestMigratingAgainChangesNothing(t *testing.T) {
	t.Parallel()
	database := testdb.New(t)
	errs := make(chan error, 3)
	for range 3 {
		go func() {
			app, err := db.Migrate(t.Context(), database.OwnerURL, "")
			if err == nil && app != database.AppURL {
				err = errors.New("another address for the service: " + app)
			}
			errs <- err
		}()
	}
	for range 3 {
		require.NoError(t, <-errs, "instances that start together let one do the work")
	}
}
