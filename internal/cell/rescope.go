package cell

import (
	"context"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

// Rescope has the papers of these elements follow a catalogue that changed who may read the elements. Only the machine actor
// "loader" may.
func Rescope(ctx context.Context, tx *db.Tx, elements []string) error {
	return plan.FollowScope(ctx, tx, "cell_file", elements)
}
