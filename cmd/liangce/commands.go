package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/demo"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/config"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/filestore"
	"github.com/liangce/liangce/internal/rollup"
)

type migrateCommand struct{}

// Run migrates the database that DATABASE_URL names, or the embedded one.
func (migrateCommand) Run(ctx context.Context, c config.Config) error {
	if c.DatabaseURL == "" && c.AppDatabaseURL != "" {
		return errors.New("DATABASE_URL: must name the owner, who alone can migrate")
	}
	d, err := openDatabase(ctx, c)
	if err != nil {
		return err
	}
	d.close()
	fmt.Println("The schema is up to date.")
	return nil
}

type demoCommand struct{}

// Run loads the demonstration city; loaded again, it changes nothing.
func (demoCommand) Run(ctx context.Context, c config.Config) error {
	database, err := openDatabase(ctx, c)
	if err != nil {
		return err
	}
	defer database.close()
	files, err := filestore.Open(c.EvidenceFolder())
	if err != nil {
		return fmt.Errorf("LIANGCE_EVIDENCE_DIR: %w", err)
	}
	return demo.Load(ctx, database.Store, files)
}

type checkCommand struct{}

// Run has nothing left to do but to show: settings that are wrong have ended the program before.
func (checkCommand) Run(config.Config) error {
	fmt.Println("The settings are right. They are:")
	for _, s := range config.Describe() {
		state := "default: " + s.Default
		if os.Getenv(s.Name) != "" {
			state = "set" // not to what: some are secrets
		}
		fmt.Printf("  %-24s %s (%s)\n", s.Name, s.About, state)
	}
	return nil
}

// overCities is what commands that look after data have in common.
type overCities struct {
	City string `help:"Code of the city; all cities when left out." placeholder:"330400"`
}

// each runs do for every city that is asked for, goes on after a failure, and fails if one did.
func (o *overCities) each(ctx context.Context, c config.Config, do func(store *db.Store, city string) error) error {
	d, err := openDatabase(ctx, c)
	if err != nil {
		return err
	}
	defer d.close()
	all, err := cities(ctx, d.Store)
	if err != nil {
		return err
	}
	var failed []error
	found := false
	for _, city := range all {
		if o.City == "" || o.City == city.CityID {
			found = true
			failed = append(failed, do(d.Store, city.CityID))
		}
	}
	if !found {
		return fmt.Errorf("there is no city %s", strings.TrimSpace(o.City+" in this database"))
	}
	return errors.Join(failed...)
}

type auditVerifyCommand struct{ overCities }

// Run prints where each chain ends: kept elsewhere, that line shows later that the chain was not replaced as a whole.
func (a *auditVerifyCommand) Run(ctx context.Context, c config.Config) error {
	return a.each(ctx, c, func(store *db.Store, city string) error {
		end, err := audit.Verify(ctx, store, city)
		if err != nil {
			return err
		}
		fmt.Printf("%s: the trail holds, entries: %d, last hash: %s\n", city, end.Seq, end.Hash)
		return nil
	})
}

type rollupVerifyCommand struct{ overCities }

// Run prints a line for each cell that differs.
func (r *rollupVerifyCommand) Run(ctx context.Context, c config.Config) error {
	return r.each(ctx, c, func(store *db.Store, city string) error {
		return eachPlan(ctx, store, city, func(code string) error {
			found, err := db.Read(ctx, store, access.Rollup(city), func(tx *db.Tx) ([]rollup.Difference, error) { return rollup.Verify(ctx, tx, code) })
			if err != nil {
				return err
			}
			for _, d := range found {
				fmt.Printf("%s %s: %s\n", city, code, d)
			}
			if len(found) > 0 {
				return fmt.Errorf("%s %s: %d roll-ups differ", city, code, len(found))
			}
			fmt.Printf("%s %s: every roll-up is what the figures give\n", city, code)
			return nil
		})
	})
}

type rollupRecomputeCommand struct{ overCities }

// mostNamed is how many wrong cells of a plan are named: beyond it nobody reads them one by one.
const mostNamed = 200

// Run proves every roll-up while others work, mends what is not what the figures give and says what that was. Stopped, it goes on where it
// was when it is run again.
func (r *rollupRecomputeCommand) Run(ctx context.Context, c config.Config) error {
	return r.each(ctx, c, func(store *db.Store, city string) error {
		return eachPlan(ctx, store, city, func(code string) error {
			say := func(format string, args ...any) {
				fmt.Printf("%s %s: "+format+"\n", append([]any{city, code}, args...)...)
			}
			wrong := 0
			done, err := rollup.Rebuild(ctx, store, city, code, func(s rollup.Step) {
				for _, d := range s.Wrong {
					if wrong++; wrong <= mostNamed {
						say("was wrong: %s", d)
					}
				}
				say("proved %d of %d indicators", s.Done, s.Of)
			})
			if err != nil {
				return fmt.Errorf("%s %s: %w", city, code, err)
			}
			if done.Earlier > 0 {
				say("%d of them were proved by a run that was stopped", done.Earlier)
			}
			if wrong > mostNamed {
				say("%d more were wrong", wrong-mostNamed)
			}
			say("roll-ups changed: %d", done.Mended)
			for _, d := range done.Left[:min(len(done.Left), mostNamed)] {
				say("is still wrong: %s", d)
			}
			if len(done.Left) > 0 {
				return fmt.Errorf("%s %s: %d roll-ups still differ", city, code, len(done.Left))
			}
			say("every roll-up is what the figures give")
			return nil
		})
	})
}

func eachPlan(ctx context.Context, store *db.Store, city string, do func(code string) error) error {
	plans, err := db.Read(ctx, store, access.Rollup(city), func(tx *db.Tx) ([]plan.Plan, error) { return plan.Collected(ctx, tx) })
	if err != nil {
		return err
	}
	var failed []error
	for _, p := range plans {
		failed = append(failed, do(p.Code))
	}
	return errors.Join(failed...)
}
