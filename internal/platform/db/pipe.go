package db

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// PlanOnce has the statements that follow in the transaction planned once for a connection, whatever their parameters: whoever looks
// rows up by their keys would wait as long for plans as for answers. It is not for questions whose plan depends on how much they find.
func PlanOnce() Question {
	return Question{SQL: "set local plan_cache_mode = force_generic_plan"}
}

// Ask sends statements of the transaction together and waits once for all their answers. Each sees what those before it did, and
// what others have committed by then. They are as those of Store.Ask.
func (tx *Tx) Ask(ctx context.Context, questions ...Question) error {
	if len(questions) == 0 {
		return nil
	}
	batch := &pgx.Batch{}
	if err := queue(batch, questions); err != nil {
		return err
	}
	return onWire(tx.conn, func(wire *pgx.Conn) error {
		if err := wire.SendBatch(ctx, batch).Close(); err != nil {
			return fmt.Errorf("db: ask: %w", err)
		}
		return nil
	})
}
