package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/exchange/cityload"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/platform/config"
	"github.com/liangce/liangce/internal/platform/db"
)

type planImportCommand struct {
	City   string `required:"" help:"Code of the city that is meant, which the folder has to describe." placeholder:"330400"`
	Folder string `arg:"" help:"Folder with city.yaml and the plans that it names, as catalogue/jiaxing."`
}

// Run reads the whole folder before it touches the database: a file with problems is refused with all of them.
func (p *planImportCommand) Run(ctx context.Context, c config.Config) error {
	city, problems := readCity(p.Folder)
	if len(problems) > 0 {
		return fmt.Errorf("nothing was imported, problems: %d\n%w", len(problems), problems)
	}
	if city.City.CityID != p.City {
		return fmt.Errorf("nothing was imported: %s describes the city %s, not %s", p.Folder, city.City.CityID, p.City)
	}
	d, err := openDatabase(ctx, c)
	if err != nil {
		return err
	}
	defer d.close()
	done, err := db.Write(ctx, d.Store, access.Loader(p.City), func(tx *db.Tx) (cityload.Loaded, error) { return cityload.Load(ctx, tx, city) })
	if err != nil {
		return fmt.Errorf("nothing was imported: %w", err)
	}
	fmt.Printf("%s: plans read: %d, changed: %s\n", p.City, len(city.Plans), listed(done.Changed))
	fmt.Printf("%s: elements that others report or read now: %s\n", p.City, listed(done.Rescoped))
	fmt.Printf("%s: figures that open rounds ask for from now on: %d\n", p.City, done.Asked)
	for _, g := range done.Gaps {
		fmt.Printf("%s: nobody has the line %s in %s, so %s is not asked there\n", p.City, g.Element.Line, g.Area.Code, g.Element.Code)
	}
	if done.Regime {
		fmt.Printf("%s: the city's bodies, chain, reasons, periods or words are others now\n", p.City)
	}
	fmt.Printf("%s: roll-ups changed: %d\n", p.City, done.Rollups)
	fmt.Printf("%s: sources that are new or others now: %s\n", p.City, listed(done.Sources))
	return nil
}

// readCity names files in problems as the caller would open them.
func readCity(folder string) (planfile.City, planfile.Problems) {
	city, problems := planfile.ReadCity(os.DirFS(folder), ".")
	for i := range problems {
		problems[i].File = filepath.Join(folder, problems[i].File)
	}
	return city, problems
}

func listed(codes []string) string {
	if len(codes) == 0 {
		return "none"
	}
	return strings.Join(codes, ", ")
}
