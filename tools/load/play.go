package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"time"
)

// act is one kind of request, how often it comes among a hundred, and who sends it.
type act struct {
	name  string
	share int
	by    func(*cast) []*person
	do    func(*person, context.Context) reply
}

var acts = []act{
	{"board", 38, func(c *cast) []*person { return c.offices }, (*person).board},
	{"save", 40, func(c *cast) []*person { return c.clerks }, (*person).save},
	{"sheet", 9, func(c *cast) []*person { return c.clerks }, (*person).read},
	{"queue", 8, func(c *cast) []*person { return c.offices }, (*person).queue},
	{"submit", 3, func(c *cast) []*person { return c.clerks }, (*person).submit},
	{"decide", 2, func(c *cast) []*person { return c.reviewers }, (*person).decide},
}

// cast are those of a city who are at work.
type cast struct{ clerks, reviewers, offices []*person }

// tally are the answers to one kind of request.
type tally struct {
	times           []time.Duration
	refused, failed int
}

func (d *day) play(ctx context.Context) error {
	casts, err := d.gather(ctx)
	if err != nil {
		return err
	}
	var mu sync.Mutex
	tallies := map[string]*tally{}
	complaints := map[string]int{}
	var wait sync.WaitGroup
	start := time.Now()
	every := time.Duration(float64(time.Second) / d.rate)
	for n := 0; ; n++ {
		due := start.Add(time.Duration(n) * every)
		if due.Sub(start) > d.length || ctx.Err() != nil {
			break
		}
		time.Sleep(time.Until(due))
		city := d.pick()
		a, p := choose(casts[city])
		if p == nil {
			continue // everybody of the kind waits for an answer, as people do
		}
		wait.Go(func() {
			defer p.Unlock()
			r := a.do(p, ctx)
			took := time.Since(due)
			mu.Lock()
			defer mu.Unlock()
			name := cmp.Or(r.read, a.name)
			if d.noisy != "" {
				name = cmp.Or(map[bool]string{true: "noisy "}[city == d.noisy], "other ") + name
			}
			t := tallies[name]
			if t == nil {
				t = &tally{}
				tallies[name] = t
			}
			switch {
			case r.refused:
				t.refused++
			case r.err != "":
				t.failed++
				complaints[r.err]++
			default:
				t.times = append(t.times, took)
			}
		})
	}
	wait.Wait()
	show(tallies, complaints, time.Since(start))
	return ctx.Err()
}

// gather signs everybody in.
func (d *day) gather(ctx context.Context) (map[string]*cast, error) {
	casts := map[string]*cast{}
	clerks := 0
	for _, city := range d.cities {
		c := &cast{}
		for range 4 {
			office, err := d.signIn(ctx, city, city+"-wcwc", "signer")
			if err != nil {
				return nil, err
			}
			c.offices = append(c.offices, office)
		}
		for n := range d.counties {
			for _, line := range d.lines {
				if clerks >= d.clerks {
					continue
				}
				tenant := fmt.Sprintf("%s%d-%s", city[:4], 21+n, line)
				p, err := d.signIn(ctx, city, tenant, "reporter")
				if err != nil || p.read(ctx).err != "" || len(p.cells) == 0 {
					continue // the city has no such line, or asks nothing of it
				}
				reviewer, err := d.signIn(ctx, city, tenant, "reviewer")
				if err != nil {
					return nil, err
				}
				if r := reviewer.queue(ctx); r.err != "" {
					return nil, fmt.Errorf("the queue of %s: %s", tenant, r.err)
				}
				clerks++
				c.clerks, c.reviewers = append(c.clerks, p), append(c.reviewers, reviewer)
			}
		}
		if len(c.clerks) == 0 {
			return nil, errors.New("nobody reports in " + city)
		}
		casts[city] = c
	}
	_, _ = fmt.Fprintf(os.Stdout, "%d cities, %d clerks signed in\n", len(casts), clerks)
	return casts, nil
}

// pick is whose request comes next.
func (d *day) pick() string {
	if d.noisy == "" {
		return d.cities[rand.IntN(len(d.cities))]
	}
	n := rand.IntN(len(d.cities) - 1 + d.times)
	quiet := slices.DeleteFunc(slices.Clone(d.cities), func(c string) bool { return c == d.noisy })
	if n < len(quiet) {
		return quiet[n]
	}
	return d.noisy
}

// choose is what comes next, and from whom: somebody who does not wait for an answer.
func choose(c *cast) (act, *person) {
	n := rand.IntN(100)
	for _, a := range acts {
		if n -= a.share; n < 0 {
			who := a.by(c)
			for range 20 {
				if p := who[rand.IntN(len(who))]; p.TryLock() {
					return a, p
				}
			}
			return a, nil
		}
	}
	return act{}, nil
}

func show(tallies map[string]*tally, complaints map[string]int, took time.Duration) {
	good, refused, failed := 0, 0, 0
	for _, name := range slices.Sorted(maps.Keys(tallies)) {
		t := tallies[name]
		good, refused, failed = good+len(t.times), refused+t.refused, failed+t.failed
		slices.Sort(t.times)
		at := func(percent int) time.Duration {
			if len(t.times) == 0 {
				return 0
			}
			return t.times[(len(t.times)-1)*percent/100].Round(time.Millisecond)
		}
		_, _ = fmt.Fprintf(os.Stdout, "%-14s answered %6d  50%% %8s  95%% %8s  99%% %8s  refused %5d  failed %4d\n", name, len(t.times), at(50), at(95), at(99), t.refused, t.failed)
	}
	_, _ = fmt.Fprintf(os.Stdout, "answered %.1f a second, refused %d, failed %d, in %s\n", float64(good)/took.Seconds(), refused, failed, took.Round(time.Second))
	for what, n := range complaints {
		_, _ = fmt.Fprintf(os.Stdout, "  %d times: %.120s\n", n, what)
	}
}
