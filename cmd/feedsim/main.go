// Command feedsim stands in for the outside systems of a city: it signs and sends made-up deliveries of the sources in the city's
// catalogue to a running service. Keys are read from a file, or made for one run on a demonstration city by its administrators.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"time"

	"github.com/alecthomas/kong"

	"github.com/liangce/liangce/catalogue"
	"github.com/liangce/liangce/internal/exchange/planfile"
)

type command struct {
	URL      string   `default:"http://127.0.0.1:8080" help:"Where the service is."`
	City     string   `default:"jiaxing" help:"The city's folder of the catalogue."`
	Year     int      `help:"The year that figures are of; last year where it is left out."`
	Only     []string `help:"Only these sources."`
	Keys     string   `help:"A file with a source, a key and its secret in each line." type:"existingfile" xor:"keys"`
	Password string   `help:"Of the administrators of a demonstration city: keys are made, used once and revoked." xor:"keys"`
}

func main() {
	var c command
	k := kong.Parse(&c, kong.Name("feedsim"), kong.Description("Sends made-up deliveries of a city's sources."))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	k.FatalIfErrorf(c.run(ctx))
}

func (c command) run(ctx context.Context) error {
	city, problems := planfile.ReadCity(catalogue.FS, c.City)
	if len(problems) > 0 {
		return problems
	}
	now := time.Now().UTC()
	if c.Year == 0 {
		c.Year = now.Year() - 1
	}
	keys, err := c.keyring(city)
	if err != nil {
		return err
	}
	s := newSimulator(city, c.Year)
	failed := 0
	for _, d := range city.Sources {
		if d.Publication() || !c.wants(d.Code) {
			continue
		}
		said, err := c.send(ctx, keys, d.Code, s.body(d, now))
		if err != nil {
			failed++
			said = err.Error()
		}
		_, _ = fmt.Fprintf(os.Stdout, "%-26s %s\n", d.Code, said)
	}
	if failed > 0 {
		return fmt.Errorf("%d sources could not deliver", failed)
	}
	return nil
}

func (c command) wants(code string) bool {
	for _, one := range c.Only {
		if one == code {
			return true
		}
	}
	return len(c.Only) == 0
}
