package db

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// PlanOnce has the statements that follow in the transaction planned once for a connection, whatever their parameters: whoever looks
// rows up by their keys would wait as long for plans as for answers. It is not for questions whose plan depends on how much they find.
func (tx *Tx) PlanOnce(ctx context.Context) error {
	if err := tx.DB.WithContext(ctx).Exec(planOnce).Error; err != nil {
		return fmt.Errorf("db: plan once: %w", err)
	}
	return nil
}

const planOnce = "set local plan_cache_mode = force_generic_plan"

// Ask sends statements of the transaction together and waits once for all their answers. Each sees what those before it did, and
// what others have committed by then. They are as those of Store.Ask.
func (tx *Tx) Ask(ctx context.Context, questions ...Question) error {
	batch := &pgx.Batch{}
	queue(batch, questions)
	return onWire(tx.conn, func(wire *pgx.Conn) error {
		if err := wire.SendBatch(ctx, batch).Close(); err != nil {
			return fmt.Errorf("db: ask: %w", err)
		}
		return nil
	})
}

func queue(batch *pgx.Batch, questions []Question) {
	for _, q := range questions {
		read := q.rows
		if read == nil {
			read = q.texts
		}
		batch.Queue(q.SQL, q.Args...).Query(read)
	}
}

func (q Question) texts(rows pgx.Rows) error {
	for rows.Next() {
		if err := q.Row(rows.RawValues()); err != nil {
			return err
		}
	}
	return rows.Err()
}
