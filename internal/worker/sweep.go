package worker

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reminder"
	"github.com/liangce/liangce/internal/tenant"
)

// sweepLock is the advisory lock of a city's sweep, beside the city's number.
const sweepLock = 0x6c63

// requestsKept is how long the same request again gets the first answer.
const requestsKept = 30 * 24 * time.Hour

// Run sweeps at once and then at every interval, until the context ends. A sweep that fails is tried again with the next.
func Run(ctx context.Context, store *db.Store, channels []string, interval time.Duration) {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for {
		if err := Sweep(ctx, store, channels); err != nil && ctx.Err() == nil {
			slog.ErrorContext(ctx, "a sweep failed; the next one tries again", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Sweep goes through all cities once; what is new is gathered for the channels that there are. A city that fails does not keep the others from being swept.
func Sweep(ctx context.Context, store *db.Store, channels []string) error {
	cities, err := db.Read(ctx, store, access.Reminder(""), func(tx *db.Tx) ([]tenant.City, error) { return tenant.Cities(ctx, tx) })
	if err != nil {
		return err
	}
	var failed []error
	for _, city := range cities {
		done, err := db.Write(ctx, store, access.Reminder(city.CityID), func(tx *db.Tx) (done, error) { return sweepCity(ctx, tx, channels) })
		if err != nil {
			failed = append(failed, fmt.Errorf("worker: sweep %s: %w", city.CityID, err))
			continue
		}
		if done.locked {
			slog.DebugContext(ctx, "swept", "city", city.CityID, "due", done.due, "gathered", done.gathered, "sessions", done.sessions, "requests", done.requests)
		}
	}
	return errors.Join(failed...)
}

// done is what a sweep found in a city.
type done struct {
	locked             bool
	due, gathered      int
	sessions, requests int64
}

func sweepCity(ctx context.Context, tx *db.Tx, channels []string) (done, error) {
	var d done
	err := tx.DB.Raw(`select pg_try_advisory_xact_lock(?, ?::int)`, sweepLock, tx.Actor.CityID).Scan(&d.locked).Error
	if err != nil {
		return done{}, fmt.Errorf("take the lock: %w", err)
	}
	if !d.locked {
		return d, nil // another worker is at it
	}
	if d.due, err = reminder.Tell(ctx, tx); err != nil {
		return done{}, err
	}
	if d.gathered, err = reminder.Gather(ctx, tx, channels); err != nil {
		return done{}, err
	}
	if d.sessions, err = auth.Purge(tx); err != nil {
		return done{}, err
	}
	old := tx.DB.Exec(`delete from request where city_id = ? and at < ?`, tx.Actor.CityID, tx.Now.Add(-requestsKept))
	if old.Error != nil {
		return done{}, fmt.Errorf("clear old requests away: %w", old.Error)
	}
	d.requests = old.RowsAffected
	return d, nil
}
