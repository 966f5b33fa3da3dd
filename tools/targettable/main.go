// Command targettable writes docs/targets.md: every target that the two plans print, the typed rule that it stands for, and what
// the rule says of the demonstration's figures, year by year, with the reason in words.
//
//	go run ./tools/targettable > docs/targets.md
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/promise"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/testdb"
)

const city = "330400"

var plans = []string{"jiaxing-women-14-5", "jiaxing-children-14-5"}

func main() {
	if err := run(context.Background(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "targettable:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out io.Writer) (err error) {
	database, drop, err := testdb.OpenDemo(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, drop()) }()
	store, err := db.Open(ctx, database.AppURL, 2)
	if err != nil {
		return err
	}
	defer store.Close()
	return write(ctx, store, out)
}

// write is the whole document.
func write(ctx context.Context, store *db.Store, out io.Writer) error {
	text, err := db.Read(ctx, store, access.Snapshot(city), func(tx *db.Tx) (string, error) {
		var b strings.Builder
		b.WriteString(head)
		for _, code := range plans {
			if err := section(ctx, tx, &b, code); err != nil {
				return "", err
			}
		}
		return b.String(), nil
	})
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, text)
	return err
}

const head = `# The targets and their verdicts

Written by ` + "`go run ./tools/targettable > docs/targets.md`" + `; a test holds it against the demonstration city. All values but the printed
baselines are made up. The verdicts are of the city, on approved figures; 2025 is still being reported. What numbers cannot settle waits
for a committee office's signed judgement (needs_judgement).
`

const columns = "| year | value | verdict | reason | 理由 |\n|---|---|---|---|---|\n"

func section(ctx context.Context, tx *db.Tx, b *strings.Builder, code string) error {
	c, err := plan.Load(ctx, tx, code)
	if err != nil {
		return err
	}
	var years []int
	for y := c.Plan.BaselineYear; y <= c.Plan.TargetYear; y++ {
		years = append(years, y)
	}
	t, err := rollup.Read(ctx, tx, rollup.Query{Plan: code, Area: city, Years: years, Basis: rollup.Approved})
	if err != nil {
		return err
	}
	fmt.Fprintf(b, "\n## %s\n\n%s\n\n### Indicators\n", c.Plan.TitleEN, c.Plan.Title)
	for n, i := range t.Indicators {
		target := t.Targets[i.Code]
		fmt.Fprintf(b, "\n#### %s %s\n\n%s (%s), target %s, baseline %s: `%s`\n\n", i.Code, i.Name, i.NameEN, i.Unit, quoted(target.Printed), quoted(target.BaselinePrinted), rule(target.Type, target.Op, number(target)))
		b.WriteString(columns)
		for y, year := range t.Years {
			fmt.Fprintf(b, "| %d |%s\n", year, row(t.At(n, 0, y)))
		}
	}
	return proseSection(ctx, tx, b, c)
}

// proseSection lists the targets in the prose, and below them the series of those that something measures.
func proseSection(ctx context.Context, tx *db.Tx, b *strings.Builder, c *plan.Catalogue) error {
	b.WriteString("\n### Targets in the prose\n\n| code | of | target | printed | rule | measured by |\n|---|---|---|---|---|---|\n")
	for _, p := range c.ProseTargets {
		value, measured := "", ""
		switch {
		case p.Measured():
			measured = "a figure of its own"
		case p.MeasuredBy != nil:
			measured = *p.MeasuredBy
		}
		printed := p.Printed
		if p.Further {
			printed += " (a direction only)"
		}
		if p.Value != nil {
			value = p.Value.String()
		}
		fmt.Fprintf(b, "| %s | %s | %s (%s) | %s | `%s` | %s |\n", p.Code, p.Of(), p.Name, p.NameEN, printed, rule(p.Type, p.Op, value), measured)
	}
	followed, err := promise.Follow(ctx, tx, c.Plan.Code)
	for _, s := range followed {
		by := ""
		if !s.Target.Measured() {
			by = ", measured by " + *s.Target.MeasuredBy
		}
		fmt.Fprintf(b, "\n#### %s %s\n\n%s, of %s, “%s”%s\n\n"+columns, s.Target.Code, s.Target.Name, s.Target.NameEN, s.Target.Of(), s.Target.Printed, by)
		for _, v := range s.Values {
			fmt.Fprintf(b, "| %d |%s\n", v.Year, proseRow(v))
		}
	}
	return err
}

func proseRow(v promise.Value) string {
	value := ""
	if v.Display != nil {
		value = *v.Display
	}
	if v.Verdict == nil {
		return fmt.Sprintf(" %s | not judged | | |", value)
	}
	return fmt.Sprintf(" %s | %s | %s | %s |", value, v.Verdict.Status, v.Verdict.Reason.Text(fault.English), v.Verdict.Reason.Text(fault.Chinese))
}

func row(r *rollup.Result) string {
	if r == nil {
		return " | | | |"
	}
	value := ""
	if r.Display != nil {
		value = *r.Display
	}
	if r.Verdict == nil {
		return fmt.Sprintf(" %s | not judged: %d of %d reported | | |", value, r.Reported, r.Expected)
	}
	return fmt.Sprintf(" %s | %s | %s | %s |", value, *r.Verdict, r.Says(fault.English), r.Says(fault.Chinese))
}

func rule(kind string, op *string, value string) string {
	said := kind
	if op != nil {
		said += " " + *op
	}
	if value != "" {
		said += " " + value
	}
	return said
}

func number(t plan.Target) string {
	switch {
	case t.Value != nil:
		return t.Value.String()
	case t.InYearOfChange != nil && t.OtherYears != nil:
		return t.InYearOfChange.String() + " in a year of change, else " + t.OtherYears.String()
	}
	return ""
}

func quoted(printed string) string {
	if printed == "" {
		return "(blank)"
	}
	return "“" + printed + "”"
}
