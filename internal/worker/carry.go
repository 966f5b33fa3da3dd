package worker

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/region"
)

// Carry brings the values of cities up to their provinces and the nation until the context ends, and looks for what moved at every interval.
func Carry(ctx context.Context, store *db.Store, interval time.Duration) {
	repeat(ctx, interval, "values were not carried up", func() (bool, error) { return CarryUp(ctx, store) })
}

// CarryUp takes each member that is behind once, one transaction each; false where none was. One that fails does not hold the others, and
// is tried again at the next interval.
func CarryUp(ctx context.Context, store *db.Store) (bool, error) {
	behind, err := db.Read(ctx, store, access.Region(""), func(tx *db.Tx) ([]region.Lag, error) { return region.Behind(ctx, tx) })
	if err != nil {
		return false, err
	}
	more := false
	var failed []error
	for _, lag := range behind {
		took, err := db.Write(ctx, store, access.Region(lag.Member), func(tx *db.Tx) (bool, error) { return region.Take(ctx, tx, lag.Region) })
		if err != nil {
			failed = append(failed, fmt.Errorf("worker: carry %s up to %s: %w", lag.Member, lag.Region, err))
		}
		more = more || took
	}
	return more, errors.Join(failed...)
}
