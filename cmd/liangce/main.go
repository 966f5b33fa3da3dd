// Command liangce is the whole product: it serves the API and the page, sweeps, migrates, loads the demonstration city, and
// verifies what it keeps. Settings come from environment variables; `liangce check-config` shows them.
package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"github.com/liangce/liangce/internal/platform/config"
	"github.com/liangce/liangce/internal/platform/telemetry"
)

// version is set by the build.
var version = "unknown"

type commands struct {
	Version kong.VersionFlag `help:"Print the version and exit."`

	Serve   serveCommand   `cmd:"" help:"Serve the API and the page."`
	Worker  workerCommand  `cmd:"" help:"Remind tenants of deadlines and clear away what has expired."`
	Migrate migrateCommand `cmd:"" help:"Bring the database's schema up to date."`
	Demo    demoCommand    `cmd:"" help:"Load the demonstration city. Never into a production database: everyone knows its password."`

	CheckConfig checkCommand `cmd:"" help:"Say what is wrong with the settings, without connecting to anything."`

	Plan struct {
		Import planImportCommand `cmd:"" help:"Bring a city and its plans in from a folder of files; brought in again, they change nothing."`
	} `cmd:"" help:"Look after the catalogue."`
	Region struct {
		Import regionImportCommand `cmd:"" help:"Bring a province or the nation in from a folder; brought in again, it changes nothing."`
	} `cmd:"" help:"Look after what stands over cities."`
	User struct {
		Add userAddCommand `cmd:"" help:"Give a person access to a tenant; the password comes from the standard input."`
	} `cmd:"" help:"Look after users."`
	Rollup struct {
		Verify    rollupVerifyCommand    `cmd:"" help:"Compare every stored roll-up with one computed from the figures."`
		Recompute rollupRecomputeCommand `cmd:"" help:"Compute every roll-up anew and store what differs."`
	} `cmd:"" help:"Look after roll-ups."`
	Audit struct {
		Verify auditVerifyCommand `cmd:"" help:"Recompute the hash chain of the trail."`
	} `cmd:"" help:"Look after the trail."`
}

func main() {
	parser := commandLine()
	command, err := parser.Parse(os.Args[1:])
	parser.FatalIfErrorf(err)
	if err := run(command); err != nil {
		fmt.Fprintln(os.Stderr, "liangce:", err)
		os.Exit(1)
	}
}

func commandLine() *kong.Kong {
	return kong.Must(&commands{}, kong.Name("liangce"), kong.UsageOnError(), kong.Vars{"version": version},
		kong.Description("Monitoring and evaluation of a city's five-year plans. Settings are environment variables: liangce check-config."))
}

// run gives a command its settings and ends it when the process is asked to end; asked twice, the process ends at once.
func run(command *kong.Context) error {
	settings, err := config.Load(os.Environ())
	if err != nil {
		return err
	}
	slog.SetDefault(telemetry.NewLogger(os.Stderr, settings.LogLevel))
	if err := knowMemory(); err != nil {
		slog.Warn("garbage is collected as if there were no limit of memory", "error", err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	command.BindTo(ctx, (*context.Context)(nil))
	return command.Run(settings)
}
