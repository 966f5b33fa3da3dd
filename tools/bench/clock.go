package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// row is one line of the table: something that is done again and again, and the row and bar that it is held against.
type row struct {
	name string
	// do is done by the given one of so many at once.
	do func(ctx context.Context, worker int) error
	// against names the row whose rate divides this one's; bar is what the ratio should be at least.
	against string
	bar     float64
}

// took is what a row took in one round.
type took struct {
	times  []time.Duration
	failed int64
	why    error
	length time.Duration
}

func (t took) rate() float64 { return float64(len(t.times)) / t.length.Seconds() }

func (t took) at(share float64) time.Duration {
	if len(t.times) == 0 {
		return 0
	}
	return t.times[min(int(share*float64(len(t.times))), len(t.times)-1)]
}

// measure keeps so many workers busy for the given time.
func measure(ctx context.Context, r row, workers int, length time.Duration) took {
	var mu sync.Mutex
	var failed atomic.Int64
	all := took{}
	began := time.Now()
	var wg sync.WaitGroup
	for worker := range workers {
		wg.Go(func() {
			var own []time.Duration
			var why error
			for time.Since(began) < length {
				start := time.Now()
				if err := r.do(ctx, worker); err != nil {
					failed.Add(1)
					why = err
					continue
				}
				own = append(own, time.Since(start))
			}
			mu.Lock()
			defer mu.Unlock()
			all.times, all.why = append(all.times, own...), errors.Join(all.why, why)
		})
	}
	wg.Wait()
	all.length = time.Since(began)
	all.failed = failed.Load()
	slices.Sort(all.times)
	return all
}

// table measures the rows round by round and prints them.
func (b *bench) table(ctx context.Context, title string, workers int, rows []row) error {
	_, _ = fmt.Fprintf(os.Stdout, "\n%s; %d at once, median of %d rounds of %s\n", title, workers, b.rounds, b.length)
	rounds := make([]map[string]took, b.rounds)
	for n := range rounds {
		rounds[n] = map[string]took{}
		for _, r := range rows {
			rounds[n][r.name] = measure(ctx, r, workers, b.length)
		}
	}
	for _, r := range rows {
		tell(r, rounds)
	}
	return nil
}

func tell(r row, rounds []map[string]took) {
	each := func(of func(took) float64) float64 {
		var found []float64
		for _, round := range rounds {
			found = append(found, of(round[r.name]))
		}
		return median(found)
	}
	ms := func(share float64) float64 {
		return each(func(t took) float64 { return float64(t.at(share).Microseconds()) / 1000 })
	}
	line := fmt.Sprintf("  %-44s %9.0f /s  p50 %8.2f ms  p99 %8.2f ms", r.name, each(took.rate), ms(0.5), ms(0.99))
	if r.against != "" {
		var ratios []float64
		for _, round := range rounds {
			if base := round[r.against].rate(); base > 0 {
				ratios = append(ratios, round[r.name].rate()/base)
			}
		}
		line += fmt.Sprintf("  %5.2f of %s", median(ratios), r.against)
		if r.bar > 0 {
			line += fmt.Sprintf(" (bar %.2f)", r.bar)
		}
	}
	for _, round := range rounds {
		if t := round[r.name]; t.failed > 0 {
			line += fmt.Sprintf("  FAILED %d: %.200v", t.failed, t.why)
			break
		}
	}
	_, _ = fmt.Fprintln(os.Stdout, line)
}

func median(of []float64) float64 {
	if len(of) == 0 {
		return 0
	}
	slices.Sort(of)
	return of[len(of)/2]
}
