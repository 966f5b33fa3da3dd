package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// explained are the plans that the server told of while somebody listened: each statement as it ran, by auto_explain.
type explained struct {
	slog.Handler
	mu    sync.Mutex
	plans []ran
}

// ran is a statement that ran, with its plan.
type ran struct {
	ms   float64
	text string
	root node
}

// node is a step of a plan.
type node struct {
	Type      string `json:"Node Type"`
	Relation  string `json:"Relation Name"`
	Index     string `json:"Index Name"`
	Condition string `json:"Index Cond"`
	Plans     []node
}

var told = regexp.MustCompile(`(?s)^duration: ([0-9.]+) ms  plan:\n(.*)$`)

// Handle keeps what is a plan.
func (e *explained) Handle(_ context.Context, r slog.Record) error {
	r.Attrs(func(a slog.Attr) bool {
		m := told.FindStringSubmatch(a.Value.String())
		if m == nil {
			return true
		}
		var one struct {
			Text string `json:"Query Text"`
			Plan node
		}
		if json.Unmarshal([]byte(m[2]), &one) == nil {
			var ms float64
			_, _ = fmt.Sscan(m[1], &ms)
			e.mu.Lock()
			e.plans = append(e.plans, ran{ms, one.Text, one.Plan})
			e.mu.Unlock()
		}
		return true
	})
	return nil
}

// Enabled lets the notices of the database through, which are for debugging.
func (e *explained) Enabled(context.Context, slog.Level) bool { return true }

// take hands over what was heard since.
func (e *explained) take() []ran {
	e.mu.Lock()
	defer e.mu.Unlock()
	out := e.plans
	e.plans = nil
	return out
}

// astray lists the steps of a plan that may read rows of other cities: whatever finds a table's rows and is not led by city_id.
func (r ran) astray() []string {
	var out []string
	var walk func(n node)
	walk = func(n node) {
		switch n.Type {
		case "Seq Scan":
			out = append(out, n.Type+" of "+n.Relation)
		case "Index Scan", "Index Only Scan", "Bitmap Index Scan":
			if !strings.Contains(n.Condition, "city_id = ") && !strings.Contains(n.Condition, "slug = ") {
				out = append(out, fmt.Sprintf("%s by %s where %q", n.Type, n.Index, n.Condition))
			}
		}
		for _, p := range n.Plans {
			walk(p)
		}
	}
	walk(r.root)
	slices.Sort(out)
	return slices.Compact(out)
}
