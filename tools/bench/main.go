// Command bench measures a running server with the demonstration city from outside, beside what bounds it: fixed bytes of the same
// size from memory, SQL written by hand behind net/http, a plain upsert, and PostGraphile on the same database. It prints a table
// whose ratios compare rows of the same round; a figure is the median of the rounds.
//
//	bench -url http://127.0.0.1:8080 -owner postgres://…   (make bench starts all of it)
//
// It changes figures of the demonstration's counties and must not be pointed at a city that works.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

type options struct {
	url, owner   string
	clients      int
	writers      int
	rounds       int
	length       time.Duration
	postgraphile string
	only         string
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "baseline" {
		if err := serveBaseline(context.Background(), os.Args[2]); err != nil {
			fmt.Fprintln(os.Stderr, "bench baseline:", err)
			os.Exit(1)
		}
		return
	}
	var o options
	flag.StringVar(&o.url, "url", os.Getenv("LIANGCE_URL"), "address of the server")
	flag.StringVar(&o.owner, "owner", os.Getenv("LIANGCE_OWNER_URL"), "its database, as the owner")
	flag.IntVar(&o.clients, "clients", 16, "readers at once")
	flag.IntVar(&o.writers, "writers", 8, "writers at once")
	flag.IntVar(&o.rounds, "rounds", 3, "rounds, of which the median is told")
	flag.DurationVar(&o.length, "length", 4*time.Second, "how long each row is measured in a round")
	flag.StringVar(&o.postgraphile, "postgraphile", "tools/bench/postgraphile", "folder of PostGraphile; without it that row is left out")
	flag.StringVar(&o.only, "only", "", "reads, writes, jobs or rebuild; all when left out")
	flag.Parse()
	if err := run(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	b, err := prepare(ctx, o)
	if err != nil {
		return err
	}
	defer b.close()
	for _, part := range []struct {
		name    string
		measure func(context.Context, *bench) error
	}{{"reads", measureReads}, {"writes", measureWrites}, {"jobs", measureJobs}, {"rebuild", measureRebuild}} {
		if o.only != "" && !strings.Contains(o.only, part.name) {
			continue
		}
		if err := part.measure(ctx, b); err != nil {
			return fmt.Errorf("%s: %w", part.name, err)
		}
	}
	return nil
}
