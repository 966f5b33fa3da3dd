package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/shopspring/decimal"
)

const (
	save   = `mutation SaveFigures($input: SaveFiguresInput!) { saveFigures(input: $input) { sheet { id state } problems { obligation grade code message } } }`
	submit = `mutation SubmitSheet($input: SubmitSheetInput!) { submitSheet(input: $input) { sheet { id state } submitted problems { obligation grade code message } } }`
	decide = `mutation Decide($input: DecideInput!) { decide(input: $input) { decided { figure { id state revision } } refused { figure code message } } }`
	mine   = `query Mine($plan: String!, $year: Int!) { sheet(plan: $plan, year: $year) { id cells { obligation canEdit category { code } figure { id revision } lastYear { value } } } }`
)

// clerks is how many submit their sheets at once on the last day.
const clerks = 32

// desk is a clerk with what may be typed, and whoever checks it in the same department.
type desk struct {
	plan, sheet        string
	reporter, reviewer caller
	cells              []cell
	turn               int
}

type cell struct {
	Obligation string
	CanEdit    bool
	Category   struct{ Code string }
	Figure     *struct {
		ID       string
		Revision int
	}
	LastYear *struct{ Value *string }
}

// desks finds the departments of the counties that have something to type, those with most first.
func (b *bench) desks(ctx context.Context, wanted int) ([]*desk, error) {
	conn, err := pgx.Connect(ctx, b.owner)
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close(ctx) }()
	rows, err := conn.Query(ctx, `select slug from tenant where city_id = $1 and kind = 'department' and slug not like $1 || '-%' order by slug`, city)
	if err != nil {
		return nil, err
	}
	slugs, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, err
	}
	var found []*desk
	for _, slug := range slugs {
		reporter, err := b.as(ctx, slug, "reporter")
		if err != nil {
			continue // a department without a clerk
		}
		reviewer, err := b.as(ctx, slug, "reviewer")
		if err != nil {
			continue
		}
		for _, plan := range []string{plan, "jiaxing-children-14-5"} {
			d := &desk{plan: plan, reporter: reporter, reviewer: reviewer}
			if d.look(ctx) == nil && len(d.cells) > 0 {
				found = append(found, d)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b *desk) int { return len(b.cells) - len(a.cells) })
	if len(found) == 0 {
		return nil, errors.New("nobody has anything to type")
	}
	return found[:min(wanted, len(found))], nil
}

// errNotReady says that a check holds up every figure that was typed.
var errNotReady = errors.New("nothing of the sheet was ready")

// look reads which cells the clerk may type into now.
func (d *desk) look(ctx context.Context) error {
	var out struct {
		Sheet *struct {
			ID    string
			Cells []cell
		}
	}
	if err := d.reporter.ask(ctx, mine, map[string]any{"plan": d.plan, "year": year}, &out); err != nil {
		return err
	}
	if out.Sheet == nil {
		return errors.New("no sheet")
	}
	d.sheet, d.cells = out.Sheet.ID, nil
	for _, c := range out.Sheet.Cells {
		if c.CanEdit && c.LastYear != nil && c.LastYear.Value != nil {
			d.cells = append(d.cells, c)
		}
	}
	return nil
}

// typed are last year's values, every other time doubled, so that totals stay the sums of their parts and each save changes something.
func (d *desk) typed(cells []cell) ([]map[string]any, error) {
	d.turn++
	var out []map[string]any
	for _, c := range cells {
		value, err := decimal.NewFromString(*c.LastYear.Value)
		if err != nil {
			return nil, err
		}
		typed := map[string]any{
			"obligation": c.Obligation, "category": c.Category.Code, "explanation": "性能测试所填",
			"value": value.Mul(decimal.NewFromInt(int64(1 + d.turn%2))).String(),
		}
		if c.Figure != nil {
			typed["expectedRevision"] = c.Figure.Revision
		}
		out = append(out, typed)
	}
	return out, nil
}

func (d *desk) save(ctx context.Context, cells []cell) error {
	figures, err := d.typed(cells)
	if err != nil {
		return err
	}
	return d.reporter.ask(ctx, save, map[string]any{"input": map[string]any{"sheet": d.sheet, "requestId": request(), "figures": figures}}, nil)
}

func request() string {
	return "bench-" + strconv.Itoa(os.Getpid()) + "-" + strconv.FormatInt(asked.Add(1), 10)
}

// saveOne saves the desk's first cell again.
func (d *desk) saveOne(ctx context.Context) error {
	one := d.cells[:1]
	if err := d.save(ctx, one); err != nil {
		return errors.Join(err, d.look(ctx))
	}
	if one[0].Figure == nil {
		return d.look(ctx)
	}
	one[0].Figure.Revision++
	return nil
}

