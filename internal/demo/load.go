package demo

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/liangce/liangce/catalogue"
	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/demo/data"
	"github.com/liangce/liangce/internal/exchange/cityload"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/filestore"
	"github.com/liangce/liangce/internal/tenant"
)

// folders are the demonstration cities of the catalogue.
var folders = []string{"jiaxing", "huzhou"}

// The years of the demonstration: all before the open one are published.
const firstYear, openYear = 2020, 2025

// Load makes the demonstration cities, and the province and nation over them. Each year of a plan is one transaction, so what was broken off is taken up again where
// it stopped, and what is complete is left as it is. The reports' evidence goes into files.
func Load(ctx context.Context, store *db.Store, files *filestore.Store) error {
	for _, folder := range folders {
		if err := load(ctx, store, files, folder); err != nil {
			return fmt.Errorf("demo: %s: %w", folder, err)
		}
	}
	return standOver(ctx, store)
}

// city is one demonstration city in the making.
type city struct {
	store   *db.Store
	files   *filestore.Store
	id      string
	plans   []plan.Catalogue
	schemes []plan.Catalogue
	staff   staff
	tenants []tenant.Tenant
	figures map[figure.Key]data.Figure
	// today is the day of loading: deadlines of the open year lie around it.
	today time.Time
}

func load(ctx context.Context, store *db.Store, files *filestore.Store, folder string) error {
	file, problems := planfile.ReadCity(catalogue.FS, folder)
	if len(problems) > 0 {
		return problems
	}
	file.City.Demonstration = true
	figures, err := data.Read(folder)
	if err != nil {
		return err
	}
	if len(file.Schemes) > 0 {
		more, err := data.Read(folder + data.Schemes)
		if err != nil {
			return err
		}
		figures = append(figures, more...)
	}
	c := &city{store: store, files: files, id: file.City.CityID, plans: file.Plans, schemes: file.Schemes, figures: index(figures), today: store.Now()}
	if err := c.open(ctx, file); err != nil {
		return err
	}
	done, err := c.hasRound(ctx, c.plans[0].Plan.Code, openYear)
	if err != nil || done {
		return err
	}
	slog.InfoContext(ctx, "making a demonstration city, which takes a minute", "city", c.id)
	defer store.Clock(func() time.Time { return time.Now().UTC() })
	for year := firstYear; year < openYear; year++ {
		if err := c.closedYear(ctx, year); err != nil {
			return fmt.Errorf("%d: %w", year, err)
		}
	}
	for _, p := range c.plans {
		if err := c.evaluated(ctx, p.Plan.Code); err != nil {
			return fmt.Errorf("evaluation of %s: %w", p.Plan.Code, err)
		}
	}
	if err := c.readNotices(ctx); err != nil {
		return err
	}
	return c.currentYear(ctx, openYear)
}

func index(figures data.Figures) map[figure.Key]data.Figure {
	out := make(map[figure.Key]data.Figure, len(figures))
	for _, f := range figures {
		out[figure.Key{Element: f.Element, AreaCode: f.Area, Year: f.Year, Category: f.Category}] = f
	}
	return out
}

// open makes the city with its plans, and gives it users.
func (c *city) open(ctx context.Context, file planfile.City) error {
	var err error
	c.tenants, err = db.Write(ctx, c.store, access.Loader(c.id), func(tx *db.Tx) ([]tenant.Tenant, error) {
		if _, err := cityload.Load(ctx, tx, file); err != nil {
			return nil, err
		}
		return tenant.Tenants(ctx, tx)
	})
	if err != nil {
		return err
	}
	c.staff, err = hire(ctx, c.store, c.id)
	return err
}
