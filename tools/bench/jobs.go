package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"slices"
	"time"
)

const publish = `mutation PublishRound($input: PublishRoundInput!) { publishRound(input: $input) { snapshot { id publishedAt } } }`

// measureJobs takes the time of what is done now and then, some times over.
func measureJobs(ctx context.Context, b *bench) error {
	_, _ = fmt.Fprintf(os.Stdout, "\nnow and then; median of %d\n", b.rounds)
	desks, err := b.desks(ctx, 1)
	if err != nil {
		return err
	}
	d, book := desks[0], []byte(nil)
	if err := b.times("publish a year of a plan", func() error {
		return b.leader.ask(ctx, publish, map[string]any{"input": map[string]any{"plan": plan, "year": year, "requestId": request()}}, nil)
	}); err != nil {
		return err
	}
	if err := b.times("give a sheet as a workbook", func() error {
		book, err = d.reporter.send(ctx, http.MethodGet, b.url+"/sheets/"+d.sheet+".xlsx", nil)
		return err
	}); err != nil {
		return err
	}
	return b.times("import it: read and compare the workbook", func() error {
		_, err := d.reporter.send(ctx, http.MethodPost, b.url+"/sheets/"+d.sheet+"/workbook", book, "Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
		return err
	})
}

func (b *bench) times(name string, do func() error) error {
	var took []time.Duration
	for range b.rounds {
		start := time.Now()
		if err := do(); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	_, _ = fmt.Fprintf(os.Stdout, "  %-44s %9.1f ms\n", name, took[len(took)/2].Seconds()*1000)
	return nil
}