func measureWrites(ctx context.Context, b *bench) error {
	desks, err := b.desks(ctx, clerks)
	if err != nil {
		return err
	}
	const plain = "plain upsert behind net/http"
	err = b.table(ctx, "writing", min(b.writers, len(desks)), []row{
		{name: plain, do: func(ctx context.Context, worker int) error {
			body, err := json.Marshal(map[string]string{"area": strconv.Itoa(worker), "value": strconv.FormatInt(asked.Add(1), 10)})
			if err != nil {
				return err
			}
			_, err = caller{}.send(ctx, http.MethodPost, b.baseline+"/upsert", body)
			return err
		}},
		{name: "save one cell, with trail and roll-up", do: func(ctx context.Context, worker int) error { return desks[worker].saveOne(ctx) }, against: plain, bar: 0.6},
	})
	if err != nil {
		return err
	}
	return b.lastDay(ctx, desks)
}

// lastDay has all clerks save their whole sheets, submit them, and get them back, at once.
func (b *bench) lastDay(ctx context.Context, desks []*desk) error {
	var mu sync.Mutex
	times := map[string][]time.Duration{}
	cells, turned, left := 0, 0, 0
	step := func(name string, do func() error) error {
		start := time.Now()
		err := do()
		mu.Lock()
		defer mu.Unlock()
		times[name] = append(times[name], time.Since(start))
		return err
	}
	var wg sync.WaitGroup
	var failed error
	began := time.Now()
	for _, d := range desks {
		wg.Go(func() {
			for time.Since(began) < time.Duration(b.rounds)*b.length {
				n, err := d.cycle(ctx, step)
				mu.Lock()
				if errors.Is(err, errNotReady) {
					left++
				} else {
					cells, turned, failed = cells+n, turned+1, errors.Join(failed, err)
				}
				mu.Unlock()
				if err != nil {
					return
				}
			}
		})
	}
	wg.Wait()
	_, _ = fmt.Fprintf(os.Stdout, "\nthe last day: %d clerks, %d of whom left with figures that a check holds up; %.1f cells a sheet, %s\n", len(desks), left, float64(cells)/float64(max(turned, 1)), time.Since(began).Round(time.Second))
	for _, name := range []string{"save the whole sheet", "submit it", "return it"} {
		t := times[name]
		slices.Sort(t)
		all := took{times: t, length: time.Since(began)}
		_, _ = fmt.Fprintf(os.Stdout, "  %-44s %9.0f /s  p50 %8.2f ms  p99 %8.2f ms\n", name, all.rate(), all.at(0.5).Seconds()*1000, all.at(0.99).Seconds()*1000)
	}
	return failed
}

// cycle types, submits and gets back one sheet, and tells how many cells were submitted.
func (d *desk) cycle(ctx context.Context, step func(string, func() error) error) (int, error) {
	if err := d.look(ctx); err != nil {
		return 0, err
	}
	if err := step("save the whole sheet", func() error { return d.save(ctx, d.cells) }); err != nil {
		return 0, err
	}
	var obligations []string
	for _, c := range d.cells {
		if !slices.Contains(obligations, c.Obligation) {
			obligations = append(obligations, c.Obligation)
		}
	}
	var out struct{ SubmitSheet struct{ Submitted []string } }
	input := map[string]any{"sheet": d.sheet, "requestId": request(), "obligations": obligations}
	if err := step("submit it", func() error { return d.reporter.ask(ctx, submit, map[string]any{"input": input}, &out) }); err != nil {
		return 0, err
	}
	submitted := out.SubmitSheet.Submitted
	if len(submitted) == 0 {
		return 0, errNotReady
	}
	decisions, err := d.back(ctx, submitted)
	if err != nil {
		return 0, err
	}
	return len(decisions), step("return it", func() error {
		return d.reviewer.ask(ctx, decide, map[string]any{"input": map[string]any{"requestId": request(), "decisions": decisions}}, nil)
	})
}

// back are the decisions that send what was submitted back to the clerk.
func (d *desk) back(ctx context.Context, submitted []string) ([]map[string]any, error) {
	var out struct{ Sheet struct{ Cells []cell } }
	if err := d.reporter.ask(ctx, mine, map[string]any{"plan": d.plan, "year": year}, &out); err != nil {
		return nil, err
	}
	var decisions []map[string]any
	for _, c := range out.Sheet.Cells {
		if c.Figure != nil && slices.Contains(submitted, c.Obligation) {
			decisions = append(decisions, map[string]any{
				"figure": c.Figure.ID, "revision": c.Figure.Revision, "outcome": "RETURN", "reasonCode": "OTHER", "comment": "性能测试所退",
				"due": time.Now().AddDate(0, 1, 0).Format(time.DateOnly),
			})
		}
	}
	return decisions, nil
}
