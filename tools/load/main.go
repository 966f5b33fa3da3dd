// Command load plays the last day of a round against a running server, through the public API alone: clerks save element after element and
// send, reviewers look into their queues, dashboards poll. Requests arrive by a rate, whether or not the ones before have been
// answered, and times count from when a request was due.
//
//	load -url http://127.0.0.1:8080 -plan synthetic-plan -cities 840100,850100 -rate 100 -length 30s
//
// People are those of a city that tools/country made, or of one whose users are named like them: reporter, reviewer and signer.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"time"
)

// day is how the day is played.
type day struct {
	url, plan, password string
	year                int
	cities, lines       []string
	counties, clerks    int
	rate                float64
	length              time.Duration
	// noisy is a city that asks so many times as often as each of the others.
	noisy string
	times int
}

func main() {
	var d day
	cities := flag.String("cities", "840100", "codes of the cities")
	lines := flag.String("lines", "edu,hc,ca,dpf,jus", "lines whose departments report")
	flag.StringVar(&d.url, "url", "http://127.0.0.1:8080", "address of the server")
	flag.StringVar(&d.plan, "plan", "synthetic-plan", "code of the plan")
	flag.StringVar(&d.password, "password", "liangce-demo", "password of all users")
	flag.IntVar(&d.year, "year", 2025, "year of the round")
	flag.IntVar(&d.counties, "counties", 4, "counties of each city whose clerks are at work; their codes end in 21, 22 and so on")
	flag.IntVar(&d.clerks, "clerks", 10000, "clerks at most; each signs in once with a reviewer, before the clock starts")
	flag.Float64Var(&d.rate, "rate", 50, "requests a second, of all cities together")
	flag.DurationVar(&d.length, "length", 20*time.Second, "length of the play")
	flag.StringVar(&d.noisy, "noisy", "", "a city that asks more often than the others")
	flag.IntVar(&d.times, "times", 100, "how many times as often")
	flag.Parse()
	d.cities, d.lines = strings.Split(*cities, ","), strings.Split(*lines, ",")
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := d.play(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}
