package history

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/finding"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// Report is what a file would come to.
type Report struct {
	Tally
	Total               int
	FirstYear, LastYear int
	problems            []Problem
}

// Examine checks all rows of a file as they would stand together; nothing is written. reached is told how many rows are done.
func Examine(ctx context.Context, tx *db.Tx, i Import, rows []Row, reached func(done int) error) (Report, error) {
	s, err := newScale(ctx, tx, i)
	if err != nil {
		return Report{}, err
	}
	all := make([]weighed, len(rows))
	for n, r := range rows {
		all[n] = s.weigh(r)
	}
	refuseTwins(all)
	for piece := range slices.Chunk(all, pieceRows) {
		if err := compare(ctx, tx, piece); err != nil {
			return Report{}, err
		}
	}
	found, err := find(ctx, tx, all, reached)
	if err != nil {
		return Report{}, err
	}
	return report(all, found), nil
}

// refuseTwins leaves out a row whose figure an earlier row gives already.
func refuseTwins(all []weighed) {
	first := map[figure.Key]int{}
	for n := range all {
		w := &all[n]
		if w.fault != nil {
			continue
		}
		if line, twice := first[w.past.Key]; twice {
			w.fault = refusal(fault.ReasonHistoryTwice, "line", strconv.Itoa(line))
			continue
		}
		first[w.past.Key] = w.row.Line
	}
}

// find runs the checks over each year of the file, with what it says of the year before.
func find(ctx context.Context, tx *db.Tx, all []weighed, reached func(int) error) (map[figure.Key][]check.Problem, error) {
	years := map[int][]weighed{}
	values := map[figure.Key]quantity.Value{}
	done := 0
	for _, w := range all {
		if w.fault != nil {
			done++
			continue
		}
		years[w.past.Year] = append(years[w.past.Year], w)
		values[w.past.Key] = w.past.Value
	}
	found := map[figure.Key][]check.Problem{}
	for _, year := range sortedYears(years) {
		subjects := make([]finding.Subject, len(years[year]))
		for n, w := range years[year] {
			subjects[n] = finding.Subject{Element: w.element, AreaCode: w.past.AreaCode, Category: w.past.Category, Value: w.past.Value, Explanation: w.past.Explanation}
			before := w.past.Key
			before.Year--
			if last, given := values[before]; given {
				subjects[n].LastYear = &last
			}
		}
		f, err := finding.Find(ctx, tx, year, subjects)
		if err != nil {
			return nil, err
		}
		for k, problems := range f.Problems {
			found[k] = problems
		}
		done += len(subjects)
		if err := reached(done); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func sortedYears(years map[int][]weighed) []int {
	out := make([]int, 0, len(years))
	for y := range years {
		out = append(out, y)
	}
	slices.Sort(out)
	return out
}

// report sums up. What a check of grade A refuses is left out, what others ask about is told and taken: who could have explained it
// is gone, and the source stands beside the figure.
func report(all []weighed, found map[figure.Key][]check.Problem) Report {
	r := Report{Total: len(all)}
	for n := range all {
		w := &all[n]
		if w.fault != nil {
			r.problems = append(r.problems, problemOf(w.row.Line, 0, w.fault))
			r.add(w.tally())
			continue
		}
		problems := found[w.past.Key]
		slices.SortStableFunc(problems, func(a, b check.Problem) int { return cmp.Compare(a.Grade, b.Grade) })
		for at, p := range problems {
			r.problems = append(r.problems, Problem{Line: w.row.Line, Number: at, Grade: string(p.Grade), Code: string(p.Code), Said: said(p.Text)})
		}
		switch {
		case len(problems) > 0 && problems[0].Grade == check.A:
			r.add(Tally{Refused: 1})
			continue
		case len(problems) > 0:
			r.add(Tally{Doubted: 1})
		}
		r.add(w.tally())
		r.span(w.past.Year)
	}
	return r
}

func (r *Report) span(year int) {
	if r.FirstYear == 0 || year < r.FirstYear {
		r.FirstYear = year
	}
	r.LastYear = max(r.LastYear, year)
}

func problemOf(line, number int, f *fault.Fault) Problem {
	return Problem{Line: line, Number: number, Grade: string(check.A), Code: string(f.Code), Said: said(f.Text)}
}

func said(text func(lang string) string) map[string]string {
	return map[string]string{fault.Chinese: text(fault.Chinese), fault.English: text(fault.English)}
}
