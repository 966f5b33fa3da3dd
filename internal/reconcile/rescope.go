package reconcile

import (
	"context"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

// Rescope has what is held against these elements follow a catalogue that changed who may read the elements. Only the machine actor
// "loader" may.
func Rescope(ctx context.Context, tx *db.Tx, elements []string) error {
	return plan.FollowScope(ctx, tx, "reference_value", elements)
}
