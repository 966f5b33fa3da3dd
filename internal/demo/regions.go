package demo

import (
	"context"
	"fmt"

	"github.com/liangce/liangce/catalogue"
	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/region"
	"github.com/liangce/liangce/internal/worker"
)

// regions stand over the demonstration cities, the highest first.
var regions = []string{"china", "zhejiang"}

// standOver makes what stands over the cities, gives it users, and carries up what the cities have: a worker would within a second.
func standOver(ctx context.Context, store *db.Store) error {
	for _, folder := range regions {
		file, problems := planfile.ReadRegion(catalogue.FS, folder)
		if len(problems) > 0 {
			return problems
		}
		file.City.Demonstration = true
		code := file.City.CityID
		_, err := db.Write(ctx, store, access.Loader(code), func(tx *db.Tx) (bool, error) { return region.Load(ctx, tx, file) })
		if err != nil {
			return fmt.Errorf("demo: %s: %w", folder, err)
		}
		if _, err := hire(ctx, store, code); err != nil {
			return fmt.Errorf("demo: %s: %w", folder, err)
		}
	}
	for more := true; more; {
		var err error
		if more, err = worker.CarryUp(ctx, store); err != nil {
			return err
		}
	}
	return nil
}
