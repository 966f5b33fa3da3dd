package db_test

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/testdb"
)

// TestWhatDoesNotCommitLeavesNothing: neither a row nor an open transaction, on the one connection that there is.
func TestWhatDoesNotCommitLeavesNothing(t *testing.T) {
	t.Parallel()
	s, err := db.Open(t.Context(), testdb.New(t).AppURL, 1)
	require.NoError(t, err)
	t.Cleanup(s.Close)
	me := person()
	claim := func(tx *db.Tx) {
		require.NoError(t, tx.DB.Exec(`insert into request (city_id, user_id, request_id, body_hash, at) values (?, ?, 'r', '', now())`, me.CityID, me.UserID).Error)
	}
	write := func(ctx context.Context, fn func(*db.Tx)) error {
		_, err := db.Write(ctx, s, me, func(tx *db.Tx) (struct{}, error) {
			claim(tx)
			fn(tx)
			return struct{}{}, nil
		})
		return err
	}
	ctx, leave := context.WithCancel(t.Context())
	cases := []struct {
		reason string
		fail   func(*testing.T)
	}{
		{"a statement failed and nobody said so", func(t *testing.T) {
			err := write(t.Context(), func(tx *db.Tx) { _ = tx.DB.Exec(`select 1/0`).Error })
			require.ErrorIs(t, err, pgx.ErrTxCommitRollback)
		}},
		{"whoever asked went away before the commit", func(t *testing.T) {
			require.ErrorIs(t, write(ctx, func(*db.Tx) { leave() }), context.Canceled)
		}},
		{"it panicked", func(t *testing.T) {
			require.Panics(t, func() { _ = write(t.Context(), func(*db.Tx) { panic("a mistake of ours") }) })
		}},
		{"its scope is refused", func(t *testing.T) {
			_, err := db.Read(t.Context(), s, access.Actor{CityID: "'; drop table figure; --"}, func(*db.Tx) (struct{}, error) { return struct{}{}, nil })
			require.ErrorContains(t, err, "app.city")
		}},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			k.fail(t)
			left, err := db.Read(t.Context(), s, me, func(tx *db.Tx) (n int64, err error) {
				return n, tx.DB.Raw(`select count(*) from request where city_id = ? and user_id = ?`, me.CityID, me.UserID).Scan(&n).Error
			})
			require.NoError(t, err)
			require.Zero(t, left)
		})
	}
}
