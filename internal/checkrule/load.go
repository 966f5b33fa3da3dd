package checkrule

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
)

// Load takes in the rules of a city's catalogue, which the city has agreed on before, so they are in force at once. What says
// nothing new is left alone, and so is a rule that the city has changed or retired since: its own decision goes before the file's.
// It tells which rules are others now.
func Load(ctx context.Context, tx *db.Tx, drafts []Draft) ([]string, error) {
	if err := access.Check(tx.Actor, access.ImportPlan, object(tx.Actor)); err != nil {
		return nil, err
	}
	known, err := Names(ctx, tx)
	if err != nil {
		return nil, err
	}
	var changed []string
	err = tx.As(access.Loader(tx.Actor.CityID), func() error {
		for _, d := range drafts {
			if err := d.Refuse(known); err != nil {
				return fmt.Errorf("check rule %s: %w", d.Code, err)
			}
			before, err := newest(ctx, tx, d.Code)
			if err != nil {
				return err
			}
			version := 1
			if before != nil {
				if before.ProposedBy != nil || before.State == Retired || before.same(d) {
					continue
				}
				version = before.Version + 1
			}
			r := Rule{CityID: tx.Actor.CityID, Version: version, Draft: d, State: InForce, ProposedAt: tx.Now, EnforcedAt: &tx.Now}
			if err := gorm.G[Rule](tx.DB).Create(ctx, &r); err != nil {
				return fmt.Errorf("checkrule: take in %s: %w", d.Code, err)
			}
			changed = append(changed, d.Code)
		}
		return nil
	})
	return changed, err
}
