package snapshot

import (
	"context"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

// Rescope has the frozen figures of these elements follow a catalogue that changed who may read the elements; what is frozen
// of them stays. Only the machine actor "loader" may.
func Rescope(ctx context.Context, tx *db.Tx, elements []string) error {
	return plan.FollowScope(ctx, tx, "snapshot_figure", elements)
}
