package talk

import (
	"context"
	"errors"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

// Rescope has what is said about these elements follow a catalogue that changed who may read the elements. Only the machine actor
// "loader" may.
func Rescope(ctx context.Context, tx *db.Tx, elements []string) error {
	return errors.Join(plan.FollowScope(ctx, tx, "talk_thread", elements), plan.FollowScope(ctx, tx, "talk_remark", elements))
}
