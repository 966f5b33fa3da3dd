package worker

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/exchange/historyfile"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/history"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/filestore"
)

// Import checks and takes in files of past figures until the context ends, and looks for new ones at every interval.
func Import(ctx context.Context, store *db.Store, files *filestore.Store, interval time.Duration) {
	repeat(ctx, interval, "an import got no further", func() (bool, error) { return TakeIn(ctx, store, files) })
}

// TakeIn checks the file that has waited longest, or takes it in; false where none waits. One that cannot be read or taken is marked as
// failed, and the error says why.
func TakeIn(ctx context.Context, store *db.Store, files *filestore.Store) (bool, error) {
	city, err := db.Read(ctx, store, access.History(""), func(tx *db.Tx) (string, error) { return history.Waiting(ctx, tx) })
	if err != nil || city == "" {
		return false, err
	}
	i, err := db.Write(ctx, store, access.History(city), func(tx *db.Tx) (*history.Import, error) { return history.Next(ctx, tx) })
	if err != nil || i == nil {
		return false, err
	}
	if i.State == history.Failed {
		return true, fmt.Errorf("worker: import %s was begun %d times and got no further", i.ID, i.Tries-1)
	}
	err = takeIn(ctx, store, files, *i)
	if err == nil || ctx.Err() != nil || errors.Is(err, history.ErrStopped) { // interrupted: its lease runs out, and another worker goes on
		return true, ctx.Err()
	}
	failed := noteImport(ctx, store, *i, func(tx *db.Tx) error { return history.Fail(ctx, tx, *i, err) })
	if failed != nil {
		slog.ErrorContext(ctx, "a failed import could not be marked", "import", i.ID, "error", failed)
	}
	return true, fmt.Errorf("worker: import %s: %w", i.ID, err)
}

func takeIn(ctx context.Context, store *db.Store, files *filestore.Store, i history.Import) error {
	rows, err := readRows(files, i.SHA256)
	if err != nil {
		return err
	}
	actor, err := auth.Recall(ctx, store, i.CityID, i.Agent())
	if err != nil {
		return err
	}
	if i.State == history.Taking {
		for finished := false; !finished; {
			if finished, err = db.Write(ctx, store, actor, func(tx *db.Tx) (bool, error) { return history.Enter(ctx, tx, i, rows) }); err != nil {
				return err
			}
		}
		return nil
	}
	reached := func(done int) error {
		return noteImport(ctx, store, i, func(tx *db.Tx) error { return history.Reached(ctx, tx, i, done, len(rows)) })
	}
	if err := reached(0); err != nil {
		return err
	}
	report, err := db.Read(ctx, store, actor, func(tx *db.Tx) (history.Report, error) { return history.Examine(ctx, tx, i, rows, reached) })
	if err != nil {
		return err
	}
	return noteImport(ctx, store, i, func(tx *db.Tx) error { return history.Finish(ctx, tx, i, report) })
}

func readRows(files *filestore.Store, digest string) ([]history.Row, error) {
	file, err := files.Read(digest)
	if errors.Is(err, filestore.ErrGone) {
		return nil, fault.New(fault.InvalidInput, "reason", fault.ReasonHistoryGone)
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	content, err := io.ReadAll(io.LimitReader(file, historyfile.MostBytes+1))
	if err != nil {
		return nil, err
	}
	return historyfile.Read(content)
}

func noteImport(ctx context.Context, store *db.Store, i history.Import, note func(*db.Tx) error) error {
	_, err := db.Write(ctx, store, access.History(i.CityID), func(tx *db.Tx) (struct{}, error) { return struct{}{}, note(tx) })
	return err
}
