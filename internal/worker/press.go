package worker

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/filestore"
	"github.com/liangce/liangce/internal/reporting"
)

// Press makes the documents that wait until the context ends, and looks for new ones at every interval.
func Press(ctx context.Context, store *db.Store, files *filestore.Store, interval time.Duration) {
	repeat(ctx, interval, "a document was not made", func() (bool, error) { return Print(ctx, store, files) })
}

// repeat does what waits, one after the other, and looks for more at every interval until the context ends.
func repeat(ctx context.Context, interval time.Duration, failure string, next func() (bool, error)) {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for {
		for more := true; more; {
			var err error
			if more, err = next(); err != nil && ctx.Err() == nil {
				slog.ErrorContext(ctx, failure, "error", err)
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Print makes the document that has waited longest; false where none waits. One that cannot be made is marked as failed, and the
// error says why.
func Print(ctx context.Context, store *db.Store, files *filestore.Store) (bool, error) {
	city, err := db.Read(ctx, store, access.Press(""), func(tx *db.Tx) (string, error) { return reporting.Waiting(ctx, tx) })
	if err != nil || city == "" {
		return false, err
	}
	run, err := db.Write(ctx, store, access.Press(city), func(tx *db.Tx) (*reporting.Run, error) { return reporting.Next(ctx, tx) })
	if err != nil || run == nil {
		return false, err
	}
	if run.State == reporting.Failed {
		return true, fmt.Errorf("worker: document %s was begun %d times and never finished", run.ID, run.Tries-1)
	}
	err = finish(ctx, store, files, *run)
	if err == nil || ctx.Err() != nil { // interrupted: its lease runs out, and another worker begins anew
		return true, err
	}
	why := reporting.WhyError
	if fault.Has(err, fault.Unauthenticated) || fault.Has(err, fault.Forbidden) || fault.Has(err, fault.NotFound) {
		why = reporting.WhyGone
	}
	failed := note(ctx, store, run.CityID, func(tx *db.Tx) error { return reporting.Fail(ctx, tx, *run, why) })
	if failed != nil {
		slog.ErrorContext(ctx, "a failed document could not be marked", "run", run.ID, "error", failed)
	}
	return true, fmt.Errorf("worker: make document %s: %w", run.ID, err)
}

func finish(ctx context.Context, store *db.Store, files *filestore.Store, run reporting.Run) error {
	actor, err := auth.Recall(ctx, store, run.CityID, run.AskedBy)
	if err != nil {
		return err
	}
	source, err := db.Read(ctx, store, actor, func(tx *db.Tx) (reporting.Source, error) { return reporting.Read(ctx, tx, run.Evaluation) })
	if err != nil {
		return err
	}
	made, err := source.Make(run.Kind, func(step int) error {
		return note(ctx, store, run.CityID, func(tx *db.Tx) error { return reporting.Reached(ctx, tx, run, step) })
	})
	if err != nil {
		return err
	}
	in, err := files.Receive(bytes.NewReader(made.Body), int64(len(made.Body)))
	if err != nil {
		return err
	}
	defer in.Drop()
	if err := in.Keep(); err != nil {
		return err
	}
	return note(ctx, store, run.CityID, func(tx *db.Tx) error { return reporting.Finish(ctx, tx, run, made, in.SHA256, in.Size) })
}

func note(ctx context.Context, store *db.Store, city string, what func(*db.Tx) error) error {
	_, err := db.Write(ctx, store, access.Press(city), func(tx *db.Tx) (struct{}, error) { return struct{}{}, what(tx) })
	return err
}
