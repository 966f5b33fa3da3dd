package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/platform/config"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/region"
)

type regionImportCommand struct {
	Region string `required:"" help:"Code of the province or nation that is meant, which the folder has to describe." placeholder:"330000"`
	Folder string `arg:"" help:"Folder with region.yaml, as catalogue/zhejiang."`
}

// Run reads the file before it touches the database. The values follow as soon as a worker runs.
func (r *regionImportCommand) Run(ctx context.Context, c config.Config) error {
	file, problems := planfile.ReadRegion(os.DirFS(r.Folder), ".")
	for i := range problems {
		problems[i].File = filepath.Join(r.Folder, problems[i].File)
	}
	if len(problems) > 0 {
		return fmt.Errorf("nothing was imported, problems: %d\n%w", len(problems), problems)
	}
	if file.City.CityID != r.Region {
		return fmt.Errorf("nothing was imported: %s describes the region %s, not %s", r.Folder, file.City.CityID, r.Region)
	}
	d, err := openDatabase(ctx, c)
	if err != nil {
		return err
	}
	defer d.close()
	changed, err := db.Write(ctx, d.Store, access.Loader(r.Region), func(tx *db.Tx) (bool, error) { return region.Load(ctx, tx, file) })
	if err != nil {
		return fmt.Errorf("nothing was imported: %w", err)
	}
	fmt.Printf("%s: indicators read: %d, others than before: %t\n", r.Region, len(file.Indicators), changed)
	return nil
}
